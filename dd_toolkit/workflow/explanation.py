"""Why a question and the total came out as they did: every step with its numbers, ready to be said.

The steps are those of `core.evaluation.explain`, made from the same answers that the evaluation heard. Here
they are put in order, one question with its rows, then what it weighs and what follows; each becomes a
`Said`. No number is computed that the evaluation does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.relevance import Scope
from dd_toolkit.core.evaluation.care import heard_answers
from dd_toolkit.core.evaluation.evaluate import Evaluation
from dd_toolkit.core.evaluation.explain import Parameter, Step, StepCode, explain_question, explain_total
from dd_toolkit.core.evaluation.hearing import Hearing
from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.questions import Question
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.answers import said_scope, spoken_value
from dd_toolkit.core.report.said import Said, Spoken


@dataclass(frozen=True, slots=True)
class Heard:
    """What one source said, before it became a number."""

    source: str
    said: Spoken


@dataclass(frozen=True, slots=True)
class CellExplanation:
    """One question for one row, or the question itself."""

    row: Text | None
    """Title of the roster row; None outside rosters."""
    scope: Scope
    heard: tuple[Heard, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every step from the answers to one question up to the total."""

    question: str
    ask: Text
    scope: Said
    over_rows: str | None
    """How rows are joined, `worst` or `mean`; None outside rosters."""
    cells: tuple[CellExplanation, ...]
    lo: float
    hi: float
    total: tuple[Step, ...]
    """The question's weight, its section and pillar, then pillars and total."""


def explain(evaluation: Evaluation, question_id: str) -> Explanation | Problem:
    """Return every step behind a question's bounds and the total; an unknown question is a problem."""
    case = evaluation.case
    question = case.form.questions.get(question_id)
    if question is None:
        details = {"question": question_id, "near": case.form.similar(question_id)}
        return Problem(ProblemCode.QUESTION_UNKNOWN, Place(question=question_id), details)
    state = evaluation.states[question_id]
    hearing = Hearing(case, heard_answers(case, evaluation.withheld))
    return Explanation(
        question_id,
        question.ask,
        said_scope(state, withheld=state.id in evaluation.withheld),
        question.over_rows if question.roster else None,
        tuple(_cell(evaluation, hearing, question, each.cell, each.scope) for each in state.cells),
        state.judgement.lo,
        state.judgement.hi,
        tuple(_total_steps(evaluation, question_id)),
    )


def sentences(explained: Explanation, evaluation: Evaluation) -> Iterator[Said]:
    """Yield an explanation sentence by sentence, in the order of the arithmetic."""
    teller = _Teller(evaluation)
    yield Said("explain.question", {"id": explained.question, "ask": explained.ask})
    yield Said("explain.scope", {"scope": explained.scope})
    for each in explained.cells:
        if each.row is not None:
            yield Said("explain.row", {"row": each.row})
            if each.scope is not Scope.IN:
                yield Said("explain.row_scope", {"scope": Said(f"terms.scope.{each.scope.value}")})
        for heard in each.heard:
            yield Said("explain.heard", {"source": teller.source(heard.source), "said": heard.said})
        yield from teller.steps(each.steps)
    if explained.over_rows is not None:
        numbers: dict[str, Spoken] = {
            "lo": number(explained.lo),
            "hi": number(explained.hi),
            "rows": len(explained.cells),
        }
        code = "explain.rows" if explained.cells else "explain.rows.none"
        yield Said(code if not explained.cells else f"{code}.{explained.over_rows}", numbers)
    yield Said("explain.then_total")
    yield from teller.steps(explained.total)


def number(value: Parameter) -> str:
    """Return a number with four decimals at most."""
    if not isinstance(value, float):
        return "" if value is None else str(value)
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _cell(
    evaluation: Evaluation, hearing: Hearing, question: Question, cell: Cell, scope: Scope
) -> CellExplanation:
    case = evaluation.case
    told = hearing.hearable(cell, evaluation.settled.values.get(cell, {}))
    steps = explain_question(
        told.items,
        case.method,
        target=told.target,
        existence=question.existence,
        refused=told.refused,
        not_applicable=told.not_applicable,
    )
    row = case.row_title(question.roster, cell.row) if question.roster else None
    return CellExplanation(row, scope, tuple(_heard(evaluation, question, cell)), steps)


def _heard(evaluation: Evaluation, question: Question, cell: Cell) -> Iterator[Heard]:
    for recorded in evaluation.case.fold.answers.get(cell, ()):
        answer = recorded.answer
        if recorded.set_aside is not None:
            said: Spoken = Said("explain.set_aside", {"reason": recorded.set_aside})
        elif recorded.clashing:
            said = Said("explain.clash")
        elif answer.value is None:
            said = Said(f"terms.state.{answer.state.value}")
        else:
            said = spoken_value(question, answer.value)
        yield Heard(recorded.source, said)


def _total_steps(evaluation: Evaluation, question_id: str) -> Iterator[Step]:
    """Yield the steps of the total that the question is part of, then those of the whole."""
    section = evaluation.case.form.sections[question_id].id
    for step in explain_total(evaluation.scores, evaluation.case.method):
        if step.code is StepCode.WEIGHT and step.parameters["question"] != question_id:
            continue
        if step.code is StepCode.SECTION and step.parameters["section"] != section:
            continue
        yield step


class _Teller:
    """Turns steps into what can be said, with names in place of ids."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.case = evaluation.case
        self.before: Mapping[str, Parameter] = {}
        """Numbers of earlier steps of one cell, by name; later ones refer to them."""

    def steps(self, steps: tuple[Step, ...]) -> Iterator[Said]:
        """Yield each step, with further sentences where it has some."""
        self.before = {}
        alone = sum(step.code is StepCode.FAMILY for step in steps) == 1
        for step in steps:
            self.before = {**self.before, **step.parameters}
            for code in _codes(step, alone):
                yield Said(f"explain.{code}", self._parameters(step))

    def source(self, id_: str) -> str:
        """Return what a source is called."""
        known = self.case.fold.sources.get(id_)
        return known.label or id_ if known else id_

    def _parameters(self, step: Step) -> dict[str, Spoken]:
        said: dict[str, Spoken] = {name: number(value) for name, value in self.before.items()}
        for name, value in step.parameters.items():
            said[name] = self._named(name, value)
            if isinstance(value, float) and name in (
                "share",
                "gain",
                "low",
                "high",
                "declared",
                "proven",
                "gap",
            ):
                said[f"{name}_points"] = f"{value * 100:.2f}"
        alpha = step.parameters.get("alpha")
        if isinstance(alpha, float):
            said["rest"] = number(1.0 - alpha)
        return said

    def _named(self, name: str, value: Parameter) -> Spoken:
        method, text = self.case.method, str(value)
        if name == "age" and isinstance(value, float):
            return f"{value:.1f}"
        if name == "family" and text in method.family_of:
            return method.family_of[text].name
        if name == "class" and text in method.class_of:
            return method.class_of[text].name
        if name == "pillar" and text in method.pillar_of:
            return method.pillar_of[text].name
        if name == "families":
            return tuple(method.family_of[each].name for each in text.split(", ") if each in method.family_of)
        if name in ("source", "root"):
            return self.source(text)
        if name == "sources":
            return tuple(self.source(each) for each in text.split(", "))
        if name == "group" and value is not None:
            return Said(f"terms.status.{text}")
        if name == "state":
            return Said(f"terms.state.{text}")
        return number(value)


_ALONE: Mapping[StepCode, tuple[str, ...]] = {
    StepCode.FAMILY: ("family.only",),
    StepCode.ACROSS: (),
    StepCode.REACH: ("reach.only",),
}
"""Sentences of steps where one family speaks alone: there is nothing to hold it against."""


def _codes(step: Step, alone: bool) -> Iterator[str]:
    """Yield the sentences of a step: which ones it has depends on its numbers."""
    told, code = step.parameters, step.code.value
    if alone and step.code in _ALONE:
        yield from _ALONE[step.code]
        return
    if step.code is StepCode.ITEM:
        yield "item" if told["counts"] else "item.old"
        if told["held"]:
            yield "item.held"
    elif step.code is StepCode.POOL:
        yield "pool" if told["group"] is None else "pool.group"
    elif step.code is StepCode.DISSENT:
        yield "dissent.conflict" if told["conflict"] else "dissent.challenge"
    elif step.code is StepCode.TOTAL:
        yield f"total.{told['bound']}"
    elif step.code is StepCode.STATE and told["state"] in ("unknown", "refused"):
        yield from ("state", "state.open")
    elif step.code is StepCode.DECLARED:
        yield code
        yield from (
            f"declared.{gap}" for gap in ("evidence_gap", "declaration_gap", "claim_gap") if told[gap]
        )
    else:
        yield code
