"""The order in which questions are walked, and the mark that says how far each one is.

Both follow from the evaluation alone. A roster question without rows is one stop, so that rows can be named
there; marks are single neutral characters, told apart without colour. Nothing here draws or records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.relevance import Scope
from dd_toolkit.core.evaluation.evaluate import CellState, Evaluation, QuestionState
from dd_toolkit.core.evaluation.judgement import State
from dd_toolkit.core.questionnaire.questions import QuestionType


class Mark(StrEnum):
    """How far a question is; the value is what is shown."""

    OPEN = "▫"
    ANSWERED = "✓"
    UNKNOWN = "?"
    REFUSED = "✗"
    NOT_APPLICABLE = "-"
    DISPUTED = "!"
    """In conflict, challenged, or in an edit clash."""
    WAITING = "~"
    OUT = " "


MARK_OF_STATE = {
    State.ANSWERED: Mark.ANSWERED,
    State.UNKNOWN: Mark.UNKNOWN,
    State.REFUSED: Mark.REFUSED,
    State.NOT_APPLICABLE: Mark.NOT_APPLICABLE,
}
SETTLED = frozenset({Mark.ANSWERED, Mark.NOT_APPLICABLE, Mark.UNKNOWN, Mark.REFUSED, Mark.DISPUTED})
"""Marks of questions that somebody was asked."""


def mark_of_cell(state: CellState) -> Mark:
    """Return the mark of one cell; nothing recorded is open."""
    if state.scope is Scope.OUT:
        return Mark.OUT
    if any(recorded.clashing for recorded in state.answers):
        return Mark.DISPUTED
    if state.scope is Scope.WAITING and not state.answers:
        return Mark.WAITING
    if not state.answers and not state.xs and not state.calculated:
        return Mark.OPEN
    judged = state.judgement
    if judged.conflict or judged.challenged:
        return Mark.DISPUTED
    return MARK_OF_STATE[judged.state] if not state.calculated else Mark.ANSWERED


def mark_of_question(state: QuestionState) -> Mark:
    """Return the mark of a question over its rows: the first of these that holds for any row.

    Disputed, open, waiting, refused, unknown, answered, not applicable; without rows it is open.
    """
    if state.scope is Scope.OUT:
        return Mark.OUT
    marks = {mark_of_cell(each) for each in state.cells}
    order = (Mark.DISPUTED, Mark.OPEN, Mark.WAITING, Mark.REFUSED, Mark.UNKNOWN, Mark.ANSWERED)
    if not marks:
        return Mark.OPEN
    return next((mark for mark in order if mark in marks), Mark.NOT_APPLICABLE)


def stops(evaluation: Evaluation) -> tuple[Cell, ...]:
    """Return every cell in the order of the questionnaire, in scope or not."""
    found: list[Cell] = []
    for state in evaluation.states.values():
        found += [each.cell for each in state.cells] or [Cell(state.id)]
    return tuple(found)


def state_of(evaluation: Evaluation, cell: Cell) -> CellState | None:
    """Return the state of a cell; None for a roster question without rows."""
    return next((each for each in evaluation.states[cell.question].cells if each.cell == cell), None)


def is_in_scope(evaluation: Evaluation, cell: Cell) -> bool:
    """Tell whether a cell is asked now or will be once its gate is answered."""
    if evaluation.states[cell.question].scope is Scope.OUT:
        return False
    state = state_of(evaluation, cell)
    return state is None or state.scope is not Scope.OUT


def is_open(evaluation: Evaluation, cell: Cell, source: str, *, worker: bool) -> bool:
    """Tell whether a cell in scope still waits for the source that is speaking.

    Calculated questions never do; `worker` leaves out questions without worker wording. Without a source
    a cell is open while nobody has said anything.
    """
    question = evaluation.case.form.questions[cell.question]
    if question.type is QuestionType.CALCULATED or not is_in_scope(evaluation, cell):
        return False
    if worker and question.worker is None:
        return False
    state = state_of(evaluation, cell)
    if state is None:
        return True
    if state.scope is Scope.WAITING:
        return False
    return not any(recorded.source == source or not source for recorded in state.answers)


def neighbour(
    cells: Sequence[Cell], at: Cell, step: int, wanted: Callable[[Cell], bool], *, around: bool
) -> Cell | None:
    """Return the nearest wanted cell before (-1) or after (1) one; None where there is none.

    With `around` the search goes on at the other end, and ends with the cell it began from.
    """
    here = cells.index(at) if at in cells else 0
    count = len(cells)
    reach = range(1, count + 1) if around else range(1, count - here if step > 0 else here + 1)
    for distance in reach:
        cell = cells[(here + step * distance) % count]
        if wanted(cell):
            return cell
    return None


def progress(marks: Iterable[Mark]) -> tuple[int, int]:
    """Return how many of some questions in scope were asked of somebody, and how many there are."""
    counting = [mark for mark in marks if mark is not Mark.OUT]
    return sum([mark in SETTLED for mark in counting]), len(counting)
