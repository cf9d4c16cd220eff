"""The store of logs, pinned texts and drafts on SQLite or PostgreSQL, with the same statements on both.

Appending is one transaction under the lock of the assessment's row; what was appended is on disk when the
call returns. Erasing blanks what stands in the tables and whatever of that source arrives later. Nothing is
evaluated, and nothing that could be computed from the log is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Final

from sqlalchemy import Engine, bindparam, delete, select, text

from dd_toolkit.core.assessment.events import Event
from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError
from dd_toolkit.core.questionnaire.questionnaire import fingerprint as sha256_of
from dd_toolkit.store.address import Address, read_address
from dd_toolkit.store.database import open_engine
from dd_toolkit.store.engine import writer_of
from dd_toolkit.store.failures import told
from dd_toolkit.store.local_file import copies_before
from dd_toolkit.store.mapping import row_of, unfit
from dd_toolkit.store.reading import read_entries, read_events
from dd_toolkit.store.rows import DRAFT, PINNED_TEXT
from dd_toolkit.store.schema import SCHEMA, Schema
from dd_toolkit.store.writing import write_events
from dd_toolkit.workflow.ports import AssessmentEntry, Draft

_PIN: Final = text("INSERT INTO pinned_text (sha256, text) VALUES (:sha256, :text) ON CONFLICT DO NOTHING")
_PINNED: Final = select(PINNED_TEXT.c.text).where(PINNED_TEXT.c.sha256 == bindparam("sha256"))
_DRAFTS: Final = select(DRAFT.c.key, DRAFT.c.text, DRAFT.c.at).where(
    DRAFT.c.assessment == bindparam("assessment")
)
_KEEP_DRAFT: Final = text(
    "INSERT INTO draft (assessment, key, text, at) VALUES (:assessment, :key, :text, :at)"
    " ON CONFLICT (assessment, key) DO UPDATE SET text = excluded.text, at = excluded.at"
)
_DROP_DRAFT: Final = delete(DRAFT).where(
    DRAFT.c.assessment == bindparam("assessment"), DRAFT.c.key == bindparam("draft")
)


def open_store(url: str, *, migrate_local: bool = True, schema: Schema = SCHEMA) -> SqlEventStore:
    """Open the store at an address (`sqlite:///file`, a file path, `postgresql://…`).

    A local file is made or, after a copy, brought up to date; a shared database must be up to date. Raise
    `ProblemError` where it cannot be opened.
    """
    address = read_address(url)
    return SqlEventStore(open_engine(address, migrate_local=migrate_local, schema=schema), address)


class SqlEventStore:
    """Keeps logs, pinned texts and drafts in a database; may be used from several threads."""

    def __init__(self, engine: Engine, address: Address) -> None:
        self._engine = engine
        self._writer = writer_of(engine)
        self._address = address

    def entries(self) -> tuple[AssessmentEntry, ...]:
        """Return all assessments, newest change first; one that lacks its facts or its site is not listed."""
        with told(self._address.shown), self._engine.connect() as connection:
            return read_entries(connection)

    def events(self, assessment: str) -> tuple[Event, ...]:
        """Return every event of an assessment, sorted by id; empty for an unknown one."""
        with told(self._address.shown), self._engine.connect() as connection:
            return read_events(connection, assessment)

    def append(self, assessment: str, events: Sequence[Event]) -> None:
        """Keep events in one transaction; they are on disk when this returns.

        A known event is left as it is. An *erase* blanks its source's events, also those yet to come. Events
        that cannot be kept are problems, all at once, and then none is kept.
        """
        by_id = {event.id: event for event in reversed(events)}
        ordered = [by_id[id_] for id_ in dict.fromkeys(event.id for event in events)]
        rows = [row_of(event) for event in ordered]
        problems = [row for row in rows if isinstance(row, Problem)]
        problems += [
            unfit(each.id, each.kind, "assessment") for each in ordered if each.assessment != assessment
        ]
        if problems:
            raise ProblemError(*problems)
        if not ordered:
            return
        with told(self._address.shown):
            with self._writer.begin() as connection:
                kept = [row for row in rows if not isinstance(row, Problem)]
                erased = write_events(connection, assessment, by_id, kept)
            if erased:
                self._forget()

    def pin(self, texts: Mapping[str, str]) -> None:
        """Keep pinned texts by their SHA-256; a known one is left as it is."""
        for sha256, pinned in texts.items():
            _verify(sha256, pinned)
        if not texts:
            return
        rows = [{"sha256": sha256, "text": pinned} for sha256, pinned in texts.items()]
        with told(self._address.shown), self._writer.begin() as connection:
            connection.execute(_PIN, rows)

    def pinned(self, fingerprint: str) -> str | None:
        """Return a pinned text; None where none has this SHA-256; a changed one is a problem."""
        with told(self._address.shown), self._engine.connect() as connection:
            pinned: str | None = connection.execute(_PINNED, {"sha256": fingerprint}).scalar()
        if pinned is not None:
            _verify(fingerprint, pinned)
        return pinned

    def drafts(self, assessment: str) -> tuple[Draft, ...]:
        """Return the drafts of an assessment, sorted by key."""
        with told(self._address.shown), self._engine.connect() as connection:
            rows = connection.execute(_DRAFTS, {"assessment": assessment})
            return tuple(sorted((Draft(*row) for row in rows), key=_key))

    def keep_draft(self, assessment: str, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one of the same key; empty text removes it."""
        with told(self._address.shown), self._writer.begin() as connection:
            if draft.text:
                columns = {"key": draft.key, "text": draft.text, "at": draft.at}
                connection.execute(_KEEP_DRAFT, {"assessment": assessment, **columns})
            else:
                connection.execute(_DROP_DRAFT, {"assessment": assessment, "draft": draft.key})

    def close(self) -> None:
        """Let go of the database; closing twice does no harm."""
        self._engine.dispose()

    def _forget(self) -> None:
        """Remove a local file's older pages and copies, which still hold what was erased."""
        file = self._address.file
        if file is None:
            return
        with closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        for copy in copies_before(file):
            copy.unlink(missing_ok=True)


def _verify(sha256: str, pinned: str) -> None:
    if sha256_of(pinned) != sha256:
        raise ProblemError(Problem(ProblemCode.FINGERPRINT_DIFFERS, details={"fingerprint": sha256[:12]}))


def _key(draft: Draft) -> str:
    return draft.key
