"""Between events and their rows, in both directions.

A row is a mapping from column to plain value. What cannot be kept and read again alike on every database is
refused on the way in, what does not fit its kind on the way out, each as a problem that names the event.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any, Final, NamedTuple

from dd_toolkit.core.assessment.events import (
    BODY_OF_KIND,
    Answer,
    Body,
    Empty,
    Event,
    EventKind,
    Subject,
    decode_body,
    encode_body,
)
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.questionnaire import canonical_json

Row = dict[str, Any]
"""Column → value."""

BLANK: Final = "{}"
"""The body of an event that says nothing, or was erased."""
MAX_KEY: Final = 200
"""Longest id, question, row and source in characters; PostgreSQL's indexes hold no more of four together."""

_NOTHING_SAID: Final[Row] = dict.fromkeys(("state", "value", "reason", "note", "cite"))
"""The columns that repeat an answer's body, as they are for other kinds and for what was erased."""
ERASED: Final[Row] = {"body": BLANK, **_NOTHING_SAID}
"""What erasing writes over a row."""


class EventColumns(NamedTuple):
    """The columns that an event is read from."""

    id: str
    assessment: str
    kind: str
    subject_kind: str
    question: str
    row: str
    source: str
    body: str
    author: str
    at: str


def row_of(event: Event) -> Row | Problem:
    """Return the row of an event, without its sequence number, or what keeps the event from being kept.

    A body that says nothing fits every kind here; whether the source was erased is for the store to see.
    """
    wrong = _wrong_with(event)
    if wrong:
        return unfit(event.id, event.kind, wrong)
    try:
        body = encode_body(event.body)
    except ValueError as error:
        return unfit(event.id, event.kind, str(error))
    read = _NOTHING if body == BLANK else decode_body(event.kind, body)
    if isinstance(read, Problem):
        return unfit(event.id, event.kind, read.details["detail"])
    said = _answer_columns(body) if isinstance(read, Answer) else _NOTHING_SAID
    if not _is_storable("".join(text for text in said.values() if text)):
        return unfit(event.id, event.kind, _UNSTORABLE)
    subject = event.subject
    columns = EventColumns(
        event.id, event.assessment, event.kind.value,
        subject.kind.value, subject.question, subject.row, subject.source,
        body, event.author, event.at,
    )  # fmt: skip
    return {**columns._asdict(), **said}


def event_of(columns: EventColumns, replaces: frozenset[str], erased: Collection[str]) -> Event | Problem:
    """Return the event of a row, or why it cannot be read; `erased` are the erased sources of its log."""
    kind, subject_kind = _KINDS.get(columns.kind), _KINDS.get(columns.subject_kind)
    if kind is None or subject_kind is None:
        return unfit(columns.id, columns.kind, "kind")
    if columns.body == BLANK and (columns.source in erased or BODY_OF_KIND[kind] is Empty):
        body: Body | Problem = _NOTHING
    else:
        body = decode_body(kind, columns.body)
    if isinstance(body, Problem):
        return unfit(columns.id, columns.kind, body.details["detail"])
    subject = Subject(subject_kind, columns.question, columns.row, columns.source)
    return Event(columns.id, columns.assessment, kind, subject, body, columns.author, columns.at, replaces)


def is_blanked(row: Row) -> bool:
    """Tell whether a row's body says nothing although its kind would: its source must be an erased one."""
    return bool(row["body"] == BLANK and BODY_OF_KIND[_KINDS[row["kind"]]] is not Empty)


def unfit(event: str, kind: str, detail: str) -> Problem:
    """Return the problem of an event that cannot be kept or read."""
    return Problem(ProblemCode.EVENT_UNFIT, details={"event": event, "kind": str(kind), "detail": detail})


_KINDS: Final = {kind.value: kind for kind in EventKind}
_NOTHING: Final = Empty()
_UNSTORABLE: Final = "a character that databases cannot keep"
_is_unstorable: Final = re.compile("[\x00\ud800-\udfff]").search
"""NUL, or half of a surrogate pair."""


def _is_storable(text: str) -> bool:
    return _is_unstorable(text) is None


def _wrong_with(event: Event) -> str:
    """Return what is wrong with an event's keys and texts; nothing for a sound one."""
    subject = event.subject
    keys = (event.id, event.assessment, subject.question, subject.row, subject.source, *event.replaces)
    if any(len(key) > MAX_KEY for key in keys):
        return f"an id is longer than {MAX_KEY} characters"
    if not _is_storable("".join((*keys, event.author, event.at))):
        return _UNSTORABLE
    if not event.id or event.id in event.replaces:
        return "id"
    if event.kind is EventKind.ERASE and not subject.source:
        return "source"
    return "" if isinstance(event.body, BODY_OF_KIND[event.kind] | Empty) else "body"


def _answer_columns(body: str) -> Row:
    said = json.loads(body)
    value = said["value"]
    said["value"] = value if value is None or isinstance(value, str) else canonical_json(value)
    return {column: said[column] for column in _NOTHING_SAID}
