"""Skeleton."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dd_toolkit.core.evaluation.judgement import Judgement
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
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class WeighedQuestion:
    """A question with the weight it has in the sums."""

    question: ScoredQuestion
    weight: float
    """Zero where it is not applicable."""
    gain: float
    """W_p * w_q (hi - lo) / sum of w of its pillar."""


@dataclass(frozen=True, slots=True)
class PartScore:
    """Proven and possible of a section or pillar."""

    id: str
    pillar: str
    low: float
    high: float
    weight: float
    """Sum of w of its questions."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything method 4 computes."""

    questions: tuple[WeighedQuestion, ...]
    sections: tuple[PartScore, ...]
    pillars: tuple[PartScore, ...]
    low: float
    high: float
    open: float
    declared: float | None
    gap: float | None
    alpha: float
    gains: tuple[tuple[str, float], ...]
    """Question id and gain, largest first; only gains above 0."""


def score(questions: Sequence[ScoredQuestion], method: Method, segments: Iterable[Segment]) -> Scores:
    """Score."""
    raise NotImplementedError
