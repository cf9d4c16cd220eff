"""What several verbs read from typed text, with the problem of what does not fit.

Every problem names the option as it was typed and what would fit.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from dd_toolkit.core.problems import Place, Problem, ProblemCode, ProblemError

Choice = TypeVar("Choice", bound=StrEnum)


def choice_of(option: str, typed: str, choices: type[Choice]) -> Choice:
    """Return the member that was typed for an option; raise `ProblemError` with all that fit."""
    try:
        return choices(typed)
    except ValueError:
        raise unfit_option(option, typed, "enum", ", ".join(choices)) from None


def unfit_option(option: str, found: str, expected: str, allowed: str) -> ProblemError:
    """Return the error of an option whose text does not fit; `expected` is a word of `problems.expected`."""
    details = {"key": option, "found": found[:60], "expected": expected, "allowed": allowed}
    return ProblemError(Problem(ProblemCode.VALUE_SHAPE, Place(option), details))
