"""What type an expression has, and every problem of using it where it stands.

`check_expression` is the door; it reports all problems of a tree at once and never raises.
Whether questions form a loop is not asked here: one expression cannot know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.expressions.functions import FUNCTIONS, Function, Parameter
from dd_toolkit.core.questionnaire.expressions.guards import unguarded
from dd_toolkit.core.questionnaire.expressions.law_numbers import fact_name, reading_fault
from dd_toolkit.core.questionnaire.expressions.readings import Type
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
    excerpt,
)
from dd_toolkit.core.questionnaire.law import Fact

_OVER_ROWS = ", ".join(function.form for function in FUNCTIONS.values() if function.over_rows is not None)


@dataclass(frozen=True, slots=True)
class Signature:
    """What a question is to an expression that reads it."""

    type: Type
    roster: str | None = None
    """Id of the roster whose rows it is asked for; None outside rosters."""
    options: frozenset[str] | None = None
    """The ids that it can be, as text, or hold, as set; None where any text may stand."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an expression stands and what it may read."""

    questions: Mapping[str, Signature]
    """Every question of the questionnaire, by id."""
    roster: str | None = None
    """Id of the roster in which the expression stands; None outside rosters."""
    itself: Signature | None = None
    """What `.` is; None where there is no `.`."""
    law: Mapping[str, Fact] | None = None
    """The facts of law whose numbers it may read; None where it may read none."""


def check_expression(tree: Tree, scope: Scope, expected: Type) -> tuple[Problem, ...]:
    """Return the problems of an expression that must give the expected type, in order of columns.

    Codes EXPRESSION_FUNCTION, _PATTERN, _REFERENCE, _ROSTER and _TYPE refuse it; EXPRESSION_UNGUARDED warns.
    Details are `column` (from 1), `stood` (the part as written), `found` (its type), `expected`, `similar`.
    """
    checker = _Checker(scope)
    found = checker.visit(tree)
    blank = found is Type.BLANK and expected is not Type.BOOLEAN
    if found not in (None, expected) and not blank:
        checker.report(ProblemCode.EXPRESSION_TYPE, tree, found=found, expected=expected)
    warnings = () if checker.problems else unguarded(tree)
    return tuple(sorted((*checker.problems, *warnings), key=lambda problem: int(problem.details["column"])))


def judge_expression(tree: Tree, scope: Scope) -> tuple[Type | None, tuple[Problem, ...]]:
    """Return the type of an expression and the errors inside it; None where an error hides its type."""
    checker = _Checker(scope)
    return checker.visit(tree), tuple(checker.problems)


def is_over_rows(call: Call, scope: Scope) -> bool:
    """Tell whether a call reads all rows of a roster: its one argument is asked in another place's rows."""
    function = FUNCTIONS.get(call.function)
    if function is None or function.over_rows is None or len(call.arguments) != 1:
        return False
    argument = call.arguments[0]
    return isinstance(argument, Reference) and _is_outside(scope.questions.get(argument.question), scope)


def _is_outside(signature: Signature | None, scope: Scope) -> bool:
    return signature is not None and signature.roster is not None and signature.roster != scope.roster


class _Checker:
    """Visits a tree once; `visit` gives the type of a part, None where a problem hides it."""

    __slots__ = ("_scope", "problems")

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self.problems: list[Problem] = []

    def report(
        self,
        code: ProblemCode,
        tree: Tree,
        *,
        found: str | None = None,
        expected: str = "",
        similar: str = "",
    ) -> None:
        """Add a problem with the column and the writing of a part."""
        details = {"column": str(tree.column), "stood": excerpt(tree), "found": found or ""}
        self.problems.append(Problem(code, details={**details, "expected": expected, "similar": similar}))

    def visit(self, tree: Tree) -> Type | None:
        """Return the type of a part and report the problems inside it."""
        match tree:
            case NumberLiteral():
                return Type.NUMBER
            case TextLiteral():
                return Type.TEXT if tree.value else Type.BLANK
            case Reference():
                return self._reference(tree)
            case Itself():
                return self._itself(tree)
            case Negation():
                self._needs(tree.operand, Type.NUMBER)
                return Type.NUMBER
            case Logic():
                for operand in tree.operands:
                    self._needs(operand, Type.BOOLEAN)
                return Type.BOOLEAN
            case Operation():
                return self._operation(tree)
            case Call():
                return self._call(tree)

    def _needs(self, tree: Tree, *accepted: Type) -> Type | None:
        """Return the type of an operand, None after a problem."""
        found = self.visit(tree)
        if found is None or found in accepted:
            return found
        self.report(ProblemCode.EXPRESSION_TYPE, tree, found=found, expected=" ".join(accepted))
        return None

    def _reference(self, tree: Reference) -> Type | None:
        signature = self._scope.questions.get(tree.question)
        if signature is None:
            similar = _similar(tree.question, self._scope.questions)
            self.report(ProblemCode.EXPRESSION_REFERENCE, tree, similar=similar)
            return None
        if _is_outside(signature, self._scope):
            self.report(ProblemCode.EXPRESSION_ROSTER, tree, found=signature.type, expected=_OVER_ROWS)
            return None
        return signature.type

    def _itself(self, tree: Itself) -> Type | None:
        if self._scope.itself is None:
            self.report(ProblemCode.EXPRESSION_REFERENCE, tree)
            return None
        return self._scope.itself.type

    def _operation(self, tree: Operation) -> Type | None:
        if tree.operator in EQUALITY:
            self._equality(tree)
            return Type.BOOLEAN
        if tree.operator in COMPARISONS:
            left = self._needs(tree.left, Type.NUMBER, Type.DATE)
            self._needs(tree.right, *((Type.NUMBER, Type.DATE) if left is None else (left,)))
            return Type.BOOLEAN
        if tree.operator in (Operator.PLUS, Operator.MINUS):
            return self._sum(tree)
        self._needs(tree.left, Type.NUMBER)
        self._needs(tree.right, Type.NUMBER)
        return Type.NUMBER

    def _sum(self, tree: Operation) -> Type | None:
        """Days move a date, and two dates lie days apart; nothing else is reckoned with dates."""
        left = self._needs(tree.left, Type.NUMBER, Type.DATE)
        may_be_date = left is None or (left is Type.DATE) == (tree.operator is Operator.MINUS)
        right = self._needs(tree.right, Type.NUMBER, *((Type.DATE,) if may_be_date else ()))
        if left is None or right is None:
            return None
        return Type.NUMBER if left is right else Type.DATE

    def _equality(self, tree: Operation) -> None:
        left, right = self.visit(tree.left), self.visit(tree.right)
        if left is None or right is None:
            return
        blank = Type.BLANK in (left, right) and Type.BOOLEAN not in (left, right)
        if not blank and (left is not right or left is Type.SET):
            wanted = Type.BLANK if left is Type.SET else left
            self.report(ProblemCode.EXPRESSION_TYPE, tree.right, found=right, expected=wanted)
            return
        self._known_option(tree.left, tree.right)
        self._known_option(tree.right, tree.left)

    def _known_option(self, question: Tree, option: Tree) -> None:
        """Report a literal that the question can never be or hold."""
        signature = self._scope.itself if isinstance(question, Itself) else None
        if isinstance(question, Reference):
            signature = self._scope.questions.get(question.question)
        options = signature.options if signature else None
        if options is None or not isinstance(option, TextLiteral) or option.value in options | {""}:
            return
        expected = " ".join(sorted(options))
        self.report(
            ProblemCode.EXPRESSION_REFERENCE,
            option,
            expected=expected,
            similar=_similar(option.value, options),
        )

    def _call(self, tree: Call) -> Type | None:
        function = FUNCTIONS.get(tree.function)
        if function is not None and is_over_rows(tree, self._scope):
            return self._over_rows(tree, function)
        if function is not None and function.only_rows and len(tree.arguments) == 1:
            return self._without_rows(tree.arguments[0], function)
        found = [self.visit(argument) for argument in tree.arguments]
        if function is None:
            similar = _similar(tree.function, FUNCTIONS)
            self.report(ProblemCode.EXPRESSION_FUNCTION, tree, similar=similar)
            return None
        parameters = function.parameters_for(len(found))
        if parameters is None:
            self.report(ProblemCode.EXPRESSION_FUNCTION, tree, expected=function.form)
            return function.result
        arguments = list(zip(tree.arguments, found, parameters, strict=True))
        fits = [self._argument(*argument) for argument in arguments]
        if tree.function == "selected":
            self._known_option(*tree.arguments)
        self._fact(tree)
        common = [(each, type_) for each, type_, parameter in arguments if parameter.common and type_]
        joined = self._common(common) if all(fits) else None
        return joined if function.result is None else function.result

    def _fact(self, tree: Call) -> None:
        """Report a number of law that cannot be read."""
        name = fact_name(tree)
        fault = reading_fault(name, self._scope.law) if name else None
        if name and fault:
            details = {"column": str(tree.column), "stood": excerpt(tree), "fact": name}
            self.problems.append(Problem(fault, details=details))

    def _without_rows(self, argument: Tree, function: Function) -> Type | None:
        """Report what a function over rows gets instead of a roster question."""
        if isinstance(argument, Reference) and argument.question not in self._scope.questions:
            self.visit(argument)
        else:
            self.report(ProblemCode.EXPRESSION_ROSTER, argument, expected=function.form)
        return function.result

    def _over_rows(self, tree: Call, function: Function) -> Type | None:
        argument = tree.arguments[0]
        assert isinstance(argument, Reference)
        found, accepted = self._scope.questions[argument.question].type, function.parameters[0].accepts
        if found not in accepted:
            self.report(
                ProblemCode.EXPRESSION_TYPE, argument, found=found, expected=" ".join(sorted(accepted))
            )
            return function.result
        return found if function.result is None else function.result

    def _argument(self, tree: Tree, found: Type | None, parameter: Parameter) -> bool:
        """Tell whether an argument fits its parameter, having reported why not."""
        if found is None:
            return False
        blank = found is Type.BLANK and (parameter.common or Type.TEXT in parameter.accepts)
        if found not in parameter.accepts and not blank:
            expected = " ".join(sorted(parameter.accepts))
            self.report(ProblemCode.EXPRESSION_TYPE, tree, found=found, expected=expected)
            return False
        literal = parameter.literal
        if literal is None or found not in (Type.TEXT, Type.BLANK):
            return True
        if isinstance(tree, TextLiteral) and literal.read(tree.value) is not None:
            return True
        self.report(literal.code, tree, found=found, expected=literal.expected)
        return False

    def _common(self, arguments: list[tuple[Tree, Type]]) -> Type | None:
        """Return the one type of arguments that must agree; `''` agrees with all but booleans."""
        common = next((found for _, found in arguments if found is not Type.BLANK), Type.BLANK)
        for tree, found in arguments:
            if found is not common and (found is not Type.BLANK or common is Type.BOOLEAN):
                self.report(ProblemCode.EXPRESSION_TYPE, tree, found=found, expected=common)
                return None
        return common


def _similar(name: str, known: Iterable[str]) -> str:
    """Return up to three known names that look like one, most alike first."""
    return ", ".join(get_close_matches(name, known, n=3))
