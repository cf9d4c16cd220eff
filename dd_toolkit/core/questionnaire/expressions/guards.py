"""Warnings of `!=` and `not()` that come out true only because a question has no answer.

In XPath `${q} != 'yes'` and `not(${q} = 'yes')` are true while `q` is blank. An author who means that says
so: a test such as `${q} != ''` in the same conjunction guards, and so does any test that blank fails;
in `or`, and in the second branch of `if`, a test such as `${q} = ''` guards.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_toolkit.core.problems import Problem, ProblemCode, Severity
from dd_toolkit.core.questionnaire.expressions.functions import read_pattern
from dd_toolkit.core.questionnaire.expressions.tree import (
    COMPARISONS,
    Call,
    Logic,
    Negation,
    NumberLiteral,
    Operation,
    Operator,
    Reference,
    TextLiteral,
    Tree,
    children,
    excerpt,
)

_NOTHING: frozenset[str] = frozenset()
_MEASURES = frozenset({"string-length", "count-selected"})
"""Functions whose number tells whether their argument is blank."""
_CARRIERS = frozenset({"int", "round", "abs", "number", "string"})
"""Functions that give blank where their first argument is blank."""
_BLANK = TextLiteral("")


def unguarded(tree: Tree) -> tuple[Problem, ...]:
    """Return an EXPRESSION_UNGUARDED warning for each `!=` or `not()` that blank alone makes true.

    Details are those of `types.check_expression`; `expected` is the guard that is missing.
    """
    return tuple(_search(tree, _NOTHING))


def _search(tree: Tree, guarded: frozenset[str]) -> Iterator[Problem]:
    """Walk with the ids that are known to be answered where a part counts."""
    unanswered = _blanks_making_true(tree) - guarded
    if unanswered:
        yield _warning(tree, sorted(unanswered))
    match tree:
        case Logic():
            known = _answered_if_true if tree.operator is Operator.AND else _answered_if_false
            guarded = guarded.union(*map(known, tree.operands))
            for operand in tree.operands:
                yield from _search(operand, guarded)
        case Call(function="if", arguments=(condition, chosen, otherwise)):
            yield from _search(condition, guarded)
            yield from _search(chosen, guarded | _answered_if_true(condition))
            yield from _search(otherwise, guarded | _answered_if_false(condition))
        case _:
            for part in children(tree):
                yield from _search(part, guarded)


def _warning(tree: Tree, questions: list[str]) -> Problem:
    guard = " and ".join(f"${{{question}}} != ''" for question in questions)
    details = {"column": str(tree.column), "stood": excerpt(tree), "found": "", "expected": guard}
    return Problem(
        ProblemCode.EXPRESSION_UNGUARDED, details={**details, "similar": ""}, severity=Severity.WARNING
    )


def _blanks_making_true(tree: Tree) -> frozenset[str]:
    """Return the questions whose blank makes a `!=` or `not()` true without being asked for."""
    match tree:
        case Operation(operator=Operator.UNEQUAL) if not _tests_blank(tree):
            return _carried(tree.left) | _carried(tree.right)
        case Call(function="not", arguments=(denied,)):
            return _denied(denied)
        case _:
            return _NOTHING


def _denied(tree: Tree) -> frozenset[str]:
    """Return the questions whose blank makes a denied condition, or a part of it, false."""
    if isinstance(tree, Logic):
        return _NOTHING.union(*(_denied(operand) for operand in tree.operands))
    if isinstance(tree, Operation) and (_tests_blank(tree) or _measured(tree)):
        return _NOTHING
    return _answered_if_true(tree)


def _answered_if_true(tree: Tree) -> frozenset[str]:
    """Return the questions that cannot be blank where a condition is true."""
    match tree:
        case Logic():
            known = [_answered_if_true(operand) for operand in tree.operands]
            return _NOTHING.union(*known) if tree.operator is Operator.AND else known[0].intersection(*known)
        case Operation() if _tests_blank(tree):
            asked = _carried(tree.left) | _carried(tree.right)
            return asked if tree.operator is Operator.UNEQUAL else _NOTHING
        case Operation() if tree.operator in COMPARISONS:
            strict = tree.operator is not Operator.UNEQUAL
            return _measured(tree) | (_carried(tree.left) | _carried(tree.right) if strict else _NOTHING)
        case Call(function="not", arguments=(denied,)):
            return _answered_if_false(denied)
        case Call(arguments=(asked, sought)) if _fails_on_blank(tree.function, sought):
            return _carried(asked)
        case _:
            return _NOTHING


def _answered_if_false(tree: Tree) -> frozenset[str]:
    """Return the questions that cannot be blank where a condition is false."""
    match tree:
        case Logic():
            known = [_answered_if_false(operand) for operand in tree.operands]
            return _NOTHING.union(*known) if tree.operator is Operator.OR else known[0].intersection(*known)
        case Operation(operator=Operator.EQUAL) if _tests_blank(tree):
            return _carried(tree.left) | _carried(tree.right)
        case Call(function="not", arguments=(denied,)):
            return _answered_if_true(denied)
        case _:
            return _NOTHING


def _fails_on_blank(function: str, sought: Tree) -> bool:
    """Tell whether a function of a text or set and something sought in it is false on blank."""
    if function == "regex" and isinstance(sought, TextLiteral):
        pattern = read_pattern(sought.value)
        return pattern is not None and pattern.fullmatch("") is None
    return function == "selected" or (function in ("contains", "starts-with") and sought != _BLANK)


def _tests_blank(tree: Operation) -> bool:
    """Tell whether a comparison is with the literal `''`."""
    return _BLANK in (tree.left, tree.right)


def _measured(tree: Operation) -> frozenset[str]:
    """Return the questions whose length or number of options passes a comparison that 0 fails."""
    for measure, bound, swapped in ((tree.left, tree.right, False), (tree.right, tree.left, True)):
        if isinstance(measure, Call) and measure.function in _MEASURES and isinstance(bound, NumberLiteral):
            sides = (bound.value, 0.0) if swapped else (0.0, bound.value)
            passes = COMPARISONS[tree.operator](*sides)
            return _NOTHING if passes else _carried(measure.arguments[0])
    return _NOTHING


def _carried(tree: Tree) -> frozenset[str]:
    """Return the questions whose blank makes a value blank."""
    match tree:
        case Reference():
            return frozenset({tree.question})
        case Negation():
            return _carried(tree.operand)
        case Operation() if tree.operator not in COMPARISONS:
            return _carried(tree.left) | _carried(tree.right)
        case Call(arguments=(first, *_)) if tree.function in _CARRIERS:
            return _carried(first)
        case _:
            return _NOTHING
