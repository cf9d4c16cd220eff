"""The converter from a sheet of law facts to `questionnaires/law.csv`.

It splits the recorded value into number or text, and the recorded date into valid_from, valid_to and
amended, but only where the whole cell has a form that leaves no choice. Whatever it does not split is
kept as recorded or left blank, and is listed in a report with its reason. Nothing is guessed: no range
gives its end, no list its first entry, no remark is dropped to save a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dd_toolkit.core.problems import Problem
from dd_toolkit.files.csv_table import TableRow, read_table, write_table
from dd_toolkit.files.law_csv import LAW_COLUMNS, identity_problems, is_before, is_date, is_number

FACT_COLUMNS: Final = (
    "id", "topic", "statement", "value", "unit", "jurisdiction", "instrument_en", "instrument_zh", "article",
    "in_force_from", "source", "confidence",
)  # fmt: skip
"""Columns of the sheet of facts."""

UNSPLIT_COLUMNS: Final = ("id", "column", "value", "reason")
"""Columns of the report: fact, column of the sheet, what stands there, why it is not split."""


class Reason(StrEnum):
    """Why a cell is not split; the words stand in the report as they are."""

    NO_VALUE = "no value"
    RANGE = "not one number: a range"
    BOUND = "not one number: a bound"
    SEVERAL = "not one number: several numbers"
    REMARK = "not one number: a number with words"
    DATES = "not one number: a date"
    WORDS = "not one number: words"
    OTHER = "not one number: another form"
    QUALIFIED_UNIT = "unit with a qualification"
    UNIT_MISSING = "number without a unit"
    NO_DATE = "no date"
    YEARS = "not one date: a span of years"
    SEVERAL_DATES = "not one date: several dates"
    DATE_REMARK = "not one date: a date with words"
    DATE_WORDS = "not one date: words"
    NOT_IN_CALENDAR = "not one date: no such day or month"
    DATES_REVERSED = "not one date: ends or is amended before it begins"


@dataclass(frozen=True, slots=True)
class Conversion:
    """What the converter makes of a sheet; both texts are empty where there is a problem."""

    csv_text: str
    """The text of law.csv."""
    unsplit_text: str
    """The report, as CSV, of every cell that is not split."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueSplit:
    """A recorded value as a number or as text, never both."""

    number: str = ""
    text: str = ""
    reason: Reason | None = None
    """None where the value is one number."""


@dataclass(frozen=True, slots=True)
class DateSplit:
    """A recorded date as beginning, last day and amendment; all blank where it is not split."""

    valid_from: str = ""
    valid_to: str = ""
    amended: str = ""
    reason: Reason | None = None
    """None where the date is split."""


_DATE: Final = "[12][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_DAY: Final = "[12][0-9]{3}-[0-9]{2}-[0-9]{2}"
_STARTED: Final = re.compile(
    rf"(?P<start>{_DATE})(?: \(am\. (?P<amended>(?:in force )?(?P<change>{_DATE}))\))?"
)
_ENDED: Final = re.compile(rf"(?:(?P<start>{_DAY}) (?:to|until)|until) (?P<end>{_DAY})")
_YEARS: Final = re.compile("[12][0-9]{3} ?- ?[12][0-9]{3}")
_ANY_DATE: Final = re.compile(rf"(?<![0-9]){_DATE}(?![0-9])")

_NUMBER: Final = "[0-9]+(?:[.][0-9]+)?"
_NUMBERS: Final = re.compile(_NUMBER)
_REASON_OF_VALUE: Final[tuple[tuple[Callable[[str], object], Reason], ...]] = (
    (re.compile("(?:n/a)?").fullmatch, Reason.NO_VALUE),
    (re.compile("[^0-9]*").fullmatch, Reason.WORDS),
    (re.compile(f"(?<![0-9]){_DAY}(?![0-9])").search, Reason.DATES),
    (re.compile(f"{_NUMBER} ?- ?{_NUMBER}").fullmatch, Reason.RANGE),
    (re.compile(f"(?:[<>]=?|[≤≥]) ?{_NUMBER}").fullmatch, Reason.BOUND),
    (lambda value: len(_NUMBERS.findall(value)) > 1, Reason.SEVERAL),
    (re.compile(r"[^\W\d_]").search, Reason.REMARK),
)
"""What a value that is no number shows; the first that holds is the reason."""


def convert_law_facts(text: str, file: str) -> Conversion:
    """Convert a sheet of law facts (CSV text) into law.csv and the report of what is not split.

    Cells are trimmed, rows keep their order, equal input gives equal bytes. A wrong column, a repeated or
    misshapen id, a missing statement or a confidence other than high, medium or low is a problem, and then
    there is no text at all, so that no half sheet is written.
    """
    table, problems = read_table(text, file, FACT_COLUMNS)
    rows = [TableRow(row.line, {column: cell.strip() for column, cell in row.cells.items()}) for row in table]
    found = (*problems, *identity_problems(rows, file))
    if found:
        return Conversion("", "", tuple(sorted(found, key=lambda problem: problem.place.line or 0)))
    return Conversion(
        csv_text=write_table(LAW_COLUMNS, (_law_row(row.cells) for row in rows)),
        unsplit_text=write_table(UNSPLIT_COLUMNS, (line for row in rows for line in _unsplit(row.cells))),
    )


def split_value(value: str) -> ValueSplit:
    """Split a recorded value: one plain number, or its text with the reason why it is none.

    Blank and `n/a` give neither number nor text.
    """
    if is_number(value):
        return ValueSplit(number=value)
    reason = next((reason for shows, reason in _REASON_OF_VALUE if shows(value)), Reason.OTHER)
    return ValueSplit(text="" if reason is Reason.NO_VALUE else value, reason=reason)


def split_dates(recorded: str) -> DateSplit:
    """Split a recorded date: a day, month or year, its one amendment, or a first and a last day.

    An end is read only from `DAY to DAY`, `DAY until DAY` and `until DAY`; a day of repeal does not say
    which day was the last, and a span of years may be a time of observation.
    """
    if match := _STARTED.fullmatch(recorded):
        start, amended, change = match["start"], match["amended"] or "", match["change"]
        reason = _contradiction(start, change)
        return DateSplit(reason=reason) if reason else DateSplit(valid_from=start, amended=amended)
    if match := _ENDED.fullmatch(recorded):
        start, end = match["start"] or "", match["end"]
        reason = _contradiction(start, end)
        return DateSplit(reason=reason) if reason else DateSplit(valid_from=start, valid_to=end)
    return DateSplit(reason=_reason_of_dates(recorded))


def reason_of_unit(unit: str) -> Reason | None:
    """Tell why the unit of a number is no plain unit: it is missing, or a remark stands with it."""
    if not unit:
        return Reason.UNIT_MISSING
    return Reason.QUALIFIED_UNIT if "(" in unit or ", " in unit else None


def _contradiction(start: str, later: str | None) -> Reason | None:
    """Tell why two recorded dates cannot stand; a blank start and no later date are no contradiction."""
    if not all(is_date(day) for day in (start, later) if day):
        return Reason.NOT_IN_CALENDAR
    return Reason.DATES_REVERSED if later and not is_before(start, later) else None


def _reason_of_dates(recorded: str) -> Reason:
    """Tell why a recorded date has none of the forms that can be split."""
    if not recorded:
        return Reason.NO_DATE
    if _YEARS.fullmatch(recorded):
        return Reason.YEARS
    dates = _ANY_DATE.findall(recorded)
    if len(dates) > 1:
        return Reason.SEVERAL_DATES
    return Reason.DATE_REMARK if dates else Reason.DATE_WORDS


def _law_row(cells: Mapping[str, str]) -> dict[str, str]:
    """Make the row of law.csv of one fact."""
    value, dates = split_value(cells["value"]), split_dates(cells["in_force_from"])
    return {
        **{column: cells[column] for column in LAW_COLUMNS if column in cells},
        "number": value.number,
        "text": value.text,
        "valid_from": dates.valid_from,
        "valid_to": dates.valid_to,
        "amended": dates.amended,
    }


def _unsplit(cells: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield a line of the report for every cell of one fact that is not split."""
    value = split_value(cells["value"])
    reasons = {
        "value": value.reason,
        "unit": reason_of_unit(cells["unit"]) if value.number else None,
        "in_force_from": split_dates(cells["in_force_from"]).reason,
    }
    for column, reason in reasons.items():
        if reason is not None:
            yield {"id": cells["id"], "column": column, "value": cells[column], "reason": str(reason)}
