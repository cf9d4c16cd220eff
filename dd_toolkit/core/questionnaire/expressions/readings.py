"""What an expression reads and gives: types, blanks, the undetermined reading, days and numbers as text.

A reading is a float (numbers, and dates as days since 1970-01-01), a text, a boolean, a set of option ids,
`None` for blank, or `UNDETERMINED`. Numbers are finite: whatever is not, is blank.
Nothing here knows questions, sources or how answers are stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, StrEnum
from math import isfinite
from typing import Final, NoReturn


class Type(StrEnum):
    """The static type of an expression."""

    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    SET = "set"
    """The chosen options of a checklist."""
    DATE = "date"
    """Days since 1970-01-01; only differences and other dates may be compared with it."""
    BLANK = "blank"
    """The literal `''`, which stands for no value of any type but boolean."""


class Undetermined(Enum):
    """The type of `UNDETERMINED`; an enum, so that it is the same object after pickling."""

    UNDETERMINED = "undetermined"

    def __bool__(self) -> NoReturn:
        """Refuse to be taken for true or false."""
        raise TypeError("an undetermined reading is neither true nor false: compare with `is UNDETERMINED`")


UNDETERMINED: Final = Undetermined.UNDETERMINED
"""The reading of a question that is unknown, refused, waiting or not asked (gates only)."""

Reading = float | str | bool | frozenset[str] | Undetermined | None
"""What a question reads as and what an expression gives; None is blank."""

Rows = tuple[Reading, ...] | Undetermined
"""The readings of a roster question, one a row, in order of rows; undetermined where rows are not known."""


def _no_rows(question: str) -> Rows:  # noqa: ARG001 - the shape of Context.rows
    return ()


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands when it is evaluated."""

    read: Callable[[str], Reading]
    """Reading of a question, inside a roster of the same row; `dict.get` of a table of readings will do.

    A float for numbers and dates, a text, a frozenset for checklists, None for blank, or UNDETERMINED.
    """
    today: float = 0.0
    """The assessment date as days since 1970-01-01 (`days_from`)."""
    itself: Reading = None
    """What `.` reads as."""
    rows: Callable[[str], Rows] = _no_rows
    """Readings of a roster question over all rows."""


_EPOCH: Final = date(1970, 1, 1)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_NUMBER: Final = re.compile(r"[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*", re.ASCII)


def days_from(text: str) -> float | None:
    """Return the days from 1970-01-01 to an ISO date; blank for anything but a day written YYYY-MM-DD."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return float((date.fromisoformat(text) - _EPOCH).days)
    except ValueError:
        return None


def day_text(days: float | None) -> str:
    """Return the ISO date that lies so many days after 1970-01-01; blank where no calendar has it."""
    if days is None or not isfinite(days):
        return ""
    try:
        return (_EPOCH + timedelta(days=int(days))).isoformat()
    except OverflowError:
        return ""


def number_from(text: str) -> float | None:
    """Read a number as XPath 1.0 does: no exponent, no plus, no comma; blank for anything else."""
    match = _NUMBER.fullmatch(text)
    return None if match is None else finite(float(match[1]))


def number_text(number: float | None) -> str:
    """Return a number as XPath writes it, never with an exponent; blank for blank."""
    if number is None or not isfinite(number):
        return ""
    text = repr(float(number))
    if "e" in text:
        text = format(Decimal(text), "f")
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def is_blank(reading: Reading) -> bool:
    """Tell whether a reading is no value: None, '', the empty set, a number that is not finite."""
    if isinstance(reading, float):
        return not isfinite(reading)
    return reading is None or reading in ("", frozenset())


def finite(number: float) -> float | None:
    """Return the number, blank where it is not finite."""
    return number if isfinite(number) else None
