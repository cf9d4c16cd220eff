"""Proportions as people read them: points of 100 and percentages.

Bounds are never flattered: proven is rounded down and possible up (method 4). This module formats numbers
and refuses to judge them.
"""

from __future__ import annotations

import math

_DECIMALS = 7
"""Decimals of points that count; what lies beyond is dust of floating-point sums (method 4: 9 of a share)."""


def proven_points(low: float) -> int:
    """Return whole points of 100, rounded down (method 4)."""
    return math.floor(round(low * 100, _DECIMALS))


def possible_points(high: float) -> int:
    """Return whole points of 100, rounded up (method 4)."""
    return math.ceil(round(high * 100, _DECIMALS))


def one_decimal(number: float) -> str:
    """Return a number with one decimal at most: `33.3`, `50`."""
    return f"{number:.1f}".removesuffix(".0")


def value_points(value: float) -> str:
    """Return what a single value comes to in points of 100, with one decimal at most."""
    return one_decimal(value * 100)


def whole_points(value: float) -> str:
    """Return what a single value comes to in whole points of 100, for where a decimal says nothing."""
    return f"{value * 100:.0f}"


def percent(share: float) -> str:
    """Return a share as a percentage with one decimal at most; a share too small to show is `<0.1%`."""
    return "<0.1%" if 0 < share < 0.0005 else f"{one_decimal(share * 100)}%"


def thousands(number: int) -> str:
    """Return a count of people with its thousands parted, as both languages do it."""
    return f"{number:,}"
