"""The grammar of expressions: what is read, what is refused and where, and that printing gives it back.

1. Operators bind as in XPath 1.0 and lean to the left; `and` and `or` take any number of operands.
2. Printing is canonical: single spaces, no needless parentheses, and reads back as the same tree.
3. Any text gives a tree or one problem with its column; length and depth are bounded.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.expressions.grammar import MAX_DEPTH, MAX_LENGTH, parse_expression
from dd_toolkit.core.questionnaire.expressions.tree import (
    COMPARISONS,
    LOGIC,
    Call,
    Itself,
    Logic,
    Negation,
    NumberLiteral,
    Operation,
    Operator,
    Reference,
    TextLiteral,
    Tree,
    children,
    join,
    print_expression,
    references,
    uses_self,
    walk,
)

ONE, TWO, THREE = NumberLiteral(1), NumberLiteral(2), NumberLiteral(3)


def parsed(text: str) -> Tree:
    """Read a text that must be an expression."""
    tree = parse_expression(text)
    assert not isinstance(tree, Problem), tree
    return tree


def refused(text: str) -> dict[str, str]:
    """Read a text that must not be an expression, and return the details of its problem."""
    problem = parse_expression(text)
    assert isinstance(problem, Problem), problem
    assert problem.code is ProblemCode.EXPRESSION_SYNTAX
    return dict(problem.details)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1 + 2 * 3", Operation(Operator.PLUS, ONE, Operation(Operator.TIMES, TWO, THREE))),
        ("1 - 2 - 3", Operation(Operator.MINUS, Operation(Operator.MINUS, ONE, TWO), THREE)),
        ("1 - (2 - 3)", Operation(Operator.MINUS, ONE, Operation(Operator.MINUS, TWO, THREE))),
        ("-1 * 2", Operation(Operator.TIMES, Negation(ONE), TWO)),
        ("1 = 2 < 3", Operation(Operator.EQUAL, ONE, Operation(Operator.BELOW, TWO, THREE))),
        ("1 or 2 and 3", Logic(Operator.OR, (ONE, Logic(Operator.AND, (TWO, THREE))))),
        ("1 and (2 and 3)", Logic(Operator.AND, (ONE, TWO, THREE))),
        ("(1 or 2) and 3", Logic(Operator.AND, (Logic(Operator.OR, (ONE, TWO)), THREE))),
        ("${a}-1", Operation(Operator.MINUS, Reference("a"), ONE)),
        ("${a} -1", Operation(Operator.MINUS, Reference("a"), ONE)),
        ("today()-1", Operation(Operator.MINUS, Call("today"), ONE)),
        ("1 div 2 mod 3", Operation(Operator.MODULO, Operation(Operator.DIVIDED, ONE, TWO), THREE)),
        (". >= .5", Operation(Operator.AT_LEAST, Itself(), NumberLiteral(0.5))),
        ("5.", NumberLiteral(5.0)),
        ("string-length('a')", Call("string-length", (TextLiteral("a"),))),
        ('"it\'s"', TextLiteral("it's")),
        ("'劳动'", TextLiteral("劳动")),
        ("${LAB-TIM-01.1}", Reference("LAB-TIM-01.1")),
        ("\n1\t+\r\n2 ", Operation(Operator.PLUS, ONE, TWO)),
    ],
)
def test_operators_bind_as_in_xpath(text: str, tree: Tree) -> None:
    """Requirement 1: texts give the trees that XPath 1.0 gives them."""
    assert parsed(text) == tree


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("(1+2)*3", "(1 + 2) * 3"),
        ("((1*2))+3", "1 * 2 + 3"),
        ("1-(2-3)", "1 - (2 - 3)"),
        ("(1-2)-3", "1 - 2 - 3"),
        ("-(1+2)", "-(1 + 2)"),
        ("- -1", "--1"),
        ("1--1", "1 - -1"),
        ("(1=2)=3", "1 = 2 = 3"),
        ("1=(2=3)", "1 = (2 = 3)"),
        ("((1 and 2) and (3 or 1))", "1 and 2 and (3 or 1)"),
        ("(1 and 2) or 3", "1 and 2 or 3"),
        ('"a"', "'a'"),
        ("1.50", "1.5"),
        ("0.0000001", "0.0000001"),
        ("100000000000000000000000", "100000000000000000000000"),
        ("round( ${a} ,2 )", "round(${a}, 2)"),
    ],
)
def test_printing_is_canonical(text: str, printed: str) -> None:
    """Requirement 2: single spaces, single quotes, plain decimals and no needless parentheses."""
    assert print_expression(parsed(text)) == printed


@pytest.mark.parametrize(
    ("text", "column", "stood", "expected"),
    [
        ("", 1, "", "operand"),
        ("   ", 4, "", "operand"),
        ("1 +", 4, "", "operand"),
        ("* 1", 1, "*", "operand"),
        ("1 2", 3, "2", "operator"),
        ("${a} = yes", 8, "yes", "'yes', yes(…)"),
        ("${a} == 'x'", 7, "=", "operand"),
        ("1 & 2", 3, "&", "and"),
        ("1 | 2", 3, "|", "or"),
        ("1 / 2", 3, "/", "div"),
        ("1 ≥ 2", 3, "≥", ">="),
        ("selected(${a}，'x')", 14, "，", ","),
        ("${a} = ‘x’", 8, "‘", "'"),
        ("!${a}", 1, "!", "not(…)"),
        ("1 # 2", 3, "#", ""),
        ("'open", 1, "'open", "…'"),
        ("'it''s'", 5, "'s'", "operator"),
        ("${a b} = 1", 1, "${a b}", "${…}"),
        ("${a", 1, "${a", "${…}"),
        ("$a", 1, "$", "${…}"),
        ("(1", 3, "", "operator, )"),
        ("round(1", 8, "", "operator, comma, )"),
        ("round(1,)", 9, ")", "operand"),
        ("round(,1)", 7, ",", "operand"),
        ("and(1)", 1, "and", "operand"),
        ("1)", 2, ")", "operator"),
        ("1" + "0" * 400, 1, "1" + "0" * 38 + "…", "number < 1.8e308"),
    ],
)
def test_refusals_name_the_column(text: str, column: int, stood: str, expected: str) -> None:
    """Requirement 3: a problem says in which column what stood and what would fit there."""
    details = refused(text)
    assert (details["column"], details["stood"], details["expected"]) == (str(column), stood, expected)


def test_a_misspelt_operator_names_the_right_one() -> None:
    """A word where an operator belongs suggests the operator it looks like."""
    assert refused("1 AND 2")["similar"] == "and"
    assert refused("1 dvi 2")["similar"] == "div"


def test_length_is_bounded() -> None:
    """Requirement 3: a text is read up to the limit and refused beyond it."""
    assert parsed("1" + " " * (MAX_LENGTH - 1)) == ONE
    assert refused("1" + " " * MAX_LENGTH)["expected"] == f"length <= {MAX_LENGTH}"


@pytest.mark.parametrize(
    ("deep", "too_deep"),
    [
        ("-" * (MAX_DEPTH - 1) + "1", "-" * MAX_DEPTH + "1"),
        ("1" + " + 1" * (MAX_DEPTH - 1), "1" + " + 1" * MAX_DEPTH),
        ("abs(" * (MAX_DEPTH - 1) + "1" + ")" * (MAX_DEPTH - 1), "abs(" * MAX_DEPTH + "1" + ")" * MAX_DEPTH),
        (
            "1 - (" * (MAX_DEPTH - 1) + "1" + ")" * (MAX_DEPTH - 1),
            "1 - (" * MAX_DEPTH + "1" + ")" * MAX_DEPTH,
        ),
        ("(" * 100 + "1" + ")" * 100, "(" * 200 + "1" + ")" * 200),
    ],
)
def test_depth_is_bounded(deep: str, too_deep: str) -> None:
    """Requirement 3: a tree may be as deep as the limit says, and no deeper."""
    tree = parsed(deep)
    assert parsed(print_expression(tree)) == tree
    assert refused(too_deep)["expected"] == f"depth <= {MAX_DEPTH}"


def test_operands_of_one_and_stand_on_one_level() -> None:
    """Requirement 1: a thousand conditions joined by `and` are not deep."""
    tree = parsed(" and ".join(["1 = 1"] * 1000))
    assert len(children(tree)) == 1000


def test_columns_do_not_count_in_comparison() -> None:
    """Trees are equal by their writing, wherever their parts stood."""
    tree = parsed("  1 + 2")
    assert tree == parsed("1+2")
    assert tree.column == 3


def test_references_are_those_read() -> None:
    """The ids that an expression reads, each once; `.` is told apart."""
    tree = parsed("${a} = ${b.1} and sum(${a}) > 3")
    assert references(tree) == {"a", "b.1"}
    assert not uses_self(tree)
    assert uses_self(parsed("not(. = 3)"))
    assert [type(part).__name__ for part in walk(parsed("-${a}"))] == ["Negation", "Reference"]


TEXTS = st.text(max_size=12).filter(lambda text: not ("'" in text and '"' in text))
NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True).filter(lambda name: name not in {*Operator})
LEAVES = st.one_of(
    st.floats(min_value=0, allow_nan=False, allow_infinity=False).map(NumberLiteral),
    TEXTS.map(TextLiteral),
    st.from_regex(r"[A-Za-z0-9_.-]{1,12}", fullmatch=True).map(Reference),
    st.just(Itself()),
)
ARITHMETIC = [operator for operator in Operator if operator not in LOGIC]


def above(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    """Put one more level on trees."""
    return st.one_of(
        inner.map(Negation),
        st.builds(Operation, st.sampled_from(ARITHMETIC), inner, inner),
        st.builds(join, st.sampled_from(sorted(LOGIC)), st.lists(inner, min_size=2, max_size=4)),
        st.builds(Call, NAMES, st.lists(inner, max_size=3).map(tuple)),
    )


TREES: st.SearchStrategy[Tree] = st.recursive(LEAVES, above, max_leaves=20)
SIGNS = "1.\"'(),-=*}{$ \n\x00\ud800劳"
PIECES = ("${a}", ".5", "'x'", "and", "or", "div", "mod", "!=", "<=", "round(", "not(", "${")
FRAGMENTS = st.lists(st.sampled_from([*SIGNS, *PIECES]), max_size=20).map("".join)


@given(TREES)
@settings(deadline=None, max_examples=300)
def test_printing_then_parsing_gives_the_same_tree(tree: Tree) -> None:
    """Requirement 2: for every tree that the grammar can write."""
    printed = print_expression(tree)
    assert parsed(printed) == tree
    assert print_expression(parsed(printed)) == printed


@given(TREES)
@settings(deadline=None)
def test_no_pair_of_parentheses_can_go(tree: Tree) -> None:
    """Requirement 2: taking away any pair of grouping parentheses changes the tree or breaks it."""
    printed = print_expression(tree)
    for start, end in grouping_parentheses(printed):
        assert parse_expression(printed[:start] + printed[start + 1 : end] + printed[end + 1 :]) != tree


def grouping_parentheses(text: str) -> list[tuple[int, int]]:
    """Find the pairs of parentheses that hold no arguments and stand in no literal."""
    pairs, opened, quote = [], [], ""
    for index, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign == "(":
            opened.append((index, index == 0 or text[index - 1] in " (-"))
        elif sign == ")":
            start, groups = opened.pop()
            pairs += [(start, index)] if groups else []
    return pairs


@given(st.one_of(st.text(), FRAGMENTS))
@settings(deadline=None, max_examples=500)
def test_any_text_is_a_tree_or_a_problem_with_a_column(text: str) -> None:
    """Requirement 3: reading never raises, and what it reads it can write and read again."""
    result = parse_expression(text)
    if isinstance(result, Problem):
        assert 1 <= int(result.details["column"]) <= len(text) + 1
        assert set(result.details) == {"column", "stood", "found", "expected", "similar"}
    else:
        assert parse_expression(print_expression(result)) == result


def test_every_comparison_prints_as_itself() -> None:
    """Each operator reads back from the sign it is written with."""
    for operator in COMPARISONS:
        assert parsed(f"1 {operator} 2") == Operation(operator, ONE, TWO)
