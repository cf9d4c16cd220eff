"""Read the log back: whole, or the little that a list of assessments shows.

Sorting by id is left to Python, since databases sort text each in their own way. Nothing is written.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, bindparam, exists, select, text

from dd_toolkit.core.assessment.events import (
    AssessmentFacts,
    Body,
    Event,
    EventKind,
    SiteFacts,
    decode_body,
)
from dd_toolkit.core.problems import Problem, ProblemError
from dd_toolkit.store.mapping import EventColumns, event_of, unfit
from dd_toolkit.store.rows import ASSESSMENT, EVENT, EVENT_REPLACES
from dd_toolkit.workflow.ports import AssessmentEntry

_EVENTS: Final = (
    select(*(EVENT.c[name] for name in EventColumns._fields), EVENT_REPLACES.c.replaced_id)
    .outerjoin_from(EVENT, EVENT_REPLACES, EVENT_REPLACES.c.event_id == EVENT.c.id)
    .where(EVENT.c.assessment == bindparam("assessment"))
)
"""An event stands here once per event that it replaces, or once."""

_REPLACED: Final = exists().where(
    EVENT_REPLACES.c.assessment == EVENT.c.assessment, EVENT_REPLACES.c.replaced_id == EVENT.c.id
)
_FACTS: Final = (
    select(EVENT.c.assessment, EVENT.c.kind, EVENT.c.id, EVENT.c.body, ASSESSMENT.c.changed)
    .join_from(EVENT, ASSESSMENT, ASSESSMENT.c.id == EVENT.c.assessment)
    .where(EVENT.c.kind.in_((EventKind.ASSESSMENT.value, EventKind.SITE.value)), ~_REPLACED)
)
"""The standing facts of every assessment and site; concurrent ones stand side by side."""

_STANDING_ANSWERS: Final = text(
    "SELECT assessment, count(*) FROM"
    " (SELECT DISTINCT assessment, question, row, source FROM current_answer) AS standing"
    " GROUP BY assessment"
)


def read_events(connection: Connection, assessment: str) -> tuple[Event, ...]:
    """Return every event of an assessment sorted by id; raise `ProblemError` with all that cannot be read."""
    replaces: dict[str, list[str]] = {}
    rows: list[EventColumns] = []
    for *columns, replaced in connection.execute(_EVENTS, {"assessment": assessment}).all():
        known = replaces.get(columns[0])
        if known is None:
            known = replaces[columns[0]] = []
            rows.append(EventColumns(*columns))
        if replaced is not None:
            known.append(replaced)
    erased = {row.source for row in rows if row.kind == EventKind.ERASE}
    read = [event_of(row, frozenset(replaces[row.id]), erased) for row in rows]
    problems = [each for each in read if isinstance(each, Problem)]
    if problems:
        raise ProblemError(*problems)
    return tuple(sorted((each for each in read if isinstance(each, Event)), key=_id))


def read_entries(connection: Connection) -> tuple[AssessmentEntry, ...]:
    """Return a line per assessment, newest change first; one that lacks its facts or its site has none."""
    newest: dict[tuple[str, str], tuple[str, str, str]] = {}
    for assessment, kind, event, body, changed in connection.execute(_FACTS):
        newest[assessment, kind] = max(newest.get((assessment, kind), ("", "", "")), (event, body, changed))
    answers: dict[str, int] = dict(connection.execute(_STANDING_ANSWERS).all())
    entries = []
    for (assessment, kind), (event, body, changed) in newest.items():
        site = newest.get((assessment, EventKind.SITE.value))
        if kind == EventKind.ASSESSMENT and site is not None:
            facts = _decoded(EventKind.ASSESSMENT, event, body)
            where = _decoded(EventKind.SITE, site[0], site[1])
            assert isinstance(facts, AssessmentFacts)
            assert isinstance(where, SiteFacts)
            entries.append(AssessmentEntry(assessment, facts, where, answers.get(assessment, 0), changed))
    return tuple(sorted(entries, key=_changed, reverse=True))


def _decoded(kind: EventKind, event: str, body: str) -> Body:
    decoded = decode_body(kind, body)
    if isinstance(decoded, Problem):
        raise ProblemError(unfit(event, kind, decoded.details["detail"]))
    return decoded


def _id(event: Event) -> str:
    return event.id


def _changed(entry: AssessmentEntry) -> tuple[str, str]:
    return entry.changed, entry.id
