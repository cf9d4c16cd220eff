"""What is proven and what is possible for one question: a state and bounds (method 2 to 4).

`judge` runs the stages live items, voices, families, bounds, dissent and gaps; `explain` runs the same ones.
`join_rows` joins the rows of a roster. Weights and totals are `scoring`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from math import fsum, inf, prod
from operator import mul
from typing import NamedTuple

from dd_toolkit.core.evaluation.evidence import Item, live_items, single_credibility
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.evaluation.voices import Said, TalkRules, families_of, voices_of


class State(StrEnum):
    """What is known about a question in scope (method 2)."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    NOT_APPLICABLE = "not_applicable"


class Judgement(NamedTuple):
    """What is proven and what is possible for one question (method 3).

    A tuple, since one is made for every question and row at every evaluation.
    """

    state: State
    lo: float
    """Proven, 0 to 1."""
    hi: float
    """Possible, from lo to 1."""
    c: float
    """How far the evidence reaches, 0 to 1; never shown as confidence."""
    x: float | None = None
    """Point value, for information; None unless answered."""
    d: float | None = None
    """Distance between the families; None unless answered."""
    conflict: bool = False
    challenged: bool = False
    declared: float | None = None
    """Highest value the assessed party declares by a live item; None without one."""
    evidence_gap: bool = False
    declaration_gap: bool = False
    claim_gap: bool = False
    families: tuple[Said, ...] = ()
    """What each family says as one: id, a, v."""
    dissent: tuple[str, ...] = ()
    """Families on the weaker side of a conflict or challenge."""
    live_classes: frozenset[str] = frozenset()
    """Classes of the live items; kept where a refusal stands."""
    live_families: frozenset[str] = frozenset()
    """Families of the roots of the live items."""
    adequate: bool = False
    """A live item is a strong enough record, or of a family that does not declare."""


UNKNOWN = Judgement(State.UNKNOWN, 0.0, 1.0, 0.0)
"""Asked or not, nothing is known."""
NOT_APPLICABLE = Judgement(State.NOT_APPLICABLE, 0.0, 1.0, 0.0)
"""Leaves all sums."""
_REFUSED = Judgement(State.REFUSED, 0.0, 1.0, 0.0)


class Bounds(NamedTuple):
    """The arithmetic across families, number by number (method 3)."""

    x: float
    strongest: float
    """a_max."""
    moved: tuple[float, ...]
    """u of each family: its value as far as its strength carries it."""
    low: float
    """v_lo."""
    high: float
    """v_hi."""
    d: float
    agreement: float
    """kappa: 1 where families agree, 0 from delta on."""
    joint: float
    """c_or: reach of all families together."""
    c: float
    lo: float
    hi: float


class Dissent(NamedTuple):
    """The weaker side where families are delta or more apart; nobody where they are not."""

    families: tuple[str, ...] = ()
    conflict: bool = False
    """A dissent too weak for a conflict is a challenge."""


class Gaps(NamedTuple):
    """What the assessed party declares, held against the others and against its own records."""

    declared: float | None
    evidence: bool
    declaration: bool
    claim: bool


_NOBODY = Dissent()
_NO_GAPS = Gaps(None, evidence=False, declaration=False, claim=False)


def judge(
    items: Sequence[Item],
    method: Method,
    *,
    target: int,
    existence: bool = False,
    refused: bool = False,
    not_applicable: bool = False,
) -> Judgement:
    """Judge one question from all its answered answers (method 2 and 3).

    target is n* (`sample_target`) of the group that the question is about; refused tells that a source
    refused, not_applicable that every source says so and that this was accepted. No item gives unknown.
    """
    live = live_items(items, method)
    state = state_of(live, refused=refused, not_applicable=not_applicable)
    if state is not State.ANSWERED:
        return _without_value(state, live, method)
    families = families_of(voices_of(live, TalkRules(method, target, existence)), method)
    bounds = bounds_of(families, method)
    dissent = dissent_of(families, bounds, method)
    gaps = gaps_of(live, families, method)
    return Judgement(
        State.ANSWERED,
        bounds.lo,
        bounds.hi,
        bounds.c,
        bounds.x,
        bounds.d,
        dissent.conflict,
        bool(dissent.families) and not dissent.conflict,
        gaps.declared,
        gaps.evidence,
        gaps.declaration,
        gaps.claim,
        families,
        dissent.families,
        frozenset([item.cls.id for item in live]),
        frozenset([family for family, _, _ in families]),
        _is_adequate(live, method),
    )


def state_of(live: Sequence[Item], *, refused: bool, not_applicable: bool) -> State:
    """Return the state of a question (method 2); a claim does not undo a refusal."""
    if refused and not any(each.cls.undoes_refusal for each in live):
        return State.REFUSED
    if live:
        return State.ANSWERED
    return State.NOT_APPLICABLE if not_applicable else State.UNKNOWN


def bounds_of(families: Sequence[Said], method: Method) -> Bounds:
    """Return the bounds across families, of which there is at least one (method 3)."""
    _, strengths, values = zip(*families, strict=True)
    x = mean_of(strengths, values)
    strongest = max(strengths)
    moved = tuple([x + (a / strongest) ** 2 * (v - x) for _, a, v in families])
    low, high = min(moved), max(moved)
    d = high - low
    agreement = max(0.0, 1.0 - d / method.disagreement.delta)
    joint = 1.0 - prod([1.0 - strength for strength in strengths])
    c = min(1.0, strongest + agreement * (joint - strongest))
    return Bounds(x, strongest, moved, low, high, d, agreement, joint, c, c * low, 1.0 - c + c * high)


def dissent_of(families: Sequence[Said], bounds: Bounds, method: Method) -> Dissent:
    """Return the weaker side where families are delta or more apart (method 3); of equal sides the lower."""
    rule, slack = method.disagreement, method.slack
    if bounds.d < rule.delta - slack:
        return _NOBODY
    below = [family for family in families if family[2] < bounds.x - slack]
    above = [family for family in families if family[2] > bounds.x + slack]
    lower_is_weaker = fsum([a for _, a, _ in below]) <= fsum([a for _, a, _ in above]) + slack
    weaker = below if lower_is_weaker else above
    conflict = len(weaker) >= rule.families or any(a > rule.strong + slack for _, a, _ in weaker)
    return Dissent(tuple([family for family, _, _ in weaker]), conflict)


def gaps_of(live: Sequence[Item], families: Sequence[Said], method: Method) -> Gaps:
    """Return the declared value and the gaps around it (method 3)."""
    declaring = method.declaring
    declared, claimed, recorded, only_bare = -inf, -inf, inf, True
    for item in live:
        cls, x = item.cls, item.x
        only_bare = only_bare and cls.bare_claim
        if cls.family in declaring and x > declared:
            declared = x
        if cls.claim and x > claimed:
            claimed = x
        if cls.record and x < recorded:
            recorded = x
    if declared < 0:
        return _NO_GAPS
    least = method.gap - method.slack
    others = [(a, v) for family, a, v in families if family not in declaring]
    distance = declared - mean_of(*zip(*others, strict=True)) if others else 0.0
    return Gaps(declared, only_bare or distance >= least, distance <= -least, claimed - recorded >= least)


def mean_of(weights: Sequence[float], values: Sequence[float]) -> float:
    """Return the weighted mean; the weights sum to more than 0."""
    return fsum(map(mul, weights, values)) / fsum(weights)


def _is_adequate(live: Sequence[Item], method: Method) -> bool:
    """Tell whether an item counts for the share of adequate evidence (method 5)."""
    for each in live:
        if each.family not in method.declaring:
            return True
        least = each.cls.adequate_from
        if least is not None and single_credibility(each.cls, method) * each.f >= least - method.slack:
            return True
    return False


def _without_value(state: State, live: Sequence[Item], method: Method) -> Judgement:
    if state is State.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if not live:
        return UNKNOWN if state is State.UNKNOWN else _REFUSED
    return Judgement(
        state,
        0.0,
        1.0,
        0.0,
        live_classes=frozenset(each.cls.id for each in live),
        live_families=frozenset(each.family for each in live),
        adequate=_is_adequate(live, method),
    )


def join_rows(judgements: Sequence[Judgement], over: str) -> Judgement:
    """Join the judgements of a roster's rows, over `worst` (the lowest bounds) or `mean` (method 4).

    Rows that are not applicable leave; no row is unknown. One refused row makes the question refused for
    the caps, and its bounds of 0 and 1 join like those of any row, so that a refusal hides no bad row.
    """
    rows = [row for row in judgements if row.state is not State.NOT_APPLICABLE]
    if not rows:
        return NOT_APPLICABLE if judgements else UNKNOWN
    join = _mean if over == "mean" else min
    return Judgement(
        _joined_state(rows),
        join([row.lo for row in rows]),
        join([row.hi for row in rows]),
        join([row.c for row in rows]),
        _join_known(join, [row.x for row in rows]),
        _join_known(max, [row.d for row in rows]),
        any(row.conflict for row in rows),
        any(row.challenged for row in rows),
        _join_known(join, [row.declared for row in rows]),
        any(row.evidence_gap for row in rows),
        any(row.declaration_gap for row in rows),
        any(row.claim_gap for row in rows),
        _joined_families(rows, join),
        tuple(sorted({family for row in rows for family in row.dissent})),
        frozenset().union(*[row.live_classes for row in rows]),
        frozenset().union(*[row.live_families for row in rows]),
        any(row.adequate for row in rows),
    )


def _mean(numbers: Sequence[float]) -> float:
    return fsum(numbers) / len(numbers)


def _join_known(join: Callable[[Sequence[float]], float], numbers: Sequence[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return join(known) if known else None


def _joined_state(rows: Sequence[Judgement]) -> State:
    states = {row.state for row in rows}
    if State.REFUSED in states:
        return State.REFUSED
    return State.ANSWERED if State.ANSWERED in states else State.UNKNOWN


def _joined_families(rows: Sequence[Judgement], join: Callable[[Sequence[float]], float]) -> tuple[Said, ...]:
    said: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        for family, a, v in row.families:
            said.setdefault(family, []).append((a, v))
    return tuple(
        (family, join([a for a, _ in views]), join([v for _, v in views]))
        for family, views in sorted(said.items())
    )
