"""Checks of what questions show from the local tables: only what can stand beside their answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.checked import Checked
from dd_toolkit.core.questionnaire.local import MINIMUM_WAGE_UNIT, LocalKind
from dd_toolkit.core.questionnaire.questionnaire import questions_of
from dd_toolkit.core.questionnaire.questions import QuestionType

TYPE_OF_KIND: Final[Mapping[LocalKind, QuestionType]] = MappingProxyType(
    {
        LocalKind.MINIMUM_WAGE: QuestionType.MONEY,
        LocalKind.INCOME: QuestionType.MONEY,
        LocalKind.BASE_PAY: QuestionType.PERCENT,
    }
)
"""The type of question that each kind of value stands beside."""


def check_local(checked: Checked) -> Iterator[Problem]:
    """Wages stand beside amounts, minimum wages beside amounts in their own unit, shares beside shares."""
    for _, _, question in questions_of(checked.parsed.questionnaire):
        if question.local is None:
            continue
        if question.type is not TYPE_OF_KIND[question.local]:
            details = {"key": "local", "type": question.type.value}
            yield checked.problem(ProblemCode.KEY_UNFIT, question.id, "local", **details)
        elif question.local is LocalKind.MINIMUM_WAGE and question.unit != MINIMUM_WAGE_UNIT:
            yield checked.unfit(question.id, "unit", found=question.unit, allowed=MINIMUM_WAGE_UNIT)
