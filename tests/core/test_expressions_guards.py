"""Warnings of `!=` and `not()` that come out true only because a question has no answer."""

from __future__ import annotations

import pytest

from dd_toolkit.core.problems import Problem, ProblemCode, Severity
from dd_toolkit.core.questionnaire.expressions.grammar import parse_expression
from dd_toolkit.core.questionnaire.expressions.readings import Type
from dd_toolkit.core.questionnaire.expressions.types import Scope, Signature, check_expression

SCOPE = Scope(
    {
        "text": Signature(Type.TEXT),
        "other": Signature(Type.TEXT),
        "choice": Signature(Type.TEXT, options=frozenset({"yes", "no"})),
        "number": Signature(Type.NUMBER),
        "other-number": Signature(Type.NUMBER),
        "set": Signature(Type.SET),
        "row": Signature(Type.NUMBER, roster="rooms"),
    },
    itself=Signature(Type.NUMBER),
)


def check(text: str) -> tuple[Problem, ...]:
    """Read and check a condition."""
    tree = parse_expression(text)
    assert not isinstance(tree, Problem), tree
    return check_expression(tree, SCOPE, Type.BOOLEAN)


@pytest.mark.parametrize(
    ("text", "guard"),
    [
        ("${text} != 'x'", "${text} != ''"),
        ("'x' != ${text}", "${text} != ''"),
        ("${number} + 1 != 3", "${number} != ''"),
        ("-${number} != 3", "${number} != ''"),
        ("round(${number}, 1) != 3", "${number} != ''"),
        ("${number} != ${other-number}", "${number} != '' and ${other-number} != ''"),
        ("not(${choice} = 'yes')", "${choice} != ''"),
        ("not(selected(${set}, 'iso'))", "${set} != ''"),
        ("not(${number} > 3)", "${number} != ''"),
        ("not(${number} > 3 or ${choice} = 'yes')", "${choice} != '' and ${number} != ''"),
        ("not(regex(${text}, '[0-9]+'))", "${text} != ''"),
        ("${other} != '' and ${text} != 'x'", "${text} != ''"),
        ("${text} != '' or ${text} != 'x'", "${text} != ''"),
        ("string-length(${text}) < 9 and ${text} != 'x'", "${text} != ''"),
        ("if(${text} = '', ${text} != 'x', true())", "${text} != ''"),
    ],
)
def test_blank_that_makes_a_condition_true_is_warned_of(text: str, guard: str) -> None:
    """The warning names the guard that is missing."""
    (problem,) = check(text)
    assert (problem.code, problem.severity) == (ProblemCode.EXPRESSION_UNGUARDED, Severity.WARNING)
    assert problem.details["expected"] == guard


@pytest.mark.parametrize(
    "text",
    [
        "${text} != ''",
        "not(${text} = '')",
        "${text} != '' and ${text} != 'x'",
        "${text} != 'x' and not(${text} = '')",
        "string-length(${text}) > 0 and ${text} != 'x'",
        "0 < string-length(${text}) and ${text} != 'x'",
        "count-selected(${set}) >= 1 and not(selected(${set}, 'iso'))",
        "${number} > 0 and ${number} != 3",
        "${number} * 2 > 0 and true() and not(${number} = 3)",
        "${choice} = 'yes' and (${number} > 1 and not(${choice} = 'no'))",
        "${text} = '' or ${text} != 'x'",
        "(${text} = 'a' or ${text} = 'b') and ${text} != 'x'",
        "if(${text} = '', true(), ${text} != 'x')",
        "if(${text} != '', ${text} != 'x', true())",
        "not(not(${text} != '')) and ${text} != 'x'",
        "selected(${set}, 'iso') and not(selected(${set}, 'sa8000'))",
        "contains(${text}, 'a') and ${text} != 'x'",
        "regex(${text}, '.+') and ${text} != 'x'",
        "not(string-length(${text}) > 3)",
        "coalesce(${text}, 'none') != 'x'",
        "not(true())",
        "sum(${row}) != 3",
        "not(${text} = '' or ${number} = '') and ${text} != 'x' and ${number} != 3",
        "not(${text} = '' and ${text} = '') and ${text} != 'x'",
    ],
)
def test_a_guarded_condition_is_not_warned_of(text: str) -> None:
    """A test that blank fails, in the same conjunction, shows that blank was thought of."""
    assert check(text) == ()


def test_errors_come_before_warnings() -> None:
    """An expression that is refused is not also warned of."""
    assert [problem.code for problem in check("${text} != 1")] == [ProblemCode.EXPRESSION_TYPE]


def test_itself_is_never_blank_in_a_warning() -> None:
    """A constraint is asked only where there is an answer, so `.` needs no guard."""
    assert check("not(. = 3) and . != 4") == ()
