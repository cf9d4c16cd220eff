"""Which questions are in scope, waiting or out, and what the live answers say to expressions.

`settle` walks the questionnaire in the order of its dependencies; with a previous result it walks only
what a change can reach. A hidden answer is kept and reads as blank; a question whose gate cannot be decided
waits (design 5, method 4). How strong a source is stays unknown here: who calls gives `choose`, which says
what a cell's answers together read as.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from heapq import heappop, heappush
from typing import Final

from dd_toolkit.core.assessment.events import AnswerState
from dd_toolkit.core.assessment.fold import Cell, Recorded
from dd_toolkit.core.questionnaire.expressions.readings import (
    UNDETERMINED,
    Context,
    Reading,
    Rows,
    days_from,
)
from dd_toolkit.core.questionnaire.form import Form
from dd_toolkit.core.questionnaire.questions import Question, QuestionType


class Scope(StrEnum):
    """Whether a cell counts."""

    IN = "in"
    WAITING = "waiting"
    """Its gate reads something that is not answered."""
    OUT = "out"


SourceValues = Mapping[str, Reading]
"""What each source's answer to one cell says to expressions, by source id."""
Choose = Callable[[Cell, SourceValues], Reading]
"""Gives what a cell reads as in gates: the live answer, UNDETERMINED, or blank where not applicable."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Scopes and readings of every cell that has any."""

    scopes: Mapping[Cell, Scope] = field(default_factory=dict)
    """Only cells whose gate does not hold; every other cell is in scope."""
    values: Mapping[Cell, SourceValues] = field(default_factory=dict)
    """Per cell each counting source's value where an expression reads it, and calculated ones."""
    live: Mapping[Cell, Reading] = field(default_factory=dict)
    """What cells that expressions read say to gates, were they in scope; an absent cell is undetermined."""

    def scope(self, cell: Cell) -> Scope:
        """Return the scope of a cell."""
        return self.scopes.get(cell, Scope.IN)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What settling reads beside the answers."""

    form: Form
    rows: Mapping[str, tuple[str, ...]]
    """Row ids of each roster, those offered and those named."""
    out: frozenset[str]
    """Questions that no segment of the site brings in."""
    today: float
    """The assessment date in days since 1970."""
    choose: Choose

    def cells_of(self, question: str) -> tuple[Cell, ...]:
        """Return the cells of a question: one, or one per row of its roster."""
        roster = self.form.questions[question].roster
        if roster is None:
            return (Cell(question),)
        return tuple(Cell(question, row) for row in self.rows.get(roster, ()))

    def gated_cells_of(self, question: str) -> tuple[Cell, ...]:
        """Return the cells whose gates are settled; a gated roster without rows has a gate of its own."""
        cells = self.cells_of(question)
        return cells if cells or question not in self.form.gates else (Cell(question),)

    def readers_of(self, cell: Cell, readers: Iterable[str]) -> Iterable[Cell]:
        """Return the cells of reading questions that a cell reaches: its own row, or all rows."""
        for reader in readers:
            if cell.row and self.form.questions[reader].roster == self.form.questions[cell.question].roster:
                yield Cell(reader, cell.row)
            else:
                yield from self.gated_cells_of(reader)


def settle(
    around: Surroundings,
    answers: Mapping[Cell, tuple[Recorded, ...]],
    previous: Settled | None = None,
    changed: Iterable[Cell] = (),
) -> tuple[Settled, frozenset[Cell]]:
    """Return scopes and readings, and the cells whose answers, calculation or scope is not as before.

    `changed` names the cells whose answers differ from those behind `previous`; without `previous`
    everything is settled anew.
    """
    if previous is None:
        whole = (cell for question in around.form.questions for cell in around.gated_cells_of(question))
        walk = _Walk(around, answers, Settled(), changed=None)
        walk.enqueue(whole)
    else:
        known = frozenset(changed)
        walk = _Walk(around, answers, previous, changed=known)
        walk.enqueue(known)
    walk.run()
    return Settled(walk.scopes, walk.values, walk.live), frozenset(walk.touched)


def expression_value(question: Question, stored: object) -> Reading:
    """Return what a stored answer says to expressions; counts read as the option given most often."""
    if isinstance(stored, dict):
        if question.type is QuestionType.DOCUMENT:
            expires = stored.get("expires")
            return days_from(str(expires)) if expires else None
        counts: dict[str, int] = stored
        stored = max(sorted(counts), key=counts.__getitem__)
    if isinstance(stored, list):
        return frozenset(str(each) for each in stored)
    text = str(stored)
    if question.type in _NUMBERS:
        return float(text)
    return days_from(text) if question.type is QuestionType.DATE else text


_NUMBERS: Final = frozenset(
    {QuestionType.NUMBER, QuestionType.PERCENT, QuestionType.MONEY, QuestionType.MATURITY}
)


class _Walk:
    """One pass over the cells that a change can reach, in the order of dependencies."""

    def __init__(
        self,
        around: Surroundings,
        answers: Mapping[Cell, tuple[Recorded, ...]],
        before: Settled,
        *,
        changed: frozenset[Cell] | None,
    ) -> None:
        self.around = around
        self.form = around.form
        self.answers = answers
        self.fresh = changed is None
        self.changed = changed or frozenset()
        self.scopes = dict(before.scopes)
        self.values = dict(before.values)
        self.live = dict(before.live)
        self.touched: set[Cell] = set()
        self.queue: list[tuple[int, Cell]] = []
        self.queued: set[Cell] = set()

    def enqueue(self, cells: Iterable[Cell]) -> None:
        """Put cells into the queue, each once."""
        for cell in cells:
            if cell not in self.queued and cell.question in self.form.rank:
                self.queued.add(cell)
                heappush(self.queue, (self.form.rank[cell.question], cell))

    def run(self) -> None:
        """Settle every queued cell; what changes queues its readers, which always come later."""
        while self.queue:
            _, cell = heappop(self.queue)
            given_anew = self.fresh or cell in self.changed
            scope_changed = self._settle_scope(cell)
            reads = (given_anew or self._is_calculated(cell)) and not self._is_rowless(cell)
            values_changed = reads and self._settle_values(cell)
            if given_anew or scope_changed or values_changed:
                self.touched.add(cell)
            if not self.fresh and (scope_changed or values_changed):
                self.enqueue(self.around.readers_of(cell, self.form.readers.get(cell.question, ())))

    def _is_calculated(self, cell: Cell) -> bool:
        return self.form.questions[cell.question].type is QuestionType.CALCULATED

    def _is_rowless(self, cell: Cell) -> bool:
        """Tell whether a cell stands for a roster without rows: it has a gate and can hold no answer."""
        return not cell.row and self.form.questions[cell.question].roster is not None

    def _settle_scope(self, cell: Cell) -> bool:
        before = self.scopes.get(cell, Scope.IN)
        after = self._scope(cell)
        if after is Scope.IN:
            self.scopes.pop(cell, None)
        else:
            self.scopes[cell] = after
        return after is not before

    def _scope(self, cell: Cell) -> Scope:
        if cell.question in self.around.out:
            return Scope.OUT
        gate = self.form.gates.get(cell.question)
        if gate is None:
            return Scope.IN
        holds = gate(Context(self._gate_reader(cell), self.around.today, None, self._gate_rows))
        if holds is UNDETERMINED:
            return Scope.WAITING
        return Scope.IN if holds is True else Scope.OUT

    def _settle_values(self, cell: Cell) -> bool:
        """Read the answers of a cell anew and tell whether they say anything else than before."""
        question = self.form.questions[cell.question]
        calculated = question.type is QuestionType.CALCULATED
        if not calculated and cell.question not in self.form.readers:
            self.around.choose(cell, {})
            return False
        values = self._calculated(cell) if calculated else self._stated(cell, question)
        live = self.around.choose(cell, values)
        same = values == self.values.get(cell, {}) and live == self.live.get(cell, UNDETERMINED)
        if values:
            self.values[cell] = values
        else:
            self.values.pop(cell, None)
        self.live[cell] = live
        return not same

    def _stated(self, cell: Cell, question: Question) -> dict[str, Reading]:
        return {
            each.source: expression_value(question, each.answer.value)
            for each in self.answers.get(cell, ())
            if each.counts and each.answer.state is AnswerState.ANSWERED
        }

    def _calculated(self, cell: Cell) -> dict[str, Reading]:
        calculate = self.form.calculations[cell.question]
        reads = self.form.reads[cell.question]
        cells = [each for question in reads for each in self._read_cells(cell, question)]
        sources = sorted({source for each in cells for source in self._visible(each)})
        values: dict[str, Reading] = {}
        for source in sources:
            value = calculate(
                Context(self._source_reader(cell, source), self.around.today, None, self._source_rows(source))
            )
            if isinstance(value, float):
                values[source] = value
        return values

    def _read_cells(self, cell: Cell, question: str) -> tuple[Cell, ...]:
        """Return the cells that a question read from `cell` names: its own row, the one, or all rows."""
        roster = self.form.questions[question].roster
        if roster is not None and roster == self.form.questions[cell.question].roster:
            return (Cell(question, cell.row),)
        return self.around.cells_of(question)

    def _visible(self, cell: Cell) -> SourceValues:
        """Return the values of a cell that count: a hidden or waiting one reads as blank."""
        return self.values.get(cell, {}) if self.scopes.get(cell, Scope.IN) is Scope.IN else {}

    def _live(self, cell: Cell) -> Reading:
        scope = self.scopes.get(cell, Scope.IN)
        if scope is Scope.OUT:
            return None
        return UNDETERMINED if scope is Scope.WAITING else self.live.get(cell, UNDETERMINED)

    def _gate_reader(self, cell: Cell) -> Callable[[str], Reading]:
        return lambda question: self._live(self._read_cells(cell, question)[0])

    def _gate_rows(self, question: str) -> Rows:
        cells = self.around.cells_of(question)
        if not cells:
            return UNDETERMINED
        return tuple(self._live(each) for each in cells)

    def _source_reader(self, cell: Cell, source: str) -> Callable[[str], Reading]:
        return lambda question: self._visible(self._read_cells(cell, question)[0]).get(source)

    def _source_rows(self, source: str) -> Callable[[str], Rows]:
        return lambda question: tuple(
            self._visible(each).get(source) for each in self.around.cells_of(question)
        )
