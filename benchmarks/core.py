"""The core against its budgets: a whole evaluation, one answer later, and a chain of gates."""

from __future__ import annotations

import gc
from dataclasses import replace
from itertools import pairwise
from time import perf_counter
from typing import Final

from benchmarks.kept import shipped_method
from benchmarks.synthetic import DAY, answered, opened, questionnaire
from benchmarks.table import Row
from benchmarks.timing import timed, timing_of
from dd_toolkit.bootstrap import calm_collector
from dd_toolkit.core.assessment.events import Event, log_after, log_of
from dd_toolkit.core.assessment.fold import Cell, Recorded, fold_after
from dd_toolkit.core.assessment.relevance import Scope, SourceValues, Surroundings, settle
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.evaluation.evaluate import evaluate
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.questionnaire.expressions.readings import UNDETERMINED, Reading
from dd_toolkit.workflow import answers
from dd_toolkit.workflow.answers import Given

WHOLE: Final = "evaluate, 500 questions × 6 sources"
AFTER: Final = "evaluate after one answer"
LENGTHS: Final = (200, 500)
CHAINS: Final = tuple(f"relevance after one answer, {length} chained questions" for length in LENGTHS)
NAMES: Final = (WHOLE, AFTER, *CHAINS)


def rows() -> list[Row]:
    """Measure the core."""
    calm_collector()
    method = shipped_method()
    return [*_evaluation(method), *(chain(method, length) for length in LENGTHS)]


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
        Row(WHOLE, timed(lambda: evaluate(case, DAY)), 30),
        Row(AFTER, timed(lambda: evaluate(changed, DAY, before), 200), 3),
    ]


def chain(method: Method, length: int, rounds: int = 3) -> Row:
    """Measure one answer in a chain of questions, each gated by the one before, answered one by one."""
    _, _, case = answered(questionnaire(length, chained=True), method, 1)
    taken: list[float] = []
    for number in range(rounds + 1):
        times = _answered_one_by_one(case)
        taken += times if number else []
    return Row(CHAINS[LENGTHS.index(length)], timing_of(taken), 0.05)


def _answered_one_by_one(case: Case) -> list[float]:
    """Return the milliseconds of each answer with the reading of the next question's scope, in order."""
    around = Surroundings(case.form, {}, frozenset(), case.today, _live)
    cells = [Cell(question) for question in case.form.questions]
    given: dict[Cell, tuple[Recorded, ...]] = {}
    settled, _ = settle(around, given)
    taken: list[float] = []
    gc.collect()
    for cell, following in pairwise(cells):
        given[cell] = case.fold.answers[cell]
        before = settled.scope(following)
        start = perf_counter()
        settled, _ = settle(around, given, settled, (cell,))
        after = settled.scope(following)
        taken.append((perf_counter() - start) * 1000)
        if (before, after) != (Scope.WAITING, Scope.IN):
            raise RuntimeError(f"{following.question} did not follow the answer before it")
    return taken


def _live(_cell: Cell, values: SourceValues) -> Reading:
    return next(iter(values.values()), UNDETERMINED)
