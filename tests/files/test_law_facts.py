"""The converter of law facts, rule by rule.

1. One plain number is a number; anything else is text, listed with its reason.
2. `n/a` and blank are no value: neither number nor text, and listed.
3. A unit that is missing or carries a remark is kept as recorded and listed.
4. A day, month or year is valid_from, with one amendment where one is recorded.
5. An end is read only where a last day is recorded in plain form.
6. Every other date is listed and gives no date at all.
7. A sheet with a wrong column, id, statement or confidence is refused whole.
"""

from __future__ import annotations

import csv
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.files.csv_table import write_table
from dd_toolkit.files.law_csv import read_law
from dd_toolkit.files.law_facts import (
    FACT_COLUMNS,
    DateSplit,
    Reason,
    ValueSplit,
    convert_law_facts,
    reason_of_unit,
    split_dates,
    split_value,
)

OVERTIME = {
    "id": "LAB-016",
    "topic": "labour",
    "statement": "Overtime: monthly ceiling.",
    "value": "36",
    "unit": "hours per month",
    "jurisdiction": "China",
    "instrument_en": "Labour Law",
    "instrument_zh": "中华人民共和国劳动法",
    "article": "41",
    "in_force_from": "1995-01-01 (am. 2018-12-29)",
    "source": "[page: GitHub LawRefBook/Laws]",
    "confidence": "high",
}


def sheet(*rows: dict[str, str]) -> str:
    """Write a sheet of facts; each row states only what differs from the overtime ceiling."""
    return write_table(FACT_COLUMNS, [{**OVERTIME, **row} for row in rows])


def converted(*rows: dict[str, str]) -> tuple[dict[str, Fact], list[dict[str, str]]]:
    """Convert a sound sheet; return the facts that law.csv holds and the lines of the report."""
    conversion = convert_law_facts(sheet(*rows), "facts.csv")
    assert conversion.problems == ()
    facts, problems = read_law(conversion.csv_text, "law.csv")
    assert problems == ()
    return facts, list(csv.DictReader(conversion.unsplit_text.splitlines()))


def test_a_plain_fact_is_split_whole() -> None:
    """Rules 1 and 4: number, date and amendment are split, the rest is kept, the report is empty."""
    facts, report = converted({})
    fact = facts["LAB-016"]
    assert (fact.number, fact.text.en, fact.unit.en) == (36.0, "", "hours per month")
    assert (fact.valid_from, fact.valid_to, fact.amended) == ("1995-01-01", None, "2018-12-29")
    assert (fact.statement.en, fact.source, fact.article) == (
        "Overtime: monthly ceiling.",
        "[page: GitHub LawRefBook/Laws]",
        "41",
    )
    assert report == []


@pytest.mark.parametrize("value", ["0", "36", "1.5", "3.00", "2000000", "-10", "0.025"])
def test_one_plain_number_is_a_number(value: str) -> None:
    """Rule 1: a decimal stands as recorded, with its zeros."""
    assert split_value(value) == ValueSplit(number=value)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("16-17", Reason.RANGE),
        ("2.7 - 3.2", Reason.RANGE),
        (">=100", Reason.BOUND),
        ("<1.5", Reason.BOUND),
        ("≥ 90", Reason.BOUND),
        ("3 / 4", Reason.SEVERAL),
        ("8 / 44", Reason.SEVERAL),
        ("98 + 15 + 15", Reason.SEVERAL),
        ("85 (80)", Reason.SEVERAL),
        ("5000 (10000 after missed deadline)", Reason.SEVERAL),
        ("20 workers or 10%", Reason.SEVERAL),
        ("2; 1/2; 20/30; 20/30", Reason.SEVERAL),
        ("1,000", Reason.SEVERAL),
        (">=99 / >=90", Reason.SEVERAL),
        ("about 2100 (average)", Reason.REMARK),
        ("54 (total entries, unverified)", Reason.REMARK),
        ("1e3", Reason.SEVERAL),
        ("2026-08-15", Reason.DATES),
        ("2025-02-18 or later", Reason.DATES),
        ("periodic", Reason.WORDS),
        ("<= training cost", Reason.WORDS),
        ("none found", Reason.WORDS),
        ("II", Reason.WORDS),
        ("7+", Reason.OTHER),
        ("036", Reason.OTHER),
        ("+5", Reason.OTHER),
        ("9" * 400, Reason.OTHER),
    ],
)
def test_what_is_not_one_number_stays_text(value: str, reason: Reason) -> None:
    """Rule 1: ranges, lists, bounds, remarks and dates keep their text and tell what they are."""
    assert split_value(value) == ValueSplit(text=value, reason=reason)


@pytest.mark.parametrize("value", ["", "n/a"])
def test_no_value_is_neither_number_nor_text(value: str) -> None:
    """Rule 2: not applicable is no text that a report could print as a limit."""
    assert split_value(value) == ValueSplit(reason=Reason.NO_VALUE)


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        ("hours per month", None),
        ("mg/m3", None),
        ("% of daily wage", None),
        ("mg/m3 (8 h TWA)", Reason.QUALIFIED_UNIT),
        ("years, minimum", Reason.QUALIFIED_UNIT),
        ("", Reason.UNIT_MISSING),
    ],
)
def test_a_unit_with_a_remark_is_reported(unit: str, reason: Reason | None) -> None:
    """Rule 3: what stands beside the unit is not cut off, it is told."""
    assert reason_of_unit(unit) is reason


def test_the_unit_of_a_value_that_is_no_number_is_not_reported() -> None:
    """Rule 3: only the unit of a number is one; `3 / 4` is listed once, for its value."""
    facts, report = converted({"id": "OEL-010", "value": "3 / 4", "unit": "mg/m3 (8 h TWA)"})
    assert (facts["OEL-010"].number, facts["OEL-010"].text.en) == (None, "3 / 4")
    assert facts["OEL-010"].unit.en == "mg/m3 (8 h TWA)"
    assert report == [
        {"id": "OEL-010", "column": "value", "value": "3 / 4", "reason": "not one number: several numbers"}
    ]


@pytest.mark.parametrize(
    ("recorded", "split"),
    [
        ("2025-01-01", DateSplit("2025-01-01")),
        ("2024-06", DateSplit("2024-06")),
        ("2005", DateSplit("2005")),
        ("1995-01-01 (am. 2018-12-29)", DateSplit("1995-01-01", "", "2018-12-29")),
        ("2008-01-01 (am. 2015)", DateSplit("2008-01-01", "", "2015")),
        ("2008-01-01 (am. in force 2013-07-01)", DateSplit("2008-01-01", "", "in force 2013-07-01")),
        ("2008 (am. 2008-05)", DateSplit("2008", "", "2008-05")),
        ("2003-09-01 to 2026-08-14", DateSplit("2003-09-01", "2026-08-14")),
        ("2003-09-01 until 2026-08-14", DateSplit("2003-09-01", "2026-08-14")),
        ("until 2026-08-14", DateSplit("", "2026-08-14")),
    ],
)
def test_dates_that_leave_no_choice_are_split(recorded: str, split: DateSplit) -> None:
    """Rules 4 and 5: one date, one amendment, or a first and a last day."""
    assert split_dates(recorded) == split


@pytest.mark.parametrize(
    ("recorded", "reason"),
    [
        ("", Reason.NO_DATE),
        ("2020-2021", Reason.YEARS),
        ("2017 - 2019", Reason.YEARS),
        ("2010-01-01 (am. 2024-09-13); 2017-08-01", Reason.SEVERAL_DATES),
        ("2016-04-11 / 2021", Reason.SEVERAL_DATES),
        ("2014-03-01 (existing plants 2014-07-01)", Reason.SEVERAL_DATES),
        ("2011-12-01 (am. 2013-12-07); superseded 2026-05-01", Reason.SEVERAL_DATES),
        ("2018 to 2021", Reason.SEVERAL_DATES),
        ("1997-10-01 (as amended)", Reason.DATE_REMARK),
        ("2019-10-01 (date unverified)", Reason.DATE_REMARK),
        ("2024-06-18 (notice date)", Reason.DATE_REMARK),
        ("repealed 2026-08-15", Reason.DATE_REMARK),
        ("since 2018", Reason.DATE_REMARK),
        ("see statement", Reason.DATE_WORDS),
        ("12.05.2002", Reason.DATE_REMARK),
        ("2025-02-30", Reason.NOT_IN_CALENDAR),
        ("2025-13", Reason.NOT_IN_CALENDAR),
        ("2020-01-01 to 2025-02-30", Reason.NOT_IN_CALENDAR),
        ("2018-12-29 (am. 1995-01-01)", Reason.DATES_REVERSED),
        ("2026-08-14 to 2003-09-01", Reason.DATES_REVERSED),
    ],
)
def test_every_other_date_gives_no_date_at_all(recorded: str, reason: Reason) -> None:
    """Rule 6: several dates, spans of years, words and impossible days are told, never guessed."""
    assert split_dates(recorded) == DateSplit(reason=reason)


def test_the_report_names_fact_column_value_and_reason() -> None:
    """Rules 1, 3 and 6: one line per cell, in the order of the sheet, value before unit before date."""
    _, report = converted(
        {"id": "REC-015", "value": ">=98", "in_force_from": "2024-12-24 (issue)"},
        {"id": "LAB-097", "value": "16", "unit": "years, minimum", "in_force_from": ""},
    )
    assert [tuple(line.values()) for line in report] == [
        ("REC-015", "value", ">=98", "not one number: a bound"),
        ("REC-015", "in_force_from", "2024-12-24 (issue)", "not one date: a date with words"),
        ("LAB-097", "unit", "years, minimum", "unit with a qualification"),
        ("LAB-097", "in_force_from", "", "no date"),
    ]


def test_cells_are_trimmed() -> None:
    """Spaces around a cell are no part of it."""
    facts, report = converted({"value": " 36 ", "confidence": "high ", "in_force_from": "1995-01-01\u3000"})
    assert (facts["LAB-016"].number, facts["LAB-016"].valid_from) == (36.0, "1995-01-01")
    assert report == []


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"id": "LAB 16"}, ProblemCode.VALUE_SHAPE),
        ({"statement": " "}, ProblemCode.VALUE_SHAPE),
        ({"confidence": "sure"}, ProblemCode.VALUE_SHAPE),
        ({"unit": "hours\nper month"}, ProblemCode.VALUE_SHAPE),
        ({"id": "LAB-001"}, ProblemCode.ID_DUPLICATE),
    ],
)
def test_a_faulty_row_refuses_the_sheet(row: dict[str, str], code: ProblemCode) -> None:
    """Rule 7: the problem names file and line, and no text is there to be written by mistake."""
    conversion = convert_law_facts(sheet({"id": "LAB-001"}, row), "facts.csv")
    assert [(problem.code, str(problem.place)) for problem in conversion.problems] == [(code, "facts.csv:3")]
    assert (conversion.csv_text, conversion.unsplit_text) == ("", "")


def test_a_wrong_column_refuses_the_sheet() -> None:
    """Rule 7: every column that is missing or unknown is named."""
    conversion = convert_law_facts(sheet({}).replace("in_force_from", "since", 1), "facts.csv")
    assert [(problem.code, problem.details["key"]) for problem in conversion.problems] == [
        (ProblemCode.KEY_MISSING, "in_force_from"),
        (ProblemCode.KEY_UNKNOWN, "since"),
    ]
    assert conversion.csv_text == ""


def test_a_hostile_cell_is_told_in_time() -> None:
    """A hundred thousand digits, or digits and dashes, take seconds, not hours."""
    start = time.perf_counter()
    for piece in ("1", "1-", "1 ", "2020-", "1.", "a1"):
        split_value(piece * 50_000)
        split_dates(piece * 50_000)
    assert time.perf_counter() - start < 5


LINE = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=15)
VALUES = LINE | st.from_regex(r"[0-9]{1,4}(\.[0-9]{1,3})?( ?[-/;+] ?[0-9]{1,3})?", fullmatch=True)
DATES = LINE | st.from_regex(
    r"[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?( \(am\. 20[0-9]{2}\))?", fullmatch=True
)
SHEETS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.from_regex(r"[A-Z]{3}-[0-9]{3}", fullmatch=True),
            "value": VALUES,
            "unit": LINE,
            "in_force_from": DATES,
            "source": LINE,
            "confidence": st.sampled_from(["high", "medium", "low"]),
        }
    ),
    max_size=6,
    unique_by=lambda row: row["id"],
)


@given(SHEETS)
def test_no_fact_is_lost_and_what_is_not_split_is_listed(rows: list[dict[str, str]]) -> None:
    """Ids and their order are kept, numbers round-trip, text is kept, and each gap has a line."""
    facts, report = converted(*rows)
    listed = {(line["id"], line["column"]) for line in report}
    assert list(facts) == [row["id"] for row in rows]
    for row in rows:
        fact, value = facts[row["id"]], row["value"].strip()
        if fact.number is not None:
            assert Decimal(str(fact.number)) == Decimal(value)
        elif value not in {"", "n/a"}:
            assert fact.text.en == value
        assert (fact.number is None) == ((fact.id, "value") in listed)
        assert (fact.valid_from is None and fact.valid_to is None) == ((fact.id, "in_force_from") in listed)
        assert fact.valid_from is None or row["in_force_from"].strip().startswith(fact.valid_from)
        assert fact.source == row["source"].strip()


@given(st.text() | SHEETS.map(lambda rows: sheet(*rows)) | st.lists(LINE, max_size=12).map(",".join))
def test_converting_never_raises_and_repeats_itself(text: str) -> None:
    """Any text gives two texts or problems, never both, and the same ones again."""
    conversion = convert_law_facts(text, "facts.csv")
    assert (conversion.csv_text == "") == bool(conversion.problems)
    assert (conversion.unsplit_text == "") == bool(conversion.problems)
    assert convert_law_facts(text, "facts.csv") == conversion
