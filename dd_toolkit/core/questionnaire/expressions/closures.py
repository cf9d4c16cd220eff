"""The closures that expressions are compiled to: each takes a context and gives a reading.

They are small and many because they run thousands of times an answer; `compile` puts them together.
Every one passes `UNDETERMINED` on before it looks at blanks, and turns numbers that are not finite to blank.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from math import fmod, isfinite
from operator import add, mul, sub, truediv
from types import MappingProxyType
from typing import Any, Final

from dd_toolkit.core.questionnaire.expressions.readings import (
    UNDETERMINED,
    Context,
    Reading,
    day_text,
    is_blank,
    number_text,
)
from dd_toolkit.core.questionnaire.expressions.tree import COMPARISONS, Operator

Closure = Callable[[Context], Any]

_ARITHMETIC: Final[Mapping[Operator, Callable[[float, float], float]]] = MappingProxyType(
    {
        Operator.PLUS: add,
        Operator.MINUS: sub,
        Operator.TIMES: mul,
        Operator.DIVIDED: truediv,
        Operator.MODULO: fmod,  # the sign of the dividend, as XPath 1.0 has it
    }
)


def fixed(reading: Any) -> Closure:
    """Give the same in every context."""
    return lambda _: reading


def today(context: Context) -> float:
    """Give the assessment date."""
    return context.today


def number_of_law(on_day: Callable[[str], float | None]) -> Closure:
    """Give a number of law as it is on the assessment date; each date is looked up once."""
    of_day = lru_cache(maxsize=16)(lambda today: on_day(day_text(today)))
    return lambda context: of_day(context.today)


def bounded(closure: Closure) -> Closure:
    """Give blank where a number is not finite, even one that was read so."""

    def checked(context: Context) -> Any:
        number = closure(context)
        if number is None or number is UNDETERMINED:
            return number
        return number + 0.0 if isfinite(number) else None  # the sum has no negative zero

    return checked


def reference(question: str, blank: Reading) -> Closure:
    """Read a question; blank of its type where it has no answer."""

    def raw(context: Context) -> Any:
        return context.read(question)

    def filled(context: Context) -> Any:
        reading = context.read(question)
        return blank if reading is None else reading

    return raw if blank is None else filled


def itself(blank: Reading) -> Closure:
    """Read `.`; blank of its type where it has no answer."""
    return lambda context: blank if context.itself is None else context.itself


def reference_against(operator: Operator, question: str, bound: Any) -> Closure:
    """Compare a question with a fixed value that is not blank."""
    compare = COMPARISONS[operator]

    def equality(context: Context) -> Any:
        reading = context.read(question)
        return UNDETERMINED if reading is UNDETERMINED else compare(reading, bound)

    def order(context: Context) -> Any:
        reading = context.read(question)
        if reading is UNDETERMINED:
            return UNDETERMINED
        return reading is not None and compare(reading, bound)

    return equality if operator in (Operator.EQUAL, Operator.UNEQUAL) else order


def against(operator: Operator, left: Closure, bound: Any) -> Closure:
    """Compare anything with a fixed value that is not blank."""
    compare = COMPARISONS[operator]
    on_blank = operator is Operator.UNEQUAL

    def compared(context: Context) -> Any:
        reading = left(context)
        if reading is UNDETERMINED:
            return UNDETERMINED
        return on_blank if reading is None else compare(reading, bound)

    return compared


def equality(left: Closure, right: Closure, *, wanted: bool) -> Closure:
    """Compare two readings of one type, two blanks being equal."""

    def compared(context: Context) -> Any:
        first, second = left(context), right(context)
        if first is UNDETERMINED or second is UNDETERMINED:
            return UNDETERMINED
        return (first == second) is wanted

    return compared


def numeric_comparison(operator: Operator, left: Closure, right: Closure) -> Closure:
    """Compare two numbers; with a blank only `!=` is true, as with XPath's NaN."""
    compare = COMPARISONS[operator]
    on_blank = operator is Operator.UNEQUAL

    def compared(context: Context) -> Any:
        first, second = left(context), right(context)
        if first is UNDETERMINED or second is UNDETERMINED:
            return UNDETERMINED
        if first is None or second is None:
            return on_blank
        return compare(first, second)

    return compared


def blankness(asked: Closure, *, wanted: bool) -> Closure:
    """Tell whether a reading is blank, or is not."""

    def tested(context: Context) -> Any:
        reading = asked(context)
        return UNDETERMINED if reading is UNDETERMINED else is_blank(reading) is wanted

    return tested


def logic(operands: tuple[Closure, ...], *, decides: bool) -> Closure:
    """Join conditions as Kleene does: `decides` is the value that settles it, True for `or`."""
    otherwise = not decides

    def joined(context: Context) -> Any:
        result: Any = otherwise
        for operand in operands:
            reading = operand(context)
            if reading is decides:
                return decides
            if reading is UNDETERMINED:
                result = UNDETERMINED
        return result

    return joined


def negation(operand: Closure) -> Closure:
    """Turn the sign of a number."""

    def negated(context: Context) -> Any:
        reading = operand(context)
        return reading if reading is UNDETERMINED or reading is None else -reading

    return negated


def arithmetic(operator: Operator, left: Closure, right: Closure) -> Closure:
    """Reckon with two numbers; blank where one is blank or the result is not finite."""
    reckon = _ARITHMETIC[operator]

    def reckoned(context: Context) -> Any:
        first, second = left(context), right(context)
        if first is UNDETERMINED or second is UNDETERMINED:
            return UNDETERMINED
        if first is None or second is None:
            return None
        try:
            result = reckon(first, second)
        except (ZeroDivisionError, ValueError):  # division by zero, remainder by zero
            return None
        return result if isfinite(result) else None

    return reckoned


def strict(function: Callable[..., Reading], arguments: tuple[Closure, ...]) -> Closure:
    """Apply a function to readings; one undetermined argument leaves the result undetermined."""

    def applied(context: Context) -> Any:
        readings = [argument(context) for argument in arguments]
        return UNDETERMINED if UNDETERMINED in readings else function(*readings)

    return applied


def membership(chosen: Closure, option: str) -> Closure:
    """Tell whether a set holds a fixed option."""

    def tested(context: Context) -> Any:
        reading = chosen(context)
        return UNDETERMINED if reading is UNDETERMINED else option in reading

    return tested


def over_rows(question: str, over: Callable[[tuple[Reading, ...]], Reading]) -> Closure:
    """Join the readings of a roster question; undetermined where its rows are not known."""

    def joined(context: Context) -> Any:
        rows = context.rows(question)
        return UNDETERMINED if rows is UNDETERMINED else over(rows)

    return joined


def choice(condition: Closure, chosen: Closure, otherwise: Closure) -> Closure:
    """Read only the branch that the condition chooses."""

    def decided(context: Context) -> Any:
        truth = condition(context)
        if truth is UNDETERMINED:
            return UNDETERMINED
        return chosen(context) if truth else otherwise(context)

    return decided


def first_answered(first: Closure, second: Closure) -> Closure:
    """Read the second only where the first is blank; an undetermined first settles nothing."""

    def answered(context: Context) -> Any:
        reading = first(context)
        return second(context) if reading is not UNDETERMINED and is_blank(reading) else reading

    return answered


def text_of(operand: Closure, *, is_date: bool) -> Closure:
    """Write a reading as text: dates as ISO days, booleans as true and false, blank as ''."""

    def written(context: Context) -> Any:
        reading = operand(context)
        if reading is UNDETERMINED or isinstance(reading, str):
            return reading
        if isinstance(reading, bool):
            return "true" if reading else "false"
        return day_text(reading) if is_date else number_text(reading)

    return written
