"""Numbers on paper: bounds are never flattered, and what is shown can be read.

1. Proven never exceeds the number, possible never falls below it, and both keep whole points whole.
2. A share too small for its decimals is not shown as nothing.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.reporting import points


@given(st.floats(0, 1, allow_nan=False))
def test_bounds_are_rounded_apart(share: float) -> None:
    """Proven lies at most one point below, possible at most one above (1)."""
    assert points.proven_points(share) <= share * 100 + 1e-6
    assert points.possible_points(share) >= share * 100 - 1e-6
    assert 0 <= points.possible_points(share) - points.proven_points(share) <= 1


@given(st.integers(0, 100))
def test_whole_points_stay_whole(whole: int) -> None:
    """29 of 100 is 29 on both sides, although 0.29 times 100 is a little less in floating point (1)."""
    assert points.proven_points(whole / 100) == points.possible_points(whole / 100) == whole


@pytest.mark.parametrize(
    ("share", "shown"), [(0.0, "0%"), (0.0001, "<0.1%"), (0.4375, "43.8%"), (0.5, "50%"), (1.0, "100%")]
)
def test_percentages(share: float, shown: str) -> None:
    """Shares have one decimal where it says something, and a tiny one is no zero (2)."""
    assert points.percent(share) == shown


def test_values_and_counts() -> None:
    """A value has one decimal at most, a count its thousands parted (2)."""
    assert (points.value_points(2 / 3), points.value_points(0.5)) == ("66.7", "50")
    assert points.whole_points(2 / 3) == "67"
    assert points.thousands(19732) == "19,732"
