"""Shapes of the method's tables that decide: not-rated rules, caps, severities, clocks, the group rule.

Rules are a closed set of kinds with parameters; which parameters a kind takes stands in a total table that
`method_file` checks. `rating` and `severity` read these tables; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, Final

from dd_toolkit.core.questionnaire.document import STRICT

ZERO_TOLERANCE: Final = "ZT"
"""Shown instead of a band while a confirmed finding of the gravest class is open."""
NOT_RATED: Final = "NR"
"""Shown instead of a band where too little is known to rate."""


class SeverityClass(StrEnum):
    """How grave a finding is, gravest first (method 6)."""

    S4 = "S4"
    S3 = "S3"
    S2 = "S2"
    S1 = "S1"


class NotRatedKind(StrEnum):
    """Why a site may not be rated (method 5)."""

    OPEN = "open"
    """H - L is `share` or more."""
    ADEQUATE_EVIDENCE = "adequate_evidence"
    """Adequate evidence covers under `share` of crucial weight."""
    DIRECT_EVIDENCE = "direct_evidence"
    """Live items of `families` cover under `share` of the crucial weight of `pillars`."""
    DIRECT_AGE = "direct_age"
    """The newest evidence of `families` is older than `months`, or there is none."""


class CapKind(StrEnum):
    """What may hold a band down (method 5)."""

    OPEN_FINDINGS = "open_findings"
    """`count` or more confirmed findings of `severity` are open."""
    OVERDUE_ACTIONS = "overdue_actions"
    """An action of `severity` is overdue by more than `days`."""
    UNKNOWN_SHARE = "unknown_share"
    """`share` or more of crucial weight is unknown."""
    REFUSED_ANY = "refused_any"
    """A crucial question is refused."""
    REFUSED_SHARE = "refused_share"
    """`share` or more of crucial weight is refused."""
    CONFLICT_ANY = "conflict_any"
    """A crucial question is in conflict."""
    CONFLICT_SHARE = "conflict_share"
    """`share` or more of crucial weight is in conflict, without follow-up after `days`."""
    WORKER_VOICE = "worker_voice"
    """`families` were heard on under `share` of the crucial topics of `pillars` that have worker wording."""
    NOT_APPLICABLE_SHARE = "not_applicable_share"
    """More than `share` of crucial weight is not applicable."""


NOT_RATED_KEYS: Mapping[NotRatedKind, frozenset[str]] = MappingProxyType(
    {
        NotRatedKind.OPEN: frozenset({"share"}),
        NotRatedKind.ADEQUATE_EVIDENCE: frozenset({"share"}),
        NotRatedKind.DIRECT_EVIDENCE: frozenset({"share", "families", "pillars"}),
        NotRatedKind.DIRECT_AGE: frozenset({"months", "families"}),
    }
)
"""Parameters that a not-rated rule of each kind takes: all of them and no other."""

CAP_KEYS: Mapping[CapKind, frozenset[str]] = MappingProxyType(
    {
        CapKind.OPEN_FINDINGS: frozenset({"severity", "count"}),
        CapKind.OVERDUE_ACTIONS: frozenset({"severity", "days"}),
        CapKind.UNKNOWN_SHARE: frozenset({"share"}),
        CapKind.REFUSED_ANY: frozenset(),
        CapKind.REFUSED_SHARE: frozenset({"share"}),
        CapKind.CONFLICT_ANY: frozenset(),
        CapKind.CONFLICT_SHARE: frozenset({"share", "days"}),
        CapKind.WORKER_VOICE: frozenset({"share", "families", "pillars"}),
        CapKind.NOT_APPLICABLE_SHARE: frozenset({"share"}),
    }
)
"""Parameters that a cap of each kind takes: all of them and no other."""


@dataclass(frozen=True, slots=True)
class NotRatedRule:
    """One reason not to rate, with its numbers."""

    __pydantic_config__: ClassVar[Any] = STRICT

    kind: NotRatedKind
    share: float | None = None
    months: float | None = None
    families: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CapRule:
    """One reason to hold a band down, with its numbers and the highest band it leaves."""

    __pydantic_config__: ClassVar[Any] = STRICT

    kind: CapKind
    band: str
    """Id of a band, or `ZT`."""
    share: float | None = None
    severity: SeverityClass | None = None
    count: int | None = None
    days: int | None = None
    families: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeverityStep:
    """The least severity number of a class."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: SeverityClass
    least: float


@dataclass(frozen=True, slots=True)
class SeverityCeiling:
    """Findings of a scale up to `scale` are at most `highest`."""

    __pydantic_config__: ClassVar[Any] = STRICT

    scale: int
    highest: SeverityClass


@dataclass(frozen=True, slots=True)
class SeverityTable:
    """From scale, scope and irremediability to a class (method 6)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    classes: tuple[SeverityStep, ...]
    """Gravest first; the last one takes nothing."""
    ceiling: SeverityCeiling


class ClockStart(StrEnum):
    """What starts a clock."""

    DISCOVERY = "discovery"
    NOTIFICATION = "notification"


class ExtensionKind(StrEnum):
    """How often a date may be moved."""

    NONE = "none"
    ONCE = "once"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Extension:
    """How far a date may be moved; `days` belongs to `once`."""

    __pydantic_config__: ClassVar[Any] = STRICT

    kind: ExtensionKind
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """Calendar days that a class of finding leaves for each step (method 7)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    severity: SeverityClass
    starts: ClockStart
    plan: int
    done: int
    verified: int
    extension: Extension
    contain: int | None = None
    """None where nothing need be contained."""


@dataclass(frozen=True, slots=True)
class GroupRule:
    """When a group may be printed, and in which steps shares and counts are told (method 10)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    heard: int
    people: int
    few_under: float
    most_over: float
    counts: tuple[int, ...]
    """Lowest number of each step in which people heard are counted."""
