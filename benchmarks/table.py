"""The table of measurements: one row a budget, printed as docs/benchmarks.md holds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.timing import Timing


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement; with a floor, the budget is a ratio to it, else milliseconds at the median."""

    name: str
    taken: Timing
    budget: float | None = None
    floor: Timing | None = None
    floor_name: str = ""
    late_budget: float | None = None
    """Milliseconds at the 95th percentile; None where there is no such budget."""

    @property
    def ratio(self) -> float | None:
        """Return how many times the floor it takes; None without a floor."""
        return self.taken.middle / self.floor.middle if self.floor else None

    @property
    def holds(self) -> bool:
        """Tell whether the measurement keeps its budgets."""
        measured = self.ratio if self.ratio is not None else self.taken.middle
        in_time = self.late_budget is None or self.taken.late <= self.late_budget
        return in_time and (self.budget is None or measured <= self.budget)


def printed(rows: Iterable[Row]) -> str:
    """Return the table as Markdown."""
    lines = [
        "| what | median ms | p95 ms | floor | floor ms | ratio | budget | holds |",
        "| --- | ---: | ---: | --- | ---: | ---: | ---: | --- |",
    ]
    for row in rows:
        floor = f"{row.floor.middle:.2f}" if row.floor else ""
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
        budget = "" if row.budget is None else f"{row.budget:g} {'×' if row.floor else 'ms'}"
        if row.late_budget is not None:
            budget += f", p95 {row.late_budget:g} ms"
        holds = "yes" if row.holds else "NO"
        lines.append(
            f"| {row.name} | {row.taken.middle:.3f} | {row.taken.late:.3f} | {row.floor_name} | {floor} | {ratio} "
            f"| {budget} | {holds} |"
        )
    return "\n".join(lines)
