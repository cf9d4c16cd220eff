"""The core against its budgets: a whole evaluation, one answer later, and a chain of gates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benchmarks.synthetic import DAY, answered, opened, questionnaire
from benchmarks.table import Row
from benchmarks.timing import timed
from dd_toolkit.core.assessment.events import Event, log_after, log_of
from dd_toolkit.core.assessment.fold import Cell, fold_after
from dd_toolkit.core.assessment.relevance import Surroundings, settle
from dd_toolkit.core.evaluation.evaluate import evaluate
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.questionnaire.expressions.readings import UNDETERMINED
from dd_toolkit.files.library import Library
from dd_toolkit.workflow import answers
from dd_toolkit.workflow.answers import Given


def rows() -> list[Row]:
    """Measure the core."""
    method = Library(Path(__file__).resolve().parent.parent / "questionnaires").method()
    assert isinstance(method, Method)
    return [*_evaluation(method), *(_chain(method, length) for length in (200, 500))]


def _evaluation(method: Method) -> list[Row]:
    asked = questionnaire(500)
    _, events, case = answered(asked, method)
    before = evaluate(case, DAY)
    log = log_of(events)
    pen = opened(asked, method, 6)[0]
    first = next(iter(case.form.questions))
    event = answers.answer(case, log, pen, Cell(first), "s0", Given("no"))
    assert isinstance(event, Event)
    changed = replace(case, fold=fold_after(case.fold, log_after(log, (event,)), {event.subject}))
    return [
        Row("evaluate, 500 questions × 6 sources", timed(lambda: evaluate(case, DAY)), 30),
        Row("evaluate after one answer", timed(lambda: evaluate(changed, DAY, before), 200), 3),
    ]


def _chain(method: Method, length: int) -> Row:
    asked = questionnaire(length, chained=True)
    _, _, case = answered(asked, method, 1)

    def choose(_cell: Cell, values: object) -> object:
        return next(iter(values.values()), UNDETERMINED)  # type: ignore[attr-defined]

    around = Surroundings(case.form, {}, frozenset(), 0.0, choose)  # type: ignore[arg-type]
    settled, _ = settle(around, case.fold.answers)
    cell = Cell(list(case.form.questions)[length // 2])
    return Row(
        f"relevance after one answer, {length} chained questions",
        timed(lambda: settle(around, case.fold.answers, settled, [cell]), 500),
        0.05,
    )
