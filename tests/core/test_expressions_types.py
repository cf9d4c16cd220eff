"""What the checker of expressions refuses, where it says so, and what it warns of.

1. Each operator and function takes its types and no other; `''` stands for blank of any type but boolean.
2. A question is read in its own roster or through a function over rows, and nowhere else.
3. Every problem of an expression comes at once, with column, writing, type, expectation and similar names.
"""

from __future__ import annotations

import pytest

from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError, Severity
from dd_toolkit.core.questionnaire.expressions.compile import compile_expression
from dd_toolkit.core.questionnaire.expressions.functions import FUNCTIONS, MAX_PATTERN
from dd_toolkit.core.questionnaire.expressions.grammar import parse_expression
from dd_toolkit.core.questionnaire.expressions.readings import Type
from dd_toolkit.core.questionnaire.expressions.tree import Tree
from dd_toolkit.core.questionnaire.expressions.types import (
    Scope,
    Signature,
    check_expression,
    judge_expression,
)

QUESTIONS = {
    "text": Signature(Type.TEXT),
    "other": Signature(Type.TEXT),
    "choice": Signature(Type.TEXT, options=frozenset({"yes", "no"})),
    "number": Signature(Type.NUMBER),
    "date": Signature(Type.DATE),
    "set": Signature(Type.SET, options=frozenset({"iso", "sa8000"})),
    "row": Signature(Type.NUMBER, roster="rooms"),
    "row-text": Signature(Type.TEXT, roster="rooms"),
    "row-date": Signature(Type.DATE, roster="rooms"),
    "agency": Signature(Type.NUMBER, roster="agencies"),
}
OUTSIDE = Scope(QUESTIONS)
ROOMS = Scope(QUESTIONS, roster="rooms", itself=Signature(Type.NUMBER, roster="rooms"))


def tree_of(text: str) -> Tree:
    """Read a text that must be an expression."""
    tree = parse_expression(text)
    assert not isinstance(tree, Problem), tree
    return tree


def check(text: str, expected: Type = Type.BOOLEAN, scope: Scope = OUTSIDE) -> tuple[Problem, ...]:
    """Read and check an expression."""
    return check_expression(tree_of(text), scope, expected)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("${number} + 1", Type.NUMBER),
        ("-${number}", Type.NUMBER),
        ("${date} - today()", Type.NUMBER),
        ("${date} - 30", Type.DATE),
        ("30 + ${date}", Type.DATE),
        ("${number} = ''", Type.BOOLEAN),
        ("'' != ${set}", Type.BOOLEAN),
        ("${date} = ''", Type.BOOLEAN),
        ("true() = false()", Type.BOOLEAN),
        ("${date} < today() + 30", Type.BOOLEAN),
        ("if(true(), 1, '')", Type.NUMBER),
        ("if(true(), '', ${date})", Type.DATE),
        ("if(true(), '', '')", Type.BLANK),
        ("if(true(), true(), false())", Type.BOOLEAN),
        ("coalesce(${set}, ${set})", Type.SET),
        ("coalesce(${number}, 0)", Type.NUMBER),
        ("min(${date}, today())", Type.DATE),
        ("min(1, 2, 3)", Type.NUMBER),
        ("max(${row-date})", Type.DATE),
        ("max(${row})", Type.NUMBER),
        ("sum(${row}) div count(${row-text})", Type.NUMBER),
        ("count-non-empty(${row-text})", Type.NUMBER),
        ("contains(${text}, '')", Type.BOOLEAN),
        ("selected(${choice}, 'yes')", Type.BOOLEAN),
        ("selected(${set}, ${text})", Type.BOOLEAN),
        ("date('2026-01-31')", Type.DATE),
        ("date(20000)", Type.DATE),
        ("round(1.5)", Type.NUMBER),
        ("round(1.55, 1)", Type.NUMBER),
        ("string(${date})", Type.TEXT),
        ("number(${date})", Type.NUMBER),
        ("regex(${text}, '[0-9]{18}')", Type.BOOLEAN),
    ],
)
def test_well_typed_expressions_have_their_type(text: str, type_: Type) -> None:
    """Requirement 1: what fits has no errors and the type of the language page."""
    assert judge_expression(tree_of(text), OUTSIDE) == (type_, ())


@pytest.mark.parametrize(
    ("text", "code", "column", "stood", "found", "expected"),
    [
        ("${number} = 'x'", "type", 13, "'x'", "text", "number"),
        ("${text} = 1", "type", 11, "1", "number", "text"),
        ("${date} = '2026-01-01'", "type", 11, "'2026-01-01'", "text", "date"),
        ("${date} > 20000", "type", 11, "20000", "number", "date"),
        ("${set} = ${set}", "type", 10, "${set}", "set", "blank"),
        ("${set} = 'iso'", "type", 10, "'iso'", "text", "blank"),
        ("true() = ''", "type", 10, "''", "blank", "boolean"),
        ("${text} > 1", "type", 1, "${text}", "text", "number date"),
        ("1 < ${date}", "type", 5, "${date}", "date", "number"),
        ("${date} + ${date} = 1", "type", 11, "${date}", "date", "number"),
        ("1 - ${date} = 1", "type", 5, "${date}", "date", "number"),
        ("${date} * 2 = 1", "type", 1, "${date}", "date", "number"),
        ("-${text} = 1", "type", 2, "${text}", "text", "number"),
        ("'' * 1 = 1", "type", 1, "''", "blank", "number"),
        ("${text}", "type", 1, "${text}", "text", "boolean"),
        ("''", "type", 1, "''", "blank", "boolean"),
        ("${text} and true()", "type", 1, "${text}", "text", "boolean"),
        ("not(${number})", "type", 5, "${number}", "number", "boolean"),
        ("if(1, true(), true())", "type", 4, "1", "number", "boolean"),
        ("if(true(), true(), '')", "type", 20, "''", "blank", "boolean"),
        ("if(true(), 1, 'a') = 1", "type", 15, "'a'", "text", "number"),
        ("coalesce(1, true()) = 1", "type", 13, "true()", "boolean", "date number set text"),
        ("min(1, today()) = 1", "type", 8, "today()", "date", "number"),
        ("min('a') = 1", "type", 5, "'a'", "text", "date number"),
        ("selected(${number}, 'a')", "type", 10, "${number}", "number", "set text"),
        ("count-selected(${text}) = 1", "type", 16, "${text}", "text", "set"),
        ("string-length(${number}) > 1", "type", 15, "${number}", "number", "text"),
        ("round(1, '') = 1", "type", 10, "''", "blank", "number"),
        ("sum(${row-date}) = 1", "type", 5, "${row-date}", "date", "number"),
        ("date('1.1.2026') = today()", "type", 6, "'1.1.2026'", "text", "'YYYY-MM-DD'"),
        ("date(${text}) = today()", "type", 6, "${text}", "text", "'YYYY-MM-DD'"),
        ("date('2026-02-30') = today()", "type", 6, "'2026-02-30'", "text", "'YYYY-MM-DD'"),
        ("date('') = today()", "type", 6, "''", "blank", "'YYYY-MM-DD'"),
        ("regex(${text}, '(a')", "pattern", 16, "'(a'", "text", f"RE2, length <= {MAX_PATTERN}"),
        ("regex(${text}, '(?=a)')", "pattern", 16, "'(?=a)'", "text", f"RE2, length <= {MAX_PATTERN}"),
        ("regex(${text}, '\ud800')", "pattern", 16, "'\ud800'", "text", f"RE2, length <= {MAX_PATTERN}"),
        ("regex(${text}, ${other})", "pattern", 16, "${other}", "text", f"RE2, length <= {MAX_PATTERN}"),
        ("round() = 1", "function", 1, "round()", "", "round(number, number?)"),
        ("round(1, 2, 3) = 1", "function", 1, "round(1, 2, 3)", "", "round(number, number?)"),
        ("min() = 1", "function", 1, "min()", "", "min(date|number…)"),
        ("today(1) = today()", "function", 1, "today(1)", "", "today()"),
        ("sum() = 1", "function", 1, "sum()", "", "sum(number)"),
        ("sum(1, 2) = 1", "function", 1, "sum(1, 2)", "", "sum(number)"),
        (". = 1", "reference", 1, ".", "", ""),
    ],
)
def test_misuse_is_a_problem_where_it_stands(
    text: str, code: str, column: int, stood: str, found: str, expected: str
) -> None:
    """Requirements 1 and 3: one problem, with its code, column, writing, type and expectation."""
    (problem,) = check(text)
    assert problem.code == f"expression-{code}"
    assert problem.severity is Severity.ERROR
    details = {"column": str(column), "stood": stood, "found": found, "expected": expected, "similar": ""}
    assert problem.details == details


@pytest.mark.parametrize(
    ("text", "code", "similar"),
    [
        ("${numbr} > 1", ProblemCode.EXPRESSION_REFERENCE, "number"),
        ("string-lenght(${text}) > 1", ProblemCode.EXPRESSION_FUNCTION, "string-length, string"),
        ("sum(${rwo}) > 1", ProblemCode.EXPRESSION_REFERENCE, "row"),
        ("${choice} = 'yess'", ProblemCode.EXPRESSION_REFERENCE, "yes"),
        ("'yess' = ${choice}", ProblemCode.EXPRESSION_REFERENCE, "yes"),
        ("selected(${set}, 'sa800')", ProblemCode.EXPRESSION_REFERENCE, "sa8000"),
        ("jr:choice-name(${choice}, 'x') = 'x'", ProblemCode.EXPRESSION_FUNCTION, ""),
    ],
)
def test_unknown_names_suggest_similar_ones(text: str, code: ProblemCode, similar: str) -> None:
    """Requirement 3: questions, functions and options that do not exist name those that look like them."""
    (problem,) = check(text)
    assert (problem.code, problem.details["similar"]) == (code, similar)


@pytest.mark.parametrize(
    ("text", "scope", "stood"),
    [
        ("${row} > 1", OUTSIDE, "${row}"),
        ("${agency} > 1", ROOMS, "${agency}"),
        ("abs(${row}) > 1", OUTSIDE, "${row}"),
        ("min(${row}, 1) > 1", OUTSIDE, "${row}"),
        ("sum(${number}) > 1", OUTSIDE, "${number}"),
        ("count(1) > 1", OUTSIDE, "1"),
        ("sum(${row}) > 1", ROOMS, "${row}"),
        ("sum(${row} + 1) > 1", OUTSIDE, "${row} + 1"),
    ],
)
def test_rows_are_read_in_their_place(text: str, scope: Scope, stood: str) -> None:
    """Requirement 2: from outside only through a function over rows, which takes nothing else."""
    (problem,) = check(text, scope=scope)
    assert (problem.code, problem.details["stood"]) == (ProblemCode.EXPRESSION_ROSTER, stood)


@pytest.mark.parametrize(
    "text", ["${row} > 1 and . > ${number}", "min(${row}) > 1", "sum(${agency}) > ${row}"]
)
def test_a_row_reads_itself_and_the_world(text: str) -> None:
    """Requirement 2: inside a roster the same row, questions outside, and other rosters over their rows."""
    assert check(text, scope=ROOMS) == ()


def test_all_problems_come_at_once_in_order() -> None:
    """Requirement 3: an expression with several problems reports each, by column."""
    problems = check("${nope} = 1 and foo(${row}) and ${text} > 1")
    assert [(problem.details["column"], problem.code.value) for problem in problems] == [
        ("1", "expression-reference"),
        ("17", "expression-function"),
        ("21", "expression-roster"),
        ("33", "expression-type"),
    ]


def test_a_result_must_have_the_expected_type() -> None:
    """Requirement 1: a calculation is a number or blank, a gate is a boolean."""
    assert check("1 + 1", Type.NUMBER) == ()
    assert check("''", Type.NUMBER) == ()
    assert [problem.details["found"] for problem in check("1 = 1", Type.NUMBER)] == ["boolean"]


def test_a_problem_repeats_an_excerpt_only() -> None:
    """Requirement 3: a long part is cut short in the details."""
    (problem,) = check(" + ".join(["${number}"] * 20))
    assert problem.details["stood"] == ("${number} + " * 6)[:59] + "…"


def test_patterns_are_bounded() -> None:
    """Requirement 1: a pattern beyond its length is refused before it is compiled."""
    fits, long = "a" * MAX_PATTERN, "a" * (MAX_PATTERN + 1)
    assert check(f"regex(${{text}}, '{fits}')") == ()
    assert [problem.code for problem in check(f"regex(${{text}}, '{long}')")] == [
        ProblemCode.EXPRESSION_PATTERN
    ]


def test_an_expression_with_errors_is_not_compiled() -> None:
    """Compiling skips no check: errors raise, for whoever forgot to check first."""
    with pytest.raises(ProblemError, match="expression-type"):
        compile_expression(tree_of("${number} = 'x'"), OUTSIDE)


def test_every_function_states_its_source_and_how_it_is_computed() -> None:
    """The table is complete: a source for each, and only functions over rows lack arguments of their own."""
    for name, function in FUNCTIONS.items():
        assert function.name == name
        assert function.source
        assert function.exports == (name != "fact")
        assert not function.only_rows or len(function.parameters) == 1
