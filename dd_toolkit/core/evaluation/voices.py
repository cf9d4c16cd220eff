"""Items become voices, voices become families: who says what, heard once (method 3).

Copies of one source are one voice, talks are pooled without hiding a harmed minority, and inside a family
bad evidence is not outvoted. Every stage is a function of its own, so that `explain` shows the very numbers
that `judgement` uses. Bounds across families are made in `judgement`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from dd_toolkit.core.evaluation.evidence import Live
from dd_toolkit.core.evaluation.method import EvidenceClass, Method

Said = tuple[str, float, float]
"""Who says it (a family), how strongly (a, above 0 and up to 1) and what (v, 0 to 1).

A plain tuple, since thousands are made for one evaluation.
"""


class ItemGroups(NamedTuple):
    """Live items, sorted by how they are heard."""

    alone: list[Live]
    """Sources that speak for themselves."""
    talks: dict[str, list[Live]]
    """Talks by class."""
    copies: dict[str, list[Live]]
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


def group_items(live: Sequence[Live]) -> ItemGroups:
    """Sort live items into those that speak alone, talks, and copies of one root with that root."""
    copied_roots = {each.item.root for each in live if each.item.root != each.item.source}
    alone: list[Live] = []
    talks: dict[str, list[Live]] = {}
    copies: dict[str, list[Live]] = {}
    for each in live:
        if copied_roots and each.item.root in copied_roots:
            copies.setdefault(each.item.root, []).append(each)
        elif each.cls.talk:
            talks.setdefault(each.cls.id, []).append(each)
        else:
            alone.append(each)
    return ItemGroups(alone, talks, copies)


def voices_of(live: Sequence[Live], rules: TalkRules) -> list[Said]:
    """Return the voices of a question's live items."""
    alone, talks, copies = group_items(live)
    voices = [(family, cls.base * f, item.x) for item, cls, f, family, _ in alone]
    for members in talks.values():
        voices += talk_voices(members, rules)
    for members in copies.values():
        voices.append(copied_voice(members, rules))
    return voices


def talk_voices(members: Sequence[Live], rules: TalkRules) -> list[Said]:
    """Return the voices of talks of one class: accounts that stand alone, and the pool of the rest."""
    accounts, pooled = accounts_and_pooled(members, rules)
    family = members[0].cls.family
    credibility = rules.method.existence_credibility
    voices = [(family, credibility * account.f, account.item.x) for account in accounts]
    if pooled:
        pool = pool_of(pooled, rules)
        voices.append((family, pool.credibility * pool.freshness, pool.value))
    return voices


def accounts_and_pooled(members: Sequence[Live], rules: TalkRules) -> tuple[list[Live], list[Live]]:
    """Split talks into first-hand accounts of a grave harm, if that is asked for, and the rest."""
    if not rules.existence:
        return [], list(members)
    accounts: list[Live] = []
    pooled: list[Live] = []
    for each in members:
        first_hand = each.item.root == each.item.source
        (accounts if first_hand and each.item.x <= rules.method.slack else pooled).append(each)
    return accounts, pooled


def pool_of(members: Sequence[Live], rules: TalkRules) -> Pool:
    """Pool talks of one class, so that a harmed minority is not averaged away (method 3)."""
    if len(members) == 1:
        item, cls, f, _, _ = members[0]
        people = item.people * f
        return Pool(people, item.x, item.x, None, f, _credibility(cls, people, rules.target))
    weights = [each.item.people * each.f for each in members]
    people = fsum(weights)
    mean = fsum([weight * each.item.x for weight, each in zip(weights, members, strict=True)]) / people
    value, group = _pulled_down(members, weights, mean, rules.method.minority_people)
    freshness = fsum([weight * each.f for weight, each in zip(weights, members, strict=True)]) / people
    return Pool(people, mean, value, group, freshness, _credibility(members[0].cls, people, rules.target))


def _credibility(cls: EvidenceClass, people: float, target: int) -> float:
    return cls.base + cls.gain * min(1.0, people / target)


def _pulled_down(
    members: Sequence[Live], weights: Sequence[float], mean: float, in_full: float
) -> tuple[float, str | None]:
    """Return the value of a pool and the status group that sets it, None where the mean stands."""
    positions: dict[str, list[int]] = {}
    for position, each in enumerate(members):
        positions.setdefault(each.item.group, []).append(position)
    lowest: tuple[float, str | None] = (mean, None)
    for group in sorted(positions) if len(positions) > 1 else ():
        own = positions[group]
        people = fsum([weights[position] for position in own])
        group_mean = fsum([weights[position] * members[position].item.x for position in own]) / people
        value = mean + min(1.0, people / in_full) * (group_mean - mean)
        if value < lowest[0]:
            lowest = (value, group)
    return lowest


def copied_voice(members: Sequence[Live], rules: TalkRules) -> Said:
    """Join sources that lead to one root: the root's family, the largest strength, the lowest value.

    A talk among them counts as the people of that talk alone.
    """
    talks: dict[tuple[str, str], list[Live]] = {}
    strengths: list[float] = []
    values: list[float] = []
    for each in members:
        if each.cls.talk:
            talks.setdefault((each.item.source, each.cls.id), []).append(each)
        else:
            strengths.append(each.cls.base * each.f)
            values.append(each.item.x)
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
        [_join_family(by_family[family], slack) for family in method.family_of if family in by_family]
    )


def _join_family(voices: Sequence[Said], slack: float) -> Said:
    """Return the strongest voice's strength and its value, lowered by weaker voices that say worse."""
    if len(voices) == 1:
        return voices[0]
    strongest = max([a for _, a, _ in voices])
    leading = min([v for _, a, v in voices if a >= strongest - slack])
    return voices[0][0], strongest, min([leading + a / strongest * (v - leading) for _, a, v in voices])
