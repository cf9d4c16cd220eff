"""Check of coverage: the bank asks about every topic of the list, as the list weighs it, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.bank_rules import ListedTopic
from dd_toolkit.core.questionnaire.checks.bank_checked import BankChecked
from dd_toolkit.core.questionnaire.questions import Segment, Topic

EVERY_PLANT: Final = "ALL"
"""How the list and problems write "every site that is not a group office only"."""


def check_coverage(bank: BankChecked) -> Iterator[Problem]:
    """Every listed topic has a question, every topic is listed, with materiality and segments as listed."""
    if not bank.rules.topics:
        return
    topics = {
        topic.id: topic
        for section in bank.form.questionnaire.sections
        for topic in section.topics
        if topic.questions
    }
    listed = {each.id: each for each in bank.rules.topics}
    for each in bank.rules.topics:
        if each.id not in topics:
            yield Problem(ProblemCode.TOPIC_UNCOVERED, each.place, {"topic": each.id})
    for topic in topics.values():
        wanted = listed.get(topic.id)
        if wanted is None:
            yield bank.checked.problem(ProblemCode.TOPIC_UNLISTED, topic.id, "id", topic=topic.id)
        else:
            yield from _differences(bank, topic, wanted)


def segments_text(segments: frozenset[Segment] | None) -> str:
    """Return segments as the list writes them, in the order of the chain."""
    if segments is None:
        return EVERY_PLANT
    return " ".join(segment.value for segment in Segment if segment in segments)


def _differences(bank: BankChecked, topic: Topic, wanted: ListedTopic) -> Iterator[Problem]:
    segments = None
    if topic.segments is not None:
        segments = frozenset(segment for segment, relevance in topic.segments.items() if relevance > 0)
    pairs = (
        ("materiality", str(topic.materiality), str(wanted.materiality)),
        ("segments", segments_text(segments), segments_text(wanted.segments)),
    )
    for key, found, listed in pairs:
        if found != listed:
            yield bank.checked.problem(
                ProblemCode.TOPIC_DIFFERS, topic.id, key, topic=topic.id, key=key, found=found, listed=listed
            )
