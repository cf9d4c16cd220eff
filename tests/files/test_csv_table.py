"""CSV with fixed columns: rows with lines, and every problem of form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.files.csv_table import read_table, write_table

COLUMNS = ("id", "name")
CELLS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)


def codes(text: str) -> list[tuple[str, int | None]]:
    """Return code and line of every problem that reading a table of two columns gives."""
    _, problems = read_table(text, "t.csv", COLUMNS)
    return [(problem.code, problem.place.line) for problem in problems]


def test_rows_know_the_line_they_start_on() -> None:
    """Blank lines are passed over and still count, and columns may stand in any order."""
    rows, problems = read_table("name,id\n\nAnna,1\nBert,2\n", "t.csv", COLUMNS)
    assert problems == ()
    assert [(row.line, dict(row.cells)) for row in rows] == [
        (3, {"id": "1", "name": "Anna"}),
        (4, {"id": "2", "name": "Bert"}),
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    """Spreadsheet programs put a byte order mark first; it is passed over."""
    rows, problems = read_table("\ufeffid,name\n1,Anna\n", "t.csv", COLUMNS)
    assert (len(rows), problems) == (1, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(ProblemCode.KEY_MISSING, 1), (ProblemCode.KEY_MISSING, 1)]),
        ("id\n1\n", [(ProblemCode.KEY_MISSING, 1)]),
        ("id,name,age\n1,Anna,3\n", [(ProblemCode.KEY_UNKNOWN, 1)]),
        ("id,name,id\n1,Anna,2\n", [(ProblemCode.KEY_UNKNOWN, 1)]),
        ("id,name\n1\n2,Bert\n3,C,D\n", [(ProblemCode.VALUE_SHAPE, 2), (ProblemCode.VALUE_SHAPE, 4)]),
        ("id,name\n1,An\tna\n", [(ProblemCode.VALUE_SHAPE, 2)]),
        ('id,name\n1,"An\nna"\n2,Bert\n', [(ProblemCode.VALUE_SHAPE, 2)]),
        ("id,name\n1,\ud800\n", [(ProblemCode.VALUE_SHAPE, 2)]),
        ('id,name\n1,Anna\n2,"Bert\n', [(ProblemCode.CSV_SYNTAX, 3)]),
        ('id,name\n1,"An"na\n', [(ProblemCode.CSV_SYNTAX, 2)]),
    ],
)
def test_every_fault_of_form_is_a_problem_with_its_line(
    text: str, expected: list[tuple[ProblemCode, int]]
) -> None:
    """Missing, unknown and repeated columns, wrong lengths, control characters and bad quotes are told."""
    assert codes(text) == expected


def test_sound_rows_survive_beside_a_bad_one() -> None:
    """A row of the wrong length is left out; the rows around it are read."""
    rows, problems = read_table("id,name\n1\n2,Bert\n", "t.csv", COLUMNS)
    assert [row.cells["name"] for row in rows] == ["Bert"]
    assert problems[0].details == {"key": "", "found": "1", "expected": "cells", "allowed": "2"}


def test_a_cell_too_long_for_a_message_is_cut() -> None:
    """A problem repeats at most eighty characters of a cell."""
    _, problems = read_table("id,name\n1," + "a" * 200 + "\x07\n", "t.csv", COLUMNS)
    assert len(problems[0].details["found"]) == 80
    assert problems[0].details["found"].endswith("...")


def test_ideographic_and_fixed_spaces_are_text() -> None:
    """Only control characters are refused, not the spaces that Chinese and French typing uses."""
    rows, problems = read_table("id,name\n1,甲\u3000乙\u00a0丙\n", "t.csv", COLUMNS)
    assert problems == ()
    assert rows[0].cells["name"] == "甲\u3000乙\u00a0丙"


@given(st.text())
def test_reading_never_raises(text: str) -> None:
    """Any text gives rows or problems, and every problem but a missing heading names its line."""
    rows, problems = read_table(text, "t.csv", COLUMNS)
    assert rows or problems or text.removeprefix("\ufeff").strip() in {"id,name", "name,id"}
    assert all(problem.place.line is not None for problem in problems)


@given(st.lists(st.fixed_dictionaries({"id": CELLS, "name": CELLS})))
def test_what_is_written_is_read_back(rows: list[dict[str, str]]) -> None:
    """Writing and reading is the identity for every cell without control characters."""
    read, problems = read_table(write_table(COLUMNS, rows), "t.csv", COLUMNS)
    assert problems == ()
    assert [dict(row.cells) for row in read] == rows
