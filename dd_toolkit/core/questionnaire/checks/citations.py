"""Checks of citations: each has a known form, each fact exists, and what is scored rests on something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.checked import Checked
from dd_toolkit.core.questionnaire.law import FACT_ID
from dd_toolkit.core.questionnaire.questions import UNSCORED, Question

_REPORT: Final = re.compile(r"R§\S+")
_SCHEME: Final = re.compile(r"[A-Z][A-Za-z0-9.-]*", re.ASCII)


def check_citations(checked: Checked) -> Iterator[Problem]:
    """Every citation has a known form, every fact exists, and every scored question rests on something."""
    for section in checked.parsed.questionnaire.sections:
        for topic in section.topics:
            yield from citation_problems(checked, topic.id, topic.cites)
            for question in topic.questions:
                rests = topic.cites or question.cites
                if topic.materiality > 0 and _is_scored(question) and not rests:
                    yield checked.problem(ProblemCode.CITATION_MISSING, question.id)
                yield from citation_problems(checked, question.id, question.cites)


def citation_problems(
    checked: Checked, id_: str, cites: tuple[str, ...], steps: tuple[str | int, ...] = ()
) -> Iterator[Problem]:
    """Give the citations of a part that have no known form or name a fact that is not in the law table."""
    for position, cite in enumerate(cites):
        if FACT_ID.fullmatch(cite):
            if cite not in checked.law:
                yield checked.problem(ProblemCode.FACT_UNKNOWN, id_, *steps, "cites", position, fact=cite)
        elif not _REPORT.fullmatch(cite) and not _SCHEME.fullmatch(cite):
            yield checked.problem(ProblemCode.CITATION_FORM, id_, *steps, "cites", position, found=cite)


def _is_scored(question: Question) -> bool:
    return question.scored and question.type not in UNSCORED
