"""From text to a tree: the grammar of XPath 1.0 operators, with `${…}` for paths as XLSForm writes them.

Any text gives either a tree or one problem with its column; length and depth are bounded, nothing raises.
Which functions and questions exist is not asked here: `types` knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite
from types import MappingProxyType
from typing import Final, NamedTuple, NoReturn

from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError
from dd_toolkit.core.questionnaire.expressions.tree import (
    LOGIC,
    NEGATION_POWER,
    POWERS,
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
    join,
)

MAX_LENGTH: Final = 10_000
"""Characters in one expression."""
MAX_DEPTH: Final = 64
"""Levels of a tree; operands of one `and` or `or` stand on one level, however many."""
_MAX_NESTING: Final = 2 * MAX_DEPTH
"""Levels of the reading: a tree within its depth, written with no needless parentheses, takes two a level."""

_TOKEN: Final = re.compile(
    r"""(?P<space>[ \t\r\n]+)
    | (?P<reference>\$\{[A-Za-z0-9_.-]+\})
    | (?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    | (?P<text>'[^']*'|"[^"]*")
    | (?P<name>[A-Za-z_][A-Za-z0-9_:-]*)
    | (?P<symbol>!=|<=|>=|[-=<>+*(),.])""",
    re.VERBOSE | re.ASCII,
)
_OPERATORS: Final[Mapping[str, Operator]] = MappingProxyType(
    {operator.value: operator for operator in Operator}
)
_WORDS: Final = tuple(operator.value for operator in Operator if operator.value.isalpha())
_MEANT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "&": "and",
        "|": "or",
        "/": "div",
        "÷": "div",
        "%": "mod",
        "×": "*",
        "!": "not(…)",
        "≠": "!=",
        "≤": "<=",
        "≥": ">=",
        "＝": "=",
        "＜": "<",
        "＞": ">",
        "（": "(",
        "）": ")",
        "，": ",",
        "“": "'",
        "”": "'",
        "‘": "'",
        "’": "'",
        "$": "${…}",
        "{": "${…}",
    }
)
"""What people most likely mean by signs that the language does not have."""
_OPENING: Final = frozenset({"-", "(", "."})
_SHOWN: Final = 40
"""Characters of the offending text that a problem repeats."""


class _Token(NamedTuple):
    kind: str
    """A group of `_TOKEN`, or `end`."""
    text: str
    """As written, a text with its quotes: so no text token reads like a sign or a word."""
    column: int


@dataclass(frozen=True, slots=True)
class _Part:
    tree: Tree
    height: int
    """Levels of the tree."""


def parse_expression(text: str) -> Tree | Problem:
    """Read an expression; blank or unreadable text gives an EXPRESSION_SYNTAX problem."""
    if len(text) > MAX_LENGTH:
        return _problem(MAX_LENGTH + 1, str(len(text)), f"length <= {MAX_LENGTH}")
    try:
        return _Parser(_tokens(text)).whole()
    except ProblemError as error:
        return error.problems[0]


def _problem(column: int, stood: str, expected: str, similar: str = "") -> Problem:
    shown = stood if len(stood) <= _SHOWN else stood[: _SHOWN - 1] + "…"
    details = {"column": str(column), "stood": shown, "found": "", "expected": expected, "similar": similar}
    return Problem(ProblemCode.EXPRESSION_SYNTAX, details=details)


def _tokens(text: str) -> list[_Token]:
    """Cut the text into tokens, the last one being its end."""
    tokens: list[_Token] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise ProblemError(_unknown_sign(text, position))
        if match.lastgroup != "space":
            tokens.append(_Token(str(match.lastgroup), match[0], position + 1))
        position = match.end()
    return [*tokens, _Token("end", "", len(text) + 1)]


def _unknown_sign(text: str, position: int) -> Problem:
    sign = text[position]
    if sign in "'\"":
        return _problem(position + 1, text[position:], f"…{sign}")
    if text.startswith("${", position):
        end = text.find("}", position)
        return _problem(position + 1, text[position : end + 1 if end > 0 else None], "${…}")
    return _problem(position + 1, sign, _MEANT.get(sign, ""))


class _Parser:
    """Reads tokens once, from left to right, by operator precedence."""

    __slots__ = ("_next", "_tokens")

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._next = 0

    def whole(self) -> Tree:
        """Read everything; what is left over is a problem."""
        part = self._expression(0, 1)
        if self._peek().kind != "end":
            self._fail("operator")
        return part.tree

    def _peek(self) -> _Token:
        return self._tokens[self._next]

    def _take(self) -> _Token:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _fail(self, expected: str) -> NoReturn:
        token = self._peek()
        similar = ""
        if token.kind == "name" and "operator" in expected:
            similar = ", ".join(get_close_matches(token.text.lower(), _WORDS, n=1))
        raise ProblemError(_problem(token.column, token.text, expected, similar))

    def _expect(self, symbol: str, expected: str) -> None:
        if self._peek().text != symbol:
            self._fail(expected)
        self._next += 1

    def _operator(self) -> Operator | None:
        return _OPERATORS.get(self._peek().text)

    def _expression(self, least: int, depth: int) -> _Part:
        """Read operands joined by operators that bind at least so tightly."""
        part = self._prefix(depth)
        while (operator := self._operator()) is not None and POWERS[operator] >= least:
            self._take()
            right = self._expression(POWERS[operator] + 1, depth + 1)
            part = self._joined(operator, part, right)
        return part

    def _joined(self, operator: Operator, left: _Part, right: _Part) -> _Part:
        column = left.tree.column
        if operator in LOGIC:
            below = max(_height_within(operator, part) for part in (left, right))
            return self._bounded(join(operator, (left.tree, right.tree), column), below)
        return self._bounded(
            Operation(operator, left.tree, right.tree, column), max(left.height, right.height)
        )

    def _bounded(self, tree: Tree, below: int) -> _Part:
        """Give a tree above parts of the given height, unless it grows too high."""
        if below >= MAX_DEPTH:
            self._fail(f"depth <= {MAX_DEPTH}")
        return _Part(tree, below + 1)

    def _prefix(self, depth: int) -> _Part:
        if depth > _MAX_NESTING:
            self._fail(f"depth <= {MAX_DEPTH}")
        token = self._peek()
        if token.text in _OPENING:
            return self._sign(depth)
        if token.kind == "name":
            return self._call(depth)
        if token.kind == "number":
            return self._number()
        if token.kind not in ("text", "reference"):
            self._fail("operand")
        self._take()
        if token.kind == "text":
            return _Part(TextLiteral(token.text[1:-1], token.column), 1)
        return _Part(Reference(token.text[2:-1], token.column), 1)

    def _sign(self, depth: int) -> _Part:
        """Read what begins with a minus, a parenthesis or the dot."""
        token = self._take()
        if token.text == "-":
            operand = self._expression(NEGATION_POWER, depth + 1)
            return self._bounded(Negation(operand.tree, token.column), operand.height)
        if token.text == ".":
            return _Part(Itself(token.column), 1)
        inner = self._expression(0, depth + 1)
        self._expect(")", "operator, )")
        return inner

    def _number(self) -> _Part:
        value = float(self._peek().text)
        if not isfinite(value):
            self._fail("number < 1.8e308")
        return _Part(NumberLiteral(value, self._take().column), 1)

    def _call(self, depth: int) -> _Part:
        token = self._peek()
        if token.text in _OPERATORS:
            self._fail("operand")
        if self._tokens[self._next + 1].text != "(":
            self._fail(f"'{token.text}', {token.text}(…)")
        self._next += 2
        arguments = self._arguments(depth)
        below = max((argument.height for argument in arguments), default=0)
        trees = tuple(argument.tree for argument in arguments)
        return self._bounded(Call(token.text, trees, token.column), below)

    def _arguments(self, depth: int) -> list[_Part]:
        if self._peek().text == ")":
            self._take()
            return []
        arguments = [self._expression(0, depth + 1)]
        while self._peek().text == ",":
            self._take()
            arguments.append(self._expression(0, depth + 1))
        self._expect(")", "operator, comma, )")
        return arguments


def _height_within(operator: Operator, part: _Part) -> int:
    """Return the height of what the part adds below a joined node."""
    same = isinstance(part.tree, Logic) and part.tree.operator is operator
    return part.height - 1 if same else part.height
