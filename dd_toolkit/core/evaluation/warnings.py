"""Which warnings an answer raises: the warning rules of its question, read with the same source's answers.

A warning is for people. It is computed where it is shown, enters no score and refuses nothing.
"""

from __future__ import annotations

from functools import partial

from dd_toolkit.core.assessment.events import Answer, AnswerState
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.relevance import Scope, expression_value
from dd_toolkit.core.evaluation.evaluate import CellState, Evaluation
from dd_toolkit.core.questionnaire.expressions.readings import Context, Reading
from dd_toolkit.core.questionnaire.warning_rules import WarningRule


def warnings_of(evaluation: Evaluation, cell: Cell, source: str) -> tuple[WarningRule, ...]:
    """Return the warnings that a source's answer to a cell raises, in the order of the rules.

    None where the cell is not in scope, or the source gave no value that counts.
    """
    rules = evaluation.case.form.warnings.get(cell.question, ())
    said = _Said(evaluation, source)
    if not rules or not said.is_answered(cell):
        return ()
    context = Context(partial(said.beside, cell), evaluation.case.today, said.at(cell), said.over_rows)
    return tuple(rule for rule, holds in rules if holds(context) is True)


class _Said:
    """What one source says, as expressions read it: blank where it is hidden or does not count."""

    def __init__(self, evaluation: Evaluation, source: str) -> None:
        self.evaluation = evaluation
        self.source = source
        self.form = evaluation.case.form

    def is_answered(self, cell: Cell) -> bool:
        """Tell whether the source gives a value that counts to a cell in scope."""
        state = self._state(cell)
        return state is not None and (self.source in state.calculated or self._answer(state) is not None)

    def at(self, cell: Cell) -> Reading:
        """Return the reading of a cell."""
        state = self._state(cell)
        if state is None or self.source in state.calculated:
            return None if state is None else state.calculated[self.source]
        answer = self._answer(state)
        return None if answer is None else expression_value(self.form.questions[cell.question], answer.value)

    def beside(self, cell: Cell, question: str) -> Reading:
        """Return the reading of another question from a cell: in a roster, that of its row."""
        same = self.form.questions[question].roster == self.form.questions[cell.question].roster
        return self.at(Cell(question, cell.row if same else ""))

    def over_rows(self, question: str) -> tuple[Reading, ...]:
        """Return the readings of a roster's question, one a row."""
        return tuple(self.at(each.cell) for each in self.evaluation.states[question].cells)

    def _state(self, cell: Cell) -> CellState | None:
        cells = self.evaluation.states[cell.question].cells
        return next((each for each in cells if each.cell == cell and each.scope is Scope.IN), None)

    def _answer(self, state: CellState) -> Answer | None:
        for recorded in state.answers:
            if recorded.source == self.source and recorded.counts:
                return recorded.answer if recorded.answer.state is AnswerState.ANSWERED else None
        return None
