"""A questionnaire made ready for answering: expressions compiled, dependencies mapped, ids looked up.

`build_form` parses, types and compiles every expression once and orders the questions so that whatever an
expression reads comes before its reader; a loop is a problem. A form holds no answer and never changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import Final, TypeVar

from dd_toolkit.core.problems import Path, Place, Problem, ProblemCode, has_errors
from dd_toolkit.core.questionnaire.expressions.compile import compile_expression
from dd_toolkit.core.questionnaire.expressions.grammar import parse_expression
from dd_toolkit.core.questionnaire.expressions.readings import Context, Reading, Type
from dd_toolkit.core.questionnaire.expressions.tree import references
from dd_toolkit.core.questionnaire.expressions.types import Scope, Signature, check_expression
from dd_toolkit.core.questionnaire.finding_rules import FindingRule
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.questionnaire import questions_of
from dd_toolkit.core.questionnaire.questions import (
    UNSCORED,
    Question,
    Questionnaire,
    QuestionType,
    Roster,
    Row,
    Section,
    Topic,
)
from dd_toolkit.core.questionnaire.typical_ranges import Holds, compile_range, judge_range
from dd_toolkit.core.questionnaire.values import YES_NO_OPTIONS
from dd_toolkit.core.questionnaire.warning_rules import WarningRule

Compiled = Callable[[Context], Reading]
Rule = TypeVar("Rule", FindingRule, WarningRule)

_EXPRESSION_KEYS: Final = ("relevant", "constraint", "calculate")
_READING_ITSELF: Final = frozenset({"constraint", "finding", "warning"})
"""Keys whose expressions may read the answer to the question itself."""
_READING_TYPES: Final[Mapping[QuestionType, Type]] = MappingProxyType(
    {
        QuestionType.YES_NO: Type.TEXT,
        QuestionType.MATURITY: Type.NUMBER,
        QuestionType.NUMBER: Type.NUMBER,
        QuestionType.PERCENT: Type.NUMBER,
        QuestionType.MONEY: Type.NUMBER,
        QuestionType.CHOICE: Type.TEXT,
        QuestionType.CHECKLIST: Type.SET,
        QuestionType.DOCUMENT: Type.DATE,
        QuestionType.CALCULATED: Type.NUMBER,
        QuestionType.TEXT: Type.TEXT,
        QuestionType.DATE: Type.DATE,
    }
)
"""What each question type is to expressions; a document reads as the day it expires."""


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire with everything that answering and evaluating look up."""

    questionnaire: Questionnaire
    questions: Mapping[str, Question]
    """By id, in the order of the questionnaire."""
    topics: Mapping[str, Topic]
    """The topic of each question, by question id."""
    sections: Mapping[str, Section]
    """The section of each question, by question id."""
    rosters: Mapping[str, Roster]
    gates: Mapping[str, Compiled]
    """Relevance of gated questions."""
    constraints: Mapping[str, Compiled]
    calculations: Mapping[str, Compiled]
    findings: Mapping[str, tuple[tuple[FindingRule, Compiled], ...]]
    """Finding rules of a question with their conditions, by question id."""
    warnings: Mapping[str, tuple[tuple[WarningRule, Compiled], ...]]
    """Warning rules of a question with their conditions, by question id."""
    cared: Mapping[str, tuple[str, ...]]
    """Questions by the kind of care that they need."""
    openers: Mapping[str, tuple[str, ...]]
    """Questions by the kind of care that they open."""
    reads: Mapping[str, tuple[str, ...]]
    """Questions that the gate or the calculation of a question reads."""
    readers: Mapping[str, tuple[str, ...]]
    """The other way round: questions whose gate or calculation reads a question."""
    rank: Mapping[str, int]
    """Position in an order where whatever is read comes before its readers."""
    typical: Mapping[tuple[str, str], Holds] = field(default_factory=dict)
    """What is typical of a production regime for an indicator, by regime and question."""

    def question(self, id_: str) -> Question:
        """Return a question by id; an unknown id is a fault of the caller."""
        return self.questions[id_]

    def is_scored(self, question: Question) -> bool:
        """Tell whether a question enters a score: not context, not a text or date."""
        context = self.topics[question.id].materiality == 0
        return question.scored and not context and question.type not in UNSCORED

    def offered_row(self, roster: str, row: str) -> Row | None:
        """Return a row that the questionnaire offers; None for one named in an assessment."""
        known = self.rosters.get(roster)
        return next((each for each in known.rows if each.id == row), None) if known else None

    def similar(self, id_: str) -> str:
        """Return the question id that looks most like a mistyped one; empty where none does."""
        near = get_close_matches(id_.upper(), self.questions, n=1)
        return near[0] if near else ""


@dataclass(frozen=True, slots=True)
class Built:
    """A form, or the problems that keep it from being built; warnings may stand beside a form."""

    form: Form | None
    problems: tuple[Problem, ...]


def build_form(questionnaire: Questionnaire) -> Built:
    """Compile a questionnaire; places of problems hold the question id and the key (`relevant` …)."""
    parts = tuple(questions_of(questionnaire))
    questions = {question.id: question for _, _, question in parts}
    signatures = {id_: signature_of(question) for id_, question in questions.items()}
    law = questionnaire.law
    compiled: dict[str, dict[str, Compiled]] = {key: {} for key in _EXPRESSION_KEYS}
    reads: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for question in questions.values():
        for key, text in _expressions(question):
            outcome = _compile(question, (key,), text, signatures, law if key != "relevant" else None)
            problems += outcome.problems
            if outcome.run is not None:
                compiled[key][question.id] = outcome.run
                if key != "constraint":
                    reads[question.id] = tuple(dict.fromkeys((*reads.get(question.id, ()), *outcome.reads)))
    findings = _rules("finding", lambda question: question.finding, questions, signatures, law, problems)
    warnings = _rules("warning", lambda question: question.warning, questions, signatures, law, problems)
    typical = _typical(questionnaire, signatures, problems)
    rank, loop = _rank(questions, reads)
    problems += loop
    if has_errors(problems):
        return Built(None, tuple(problems))
    form = Form(
        questionnaire,
        questions,
        {question.id: topic for _, topic, question in parts},
        {question.id: section for section, _, question in parts},
        {roster.id: roster for section in questionnaire.sections for roster in section.rosters},
        compiled["relevant"],
        compiled["constraint"],
        compiled["calculate"],
        findings,
        warnings,
        _by_care(questions, "care"),
        _by_care(questions, "opens"),
        reads,
        _readers(reads),
        rank,
        typical,
    )
    return Built(form, tuple(problems))


def _rules(
    key: str,
    rules_of: Callable[[Question], tuple[Rule, ...]],
    questions: Mapping[str, Question],
    signatures: Mapping[str, Signature],
    law: Mapping[str, Fact],
    problems: list[Problem],
) -> dict[str, tuple[tuple[Rule, Compiled], ...]]:
    """Compile the conditions of one kind of rule by question, adding what is wrong with them."""
    rules: dict[str, tuple[tuple[Rule, Compiled], ...]] = {}
    for question in questions.values():
        compiled: list[tuple[Rule, Compiled]] = []
        for position, rule in enumerate(rules_of(question)):
            outcome = _compile(question, (key, position, "when"), rule.when, signatures, law)
            problems += outcome.problems
            if outcome.run is not None:
                compiled.append((rule, outcome.run))
        if compiled:
            rules[question.id] = tuple(compiled)
    return rules


def _typical(
    questionnaire: Questionnaire, signatures: Mapping[str, Signature], problems: list[Problem]
) -> dict[tuple[str, str], Holds]:
    """Compile what is typical of production regimes, adding what is wrong with it."""
    compiled: dict[tuple[str, str], Holds] = {}
    carried = questionnaire.production
    for outer, regime in enumerate(carried.regimes if carried else ()):
        for inner, each in enumerate(regime.typical):
            place = Place(path=("production", "regimes", outer, "typical", inner), question=each.question)
            itself = signatures.get(each.question)
            if itself is None or itself.roster is not None:
                details = {"question": each.question}
                problems.append(Problem(ProblemCode.QUESTION_UNKNOWN, place, details))
                continue
            found = [problem.at(place) for problem in judge_range(each.when, itself)]
            problems += found
            if not has_errors(found):
                compiled[regime.id, each.question] = compile_range(each.when, itself)
    return compiled


def _by_care(questions: Mapping[str, Question], key: str) -> dict[str, tuple[str, ...]]:
    """Return the questions by the kind of care that a key of theirs names."""
    kinds = sorted({getattr(question, key) for question in questions.values()} - {None})
    return {
        kind: tuple(id_ for id_, question in questions.items() if getattr(question, key) == kind)
        for kind in kinds
    }


def signature_of(question: Question) -> Signature:
    """Return what a question is to an expression that reads it."""
    options: frozenset[str] | None = None
    if question.type is QuestionType.YES_NO:
        options = frozenset(YES_NO_OPTIONS)
    elif question.options:
        options = frozenset(option.id for option in question.options)
    return Signature(_READING_TYPES[question.type], question.roster, options)


def _expressions(question: Question) -> Iterator[tuple[str, str]]:
    for key in _EXPRESSION_KEYS:
        text = getattr(question, key)
        if text is not None:
            yield key, text


@dataclass(frozen=True, slots=True)
class _Outcome:
    run: Compiled | None
    reads: tuple[str, ...]
    problems: tuple[Problem, ...]


def _compile(
    question: Question,
    path: Path,
    text: str,
    signatures: Mapping[str, Signature],
    law: Mapping[str, Fact] | None,
) -> _Outcome:
    """Compile one expression; `law` is None where it may read no number of law."""
    key = path[0]
    place = Place(path=path, question=question.id)
    tree = parse_expression(text)
    if isinstance(tree, Problem):
        return _Outcome(None, (), (tree.at(place),))
    itself = signatures[question.id] if key in _READING_ITSELF else None
    scope = Scope(signatures, question.roster, itself, law)
    expected = Type.NUMBER if key == "calculate" else Type.BOOLEAN
    problems = tuple(problem.at(place) for problem in check_expression(tree, scope, expected))
    if has_errors(problems):
        return _Outcome(None, (), problems)
    return _Outcome(compile_expression(tree, scope), tuple(sorted(references(tree))), problems)


def _rank(
    questions: Mapping[str, Question], reads: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, int], tuple[Problem, ...]]:
    graph = {id_: [each for each in reads.get(id_, ()) if each in questions] for id_ in questions}
    try:
        order = tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        loop = [str(id_) for id_ in error.args[1]]
        first = loop[0]
        key = "calculate" if questions[first].calculate is not None else "relevant"
        place = Place(path=(key,), question=first)
        return {}, (Problem(ProblemCode.EXPRESSION_LOOP, place, {"loop": " → ".join(loop)}),)
    return {id_: position for position, id_ in enumerate(order)}, ()


def _readers(reads: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    readers: dict[str, list[str]] = {}
    for reader, read in reads.items():
        for id_ in read:
            readers.setdefault(id_, []).append(reader)
    return {id_: tuple(each) for id_, each in readers.items()}
