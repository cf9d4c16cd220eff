"""Properties of well-typed expressions under Hypothesis: total, finite, and monotone in what is known.

1. A well-typed tree is found well typed, and evaluates to its type, finite, on any readings.
2. Without undetermined readings nothing is undetermined.
3. A result that is determined although readings are not stays the same however these are settled.
4. Printing and reading a tree does not change what it gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import isfinite

from hypothesis import given, settings
from hypothesis import strategies as st

from dd_toolkit.core.questionnaire.expressions.compile import compile_expression
from dd_toolkit.core.questionnaire.expressions.functions import FUNCTIONS
from dd_toolkit.core.questionnaire.expressions.grammar import parse_expression
from dd_toolkit.core.questionnaire.expressions.readings import (
    UNDETERMINED,
    Context,
    Reading,
    Rows,
    Type,
    is_blank,
)
from dd_toolkit.core.questionnaire.expressions.tree import (
    COMPARISONS,
    EQUALITY,
    LOGIC,
    Call,
    Itself,
    Negation,
    NumberLiteral,
    Operation,
    Operator,
    Reference,
    TextLiteral,
    Tree,
    join,
    print_expression,
)
from dd_toolkit.core.questionnaire.expressions.types import Scope, Signature, judge_expression
from dd_toolkit.core.questionnaire.law import Confidence, Fact
from dd_toolkit.core.questionnaire.text import Text

N, T, B, S, D = Type.NUMBER, Type.TEXT, Type.BOOLEAN, Type.SET, Type.DATE
OF_TYPE = {"n": N, "t": T, "b": B, "s": S, "d": D}
PLAIN = {f"{letter}{number}": type_ for letter, type_ in OF_TYPE.items() for number in (1, 2)}
IN_ROWS = {f"r{letter}": type_ for letter, type_ in OF_TYPE.items()}
SCOPE = Scope(
    {
        **{question: Signature(type_) for question, type_ in PLAIN.items()},
        **{question: Signature(type_, roster="rooms") for question, type_ in IN_ROWS.items()},
    },
    itself=Signature(N),
    law={
        "NOW-001": Fact("NOW-001", Text(), Text(), "", "2020", number=36.0, confidence=Confidence.HIGH),
        "OLD-001": Fact(
            "OLD-001", Text(), Text(), "", "1990", "1995-04-30", number=44.0, confidence=Confidence.HIGH
        ),
    },
)
Trees = st.SearchStrategy[Tree]

OPTIONS = ("a", "b", "iso", "")
NUMBERS = st.one_of(st.integers(-5, 5).map(float), st.floats(allow_nan=False, allow_infinity=False))
READINGS: dict[Type, st.SearchStrategy[Reading]] = {
    N: NUMBERS,
    T: st.one_of(st.sampled_from(OPTIONS), st.text(max_size=5), st.just("\ud800")),
    B: st.booleans(),
    S: st.frozensets(st.sampled_from(OPTIONS[:3])),
    D: st.integers(-800_000, 4_000_000).map(float),
}
LITERALS: dict[Type, Trees] = {
    N: NUMBERS.map(lambda number: NumberLiteral(abs(number))),
    T: st.sampled_from(OPTIONS).map(TextLiteral),
    B: st.sampled_from(["true", "false"]).map(Call),
    D: st.one_of(st.just(Call("today")), st.dates().map(lambda day: Call("date", (TextLiteral(str(day)),)))),
}
BLANK: Trees = st.just(TextLiteral(""))
BUILT: set[str] = set()
"""Functions for which calls are built."""


def call(name: str, *arguments: Trees) -> Trees:
    """Build calls of a function from strategies of its arguments."""
    BUILT.add(name)
    return st.tuples(*arguments).map(lambda given_: Call(name, given_))


def operation(operators: list[Operator], left: Trees, right: Trees) -> Trees:
    """Build operations by one of several operators."""
    return st.builds(Operation, st.sampled_from(operators), left, right)


@cache
def typed(type_: Type, depth: int) -> Trees:
    """Build well-typed trees of a type, up to some depth."""
    questions = [question for question, own in PLAIN.items() if own is type_]
    leaves: list[Trees] = [st.sampled_from(questions).map(Reference)]
    leaves += [LITERALS[type_]] if type_ in LITERALS else []
    leaves += [st.just(Itself())] if type_ is N else []
    if depth == 0:
        return st.one_of(leaves)
    return st.one_of(*leaves, *BUILDERS[type_](depth - 1), conditional(type_, depth - 1))


def conditional(type_: Type, depth: int) -> Trees:
    """Build `if` and, where the type can be blank, `coalesce` and blank branches."""
    inner = typed(type_, depth)
    branch = inner if type_ is B else st.one_of(inner, BLANK)
    chosen = call("if", typed(B, depth), inner, branch)
    return chosen if type_ is B else st.one_of(chosen, call("coalesce", branch, inner))


def rows_of(*types: Type) -> Trees:
    """Build references to roster questions of some types."""
    return st.sampled_from([question for question, own in IN_ROWS.items() if own in types]).map(Reference)


def numbers(depth: int) -> list[Trees]:
    """Build numbers of every function and operator that gives one."""
    n, t, s, d = (typed(type_, depth) for type_ in (N, T, S, D))
    return [
        n.map(Negation),
        operation([Operator.PLUS, Operator.MINUS, Operator.TIMES, Operator.DIVIDED, Operator.MODULO], n, n),
        operation([Operator.MINUS], d, d),
        call("round", n),
        call("round", n, n),
        call("int", n),
        call("abs", n),
        call("number", st.one_of(n, t, d, typed(B, depth))),
        call("fact", st.sampled_from(["NOW-001", "OLD-001"]).map(TextLiteral)),
        call("min", n, n),
        call("max", n, n, n),
        call("string-length", t),
        call("count-selected", s),
        call("sum", rows_of(N)),
        call("min", rows_of(N)),
        call("max", rows_of(N)),
        call("count", rows_of(*OF_TYPE.values())),
        call("count-non-empty", rows_of(*OF_TYPE.values())),
    ]


def conditions(depth: int) -> list[Trees]:
    """Build conditions of every function and operator that gives one."""
    n, t, b, s, d = (typed(type_, depth) for type_ in (N, T, B, S, D))
    same = [operation(list(COMPARISONS), n, n), operation(list(COMPARISONS), d, d)]
    return [
        *same,
        operation(sorted(EQUALITY), t, st.one_of(t, BLANK)),
        operation(sorted(EQUALITY), b, b),
        operation(sorted(EQUALITY), st.one_of(n, s, d, BLANK), BLANK),
        st.builds(join, st.sampled_from(sorted(LOGIC)), st.lists(b, min_size=2, max_size=3)),
        call("not", b),
        call("selected", st.one_of(s, t), t),
        call("contains", t, t),
        call("starts-with", t, t),
        call("regex", t, st.sampled_from(["a*", "[0-9]+", "."]).map(TextLiteral)),
    ]


def dates(depth: int) -> list[Trees]:
    """Build dates of every function and operator that gives one."""
    n, d = typed(N, depth), typed(D, depth)
    return [
        operation([Operator.PLUS, Operator.MINUS], d, n),
        operation([Operator.PLUS], n, d),
        call("date", st.one_of(n, d)),
        call("min", d, d),
        call("max", rows_of(D)),
    ]


def texts(depth: int) -> list[Trees]:
    """Build texts from everything that can be written."""
    return [call("string", st.one_of(*(typed(type_, depth) for type_ in (N, T, B, D))))]


BUILDERS = {N: numbers, T: texts, B: conditions, S: lambda _: [], D: dates}


def readings(*, undetermined: bool) -> st.SearchStrategy[dict[str, Reading]]:
    """Build a reading for every question, blanks among them."""
    extra = [st.none()] + ([st.just(UNDETERMINED)] * 2 if undetermined else [])
    plain = {question: st.one_of(READINGS[type_], *extra) for question, type_ in PLAIN.items()}
    return st.fixed_dictionaries(plain)


def rows(*, undetermined: bool) -> st.SearchStrategy[dict[str, Rows]]:
    """Build rows of every roster question; these readings stay when others are settled."""
    extra = [st.none()] + ([st.just(UNDETERMINED)] if undetermined else [])
    some: dict[str, st.SearchStrategy[Rows]] = {
        question: st.lists(st.one_of(READINGS[type_], *extra), max_size=3).map(tuple)
        for question, type_ in IN_ROWS.items()
    }
    return st.fixed_dictionaries(some)


ANY_TREE = st.sampled_from([N, T, B, D, S]).flatmap(lambda type_: st.tuples(st.just(type_), typed(type_, 3)))


def evaluate(tree: Tree, values: Mapping[str, Reading], table: Mapping[str, Rows]) -> Reading:
    """Evaluate a tree on a fixed day."""
    return compile_expression(tree, SCOPE)(Context(values.__getitem__, 20_513.0, 3.0, table.__getitem__))


def has_type(result: Reading, type_: Type) -> bool:
    """Tell whether a determined result is a value or the blank of a type."""
    if type_ in (N, D):
        return result is None or (isinstance(result, float) and isfinite(result))
    return isinstance(result, {T: str, B: bool, S: frozenset}[type_])


@given(ANY_TREE, readings(undetermined=True), rows(undetermined=True))
@settings(deadline=None, max_examples=400)
def test_evaluation_is_total(
    typed_tree: tuple[Type, Tree], values: dict[str, Reading], table: dict[str, Rows]
) -> None:
    """Requirement 1: no readings make a well-typed tree raise or give anything but its type."""
    type_, tree = typed_tree
    found, problems = judge_expression(tree, SCOPE)
    assert problems == ()
    assert found in (type_, Type.BLANK)
    result = evaluate(tree, values, table)
    assert result is UNDETERMINED or has_type(result, type_) or (found is Type.BLANK and is_blank(result))


@given(ANY_TREE, readings(undetermined=False), rows(undetermined=False))
@settings(deadline=None, max_examples=200)
def test_what_is_known_gives_what_is_known(
    typed_tree: tuple[Type, Tree], values: dict[str, Reading], table: dict[str, Rows]
) -> None:
    """Requirement 2: constraints and calculations, which never read undetermined, never give it."""
    assert evaluate(typed_tree[1], values, table) is not UNDETERMINED


@given(
    ANY_TREE,
    readings(undetermined=True),
    readings(undetermined=False),
    rows(undetermined=True),
    st.data(),
)
@settings(deadline=None, max_examples=400)
def test_settling_the_unknown_changes_no_settled_result(
    typed_tree: tuple[Type, Tree],
    values: dict[str, Reading],
    settled: dict[str, Reading],
    table: dict[str, Rows],
    draw: st.DataObject,
) -> None:
    """Requirement 3: a determined result holds however the undetermined readings turn out."""
    tree = typed_tree[1]
    before = evaluate(tree, values, table)
    refined = {
        question: settled[question] if value is UNDETERMINED else value for question, value in values.items()
    }
    known_rows: dict[str, Rows] = {
        question: tuple(
            draw.draw(READINGS[IN_ROWS[question]]) if cell is UNDETERMINED else cell for cell in cells
        )
        for question, cells in table.items()
        if cells is not UNDETERMINED
    }
    if before is not UNDETERMINED:
        assert evaluate(tree, refined, known_rows) == before


@given(ANY_TREE, readings(undetermined=True), rows(undetermined=True))
@settings(deadline=None, max_examples=200)
def test_printing_changes_no_result(
    typed_tree: tuple[Type, Tree], values: dict[str, Reading], table: dict[str, Rows]
) -> None:
    """Requirement 4: what is printed is read as the same tree and gives the same."""
    tree = typed_tree[1]
    again = parse_expression(print_expression(tree))
    assert again == tree
    assert evaluate(again, values, table) == evaluate(tree, values, table)


@given(readings(undetermined=False), st.sampled_from(["n1", "t1", "s1", "d1"]))
def test_a_question_is_blank_or_it_is_not(values: dict[str, Reading], question: str) -> None:
    """Requirement 1: of `= ''` and `!= ''` exactly one is true."""
    tests = [Operation(operator, Reference(question), TextLiteral("")) for operator in sorted(EQUALITY)]
    assert sorted(str(evaluate(test, values, {})) for test in tests) == ["False", "True"]


def test_the_trees_use_every_function() -> None:
    """The strategies above build every function of the table, the literal-like ones as leaves."""
    for type_ in OF_TYPE.values():
        typed(type_, 2)
    assert set(FUNCTIONS) - {"true", "false", "today"} <= BUILT
