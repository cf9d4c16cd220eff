"""Checks of reach of scales: each anchor and option can be answered, and so can the best and the worst.

A scale whose end nothing reaches either never lets a site be good or never shows it bad.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.bank_checked import BankChecked
from dd_toolkit.core.questionnaire.checks.possible import holds, samples_of
from dd_toolkit.core.questionnaire.questionnaire import anchors_of
from dd_toolkit.core.questionnaire.questions import (
    Anchor,
    FactAnchor,
    Question,
    QuestionType,
    RowAnchor,
)


def check_anchors_reached(bank: BankChecked) -> Iterator[Problem]:
    """Bad and good of a question are answers that it accepts."""
    for question in bank.form.questions.values():
        if question.type is QuestionType.CALCULATED:
            continue
        for key, anchor in zip(("bad", "good"), anchors_of(question), strict=False):
            for number in _numbers(bank, question, anchor):
                if not _accepts(bank, question, number):
                    yield bank.checked.problem(
                        ProblemCode.ANCHOR_UNREACHED, question.id, "anchors", key, number=f"{number:g}"
                    )


def check_options_reached(bank: BankChecked) -> Iterator[Problem]:
    """Every option can be chosen, and chosen options can make the best and the worst of the scale."""
    for question in bank.form.questions.values():
        if not question.options:
            continue
        accepted = samples_of(bank.form, question, ())
        for position, option in enumerate(question.options):
            if not any(option.id == each or _holds_option(each, option.id) for each in accepted):
                yield bank.checked.problem(
                    ProblemCode.OPTION_UNREACHED, question.id, "options", position, option=option.id
                )
        if bank.form.is_scored(question):
            for value in sorted({"0", "1"} - {f"{each:g}" for each in _ends(question)}):
                yield bank.checked.problem(ProblemCode.SCALE_UNREACHED, question.id, "options", value=value)


def _numbers(bank: BankChecked, question: Question, anchor: Anchor) -> tuple[float, ...]:
    """Return the numbers an anchor stands for, one a row where rows differ; none where law has none."""
    if isinstance(anchor, RowAnchor):
        roster = bank.form.rosters.get(question.roster or "")
        facts = [row.facts.get(anchor.row, "") for row in roster.rows] if roster else []
    elif isinstance(anchor, FactAnchor):
        facts = [anchor.fact]
    else:
        return (float(anchor),)
    known = [bank.checked.law[fact].number for fact in facts if fact in bank.checked.law]
    return tuple(number * anchor.times for number in known if number is not None)


def _accepts(bank: BankChecked, question: Question, number: float) -> bool:
    if question.type is QuestionType.PERCENT and not 0 <= number <= 100:
        return False
    constraint = bank.form.constraints.get(question.id)
    return constraint is None or holds(constraint, {}, number)


def _holds_option(reading: object, option: str) -> bool:
    return isinstance(reading, frozenset) and option in reading


def _ends(question: Question) -> set[float]:
    """Return the values of a choice, or which ends of its scale a checklist reaches (method 2)."""
    if question.type is QuestionType.CHOICE:
        return {option.x for option in question.options if option.x is not None}
    weights = [option.weight or 0.0 for option in question.options]
    if max(weights) > 0:
        return {1.0, 0.0} if min(weights) <= 0 else {1.0}
    return ({1.0} if 0.0 in weights else set()) | ({0.0} if min(weights) < 0 else set())
