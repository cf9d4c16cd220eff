"""The facts of law that questionnaires name: `questionnaires/law.csv` read into `Fact`s.

A number is a plain decimal and a date an ISO date, matched by pattern, so no text turns into a number by
accident. A row with a problem gives no fact. Nothing is completed or corrected here, and whether a fact
may serve as an anchor is the questionnaire check's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.law import Confidence, Fact
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.files.csv_table import TableRow, read_table, shape_problem

LAW_COLUMNS: Final = (
    "id", "topic", "statement", "number", "unit", "text", "jurisdiction", "instrument_en", "instrument_zh",
    "article", "valid_from", "valid_to", "amended", "source", "confidence",
)  # fmt: skip
"""Columns of law.csv, in the order they are written."""

_ID: Final = re.compile(r"[A-Z]{3}-[0-9]{3}")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?")
_DATE: Final = re.compile(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_CONFIDENCES: Final = {str(confidence): confidence for confidence in Confidence}
WHOLE_DAY: Final = len("2026-01-31")
"""Length of an ISO date that names its day."""
IN_FORCE: Final = "in force "
"""What stands before the date of an amendment that is recorded by its coming into force."""
Chinese = Mapping[str, Mapping[str, str]]
"""By id of a fact its `statement`, `text` and `unit` in Chinese; a blank cell keeps what is recorded."""
_NO_CHINESE: Final[Chinese] = MappingProxyType({})


def read_law(
    text: str, file: str, chinese: Chinese = _NO_CHINESE
) -> tuple[dict[str, Fact], tuple[Problem, ...]]:
    """Read law.csv into facts by id, with every problem found; a row with a problem gives no fact.

    Chinese is joined where it is known; whether it is complete is not asked here.
    """
    rows, problems = read_table(text, file, LAW_COLUMNS)
    found = [*problems, *identity_problems(rows, file)]
    for row in rows:
        found.extend(_shape_problems(row, Place(file, row.line)))
    refused = {problem.place.line for problem in found}
    facts = {
        row.cells["id"]: _fact(row.cells, chinese.get(row.cells["id"]))
        for row in rows
        if row.line not in refused
    }
    return facts, tuple(sorted(found, key=lambda problem: problem.place.line or 0))


def identity_problems(rows: Iterable[TableRow], file: str) -> Iterator[Problem]:
    """Yield problems of id, statement and confidence, which fact sheet and law.csv share.

    Of several rows with one id, every one after the first is a problem.
    """
    first: dict[str, int] = {}
    for row in rows:
        place, name = Place(file, row.line), row.cells["id"]
        if not _ID.fullmatch(name):
            yield shape_problem(place, "id", name, "fact id", "ABC-001")
        elif name in first:
            details = {"id": name, "first": str(first[name])}
            yield Problem(ProblemCode.ID_DUPLICATE, Place(file, row.line, ("id",)), details)
        first.setdefault(name, row.line)
        if not row.cells["statement"]:
            yield shape_problem(place, "statement", "", "text")
        if row.cells["confidence"] not in _CONFIDENCES:
            yield shape_problem(
                place, "confidence", row.cells["confidence"], "one of", ", ".join(_CONFIDENCES)
            )


def is_number(text: str) -> bool:
    """Tell whether the text is one plain decimal: no sign but minus, no exponent, no thousands mark."""
    return _NUMBER.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def is_date(text: str) -> bool:
    """Tell whether the text is an ISO date of the calendar, or a year or month alone."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def is_before(earlier: str, later: str) -> bool:
    """Tell whether a date may lie before another or on it, as far as both of them say."""
    known = min(len(earlier), len(later))
    return earlier[:known] <= later[:known]


def _shape_problems(row: TableRow, place: Place) -> Iterator[Problem]:
    """Yield problems of the number and of the dates of one row."""
    cells = row.cells
    if cells["number"] and not is_number(cells["number"]):
        yield shape_problem(place, "number", cells["number"], "decimal number")
    if cells["number"] and cells["text"]:
        yield shape_problem(place, "text", cells["text"], "nothing beside a number")
    yield from date_problems(cells, place)
    amended = cells["amended"]
    if amended and not all(is_date(part.removeprefix(IN_FORCE)) for part in amended.split("; ")):
        yield shape_problem(place, "amended", amended, "date")


def date_problems(cells: Mapping[str, str], place: Place) -> Iterator[Problem]:
    """Yield problems of `valid_from` and `valid_to`: a date, a day, and in this order."""
    start, end = cells["valid_from"], cells["valid_to"]
    if start and not is_date(start):
        yield shape_problem(place, "valid_from", start, "date")
    if end and not (len(end) == WHOLE_DAY and is_date(end)):
        yield shape_problem(place, "valid_to", end, "day")
    elif end and not is_before(start, end):
        yield shape_problem(place, "valid_to", end, "not before", start)


def _fact(cells: Mapping[str, str], chinese: Mapping[str, str] | None) -> Fact:
    """Make the fact of a row without problems."""
    zh = chinese or {"statement": "", "text": "", "unit": ""}
    number, text, unit = cells["number"], cells["text"], cells["unit"]
    return Fact(
        id=cells["id"],
        statement=Text(cells["statement"], zh["statement"]),
        instrument=Text(cells["instrument_en"], cells["instrument_zh"]),
        article=cells["article"],
        valid_from=cells["valid_from"] or None,
        valid_to=cells["valid_to"] or None,
        amended=cells["amended"],
        number=float(number) if number else None,
        unit=Text(unit, zh["unit"] or unit) if unit and chinese else Text(unit),
        text=Text(text, zh["text"] or text) if text and chinese else Text(text),
        jurisdiction=cells["jurisdiction"],
        confidence=_CONFIDENCES[cells["confidence"]],
        source=cells["source"],
    )
