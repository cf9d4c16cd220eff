"""Items become voices, voices become families: who says what, heard once (method 3).

Copies of one source are one voice, talks are pooled without hiding a harmed minority, and inside a family
bad evidence is not outvoted. Every stage is a function of its own, so that `explain` shows the very numbers
that `judgement` uses. Bounds across families are made in `judgement`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from dd_toolkit.core.evaluation.evidence import Item
from dd_toolkit.core.evaluation.method import EvidenceClass, Method

Said = tuple[str, float, float]
"""Who says it (a family), how strongly (a, above 0 and up to 1) and what (v, 0 to 1).

A plain tuple, since thousands are made for one evaluation.
"""


class ItemGroups(NamedTuple):
    """Live items, sorted by how they are heard."""

    alone: list[Item]
    """Sources that speak for themselves."""
    talks: dict[str, list[Item]]
    """Talks by class."""
    copies: dict[str, list[Item]]
    """Sources that lead to the same root, by root."""


class Pool(NamedTuple):
    """Talks of one class, taken together."""

    people: float
    """n, each person weighing the freshness of the talk."""
    mean: float
    """Value over everyone."""
    value: float
    """v: the mean, or what the worst-off status group pulls it down to."""
    group: str | None
    """The status group that pulls the value down; None where none does."""
    freshness: float
    """f of the pool."""
    credibility: float
    """rho of n people."""


class TalkRules(NamedTuple):
    """What the hearing of talks depends on beside the talks."""

    method: Method
    target: int
    """n* of the group that the question is about."""
    existence: bool
    """The question asks whether a grave harm exists."""


def group_items(live: Sequence[Item]) -> ItemGroups:
    """Sort live items into those that speak alone, talks, and copies of one root with that root."""
    copied_roots = {each.root for each in live if each.root != each.source}
    alone: list[Item] = []
    talks: dict[str, list[Item]] = {}
    copies: dict[str, list[Item]] = {}
    for each in live:
        if copied_roots and each.root in copied_roots:
            copies.setdefault(each.root, []).append(each)
        elif each.cls.talk:
            talks.setdefault(each.cls.id, []).append(each)
        else:
            alone.append(each)
    return ItemGroups(alone, talks, copies)


def voices_of(live: Sequence[Item], rules: TalkRules) -> list[Said]:
    """Return the voices of a question's live items."""
    alone, talks, copies = group_items(live)
    voices = [(item.family, item.cls.base * item.f, item.x) for item in alone]
    for members in talks.values():
        voices += talk_voices(members, rules)
    for members in copies.values():
        voices.append(copied_voice(members, rules))
    return voices


def talk_voices(members: Sequence[Item], rules: TalkRules) -> list[Said]:
    """Return the voices of talks of one class: accounts that stand alone, and the pool of the rest."""
    accounts, pooled = accounts_and_pooled(members, rules)
    family = members[0].cls.family
    credibility = rules.method.existence_credibility
    voices = [(family, credibility * account.f, account.x) for account in accounts]
    if pooled:
        pool = pool_of(pooled, rules)
        voices.append((family, pool.credibility * pool.freshness, pool.value))
    return voices


def accounts_and_pooled(members: Sequence[Item], rules: TalkRules) -> tuple[list[Item], list[Item]]:
    """Split talks into first-hand accounts of a grave harm, if that is asked for, and the rest."""
    if not rules.existence:
        return [], list(members)
    accounts: list[Item] = []
    pooled: list[Item] = []
    for each in members:
        first_hand = each.root == each.source
        (accounts if first_hand and each.x <= rules.method.slack else pooled).append(each)
    return accounts, pooled


def pool_of(members: Sequence[Item], rules: TalkRules) -> Pool:
    """Pool talks of one class, so that a harmed minority is not averaged away (method 3)."""
    if len(members) == 1:
        item = members[0]
        people = item.people * item.f
        return Pool(people, item.x, item.x, None, item.f, _credibility(item.cls, people, rules.target))
    weights = [each.people * each.f for each in members]
    people = fsum(weights)
    mean = fsum([weight * each.x for weight, each in zip(weights, members, strict=True)]) / people
    value, group = _pulled_down(members, weights, mean, rules.method.minority_people)
    freshness = fsum([weight * each.f for weight, each in zip(weights, members, strict=True)]) / people
    return Pool(people, mean, value, group, freshness, _credibility(members[0].cls, people, rules.target))


def _credibility(cls: EvidenceClass, people: float, target: int) -> float:
    return cls.base + cls.gain * min(1.0, people / target)


def _pulled_down(
    members: Sequence[Item], weights: Sequence[float], mean: float, in_full: float
) -> tuple[float, str | None]:
    """Return the value of a pool and the status group that sets it, None where the mean stands."""
    positions: dict[str, list[int]] = {}
    for position, each in enumerate(members):
        positions.setdefault(each.group, []).append(position)
    lowest: tuple[float, str | None] = (mean, None)
    for group in sorted(positions) if len(positions) > 1 else ():
        own = positions[group]
        people = fsum([weights[position] for position in own])
        group_mean = fsum([weights[position] * members[position].x for position in own]) / people
        value = mean + min(1.0, people / in_full) * (group_mean - mean)
        if value < lowest[0]:
            lowest = (value, group)
    return lowest


def copied_voice(members: Sequence[Item], rules: TalkRules) -> Said:
    """Join sources that lead to one root: the root's family, the largest strength, the lowest value.

    A talk among them counts as the people of that talk alone.
    """
    talks: dict[tuple[str, str], list[Item]] = {}
    strengths: list[float] = []
    values: list[float] = []
    for each in members:
        if each.cls.talk:
            talks.setdefault((each.source, each.cls.id), []).append(each)
        else:
            strengths.append(each.cls.base * each.f)
            values.append(each.x)
    for talk in talks.values():
        for _, strength, value in talk_voices(talk, rules):
            strengths.append(strength)
            values.append(value)
    return members[0].family, max(strengths), min(values)


def families_of(voices: Sequence[Said], method: Method) -> tuple[Said, ...]:
    """Join the voices of each family, in the method's order of families; bad evidence is not outvoted."""
    by_family: dict[str, list[Said]] = {}
    for voice in voices:
        by_family.setdefault(voice[0], []).append(voice)
    slack = method.slack
    return tuple(
        [
            own[0] if len(own) == 1 else _join_family(own, slack)
            for family in method.family_of
            if (own := by_family.get(family)) is not None
        ]
    )


def _join_family(voices: Sequence[Said], slack: float) -> Said:
    """Return the strongest voice's strength and its value, lowered by weaker voices that say worse."""
    strongest = max([a for _, a, _ in voices])
    leading = min([v for _, a, v in voices if a >= strongest - slack])
    return voices[0][0], strongest, min([leading + a / strongest * (v - leading) for _, a, v in voices])
