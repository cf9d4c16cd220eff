"""The page docs/expressions.md is true: every function is on it, every example gives what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.expressions.compile import compile_expression
from dd_toolkit.core.questionnaire.expressions.functions import FUNCTIONS, MAX_PATTERN
from dd_toolkit.core.questionnaire.expressions.grammar import MAX_DEPTH, MAX_LENGTH, parse_expression
from dd_toolkit.core.questionnaire.expressions.readings import UNDETERMINED, Context, Reading, Type, days_from
from dd_toolkit.core.questionnaire.expressions.tree import Operator
from dd_toolkit.core.questionnaire.expressions.types import (
    Scope,
    Signature,
    check_expression,
    judge_expression,
)
from tests.builders import library

PAGE = (Path(__file__).parents[2] / "docs" / "expressions.md").read_text("utf-8")
TYPES = {"n": Type.NUMBER, "t": Type.TEXT, "s": Type.SET, "d": Type.DATE}
SCOPE = Scope(
    {
        **{letter + number: Signature(type_) for letter, type_ in TYPES.items() for number in ("", "1", "2")},
        "r": Signature(Type.NUMBER, roster="rows"),
    },
    itself=Signature(Type.NUMBER),
    law=library().law()[0],
)


def table(heading: str) -> Iterator[list[str]]:
    """Give the cells of the first table under a heading, without its head."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    for line in section.splitlines():
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if cells and not set(cells[0]) <= {"-", " "}:
            yield cells


EXAMPLES = list(table("Examples"))[1:]


def reading(text: str) -> Reading:
    """Read a value as the examples write it."""
    known: dict[str, Reading] = {"true": True, "false": False, "blank": None, "undetermined": UNDETERMINED}
    if text in known:
        return known[text]
    if text.startswith("'"):
        return text[1:-1]
    if text.startswith("{"):
        return frozenset(text[1:-1].split(", "))
    day = days_from(text)
    return float(text) if day is None else day


def context(given: str) -> Context:
    """Make the context that an example describes, such as `n = 3, r = (1, blank)`."""
    values: dict[str, Reading] = {}
    rows: dict[str, tuple[Reading, ...]] = {}
    for name, value in re.findall(r"([a-z.][0-9]?) = (\([^)]*\)|\{[^}]*\}|'[^']*'|[^,]+)", given.strip("`")):
        if value.startswith("("):
            rows[name] = tuple(reading(cell) for cell in value[1:-1].split(", ") if cell)
        else:
            values[name] = reading(value)
    return Context(values.get, days_from("2026-03-01") or 0.0, values.get("."), lambda name: rows[name])


@pytest.mark.parametrize(("expression", "given", "gives"), EXAMPLES)
def test_every_example_gives_what_the_page_says(expression: str, given: str, gives: str) -> None:
    """Reading, checking, compiling and evaluating an example ends in the value beside it."""
    tree = parse_expression(expression.strip("`"))
    assert not isinstance(tree, Problem), tree
    type_, problems = judge_expression(tree, SCOPE)
    assert problems == ()
    assert type_ is not None
    result = compile_expression(tree, SCOPE)(context(given))
    expected = reading(gives)
    assert result == expected
    assert type(result) is type(expected)


def test_every_function_has_a_row_and_an_example() -> None:
    """The table of the page holds the functions of the language, no more and no fewer, each in an example."""
    rows = [cells[0].strip("`").split("(")[0] for cells in list(table("Functions"))[1:]]
    assert rows == list(FUNCTIONS)
    used = {name for cells in EXAMPLES for name in re.findall(r"([a-z-]+)\(", cells[0])}
    assert used == set(FUNCTIONS)


def test_the_page_gives_the_types_of_results() -> None:
    """The type that a function gives stands in its row, where it does not depend on its arguments."""
    for name, gives, *_ in list(table("Functions"))[1:]:
        result = FUNCTIONS[name.strip("`").split("(")[0]].result
        assert result is None or gives == result


def test_the_page_names_operators_types_problems_and_limits() -> None:
    """Everything that a person can meet is on the page."""
    assert all(f"`{operator}`" in PAGE for operator in Operator)
    assert {cells[0] for cells in table("Types")} == {"type", *set(Type) - {Type.BLANK}}
    codes = {cells[0].strip("`") for cells in list(table("Problems"))[1:]}
    expected = {code.value for code in ProblemCode if code.value.startswith("expression-")}
    assert codes == expected - {ProblemCode.EXPRESSION_LOOP.value}
    assert f"{MAX_LENGTH:,} characters and {MAX_DEPTH} levels" in PAGE
    assert f"{MAX_PATTERN} characters" in PAGE


def test_the_expressions_at_the_top_are_well_formed() -> None:
    """The three expressions that show the language are accepted as they stand."""
    scope = Scope(
        {
            **{
                question: Signature(Type.NUMBER)
                for question in ("LAB-TIM-01.1", "LAB-WAG-02.1", "LAB-WAG-02.2")
            },
            "LAB-TIM-01.3": Signature(Type.SET),
        },
        itself=Signature(Type.NUMBER),
    )
    shown = re.findall(r'^(relevant|constraint|calculate): "(.*)"$', PAGE, re.MULTILINE)
    assert len(shown) == 3
    for key, text in shown:
        tree = parse_expression(text)
        assert not isinstance(tree, Problem)
        assert check_expression(tree, scope, Type.NUMBER if key == "calculate" else Type.BOOLEAN) == ()
