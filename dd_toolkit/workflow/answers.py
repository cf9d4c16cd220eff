"""What a person does to answers: give, clear, set aside, accept, follow up, undo.

Each use case takes the case and a pen and gives the event to keep, nothing where nothing would change, or
problems; it writes nowhere. `answer` is the one door for values from outside: app, shell, sheets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as day_of
from types import MappingProxyType

from dd_toolkit.core.assessment.events import (
    WITHHELD,
    Accepted,
    Answer,
    AnswerState,
    Body,
    Empty,
    Event,
    EventKind,
    FollowUp,
    Log,
    NotApplicableReason,
    SetAside,
    Subject,
    heads,
)
from dd_toolkit.core.assessment.fold import Cell, answer_subject
from dd_toolkit.core.evaluation.care import may_answer, withheld_questions
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.questions import Question
from dd_toolkit.core.questionnaire.values import Counts, decode_value, encode_value, parse_value
from dd_toolkit.workflow.ports import Pen

MAX_NOTE = 10_000
REASONS_OF_STATE: Mapping[AnswerState, tuple[str, ...]] = MappingProxyType(
    {
        AnswerState.ANSWERED: ("",),
        AnswerState.UNKNOWN: ("", WITHHELD),
        AnswerState.REFUSED: ("",),
        AnswerState.NOT_APPLICABLE: tuple(NotApplicableReason),
    }
)
"""The kinds of reason that a state may carry; what else there is to say goes into the note."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gave: raw text for a value, or a state with its reason."""

    raw: str = ""
    state: AnswerState = AnswerState.ANSWERED
    reason: str = ""
    note: str = ""
    cite: str = ""
    origin: str | None = None


Outcome = Event | None | tuple[Problem, ...]
"""An event to keep, None where nothing would change, or problems."""


def answer(case: Case, log: Log, pen: Pen, cell: Cell, source: str, given: Given) -> Outcome:
    """Record what a source says to a cell; blank text is a problem (clearing is `clear`)."""
    problems = _place_problems(case, cell, source, given.origin)
    problems += _text_problems(cell, given.note, given.cite, given.reason)
    if problems:
        return problems
    question = case.form.question(cell.question)
    if given.reason != WITHHELD and question.id in withheld_questions(case) and not may_answer(case, source):
        openers = ", ".join(case.form.openers.get(question.care or "", ()))
        return (_problem(ProblemCode.ANSWER_WITHHELD, question.id, openers=openers),)
    body = _answer_body(case, question, cell, source, given)
    return body if isinstance(body, tuple) else replace_body(log, pen, answer_subject(cell, source), body)


def clear(log: Log, pen: Pen, cell: Cell, source: str) -> Outcome:
    """Take back a source's answer: the cell is not asked again; None where there is none."""
    subject = answer_subject(cell, source)
    standing = heads(log.get(subject, ()))
    if all(event.kind is EventKind.CLEARED for event in standing):
        return None
    return pen.write(EventKind.CLEARED, subject, Empty(), frozenset(event.id for event in standing))


def set_aside(case: Case, log: Log, pen: Pen, cell: Cell, source: str, reason: str) -> Outcome:
    """Leave an answer out of the score, with a reason; blank reason takes it back into the score."""
    problems = _place_problems(case, cell, source, None) + _text_problems(cell, reason)
    if problems:
        return problems
    subject = Subject(EventKind.SET_ASIDE, cell.question, cell.row, source)
    return _replace_or_clear(log, pen, subject, SetAside(reason.strip()) if reason.strip() else None)


def accept_not_applicable(case: Case, log: Log, pen: Pen, cell: Cell, note: str | None) -> Outcome:
    """Accept that a cell does not apply; None as note takes the acceptance back."""
    problems = _cell_problems(case, cell) + _text_problems(cell, note or "")
    if problems:
        return problems
    subject = Subject(EventKind.NOT_APPLICABLE_ACCEPTED, cell.question, cell.row)
    return _replace_or_clear(log, pen, subject, None if note is None else Accepted(note))


def follow_up(case: Case, log: Log, pen: Pen, cell: Cell, date: str, note: str) -> Outcome:
    """Record that a conflict was followed up on a day (ISO)."""
    problems = _cell_problems(case, cell) + _text_problems(cell, note) + _day_problems(cell, date)
    if problems:
        return problems
    subject = Subject(EventKind.FOLLOW_UP, cell.question, cell.row)
    return _replace_or_clear(log, pen, subject, FollowUp(date, note))


def undo(log: Log, pen: Pen, event: Event) -> Outcome:
    """Take back one event: what it replaced stands again; None where something else stands by now.

    What the event said may stand again through a later undo, so words are compared, not ids.
    """
    standing = heads(log.get(event.subject, ()))
    if [(each.kind, each.body) for each in standing] != [(event.kind, event.body)]:
        return None
    before = tuple(each for each in log[event.subject] if each.id in event.replaces)
    replaces = frozenset(each.id for each in standing)
    if len(before) == 1:
        return pen.write(before[0].kind, event.subject, before[0].body, replaces)
    return pen.write(EventKind.CLEARED, event.subject, Empty(), replaces)


def _answer_body(
    case: Case, question: Question, cell: Cell, source: str, given: Given
) -> Answer | tuple[Problem, ...]:
    if given.reason not in REASONS_OF_STATE[given.state]:
        allowed = ", ".join(reason for reason in REASONS_OF_STATE[given.state] if reason)
        return (_problem(ProblemCode.REASON_NEEDED, question.id, allowed=allowed, found=given.reason),)
    if given.state is not AnswerState.ANSWERED:
        return Answer(given.state, None, given.reason, given.note, given.cite, given.origin)
    value = parse_value(question, given.raw)
    if isinstance(value, Problem):
        return (value,)
    people = case.fold.sources[source].people
    if isinstance(value, Counts) and value.people > people:
        details = {"counted": str(value.people), "people": str(people)}
        return (_problem(ProblemCode.ANSWER_COUNTS, question.id, **details),)
    if not case.keeps_constraint(cell, source, value):
        details = {"constraint": question.constraint or "", "found": given.raw[:60]}
        return (_problem(ProblemCode.ANSWER_CONSTRAINT, question.id, **details),)
    return Answer(AnswerState.ANSWERED, encode_value(value), "", given.note, given.cite, given.origin)


def check_stored(case: Case, event: Event) -> tuple[Problem, ...]:
    """Return what keeps a foreign event's answer from being read under the pinned questionnaire."""
    if not isinstance(event.body, Answer):
        return ()
    cell = Cell(event.subject.question, event.subject.row)
    problems = _cell_problems(case, cell)
    if problems or event.body.state is not AnswerState.ANSWERED:
        return problems
    value = decode_value(case.form.question(cell.question), event.body.value)
    return (value,) if isinstance(value, Problem) else ()


def replace_body(log: Log, pen: Pen, subject: Subject, body: Body) -> Outcome:
    """Write a body over every head of a subject; the same words again change nothing."""
    standing = heads(log.get(subject, ()))
    if len(standing) == 1 and standing[0].body == body and standing[0].kind is subject.kind:
        return None
    return pen.write(subject.kind, subject, body, frozenset(event.id for event in standing))


def _replace_or_clear(log: Log, pen: Pen, subject: Subject, body: Body | None) -> Outcome:
    if body is not None:
        return replace_body(log, pen, subject, body)
    standing = heads(log.get(subject, ()))
    if all(event.kind is EventKind.CLEARED for event in standing):
        return None
    return pen.write(EventKind.CLEARED, subject, Empty(), frozenset(event.id for event in standing))


def _problem(code: ProblemCode, question: str, **details: str) -> Problem:
    return Problem(code, Place(question=question), {"question": question, **details})


def _place_problems(case: Case, cell: Cell, source: str, origin: str | None) -> tuple[Problem, ...]:
    unknown = tuple(
        _problem(ProblemCode.SOURCE_UNKNOWN, cell.question, source=name)
        for name in (source, origin)
        if name is not None and name not in case.fold.sources
    )
    return _cell_problems(case, cell) + unknown


def _cell_problems(case: Case, cell: Cell) -> tuple[Problem, ...]:
    if cell.question not in case.form.questions:
        near = case.form.similar(cell.question)
        return (_problem(ProblemCode.QUESTION_UNKNOWN, cell.question, near=near),)
    roster = case.form.question(cell.question).roster
    if roster is None:
        return (_problem(ProblemCode.ROW_UNWANTED, cell.question, row=cell.row),) if cell.row else ()
    if not cell.row:
        return (_problem(ProblemCode.ROW_NEEDED, cell.question, roster=roster),)
    if cell.row not in case.rows_of(roster):
        rows = ", ".join(case.rows_of(roster))
        return (_problem(ProblemCode.ROW_UNKNOWN, cell.question, row=cell.row, rows=rows),)
    return ()


def _day_problems(cell: Cell, day: str) -> tuple[Problem, ...]:
    try:
        day_of.fromisoformat(day)
    except ValueError:
        details = {"key": "date", "found": day[:40], "expected": "date", "allowed": "2026-03-01"}
        return (_problem(ProblemCode.VALUE_SHAPE, cell.question, **details),)
    return ()


def _text_problems(cell: Cell, *texts: str) -> tuple[Problem, ...]:
    for text in texts:
        bad = next((c for c in text if (ord(c) < 32 and c not in "\n\t") or 0xD800 <= ord(c) <= 0xDFFF), None)
        if bad is not None:
            character = f"U+{ord(bad):04X}"
            return (_problem(ProblemCode.ANSWER_CONTROL_CHARACTER, cell.question, character=character),)
        if len(text) > MAX_NOTE:
            details = {"found": str(len(text)), "low": "0", "high": str(MAX_NOTE)}
            return (_problem(ProblemCode.ANSWER_RANGE, cell.question, **details),)
    return ()
