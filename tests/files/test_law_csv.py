"""law.csv becomes facts; the shipped file and its report hold together."""

from __future__ import annotations

import csv
import math
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.law import Confidence, Fact
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.files.csv_table import write_table
from dd_toolkit.files.law_csv import LAW_COLUMNS, is_before, is_date, is_number, read_law
from dd_toolkit.files.law_facts import UNSPLIT_COLUMNS, reason_of_unit

ROOT = Path(__file__).parents[2]
LAW = ROOT / "questionnaires" / "law.csv"
UNSPLIT = ROOT / "questionnaires" / "law-unsplit.csv"
PAGE = ROOT / "docs" / "law.md"

OVERTIME = {
    "id": "LAB-016",
    "topic": "labour",
    "statement": "Overtime: monthly ceiling.",
    "number": "36",
    "unit": "hours per month",
    "text": "",
    "jurisdiction": "China",
    "instrument_en": "Labour Law",
    "instrument_zh": "中华人民共和国劳动法",
    "article": "41",
    "valid_from": "1995-01-01",
    "valid_to": "",
    "amended": "2018-12-29",
    "source": "[knowledge]",
    "confidence": "high",
}


def law(*rows: dict[str, str]) -> str:
    """Write rows of law.csv; each states only what differs from the overtime ceiling."""
    return write_table(LAW_COLUMNS, [{**OVERTIME, **row} for row in rows])


def only_problem(text: str) -> Problem:
    """Return the one problem that reading gives."""
    _, problems = read_law(text, "law.csv")
    assert len(problems) == 1
    return problems[0]


def test_a_row_becomes_a_fact() -> None:
    """Every column but the topic stands in the fact; the blank end is None."""
    facts, problems = read_law(law({}), "law.csv")
    assert problems == ()
    assert facts == {
        "LAB-016": Fact(
            id="LAB-016",
            statement=Text("Overtime: monthly ceiling."),
            instrument=Text("Labour Law", "中华人民共和国劳动法"),
            article="41",
            valid_from="1995-01-01",
            amended="2018-12-29",
            number=36.0,
            unit=Text("hours per month"),
            jurisdiction="China",
            confidence=Confidence.HIGH,
            source="[knowledge]",
        )
    }


def test_a_fact_may_have_text_and_no_dates() -> None:
    """Without a number the recorded text stands; blank dates are None."""
    facts, problems = read_law(law({"number": "", "text": "8 / 44", "valid_from": "", "amended": ""}), "f")
    fact = facts["LAB-016"]
    assert problems == ()
    assert (fact.number, fact.text.en, fact.valid_from, fact.valid_to, fact.amended) == (
        None,
        "8 / 44",
        None,
        None,
        "",
    )


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("id", ""),
        ("id", "LAB-16"),
        ("id", "lab-016"),
        ("statement", ""),
        ("number", "nan"),
        ("number", "inf"),
        ("number", "1e3"),
        ("number", "1_000"),
        ("number", "1,000"),
        ("number", "+36"),
        ("number", "036"),
        ("number", " 36"),
        ("number", "三十六"),
        ("number", "٣٦"),
        ("number", "9" * 400),
        ("text", "36"),
        ("valid_from", "1995-1-1"),
        ("valid_from", "1995-02-29"),
        ("valid_from", "1995-13"),
        ("valid_from", "since 1995"),
        ("valid_to", "2026"),
        ("valid_to", "2026-08-32"),
        ("valid_to", "1994-12-31"),
        ("amended", "2018-12-29, 2019"),
        ("amended", "as amended"),
        ("confidence", ""),
        ("confidence", "High"),
        ("confidence", "certain"),
    ],
)
def test_a_misshapen_cell_is_a_problem_and_gives_no_fact(column: str, cell: str) -> None:
    """The problem names line, column and what stands there; the row gives no fact."""
    text = law({"id": "LAB-001"}, {column: cell})
    facts, _ = read_law(text, "law.csv")
    problem = only_problem(text)
    assert problem.code is ProblemCode.VALUE_SHAPE
    assert (problem.place.file, problem.place.line, problem.place.path) == ("law.csv", 3, (column,))
    assert problem.details["key"] == column
    assert problem.details["found"] in {cell, "9" * 77 + "..."}
    assert set(facts) == {"LAB-001"}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("number", "0"),
        ("number", "-10.5"),
        ("number", "3.00"),
        ("valid_from", "1995"),
        ("valid_from", "1995-02"),
        ("valid_from", "1996-02-29"),
        ("valid_to", "1995-01-01"),
        ("valid_to", "2026-08-14"),
        ("amended", "in force 2022-01-01"),
        ("amended", "2015; 2018-12-29"),
    ],
)
def test_forms_that_are_accepted(column: str, cell: str) -> None:
    """Decimals, partial dates, a last day and several amendments are read without a problem."""
    facts, problems = read_law(law({column: cell}), "law.csv")
    assert problems == ()
    read = getattr(facts["LAB-016"], column)
    assert read == (float(cell) if column == "number" else cell)


def test_an_id_that_comes_again_is_a_problem_and_the_first_row_stands() -> None:
    """The problem stands on the later line and names the earlier one."""
    text = law({"statement": "first"}, {"statement": "second"})
    facts, _ = read_law(text, "law.csv")
    problem = only_problem(text)
    assert problem.code is ProblemCode.ID_DUPLICATE
    assert problem.place.line == 3
    assert problem.details == {"id": "LAB-016", "first": "2"}
    assert facts["LAB-016"].statement == Text("first")


def test_wrong_columns_give_no_facts() -> None:
    """A heading that lacks a column or has another is told by name, and nothing is read."""
    facts, problems = read_law(law({}).replace("unit,", "units,", 1), "law.csv")
    assert facts == {}
    assert [(problem.code, problem.details["key"]) for problem in problems] == [
        (ProblemCode.KEY_MISSING, "unit"),
        (ProblemCode.KEY_UNKNOWN, "units"),
    ]


def test_a_quote_left_open_is_a_problem_of_syntax() -> None:
    """The rows before it are read, and the problem names the line where the row begins."""
    facts, problems = read_law(law({}) + '"LAB-017,', "law.csv")
    assert set(facts) == {"LAB-016"}
    assert [(problem.code, problem.place.line) for problem in problems] == [(ProblemCode.CSV_SYNTAX, 3)]


def test_problems_come_in_the_order_of_lines() -> None:
    """Whoever repairs the file goes through it once."""
    _, problems = read_law(law({"number": "x"}, {"confidence": "?"}, {"valid_from": "y"}), "law.csv")
    lines = [problem.place.line or 0 for problem in problems]
    assert lines == sorted(lines)
    assert set(lines) == {2, 3, 4}


ROWS = st.fixed_dictionaries(
    {
        column: st.text(max_size=12) | st.sampled_from(["", OVERTIME[column], "1995", "12", "n/a", "x"])
        for column in LAW_COLUMNS
    }
)


@given(st.text() | st.lists(ROWS, max_size=5).map(lambda rows: law(*rows)))
def test_reading_never_raises_and_every_fact_is_sound(text: str) -> None:
    """Any text gives facts and problems; a fact has an id, a finite number or none, and dates or none."""
    facts, problems = read_law(text, "law.csv")
    assert all(problem.place.line for problem in problems)
    for name, fact in facts.items():
        assert name == fact.id
        assert fact.number is None or math.isfinite(fact.number)
        assert fact.number is None or fact.text == Text()
        assert fact.valid_from is None or is_date(fact.valid_from)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_month_and_year_of_the_calendar_is_a_date(day: date) -> None:
    """An ISO day, its month and its year are dates, and each lies on the others as far as known."""
    whole = str(day)
    assert all(is_date(part) for part in (whole, whole[:7], whole[:4]))
    assert is_before(whole, whole[:4])
    assert is_before(whole[:7], whole)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_every_plain_decimal_is_a_number(number: Decimal) -> None:
    """A decimal written out is a number, and its exponent form is none."""
    assert is_number(f"{number:f}")
    assert not is_number(f"{number:e}")


# -- the shipped files ------------------------------------------------------------------------------------


def shipped() -> dict[str, Fact]:
    """Read the shipped law.csv, which has no problem."""
    facts, problems = read_law(LAW.read_text("utf-8"), LAW.name)
    assert problems == ()
    return facts


def unsplit() -> list[dict[str, str]]:
    """Read the shipped report."""
    with UNSPLIT.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_shipped_law_reads_without_problems() -> None:
    """All 403 facts of the sheet are there, each with statement, source and jurisdiction."""
    facts = shipped()
    assert len(facts) == 403
    assert all(fact.statement.en and fact.source and fact.jurisdiction for fact in facts.values())


def test_shipped_files_have_their_columns_and_plain_line_ends() -> None:
    """Both files are UTF-8 with line feeds, and the report has no repeated line."""
    for path, columns in ((LAW, LAW_COLUMNS), (UNSPLIT, UNSPLIT_COLUMNS)):
        content = path.read_bytes()
        assert b"\r" not in content
        assert content.endswith(b"\n")
        assert content.decode("utf-8").splitlines()[0] == ",".join(columns)
    cells = [(line["id"], line["column"]) for line in unsplit()]
    assert len(cells) == len(set(cells))


def test_the_report_tells_of_exactly_what_is_missing_in_the_law() -> None:
    """A fact has a line for its value, date or unit if and only if that is not split."""
    listed = {(line["id"], line["column"]) for line in unsplit()}
    expected = set()
    for fact in shipped().values():
        if fact.number is None:
            expected.add((fact.id, "value"))
        elif reason_of_unit(fact.unit.en):
            expected.add((fact.id, "unit"))
        if fact.valid_from is None:
            expected.add((fact.id, "in_force_from"))
    assert listed == expected


def test_the_report_repeats_what_the_law_keeps_as_text() -> None:
    """Text that is no number stands in both files alike; a fact without text had no value."""
    facts = shipped()
    for line in unsplit():
        if line["column"] == "value":
            kept = facts[line["id"]].text.en
            assert line["value"] == (kept or "n/a")
            assert (line["reason"] == "no value") == (kept == "")


def test_a_last_day_is_only_where_both_days_are_recorded() -> None:
    """Three old environmental facts and one superseded condition state their last day."""
    ends = {name: (fact.valid_from, fact.valid_to) for name, fact in shipped().items() if fact.valid_to}
    assert ends == {
        "ENV-044": ("2003-09-01", "2026-08-14"),
        "ENV-045": ("2015-01-01", "2026-08-14"),
        "ENV-046": ("2020-09-01", "2026-08-14"),
        "POL-008": ("2021-12-20", "2024-06-19"),
    }


@pytest.mark.parametrize(
    ("name", "number", "unit", "valid_from"),
    [
        ("LAB-016", 36.0, "hours per month", "1995-01-01"),
        ("LAB-067", 10.0, "% of total workforce, maximum", "2014-03-01"),
        ("OEL-002", 1.0, "mg/m3 (8 h TWA)", "2020-04-01"),
        ("OEL-004", 0.15, "mg/m3 (8 h TWA)", "2020-04-01"),
        ("OEL-010", None, "mg/m3 (8 h TWA)", "2020-04-01"),
        ("OSH-056", 1000.0, "m2, maximum", None),
        ("WAG-003", 2080.0, "RMB per month", "2025-03-01"),
    ],
)
def test_facts_that_questions_measure_against(
    name: str, number: float | None, unit: str, valid_from: str | None
) -> None:
    """Well-known facts stand with number, unit and date; two dust limits in one cell are no number."""
    fact = shipped()[name]
    assert (fact.number, fact.unit.en, fact.valid_from) == (number, unit, valid_from)


def test_reading_the_shipped_law_is_quick() -> None:
    """The best of twenty readings stays under forty times what the csv module alone takes."""
    text = LAW.read_text("utf-8")

    def seconds_of(reading: Callable[[], object]) -> float:
        best = math.inf
        for _ in range(20):
            start = time.perf_counter()
            reading()
            best = min(best, time.perf_counter() - start)
        return best

    floor = seconds_of(lambda: list(csv.reader(text.splitlines())))
    assert seconds_of(lambda: read_law(text, LAW.name)) < 40 * floor


def test_the_page_states_the_counts_of_the_shipped_files() -> None:
    """The command that docs/law.md prints gives exactly the rows of its two tables of counts."""
    page = PAGE.read_text("utf-8")
    command = page.partition("```python\n")[2].partition("```")[0]
    run = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    counts = page.partition("\n## Counts\n")[2]
    stated = re.findall(r"^\| (.+ \| [0-9]+) \|$", counts, re.MULTILINE)
    assert len(stated) > 20
    assert stated == run.stdout.splitlines()
