"""Skeleton."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.evaluation.method_rules import SeverityClass


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Dates of a corrective action."""

    contain: date | None
    plan: date
    done: date
    verified: date


def severity(scale: int, scope: int, irremediability: int, method: Method) -> tuple[float, SeverityClass]:
    """Return the number and the class."""
    raise NotImplementedError


def deadlines(severity_class: SeverityClass, start: date, method: Method) -> Deadlines:
    """Return the dates."""
    raise NotImplementedError
