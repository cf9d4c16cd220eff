"""How grave a finding is and when its action is due (method 6 and 7); the full table is in the vectors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dd_toolkit.core.evaluation.method_rules import (
    ClockStart,
    ExtensionKind,
    SeverityCeiling,
    SeverityClass,
)
from dd_toolkit.core.evaluation.severity import clock_of, deadlines, severity
from tests.core.arithmetic import METHOD


def test_a_small_scale_bounds_the_class() -> None:
    """Discomfort is at most S2, however wide and lasting; the number shows what it would be."""
    assert severity(1, 4, 4, METHOD) == (3.5, SeverityClass.S2)
    free = replace(METHOD, severity=replace(METHOD.severity, ceiling=SeverityCeiling(0, SeverityClass.S1)))
    assert severity(1, 4, 4, free) == (3.5, SeverityClass.S4)


def test_a_ceiling_raises_nothing() -> None:
    """A slight finding of small scale stays where it is."""
    assert severity(1, 1, 1, METHOD) == (1.0, SeverityClass.S1)


@pytest.mark.parametrize(
    ("reached", "days"),
    [
        (SeverityClass.S4, (1, 7, 30, 45)),
        (SeverityClass.S3, (7, 14, 90, 120)),
        (SeverityClass.S2, (None, 14, 180, 210)),
        (SeverityClass.S1, (None, 30, 270, 365)),
    ],
)
def test_every_step_has_its_date(reached: SeverityClass, days: tuple[int | None, ...]) -> None:
    """Contain, plan, done and verified are counted in calendar days; slight findings need no containing."""
    start = date(2026, 2, 1)
    found = deadlines(reached, start, METHOD)
    dates = (found.contain, found.plan, found.done, found.verified)
    assert tuple(each and (each - start).days for each in dates) == days


def test_clocks_say_what_starts_them_and_whether_they_stretch() -> None:
    """S4 runs from discovery and is never extended, S3 from notification and once."""
    gravest, grave = clock_of(SeverityClass.S4, METHOD), clock_of(SeverityClass.S3, METHOD)
    assert (gravest.starts, gravest.extension.kind) == (ClockStart.DISCOVERY, ExtensionKind.NONE)
    assert (grave.starts, grave.extension.days) == (ClockStart.NOTIFICATION, 45)
