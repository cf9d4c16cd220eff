"""Method 1 and 3: from the live items of a question to voices, families and bounds.

All numbers are exact. Nothing is known here of questions but the size of their group and whether they ask for
the existence of a grave harm.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import Final

ZERO: Final = Fraction(0)
ONE: Final = Fraction(1)
FAMILY: Final = {
    **dict.fromkeys(("E0", "E1", "E2"), "M"),
    "O": "O",
    **dict.fromkeys(("W1", "W2", "W3", "W4"), "W"),
    "P": "P",
    **dict.fromkeys(("T1", "T2"), "T"),
    "N": "N",
}
FAMILIES: Final = ("M", "O", "W", "P", "T", "N")
UNDO_REFUSAL: Final = ("E2", "O", "P", "T2", "W1", "W2", "W3", "W4")
_RHO: Final = {
    "E0": Fraction(20, 100),
    "E1": Fraction(40, 100),
    "E2": Fraction(60, 100),
    "O": Fraction(70, 100),
    "W3": Fraction(65, 100),
    "W4": Fraction(70, 100),
    "P": Fraction(80, 100),
    "T1": Fraction(50, 100),
    "T2": Fraction(80, 100),
    "N": Fraction(40, 100),
}
_TALK: Final = {
    "W1": (Fraction(15, 100), Fraction(30, 100)),
    "W2": (Fraction(25, 100), Fraction(50, 100)),
}
_TALK_COMPARED: Final = Fraction(45, 100)
_ALONE: Final = Fraction(65, 100)
_DELTA: Final = Fraction(1, 2)
_GAP: Final = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Item:
    """What one source says to one question, with its age in months and its freshness."""

    source: str
    kind: str
    root: str
    family: str
    """The family of the root."""
    x: Fraction
    age: Fraction
    fresh: Fraction
    people: int = 1
    group: str = "regular"

    @property
    def copied(self) -> bool:
        """Tell whether it is somebody else's word."""
        return self.root != self.source

    @property
    def compared(self) -> Fraction:
        """Return ρ·f where single items are compared: a talk counts 0.45, however many spoke."""
        return (_TALK_COMPARED if self.kind in _TALK else _RHO[self.kind]) * self.fresh


@dataclass(frozen=True, slots=True)
class Voice:
    """A family's voice: strength a and value v."""

    a: Fraction
    v: Fraction


@dataclass(slots=True)
class Judgement:
    """What comes of a question, in the words of docs/worked-cases.md."""

    state: str = "unknown"
    lo: Fraction = ZERO
    hi: Fraction = ONE
    c: Fraction = ZERO
    x: Fraction | None = None
    d: Fraction | None = None
    declared: Fraction | None = None
    conflict: bool = False
    challenged: bool = False
    dissent: tuple[str, ...] = ()
    evidence_gap: bool = False
    declaration_gap: bool = False
    claim_gap: bool = False
    adequate: bool = False
    families: Mapping[str, Voice] = field(default_factory=dict)


def nine(number: Fraction) -> Fraction:
    """Round to the nine decimals at which thresholds compare."""
    return round(number, 9)


def clamped(number: Fraction) -> Fraction:
    """Return a number within 0 and 1."""
    return min(max(number, ZERO), ONE)


@cache
def target(group: int | None) -> int:
    """Return n*: how many must be drawn to meet a problem of one in ten with 95 % confidence."""
    if not group:
        return 29
    harmed = math.ceil(Fraction(group, 10))
    drawn = 0
    while Fraction(math.comb(group - harmed, drawn), math.comb(group, drawn)) > Fraction(5, 100):
        drawn += 1
    return drawn


def with_floor(items: list[Item]) -> list[Item]:
    """Keep adverse evidence at a freshness of 0.3, unless something newer and better releases it."""
    return [_floored(each, items) for each in items]


def _floored(item: Item, items: list[Item]) -> Item:
    floor = Fraction(3, 10)
    if nine(item.x) > Fraction(1, 4) or item.fresh >= floor:
        return item
    for other in items:
        better = nine(other.x) >= Fraction(1, 2) and nine(other.compared) >= Fraction(4, 10)
        if better and other.age < item.age:
            return item
    return Item(
        item.source, item.kind, item.root, item.family, item.x, item.age, floor, item.people, item.group
    )


def judge(items: Iterable[Item], group: int | None, existence: bool) -> Judgement:
    """Return the judgement of a question from its live items; `group` is the size of the group it names."""
    live = [each for each in items if each.fresh > 0]
    if not live:
        return Judgement()
    judgement = Judgement("answered", adequate=is_adequate(live))
    families = _families(live, group, existence)
    _bounds(judgement, families)
    _gaps(judgement, live, families)
    return judgement


def is_adequate(items: Iterable[Item]) -> bool:
    """Tell whether live items are evidence beyond claims and papers (method 5)."""
    return any(
        each.family != "M" or (each.kind == "E2" and nine(each.compared) >= Fraction(3, 10))
        for each in items
        if each.fresh > 0
    )


def _families(live: list[Item], group: int | None, existence: bool) -> dict[str, Voice]:
    voices: dict[str, list[Voice]] = defaultdict(list)
    by_root: dict[str, list[Item]] = defaultdict(list)
    for item in live:
        by_root[item.root].append(item)
    talks: dict[str, list[Item]] = defaultdict(list)
    for together in by_root.values():
        if any(each.copied for each in together):
            voices[together[0].family].append(_one_voice(together, group, existence))
            continue
        for item in together:
            if item.kind in _TALK:
                talks[item.kind].append(item)
            else:
                voices[item.family].append(Voice(_RHO[item.kind] * item.fresh, item.x))
    for of_class in talks.values():
        voices["W"] += _talk_voices(of_class, group, existence)
    return {family: _as_one(voices[family]) for family in FAMILIES if family in voices}


def _one_voice(together: list[Item], group: int | None, existence: bool) -> Voice:
    """Return the one voice of copies and their root: the largest strength and the lowest value."""
    voices = [Voice(_RHO[each.kind] * each.fresh, each.x) for each in together if each.kind not in _TALK]
    talks = [each for each in together if each.kind in _TALK]
    for source in {each.source for each in talks}:
        voices += _talk_voices([each for each in talks if each.source == source], group, existence)
    return Voice(max(each.a for each in voices), min(each.v for each in voices))


def _talk_voices(talks: list[Item], group: int | None, existence: bool) -> list[Voice]:
    """Return the voices of talks of one class: first-hand accounts of a grave harm alone, the rest pooled."""
    alone = [each for each in talks if existence and each.x == 0 and not each.copied]
    pool = [each for each in talks if each not in alone]
    voices = [Voice(_ALONE * each.fresh, each.x) for each in alone]
    return [*voices, _pooled(pool[0].kind, pool, group)] if pool else voices


def _rho(kind: str, people: Fraction, group: int | None) -> Fraction:
    base, gain = _TALK[kind]
    return base + gain * min(ONE, people / target(group))


def _pooled(kind: str, pool: list[Item], group: int | None) -> Voice:
    """Return the one voice of all talks of a class, each person weighing the freshness of the talk."""
    n = sum((each.people * each.fresh for each in pool), ZERO)
    mean = sum((each.people * each.fresh * each.x for each in pool), ZERO) / n
    fresh = sum((each.people * each.fresh**2 for each in pool), ZERO) / n
    v = mean
    for status in {each.group for each in pool}:
        own = [each for each in pool if each.group == status]
        n_own = sum((each.people * each.fresh for each in own), ZERO)
        v_own = sum((each.people * each.fresh * each.x for each in own), ZERO) / n_own
        v = min(v, mean + min(ONE, n_own / 3) * (v_own - mean))
    return Voice(_rho(kind, n, group) * fresh, v)


def _as_one(voices: list[Voice]) -> Voice:
    """Return what a family says as one: its strongest voice, lowered by whatever is worse."""
    leading = max(voices, key=lambda voice: (voice.a, -voice.v))
    return Voice(leading.a, min(leading.v + each.a / leading.a * (each.v - leading.v) for each in voices))


def _bounds(judgement: Judgement, families: Mapping[str, Voice]) -> None:
    total = sum((each.a for each in families.values()), ZERO)
    x = sum((each.a * each.v for each in families.values()), ZERO) / total
    strongest = max(each.a for each in families.values())
    us = [x + (each.a / strongest) ** 2 * (each.v - x) for each in families.values()]
    d = max(us) - min(us)
    together = 1 - math.prod(1 - each.a for each in families.values())
    c = strongest + max(ZERO, 1 - d / _DELTA) * (together - strongest)
    judgement.families, judgement.x, judgement.d, judgement.c = families, x, d, c
    judgement.lo, judgement.hi = c * min(us), 1 - c + c * max(us)
    if nine(d) >= _DELTA:
        below = {name: each.a for name, each in families.items() if each.v < x}
        above = {name: each.a for name, each in families.items() if each.v > x}
        dissent = below if sum(below.values()) <= sum(above.values()) else above
        judgement.dissent = tuple(dissent)
        judgement.conflict = len(dissent) > 1 or nine(max(dissent.values())) > Fraction(4, 10)
        judgement.challenged = not judgement.conflict


def _gaps(judgement: Judgement, live: list[Item], families: Mapping[str, Voice]) -> None:
    own = [each.x for each in live if FAMILY[each.kind] == "M"]
    if own:
        judgement.declared = max(own)
        others = [each for name, each in families.items() if name != "M"]
        if others:
            mean = sum((each.a * each.v for each in others), ZERO) / sum((each.a for each in others), ZERO)
            judgement.evidence_gap = nine(judgement.declared - mean) >= _GAP
            judgement.declaration_gap = nine(mean - judgement.declared) >= _GAP
        judgement.evidence_gap |= all(each.kind == "E0" for each in live)
    claims = [each.x for each in live if each.kind in ("E0", "E1")]
    records = [each.x for each in live if each.kind == "E2"]
    if claims and records:
        judgement.claim_gap = nine(max(claims) - min(records)) >= _GAP


def over_rows(of_rows: list[Judgement], way: str) -> Judgement:
    """Return the judgement of a question over its rows, by the worst row or by their mean (method 4)."""
    left = [each for each in of_rows if each.state != "not_applicable"]
    if not left:
        return Judgement("not_applicable")
    states = {each.state for each in left}
    state = next(each for each in ("refused", "answered", "unknown") if each in states)
    declared = [each.declared for each in left if each.declared is not None]
    joined = _mean if way == "mean" else min
    return Judgement(
        state,
        lo=joined([each.lo for each in left]),
        hi=joined([each.hi for each in left]),
        declared=joined(declared) if declared else None,
        conflict=any(each.conflict for each in left),
        challenged=any(each.challenged for each in left),
        evidence_gap=any(each.evidence_gap for each in left),
        declaration_gap=any(each.declaration_gap for each in left),
        claim_gap=any(each.claim_gap for each in left),
        adequate=any(each.adequate for each in left),
    )


def _mean(numbers: list[Fraction]) -> Fraction:
    return sum(numbers, ZERO) / len(numbers)
