"""Numbers of law on a day: which fact speaks where one is named, as docs/law.md says.

Only numbers are read; statements, articles and confidence are for people.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Final

from tests.independent.bank import FOLDER

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Fact:
    """A number of law and the days from and to which it holds, where they are recorded."""

    number: Fraction | None
    begins: date | None
    ends: date | None

    def begun(self, day: date) -> bool:
        """Tell whether it holds on a day or has held before."""
        return self.begins is None or self.begins <= day

    def ended(self, day: date) -> bool:
        """Tell whether its last day lies before a day."""
        return self.ends is not None and self.ends < day


@dataclass(frozen=True, slots=True)
class Law:
    """All facts, and what took the place of what."""

    facts: Mapping[str, Fact]
    older: Mapping[str, list[str]]
    newer: Mapping[str, list[str]]

    def number(self, name: str, day: date) -> Fraction | None:
        """Return the number that speaks on a day where a fact is named; None where nothing speaks."""
        named = self.facts[name]
        if not named.begun(day):
            return self._one(name, day, self.older)
        if named.ended(day):
            return self._one(name, day, self.newer)
        return named.number

    def _one(self, name: str, day: date, steps: Mapping[str, list[str]]) -> Fraction | None:
        """Return the number of the one fact in force that a chain leads to."""
        found = {each for each in _reached(name, steps) if self._in_force(each, day)}
        if len(found) > 1 and self.facts[name].number is not None:
            found = {each for each in found if self.facts[each].number is not None}
        return self.facts[found.pop()].number if len(found) == 1 else None

    def _in_force(self, name: str, day: date) -> bool:
        fact = self.facts[name]
        return fact.begun(day) and not fact.ended(day)


def _reached(name: str, steps: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    ahead = list(steps.get(name, ()))
    while ahead:
        each = ahead.pop()
        if each not in found:
            found.add(each)
            ahead.extend(steps.get(each, ()))
    return found


@cache
def read_law() -> Law:
    """Read law.csv and the files beside it; a missing one adds nothing."""
    older, newer = _changes()
    own = {row["id"]: (_day(row["valid_from"]), _day(row["valid_to"])) for row in _rows("law-dates.csv")}
    facts: dict[str, Fact] = {}
    for row in _rows("law.csv"):
        begins, ends = own.get(row["id"], (None, None))
        number = Fraction(row["number"]) if row["number"] else None
        facts[row["id"]] = Fact(number, _day(row["valid_from"]) or begins, _day(row["valid_to"]) or ends)
    parts = {row["id"]: Fraction(row["number"]) for row in _rows("law-parts.csv")}

    def begins_of(name: str) -> date | None:
        return own[name][0] if name in own else facts[name.partition(".")[0]].begins

    def ended(name: str, fact: Fact) -> Fact:
        starts = [begins for each in newer.get(name, ()) if (begins := begins_of(each)) is not None]
        replaced = fact.ends is None and starts
        return Fact(fact.number, fact.begins, min(starts) - _ONE_DAY) if replaced else fact

    facts = {name: ended(name, fact) for name, fact in facts.items()}
    for name, number in parts.items():
        whole = facts[name.partition(".")[0]]
        begins, ends = own.get(name, (whole.begins, whole.ends))
        facts[name] = ended(name, Fact(number, begins, ends))
    return Law(facts, older, newer)


def _changes() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    older: dict[str, list[str]] = defaultdict(list)
    newer: dict[str, list[str]] = defaultdict(list)
    for row in _rows("law-changes.csv"):
        older[row["fact"]].append(row["replaces"])
        newer[row["replaces"]].append(row["fact"])
    return older, newer


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = FOLDER / name
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def _day(written: str) -> date | None:
    """Return a recorded date; a month or a year begins on its first day."""
    return date.fromisoformat(f"{written}-01-01"[:10]) if written else None
