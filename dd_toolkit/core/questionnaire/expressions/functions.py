"""The functions of the language: names, arguments, results, where each is defined, and what each computes.

One line in `FUNCTIONS` is one function; docs/expressions.md has a row and an example for each, and a test
compares. Arguments reach an implementation determined (never `UNDETERMINED`) and of the declared types;
blank is None as number or date, '' as text, the empty set as set.
`if`, `coalesce`, `string`, `today` and `fact` need more than readings of arguments: `compile` builds them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache, wraps
from math import fsum, isfinite, trunc
from types import MappingProxyType
from typing import Any, Final

import re2

from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.expressions.law_numbers import FACT, fact_id
from dd_toolkit.core.questionnaire.expressions.readings import (
    UNDETERMINED,
    Reading,
    Type,
    days_from,
    finite,
    is_blank,
    number_from,
)

MAX_PATTERN: Final = 500
"""Characters in a pattern of `regex()`."""
_PATTERN_MEMORY: Final = 1 << 17
"""Bytes that RE2 may use for one pattern."""
_MAX_PLACES: Final = 30
"""Beyond so many places, to either side, `round()` gives blank (JavaRosa)."""
_EXACT: Final = Context(prec=400)


@dataclass(frozen=True, slots=True)
class Literal:
    """What a literal text must be, where an argument is fixed when the questionnaire is checked."""

    code: ProblemCode
    """The problem of a text that is not literal or does not fit."""
    expected: str
    read: Callable[[str], object]
    """Gives what the implementation gets in place of the text, None where it does not fit."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a function."""

    accepts: frozenset[Type]
    optional: bool = False
    repeats: bool = False
    """The last argument may be given any number of times, at least once."""
    common: bool = False
    """Every argument marked so has one type in common, or is the literal `''`."""
    literal: Literal | None = None
    """A text must be written out and fit; other accepted types may be computed."""


@dataclass(frozen=True, slots=True)
class Function:
    """One function of the language."""

    name: str
    parameters: tuple[Parameter, ...]
    result: Type | None
    """None: the common type of its arguments."""
    source: str
    """Where its meaning is defined."""
    evaluate: Callable[..., Reading] | None = None
    """None where `compile` builds it or where it only takes rows."""
    over_rows: Callable[[tuple[Reading, ...]], Reading] | None = None
    """What it gives over the rows of a roster question seen from outside; None where it takes none."""
    exports: bool = True
    """Written into an XLSForm unchanged; else as the number that it gives."""

    @property
    def only_rows(self) -> bool:
        """Tell whether its one argument must be a roster question seen from outside."""
        return self.over_rows is not None and self.evaluate is None

    @property
    def form(self) -> str:
        """Return how it is called, such as `round(number, number?)`."""
        return f"{self.name}({', '.join(_parameter_form(each) for each in self.parameters)})"

    def parameters_for(self, given: int) -> tuple[Parameter, ...] | None:
        """Return one parameter for each of the given arguments; None where their number does not fit."""
        parameters = self.parameters
        if parameters and parameters[-1].repeats:
            parameters += (parameters[-1],) * (given - len(parameters))
        least = sum(not parameter.optional for parameter in parameters)
        return parameters[:given] if least <= given <= len(parameters) else None


def _parameter_form(parameter: Parameter) -> str:
    types = "|".join(sorted(parameter.accepts))
    return types + ("?" if parameter.optional else "") + ("…" if parameter.repeats else "")


@lru_cache(maxsize=512)
def read_pattern(text: str) -> Any:
    """Compile a pattern of `regex()` on RE2, bounded; None where it is too long or RE2 refuses it."""
    if len(text) > MAX_PATTERN:
        return None
    options = re2.Options()
    options.max_mem = _PATTERN_MEMORY
    options.log_errors = False
    try:
        return re2.compile(text, options)
    except (re2.error, UnicodeEncodeError):
        return None


def _regex(text: str, pattern: Any) -> bool:
    try:
        return pattern.fullmatch(text) is not None
    except UnicodeEncodeError:  # half a surrogate pair is no character, so no pattern matches it
        return False


def _selected(chosen: str | frozenset[str], option: str) -> bool:
    return option in (chosen.split() if isinstance(chosen, str) else chosen)


def _starts_with(text: str, beginning: str) -> bool:
    return text.startswith(beginning)


def _round(number: float | None, places: float | None = 0.0) -> float | None:
    """Round the shortest decimal writing; halves go up, towards plus infinity (XPath 1.0)."""
    if number is None or places is None or not isfinite(number) or not abs(places) <= _MAX_PLACES:
        return None
    nearest = ROUND_HALF_DOWN if number < 0 else ROUND_HALF_UP
    step = Decimal(1).scaleb(-trunc(places))
    return finite(float(Decimal(repr(number)).quantize(step, nearest, _EXACT)))


def _int(number: float | None) -> float | None:
    return float(trunc(number)) if number is not None and isfinite(number) else None


def _abs(number: float | None) -> float | None:
    return None if number is None else finite(abs(number))


def _number(reading: float | str | bool | None) -> float | None:
    if isinstance(reading, str):
        return number_from(reading)
    return None if reading is None else finite(float(reading))


def _numbers(readings: tuple[Reading, ...]) -> list[float]:
    """Return the numbers among readings of numbers; blanks are left out (JavaRosa)."""
    return [number for number in readings if isinstance(number, float | int) and isfinite(number)]


def _sum(readings: tuple[Reading, ...]) -> float | None:
    try:
        return fsum(_numbers(readings))
    except OverflowError:
        return None


def _least(*readings: Reading) -> float | None:
    return min(_numbers(readings), default=None)


def _greatest(*readings: Reading) -> float | None:
    return max(_numbers(readings), default=None)


def _count(rows: tuple[Reading, ...]) -> float:
    return float(len(rows))


def _count_non_empty(rows: tuple[Reading, ...]) -> float:
    return float(sum(not is_blank(row) for row in rows))


def _determined(over: Callable[[tuple[Reading, ...]], Reading]) -> Callable[[tuple[Reading, ...]], Reading]:
    """Make one undetermined row leave the result undetermined."""

    @wraps(over)
    def over_determined(rows: tuple[Reading, ...]) -> Reading:
        return UNDETERMINED if UNDETERMINED in rows else over(rows)

    return over_determined


_XPATH = "XPath 1.0, section 4"
_XPATH_3 = "XPath 3.1 functions"
_XFORMS = "ODK XForms specification, XPath functions"

_N, _T, _B = frozenset({Type.NUMBER}), frozenset({Type.TEXT}), frozenset({Type.BOOLEAN})
_S, _D = frozenset({Type.SET}), frozenset({Type.DATE})
_ANY = _N | _T | _B | _S | _D
_PATTERN = Literal(ProblemCode.EXPRESSION_PATTERN, f"RE2, length <= {MAX_PATTERN}", read_pattern)
_FACT = Literal(ProblemCode.EXPRESSION_FACT, "'LAB-016'", fact_id)
_ISO_DAY = Literal(ProblemCode.EXPRESSION_TYPE, "'YYYY-MM-DD'", days_from)

_TABLE: Final = (
    Function("true", (), Type.BOOLEAN, _XPATH, lambda: True),
    Function("false", (), Type.BOOLEAN, _XPATH, lambda: False),
    Function("not", (Parameter(_B),), Type.BOOLEAN, _XPATH, lambda truth: not truth),
    Function("if", (Parameter(_B), *[Parameter(_ANY, common=True)] * 2), None, _XFORMS),
    Function("coalesce", (Parameter(_ANY - _B, common=True),) * 2, None, _XFORMS),
    Function("selected", (Parameter(_S | _T), Parameter(_T)), Type.BOOLEAN, _XFORMS, _selected),
    Function("count-selected", (Parameter(_S),), Type.NUMBER, _XFORMS, lambda chosen: float(len(chosen))),
    Function("string-length", (Parameter(_T),), Type.NUMBER, _XFORMS, lambda text: float(len(text))),
    Function(
        "contains", (Parameter(_T), Parameter(_T)), Type.BOOLEAN, _XPATH, lambda text, part: part in text
    ),
    Function("starts-with", (Parameter(_T), Parameter(_T)), Type.BOOLEAN, _XPATH, _starts_with),
    Function("regex", (Parameter(_T), Parameter(_T, literal=_PATTERN)), Type.BOOLEAN, _XFORMS, _regex),
    Function("number", (Parameter(_N | _T | _B | _D),), Type.NUMBER, _XFORMS, _number),
    Function("string", (Parameter(_N | _T | _B | _D),), Type.TEXT, _XPATH),
    Function("round", (Parameter(_N), Parameter(_N, optional=True)), Type.NUMBER, _XFORMS, _round),
    Function("int", (Parameter(_N),), Type.NUMBER, _XFORMS, _int),
    Function("abs", (Parameter(_N),), Type.NUMBER, _XPATH_3, _abs),
    Function("today", (), Type.DATE, _XFORMS),
    Function(FACT, (Parameter(_T, literal=_FACT),), Type.NUMBER, "docs/law.md", exports=False),
    Function("date", (Parameter(_T | _N | _D, literal=_ISO_DAY),), Type.DATE, _XFORMS, _int),
    Function(
        "min",
        (Parameter(_N | _D, repeats=True, common=True),),
        None,
        _XPATH_3,
        _least,
        _determined(lambda rows: _least(*rows)),
    ),
    Function(
        "max",
        (Parameter(_N | _D, repeats=True, common=True),),
        None,
        _XPATH_3,
        _greatest,
        _determined(lambda rows: _greatest(*rows)),
    ),
    Function("sum", (Parameter(_N),), Type.NUMBER, _XPATH, None, _determined(_sum)),
    Function("count", (Parameter(_ANY),), Type.NUMBER, _XPATH, None, _count),
    Function(
        "count-non-empty", (Parameter(_ANY),), Type.NUMBER, _XFORMS, None, _determined(_count_non_empty)
    ),
)

FUNCTIONS: Final[Mapping[str, Function]] = MappingProxyType({function.name: function for function in _TABLE})
"""Every function, by name."""
