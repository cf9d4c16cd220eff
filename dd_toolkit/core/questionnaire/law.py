"""What a fact of law is, and which fact speaks on a day.

A fact is a statement with its instrument, article, dates, value and confidence; a part of a fact is one of
its numbers by name. A fact knows which older one it replaces, so that an assessment is measured by what was
law on its date. A questionnaire carries the facts that it names with their predecessors and successors.
Nothing here knows which question cites a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Final

from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.document import STRICT
from dd_toolkit.core.questionnaire.text import Text

PART: Final = "."
"""Stands between the id of a fact and the name of one of its numbers: `OEL-001.twa`."""
FACT_ID: Final = re.compile(r"[A-Z]{3}-[0-9]{3}(?:\.[a-z][a-z0-9_]*)?", re.ASCII)
"""The form of the id of a fact, or of a part of one."""
_BLANK: Final = Text()


class Confidence(StrEnum):
    """How sure the reading of a law fact is; a low one is a prompt and never decides."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of law or of a standard with its article and dates, or one number of such a fact."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    statement: Text
    instrument: Text
    article: str = ""
    valid_from: str | None = None
    """ISO date, or its year or month alone; None where the source gives none."""
    valid_to: str | None = None
    """Last day of force; None while in force."""
    amended: str = ""
    """Dates of amendments as recorded."""
    number: float | None = None
    """The one number of the fact; None where it has none or several."""
    unit: Text = _BLANK
    text: Text = _BLANK
    """The value as recorded, where it is no single number."""
    jurisdiction: str = ""
    confidence: Confidence = Confidence.LOW
    source: str = ""
    label: Text = _BLANK
    """Which number of its fact a part is; blank for a whole fact."""
    replaces: tuple[str, ...] = ()
    """Ids of the older facts whose place it takes."""

    def is_in_force(self, day: str) -> bool:
        """Tell whether the fact speaks on an ISO day; a date that nobody recorded rules nothing out."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


def in_force(law: Mapping[str, Fact], name: str, day: str) -> Fact | None:
    """Return the fact that speaks on an ISO day in the place of the one that is named.

    One that is not yet in force gives way to what it replaces, one that has ended to what replaces it.
    None where nothing of the chain was in force, or where several took its place and it cannot be told
    which; of several the only one with a number stands for a fact that has one.
    """
    named = law.get(name)
    if named is None or named.is_in_force(day):
        return named
    speaking = tuple(_speaking(law, named, day, {name}))
    if len(speaking) > 1 and named.number is not None:
        speaking = tuple(fact for fact in speaking if fact.number is not None)
    return speaking[0] if len(speaking) == 1 else None


def number_on(law: Mapping[str, Fact], name: str, day: str) -> float | None:
    """Return the number of the fact that speaks on an ISO day; None where none does, or it has none."""
    fact = in_force(law, name, day)
    return None if fact is None else fact.number


def names_on(law: Mapping[str, Fact], names: Iterable[str], day: str) -> tuple[str, ...]:
    """Return each name once, a fact by the id of the one that speaks on an ISO day.

    Names of no fact stay. A fact in whose place nothing speaks stays too, unless something of its chain is
    there already: an older law is not listed beside what replaced it.
    """
    known = {name: in_force(law, name, day) for name in names}
    speaking = {fact.id for fact in known.values() if fact is not None}
    listed: dict[str, None] = {}
    for name, fact in known.items():
        if fact is not None:
            listed[fact.id] = None
        elif speaking.isdisjoint(chained(law, (name,))):
            listed[name] = None
    return tuple(listed)


def chained(law: Mapping[str, Fact], names: Iterable[str]) -> frozenset[str]:
    """Return names with every fact that one of them replaced, or that replaced it, at any remove."""
    older = {fact.id: fact.replaces for fact in law.values() if fact.replaces}
    newer: dict[str, list[str]] = {}
    for id_, replaced in older.items():
        for each in replaced:
            newer.setdefault(each, []).append(id_)
    start = frozenset(names)
    return start | _reached(start, older) | _reached(start, newer)


def number_fault(fact: Fact | None) -> ProblemCode | None:
    """Return why a fact cannot be a number that decides; None where it can.

    It must exist, have one number and a date from which it holds, and not be of low confidence.
    """
    if fact is None:
        return ProblemCode.FACT_UNKNOWN
    if fact.number is None or fact.valid_from is None:
        return ProblemCode.FACT_NOT_NUMERIC
    return ProblemCode.FACT_LOW_CONFIDENCE if fact.confidence is Confidence.LOW else None


def _speaking(law: Mapping[str, Fact], fact: Fact, day: str, seen: set[str]) -> Iterator[Fact]:
    """Give what speaks for a fact that is not in force: what was before it, or what came after."""
    begun = fact.valid_from is None or fact.valid_from <= day
    others = [each.id for each in law.values() if fact.id in each.replaces] if begun else fact.replaces
    for other in others:
        found = law.get(other)
        if found is None or other in seen:
            continue
        seen.add(other)
        if found.is_in_force(day):
            yield found
        elif begun == (found.valid_from is None or found.valid_from <= day):
            yield from _speaking(law, found, day, seen)


def _reached(start: Iterable[str], steps: Mapping[str, Iterable[str]]) -> frozenset[str]:
    reached: set[str] = set()
    ahead = list(start)
    while ahead:
        for each in steps.get(ahead.pop(), ()):
            if each not in reached:
                reached.add(each)
                ahead.append(each)
    return frozenset(reached)
