"""The table of measurements and the page that holds it; nothing is measured here.

1. docs/benchmarks.md names every row of the code, no other, and the machine, as the command writes them.
2. A row keeps its budgets or does not: median, 95th percentile, ratio to its floor.
3. Writing replaces a part of a page and nothing else.
4. Timings are median and 95th percentile; of a few runs the longest.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.suite import PARTS, PEERS, Part, measured
from benchmarks.table import HEADER, Row, line_of, printed, replaced
from benchmarks.terminal import line_with
from benchmarks.timing import Timing, interleaved, timing_of

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
NAMES = {
    "budgets": [name for part in PARTS.values() for name in part.names],
    "engines": list(PEERS.names),
}


def part_of(page: str, name: str) -> str:
    """Return what a page holds as measured."""
    return page.partition(f"<!-- measured: {name} -->")[2].partition("<!-- end -->")[0].strip()


def rows_of(part: str) -> list[list[str]]:
    """Return the cells of each row of a table."""
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_names_every_row(name: str) -> None:
    """1: in the order of the code, as one run wrote them."""
    assert [cells[0] for cells in rows_of(part_of(PAGE.read_text(encoding="utf-8"), name))] == NAMES[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_tells_machine_and_header(name: str) -> None:
    """1: a table without its machine says nothing."""
    part = part_of(PAGE.read_text(encoding="utf-8"), name)
    line, _, table = part.partition("\n\n")
    assert line.startswith("Measured on 20")
    assert "Python 3" in line
    assert table.startswith(HEADER)


def test_the_page_names_every_part() -> None:
    """1: each part can be measured alone."""
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in PARTS if f"`--only {name}`" not in text] == []


def test_row_names_are_unique() -> None:
    """1: a name finds one row."""
    names = [name for several in NAMES.values() for name in several]
    assert len(names) == len(set(names))


FLOOR = Timing(10, 12, 5)


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        (Row("information", Timing(1, 2)), True),
        (Row("median kept", Timing(30, 99), 30), True),
        (Row("median missed", Timing(30.1, 30.1), 30), False),
        (Row("late kept", Timing(1, 60), 30, 60), True),
        (Row("late missed", Timing(1, 61), 30, 60), False),
        (Row("ratio kept", Timing(20, 99), floor=FLOOR, ratio_budget=2), True),
        (Row("ratio missed", Timing(20.1, 20.1), floor=FLOOR, ratio_budget=2), False),
        (Row("ratio missed though the median is kept", Timing(20.1, 21), 30, 60, FLOOR, "", 2), False),
        (Row("ratio for information", Timing(99, 99), floor=FLOOR), True),
        (Row("ratio without a floor", Timing(1, 1), ratio_budget=2), False),
    ],
    ids=lambda value: value.name if isinstance(value, Row) else "",
)
def test_a_row_keeps_its_budgets_or_not(row: Row, *, holds: bool) -> None:
    """2: each budget that a row has must be kept."""
    assert row.holds is holds


def test_the_ratio_is_that_of_the_medians() -> None:
    """2: without a floor there is none."""
    assert Row("x", Timing(25, 99), floor=FLOOR).ratio == 2.5
    assert Row("x", Timing(25, 99)).ratio is None


def test_a_row_is_printed_with_all_its_numbers() -> None:
    """2: what is missed stands out, and information has no verdict."""
    missed = Row("a key", Timing(41.26, 59, 100), 30, 60, FLOOR, "the least", 2)
    assert line_of(missed) == (
        "| a key | 100 | 41.3 | 59.0 | the least | 10.0 | 4.13 × | 30 ms, p95 60 ms, 2 × | NO |"
    )
    kept = Row("a chain", Timing(0.02134, 0.0391, 9), 0.05)
    assert line_of(kept) == "| a chain | 9 | 0.0213 | 0.0391 |  |  |  | 0.05 ms | yes |"
    told = Row("a load", Timing(412.4, 598, 7), floor=FLOOR, floor_name="bare")
    assert line_of(told) == "| a load | 7 | 412 | 598 | bare | 10.0 | 41.24 × |  |  |"


def test_writing_replaces_one_part() -> None:
    """3: what stands around it stays, however often it is written."""
    other = "between\n<!-- measured: b -->\nkept\n<!-- end -->\n"
    page = f"before\n<!-- measured: a -->\nold\n<!-- end -->\n{other}"
    for table in ("new", "newer"):
        page = replaced(page, "a", table)
    assert page == f"before\n<!-- measured: a -->\nnewer\n<!-- end -->\n{other}"


def test_a_page_without_the_part_is_refused() -> None:
    """3: nothing measured is lost silently."""
    with pytest.raises(ValueError, match="no part"):
        replaced("<!-- measured: a -->", "a", "new")


def test_the_command_prints_writes_and_ends_with_its_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """1, 3: rows that nobody measured stand in for the real ones; a missed budget ends with 1."""
    rows = [Row("kept", Timing(1, 1), 2), Row("missed", Timing(3, 3), 2)]
    monkeypatch.setattr("benchmarks.__main__.PARTS", {"some": Part(["kept", "missed"], lambda: rows)})
    page = tmp_path / "page.md"
    page.write_text("# Page\n<!-- measured: budgets -->\n<!-- end -->\n", encoding="utf-8")
    assert main(["--write", str(page)]) == 1
    told = capsys.readouterr()
    assert printed(rows) in told.out
    assert "Over budget: missed" in told.err
    assert printed(rows) in part_of(page.read_text(encoding="utf-8"), "budgets")
    assert part_of(page.read_text(encoding="utf-8"), "budgets").startswith("Measured on ")
    rows.pop()
    monkeypatch.setattr("benchmarks.__main__.PARTS", {"some": Part(["kept"], lambda: rows)})
    assert main([]) == 0


def test_rows_that_are_not_named_are_a_fault() -> None:
    """1: a row cannot be missing from the page because nobody named it."""
    with pytest.raises(RuntimeError, match="a, b"):
        list(measured(Part(["a", "b"], lambda: [Row("a", Timing(1, 1))])))


def test_a_timing_is_median_and_late() -> None:
    """4: twenty runs have a 95th percentile, fewer have a longest."""
    assert timing_of([3, 1, 2]) == Timing(2, 3, 3)
    hundred = timing_of(list(range(1, 101)))
    assert (hundred.middle, hundred.runs) == (50.5, 100)
    assert 95 <= hundred.late <= 96


def test_turns_are_taken() -> None:
    """4: one of each in turn, after the same warming."""
    calls: list[str] = []
    first, second = interleaved([lambda: calls.append("a"), lambda: calls.append("b")], 3)
    assert "".join(calls) == "abababab"
    assert (first.runs, second.runs) == (3, 3)


def test_a_line_holds_its_parts_in_order() -> None:
    """4: an answer counts as shown beside its source, not anywhere on the screen."""
    screen = ["Speaking: Source 0", "( ) n no", "  M1  no  (Source 0 · records)"]
    assert line_with(" no ", "Source 0")(screen)
    assert not line_with(" yes ", "Source 0")(screen)
    assert not line_with("Source 0", " no ")(screen)
