"""Which topic speaks to which item of which regime.

A topic whose finding rules carry a sign of forced labour speaks to the item with that sign, and to nothing
else of that kind; a topic that cites a convention speaks to it; every other pair is a row of the crosswalk.
A questionnaire carries the regimes, and its topics the items they speak to, so that both are pinned with an
assessment; adding a regime changes coverage, never the interview. Nothing here says that a topic falls under
an item: it may.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dd_toolkit.core.problems import Place
from dd_toolkit.core.questionnaire.finding_rules import Sign
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.questions import Questionnaire, Topic
from dd_toolkit.core.questionnaire.regimes import Regime, RegimeItem
from dd_toolkit.core.questionnaire.text import Text


@dataclass(frozen=True, slots=True)
class CrosswalkRow:
    """One row of the crosswalk: a topic speaks to an item."""

    topic: str
    regime: str
    item: str
    place: Place


@dataclass(frozen=True, slots=True)
class RegimeTable:
    """The regimes in the order they are shown, and the rows of the crosswalk."""

    regimes: Mapping[str, Regime] = field(default_factory=dict)
    rows: tuple[CrosswalkRow, ...] = ()


class Mention(NamedTuple):
    """A regime under which a topic may fall, and how its items are cited in a line."""

    regime: Text
    labels: tuple[Text, ...]


def signs_of(topic: Topic) -> frozenset[Sign]:
    """Return the signs of forced labour that the topic's finding rules carry."""
    rules = (rule for question in topic.questions for rule in question.finding)
    return frozenset(rule.sign for rule in rules if rule.sign is not None)


def cites_of(topic: Topic) -> frozenset[str]:
    """Return everything that a topic cites, its questions and their finding rules included."""
    by_questions = (cite for question in topic.questions for cite in question.cites)
    by_rules = (cite for question in topic.questions for rule in question.finding for cite in rule.cites)
    return frozenset((*topic.cites, *by_questions, *by_rules))


def carry_regimes(questionnaire: Questionnaire, table: RegimeTable, law: Mapping[str, Fact]) -> Questionnaire:
    """Return the questionnaire with the regimes, the items its topics speak to and the facts of both."""
    rows: dict[str, set[tuple[str, str]]] = {}
    for row in table.rows:
        rows.setdefault(row.topic, set()).add((row.regime, row.item))
    sections = tuple(
        replace(
            section,
            topics=tuple(
                replace(topic, speaks_to=_spoken_to(topic, table.regimes, rows.get(topic.id, set())))
                for topic in section.topics
            ),
        )
        for section in questionnaire.sections
    )
    named = {fact for regime in table.regimes.values() for fact in regime.facts_named() if fact in law}
    facts = {**questionnaire.law, **{fact: law[fact] for fact in named}}
    return replace(
        questionnaire,
        sections=sections,
        law={fact: facts[fact] for fact in sorted(facts)},
        regimes=tuple(table.regimes.values()),
    )


def _spoken_to(
    topic: Topic, regimes: Mapping[str, Regime], rows: set[tuple[str, str]]
) -> dict[str, tuple[str, ...]]:
    signs, cites = signs_of(topic), cites_of(topic)

    def speaks(regime: Regime, item: RegimeItem) -> bool:
        cited = regime.cited and item.id in cites
        return cited or (regime.id, item.id) in rows or item.sign in signs

    found = {
        regime.id: tuple(item.id for item in regime.items if speaks(regime, item))
        for regime in regimes.values()
    }
    return {regime: items for regime, items in found.items() if items}


def topics_speaking_to(questionnaire: Questionnaire, regime: str, item: str) -> tuple[Topic, ...]:
    """Return the topics of a questionnaire that speak to an item, in order."""
    return tuple(
        topic
        for section in questionnaire.sections
        for topic in section.topics
        if item in topic.speaks_to.get(regime, ())
    )


def mentions(regimes: Iterable[Regime], topic: Topic) -> tuple[Mention, ...]:
    """Return the regimes under which a topic may fall, each with the labels of its most exact items.

    An item is left out where the topic speaks to a part of it too.
    """
    found: list[Mention] = []
    for regime in regimes:
        spoken = topic.speaks_to.get(regime.id, ())
        items = [item for item in regime.items if item.id in spoken]
        wholes = {item.parent for item in items}
        if items:
            labels = tuple(label_of(item) for item in items if item.id not in wholes)
            found.append(Mention(regime.short, labels))
    return tuple(found)


def label_of(item: RegimeItem) -> Text:
    """Return how an item is cited in a line."""
    return item.label or Text(item.id, item.id)
