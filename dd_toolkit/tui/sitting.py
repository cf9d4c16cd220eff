"""Where a person is in an assessment, who is speaking, and what is typed but not kept yet.

A sitting turns what the screen reports into calls of the session and never raises: what the session or its
store refuses comes back as problems, and `saved_at` moves only once something was committed. It knows no
widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from dd_toolkit.core.assessment.events import AnswerState
from dd_toolkit.core.assessment.fold import Cell, Recorded
from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.evaluation.evaluate import CellState, Evaluation
from dd_toolkit.core.problems import Problem, ProblemError
from dd_toolkit.core.questionnaire.questions import Question, QuestionType
from dd_toolkit.core.questionnaire.values import decode_value, format_value
from dd_toolkit.tui.order import is_in_scope, is_open, neighbour, state_of, stops
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.session import Session

Problems = tuple[Problem, ...]
VALUE: Final = "value"
NOTE: Final = "note"
CITE: Final = "cite"
FIELDS: Final = (VALUE, NOTE, CITE)
"""What can be typed about one answer; the last part of a draft's key."""
NOBODY: Final = ""
"""In place of a source's id while nobody is said to speak."""
_SEPARATOR: Final = "|"
WORKER_FAMILY: Final = "W"


class Seat(NamedTuple):
    """What one answer belongs to: a cell and the source that speaks."""

    cell: Cell
    source: str


def draft_key(seat: Seat, field: str) -> str:
    """Return the key under which text being typed is kept."""
    return _SEPARATOR.join((seat.cell.question, seat.cell.row, seat.source, field))


def draft_place(key: str) -> tuple[Seat, str] | None:
    """Return seat and field of a draft's key; None for a key of something else."""
    parts = key.split(_SEPARATOR)
    if len(parts) != 4 or parts[3] not in FIELDS:
        return None
    return Seat(Cell(parts[0], parts[1]), parts[2]), parts[3]


class Sitting:
    """One person at one open assessment."""

    def __init__(self, session: Session, now: Callable[[], datetime]) -> None:
        self.session = session
        self.now = now
        self.saved_at: datetime | None = None
        self.source = NOBODY
        """Id of the source that is speaking."""
        self.cells = stops(session.evaluation)
        self.cell = self.cells[0]
        self.drafts = self._known_drafts()
        self._kept_drafts = dict(self.drafts)
        self._resume()
        self._kept_place = self._place()

    @property
    def evaluation(self) -> Evaluation:
        """Return the evaluation as of the last commit."""
        return self.session.evaluation

    @property
    def question(self) -> Question:
        """Return the question the person is at."""
        return self.session.case.form.questions[self.cell.question]

    @property
    def state(self) -> CellState | None:
        """Return the state of the cell; None for a roster question without rows."""
        return state_of(self.evaluation, self.cell)

    @property
    def speaker(self) -> Source | None:
        """Return the source that is speaking."""
        return self.session.case.fold.sources.get(self.source)

    @property
    def is_worker_talk(self) -> bool:
        """Tell whether workers speak."""
        method, speaker = self.session.case.method, self.speaker
        known = method.class_of.get(speaker.evidence_class) if speaker else None
        return bool(known and known.family == WORKER_FAMILY)

    @property
    def seat(self) -> Seat:
        """Return the cell and the source that speaks."""
        return Seat(self.cell, self.source)

    @property
    def recorded(self) -> Recorded | None:
        """Return what the speaking source has said to the cell."""
        return self.recorded_at(self.seat)

    def recorded_at(self, seat: Seat) -> Recorded | None:
        """Return what a source has said to a cell."""
        told = self.session.case.fold.answers.get(seat.cell, ())
        return next((each for each in told if each.source == seat.source), None)

    def kept(self, seat: Seat, field: str) -> str:
        """Return what is kept of a field, a value as raw text; empty without an answer."""
        recorded = self.recorded_at(seat)
        if recorded is None:
            return ""
        if field == VALUE:
            return self._raw(seat.cell, recorded)
        return recorded.answer.note if field == NOTE else recorded.answer.cite

    def shown(self, seat: Seat, field: str) -> str:
        """Return what a field shows: text being typed before what is kept.

        Text that was typed before anybody was said to speak belongs to whoever is chosen next.
        """
        own = self.drafts.get(draft_key(seat, field))
        if own is None and self.recorded_at(seat) is None:
            own = self.drafts.get(draft_key(Seat(seat.cell, NOBODY), field))
        return self.kept(seat, field) if own is None else own

    # going

    def go(self, cell: Cell) -> None:
        """Move to a cell; one that is gone leaves the person where they are."""
        if cell.question in self.session.case.form.questions:
            known = cell in self.cells
            self.cell = cell if known else next(each for each in self.cells if each.question == cell.question)

    def next_cell(self, step: int) -> Cell | None:
        """Return the cell before (-1) or after (1) this one that is in scope."""
        return neighbour(
            self.cells, self.cell, step, lambda cell: is_in_scope(self.evaluation, cell), around=False
        )

    def next_open(self) -> Cell | None:
        """Return the next cell that the speaking source has not answered, from here around."""
        worker = self.is_worker_talk
        found = neighbour(
            self.cells,
            self.cell,
            1,
            lambda cell: is_open(self.evaluation, cell, self.source, worker=worker),
            around=True,
        )
        return None if found == self.cell else found

    def speak_as(self, source: str) -> None:
        """Let another source speak."""
        self.source = source

    # answering

    def give(self, seat: Seat, raw: str) -> Problems:
        """Keep a value as a source's answer."""
        given = Given(raw=raw, note=self.shown(seat, NOTE), cite=self.shown(seat, CITE))
        return self._answer(seat, given, FIELDS)

    def give_state(self, state: AnswerState, reason: str = "") -> Problems:
        """Keep that the speaking source does not know, refuses, or says that it does not apply."""
        seat = self.seat
        note, cite = self.shown(seat, NOTE), self.shown(seat, CITE)
        return self._answer(seat, Given(state=state, reason=reason, note=note, cite=cite), FIELDS)

    def give_remark(self, seat: Seat, field: str, text: str) -> Problems:
        """Keep a note or a citation with the answer; without an answer it stays a draft."""
        self.type(seat, field, text)
        recorded = self.recorded_at(seat)
        if recorded is None or text == self.kept(seat, field):
            return ()
        answer = recorded.answer
        note = text if field == NOTE else self.shown(seat, NOTE)
        cite = text if field == CITE else self.shown(seat, CITE)
        given = Given(self.kept(seat, VALUE), answer.state, answer.reason, note, cite, answer.origin)
        return self._answer(seat, given, (NOTE, CITE))

    def attempt(self, act: Callable[[], Problems]) -> Problems:
        """Do something with the session; give its problems, the store's among them."""
        before, rows = self.session.log, self.session.case.fold.rows
        try:
            problems = act()
        except ProblemError as error:
            return error.problems
        if self.session.log is not before:
            self.saved_at = self.now()
            if self.session.case.fold.rows is not rows:
                self.cells = stops(self.evaluation)
        return problems

    def undo(self) -> Problems:
        """Take back the newest change and go to where it was made."""
        found: list[Cell] = []

        def act() -> Problems:
            outcome = self.session.undo()
            if isinstance(outcome, Cell):
                found.append(outcome)
                return ()
            return outcome

        problems = self.attempt(act)
        if found:
            self.go(found[0])
        return problems

    def clear(self) -> Problems:
        """Take back the speaking source's answer."""
        cell, source = self.seat
        self.forget_all(self.seat)
        return self.attempt(lambda: self.session.clear(cell, source))

    def erase(self, source: str) -> Problems:
        """Erase a source with all it said and all that was being typed for it; nobody speaks then."""
        problems = self.attempt(lambda: self.session.erase_source(source))
        if not problems:
            for key in list(self.drafts):
                place = draft_place(key)
                if place is not None and place[0].source == source:
                    del self.drafts[key]
            self.source = NOBODY
        return problems

    def has_spoken(self, source: str) -> bool:
        """Tell whether a source has said anything yet."""
        answers = self.session.case.fold.answers.values()
        return any(each.source == source for told in answers for each in told)

    # drafts

    def type(self, seat: Seat, field: str, text: str) -> None:
        """Note what is being typed; text that equals what is kept, and blank text, is no draft."""
        self.forget(seat, field)
        if text != self.kept(seat, field) and text.strip():
            self.drafts[draft_key(seat, field)] = text

    def forget(self, seat: Seat, field: str) -> bool:
        """Forget what is being typed into a field; tell whether there was anything."""
        keys = {draft_key(seat, field), draft_key(Seat(seat.cell, NOBODY), field)} & self.drafts.keys()
        for key in keys:
            del self.drafts[key]
        return bool(keys)

    def forget_all(self, seat: Seat) -> bool:
        """Forget everything that is being typed for an answer; tell whether there was anything."""
        forgotten = [self.forget(seat, field) for field in FIELDS]
        return True in forgotten

    def flush(self) -> Problems:
        """Keep every draft that changed since the last time, and the place."""
        changed = {
            key: self.drafts.get(key, "")
            for key in self.drafts.keys() | self._kept_drafts.keys()
            if self.drafts.get(key, "") != self._kept_drafts.get(key, "")
        }
        try:
            for key, text in changed.items():
                self.session.keep_draft(key, text)
                self._kept_drafts[key] = text
            if self._place() != self._kept_place:
                self.session.keep_position(self._place())
                self._kept_place = self._place()
        except ProblemError as error:
            return error.problems
        return ()

    def _answer(self, seat: Seat, given: Given, fields: Sequence[str]) -> Problems:
        """Keep an answer; the fields that went into it are no drafts any more."""
        problems = self.attempt(lambda: self.session.answer(seat.cell, seat.source, given))
        if not problems:
            for field in fields:
                self.forget(seat, field)
        return problems

    def _raw(self, cell: Cell, recorded: Recorded) -> str:
        question = self.session.case.form.questions[cell.question]
        if recorded.answer.state is not AnswerState.ANSWERED or question.type is QuestionType.CALCULATED:
            return ""
        value = decode_value(question, recorded.answer.value)
        return "" if isinstance(value, Problem) else format_value(value)

    def _known_drafts(self) -> dict[str, str]:
        return {each.key: each.text for each in self.session.drafts() if draft_place(each.key) is not None}

    def _resume(self) -> None:
        question, _, rest = self.session.position().partition(_SEPARATOR)
        row, _, source = rest.partition(_SEPARATOR)
        if source in self.session.case.fold.sources:
            self.source = source
        if question in self.session.case.form.questions:
            cell = Cell(question, row)
            self.cell = cell if cell in self.cells else self.cell
            return
        first = next((each for each in self.cells if is_in_scope(self.evaluation, each)), self.cell)
        self.cell = first

    def _place(self) -> str:
        return _SEPARATOR.join((self.cell.question, self.cell.row, self.source))
