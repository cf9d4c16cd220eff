"""Which production regime a plant resembles: context beside the score, read from an evaluation.

Each indicator is read as gates read it, from the strongest source; nothing is weighed, nothing averaged,
and no score, band, cap or finding reads what comes out. Where indicators are not known, that is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.relevance import Scope, expression_value
from dd_toolkit.core.evaluation.care import heard_answers
from dd_toolkit.core.evaluation.evaluate import Evaluation
from dd_toolkit.core.evaluation.hearing import Hearing, strongest
from dd_toolkit.core.evaluation.judgement import State
from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.expressions.grammar import parse_expression
from dd_toolkit.core.questionnaire.expressions.readings import Reading
from dd_toolkit.core.questionnaire.expressions.tree import references
from dd_toolkit.core.questionnaire.production_regimes import (
    Indicator,
    ProductionRegime,
    ProductionRegimes,
    ReadingRule,
)
from dd_toolkit.core.questionnaire.questions import QuestionType


class Fit(StrEnum):
    """How what was found compares with what is typical of a regime."""

    FITS = "fits"
    DIFFERS = "differs"
    UNKNOWN = "unknown"
    """The indicator is not known."""


class Resemblance(StrEnum):
    """What the indicators together say."""

    RESEMBLES = "resembles"
    """More of the known indicators fit one regime than any other, and more than the rule asks."""
    MIXED = "mixed"
    """Two regimes or more fit as well as each other."""
    NONE = "none"
    """No regime fits enough of them."""
    TOO_LITTLE = "too_little"
    """Too few indicators are known to say anything."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an indicator."""

    value: object
    """The answer in its stored form, or the number that was calculated or follows from a shut gate."""
    reading: Reading
    """The same as expressions read it."""
    families: tuple[str, ...]
    """Families of the strongest source; for a shut gate, of the strongest answers that shut it."""
    disputed: bool
    """Another family says something clearly different."""


@dataclass(frozen=True, slots=True)
class RegimeFit:
    """How one regime compares, indicator by indicator."""

    regime: ProductionRegime
    fits: tuple[Fit, ...]
    """In the order of the indicators."""

    @property
    def known(self) -> int:
        """Return how many indicators are known."""
        return sum(fit is not Fit.UNKNOWN for fit in self.fits)

    @property
    def fitting(self) -> int:
        """Return how many of the known ones fit."""
        return sum(fit is Fit.FITS for fit in self.fits)

    @property
    def share(self) -> Fraction:
        """Return the share of the known indicators that fit; 0 where none is known."""
        return Fraction(self.fitting, self.known) if self.known else Fraction(0)


@dataclass(frozen=True, slots=True)
class ProductionReading:
    """What the answers say of the production regime of a plant."""

    indicators: tuple[tuple[Indicator, Known | None], ...]
    """None where it is not known."""
    regimes: tuple[RegimeFit, ...]
    resemblance: Resemblance
    closest: tuple[RegimeFit, ...]
    """The regimes that fit best, in their order; empty where too little is known."""


def production_reading(evaluation: Evaluation) -> ProductionReading | None:
    """Return how a plant compares with the production regimes, or None where they are not described for it.

    They are not where the pinned questionnaire carries none, or where the site has none of their segments
    or lies in none of their countries.
    """
    regimes = evaluation.case.form.questionnaire.production
    if regimes is None or not _is_described(regimes, evaluation):
        return None
    teller = _Teller(evaluation)
    indicators = tuple((each, teller.known(each)) for each in regimes.indicators)
    fits = tuple(_compare(evaluation, regime, indicators) for regime in regimes.regimes)
    resemblance, closest = resemblance_of(fits, regimes.reading)
    return ProductionReading(indicators, fits, resemblance, closest)


def resemblance_of(
    fits: tuple[RegimeFit, ...], rule: ReadingRule
) -> tuple[Resemblance, tuple[RegimeFit, ...]]:
    """Return what the comparisons together say, and the regimes that fit best; shares are exact."""
    told = tuple(each for each in fits if each.known >= rule.least_known)
    if not told:
        return Resemblance.TOO_LITTLE, ()
    best = max(each.share for each in told)
    closest = tuple(each for each in told if each.share == best)
    if best <= Fraction(str(rule.more_than)):
        return Resemblance.NONE, closest
    return (Resemblance.MIXED if len(closest) > 1 else Resemblance.RESEMBLES), closest


def _is_described(regimes: ProductionRegimes, evaluation: Evaluation) -> bool:
    site = evaluation.case.site
    country = site.country.strip().upper()
    described = any(segment.value in regimes.segments for segment in site.segments)
    return described and (not country or country in regimes.countries)


def _compare(
    evaluation: Evaluation,
    regime: ProductionRegime,
    indicators: tuple[tuple[Indicator, Known | None], ...],
) -> RegimeFit:
    case = evaluation.case
    fits: list[Fit] = []
    for indicator, known in indicators:
        holds = case.form.typical.get((regime.id, indicator.question))
        if known is None or holds is None:
            fits.append(Fit.UNKNOWN)
        else:
            fits.append(Fit.FITS if holds(known.reading, case.today) else Fit.DIFFERS)
    return RegimeFit(regime, tuple(fits))


class _Teller:
    """Tells what is known of indicators in one evaluation."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.case = evaluation.case
        self.hearing = Hearing(evaluation.case, heard_answers(evaluation.case, evaluation.withheld))

    def known(self, indicator: Indicator) -> Known | None:
        """Return what is known of an indicator; None where its question is open, or not asked at all."""
        state = self.evaluation.states.get(indicator.question)
        if state is None:
            return None
        if state.scope is Scope.OUT:
            is_shut = not state.by_segment and indicator.shut is not None
            return self._shut(indicator) if is_shut else None
        if state.scope is not Scope.IN or state.judgement.state is not State.ANSWERED:
            return None
        return self._answered(Cell(indicator.question))

    def _answered(self, cell: Cell) -> Known:
        """Return the answer of the strongest source, as gates read it."""
        question = self.case.form.questions[cell.question]
        values: Mapping[str, Reading] = self.evaluation.settled.values.get(cell, {})
        best = strongest(self.hearing.hearable(cell, values).items, self.case.method)
        judged = self.evaluation.states[cell.question].judgement
        disputed = judged.conflict or judged.challenged
        if question.type is QuestionType.CALCULATED:
            return Known(values[best.source], values[best.source], (best.family,), disputed)
        recorded = self.case.fold.answers[cell]
        stored = next(each.answer.value for each in recorded if each.source == best.source)
        return Known(stored, expression_value(question, stored), (best.family,), disputed)

    def _shut(self, indicator: Indicator) -> Known:
        """Return what follows from a gate that took the question out of scope."""
        families: dict[str, None] = {}
        disputed = False
        for read in self._gate_reads(indicator.question):
            state = self.evaluation.states[read]
            if state.scope is Scope.IN and state.judgement.state is State.ANSWERED:
                known = self._answered(Cell(read))
                families |= dict.fromkeys(known.families)
                disputed = disputed or known.disputed
        return Known(indicator.shut, indicator.shut, tuple(families), disputed)

    def _gate_reads(self, question: str) -> tuple[str, ...]:
        """Return the questions outside rosters that the gate of a question reads, in the order of ids."""
        tree = parse_expression(self.case.form.questions[question].relevant or "")
        if isinstance(tree, Problem):
            return ()
        questions = self.case.form.questions
        return tuple(id_ for id_ in sorted(references(tree)) if questions[id_].roster is None)
