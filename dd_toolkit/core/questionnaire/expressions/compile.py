"""From a checked tree to a closure that evaluates it in a context.

Evaluation never raises on readings of the declared types and never gives a number that is not finite.
Semantics in docs/expressions.md: XPath's blanks, strict functions, three-valued `and` and `or`.
Closures are typed loosely (`Any`): the checker has proved what each part reads, once, before they run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, cast

from dd_toolkit.core.problems import ProblemError
from dd_toolkit.core.questionnaire.expressions import closures
from dd_toolkit.core.questionnaire.expressions.closures import Closure
from dd_toolkit.core.questionnaire.expressions.functions import FUNCTIONS, Function
from dd_toolkit.core.questionnaire.expressions.law_numbers import FACT, fact_name
from dd_toolkit.core.questionnaire.expressions.readings import Context, Reading, Type, Undetermined, is_blank
from dd_toolkit.core.questionnaire.expressions.tree import (
    COMPARISONS,
    EQUALITY,
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
    children,
)
from dd_toolkit.core.questionnaire.expressions.types import Scope, is_over_rows, judge_expression
from dd_toolkit.core.questionnaire.law import number_on

_FLIPPED: Final[Mapping[Operator, Operator]] = MappingProxyType(
    {
        Operator.EQUAL: Operator.EQUAL,
        Operator.UNEQUAL: Operator.UNEQUAL,
        Operator.BELOW: Operator.ABOVE,
        Operator.AT_MOST: Operator.AT_LEAST,
        Operator.ABOVE: Operator.BELOW,
        Operator.AT_LEAST: Operator.AT_MOST,
    }
)
"""The comparison that says the same with its sides exchanged."""
_BLANKS: Final[Mapping[Type, Reading]] = MappingProxyType(
    {Type.TEXT: "", Type.BLANK: "", Type.BOOLEAN: False, Type.SET: frozenset()}
)
"""What blank is as a value of a type; None for numbers and dates."""
_NOWHERE: Final = Context(read=lambda _: None)
_OF_THE_DAY: Final = frozenset({"today", FACT})
"""Functions that give something else on another assessment date."""


def compile_expression(tree: Tree, scope: Scope) -> Callable[[Context], Reading]:
    """Compile a checked expression of any type; see `Reading` for what it gives.

    Blank is None for numbers and dates, '' for texts, the empty set for sets; a boolean is never blank.
    A tree with errors raises `ProblemError`: check first.
    """
    found, problems = judge_expression(tree, scope)
    if problems:
        raise ProblemError(*problems)
    closure = _Compiler(scope).closure(tree)
    return closures.bounded(closure) if found in (Type.NUMBER, Type.DATE) else closure


def compile_condition(tree: Tree, scope: Scope) -> Callable[[Context], bool | Undetermined]:
    """Compile an expression of type boolean: a gate, a constraint, the condition of a finding."""
    return cast(Callable[[Context], bool | Undetermined], compile_expression(tree, scope))


def compile_number(tree: Tree, scope: Scope) -> Callable[[Context], float | Undetermined | None]:
    """Compile an expression of type number, for a calculated question; None is blank."""
    return cast(Callable[[Context], float | Undetermined | None], compile_expression(tree, scope))


def _is_fixed(tree: Tree) -> bool:
    """Tell whether a part gives the same in every context."""
    if isinstance(tree, Reference | Itself) or (isinstance(tree, Call) and tree.function in _OF_THE_DAY):
        return False
    return all(_is_fixed(part) for part in children(tree))


class _Compiler:
    """Builds closures from the leaves up; fixed parts are evaluated once."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def closure(self, tree: Tree) -> Closure:
        """Return the closure of a part."""
        built = self._build(tree)
        return closures.fixed(built(_NOWHERE)) if _is_fixed(tree) else built

    def _build(self, tree: Tree) -> Closure:
        match tree:
            case NumberLiteral() | TextLiteral():
                return closures.fixed(tree.value)
            case Reference():
                type_ = self._scope.questions[tree.question].type
                return closures.reference(tree.question, _BLANKS.get(type_))
            case Itself():
                return closures.itself(_BLANKS.get(self._type(tree)))
            case Negation():
                return closures.negation(self.closure(tree.operand))
            case Logic():
                operands = tuple(self.closure(operand) for operand in tree.operands)
                return closures.logic(operands, decides=tree.operator is Operator.OR)
            case Operation() if tree.operator in COMPARISONS:
                return self._comparison(tree)
            case Operation():
                return closures.arithmetic(tree.operator, self.closure(tree.left), self.closure(tree.right))
            case Call():
                return self._call(tree)

    def _type(self, tree: Tree) -> Type:
        """Return the type of a part of a checked tree."""
        return cast(Type, judge_expression(tree, self._scope)[0])

    def _comparison(self, tree: Operation) -> Closure:
        left, right, operator = tree.left, tree.right, tree.operator
        if _is_fixed(left):
            left, right, operator = right, left, _FLIPPED[operator]
        types = (self._type(left), self._type(right))
        compared = (self.closure(left), self.closure(right))
        if Type.BLANK in types:
            asked = compared[0] if types[1] is Type.BLANK else compared[1]
            return closures.blankness(asked, wanted=operator is Operator.EQUAL)
        bound = compared[1](_NOWHERE) if _is_fixed(right) else None
        if not is_blank(bound):
            if isinstance(left, Reference) and types[0] is not Type.BOOLEAN:
                return closures.reference_against(operator, left.question, bound)
            return closures.against(operator, compared[0], bound)
        # two bare questions are compared as texts in XPath, so that two blanks are equal
        bare = all(isinstance(side, Reference | Itself) for side in (left, right))
        if operator in EQUALITY and (bare or types[0] not in (Type.NUMBER, Type.DATE)):
            return closures.equality(*compared, wanted=operator is Operator.EQUAL)
        return closures.numeric_comparison(operator, *compared)

    def _over_rows(self, tree: Call) -> Closure:
        (argument,) = tree.arguments
        over = FUNCTIONS[tree.function].over_rows
        assert isinstance(argument, Reference)
        assert over is not None
        return closures.over_rows(argument.question, over)

    def _call(self, tree: Call) -> Closure:
        if is_over_rows(tree, self._scope):
            return self._over_rows(tree)
        return _FORMS.get(tree.function, _Compiler._strict)(self, tree)

    def _strict(self, tree: Call) -> Closure:
        function = FUNCTIONS[tree.function]
        assert function.evaluate is not None
        arguments = tuple(
            self._argument(function, position, argument) for position, argument in enumerate(tree.arguments)
        )
        return closures.strict(function.evaluate, arguments)

    def _selected(self, tree: Call) -> Closure:
        chosen, option = tree.arguments
        if isinstance(option, TextLiteral) and self._type(chosen) is Type.SET:
            return closures.membership(self.closure(chosen), option.value)
        return self._strict(tree)

    def _argument(self, function: Function, position: int, tree: Tree) -> Closure:
        literal = function.parameters[min(position, len(function.parameters) - 1)].literal
        if literal is not None and isinstance(tree, TextLiteral):
            return closures.fixed(literal.read(tree.value))
        return self.closure(tree)

    def _if(self, tree: Call) -> Closure:
        condition, chosen, otherwise = tree.arguments
        type_ = self._type(tree)
        return closures.choice(self.closure(condition), self._as(chosen, type_), self._as(otherwise, type_))

    def _coalesce(self, tree: Call) -> Closure:
        first, second = tree.arguments
        type_ = self._type(tree)
        return closures.first_answered(self._as(first, type_), self._as(second, type_))

    def _string(self, tree: Call) -> Closure:
        (argument,) = tree.arguments
        return closures.text_of(self.closure(argument), is_date=self._type(argument) is Type.DATE)

    def _fact(self, tree: Call) -> Closure:
        name, law = fact_name(tree), self._scope.law
        assert name is not None
        assert law is not None
        return closures.number_of_law(lambda day: number_on(law, name, day))

    def _as(self, tree: Tree, type_: Type) -> Closure:
        """Return the closure of a part whose `''` is to be blank of a type."""
        blank = self._type(tree) is Type.BLANK
        return closures.fixed(_BLANKS.get(type_)) if blank else self.closure(tree)


_FORMS: Final[Mapping[str, Callable[[_Compiler, Call], Closure]]] = MappingProxyType(
    {
        "if": _Compiler._if,
        "coalesce": _Compiler._coalesce,
        "selected": _Compiler._selected,
        "string": _Compiler._string,
        "today": lambda _, __: closures.today,
        FACT: _Compiler._fact,
    }
)
"""Functions that need more than the readings of their arguments, or are faster with less."""
