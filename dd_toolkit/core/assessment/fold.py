"""The current state of an assessment: the fold of its event log, the same for any order of arrival.

`fold` reads a whole log, `fold_after` only the subjects that changed; a property proves them equal.
Cells that did not change keep their identity, so that evaluation can see at a glance what did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from dd_toolkit.core.assessment.events import (
    Accepted,
    Answer,
    AssessmentFacts,
    Event,
    EventKind,
    FollowUp,
    Log,
    NamedRow,
    SetAside,
    SiteFacts,
    Subject,
    heads,
)
from dd_toolkit.core.assessment.sources import Source

Known = TypeVar("Known")


class Cell(NamedTuple):
    """What an answer is about: a question, and a row where it stands in a roster."""

    question: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One source's standing answer to one cell."""

    source: str
    answer: Answer
    event: str
    """Id of the event that recorded it."""
    author: str
    at: str
    set_aside: str | None = None
    """Why the assessor left it out of the score; None while it counts."""
    clashing: tuple[Event, ...] = ()
    """Both sides of an edit clash; neither counts until a record replaces both."""

    @property
    def counts(self) -> bool:
        """Tell whether the answer may enter a score."""
        return self.set_aside is None and not self.clashing


@dataclass(frozen=True, slots=True)
class Fold:
    """Everything that was said and still stands."""

    assessment: AssessmentFacts | None = None
    site: SiteFacts | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    rows: Mapping[str, Mapping[str, NamedRow]] = field(default_factory=dict)
    """Rows named in this assessment, by roster and row id."""
    answers: Mapping[Cell, tuple[Recorded, ...]] = field(default_factory=dict)
    """Per cell the sources' answers, sorted by source id; a cell without answers is absent."""
    accepted: Mapping[Cell, Accepted] = field(default_factory=dict)
    """Cells whose not-applicable the assessor accepted."""
    follow_ups: Mapping[Cell, FollowUp] = field(default_factory=dict)
    erased: frozenset[str] = frozenset()
    """Sources that were erased; whatever else the log holds of them is not read."""


def fold(log: Log) -> Fold:
    """Return the state that a log leads to."""
    return fold_after(Fold(), log, log)


def fold_after(before: Fold, log: Log, changed: Iterable[Subject]) -> Fold:
    """Return the fold of `log`, given the fold before the named subjects changed."""
    subjects = set(changed)
    erased = before.erased | {each.source for each in subjects if each.kind is EventKind.ERASE}
    if erased != before.erased:
        subjects = set(log)
        before = Fold()
    state = replace(before, erased=erased)
    by_kind: dict[EventKind, list[Subject]] = {}
    for subject in subjects:
        by_kind.setdefault(subject.kind, []).append(subject)
    if EventKind.ASSESSMENT in by_kind:
        state = replace(state, assessment=_newest(log, Subject(EventKind.ASSESSMENT), AssessmentFacts))
    if EventKind.SITE in by_kind:
        state = replace(state, site=_newest(log, Subject(EventKind.SITE), SiteFacts))
    if EventKind.SOURCE in by_kind:
        state = replace(state, sources=_sources(state, log, by_kind[EventKind.SOURCE]))
    if EventKind.ROW in by_kind:
        state = replace(state, rows=_rows(state, log, by_kind[EventKind.ROW]))
    answered = by_kind.get(EventKind.ANSWER, []) + by_kind.get(EventKind.SET_ASIDE, [])
    if answered:
        state = replace(state, answers=_answers(state, log, answered))
    accepted = by_kind.get(EventKind.NOT_APPLICABLE_ACCEPTED, [])
    if accepted:
        state = replace(state, accepted=_by_cell(state.accepted, log, accepted, Accepted))
    followed = by_kind.get(EventKind.FOLLOW_UP, [])
    if followed:
        state = replace(state, follow_ups=_by_cell(state.follow_ups, log, followed, FollowUp))
    return state


def answer_subject(cell: Cell, source: str) -> Subject:
    """Return the subject of one source's answer to a cell."""
    return Subject(EventKind.ANSWER, cell.question, cell.row, source)


def _standing(log: Log, subject: Subject) -> tuple[Event, ...]:
    """Return the heads of a subject that say something."""
    return tuple(e for e in heads(log.get(subject, ())) if e.kind is not EventKind.CLEARED)


def _newest(log: Log, subject: Subject, shape: type[Known]) -> Known | None:
    """Return the newest standing body; concurrent facts of a site are settled by time of making."""
    standing = _standing(log, subject)
    body = standing[-1].body if standing else None
    return body if isinstance(body, shape) else None


def _sources(state: Fold, log: Log, subjects: Iterable[Subject]) -> Mapping[str, Source]:
    sources = dict(state.sources)
    for subject in subjects:
        known = None if subject.source in state.erased else _newest(log, subject, Source)
        if known is None:
            sources.pop(subject.source, None)
        else:
            sources[subject.source] = known
    return sources


def _rows(state: Fold, log: Log, subjects: Iterable[Subject]) -> Mapping[str, Mapping[str, NamedRow]]:
    rows = {roster: dict(named) for roster, named in state.rows.items()}
    for subject in subjects:
        roster, _, row = subject.row.partition("/")
        known = _newest(log, subject, NamedRow)
        if known is None:
            rows.get(roster, {}).pop(row, None)
        else:
            rows.setdefault(roster, {})[row] = known
    return rows


def _answers(state: Fold, log: Log, subjects: Iterable[Subject]) -> Mapping[Cell, tuple[Recorded, ...]]:
    answers = dict(state.answers)
    for subject in subjects:
        cell = Cell(subject.question, subject.row)
        others = tuple(each for each in answers.get(cell, ()) if each.source != subject.source)
        recorded = None if subject.source in state.erased else _recorded(log, cell, subject.source)
        together = others if recorded is None else (*others, recorded)
        if together:
            answers[cell] = tuple(sorted(together, key=_source))
        else:
            answers.pop(cell, None)
    return answers


def _recorded(log: Log, cell: Cell, source: str) -> Recorded | None:
    standing = heads(log.get(answer_subject(cell, source), ()))
    spoken = tuple(event for event in standing if event.kind is EventKind.ANSWER)
    if not spoken:
        return None
    aside = _newest(log, Subject(EventKind.SET_ASIDE, cell.question, cell.row, source), SetAside)
    last = spoken[-1]
    assert isinstance(last.body, Answer)
    return Recorded(
        source,
        last.body,
        last.id,
        last.author,
        last.at,
        aside.reason if aside else None,
        standing if len(standing) > 1 else (),
    )


def _by_cell(
    before: Mapping[Cell, Known], log: Log, subjects: Iterable[Subject], shape: type[Known]
) -> Mapping[Cell, Known]:
    known = dict(before)
    for subject in subjects:
        body = _newest(log, subject, shape)
        cell = Cell(subject.question, subject.row)
        if body is None:
            known.pop(cell, None)
        else:
            known[cell] = body
    return known


def _source(recorded: Recorded) -> str:
    return recorded.source
