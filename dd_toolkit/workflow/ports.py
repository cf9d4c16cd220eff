"""What the use cases need from the outside, as protocols; adapters fulfil them, tests fake them.

Nothing here is implemented, and no port knows a file format, a database or a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dd_toolkit.core.assessment.events import (
    AssessmentFacts,
    Body,
    Event,
    EventKind,
    SiteFacts,
    Subject,
)

Clock = Callable[[], str]
"""Gives the present instant in UTC as ISO text."""
NewId = Callable[[], str]
"""Gives a new UUIDv7 as text; later calls sort after earlier ones."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes events for one assessment in one person's name."""

    assessment: str
    author: str
    clock: Clock
    new_id: NewId

    def write(
        self, kind: EventKind, subject: Subject, body: Body, replaces: frozenset[str] = frozenset()
    ) -> Event:
        """Return a new event; it is part of the log only once a store has kept it."""
        return Event(self.new_id(), self.assessment, kind, subject, body, self.author, self.clock(), replaces)


@dataclass(frozen=True, slots=True)
class AssessmentEntry:
    """One line of the list of assessments."""

    id: str
    facts: AssessmentFacts
    site: SiteFacts
    answers: int
    """How many answers stand, over all questions and sources."""
    changed: str
    """Instant of the last event, UTC."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Text being typed that is no answer yet; never part of the log, of a score or of an export."""

    key: str
    """What is being typed: question, row and source, or the name of a form field."""
    text: str
    at: str


class EventStore(Protocol):
    """Keeps logs, pinned texts and drafts. Every method raises `ProblemError` when it cannot."""

    def entries(self) -> tuple[AssessmentEntry, ...]:
        """Return all assessments, newest change first."""

    def events(self, assessment: str) -> tuple[Event, ...]:
        """Return every event of an assessment, sorted by id; empty for an unknown one."""

    def append(self, assessment: str, events: Sequence[Event]) -> None:
        """Keep events in one transaction; they are committed when this returns.

        An event whose id is known already is left as it is, so that a retry changes nothing.
        """

    def pin(self, texts: Mapping[str, str]) -> None:
        """Keep pinned texts by their SHA-256; a known one is left as it is."""

    def pinned(self, fingerprint: str) -> str | None:
        """Return a pinned text; None where none has this SHA-256."""

    def drafts(self, assessment: str) -> tuple[Draft, ...]:
        """Return the drafts of an assessment."""

    def keep_draft(self, assessment: str, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one of the same key; empty text removes it."""

    def close(self) -> None:
        """Let go of the database."""
