"""The arithmetic shown step by step: every number between an answer and the total, as code and parameters.

Steps come from the very functions that judge and score, so that an explanation cannot differ from a result.
No wording: `dd_toolkit.words` has a sentence for each code. Who may see which step is the caller's business;
steps name sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from dd_toolkit.core.evaluation.evidence import Item, live_items
from dd_toolkit.core.evaluation.judgement import State, bounds_of, dissent_of, gaps_of, state_of
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.evaluation.scoring import Scores, total_of
from dd_toolkit.core.evaluation.voices import (
    Said,
    TalkRules,
    accounts_and_pooled,
    copied_voice,
    families_of,
    group_items,
    pool_of,
    voices_of,
)

Parameter = str | float | int | bool | None


class StepCode(StrEnum):
    """Every step that an explanation may have, in the order they come."""

    ITEM = "item"
    """One answer: class, value, age, freshness and whether it counts."""
    STATE = "state"
    """The state of the question."""
    ALONE = "alone"
    """A source that speaks for itself."""
    ACCOUNT = "account"
    """A first-hand account of a grave harm that stands alone."""
    POOL = "pool"
    """Talks of one class taken together."""
    COPIES = "copies"
    """Sources that lead to one root."""
    FAMILY = "family"
    """What a family says, and how far its value moves towards the others."""
    ACROSS = "across"
    """Distance and agreement of the families."""
    REACH = "reach"
    """How far the evidence reaches."""
    BOUNDS = "bounds"
    """Proven and possible of the question."""
    DISSENT = "dissent"
    """A conflict or a challenge, and who dissents."""
    DECLARED = "declared"
    """What the assessed party declares, and the gaps around it."""
    WEIGHT = "weight"
    """A question's weight, share of its pillar and gain."""
    SECTION = "section"
    """Proven and possible of a section."""
    PILLAR = "pillar"
    """Proven and possible of a pillar and its weight in the total."""
    TOTAL = "total"
    """Mean, weakest pillar and total, for what is proven and for what is possible."""
    GAP = "gap"
    """The declared total and its distance to what is proven of the same questions."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the arithmetic with its numbers."""

    code: StepCode
    parameters: Mapping[str, Parameter]


def explain_question(
    items: Sequence[Item],
    method: Method,
    *,
    target: int,
    existence: bool = False,
    refused: bool = False,
    not_applicable: bool = False,
) -> tuple[Step, ...]:
    """Return the steps of `judge` for the same arguments; without live items they end at the state."""
    live = live_items(items, method)
    state = state_of(live, refused=refused, not_applicable=not_applicable)
    steps = [*_item_steps(items, live), Step(StepCode.STATE, {"state": state.value})]
    if state is State.ANSWERED:
        rules = TalkRules(method, target, existence)
        steps += _voice_steps(live, rules)
        steps += _family_steps(live, families_of(voices_of(live, rules), method), method)
    return tuple(steps)


def explain_total(scores: Scores, method: Method) -> tuple[Step, ...]:
    """Return the steps of `score`: weights and gains, sections, pillars, total and declared gap."""
    pillars = {part.id: part for part in scores.pillars}
    steps = [
        Step(
            StepCode.WEIGHT,
            {
                "question": each.question.id,
                "topic": each.question.topic,
                "pillar": each.question.pillar,
                "nominal": each.question.weight,
                "weight": each.weight,
                "share": each.weight / pillars[each.question.pillar].weight if each.weight else 0.0,
                "lo": each.question.judgement.lo,
                "hi": each.question.judgement.hi,
                "gain": each.gain,
            },
        )
        for each in scores.questions
    ]
    for part in scores.sections:
        numbers = {"weight": part.weight, "low": part.low, "high": part.high}
        steps.append(Step(StepCode.SECTION, {"section": part.id, "pillar": part.pillar, **numbers}))
    steps += _total_steps(scores, method)
    return tuple(steps)


def _item_steps(items: Sequence[Item], live: Sequence[Item]) -> Iterator[Step]:
    counted = {_undated(each): each for each in live}
    for item in items:
        found = counted.get(_undated(item))
        yield Step(
            StepCode.ITEM,
            {
                "source": item.source,
                "class": item.cls.id,
                "family": item.family,
                "x": item.x,
                "people": item.people,
                "group": item.group if item.cls.talk else None,
                "age": item.age,
                "clock": item.clock,
                "fresh_until": item.fresh[0],
                "worthless_from": item.fresh[1],
                "f": found.f if found else 0.0,
                "held": found.held if found else False,
                "counts": found is not None,
            },
        )


def _undated(item: Item) -> Item:
    """Return an item without its freshness, which a floor may have changed."""
    return item._replace(f=0.0, held=False)


def _voice_steps(live: Sequence[Item], rules: TalkRules) -> Iterator[Step]:
    alone, talks, copies = group_items(live)
    for item in alone:
        numbers = {"credibility": item.cls.base, "f": item.f, "a": item.cls.base * item.f, "v": item.x}
        said = {"source": item.source, "class": item.cls.id, "family": item.family}
        yield Step(StepCode.ALONE, {**said, **numbers})
    for members in talks.values():
        yield from _talk_steps(members, rules)
    for root, members in copies.items():
        family, strength, value = copied_voice(members, rules)
        sources = ", ".join(sorted({each.source for each in members}))
        yield Step(
            StepCode.COPIES, {"root": root, "sources": sources, "family": family, "a": strength, "v": value}
        )


def _talk_steps(members: Sequence[Item], rules: TalkRules) -> Iterator[Step]:
    accounts, pooled = accounts_and_pooled(members, rules)
    cls = members[0].cls
    credibility = rules.method.existence_credibility
    for item in accounts:
        numbers = {"credibility": credibility, "f": item.f, "a": credibility * item.f, "v": item.x}
        said = {"source": item.source, "class": cls.id, "family": item.family}
        yield Step(StepCode.ACCOUNT, {**said, **numbers})
    if pooled:
        pool = pool_of(pooled, rules)
        yield Step(
            StepCode.POOL,
            {
                "class": cls.id,
                "family": cls.family,
                "n": pool.people,
                "target": rules.target,
                "mean": pool.mean,
                "group": pool.group,
                "f": pool.freshness,
                "credibility": pool.credibility,
                "a": pool.credibility * pool.freshness,
                "v": pool.value,
            },
        )


def _family_steps(live: Sequence[Item], families: Sequence[Said], method: Method) -> Iterator[Step]:
    bounds = bounds_of(families, method)
    for (family, strength, value), moved in zip(families, bounds.moved, strict=True):
        yield Step(StepCode.FAMILY, {"family": family, "a": strength, "v": value, "u": moved})
    delta = method.disagreement.delta
    yield Step(
        StepCode.ACROSS,
        {
            "x": bounds.x,
            "low": bounds.low,
            "high": bounds.high,
            "d": bounds.d,
            "delta": delta,
            "kappa": bounds.agreement,
        },
    )
    yield Step(StepCode.REACH, {"strongest": bounds.strongest, "joint": bounds.joint, "c": bounds.c})
    yield Step(StepCode.BOUNDS, {"lo": bounds.lo, "hi": bounds.hi})
    dissent = dissent_of(families, bounds, method)
    if dissent.families:
        yield Step(StepCode.DISSENT, {"conflict": dissent.conflict, "families": ", ".join(dissent.families)})
    gaps = gaps_of(live, families, method)
    if gaps.declared is not None:
        yield Step(
            StepCode.DECLARED,
            {
                "declared": gaps.declared,
                "evidence_gap": gaps.evidence,
                "declaration_gap": gaps.declaration,
                "claim_gap": gaps.claim,
            },
        )


def _total_steps(scores: Scores, method: Method) -> Iterator[Step]:
    weights = {part.id: method.pillar_of[part.id].weight for part in scores.pillars}
    everything = fsum(weights.values())
    for part in scores.pillars:
        yield Step(
            StepCode.PILLAR,
            {
                "pillar": part.id,
                "weight": weights[part.id],
                "share": weights[part.id] / everything,
                "low": part.low,
                "high": part.high,
            },
        )
    for bound, values in (
        ("low", {part.id: part.low for part in scores.pillars}),
        ("high", {part.id: part.high for part in scores.pillars}),
    ):
        total = total_of(values, method, scores.alpha)
        if total is not None:
            numbers = {"mean": total.mean, "weakest": total.weakest, "total": total.value}
            yield Step(StepCode.TOTAL, {"bound": bound, "alpha": scores.alpha, **numbers})
    if scores.declared is not None and scores.gap is not None:
        proven = scores.declared - scores.gap
        yield Step(StepCode.GAP, {"declared": scores.declared, "proven": proven, "gap": scores.gap})
