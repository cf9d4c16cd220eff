"""CSV text with a fixed set of columns, read into rows that know their line, and written back.

Every problem of form is told at once: a column missing or unknown, a row of the wrong length, a control
character. The meaning of a cell is not decided here, no cell is trimmed, and nothing raises on any text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Final, NamedTuple

from dd_toolkit.core.problems import Place, Problem, ProblemCode

_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, line breaks among them, and halves of surrogate pairs, which no file can hold."""

MAX_SHOWN: Final = 80
"""Characters of a refused cell that a problem repeats."""


class TableRow(NamedTuple):
    """One row with the line it starts on."""

    line: int
    cells: Mapping[str, str]
    """The cell of every column; blank cells are empty text."""


def read_table(
    text: str, file: str, columns: tuple[str, ...]
) -> tuple[tuple[TableRow, ...], tuple[Problem, ...]]:
    """Read CSV text whose first line names exactly these columns, in any order.

    Blank lines are passed over. A wrong heading gives no rows; a row with a problem is left out.
    """
    problems: list[Problem] = []
    rows: list[TableRow] = []
    records = _records(text.removeprefix("\ufeff"), file, problems)
    line, heading = next(records, (1, []))
    problems.extend(_heading_problems(heading, columns, Place(file, line)))
    if problems:
        return (), tuple(problems)
    for line, record in records:
        found = _record_problems(record, heading, Place(file, line))
        if found:
            problems.extend(found)
        else:
            rows.append(TableRow(line, dict(zip(heading, record, strict=True))))
    return tuple(rows), tuple(problems)


def write_table(columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> str:
    """Write rows as CSV with a heading, line feeds and quotes only where they are needed."""
    page = StringIO(newline="")
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row[column] for column in columns] for row in rows)
    return page.getvalue()


def shape_problem(place: Place, key: str, found: str, expected: str, allowed: str = "") -> Problem:
    """Make the problem of a cell whose text is not of the form its column needs."""
    shown = found if len(found) <= MAX_SHOWN else found[: MAX_SHOWN - 3] + "..."
    details = {"key": key, "found": shown, "expected": expected, "allowed": allowed}
    return Problem(ProblemCode.VALUE_SHAPE, Place(place.file, place.line, (key,)), details)


def _records(text: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield every record that is not blank with its first line; a syntax error ends the reading."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for record in reader:
            if record:
                yield line, record
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(ProblemCode.CSV_SYNTAX, Place(file, line), {"detail": str(error)}))


def _heading_problems(heading: list[str], columns: tuple[str, ...], place: Place) -> Iterator[Problem]:
    """Yield a problem for every column that is missing, unknown or named twice."""
    for column in columns:
        if column not in heading:
            yield Problem(ProblemCode.KEY_MISSING, place, {"key": column, "allowed": ", ".join(columns)})
    for position, column in enumerate(heading):
        if column not in columns or column in heading[:position]:
            shown = column[:MAX_SHOWN]
            yield Problem(ProblemCode.KEY_UNKNOWN, place, {"key": shown, "allowed": ", ".join(columns)})


def _record_problems(record: list[str], heading: list[str], place: Place) -> list[Problem]:
    """Return what keeps a record from being a row: its length, or characters no cell may hold."""
    if len(record) != len(heading):
        return [shape_problem(place, "", str(len(record)), "cells", str(len(heading)))]
    whole = "".join(record)
    # isprintable() is quick but refuses harmless spaces too, so that only the pattern decides.
    if whole.isprintable() or not _UNPRINTABLE.search(whole):
        return []
    return [
        shape_problem(place, column, ascii(cell), "one line without control characters")
        for column, cell in zip(heading, record, strict=True)
        if _UNPRINTABLE.search(cell)
    ]
