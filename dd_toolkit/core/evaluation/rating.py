"""From scores to a band: why a site is not rated, what holds it down, and what could still be (method 5).

Not-rated rules and caps are the method's, a closed set of kinds with parameters; each kind is one function
in a total table. Every rule that fires is listed with its numbers, under NR and ZT too. No wording.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil, floor, fsum
from typing import Final

from dd_toolkit.core.evaluation.judgement import State
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.evaluation.method_rules import (
    NOT_RATED,
    ZERO_TOLERANCE,
    CapKind,
    CapRule,
    NotRatedKind,
    NotRatedRule,
    SeverityClass,
)
from dd_toolkit.core.evaluation.scoring import Scores, WeighedQuestion

Parameter = float | int | str | None
Parameters = Mapping[str, Parameter]


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """Findings and actions that a band depends on; only confirmed findings that may cap are counted."""

    open: Mapping[SeverityClass, int] = field(default_factory=dict)
    overdue: Mapping[SeverityClass, tuple[int, ...]] = field(default_factory=dict)
    """Days by which each overdue action is over."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a rating needs beside the scores."""

    newest: Mapping[str, float] = field(default_factory=dict)
    """Months since the newest live evidence of each family, by family of its root; absent: none."""
    days_since: int = 0
    """Days from the assessment date to as_of."""
    followed_up: frozenset[str] = frozenset()
    """Ids of questions whose conflict was followed up."""
    findings: FindingCounts = field(default_factory=FindingCounts)


@dataclass(frozen=True, slots=True)
class NotRatedReason:
    """One rule that keeps a site from being rated."""

    kind: NotRatedKind
    parameters: Parameters
    """`value` found (None: no such evidence at all) and `limit` of the rule."""


@dataclass(frozen=True, slots=True)
class Cap:
    """One cap that applies."""

    kind: CapKind
    band: str
    """The highest band it leaves, or `ZT`."""
    parameters: Parameters
    """`value` found and, where the kind has them, `limit`, `severity` and `days`."""


@dataclass(frozen=True, slots=True)
class Rating:
    """The band and all that decided it."""

    band: str
    """Printed: a band id, `ZT` or `NR`."""
    band_of_low: str
    """Band of L, before caps."""
    band_of_high: str
    """Band of H: what is possible."""
    not_rated: tuple[NotRatedReason, ...]
    caps: tuple[Cap, ...]
    """Every cap that applies, in the method's order, whether or not it decides."""
    held_by: tuple[Cap, ...]
    """The caps that decide: those that leave exactly the band printed, lower than the band of L."""
    proven: int
    """L in whole points, rounded down."""
    possible: int
    """H in whole points, rounded up."""


def rate(scores: Scores, circumstances: Circumstances, method: Method) -> Rating:
    """Rate a site: ZT, then NR, then the lowest of the band of L and all caps (method 5)."""
    found = _Found(scores, circumstances, method)
    reasons = tuple(
        NotRatedReason(rule.kind, parameters)
        for rule in method.not_rated
        if (parameters := NOT_RATED_TESTS[rule.kind](found, rule)) is not None
    )
    caps = tuple(
        Cap(rule.kind, rule.band, parameters)
        for rule in method.caps
        if (parameters := CAP_TESTS[rule.kind](found, rule)) is not None
    )
    low = band_of(scores.low, method)
    band = _lowest([low, *(cap.band for cap in caps)], method)
    held_by = tuple(cap for cap in caps if cap.band == band != low)
    if reasons and band != ZERO_TOLERANCE:
        band, held_by = NOT_RATED, ()
    return Rating(
        band,
        low,
        band_of(scores.high, method),
        reasons,
        caps,
        held_by,
        proven_points(scores.low, method),
        possible_points(scores.high, method),
    )


def band_of(value: float, method: Method) -> str:
    """Return the band that a total takes."""
    rounded = method.rounded(value)
    return next((band.id for band in method.bands if rounded >= band.least), method.bands[-1].id)


def proven_points(low: float, method: Method) -> int:
    """Return L in whole points of 100, rounded down (method 4)."""
    return floor(round(low * 100, method.decimals - 2))


def possible_points(high: float, method: Method) -> int:
    """Return H in whole points of 100, rounded up (method 4)."""
    return ceil(round(high * 100, method.decimals - 2))


def _lowest(bands: Iterable[str], method: Method) -> str:
    order = [*(band.id for band in method.bands), ZERO_TOLERANCE]
    return max(bands, key=order.index)


class _Found:
    """The crucial questions and what the rules ask of them, each worked out once."""

    def __init__(self, scores: Scores, circumstances: Circumstances, method: Method) -> None:
        self.scores = scores
        self.circumstances = circumstances
        self.method = method
        self.crucial = [each for each in scores.questions if each.question.crucial]

    @cached_property
    def conflicts(self) -> list[WeighedQuestion]:
        """Crucial questions in conflict."""
        return [each for each in self.crucial if each.question.judgement.conflict]

    def in_state(self, state: State) -> list[WeighedQuestion]:
        """Return the crucial questions in a state that weigh something."""
        return [each for each in self.crucial if each.weight and each.question.judgement.state is state]

    def share(
        self, part: Sequence[WeighedQuestion], whole: Sequence[WeighedQuestion] | None = None
    ) -> float | None:
        """Return the rounded share of weight; None where the whole weighs nothing, which fires no rule."""
        of = fsum([each.weight for each in (self.crucial if whole is None else whole)])
        return self.method.rounded(fsum([each.weight for each in part]) / of) if of else None

    def of_pillars(self, pillars: Collection[str]) -> list[WeighedQuestion]:
        """Return the crucial questions of some pillars."""
        return [each for each in self.crucial if each.question.pillar in pillars]


def _test_open(found: _Found, rule: NotRatedRule) -> Parameters | None:
    return _at_least(found.method.rounded(found.scores.open), rule.share)


def _test_adequate(found: _Found, rule: NotRatedRule) -> Parameters | None:
    adequate = [each for each in found.crucial if each.question.judgement.adequate]
    return _under(found.share(adequate), rule.share)


def _test_direct(found: _Found, rule: NotRatedRule) -> Parameters | None:
    questions = found.of_pillars(rule.pillars)
    direct = [each for each in questions if each.question.judgement.live_families & set(rule.families)]
    return _under(found.share(direct, questions), rule.share)


def _test_age(found: _Found, rule: NotRatedRule) -> Parameters | None:
    newest = found.circumstances.newest
    age = min((newest[family] for family in rule.families if family in newest), default=None)
    if age is None:
        return {"value": None, "limit": rule.months}
    return _over(found.method.rounded(age), rule.months)


def _test_findings(found: _Found, rule: CapRule) -> Parameters | None:
    severity = rule.severity or SeverityClass.S4
    count = found.circumstances.findings.open.get(severity, 0)
    fired = _at_least(count, rule.count)
    return fired and {**fired, "severity": severity.value}


def _test_overdue(found: _Found, rule: CapRule) -> Parameters | None:
    severity, limit = rule.severity or SeverityClass.S4, rule.days or 0
    overdue = found.circumstances.findings.overdue.get(severity, ())
    late = [days for days in overdue if days > limit]
    if not late:
        return None
    return {"value": len(late), "limit": limit, "severity": severity.value, "days": max(late)}


def _test_unknown(found: _Found, rule: CapRule) -> Parameters | None:
    return _at_least(found.share(found.in_state(State.UNKNOWN)), rule.share)


def _test_refused_any(found: _Found, _rule: CapRule) -> Parameters | None:
    refused = found.in_state(State.REFUSED)
    return {"value": len(refused)} if refused else None


def _test_refused_share(found: _Found, rule: CapRule) -> Parameters | None:
    return _at_least(found.share(found.in_state(State.REFUSED)), rule.share)


def _test_conflict_any(found: _Found, _rule: CapRule) -> Parameters | None:
    return {"value": len(found.conflicts)} if found.conflicts else None


def _test_conflict_share(found: _Found, rule: CapRule) -> Parameters | None:
    """Conflicts are pending until the days have passed; then those nobody followed up count."""
    days = rule.days or 0
    if found.circumstances.days_since <= days:
        return None
    followed_up = found.circumstances.followed_up
    fired = _at_least(
        found.share([each for each in found.conflicts if each.question.id not in followed_up]), rule.share
    )
    return fired and {**fired, "days": days}


def _test_worker_voice(found: _Found, rule: CapRule) -> Parameters | None:
    """Workers were heard on a topic where one of its questions has a live item of the families."""
    families = set(rule.families)
    questions = [each for each in found.of_pillars(rule.pillars) if each.weight]
    worded = {each.question.topic for each in questions if each.question.worker_wording}
    voiced = {
        each.question.topic
        for each in questions
        if (each.question.judgement.live_families | each.question.heard_beside) & families
    }
    asked = [each for each in questions if each.question.topic in worded]
    return _under(found.share([each for each in asked if each.question.topic in voiced], asked), rule.share)


def _test_not_applicable(found: _Found, rule: CapRule) -> Parameters | None:
    """Share by nominal weights, since what is not applicable weighs nothing in the sums."""
    whole = fsum([each.question.weight for each in found.crucial])
    if not whole:
        return None
    left = [each for each in found.crucial if each.question.judgement.state is State.NOT_APPLICABLE]
    share = fsum([each.question.weight for each in left]) / whole
    return _over(found.method.rounded(share), rule.share)


def _at_least(value: float | None, limit: float | None) -> Parameters | None:
    return None if value is None or limit is None or value < limit else {"value": value, "limit": limit}


def _under(value: float | None, limit: float | None) -> Parameters | None:
    return None if value is None or limit is None or value >= limit else {"value": value, "limit": limit}


def _over(value: float | None, limit: float | None) -> Parameters | None:
    return None if value is None or limit is None or value <= limit else {"value": value, "limit": limit}


NOT_RATED_TESTS: Final[Mapping[NotRatedKind, Callable[[_Found, NotRatedRule], Parameters | None]]] = {
    NotRatedKind.OPEN: _test_open,
    NotRatedKind.ADEQUATE_EVIDENCE: _test_adequate,
    NotRatedKind.DIRECT_EVIDENCE: _test_direct,
    NotRatedKind.DIRECT_AGE: _test_age,
}
"""One test per kind: the numbers where it fires, else None."""

CAP_TESTS: Final[Mapping[CapKind, Callable[[_Found, CapRule], Parameters | None]]] = {
    CapKind.OPEN_FINDINGS: _test_findings,
    CapKind.OVERDUE_ACTIONS: _test_overdue,
    CapKind.UNKNOWN_SHARE: _test_unknown,
    CapKind.REFUSED_ANY: _test_refused_any,
    CapKind.REFUSED_SHARE: _test_refused_share,
    CapKind.CONFLICT_ANY: _test_conflict_any,
    CapKind.CONFLICT_SHARE: _test_conflict_share,
    CapKind.WORKER_VOICE: _test_worker_voice,
    CapKind.NOT_APPLICABLE_SHARE: _test_not_applicable,
}
"""One test per kind: the numbers where it fires, else None."""
