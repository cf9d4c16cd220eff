"""A session holds one open assessment: its log, its case and its evaluation, and keeps what is done.

Every change goes the same way: a use case gives an event, the store keeps it, and only then do log, case
and evaluation move on. A session decides nothing and knows no screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dd_toolkit.core.assessment.events import (
    AssessmentFacts,
    Event,
    EventKind,
    SiteFacts,
    log_after,
)
from dd_toolkit.core.assessment.fold import Cell, fold_after
from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.evaluation.evaluate import Evaluation, evaluate
from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.workflow import answers, assessments
from dd_toolkit.workflow.answers import Given, Outcome
from dd_toolkit.workflow.assessments import Kept
from dd_toolkit.workflow.ports import Draft, EventStore, Pen

Problems = tuple[Problem, ...]
_UNDOABLE = frozenset(
    {
        EventKind.ANSWER,
        EventKind.CLEARED,
        EventKind.SET_ASIDE,
        EventKind.NOT_APPLICABLE_ACCEPTED,
        EventKind.FOLLOW_UP,
    }
)
POSITION = "position"
"""Key of the draft that remembers where the person was."""


class Session:
    """One open assessment; methods return problems, none where all is kept."""

    def __init__(self, store: EventStore, kept: Kept, pen: Pen, as_of: date) -> None:
        self.store = store
        self.pen = pen
        self.log = kept.log
        self.case = kept.case
        self.as_of = as_of
        self.evaluation: Evaluation = evaluate(kept.case, as_of)
        self._mine: list[Event] = []

    @property
    def assessment(self) -> str:
        """Return the id of the open assessment."""
        return self.pen.assessment

    def answer(self, cell: Cell, source: str, given: Given) -> Problems:
        """Record an answer; it is committed when this returns without problems."""
        return self._keep(answers.answer(self.case, self.log, self.pen, cell, source, given))

    def clear(self, cell: Cell, source: str) -> Problems:
        """Take back an answer."""
        return self._keep(answers.clear(self.log, self.pen, cell, source))

    def set_aside(self, cell: Cell, source: str, reason: str) -> Problems:
        """Leave an answer out of the score; blank reason takes it back in."""
        return self._keep(answers.set_aside(self.case, self.log, self.pen, cell, source, reason))

    def accept_not_applicable(self, cell: Cell, note: str | None) -> Problems:
        """Accept that a cell does not apply; None takes the acceptance back."""
        return self._keep(answers.accept_not_applicable(self.case, self.log, self.pen, cell, note))

    def follow_up(self, cell: Cell, day: str, note: str) -> Problems:
        """Record that a conflict was followed up."""
        return self._keep(answers.follow_up(self.case, self.log, self.pen, cell, day, note))

    def add_source(self, source: Source) -> Problems:
        """Record or change a source."""
        return self._keep(assessments.add_source(self.case, self.log, self.pen, source))

    def erase_source(self, source: str) -> Problems:
        """Erase a source with everything it said, for good; nothing of it can be undone."""
        problems = self._keep(assessments.erase_source(self.case, self.log, self.pen, source))
        if not problems:
            self._mine = [event for event in self._mine if event.subject.source != source]
        return problems

    def add_row(self, roster: str, row: str, title: str) -> Problems:
        """Name a roster row."""
        return self._keep(assessments.add_row(self.case, self.log, self.pen, roster, row, title))

    def change_site(self, site: SiteFacts) -> Problems:
        """Record changed facts of the site."""
        return self._keep(assessments.change_site(self.log, self.pen, site))

    def change_facts(self, facts: AssessmentFacts) -> Problems:
        """Record changed facts of the assessment."""
        return self._keep(assessments.change_facts(self.log, self.pen, facts))

    def undo(self) -> Cell | Problems:
        """Take back the newest change of this sitting that still stands, and return the cell it was about."""
        while self._mine:
            event = self._mine.pop()
            outcome = answers.undo(self.log, self.pen, event)
            if isinstance(outcome, Event):
                self._apply((outcome,))
                return Cell(event.subject.question, event.subject.row)
        return (Problem(ProblemCode.NOTHING_TO_UNDO, Place()),)

    def drafts(self) -> tuple[Draft, ...]:
        """Return text that was being typed when the app last ended."""
        return tuple(each for each in self.store.drafts(self.assessment) if each.key != POSITION)

    def keep_draft(self, key: str, text: str) -> None:
        """Keep text being typed; empty text forgets it."""
        self.store.keep_draft(self.assessment, Draft(key, text, self.pen.clock()))

    def position(self) -> str:
        """Return where the person was last; empty for a new assessment."""
        kept = [each.text for each in self.store.drafts(self.assessment) if each.key == POSITION]
        return kept[0] if kept else ""

    def keep_position(self, text: str) -> None:
        """Remember where the person is."""
        self.keep_draft(POSITION, text)

    def _keep(self, outcome: Outcome) -> Problems:
        if isinstance(outcome, tuple):
            return outcome
        if outcome is not None:
            self._apply((outcome,))
            if outcome.kind in _UNDOABLE:
                self._mine.append(outcome)
        return ()

    def _apply(self, events: Sequence[Event]) -> None:
        """Keep events, then move on: nothing moves if the store cannot keep them."""
        self.store.append(self.assessment, events)
        log = log_after(self.log, events)
        state = fold_after(self.case.fold, log, {event.subject for event in events})
        case = replace(self.case, fold=state)
        self.log, self.case = log, case
        self.evaluation = evaluate(case, self.as_of, self.evaluation)
