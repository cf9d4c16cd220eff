"""Time calls: warm up, repeat, take the median and the 95th percentile; nothing is printed here.

What is compared is interleaved (A B A B …), so that a machine that grows slower meanwhile slows both.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of a repeated call."""

    middle: float
    """Median."""
    late: float
    """95th percentile; of a few runs the longest."""
    runs: int = 1
    """How often it was measured."""


def timed(act: Callable[[], object], repeat: int = 30, warm: int = 3) -> Timing:
    """Return how long a call takes."""
    return interleaved([act], repeat, warm)[0]


def interleaved(acts: Sequence[Callable[[], object]], repeat: int, warm: int = 1) -> list[Timing]:
    """Return how long each of several calls takes, one of each in turn; garbage is collected before."""
    for _ in range(warm):
        for act in acts:
            act()
    gc.collect()
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(repeat):
        for act, times in zip(acts, taken, strict=True):
            start = perf_counter()
            act()
            times.append((perf_counter() - start) * 1000)
    return [timing_of(times) for times in taken]


def timing_of(taken: Sequence[float]) -> Timing:
    """Return median and 95th percentile of measured milliseconds."""
    late = quantiles(taken, n=20)[-1] if len(taken) >= 20 else max(taken)
    return Timing(median(taken), late, len(taken))
