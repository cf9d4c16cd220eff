"""The language of gates, constraints and calculations, read and worked out word by word.

docs/expressions.md is its page. Numbers are exact; dates are days since 1970. A blank number or date is None,
a blank text is '', a blank set is empty. Types are not checked: that is `ddq questionnaires check`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, Final


class Undetermined(Enum):
    """What a gate reads where nobody has answered."""

    READING = "undetermined"


UNDETERMINED: Final = Undetermined.READING
Value = Fraction | str | bool | frozenset[str] | None | Undetermined
Node = tuple[Any, ...]

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<question>\$\{[^}]+\})|(?P<number>[0-9]*\.?[0-9]+)|(?P<text>'[^']*'|\"[^\"]*\")"
    r"|(?P<name>[a-z][a-z-]*[a-z]|[a-z])|(?P<sign><=|>=|!=|[().,=<>+*-]))"
)
_LEVELS: Final = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_OVER_ROWS: Final = ("sum", "min", "max", "count", "count-non-empty")


@dataclass(frozen=True, slots=True)
class Reading:
    """Where an expression gets its values from."""

    question: Callable[[str], Value]
    rows: Callable[[str], list[Value] | Value]
    """All rows of a question; None where the question is not read over rows; undetermined without any row."""
    today: Fraction
    fact: Callable[[str], Fraction | None]
    own: Value = None
    """What `.` stands for."""


def days(day: date) -> Fraction:
    """Return a day as the number of days since 1970."""
    return Fraction((day - date(1970, 1, 1)).days)


def work_out(text: str, reading: Reading) -> Value:
    """Return what an expression comes to."""
    return _value(parsed(text), reading)


@cache
def parsed(text: str) -> Node:
    """Return the tree of an expression as tuples that begin with their kind."""
    tokens: list[tuple[str, str]] = []
    position = 0
    while text[position:].strip():
        match = _TOKEN.match(text, position)
        if match is None:
            raise ValueError(f"cannot read {text!r} from {position}")
        kind = str(match.lastgroup)
        tokens.append((kind, match[kind]))
        position = match.end()
    node, rest = _level(tokens, 0)
    if rest:
        raise ValueError(f"too much in {text!r}: {rest}")
    return node


def questions_in(text: str) -> list[str]:
    """Return the ids that an expression reads, in order."""
    return [each[2:-1] for each in re.findall(r"\$\{[^}]+\}", text)]


def _level(tokens: list[tuple[str, str]], level: int) -> tuple[Node, list[tuple[str, str]]]:
    if level == len(_LEVELS):
        return _operand(tokens)
    left, rest = _level(tokens, level + 1)
    while rest and rest[0][0] in ("sign", "name") and rest[0][1] in _LEVELS[level]:
        right, after = _level(rest[1:], level + 1)
        left, rest = ("operation", rest[0][1], left, right), after
    return left, rest


def _operand(tokens: list[tuple[str, str]]) -> tuple[Node, list[tuple[str, str]]]:
    (kind, written), rest = tokens[0], tokens[1:]
    if kind == "question":
        return ("question", written[2:-1]), rest
    if kind == "number":
        return ("number", Fraction(written)), rest
    if kind == "text":
        return ("text", written[1:-1]), rest
    if kind == "name":
        return _call(written, rest)
    if written == "-":
        node, after = _operand(rest)
        return ("operation", "-", ("number", Fraction(0)), node), after
    if written == ".":
        return ("own",), rest
    node, after = _level(rest, 0)
    return node, after[1:]


def _call(name: str, rest: list[tuple[str, str]]) -> tuple[Node, list[tuple[str, str]]]:
    arguments: list[Node] = []
    rest = rest[1:]
    while rest[0][1] != ")":
        node, rest = _level(rest, 0)
        arguments.append(node)
        if rest[0][1] == ",":
            rest = rest[1:]
    return ("call", name, *arguments), rest[1:]


def _value(node: Node, reading: Reading) -> Value:
    match node[0]:
        case "number" | "text":
            return node[1]  # type: ignore[no-any-return]  # what was read
        case "own":
            return reading.own
        case "question":
            return reading.question(node[1])
        case "call":
            return _called(node[1], node[2:], reading)
    if node[1] in ("and", "or"):
        return _joined(node[1], _value(node[2], reading), _value(node[3], reading))
    if node[1] in ("=", "!="):
        same = _same(node[2], node[3], reading)
        return same if same is UNDETERMINED or node[1] == "=" else not same
    left, right = _value(node[2], reading), _value(node[3], reading)
    if UNDETERMINED in (left, right):
        return UNDETERMINED
    if left is None or right is None:
        return False if node[1] in _LEVELS[3] else None
    return _operation(node[1], left, right)


def _joined(word: str, left: Value, right: Value) -> Value:
    """Join two conditions; what one side settles alone the other cannot undo."""
    settling = word == "or"
    if settling in (left, right):
        return settling
    return UNDETERMINED if UNDETERMINED in (left, right) else not settling


def _same(left: Node, right: Node, reading: Reading) -> Value:
    values = _value(left, reading), _value(right, reading)
    if UNDETERMINED in values:
        return UNDETERMINED
    blank = tuple(each in (None, "", frozenset()) for each in values)
    if ("text", "") in (left, right) or all(blank):
        return all(blank)
    return values[0] == values[1] and None not in values


def _operation(sign: str, left: Any, right: Any) -> Value:
    if sign in ("div", "mod") and right == 0:
        return None
    table: dict[str, Callable[[Any, Any], Value]] = {
        "<": lambda a, b: a < b,
        "<=": lambda a, b: a <= b,
        ">": lambda a, b: a > b,
        ">=": lambda a, b: a >= b,
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "div": lambda a, b: a / b,
        "mod": lambda a, b: a - b * math.trunc(a / b),
    }
    return table[sign](left, right)


def _called(name: str, nodes: tuple[Node, ...], reading: Reading) -> Value:
    if name == "if":
        condition = _value(nodes[0], reading)
        if condition is UNDETERMINED:
            return UNDETERMINED
        return _blank_as_none(_value(nodes[1 if condition else 2], reading))
    if name == "coalesce":
        first = _value(nodes[0], reading)
        return _value(nodes[1], reading) if first in (None, "", frozenset()) else first
    if name in _OVER_ROWS and nodes[0][0] == "question":
        rows = reading.rows(nodes[0][1])
        if rows is not None:
            return _over_rows(name, rows) if isinstance(rows, list) else rows
    if name == "today":
        return reading.today
    if name == "fact":
        return reading.fact(nodes[0][1])
    values = [_value(each, reading) for each in nodes]
    return UNDETERMINED if UNDETERMINED in values else _FUNCTIONS[name](*values)


def _blank_as_none(value: Value) -> Value:
    return None if value == "" else value


def _over_rows(name: str, rows: list[Value]) -> Value:
    if name == "count":
        return Fraction(len(rows))
    if UNDETERMINED in rows:
        return UNDETERMINED
    if name == "count-non-empty":
        return Fraction(sum(each not in (None, "", frozenset()) for each in rows))
    numbers = [each for each in rows if isinstance(each, Fraction)]
    if name == "sum":
        return sum(numbers, Fraction(0))
    return (min if name == "min" else max)(numbers, default=None)


def _rounded(number: Fraction | None, places: Fraction = Fraction(0)) -> Value:
    if number is None:
        return None
    unit = Fraction(10 ** int(places)) if places >= 0 else Fraction(1, 10 ** int(-places))
    return math.floor(number * unit + Fraction(1, 2)) / unit


def _extreme(choose: Callable[..., Any]) -> Callable[..., Value]:
    return lambda *values: choose((each for each in values if each is not None), default=None)


def _number(value: Any) -> Value:
    if isinstance(value, str):
        return Fraction(value) if re.fullmatch(r"\s*-?[0-9]*\.?[0-9]+\s*", value) else None
    return Fraction(int(value)) if isinstance(value, bool) else value


_FUNCTIONS: Final[Mapping[str, Callable[..., Value]]] = {
    "true": lambda: True,
    "false": lambda: False,
    "not": lambda condition: not condition,
    "selected": lambda chosen, option: option in (chosen.split() if isinstance(chosen, str) else chosen),
    "count-selected": lambda chosen: Fraction(len(chosen)),
    "string-length": lambda text: Fraction(len(text)),
    "round": _rounded,
    "int": lambda number: None if number is None else Fraction(math.trunc(number)),
    "abs": lambda number: None if number is None else abs(number),
    "number": _number,
    "date": lambda text: days(date.fromisoformat(text)) if isinstance(text, str) else text,
    "min": _extreme(min),
    "max": _extreme(max),
}
"""What the bank uses, and what it is likely to use; texts with patterns are not among it."""
