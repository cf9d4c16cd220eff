"""From judgements to what is proven and possible per section, per pillar and in all (method 4).

Topics share their weight among their scored questions, pillars are taken directly over questions, and the
total leans on the weakest pillar. Bounds are bounds: no probability is implied. Bands are `rating`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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
class Scores:
    """Everything method 4 computes from judgements."""

    questions: tuple[WeighedQuestion, ...]
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


def score(questions: Sequence[ScoredQuestion], method: Method, segments: Iterable[Segment]) -> Scores:
    """Score the questions in scope; pillars and sections with nothing in scope leave (method 4)."""
    alpha = method.alpha.of(segments)
    weights = effective_weights(questions)
    counted = [(each, weight) for each, weight in zip(questions, weights, strict=True) if weight > 0]
    pillars = _parts(counted, lambda question: question.pillar, method.pillar_of)
    low = total_of({part.id: part.low for part in pillars}, method, alpha)
    high = total_of({part.id: part.high for part in pillars}, method, alpha)
    declared, gap = _declared(counted, method, alpha)
    weighed = _weighed(questions, weights, pillars, method)
    sections = dict.fromkeys(question.section for question, _ in counted)
    return Scores(
        weighed,
        _parts(counted, lambda question: question.section, sections),
        pillars,
        low.value if low else 0.0,
        high.value if high else 1.0,
        high.value - low.value if low and high else 1.0,
        declared,
        gap,
        alpha,
        _gains(weighed, method),
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


def _parts(
    counted: Sequence[tuple[ScoredQuestion, float]],
    part_of: Callable[[ScoredQuestion], str],
    order: Iterable[str],
) -> tuple[PartScore, ...]:
    """Return the parts with something in scope, each directly over its questions."""
    members: dict[str, list[tuple[ScoredQuestion, float]]] = {}
    for question, weight in counted:
        members.setdefault(part_of(question), []).append((question, weight))
    return tuple(_part(id_, members[id_]) for id_ in order if id_ in members)


def _part(id_: str, members: Sequence[tuple[ScoredQuestion, float]]) -> PartScore:
    weights = [weight for _, weight in members]
    return PartScore(
        id_,
        members[0][0].pillar,
        mean_of(weights, [question.judgement.lo for question, _ in members]),
        mean_of(weights, [question.judgement.hi for question, _ in members]),
        fsum(weights),
    )


def _declared(
    counted: Sequence[tuple[ScoredQuestion, float]], method: Method, alpha: float
) -> tuple[float | None, float | None]:
    """Return D and its gap to what is proven, both over the questions with a declared value."""
    members: dict[str, list[tuple[float, float, float]]] = {}
    for question, weight in counted:
        judgement = question.judgement
        if judgement.declared is not None:
            members.setdefault(question.pillar, []).append((weight, judgement.declared, judgement.lo))
    says, proves = {}, {}
    for pillar, rows in members.items():
        weights = [weight for weight, _, _ in rows]
        says[pillar] = mean_of(weights, [declared for _, declared, _ in rows])
        proves[pillar] = mean_of(weights, [lo for _, _, lo in rows])
    declared, proven = total_of(says, method, alpha), total_of(proves, method, alpha)
    if declared is None or proven is None:
        return None, None
    return declared.value, declared.value - proven.value


def _weighed(
    questions: Sequence[ScoredQuestion],
    weights: Sequence[float],
    pillars: Sequence[PartScore],
    method: Method,
) -> tuple[WeighedQuestion, ...]:
    per_weight = {part.id: method.pillar_of[part.id].weight / part.weight for part in pillars}
    return tuple(
        WeighedQuestion(
            each,
            weight,
            per_weight[each.pillar] * weight * (each.judgement.hi - each.judgement.lo) if weight else 0.0,
        )
        for each, weight in zip(questions, weights, strict=True)
    )


def _gains(weighed: Sequence[WeighedQuestion], method: Method) -> tuple[tuple[str, float], ...]:
    gains = [(each.question.id, each.gain) for each in weighed if each.gain > method.slack]
    return tuple(sorted(gains, key=lambda gain: (-method.rounded(gain[1]), gain[0])))
