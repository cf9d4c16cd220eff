"""Disclosure: the evaluation of what an audience may use. The only way out of an assessment.

Everything that leaves (report, JSON, screen of another reader) is composed from `Disclosed`, and only
`disclose` makes one. For internal readers that is everything but sealed sources (method 10); the other
audiences are refused until their rules stand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dd_toolkit.core.assessment.fold import Fold
from dd_toolkit.core.assessment.sources import Confidentiality
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.evaluation.evaluate import Evaluation, evaluate
from dd_toolkit.core.problems import Place, Problem, ProblemCode


class Audience(StrEnum):
    """Who a report is for (method 10)."""

    INTERNAL = "internal"
    BRAND = "brand"
    SUPPLIER = "supplier"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What one audience may see: an evaluation made from nothing else."""

    audience: Audience
    evaluation: Evaluation


def disclose(case: Case, as_of: date, audience: Audience) -> Disclosed | Problem:
    """Return what an audience may see, or why it may see nothing yet."""
    if audience is not Audience.INTERNAL:
        return Problem(ProblemCode.AUDIENCE_LATER, Place(), {"audience": audience.value})
    return Disclosed(audience, evaluate(replace(case, fold=without_sealed(case.fold)), as_of))


def without_sealed(fold: Fold) -> Fold:
    """Return the fold without sealed sources and whatever they said."""
    sealed = {id_ for id_, each in fold.sources.items() if each.confidentiality is Confidentiality.SEALED}
    if not sealed:
        return fold
    kept = {cell: tuple(r for r in told if r.source not in sealed) for cell, told in fold.answers.items()}
    return replace(
        fold,
        sources={id_: source for id_, source in fold.sources.items() if id_ not in sealed},
        answers={cell: told for cell, told in kept.items() if told},
    )
