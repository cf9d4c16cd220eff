"""law.csv joined with the files that may lie beside it: dates, parts, changes and Chinese.

Each file adds to the facts and none overrides law.csv: a date is only given where none is recorded, and a
part is a number that stands in its fact. A row with a problem adds nothing. docs/law.md is normative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.law import PART, Fact
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.files.csv_table import TableRow, read_table, shape_problem
from dd_toolkit.files.law_csv import WHOLE_DAY, date_problems, is_number, read_law

LAW, DATES, PARTS, CHANGES, CHINESE = (
    "law.csv", "law-dates.csv", "law-parts.csv", "law-changes.csv", "law-zh.csv",
)  # fmt: skip
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        DATES: ("id", "valid_from", "valid_to", "place"),
        PARTS: ("id", "number", "unit", "unit_zh", "label_en", "label_zh", "place"),
        CHANGES: ("fact", "replaces", "place"),
        CHINESE: ("id", "statement", "text", "unit"),
    }
)
"""Columns of every file beside law.csv; `place` says where in the fact sheet it stands, and is for people."""

_PART: Final = re.compile(r"([A-Z]{3}-[0-9]{3})\.[a-z][a-z0-9_]*", re.ASCII)
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)
_LETTERS: Final = re.compile(r"[A-Za-z]{2}")


def join_law(texts: Mapping[str, str], folder: str) -> tuple[dict[str, Fact], tuple[Problem, ...]]:
    """Join the texts of the law files, by file name, into facts and parts by id, with every problem found.

    law.csv must be among them, each other one adds what it holds; `folder` is how problems call their place.
    """
    reader = _Reader(texts, folder)
    reader.join()
    return reader.facts, tuple(reader.problems)


class _Reader:
    """Reads the files one after the other; what was read first is what the next may name."""

    def __init__(self, texts: Mapping[str, str], folder: str) -> None:
        self.texts = texts
        self.folder = folder
        self.facts: dict[str, Fact] = {}
        self.problems: list[Problem] = []

    def join(self) -> None:
        chinese = self._rows(CHINESE)
        known = {row.cells["id"]: row.cells for row in chinese}
        self.facts, problems = read_law(self.texts[LAW], self._file(LAW), known)
        self.problems += problems
        dates = {row.cells["id"]: row for row in self._rows(DATES)}
        self._date(row for id_, row in dates.items() if PART not in id_)
        self._add_parts()
        self._date(row for id_, row in dates.items() if PART in id_)
        self._change(dates)
        if CHINESE in self.texts:
            self.problems += self._translation_problems(chinese)

    def _rows(self, name: str) -> tuple[TableRow, ...]:
        """Return the rows of a file, none where it is not there; of several with one id the first counts."""
        if name not in self.texts:
            return ()
        rows, problems = read_table(self.texts[name], self._file(name), COLUMNS[name])
        self.problems += problems
        first: dict[str, TableRow] = {}
        for row in rows:
            cells = row.cells
            key = f"{cells['fact']} {cells['replaces']}" if name == CHANGES else cells["id"]
            if key in first:
                details = {"id": key, "first": str(first[key].line)}
                self.problems.append(Problem(ProblemCode.ID_DUPLICATE, self._place(name, row), details))
            first.setdefault(key, row)
        return tuple(first.values())

    def _file(self, name: str) -> str:
        return f"{self.folder}{name}"

    def _place(self, name: str, row: TableRow) -> Place:
        return Place(self._file(name), row.line)

    def _fact(self, name: str, row: TableRow, id_: str) -> Fact | None:
        """Return a fact that a row names; None, with a problem, where there is none."""
        found = self.facts.get(id_)
        if found is None:
            self.problems.append(Problem(ProblemCode.FACT_UNKNOWN, self._place(name, row), {"fact": id_}))
        return found

    def _date(self, rows: Iterator[TableRow]) -> None:
        """Give facts the dates that law.csv lacks; a part with a row of its own has only those dates."""
        for row in rows:
            cells, place = row.cells, self._place(DATES, row)
            fact = self._fact(DATES, row, cells["id"])
            if fact is None:
                continue
            if PART in fact.id:
                fact = replace(fact, valid_from=None, valid_to=None)
            dates = {"valid_from": fact.valid_from or "", "valid_to": fact.valid_to or ""}
            given = {key: cells[key] for key in dates if cells[key]}
            problems = [
                shape_problem(place, key, cells[key], "nothing beside a recorded date")
                for key in given
                if dates[key]
            ]
            problems += date_problems(dates | given, place)
            self.problems += problems
            if not problems:
                both = dates | given
                self.facts[fact.id] = replace(
                    fact, valid_from=both["valid_from"] or None, valid_to=both["valid_to"] or None
                )

    def _add_parts(self) -> None:
        """Add each part with the law, dates and confidence of its fact, and its own number."""
        for row in self._rows(PARTS):
            cells, place = row.cells, self._place(PARTS, row)
            match = _PART.fullmatch(cells["id"])
            if match is None:
                self.problems.append(shape_problem(place, "id", cells["id"], "fact id", "ABC-001.limit"))
                continue
            whole = self._fact(PARTS, row, match[1])
            if whole is None:
                continue
            problems = tuple(_part_problems(cells, whole, place))
            self.problems += problems
            if not problems:
                self.facts[cells["id"]] = replace(
                    whole,
                    id=cells["id"],
                    number=float(cells["number"]),
                    text=Text(),
                    unit=Text(cells["unit"], cells["unit_zh"] or cells["unit"]),
                    label=Text(cells["label_en"], cells["label_zh"]),
                )

    def _change(self, dates: Mapping[str, TableRow]) -> None:
        """Note what replaces what; the older fact ends on the day before, unless it has ended already.

        A part ends with its fact, unless `dates` or a change of its own say when.
        """
        replaced: dict[str, tuple[str, ...]] = {}
        starts: dict[str, str] = {}
        for row in self._rows(CHANGES):
            newer = self._fact(CHANGES, row, row.cells["fact"])
            older = self._fact(CHANGES, row, row.cells["replaces"])
            if newer is None or older is None:
                continue
            if not _follows(newer, older):
                details = {"fact": newer.id, "replaced": older.id}
                self.problems.append(
                    Problem(ProblemCode.LAW_CHANGE_UNFIT, self._place(CHANGES, row), details)
                )
                continue
            replaced[newer.id] = (*replaced.get(newer.id, ()), older.id)
            starts[older.id] = min(newer.valid_from or "", starts.get(older.id, "9999"))
        ended = {id_: start for id_, start in starts.items() if PART not in id_}
        for id_ in self.facts:
            whole = id_.partition(PART)[0]
            if whole in ended and id_ not in dates:
                starts.setdefault(id_, ended[whole])
        for id_, start in starts.items():
            fact = self.facts[id_]
            self.facts[id_] = replace(fact, valid_to=fact.valid_to or _day_before(start))
        for id_, names in replaced.items():
            self.facts[id_] = replace(self.facts[id_], replaces=names)

    def _translation_problems(self, chinese: tuple[TableRow, ...]) -> Iterator[Problem]:
        """Yield facts without Chinese, and Chinese of nothing."""
        for row in chinese:
            fact = self._fact(CHINESE, row, row.cells["id"])
            if fact is None:
                continue
            for key, recorded in (("statement", fact.statement), ("text", fact.text), ("unit", fact.unit)):
                if not row.cells[key] and _LETTERS.search(recorded.en):
                    yield self._untranslated(fact, row.line)
        known = {row.cells["id"] for row in chinese}
        for fact in self.facts.values():
            if PART not in fact.id and fact.id not in known:
                yield self._untranslated(fact, None)

    def _untranslated(self, fact: Fact, line: int | None) -> Problem:
        place = Place(self._file(CHINESE), line)
        return Problem(ProblemCode.TRANSLATION_MISSING, place, {"language": "zh", "fact": fact.id})


def _part_problems(cells: Mapping[str, str], whole: Fact, place: Place) -> Iterator[Problem]:
    """Yield problems of a part: its number must stand in its fact, its name in both languages."""
    for key in ("label_en", "label_zh"):
        if not cells[key]:
            yield shape_problem(place, key, "", "text")
    if not is_number(cells["number"]):
        yield shape_problem(place, "number", cells["number"], "decimal number")
    elif not _stands(cells["number"], whole):
        details = {"fact": whole.id, "number": cells["number"]}
        yield Problem(ProblemCode.LAW_PART_UNFIT, place, details)


def _stands(number: str, whole: Fact) -> bool:
    """Tell whether a number stands in the value or in the statement of a fact."""
    written = _NUMBER.findall(f"{whole.text.en} {whole.statement.en}")
    return number in written or Decimal(number) in map(Decimal, written)


def _follows(newer: Fact, older: Fact) -> bool:
    """Tell whether one fact can take the place of another: it begins on a known day, after the older one."""
    start = newer.valid_from or ""
    if len(start) != WHOLE_DAY or (older.valid_from or "") >= start:
        return False
    return older.valid_to is None or older.valid_to < start


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
