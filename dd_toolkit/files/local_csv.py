"""The tables of `questionnaires/local/`: places, minimum wages and wage bands, read into core objects.

Every amount must stand in the fact that its row names, and no row may be surer than its fact: the tables
arrange what the facts of law state and add nothing to it. A row with a problem gives no value.
docs/local-values.md is normative for the columns. Which value holds where is decided in core.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Final, TypeVar

from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.law import Confidence, Fact
from dd_toolkit.core.questionnaire.local import LocalKind, LocalPlace, LocalTables, LocalValue, WageBand
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.files.csv_table import read_table, shape_problem
from dd_toolkit.files.law_csv import WHOLE_DAY, date_problems, is_date, is_number

PLACES, MINIMUM_WAGES, WAGE_BANDS = "places.csv", "minimum-wages.csv", "wage-bands.csv"
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        PLACES: ("place", "en", "zh", "note_en", "note_zh"),
        MINIMUM_WAGES: (
            "place", "class", "amount", "valid_from", "valid_to", "fact", "confidence", "note_en", "note_zh",
        ),
        WAGE_BANDS: (
            "kind", "place_en", "place_zh", "plant_en", "plant_zh", "group_en", "group_zh", "low", "high",
            "unit_en", "unit_zh", "year", "cite", "fact", "note_en", "note_zh",
        ),
    }
)  # fmt: skip
"""The files of the folder with their columns."""

TIERS: Final = ("", "1", "2", "3", "4")
"""Classes of places in a province's notice; blank where there are none, or the fact names none."""

Part = TypeVar("Part")

_KEY: Final = re.compile(r"[A-Z]{2}(?:-[A-Za-z]+)*", re.ASCII)
_YEAR: Final = re.compile(r"[12][0-9]{3}(?:-[12][0-9]{3})?", re.ASCII)
_CITE: Final = re.compile(r"R§\S+")
_NUMBERS: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)
_THOUSANDS: Final = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", re.ASCII)
_SURENESS: Final = tuple(str(each) for each in (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH))
_BAND_KINDS: Final = tuple(str(each) for each in LocalKind if each is not LocalKind.MINIMUM_WAGE)


def read_local(
    texts: Mapping[str, str], folder: str, law: Mapping[str, Fact]
) -> tuple[LocalTables, tuple[Problem, ...]]:
    """Read the tables from the texts of their files, by name, with every problem found. Never raises.

    `folder` is how problems call the place of the files; a file that is left out is an empty table.
    """
    reader = _Reader(texts, folder, law)
    places = reader.read(PLACES, reader.place_problems, _place)
    wages = reader.read(MINIMUM_WAGES, reader.wage_problems, _minimum_wage)
    bands = reader.read(WAGE_BANDS, reader.band_problems, _band)
    return LocalTables(places, wages, bands), tuple(reader.problems)


@dataclass(frozen=True, slots=True)
class _Line:
    """One row with its place, and the problems that a row of any table can have."""

    place: Place
    cells: Mapping[str, str]

    def at(self, column: str) -> Place:
        """Return the place of a cell."""
        return Place(self.place.file, self.place.line, (column,))

    def groundless(self, column: str) -> Problem:
        """Return the problem of a cell that says more than the fact of the row."""
        details = {"key": column, "found": self.cells[column], "fact": self.cells["fact"]}
        return Problem(ProblemCode.LOCAL_VALUE_GROUNDLESS, self.at(column), details)

    def not_among(self, column: str, allowed: Sequence[str]) -> Iterator[Problem]:
        """Give the problem of a cell that is none of the words it may be."""
        if self.cells[column] not in allowed:
            yield shape_problem(self.place, column, self.cells[column], "one of", ", ".join(allowed))

    def unfit_numbers(self, *columns: str) -> Iterator[Problem]:
        """Give the cells that are no plain number above nought."""
        for column in columns:
            cell = self.cells[column]
            if not (is_number(cell) and float(cell) > 0):
                yield shape_problem(self.place, column, cell, "a number above 0")

    def untranslated(self, columns: str, *, needed: bool = False) -> Iterator[Problem]:
        """Give the languages that a text lacks; one that is not needed may be left out in both."""
        texts = {language: self.cells[f"{columns}{language}"].strip() for language in ("en", "zh")}
        for language, text in texts.items():
            if not text and (needed or any(texts.values())):
                place = self.at(f"{columns}{language}")
                yield Problem(ProblemCode.TRANSLATION_MISSING, place, {"language": language})


class _Reader:
    """Reads one file after the other; rows of the later ones name places of the first."""

    def __init__(self, texts: Mapping[str, str], folder: str, law: Mapping[str, Fact]) -> None:
        self.texts = texts
        self.folder = folder
        self.law = law
        self.known: set[str] = set()
        self.problems: list[Problem] = []

    def read(
        self,
        name: str,
        judge: Callable[[Sequence[_Line]], Iterator[Problem]],
        part_of: Callable[[Mapping[str, str]], Part],
    ) -> tuple[Part, ...]:
        """Read one file; rows with a problem are left out."""
        if name not in self.texts:
            return ()
        file = f"{self.folder}{name}"
        rows, found = read_table(self.texts[name], file, COLUMNS[name])
        lines = [_Line(Place(file, row.line), row.cells) for row in rows]
        problems = sorted((*found, *judge(lines)), key=lambda each: each.place.line or 0)
        self.problems += problems
        refused = {each.place.line for each in problems}
        return tuple(part_of(line.cells) for line in lines if line.place.line not in refused)

    def place_problems(self, lines: Sequence[_Line]) -> Iterator[Problem]:
        """A key and a name stand once, and a place lies in one that stands there too."""
        keys: set[str] = set()
        names: set[str] = set()
        self.known = {line.cells["place"] for line in lines}
        for line in lines:
            key, parent = line.cells["place"], line.cells["place"].rpartition("-")[0]
            own = {line.cells[column].casefold() for column in ("en", "zh")} - {""}
            if not _KEY.fullmatch(key):
                yield Problem(ProblemCode.ID_FORM, line.at("place"), {"id": key, "form": "CN-GD-Huizhou"})
            elif parent and parent not in self.known:
                yield Problem(ProblemCode.LOCAL_PLACE_UNKNOWN, line.at("place"), {"place": parent})
            for repeated in sorted(({key} & keys) | (own & names)):
                yield Problem(ProblemCode.ID_DUPLICATE, line.at("place"), {"id": repeated})
            keys.add(key)
            names |= own
            yield from line.untranslated("", needed=True)
            yield from line.untranslated("note_")

    def wage_problems(self, lines: Sequence[_Line]) -> Iterator[Problem]:
        """A wage has a known place, a number that its fact states, and dates that fit those beside it."""
        for line in lines:
            cells = line.cells
            yield from self._place_problems(line)
            yield from line.not_among("class", TIERS)
            yield from line.unfit_numbers("amount")
            yield from date_problems(cells, line.place)
            yield from line.not_among("confidence", _SURENESS)
            yield from self._fact_problems(line, ("amount",))
            fact = self.law.get(cells["fact"])
            if fact is not None and cells["confidence"] in _SURENESS[_SURENESS.index(fact.confidence) + 1 :]:
                yield line.groundless("confidence")
            yield from line.untranslated("note_")
        yield from _period_problems(lines)

    def band_problems(self, lines: Sequence[_Line]) -> Iterator[Problem]:
        """A band has both ends or one, a year and its place in the report."""
        for line in lines:
            cells = line.cells
            yield from line.not_among("kind", _BAND_KINDS)
            for texts in ("place_", "plant_", "group_", "unit_"):
                yield from line.untranslated(texts, needed=True)
            yield from line.untranslated("note_")
            ends = [column for column in ("low", "high") if cells[column]] or ["low"]
            yield from line.unfit_numbers(*ends)
            low, high = (float(cells[end]) if is_number(cells[end]) else None for end in ("low", "high"))
            if low is not None and high is not None and low > high:
                yield shape_problem(line.place, "high", cells["high"], "decimal number", f">= {cells['low']}")
            if not _YEAR.fullmatch(cells["year"]):
                yield shape_problem(line.place, "year", cells["year"], "date", "2021, 2017-2019")
            if not _CITE.fullmatch(cells["cite"]):
                yield Problem(ProblemCode.CITATION_FORM, line.at("cite"), {"cite": cells["cite"]})
            if cells["fact"]:
                yield from self._fact_problems(line, ends)

    def _place_problems(self, line: _Line) -> Iterator[Problem]:
        key = line.cells["place"]
        if key not in self.known:
            yield Problem(ProblemCode.LOCAL_PLACE_UNKNOWN, line.at("place"), {"place": key})

    def _fact_problems(self, line: _Line, columns: Sequence[str]) -> Iterator[Problem]:
        """Give the numbers of a row that its fact does not state, or that it names no fact."""
        name = line.cells["fact"]
        fact = self.law.get(name)
        if fact is None:
            yield Problem(ProblemCode.FACT_UNKNOWN, line.at("fact"), {"fact": name})
            return
        stated = _stated(fact)
        for column in columns:
            cell = line.cells[column]
            if is_number(cell) and float(cell) > 0 and float(cell) not in stated:
                yield line.groundless(column)


def _period_problems(lines: Sequence[_Line]) -> Iterator[Problem]:
    """Give the wages that do not end on the day before the next of their place begins.

    One of low confidence ends none, since it may be wrong, and needs no end itself.
    """
    by_place: dict[str, list[_Line]] = {}
    for line in lines:
        if line.cells["confidence"] != Confidence.LOW:
            by_place.setdefault(line.cells["place"], []).append(line)
    for of_place in by_place.values():
        in_order = sorted(of_place, key=lambda line: line.cells["valid_from"])
        for line, following in pairwise(in_order):
            start = following.cells["valid_from"]
            expected = _day_before(start)
            if not start:
                yield shape_problem(following.place, "valid_from", start, "date")
            if expected is not None and line.cells["valid_to"] != expected:
                details = {"found": line.cells["valid_to"], "expected": expected}
                yield Problem(ProblemCode.LOCAL_VALUE_PERIOD, line.at("valid_to"), details)


def _day_before(start: str) -> str | None:
    """Return the day before a date, that of its first day where only month or year is known."""
    if not is_date(start):
        return None
    first = date.fromisoformat((start + "-01-01")[:WHOLE_DAY])
    return (first - timedelta(days=1)).isoformat()


def _stated(fact: Fact) -> frozenset[float]:
    """Return every number that a fact states, as its number, in its text or in its statement."""
    words = _THOUSANDS.sub("", f"{fact.text.en} {fact.statement.en}")
    numbers = {float(each) for each in _NUMBERS.findall(words)}
    return frozenset(numbers if fact.number is None else numbers | {fact.number})


def _text(cells: Mapping[str, str], columns: str) -> Text:
    return Text(cells[f"{columns}en"], cells[f"{columns}zh"])


def _note(cells: Mapping[str, str]) -> Text | None:
    return _text(cells, "note_") if cells["note_en"] else None


def _place(cells: Mapping[str, str]) -> LocalPlace:
    return LocalPlace(cells["place"], _text(cells, ""), _note(cells))


def _minimum_wage(cells: Mapping[str, str]) -> LocalValue:
    return LocalValue(
        cells["place"],
        float(cells["amount"]),
        cells["class"],
        cells["valid_from"] or None,
        cells["valid_to"] or None,
        cells["fact"],
        Confidence(cells["confidence"]),
        _note(cells),
    )


def _band(cells: Mapping[str, str]) -> WageBand:
    return WageBand(
        LocalKind(cells["kind"]),
        _text(cells, "place_"),
        _text(cells, "plant_"),
        _text(cells, "group_"),
        float(cells["low"]) if cells["low"] else None,
        float(cells["high"]) if cells["high"] else None,
        _text(cells, "unit_"),
        cells["year"],
        cells["cite"],
        cells["fact"],
        _note(cells),
    )
