"""Skeleton."""

from __future__ import annotations
from typing import NamedTuple

from dd_toolkit.core.evaluation.method import Method


class Item(NamedTuple):
    """One answered answer that is not set aside; a talk with several answers gives several items."""

    source: str
    cls: str
    """Evidence class as it counts (`effective_class`)."""
    x: float
    age: float
    """Months from the source's date to the assessment date; decides which item is newer."""
    clock: float
    """Months that freshness counts: the age, or for an expired document the months since expiry."""
    fresh: tuple[float, float]
    root: str
    """Source that this one copies in the end; its own id where it copies nobody."""
    root_cls: str
    """Class of the root; its own class where it copies nobody or the root is not recorded."""
    people: float = 1.0
    group: str = "regular"


def effective_class(cls: str, people: float, invited: int | None, off_site: bool, method: Method) -> str:
    """Return the class a source counts as."""
    raise NotImplementedError


def sample_target(group_size: int | None, method: Method) -> int:
    """Return n*, the sample that meets a problem (method 1)."""
    raise NotImplementedError


def freshness(clock: float, fresh: tuple[float, float]) -> float:
    """Return f without the adverse floor."""
    raise NotImplementedError


def live_strength(
    cls: str, clock: float, fresh: tuple[float, float], x: float | None, method: Method
) -> float:
    """Return rho * f of a single item, talks at 0.45."""
    raise NotImplementedError


def curve(value: float, bad: float, good: float) -> float:
    """Return x of a number between its anchors."""
    raise NotImplementedError
