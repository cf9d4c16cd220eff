"""The tables, as SQLModel classes: what is kept, under which names and rules.

Columns are plain text and whole numbers, so that SQLite and PostgreSQL keep the same thing; closed sets are
named CHECKs, never native enums. These classes declare tables and nothing else: they are not domain objects
(`mapping` turns rows into events), and rows are written and read through `sqlalchemy.Table`, which costs a
tenth of an object per row.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from sqlalchemy import CheckConstraint, Index, MetaData, Table, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from dd_toolkit.core.assessment.events import AnswerState, EventKind

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names of constraints and indexes; migrations on SQLite find a constraint by nothing but its name."""


def _one_of(column: str, members: Iterable[str]) -> str:
    return f"{column} IN ({', '.join(repr(str(member)) for member in members)})"


class _Row(SQLModel):
    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMING)


class AssessmentRow(_Row, table=True):
    """One assessment: the counter of its sequence; the row that a writer locks."""

    __tablename__ = "assessment"
    __table_args__ = (CheckConstraint("sequence >= 0", name="sequence"),)

    id: str = Field(primary_key=True, sa_type=Text)
    sequence: int
    """Sequence number of the event kept last."""
    created: str = Field(sa_type=Text)
    """Instant of the first event that was kept."""
    changed: str = Field(sa_type=Text)
    """The latest instant of any event."""


class EventRow(_Row, table=True):
    """One record of the log; the columns after `at` repeat an answer's body for people who write SQL."""

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("assessment", "sequence"),
        CheckConstraint("sequence >= 1", name="sequence"),
        CheckConstraint(_one_of("kind", EventKind), name="kind"),
        CheckConstraint(_one_of("subject_kind", EventKind), name="subject_kind"),
        CheckConstraint(_one_of("state", AnswerState), name="state"),
        Index(None, "assessment", "kind"),
        Index(None, "assessment", "question", "row", "source"),
    )

    id: str = Field(primary_key=True, sa_type=Text)
    assessment: str = Field(foreign_key="assessment.id", sa_type=Text)
    sequence: int
    kind: str = Field(sa_type=Text)
    subject_kind: str = Field(sa_type=Text)
    question: str = Field(sa_type=Text)
    row: str = Field(sa_type=Text)
    source: str = Field(sa_type=Text)
    body: str = Field(sa_type=Text)
    """Canonical JSON of the body; `{}` where it says nothing or was erased."""
    author: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    state: str | None = Field(default=None, sa_type=Text)
    value: str | None = Field(default=None, sa_type=Text)
    reason: str | None = Field(default=None, sa_type=Text)
    note: str | None = Field(default=None, sa_type=Text)
    cite: str | None = Field(default=None, sa_type=Text)


class EventReplacesRow(_Row, table=True):
    """One earlier event that an event replaces; it may arrive later than its successor, or never."""

    __tablename__ = "event_replaces"
    __table_args__ = (Index(None, "assessment", "replaced_id"),)

    event_id: str = Field(primary_key=True, foreign_key="event.id", sa_type=Text)
    replaced_id: str = Field(primary_key=True, sa_type=Text)
    assessment: str = Field(sa_type=Text)
    """The assessment of both: an id that another assessment has too is never meant."""


class PinnedTextRow(_Row, table=True):
    """A questionnaire or method as it was when an assessment pinned it."""

    __tablename__ = "pinned_text"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256"),)

    sha256: str = Field(primary_key=True, sa_type=Text)
    text: str = Field(sa_type=Text)


class DraftRow(_Row, table=True):
    """Text being typed; no part of the log."""

    __tablename__ = "draft"

    assessment: str = Field(primary_key=True, sa_type=Text)
    key: str = Field(primary_key=True, sa_type=Text)
    text: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)


METADATA: Final[MetaData] = _Row.metadata
ASSESSMENT: Final[Table] = METADATA.tables["assessment"]
EVENT: Final[Table] = METADATA.tables["event"]
EVENT_REPLACES: Final[Table] = METADATA.tables["event_replaces"]
PINNED_TEXT: Final[Table] = METADATA.tables["pinned_text"]
DRAFT: Final[Table] = METADATA.tables["draft"]
