"""The table of measurements: a row with its budgets, the Markdown of many, and how they enter a page.

Whether a row keeps its budgets is decided here. Nothing is measured, and no file is touched.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from benchmarks.timing import Timing

HEADER: Final = (
    "| what | runs | median ms | p95 ms | floor | floor ms | ratio | budget | holds |\n"
    "| --- | ---: | ---: | ---: | --- | ---: | ---: | --- | --- |"
)
_END: Final = "<!-- end -->"


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement with its budgets; one without any is for information."""

    name: str
    taken: Timing
    budget: float | None = None
    """Milliseconds at the median."""
    late_budget: float | None = None
    """Milliseconds at the 95th percentile."""
    floor: Timing | None = None
    """What the same takes without us, from the same run."""
    floor_name: str = ""
    ratio_budget: float | None = None
    """How many times the floor it may take; None where the ratio is for information."""

    @property
    def ratio(self) -> float | None:
        """Return how many times the floor it takes, by medians; None without a floor."""
        return self.taken.middle / self.floor.middle if self.floor else None

    @property
    def has_budget(self) -> bool:
        """Tell whether anything is asked of it."""
        return any(each is not None for each in (self.budget, self.late_budget, self.ratio_budget))

    @property
    def holds(self) -> bool:
        """Tell whether the measurement keeps its budgets; a ratio without a floor keeps none."""
        asked = (
            (self.budget, self.taken.middle),
            (self.late_budget, self.taken.late),
            (self.ratio_budget, float("inf") if self.ratio is None else self.ratio),
        )
        return all(budget is None or measured <= budget for budget, measured in asked)


def printed(rows: Iterable[Row]) -> str:
    """Return the table as Markdown."""
    return "\n".join([HEADER, *map(line_of, rows)])


def replaced(page: str, name: str, measured: str) -> str:
    """Return a page whose part of this name holds what was measured.

    The part stands from `<!-- measured: NAME -->` to `<!-- end -->`; a page without it raises `ValueError`.
    """
    begin = f"<!-- measured: {name} -->"
    before, found, rest = page.partition(begin)
    _, ended, after = rest.partition(_END)
    if not (found and ended):
        raise ValueError(f"the page has no part between “{begin}” and “{_END}”")
    return f"{before}{begin}\n{measured}\n{_END}{after}"


def line_of(row: Row) -> str:
    """Return a row as a line of the table."""
    cells = [
        row.name,
        str(row.taken.runs),
        _number(row.taken.middle),
        _number(row.taken.late),
        row.floor_name,
        _number(row.floor.middle) if row.floor else "",
        "" if row.ratio is None else f"{row.ratio:.2f} ×",
        _budgets(row),
        ("yes" if row.holds else "NO") if row.has_budget else "",
    ]
    return f"| {' | '.join(cells)} |"


def _budgets(row: Row) -> str:
    parts = (
        (row.budget, "{:g} ms"),
        (row.late_budget, "p95 {:g} ms"),
        (row.ratio_budget, "{:g} ×"),
    )
    return ", ".join(form.format(budget) for budget, form in parts if budget is not None)


def _number(milliseconds: float) -> str:
    """Return milliseconds with three digits that say something."""
    digits = 0 if milliseconds >= 100 else 1 if milliseconds >= 10 else 2 if milliseconds >= 1 else 4
    return f"{milliseconds:.{digits}f}"
