"""Time a call: warm up, repeat, take the median and the 95th percentile."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of a repeated call."""

    middle: float
    late: float
    """95th percentile."""


def timed(act: Callable[[], object], repeat: int = 30, warm: int = 3) -> Timing:
    """Return how long a call takes; the garbage of the set-up is collected before."""
    for _ in range(warm):
        act()
    gc.collect()
    taken: list[float] = []
    for _ in range(repeat):
        start = perf_counter()
        act()
        taken.append((perf_counter() - start) * 1000)
    return timing_of(taken)


def timing_of(taken: list[float]) -> Timing:
    """Return median and 95th percentile of measured milliseconds."""
    return Timing(median(taken), quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0])
