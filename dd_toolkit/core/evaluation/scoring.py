"""From judgements to what is proven and possible per section, per pillar and in all (method 4).

Topics share their weight among their scored questions, pillars are taken directly over questions, and the
total leans on the weakest pillar. Bounds are bounds: no probability is implied. Bands are `rating`.
A pillar whose questions are the same as before is not worked out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import fsum
from typing import NamedTuple

from dd_toolkit.core.evaluation.judgement import Judgement, State, mean_of
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.questionnaire.questions import Segment


@dataclass(frozen=True, slots=True)
class ScoredQuestion:
    """One scored question in scope with its judgement."""

    id: str
    topic: str
    section: str
    pillar: str
    weight: float
    """Nominal share: m * r / number of scored questions of the topic in scope, N/A included."""
    crucial: bool
    worker_wording: bool
    """A question of its topic is worded for workers, scored or not."""
    judgement: Judgement
    heard_beside: frozenset[str] = frozenset()
    """Families with a live item on questions of its topic that are not scored."""


@dataclass(frozen=True, slots=True)
class WeighedQuestion:
    """A question with the weight it has in the sums."""

    question: ScoredQuestion
    weight: float
    """Zero where it is not applicable."""
    gain: float
    """`W_p * w_q (hi - lo) / sum of w of its pillar`: what settling it could move."""


@dataclass(frozen=True, slots=True)
class PartScore:
    """Proven and possible of a section or pillar."""

    id: str
    pillar: str
    low: float
    """L, proven."""
    high: float
    """H, possible."""
    weight: float
    """Sum of w of its questions, above 0."""


class Total(NamedTuple):
    """A total over pillars with its two parts."""

    mean: float
    """Mean of the pillars by their weights."""
    weakest: float
    """The lowest pillar."""
    value: float
    """`alpha * mean + (1 - alpha) * weakest`."""


@dataclass(frozen=True, slots=True)
class PillarScore:
    """Everything worked out within one pillar."""

    asked: tuple[ScoredQuestion, ...]
    """Its questions in scope: what all the rest follows from."""
    questions: tuple[WeighedQuestion, ...]
    part: PartScore | None
    """None where nothing of it applies."""
    sections: tuple[PartScore, ...]
    declared: tuple[float, float] | None
    """What the assessed party declares and what is proven over the same questions; None without any."""
    gains: tuple[tuple[float, str, float], ...]
    """Rank (the lower the earlier), question id and gain, sorted; only gains above 0."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything method 4 computes from judgements."""

    questions: tuple[WeighedQuestion, ...]
    """By pillar in the method's order, and in the order of the questionnaire within."""
    sections: tuple[PartScore, ...]
    """Sections with something in scope, in the order of the questions."""
    pillars: tuple[PartScore, ...]
    """Pillars with something in scope, in the method's order."""
    low: float
    """L, proven; 0 where nothing is in scope."""
    high: float
    """H, possible; 1 where nothing is in scope."""
    open: float
    """U = H - L, open or disputed."""
    declared: float | None
    """D: the total of what the assessed party declares; None where it declares nothing."""
    gap: float | None
    """D less the proven total over the same questions."""
    alpha: float
    gains: tuple[tuple[str, float], ...]
    """What to ask next: question id and gain, largest first, ties by id; only gains above 0."""
    by_pillar: Mapping[str, PillarScore] = field(default_factory=dict, repr=False, compare=False)
    """What a later score may start from."""


def score(
    questions: Iterable[ScoredQuestion],
    method: Method,
    segments: Iterable[Segment],
    previous: Scores | None = None,
) -> Scores:
    """Score the questions in scope; pillars and sections with nothing in scope leave (method 4).

    `previous`, scored by the same method, only saves work.
    """
    alpha = method.alpha.of(segments)
    known = previous.by_pillar if previous else {}
    asked: dict[str, list[ScoredQuestion]] = {id_: [] for id_ in method.pillar_of}
    for question in questions:
        asked[question.pillar].append(question)
    by_pillar = {id_: _pillar(id_, tuple(own), method, known.get(id_)) for id_, own in asked.items()}
    found = by_pillar.values()
    pillars = tuple(each.part for each in found if each.part is not None)
    low = total_of({part.id: part.low for part in pillars}, method, alpha)
    high = total_of({part.id: part.high for part in pillars}, method, alpha)
    declared, gap = _declared(by_pillar, method, alpha)
    ranked = sorted(chain.from_iterable(each.gains for each in found))
    return Scores(
        tuple(chain.from_iterable(each.questions for each in found)),
        tuple(chain.from_iterable(each.sections for each in found)),
        pillars,
        low.value if low else 0.0,
        high.value if high else 1.0,
        high.value - low.value if low and high else 1.0,
        declared,
        gap,
        alpha,
        tuple([(id_, gain) for _, id_, gain in ranked]),
        by_pillar,
    )


def effective_weights(questions: Sequence[ScoredQuestion]) -> list[float]:
    """Return each question's weight w: its topic's weight over those that are not N/A; 0 for N/A ones."""
    nominal: dict[str, list[float]] = {}
    applicable: dict[str, int] = {}
    for each in questions:
        nominal.setdefault(each.topic, []).append(each.weight)
        counts = each.judgement.state is not State.NOT_APPLICABLE
        applicable[each.topic] = applicable.get(each.topic, 0) + counts
    shares = {topic: fsum(nominal[topic]) / count for topic, count in applicable.items() if count}
    return [
        shares[each.topic] if each.judgement.state is not State.NOT_APPLICABLE else 0.0 for each in questions
    ]


def total_of(values: Mapping[str, float], method: Method, alpha: float) -> Total | None:
    """Return the total over pillars with something in scope, by pillar id; None over none (method 4)."""
    if not values:
        return None
    weights = [method.pillar_of[pillar].weight for pillar in values]
    mean = mean_of(weights, list(values.values()))
    weakest = min(values.values())
    return Total(mean, weakest, alpha * mean + (1.0 - alpha) * weakest)


def _pillar(
    id_: str, asked: tuple[ScoredQuestion, ...], method: Method, known: PillarScore | None
) -> PillarScore:
    """Work out one pillar directly over its questions, or return what is known of the same questions."""
    if known is not None and known.asked == asked:
        return known
    weights = effective_weights(asked)
    counted = [(each, weight) for each, weight in zip(asked, weights, strict=True) if weight > 0]
    part = _part(id_, counted) if counted else None
    per_weight = method.pillar_of[id_].weight / part.weight if part else 0.0
    weighed = tuple(
        [
            WeighedQuestion(each, weight, per_weight * weight * (each.judgement.hi - each.judgement.lo))
            for each, weight in zip(asked, weights, strict=True)
        ]
    )
    members: dict[str, list[tuple[ScoredQuestion, float]]] = {}
    for each in counted:
        members.setdefault(each[0].section, []).append(each)
    gains = [
        (-method.rounded(each.gain), each.question.id, each.gain)
        for each in weighed
        if each.gain > method.slack
    ]
    sections = tuple(_part(section, own) for section, own in members.items())
    return PillarScore(asked, weighed, part, sections, _declared_within(counted), tuple(sorted(gains)))


def _part(id_: str, members: Sequence[tuple[ScoredQuestion, float]]) -> PartScore:
    weights = [weight for _, weight in members]
    return PartScore(
        id_,
        members[0][0].pillar,
        mean_of(weights, [question.judgement.lo for question, _ in members]),
        mean_of(weights, [question.judgement.hi for question, _ in members]),
        fsum(weights),
    )


def _declared_within(counted: Sequence[tuple[ScoredQuestion, float]]) -> tuple[float, float] | None:
    """Return what is declared and what is proven over a pillar's questions with a declared value."""
    rows = [
        (weight, question.judgement.declared, question.judgement.lo)
        for question, weight in counted
        if question.judgement.declared is not None
    ]
    if not rows:
        return None
    weights, declared, proven = zip(*rows, strict=True)
    return mean_of(weights, declared), mean_of(weights, proven)


def _declared(
    by_pillar: Mapping[str, PillarScore], method: Method, alpha: float
) -> tuple[float | None, float | None]:
    """Return D and its gap to what is proven, both over the questions with a declared value."""
    both = {id_: each.declared for id_, each in by_pillar.items() if each.declared is not None}
    declared = total_of({id_: says for id_, (says, _) in both.items()}, method, alpha)
    proven = total_of({id_: proves for id_, (_, proves) in both.items()}, method, alpha)
    if declared is None or proven is None:
        return None, None
    return declared.value, declared.value - proven.value
