"""The production regime as a report shows it, composed from what an evaluation says of it.

Whoever passes the evaluation of an audience gets what that audience may see; nothing else is read.
"""

from __future__ import annotations

from dd_toolkit.core.assessment.relevance import Scope
from dd_toolkit.core.evaluation.evaluate import Evaluation
from dd_toolkit.core.evaluation.judgement import State
from dd_toolkit.core.evaluation.production_regime import (
    Fit,
    Known,
    ProductionReading,
    RegimeFit,
    Resemblance,
    production_reading,
)
from dd_toolkit.core.questionnaire.production_regimes import Indicator
from dd_toolkit.core.questionnaire.questions import Question
from dd_toolkit.core.report.answers import said_scope, spoken_value
from dd_toolkit.core.report.production_view import IndicatorView, ProductionView, RangeView, RegimeView
from dd_toolkit.core.report.said import Said, Spoken


def production_view(evaluation: Evaluation) -> ProductionView | None:
    """Return the production regime with its indicators; None where the regimes are not described for it."""
    reading = production_reading(evaluation)
    if reading is None:
        return None
    indicators = tuple(
        _indicator(evaluation, reading, position, indicator, known)
        for position, (indicator, known) in enumerate(reading.indicators)
    )
    regimes = tuple(
        RegimeView(
            each.regime.id,
            each.regime.short,
            each.regime.title,
            each.regime.about,
            each.fitting,
            each.known,
            each in reading.closest,
            each.regime.cites,
        )
        for each in reading.regimes
    )
    return ProductionView(reading.resemblance.value, _sentence(evaluation, reading), indicators, regimes)


def said_indicator(view: ProductionView, indicator: IndicatorView) -> Said:
    """Return one indicator in a line: what was found, who says so, and which regimes it fits."""
    found = indicator.found
    if indicator.families:
        found = Said("production.found", {"found": found, "families": indicator.families})
    line = Said("production.line", {"title": indicator.title, "found": found})
    if indicator.known:
        pairs = zip(view.regimes, indicator.ranges, strict=True)
        names = tuple(regime.short for regime, each in pairs if each.fits)
        fitting = Said("production.fitting", {"regimes": names}) if names else Said("production.fitting_none")
        line = Said("production.more", {"line": line, "more": fitting})
    if indicator.disputed:
        line = Said("production.more", {"line": line, "more": Said("production.disputed")})
    return line


def said_count(regime: RegimeView) -> Said:
    """Return how many known indicators fit a regime, in a line."""
    counted: dict[str, Spoken] = {"regime": regime.title, "fitting": regime.fitting, "known": regime.known}
    return Said("production.counted", counted)


def _sentence(evaluation: Evaluation, reading: ProductionReading) -> Said:
    """Return what the indicators together say, in one sentence."""
    code = f"production.{reading.resemblance.value}"
    if reading.resemblance is Resemblance.TOO_LITTLE:
        carried = evaluation.case.form.questionnaire.production
        assert carried is not None
        known = max((each.known for each in reading.regimes), default=0)
        return Said(code, {"known": known, "needed": carried.reading.least_known})
    first = reading.closest[0]
    names = tuple(each.regime.title for each in reading.closest)
    return Said(code, {"regimes": names, "fitting": first.fitting, "known": first.known})


def _indicator(
    evaluation: Evaluation,
    reading: ProductionReading,
    position: int,
    indicator: Indicator,
    known: Known | None,
) -> IndicatorView:
    question = evaluation.case.form.questions[indicator.question]
    families = evaluation.case.method.family_of
    return IndicatorView(
        indicator.question,
        indicator.title,
        known is not None,
        _open(evaluation, question) if known is None else _found(question, known.value),
        () if known is None else tuple(families[each].name for each in known.families),
        known is not None and known.disputed,
        tuple(_range(each, indicator, each.fits[position]) for each in reading.regimes),
    )


def _range(compared: RegimeFit, indicator: Indicator, fit: Fit) -> RangeView:
    typical = next(each for each in compared.regime.typical if each.question == indicator.question)
    said = Said(f"production.fit.{fit.value}")
    return RangeView(typical.label, said, fit is Fit.FITS, typical.note, typical.cites)


def _found(question: Question, value: object) -> Spoken:
    """Return an answer as it was given; what was calculated, or follows from a gate, has four digits."""
    if isinstance(value, float | int):
        return f"{value:.4g} {question.unit}".strip()
    return spoken_value(question, value)


def _open(evaluation: Evaluation, question: Question) -> Said:
    """Return why an indicator is not known."""
    state, withheld = evaluation.states[question.id], question.id in evaluation.withheld
    if withheld or state.scope is not Scope.IN:
        return said_scope(state, withheld=withheld)
    asked = any(each.answers or each.xs for each in state.cells)
    if not asked or state.judgement.state is State.ANSWERED:
        return Said("terms.state.not_asked")
    return Said(f"terms.state.{state.judgement.state.value}")
