"""Which local values speak for a site on a day, and which of them a questionnaire carries.

What the tables do not know is given as unknown: no value is carried over from another place or class, and
one of low confidence never takes the place of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from dd_toolkit.core.questionnaire.law import Confidence, Fact
from dd_toolkit.core.questionnaire.local import LocalPlace, LocalTables, LocalValue
from dd_toolkit.core.questionnaire.questionnaire import questions_of
from dd_toolkit.core.questionnaire.questions import Questionnaire


class NotPlaced(StrEnum):
    """Why no place of the tables is known to be that of a site."""

    UNSAID = "unsaid"
    """Nothing is recorded of where the site is."""
    UNKNOWN = "unknown"
    """What is recorded names no place of the tables."""
    SEVERAL = "several"
    """What is recorded names places of which none lies in another."""


@dataclass(frozen=True, slots=True)
class MinimumWage:
    """What the table knows of the minimum wage at a place on a day."""

    place: LocalPlace
    """The place of the site, as finely as the tables know it."""
    standing: LocalValue | None
    """The latest value in force that is not of low confidence; None where there is none."""
    unsure: tuple[LocalValue, ...]
    """Values of low confidence that would have replaced it: to be looked up, never relied on."""
    later: LocalValue | None
    """Where nothing is in force: the first value of the place that begins after the day."""
    nearby: tuple[LocalPlace, ...]
    """Where the place has no value at all: places of the same province that have some."""


def carry_local(questionnaire: Questionnaire, tables: LocalTables, law: Mapping[str, Fact]) -> Questionnaire:
    """Return a questionnaire with the local values that its questions show, and the facts behind them."""
    kinds = {question.local for _, _, question in questions_of(questionnaire)} - {None}
    used = tables.of_kinds(kind for kind in kinds if kind is not None)
    facts = {name: law[name] for name in used.facts if name in law}
    return replace(questionnaire, local=used, law=dict(sorted({**questionnaire.law, **facts}.items())))


def place_of(tables: LocalTables, place: str, name: str) -> LocalPlace | NotPlaced:
    """Find the place of a site from its recorded place, and from its name where that says more.

    Names are found in either language, in any order, and may stand in one text. Of several the finest is
    taken where all others contain it; where the site's name contradicts its place, the place stands.
    """
    if not (place.strip() or name.strip()):
        return NotPlaced.UNSAID
    together = _finest(tables, f"{place}\n{name}")
    return _finest(tables, place) if together is NotPlaced.SEVERAL and place.strip() else together


def minimum_wage_at(tables: LocalTables, place: LocalPlace, day: str) -> MinimumWage:
    """Return what is known at a place on an ISO day: its own values, else those of the place it lies in."""
    values: tuple[LocalValue, ...] = ()
    for key in place.lineage:
        values = tuple(each for each in tables.minimum_wages if each.place == key)
        if values:
            break
    in_force = sorted((each for each in values if each.is_in_force(day)), key=_beginning)
    sure = [each for each in in_force if each.confidence is not Confidence.LOW]
    standing = sure[-1] if sure else None
    unsure = tuple(
        each
        for each in in_force
        if each.confidence is Confidence.LOW and (standing is None or _beginning(each) > _beginning(standing))
    )
    ahead = sorted((each for each in values if _beginning(each) > day), key=_beginning)
    return MinimumWage(
        place,
        standing,
        unsure,
        ahead[0] if ahead and not in_force else None,
        () if values else tuple(_nearby(tables, place)),
    )


def _beginning(value: LocalValue) -> str:
    return value.valid_from or ""


def _nearby(tables: LocalTables, place: LocalPlace) -> Iterator[LocalPlace]:
    """Give the other places of the same province that have values."""
    province = "-".join(place.key.split("-")[:2])
    known = {each.place for each in tables.minimum_wages}
    for each in tables.places:
        if each.key in known and province in each.lineage and "-" in province:
            yield each


def _finest(tables: LocalTables, text: str) -> LocalPlace | NotPlaced:
    """Return the one place named in a text that lies in all others named there."""
    by_name = {name: each for each in tables.places for name in _names(each)}
    found = [by_name[name] for name in _found(by_name, text.casefold())]
    if not found:
        return NotPlaced.UNKNOWN
    finest = max(found, key=lambda each: len(each.lineage))
    return finest if all(each.key in finest.lineage for each in found) else NotPlaced.SEVERAL


def _names(place: LocalPlace) -> tuple[str, str]:
    return place.name.en.casefold(), place.name.zh.casefold()


def _found(by_name: Mapping[str, LocalPlace], text: str) -> Iterator[str]:
    """Give the names that stand in a text, none of them over another; of two the first, then the longer."""
    if by_name:
        longest_first = sorted(by_name, key=len, reverse=True)
        pattern = "|".join(f"(?<![a-z]){re.escape(each)}(?![a-z])" for each in longest_first)
        for match in re.finditer(pattern, text):
            yield match[0]
