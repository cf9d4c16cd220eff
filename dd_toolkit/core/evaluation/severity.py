"""How grave a finding is, and by when its action is due (method 6 and 7).

Only the arithmetic: which rules make a finding grave whatever its numbers, and what starts or stops a
clock, is decided where findings are made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.evaluation.method_rules import Clock, SeverityClass


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Dates of a corrective action."""

    contain: date | None
    """None where nothing need be contained."""
    plan: date
    done: date
    verified: date


def severity_number(scale: int, scope: int, irremediability: int) -> float:
    """Return `(max + mean) / 2` of the three grades, each 1 to 4 (method 6)."""
    grades = (scale, scope, irremediability)
    return (max(grades) + sum(grades) / 3) / 2


def severity(scale: int, scope: int, irremediability: int, method: Method) -> tuple[float, SeverityClass]:
    """Return the severity number and its class; a small scale bounds the class (method 6)."""
    number = severity_number(scale, scope, irremediability)
    steps = method.severity.classes
    rounded = method.rounded(number)
    reached = next((step.id for step in steps if rounded >= step.least), steps[-1].id)
    ceiling = method.severity.ceiling
    if scale > ceiling.scale:
        return number, reached
    order = [step.id for step in steps]
    return number, max(reached, ceiling.highest, key=order.index)


def clock_of(severity_class: SeverityClass, method: Method) -> Clock:
    """Return the clock of a class."""
    return next(clock for clock in method.clocks if clock.severity is severity_class)


def deadlines(severity_class: SeverityClass, start: date, method: Method) -> Deadlines:
    """Return the dates of an action in calendar days from its start (method 7).

    The start is the notification of the site, or the discovery where the class's clock says so; a shorter
    period of law is applied by the caller.
    """
    clock = clock_of(severity_class, method)

    def after(days: int) -> date:
        return start + timedelta(days=days)

    contain = after(clock.contain) if clock.contain is not None else None
    return Deadlines(contain, after(clock.plan), after(clock.done), after(clock.verified))
