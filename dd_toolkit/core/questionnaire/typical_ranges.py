"""The typical ranges of production regimes as conditions: judged when they are checked, compiled to be read.

What a regime is stands in `production_regimes`, which needs no expressions; who only lists assessments does
not load them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.expressions.compile import compile_expression
from dd_toolkit.core.questionnaire.expressions.grammar import parse_expression
from dd_toolkit.core.questionnaire.expressions.readings import Context, Reading, Type
from dd_toolkit.core.questionnaire.expressions.types import Scope, Signature, check_expression

Holds = Callable[[Reading, float], bool]
"""Tells whether an answer, as expressions read it, lies in a typical range; the second is `today()`."""


def judge_range(when: str, itself: Signature) -> tuple[Problem, ...]:
    """Return what is wrong with the condition of a range over an answer of that kind.

    It may read the answer, which is `.`, and no other question.
    """
    tree = parse_expression(when)
    return (tree,) if isinstance(tree, Problem) else check_expression(tree, _scope(itself), Type.BOOLEAN)


def compile_range(when: str, itself: Signature) -> Holds:
    """Return a condition as a function of the answer; one that `judge_range` refuses raises."""
    tree = parse_expression(when)
    assert not isinstance(tree, Problem), when
    run = compile_expression(tree, _scope(itself))
    return lambda reading, today: run(Context(_nothing, today, reading)) is True


def _scope(itself: Signature) -> Scope:
    none: Mapping[str, Signature] = {}
    return Scope(none, None, itself)


def _nothing(question: str) -> Reading:  # noqa: ARG001 - the shape of Context.read
    return None
