"""Checks of weights: pillars, materiality and relevance of segments are those of the method."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.checked import Checked
from dd_toolkit.core.questionnaire.questions import Topic

MATERIALITIES: Final = frozenset({0, 1, 2, 4})
RELEVANCES: Final = frozenset({0.0, 0.5, 1.0})


def check_weights(checked: Checked) -> Iterator[Problem]:
    """Pillars are the method's, materiality is 0, 1, 2 or 4, relevance of a segment 0, 0.5 or 1."""
    for section in checked.parsed.questionnaire.sections:
        if section.pillar not in checked.pillars:
            known = ", ".join(checked.pillars)
            yield checked.problem(
                ProblemCode.PILLAR_UNKNOWN, section.id, "pillar", pillar=section.pillar, known=known
            )
        for topic in section.topics:
            yield from _weight_problems(checked, topic)


def _weight_problems(checked: Checked, topic: Topic) -> Iterator[Problem]:
    if topic.materiality not in MATERIALITIES:
        yield checked.problem(
            ProblemCode.MATERIALITY_UNKNOWN, topic.id, "materiality", found=str(topic.materiality)
        )
    for segment, relevance in (topic.segments or {}).items():
        if relevance not in RELEVANCES:
            yield checked.problem(
                ProblemCode.VALUE_SHAPE, topic.id, "segments", segment.value, key=segment.value,
                found=str(relevance), expected="", allowed="0, 0.5, 1",
            )  # fmt: skip
