"""From what was answered to a value x between 0 (bad) and 1 (good), per question type (method 2).

`scale_of` prepares a question once for an assessment date: anchors that are numbers of law are those in
force on that day. The scale then turns stored answers into x. None means that no value can be given: the
type is not scored, a roster row names no limit, or there was none in force. Nothing here knows sources or
their strength.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import fsum
from types import MappingProxyType
from typing import Any, Final

from dd_toolkit.core.evaluation.evidence import curve
from dd_toolkit.core.questionnaire.form import Form
from dd_toolkit.core.questionnaire.law import number_on
from dd_toolkit.core.questionnaire.questions import (
    Anchor,
    FactAnchor,
    Question,
    QuestionType,
    RowAnchor,
)

Scale = Callable[[Any, str], float | None]
"""Takes a stored answer and the row id; gives x, None where there is none."""


def scale_of(form: Form, question: Question, day: str) -> Scale:
    """Return how a question's answers are valued on an assessment date, given as ISO day.

    An unscored question gives 1 for any answer.
    """
    if not form.is_scored(question):
        return _any
    return _SCALES[question.type](form, question, day)


def calculated_x(form: Form, question: Question, number: float, row: str, day: str) -> float | None:
    """Return x of a calculated number between the question's anchors as they are on an ISO day."""
    bad, good = _anchor_numbers(form, question, row, day)
    return None if bad is None or good is None else curve(number, bad, good)


def is_valid_on(stored: Mapping[str, Any], day: str) -> bool:
    """Tell whether a dated document is in force on a day."""
    expires = stored.get("expires")
    return str(stored["issued"]) <= day and (expires is None or day <= str(expires))


def _any(_stored: object, _row: str) -> float | None:
    return 1.0


def _weighted(x_of_option: Mapping[str, float]) -> Scale:
    def scale(stored: Any, _row: str) -> float | None:
        if isinstance(stored, dict):
            people = sum(stored.values())
            return fsum(x_of_option[option] * count for option, count in stored.items()) / people
        return x_of_option[stored]

    return scale


def _yes_no(_form: Form, question: Question, _day: str) -> Scale:
    return _weighted({"yes": float(question.good == "yes"), "no": float(question.good == "no")})


def _maturity(_form: Form, _question: Question, _day: str) -> Scale:
    return _weighted({str(level): level / 4 for level in range(5)})


def _choice(_form: Form, question: Question, _day: str) -> Scale:
    return _weighted({option.id: option.x or 0.0 for option in question.options})


def _number(form: Form, question: Question, day: str) -> Scale:
    if question.anchors is not None and question.roster is None:
        bad, good = _anchor_numbers(form, question, "", day)
        if bad is not None and good is not None:
            low, high = bad, good
            return lambda stored, _row: curve(float(stored), low, high)
    return lambda stored, row: calculated_x(form, question, float(stored), row, day)


def _checklist(_form: Form, question: Question, _day: str) -> Scale:
    weights = {option.id: option.weight or 0.0 for option in question.options}
    positive = fsum(weight for weight in weights.values() if weight > 0)
    whole = fsum(abs(weight) for weight in weights.values())

    def scale(stored: Any, _row: str) -> float | None:
        chosen = [weights[option] for option in stored]
        if positive:
            return min(1.0, max(0.0, fsum(chosen) / positive))
        return 1.0 - fsum(abs(weight) for weight in chosen) / whole if whole else None

    return scale


def _document(_form: Form, _question: Question, day: str) -> Scale:
    return lambda stored, _row: float(is_valid_on(stored, day))


def _anchor_numbers(form: Form, question: Question, row: str, day: str) -> tuple[float | None, float | None]:
    if question.anchors is None:
        return None, None
    return (
        _anchor_number(form, question, question.anchors.bad, row, day),
        _anchor_number(form, question, question.anchors.good, row, day),
    )


def _anchor_number(form: Form, question: Question, anchor: Anchor, row: str, day: str) -> float | None:
    if isinstance(anchor, RowAnchor):
        offered = form.offered_row(question.roster or "", row)
        name, times = (offered.facts.get(anchor.row, "") if offered else ""), anchor.times
    elif isinstance(anchor, FactAnchor):
        name, times = anchor.fact, anchor.times
    else:
        return float(anchor)
    number = number_on(form.questionnaire.law, name, day)
    return None if number is None else number * times


_SCALES: Final[Mapping[QuestionType, Callable[[Form, Question, str], Scale]]] = MappingProxyType(
    {
        QuestionType.YES_NO: _yes_no,
        QuestionType.MATURITY: _maturity,
        QuestionType.NUMBER: _number,
        QuestionType.PERCENT: _number,
        QuestionType.MONEY: _number,
        QuestionType.CHOICE: _choice,
        QuestionType.CHECKLIST: _checklist,
        QuestionType.DOCUMENT: _document,
        QuestionType.CALCULATED: _number,
    }
)
