"""What one answer is worth: its value between anchors, its freshness and its strength (method 1 to 3).

An `Item` is one answered answer as the arithmetic sees it; `live_items` keeps those that still count. Who
accepted what, and which source copies which, is settled by the caller. Joining items is `voices`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import ceil, inf
from typing import NamedTuple

from dd_toolkit.core.evaluation.method import EvidenceClass, Method, Sample


class Item(NamedTuple):
    """One answered answer that is not set aside; a talk with several answers gives several items."""

    source: str
    cls: EvidenceClass
    """Evidence class as it counts (`effective_class`)."""
    family: str
    """Family of its root."""
    x: float
    """Value from 0 (bad) to 1 (good)."""
    age: float
    """Months from the source's date to the assessment date; decides which item is newer."""
    clock: float
    """Months that freshness counts: the age, or for `fresh: expiry` 0 while valid, then since expiry."""
    fresh: tuple[float, float]
    """Months t0 until it starts to age and t1 until it is worthless."""
    f: float
    """Freshness, 0 to 1; of a live item above 0."""
    root: str
    """Source that this one copies in the end; its own id where it copies nobody."""
    people: float = 1.0
    """People who gave this answer through this source; above 0."""
    group: str = "regular"
    """Status group of interviewed people."""
    held: bool = False
    """Freshness stands at the floor of adverse evidence."""


def curve(value: float, bad: float, good: float) -> float:
    """Return x of a number between its anchors, `clamp((v - bad) / (good - bad), 0, 1)` (method 2).

    Anchors that coincide leave one good value: 1 there and 0 elsewhere.
    """
    if good == bad:
        return 1.0 if value == good else 0.0
    return min(1.0, max(0.0, (value - bad) / (good - bad)))


def freshness(clock: float, fresh: tuple[float, float]) -> float:
    """Return f, `clamp((t1 - a) / (t1 - t0), 0, 1)`, without the floor of adverse evidence (method 3)."""
    fresh_until, worthless_from = fresh
    if clock <= fresh_until:
        return 1.0
    if clock >= worthless_from:
        return 0.0
    return (worthless_from - clock) / (worthless_from - fresh_until)


def single_credibility(cls: EvidenceClass, method: Method) -> float:
    """Return the credibility by which single items are compared; a talk has the one set for talks."""
    return method.adverse.talk_credibility if cls.talk else cls.base


def live_strength(item: Item, method: Method) -> float:
    """Return `rho * f` of a single item, for gates: talks at 0.45, adverse values not below the floor.

    Whether something newer releases the item is not seen from here; 0 means that it does not count.
    """
    adverse = method.adverse
    f = max(item.f, adverse.floor) if item.x <= adverse.at_most + method.slack else item.f
    return single_credibility(item.cls, method) * f


def live_items(items: Sequence[Item], method: Method) -> Sequence[Item]:
    """Return the items with freshness above 0, in the order given (method 3).

    Adverse items keep the floor of freshness unless a newer, good and strong enough item releases them.
    """
    floor, slack = method.adverse.floor, method.slack
    for item in items:
        if item.f < floor or item.f <= slack:
            break
    else:
        return items
    return _with_adverse(items, method)


def _with_adverse(items: Sequence[Item], method: Method) -> list[Item]:
    """Return the live items where some are old: adverse ones at the floor, others by their freshness."""
    adverse = method.adverse
    release_age = _release_age(items, method)
    live: list[Item] = []
    for item in items:
        if item.f < adverse.floor and item.x <= adverse.at_most + method.slack and release_age >= item.age:
            live.append(item._replace(f=adverse.floor, held=True))
        elif item.f > method.slack:
            live.append(item)
    return [item for item in live if item.f > method.slack]


def _release_age(items: Sequence[Item], method: Method) -> float:
    """Return the age of the newest item that releases older adverse evidence; infinite without one."""
    release = method.adverse.release
    slack = method.slack
    ages = (
        item.age
        for item in items
        if item.x >= release.value - slack
        and single_credibility(item.cls, method) * item.f >= release.strength - slack
    )
    return min(ages, default=inf)


def effective_class(cls: str, people: float, invited: int | None, off_site: bool, method: Method) -> str:
    """Return the class a source counts as: a survey that fails the test of one counts as talks (method 1).

    invited is None where nobody recorded how many were asked; the survey then fails.
    """
    if not method.class_of[cls].survey:
        return cls
    survey = method.survey
    answered_by_enough = people >= survey.people
    if answered_by_enough and invited and method.rounded(people / invited) >= survey.response:
        return cls
    return survey.else_off_site if off_site else survey.else_on_site


def sample_target(group_size: int | None, method: Method) -> int:
    """Return n*, the smallest sample that meets a problem of the method's share and confidence (method 1).

    None, and a group of nobody, give the target of a group of unknown size.
    """
    if group_size is None or group_size < 1:
        return method.sample.unknown_group
    return _smallest_sample(group_size, method.sample)


@lru_cache(maxsize=1024)
def _smallest_sample(group_size: int, sample: Sample) -> int:
    """Return the smallest n with `C(N-K, n) / C(N, n) <= 1 - confidence`, in exact integers."""
    affected = ceil(Fraction(str(sample.share)) * group_size)
    missed = 1 - Fraction(str(sample.confidence))
    drawn, unaffected_ways, all_ways = 0, 1, 1
    while unaffected_ways * missed.denominator > all_ways * missed.numerator:
        unaffected_ways *= group_size - affected - drawn
        all_ways *= group_size - drawn
        drawn += 1
    return drawn
