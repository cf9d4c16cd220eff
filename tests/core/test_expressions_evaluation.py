"""What expressions give: XPath's values and blanks, ODK's functions, and the undetermined reading.

1. Blank is '' as text, no number, the empty set; `!=` with it is true, order and `=` to a number false.
2. A number that is not finite is blank, wherever it arises.
3. UNDETERMINED passes through all but what settles without it; `and` and `or` are Kleene's.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest

from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.expressions.compile import (
    compile_condition,
    compile_expression,
    compile_number,
)
from dd_toolkit.core.questionnaire.expressions.grammar import parse_expression
from dd_toolkit.core.questionnaire.expressions.readings import (
    UNDETERMINED,
    Context,
    Reading,
    Rows,
    Type,
    days_from,
)
from dd_toolkit.core.questionnaire.expressions.tree import Tree
from dd_toolkit.core.questionnaire.expressions.types import Scope, Signature

TYPES = {"n": Type.NUMBER, "t": Type.TEXT, "s": Type.SET, "d": Type.DATE, "b": Type.BOOLEAN}
SCOPE = Scope(
    {
        **{
            f"{letter}{number}": Signature(type_) for letter, type_ in TYPES.items() for number in range(1, 4)
        },
        "rn": Signature(Type.NUMBER, roster="rooms"),
        "rt": Signature(Type.TEXT, roster="rooms"),
        "rs": Signature(Type.SET, roster="rooms"),
        "rd": Signature(Type.DATE, roster="rooms"),
    },
    itself=Signature(Type.NUMBER),
)
TODAY = days_from("2026-03-01") or 0.0
U = UNDETERMINED


def tree_of(text: str) -> Tree:
    """Read a text that must be an expression."""
    tree = parse_expression(text)
    assert not isinstance(tree, Problem), tree
    return tree


def gives(
    text: str,
    values: Mapping[str, Reading] | None = None,
    rows: Mapping[str, Rows] | None = None,
    itself: Reading = None,
) -> Reading:
    """Evaluate an expression; questions without a value are blank."""
    table = rows or {}
    context = Context((values or {}).get, TODAY, itself, lambda question: table.get(question, ()))
    return compile_expression(tree_of(text), SCOPE)(context)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 mod 3", 1.0),
        ("-7 mod 3", -1.0),
        ("7 mod -3", 1.0),
        ("7 div 2", 3.5),
        ("1 - 2 - 3", -4.0),
        ("2 + 3 * 4", 14.0),
        ("-2 * -3", 6.0),
        ("0 * -1", 0.0),
        ("round(2.5)", 3.0),
        ("round(-2.5)", -2.0),
        ("round(2.675, 2)", 2.68),
        ("round(33.33, -1)", 30.0),
        ("round(-35, -1)", -30.0),
        ("round(1.25, 1.9)", 1.3),
        ("round(1, 31)", None),
        (f"round(1{'0' * 300}, 30)", 1e300),
        ("int(2.9)", 2.0),
        ("int(-2.9)", -2.0),
        ("abs(-3)", 3.0),
        ("min(3, 1, 2)", 1.0),
        ("max(3, 1, 2)", 3.0),
        ("number('12.50')", 12.5),
        ("number(' -3 ')", -3.0),
        ("number('1e3')", None),
        ("number('+1')", None),
        ("number('1,5')", None),
        ("number('١')", None),
        ("number('')", None),
        ("number(true())", 1.0),
        ("number(date('1970-01-02'))", 1.0),
        ("string(12.50)", "12.5"),
        ("string(3)", "3"),
        ("string(-0.0000001)", "-0.0000001"),
        ("string(false())", "false"),
        ("string(date('2026-02-28') + 1)", "2026-03-01"),
        ("string(date(99999999))", ""),
        ("string(0 * -1)", "0"),
        ("string-length('劳动')", 2.0),
        ("contains('abc', 'bc')", True),
        ("contains('abc', '')", True),
        ("starts-with('abc', 'bc')", False),
        ("regex('abc', '[a-c]+')", True),
        ("regex('abcd', '[a-c]+')", False),
        ("regex('劳动合同', '劳动.{2}')", True),
        ("regex('', '')", True),
        ("selected('a b', 'b')", True),
        ("selected('ab', 'b')", False),
        ("today() - date('2026-01-01')", 59.0),
        ("date(1.9)", 1.0),
        ("today() > date('2026-02-28')", True),
        ("'a' = 'a'", True),
        ("true() != false()", True),
        ("0.1 + 0.2 = 0.3", False),
        ("3 > 2 and 2 >= 2 and 1 < 2 and 1 <= 1", True),
        ("2 = 2 or 1 = 2", True),
        ("not(true())", False),
        ("if(1 = 1, 'a', 'b')", "a"),
        ("if(1 = 2, 'a', '')", ""),
        ("if(1 = 2, 1, '')", None),
        ("coalesce('', 'a')", "a"),
        ("coalesce(1, 2)", 1.0),
    ],
)
def test_values_are_those_of_xpath_and_odk(text: str, expected: Reading) -> None:
    """Numbers, texts, dates and conditions without questions give what the specifications say."""
    result = gives(text)
    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("${t1} = ''", True),
        ("${n1} = ''", True),
        ("${d1} = ''", True),
        ("${s1} = ''", True),
        ("'' != ${n1}", False),
        ("${t1} = 'a'", False),
        ("${t1} != 'a'", True),
        ("${n1} = 0", False),
        ("${n1} != 0", True),
        ("${n1} < 1", False),
        ("${n1} >= 1", False),
        ("1 >= ${n1}", False),
        ("${n1} + 0 = ${n2} + 0", False),
        ("${n1} + 0 != ${n2} + 0", True),
        ("${n1} = ${n2}", True),
        ("${n1} != ${n2}", False),
        ("${d1} = ${d2}", True),
        ("${n1} < ${n2}", False),
        ("${t1} = ${t2}", True),
        ("${t1} = string('')", True),
        ("${b1} = false()", True),
        ("${b1} = true()", False),
        ("${b1}", False),
        ("${n1} + 1", None),
        ("-${n1}", None),
        ("round(${n1}, 1)", None),
        ("round(1, ${n1})", None),
        ("int(${n1})", None),
        ("abs(${n1})", None),
        ("number(${n1})", None),
        ("number(${t1})", None),
        ("min(${n1}, 3)", 3.0),
        ("max(${n1}, ${n2})", None),
        ("string(${n1})", ""),
        ("string(${d1})", ""),
        ("string-length(${t1})", 0.0),
        ("count-selected(${s1})", 0.0),
        ("selected(${s1}, 'a')", False),
        ("selected(${t1}, 'a')", False),
        ("contains(${t1}, 'a')", False),
        ("${t1}", ""),
        ("${s1}", frozenset()),
        ("${n1}", None),
        ("coalesce(${n1}, 0)", 0.0),
        ("coalesce(${s1}, ${s2})", frozenset()),
        ("if(${n1} > 1, 1, 2)", 2.0),
        (". = ''", True),
        (". > 0", False),
        ("today() - ${d1} > 30", False),
    ],
)
def test_blank_behaves_as_in_xpath(text: str, expected: Reading) -> None:
    """Requirement 1: every question is blank here."""
    assert gives(text) == expected


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("${n1} = 3", {"n1": 3.0}, True),
        ("3 <= ${n1}", {"n1": 3.0}, True),
        ("3 < ${n1}", {"n1": 3.0}, False),
        ("${n1} = ${n2}", {"n1": 3.0, "n2": 3.0}, True),
        ("${n1} = ${n2}", {"n1": 3.0}, False),
        ("${n1} != ${n2}", {"n1": 3.0}, True),
        ("${n1} > ${n2} + 1", {"n1": 3.0, "n2": 1.0}, True),
        ("selected(${s1}, 'a')", {"s1": frozenset({"a", "b"})}, True),
        ("selected(${s1}, ${t1})", {"s1": frozenset({"a"}), "t1": "a"}, True),
        ("selected(${t1}, 'a')", {"t1": "a"}, True),
        ("count-selected(${s1})", {"s1": frozenset({"a", "b"})}, 2.0),
        ("${s1} = ''", {"s1": frozenset({"a"})}, False),
        ("coalesce(${s1}, ${s2})", {"s2": frozenset({"a"})}, frozenset({"a"})),
        ("${t1} = ''", {"t1": ""}, True),
        ("${b1} != true()", {"b1": True}, False),
        ("if(${t1} = 'a', ${n1}, '')", {"t1": "a", "n1": 5.0}, 5.0),
        ("${d1} + 365 < today()", {"d1": days_from("2025-02-01")}, True),
        ("max(${d1}, ${d2}) = date('2026-01-02')", {"d1": days_from("2026-01-02")}, True),
        ("regex(${t1}, '[0-9]+')", {"t1": "\ud800"}, False),
    ],
)
def test_readings_are_compared_by_type(text: str, values: Mapping[str, Reading], expected: Reading) -> None:
    """Questions with values give what the same values give when written out."""
    assert gives(text, values) == expected


def test_itself_is_the_answer_in_question() -> None:
    """A constraint reads the answer that it judges."""
    assert gives(". >= 0 and . <= 100", itself=50.0) is True
    assert gives(". >= 0 and . <= 100", itself=101.0) is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 div 0", None),
        ("-1 div 0", None),
        ("1 mod 0", None),
        ("${n1} * ${n1}", None),
        ("${n1} + ${n1}", None),
        ("1 div 0 > 5", False),
        ("${n1} + ${n1} > 5", False),
        ("1 div 0 = ''", True),
        ("string(1 div 0)", ""),
        ("sum(${rn})", None),
    ],
)
def test_numbers_that_are_not_finite_are_blank(text: str, expected: Reading) -> None:
    """Requirement 2: division by zero and overflow give blank at once, not only at the end."""
    assert gives(text, {"n1": 1.7e308}, {"rn": (1.7e308, 1.7e308)}) == expected


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
@pytest.mark.parametrize(
    "text", ["${n1}", "-${n1}", "int(${n1})", "round(${n1})", "abs(${n1})", "min(${n1})", "number(${n1})"]
)
def test_a_reading_that_is_not_finite_is_blank(text: str, number: float) -> None:
    """Requirement 2: even a number that was read so does not get through."""
    assert gives(text, {"n1": number}) is None
    assert gives("string(${n1})", {"n1": number}) == ""
    assert gives("${n1} = ''", {"n1": number}) is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sum(${rn})", 6.0),
        ("min(${rn})", 1.0),
        ("max(${rn})", 3.0),
        ("count(${rn})", 4.0),
        ("count-non-empty(${rn})", 3.0),
        ("count-non-empty(${rt})", 1.0),
        ("count-non-empty(${rs})", 1.0),
        ("max(${rd}) > today()", True),
        ("sum(${rn}) div count-non-empty(${rn})", 2.0),
    ],
)
def test_rows_are_joined_without_blanks(text: str, expected: Reading) -> None:
    """Functions over rows leave blanks out, as ODK Collect does; only `count` counts every row."""
    rows: dict[str, Rows] = {
        "rn": (1.0, None, 2.0, 3.0),
        "rt": ("a", None, ""),
        "rs": (frozenset({"a"}), frozenset(), None),
        "rd": (TODAY - 1, TODAY + 1),
    }
    assert gives(text, rows=rows) == expected


def test_no_rows_give_zero_or_blank() -> None:
    """A roster without rows sums to zero, and has neither a smallest nor a largest."""
    assert [gives(f"{name}(${{rn}})") for name in ("sum", "count", "count-non-empty")] == [0.0] * 3
    assert [gives(f"{name}(${{rn}})") for name in ("min", "max")] == [None, None]


def test_undetermined_rows_leave_all_but_the_count_undetermined() -> None:
    """Requirement 3: how many rows there are is known though one row waits; not so when the rows wait."""
    names = ("sum", "min", "max", "count-non-empty", "count")
    one_waits = [gives(f"{name}(${{rn}})", rows={"rn": (1.0, U)}) for name in names]
    assert one_waits == [U, U, U, U, 2.0]
    assert {gives(f"{name}(${{rn}})", rows={"rn": U}) for name in names} == {U}


@pytest.mark.parametrize(
    "text",
    [
        "${t1} = 'a'",
        "'a' != ${t1}",
        "${t1} = ''",
        "${t1} = ${t2}",
        "${n1} > 3",
        "${n1} + 0 > 3",
        "${n1} > ${n2}",
        "${n2} > ${n1}",
        "${n2} + 0 = ${n1}",
        "-${n1}",
        "${n2} + ${n1}",
        "${n1} + ${n2}",
        "round(${n1}, 2)",
        "round(2, ${n1})",
        "min(1, ${n1})",
        "string(${n1})",
        "number(${t1})",
        "selected(${s1}, 'a')",
        "selected(${s2}, ${t1})",
        "count-selected(${s1})",
        "contains(${t2}, ${t1})",
        "regex(${t1}, 'a')",
        "not(${t1} = 'a')",
        "if(${t1} = 'a', 1, 1)",
        "if(true(), ${n1}, 1)",
        "coalesce(${n1}, 1)",
        "coalesce(${n2}, ${n1})",
        "${t1}",
    ],
)
def test_undetermined_passes_through(text: str) -> None:
    """Requirement 3: what reads an undetermined question and cannot do without it is undetermined."""
    assert gives(text, {"t1": U, "n1": U, "s1": U}) is U


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("if(false(), ${n1}, 1)", 1.0),
        ("if(true(), 2, ${n1})", 2.0),
        ("coalesce(1, ${n1})", 1.0),
        ("${n1} > 3 and ${n2} > 3", False),
        ("${n1} > 3 or ${n2} = ''", True),
    ],
)
def test_what_settles_without_it_is_determined(text: str, expected: Reading) -> None:
    """Requirement 3: a branch that is not taken and an operand that decides leave no doubt."""
    assert gives(text, {"n1": U}) == expected


def kleene_and(*values: Reading) -> Reading:
    """Join by Kleene's table: false wins, then undetermined."""
    return False if False in values else U if U in values else True


def kleene_or(*values: Reading) -> Reading:
    """Join by Kleene's table: true wins, then undetermined."""
    return True if True in values else U if U in values else False


@pytest.mark.parametrize("values", list(product([True, False, U], repeat=3)))
def test_and_and_or_are_kleenes(values: tuple[Reading, ...]) -> None:
    """Requirement 3: all three-valued combinations, with De Morgan's laws."""
    table = dict(zip(("b1", "b2", "b3"), values, strict=True))
    assert gives("${b1} and ${b2} and ${b3}", table) is kleene_and(*values)
    assert gives("${b1} or ${b2} or ${b3}", table) is kleene_or(*values)
    assert gives("${b1} and ${b2} or ${b3}", table) is kleene_or(kleene_and(*values[:2]), values[2])
    assert gives("not(${b1} and ${b2})", table) is gives("not(${b1}) or not(${b2})", table)
    assert gives("not(${b1} or ${b2})", table) is gives("not(${b1}) and not(${b2})", table)


def test_the_doors_by_type_give_what_the_general_one_gives() -> None:
    """A gate is a condition and a calculation a number; each door only narrows the type."""
    values: dict[str, Reading] = {"n1": 3.0}
    context = Context(values.get)
    assert compile_condition(tree_of("${n1} > 2"), SCOPE)(context) is True
    assert compile_number(tree_of("${n1} * 2"), SCOPE)(context) == 6.0


def test_a_context_without_rosters_has_no_rows() -> None:
    """Where nobody gives rows, functions over rows see none."""
    assert compile_number(tree_of("count(${rn})"), SCOPE)(Context(lambda _: None)) == 0.0


def test_heavy_expressions_compile_in_one_go() -> None:
    """Nested fixed parts and long conjunctions, up to the limits, are compiled once each."""
    nested = "1"
    for _ in range(30):
        nested = f"if(1 = {nested}, 5, '')"
    assert gives(nested) in (5.0, None)
    long = " and ".join(["${n1} != 1"] * 650)
    assert gives(long, {"n1": 2.0}) is True
