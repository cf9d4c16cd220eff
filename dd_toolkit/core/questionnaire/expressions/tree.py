"""The syntax tree of an expression and its one printed form.

Trees are compared by meaning of the writing: columns, which only serve problems, do not count.
The tree knows nothing of questions, functions or types: `types` judges it, `compile` runs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import eq, ge, gt, le, lt, ne
from types import MappingProxyType
from typing import Any, Final

from dd_toolkit.core.questionnaire.expressions.readings import number_text


class Operator(StrEnum):
    """Every infix operator, as it is written."""

    OR = "or"
    AND = "and"
    EQUAL = "="
    UNEQUAL = "!="
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="
    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    DIVIDED = "div"
    MODULO = "mod"


POWERS: Final[Mapping[Operator, int]] = MappingProxyType(
    {
        Operator.OR: 1,
        Operator.AND: 2,
        Operator.EQUAL: 3,
        Operator.UNEQUAL: 3,
        Operator.BELOW: 4,
        Operator.AT_MOST: 4,
        Operator.ABOVE: 4,
        Operator.AT_LEAST: 4,
        Operator.PLUS: 5,
        Operator.MINUS: 5,
        Operator.TIMES: 6,
        Operator.DIVIDED: 6,
        Operator.MODULO: 6,
    }
)
"""How tightly an operator binds (XPath 1.0, 3.3 to 3.5); all lean to the left."""
NEGATION_POWER: Final = 7
_OPERAND_POWER: Final = 8
_SHOWN: Final = 60
"""Characters of a part that a problem repeats."""

LOGIC: Final = frozenset({Operator.OR, Operator.AND})
COMPARISONS: Final[Mapping[Operator, Callable[[Any, Any], bool]]] = MappingProxyType(
    {
        Operator.EQUAL: eq,
        Operator.UNEQUAL: ne,
        Operator.BELOW: lt,
        Operator.AT_MOST: le,
        Operator.ABOVE: gt,
        Operator.AT_LEAST: ge,
    }
)
"""What each comparison means between two values that are not blank."""
EQUALITY: Final = frozenset({Operator.EQUAL, Operator.UNEQUAL})


@dataclass(frozen=True, slots=True)
class NumberLiteral:
    """A number as written: finite, never negative."""

    value: float
    column: int = field(default=0, compare=False)
    """Column of its first character, counted from 1; 0 where the tree was not read from text."""


@dataclass(frozen=True, slots=True)
class TextLiteral:
    """A text between quotes; it never holds both kinds of quote, for the grammar has no escape."""

    value: str
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """The answer to a question: `${LAB-TIM-01.1}`."""

    question: str
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Itself:
    """The answer to the question that carries the expression: `.`."""

    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Negation:
    """A number with its sign turned."""

    operand: Tree
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands compared or reckoned with."""

    operator: Operator
    left: Tree
    right: Tree
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Logic:
    """Two or more operands joined by one `and` or `or`; no operand is joined by the same one (`join`)."""

    operator: Operator
    operands: tuple[Tree, ...]
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple[Tree, ...] = ()
    column: int = field(default=0, compare=False)


Tree = NumberLiteral | TextLiteral | Reference | Itself | Negation | Operation | Logic | Call


def join(operator: Operator, operands: Iterable[Tree], column: int = 0) -> Logic:
    """Join operands by `and` or `or`; those joined by the same one are taken up one by one."""
    flat: list[Tree] = []
    for operand in operands:
        same = isinstance(operand, Logic) and operand.operator is operator
        flat.extend(operand.operands if same and isinstance(operand, Logic) else (operand,))
    return Logic(operator, tuple(flat), column)


def children(tree: Tree) -> tuple[Tree, ...]:
    """Return the operands or arguments of a tree, from left to right."""
    match tree:
        case Negation():
            return (tree.operand,)
        case Operation():
            return (tree.left, tree.right)
        case Logic():
            return tree.operands
        case Call():
            return tree.arguments
        case _:
            return ()


def walk(tree: Tree) -> Iterator[Tree]:
    """Give the tree and everything in it, from left to right."""
    waiting = [tree]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(children(current)))


def references(tree: Tree) -> frozenset[str]:
    """Return the ids of the questions that the expression reads, `.` apart."""
    return frozenset(part.question for part in walk(tree) if isinstance(part, Reference))


def uses_self(tree: Tree) -> bool:
    """Tell whether the expression reads `.`."""
    return any(isinstance(part, Itself) for part in walk(tree))


def print_expression(tree: Tree) -> str:
    """Write a tree with single spaces and no needless parentheses; reading it gives the same tree."""
    match tree:
        case NumberLiteral():
            return number_text(tree.value)
        case TextLiteral():
            quote = '"' if "'" in tree.value else "'"
            return f"{quote}{tree.value}{quote}"
        case Reference():
            return f"${{{tree.question}}}"
        case Itself():
            return "."
        case Negation():
            return "-" + _within(tree.operand, NEGATION_POWER)
        case Operation():
            power = POWERS[tree.operator]
            return f"{_within(tree.left, power)} {tree.operator} {_within(tree.right, power + 1)}"
        case Logic():
            power = POWERS[tree.operator]
            return f" {tree.operator} ".join(_within(operand, power + 1) for operand in tree.operands)
        case Call():
            return f"{tree.function}({', '.join(print_expression(each) for each in tree.arguments)})"


def excerpt(tree: Tree) -> str:
    """Write as much of a tree as a problem repeats."""
    text = print_expression(tree)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _within(tree: Tree, least: int) -> str:
    """Write an operand, in parentheses where it binds less tightly than its place asks."""
    text = print_expression(tree)
    return text if _power(tree) >= least else f"({text})"


def _power(tree: Tree) -> int:
    match tree:
        case Operation() | Logic():
            return POWERS[tree.operator]
        case Negation():
            return NEGATION_POWER
        case _:
            return _OPERAND_POWER
