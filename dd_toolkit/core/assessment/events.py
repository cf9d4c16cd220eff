"""The append-only log: events, what their bodies hold, and which of them still stand.

An event replaces a set of earlier events of the same subject; those without a successor are heads. Two
heads of one answer are an edit clash. Logs are sets: merging is the union by id, in any order. Nothing
here reads a clock or makes an id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple

from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import STRICT, adapter_of
from dd_toolkit.core.questionnaire.questionnaire import canonical_json
from dd_toolkit.core.questionnaire.questions import Segment


class EventKind(StrEnum):
    """What an event records."""

    ASSESSMENT = "assessment"
    SITE = "site"
    SOURCE = "source"
    ROW = "row"
    ANSWER = "answer"
    SET_ASIDE = "set_aside"
    NOT_APPLICABLE_ACCEPTED = "not_applicable_accepted"
    FOLLOW_UP = "follow_up"
    CLEARED = "cleared"
    ERASE = "erase"


class AnswerState(StrEnum):
    """What a source said to a question; nothing recorded is *not asked*."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    NOT_APPLICABLE = "not_applicable"


class NotApplicableReason(StrEnum):
    """The listed kinds of reason why a question does not apply."""

    SEGMENT = "segment"
    NO_SUCH_PEOPLE = "no_such_people"
    NO_SUCH_PROCESS = "no_such_process"


WITHHELD = "withheld"
"""Reason of an unknown that was lawfully not asked."""


class Announcement(StrEnum):
    """Whether the site knew of the visit."""

    ANNOUNCED = "announced"
    SEMI_ANNOUNCED = "semi_announced"
    UNANNOUNCED = "unannounced"
    NO_VISIT = "no_visit"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AssessmentFacts:
    """What was assessed when, by whom, paid by whom, by which questionnaire and method."""

    __pydantic_config__: ClassVar[Any] = STRICT

    title: str
    date: str
    """The assessment date, ISO, at the site: decides age, validity, law and `today()`."""
    questionnaire: str
    """SHA-256 of the pinned questionnaire."""
    method: str
    """SHA-256 of the pinned method."""
    assessor: str = ""
    commissioned_by: str = ""
    paid_by: str = ""
    announcement: Announcement = Announcement.UNKNOWN
    access: str = ""
    """What access was granted, in the assessor's words."""
    invented: bool = False
    """A made-up site for training and tests; every screen and page says so."""


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """The plant, mine or office that is assessed."""

    __pydantic_config__: ClassVar[Any] = STRICT

    company: str
    name: str
    segments: tuple[Segment, ...]
    country: str = ""
    place: str = ""
    company_id: str | None = None
    """Id in the registry of companies; None where the company was typed."""
    workforce: int | None = None
    groups: Mapping[str, int] = field(default_factory=dict)
    """People per group that questions name: dispatched, students, young, women, dormitory, night."""


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A roster row that a source or the assessor named."""

    __pydantic_config__: ClassVar[Any] = STRICT

    title: str
    """Empty where the questionnaire offers the row and gives its title."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one source says to one question."""

    __pydantic_config__: ClassVar[Any] = STRICT

    state: AnswerState
    value: Any = None
    """The stored form of the value (docs/question-types.md); None unless answered."""
    reason: str = ""
    """Kind of reason for not applicable; `withheld` for an unknown that was lawfully not asked."""
    note: str = ""
    cite: str = ""
    """Page, section or article where the source says it."""
    origin: str | None = None
    """A source that this one copies for this question only; None means as the source says."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """The assessor leaves an answer out of the score, with a reason; it stays in the report."""

    __pydantic_config__: ClassVar[Any] = STRICT

    reason: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """The assessor accepts that a question does not apply."""

    __pydantic_config__: ClassVar[Any] = STRICT

    note: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A conflict was followed up: the day and what came of it."""

    __pydantic_config__: ClassVar[Any] = STRICT

    date: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Empty:
    """A body that says nothing: cleared, or erased."""

    __pydantic_config__: ClassVar[Any] = STRICT


Body = AssessmentFacts | SiteFacts | Source | NamedRow | Answer | SetAside | Accepted | FollowUp | Empty

BODY_OF_KIND: Mapping[EventKind, type[Any]] = {
    EventKind.ASSESSMENT: AssessmentFacts,
    EventKind.SITE: SiteFacts,
    EventKind.SOURCE: Source,
    EventKind.ROW: NamedRow,
    EventKind.ANSWER: Answer,
    EventKind.SET_ASIDE: SetAside,
    EventKind.NOT_APPLICABLE_ACCEPTED: Accepted,
    EventKind.FOLLOW_UP: FollowUp,
    EventKind.CLEARED: Empty,
    EventKind.ERASE: Empty,
}


class Subject(NamedTuple):
    """What an event is about: a kind of record and the keys that name one."""

    kind: EventKind
    """The kind of record; a *cleared* event has the subject of what it clears."""
    question: str = ""
    row: str = ""
    """Row id for answers; for a row itself `roster/row`."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One record of the log; never changed once written."""

    id: str
    """UUIDv7: sorts by time of making."""
    assessment: str
    kind: EventKind
    subject: Subject
    body: Body
    author: str
    """Declared, not authenticated."""
    at: str
    """Instant in UTC, ISO."""
    replaces: frozenset[str] = frozenset()


def encode_body(body: Body) -> str:
    """Return the canonical JSON of a body."""
    return canonical_json(adapter_of(type(body)).dump_python(body, mode="json"))


def decode_body(kind: EventKind, text: str) -> Body | Problem:
    """Read a body's JSON; a body that does not fit its kind is a problem."""
    from pydantic import ValidationError  # noqa: PLC0415 -- the faces start without it

    try:
        body: Body = adapter_of(BODY_OF_KIND[kind]).validate_json(text)
    except ValidationError as error:
        details = {"kind": kind.value, "detail": str(error.errors(include_url=False)[0]["loc"])}
        return Problem(ProblemCode.EVENT_UNFIT, Place(), details)
    return body


Log = Mapping[Subject, tuple[Event, ...]]
"""Every event of an assessment by subject, each subject's sorted by id."""


def log_of(events: Iterable[Event]) -> Log:
    """Group events into a log; an id that stands twice counts once."""
    return log_after({}, events)


def log_after(log: Log, events: Iterable[Event]) -> Log:
    """Return the log with further events; the given log is not changed.

    Of two events with one id that differ, the one with the greater canonical text stays, so that merging
    is commutative and associative; `differing` names such ids for the reader.
    """
    grown = dict(log)
    for event in events:
        known = grown.get(event.subject, ())
        same = next((each for each in known if each.id == event.id), None)
        if same is None:
            grown[event.subject] = tuple(sorted((*known, event), key=_id))
        elif same != event and _text(event) > _text(same):
            kept = (each for each in known if each.id != event.id)
            grown[event.subject] = tuple(sorted((*kept, event), key=_id))
    return grown


def differing(log: Log, events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events whose id the log has with other content: a copy was tampered with or broken."""
    known = {event.id: event for event in events_of(log)}
    return tuple(event for event in events if known.get(event.id, event) != event)


def events_of(log: Log) -> tuple[Event, ...]:
    """Return all events of a log, sorted by id."""
    return tuple(sorted((event for events in log.values() for event in events), key=_id))


def heads(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events of one subject that no other of them replaces, sorted by id."""
    together = tuple(events)
    if len(together) == 1:
        return together
    replaced = frozenset(id_ for event in together for id_ in event.replaces)
    return tuple(event for event in together if event.id not in replaced)


def _id(event: Event) -> str:
    return event.id


def _text(event: Event) -> str:
    return canonical_json(
        [event.id, event.assessment, event.kind.value, list(event.subject), encode_body(event.body),
         event.author, event.at, sorted(event.replaces)]
    )  # fmt: skip
