"""Write to the log, within the transaction of the caller and under the lock of the assessment's row.

Only new events get a sequence number, so a retry changes nothing and a reader who remembers the last number
he saw finds what is new. What an erase has blanked stays blank, whatever arrives afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from dd_toolkit.core.assessment.events import Event, EventKind
from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError
from dd_toolkit.store.mapping import ERASED, Row, is_blanked, unfit
from dd_toolkit.store.rows import ASSESSMENT, DRAFT, EVENT, EVENT_REPLACES

_AT_ONCE: Final = 900
"""Ids in one statement; every SQLite takes 999 parameters."""

_OPEN: Final = text(
    "INSERT INTO assessment (id, sequence, created, changed) VALUES (:id, 0, :at, :at) ON CONFLICT DO NOTHING"
)
_LOCK: Final = (
    select(ASSESSMENT.c.sequence, ASSESSMENT.c.changed)
    .where(ASSESSMENT.c.id == bindparam("id"))
    .with_for_update()
)
_ADVANCE: Final = (
    update(ASSESSMENT)
    .where(ASSESSMENT.c.id == bindparam("of"))
    .values(sequence=bindparam("last"), changed=bindparam("latest"))
)
_SUBJECT: Final = (EVENT.c.subject_kind, EVENT.c.question, EVENT.c.row, EVENT.c.source)
_NAMED: Final = select(EVENT.c.id, EVENT.c.assessment, *_SUBJECT).where(
    EVENT.c.id.in_(bindparam("ids", expanding=True))
)
_SUCCESSORS: Final = (
    select(EVENT_REPLACES.c.replaced_id, *_SUBJECT)
    .join_from(EVENT_REPLACES, EVENT, EVENT.c.id == EVENT_REPLACES.c.event_id)
    .where(
        EVENT_REPLACES.c.assessment == bindparam("assessment"),
        EVENT_REPLACES.c.replaced_id.in_(bindparam("ids", expanding=True)),
    )
)
_ERASED: Final = select(EVENT.c.source).where(
    EVENT.c.assessment == bindparam("assessment"), EVENT.c.kind == EventKind.ERASE.value
)
_BLANK: Final = (
    update(EVENT)
    .where(
        EVENT.c.assessment == bindparam("of"),
        EVENT.c.source == bindparam("erased"),
        EVENT.c.kind != EventKind.ERASE.value,
    )
    .values(ERASED)
)
_DRAFT_KEYS: Final = select(DRAFT.c.key).where(DRAFT.c.assessment == bindparam("of"))
_DROP_DRAFT: Final = delete(DRAFT).where(
    DRAFT.c.assessment == bindparam("of"), DRAFT.c.key == bindparam("draft")
)
_ID: Final = re.compile(r"[\w-]+")
"""The ids that the key of a draft is put together from."""


def write_events(
    connection: Connection, assessment: str, events: Mapping[str, Event], rows: Sequence[Row]
) -> bool:
    """Keep those events that are new; tell whether sources were erased with them.

    `rows` are the rows of the events, in the order in which they get their numbers. An id of another
    assessment's event, a successor of another subject, a body that says nothing though its source was not
    erased: each is a problem, and then nothing is kept.
    """
    sequence, changed = _lock(connection, assessment, min(event.at for event in events.values()))
    known = _known_subjects(connection, assessment, events)
    _check_replaces(connection, assessment, events, known)
    new = [row for row in rows if row["id"] not in known]
    if not new:
        return False
    erasing = {row["source"] for row in new if row["kind"] == EventKind.ERASE}
    erased = erasing | set(connection.execute(_ERASED, {"assessment": assessment}).scalars())
    kept = [
        {**row, **(ERASED if _is_blank(row, erased) else {}), "sequence": number}
        for number, row in enumerate(new, sequence + 1)
    ]
    connection.execute(insert(EVENT), kept)
    replaces = list(_replaces(assessment, (events[row["id"]] for row in new)))
    if replaces:
        connection.execute(insert(EVENT_REPLACES), replaces)
    latest = max(changed, *(row["at"] for row in new))
    connection.execute(_ADVANCE, {"of": assessment, "last": sequence + len(new), "latest": latest})
    for source in sorted(erasing):
        _erase(connection, assessment, source)
    return bool(erasing)


def _lock(connection: Connection, assessment: str, at: str) -> tuple[int, str]:
    """Lock the assessment's row, made if need be; return its last number and its latest instant."""
    asked = {"id": assessment}
    row = connection.execute(_LOCK, asked).first()
    if row is None:
        connection.execute(_OPEN, {**asked, "at": at})
        row = connection.execute(_LOCK, asked).one()
    return row[0], row[1]


def _known_subjects(
    connection: Connection, assessment: str, events: Mapping[str, Event]
) -> Mapping[str, tuple[str, ...]]:
    """Return the subjects of those events, and of those they replace, that the log has, by id."""
    subjects: dict[str, tuple[str, ...]] = {}
    replaced = {id_ for event in events.values() for id_ in event.replaces}
    for ids in _portions(events.keys() | replaced):
        for event, owner, *subject in connection.execute(_NAMED, {"ids": ids}):
            if owner == assessment:
                subjects[event] = tuple(subject)
            elif event in events:
                details = {"event": event, "assessment": owner}
                raise ProblemError(Problem(ProblemCode.EVENT_DIFFERS, details=details))
    return subjects


def _check_replaces(
    connection: Connection,
    assessment: str,
    events: Mapping[str, Event],
    known: Mapping[str, tuple[str, ...]],
) -> None:
    """See that events replace, and are replaced by, events of their own subject, whichever came first."""
    for event in events.values():
        for id_ in event.replaces:
            before = events[id_].subject if id_ in events else known.get(id_, event.subject)
            _check_same_subject(event, before)
    for ids in _portions(events.keys()):
        for id_, *subject in connection.execute(_SUCCESSORS, {"assessment": assessment, "ids": ids}):
            _check_same_subject(events[id_], tuple(subject))


def _portions(ids: Collection[str]) -> Iterator[list[str]]:
    ordered = sorted(ids)
    return (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))


def _check_same_subject(event: Event, other: tuple[str, ...]) -> None:
    if tuple(event.subject) != other:
        raise ProblemError(unfit(event.id, event.kind, "replaces"))


def _replaces(assessment: str, events: Iterable[Event]) -> Iterator[Row]:
    for event in events:
        for replaced in sorted(event.replaces):
            yield {"event_id": event.id, "replaced_id": replaced, "assessment": assessment}


def _is_blank(row: Row, erased: Collection[str]) -> bool:
    """Tell whether a row is kept without its words; an erase itself says nothing anyway."""
    if row["kind"] != EventKind.ERASE and row["source"] in erased:
        return True
    if is_blanked(row):
        raise ProblemError(unfit(row["id"], row["kind"], "body"))
    return False


def _erase(connection: Connection, assessment: str, source: str) -> None:
    """Blank what the log holds of a source, and drop what was being typed for it."""
    connection.execute(_BLANK, {"of": assessment, "erased": source})
    for key in connection.execute(_DRAFT_KEYS, {"of": assessment}).scalars().all():
        if source in _ID.findall(key):
            connection.execute(_DROP_DRAFT, {"of": assessment, "draft": key})
