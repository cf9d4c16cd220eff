"""Skeleton."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.evaluation.method_rules import CapKind, NotRatedKind, SeverityClass
from dd_toolkit.core.evaluation.scoring import Scores

Parameter = float | int | str


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """Confirmed open findings and overdue actions."""

    open: Mapping[SeverityClass, int] = field(default_factory=dict)
    overdue: Mapping[SeverityClass, tuple[int, ...]] = field(default_factory=dict)
    """Days by which each overdue action is over."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a rating needs beside the scores."""

    newest: Mapping[str, float]
    """Months since the newest live evidence of each family, by family of its root; absent: none."""
    days_since: int = 0
    """Days from the assessment date to as_of."""
    followed_up: frozenset[str] = frozenset()
    """Ids of questions whose conflict was followed up."""
    findings: FindingCounts = FindingCounts()


@dataclass(frozen=True, slots=True)
class NotRatedReason:
    """One rule that keeps a site from being rated."""

    kind: NotRatedKind
    parameters: Mapping[str, Parameter]


@dataclass(frozen=True, slots=True)
class Cap:
    """One cap that applies."""

    kind: CapKind
    band: str
    parameters: Mapping[str, Parameter]


@dataclass(frozen=True, slots=True)
class Rating:
    """The band and all that held it."""

    band: str
    """Printed: a band id, `ZT` or `NR`."""
    band_of_low: str
    band_of_high: str
    not_rated: tuple[NotRatedReason, ...]
    caps: tuple[Cap, ...]
    proven: int
    """L in whole points, rounded down."""
    possible: int
    """H in whole points, rounded up."""


def rate(scores: Scores, circumstances: Circumstances, method: Method) -> Rating:
    """Rate."""
    raise NotImplementedError


def proven_points(low: float, method: Method) -> int:
    """Round down."""
    raise NotImplementedError


def possible_points(high: float, method: Method) -> int:
    """Round up."""
    raise NotImplementedError
