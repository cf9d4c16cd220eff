"""Rows and events turn into each other without loss, and what does not fit is a problem with its event."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from dd_toolkit.core.assessment.events import (
    Answer,
    AnswerState,
    Body,
    Empty,
    Event,
    EventKind,
    SetAside,
    SiteFacts,
    Subject,
)
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.store.mapping import MAX_KEY, EventColumns, Row, event_of, row_of
from dd_toolkit.store.rows import EVENT
from tests.store.logs import CELL, Log, histories

PLAIN = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(row: Row, event: Event) -> Event | Problem:
    """Read a row's event back."""
    return event_of(EventColumns(*(row[name] for name in EventColumns._fields)), event.replaces, ())


@given(histories(erasing=False))
@PLAIN
def test_row_to_event_to_row_is_the_identity(events: list[Event]) -> None:
    """Every event comes back from its row as it was, and gives the same row again."""
    for event in events:
        row = row_of(event)
        assert not isinstance(row, Problem)
        back = read(row, event)
        assert back == event
        assert isinstance(back, Event)
        assert row_of(back) == row


@given(histories(erasing=False))
@PLAIN
def test_a_row_has_every_column_but_its_number(events: list[Event]) -> None:
    """The sequence number is given under the lock; nothing else is left for later."""
    for event in events:
        row = row_of(event)
        assert not isinstance(row, Problem)
        assert row.keys() | {"sequence"} == set(EVENT.c.keys())


@pytest.mark.parametrize(
    ("value", "text"),
    [("52.5", "52.5"), (["a", "b"], '["a","b"]'), ({"yes": 1, "no": 2}, '{"no":2,"yes":1}'), (None, None)],
)
def test_an_answer_stands_in_plain_columns(value: object, text: str | None) -> None:
    """Text as it is, other stored forms as canonical JSON, nothing as null."""
    row = row_of(
        Log().write(Subject(EventKind.ANSWER, *CELL, "s1"), Answer(AnswerState.ANSWERED, value, note="注"))
    )
    assert not isinstance(row, Problem)
    assert (row["state"], row["value"], row["reason"], row["note"], row["cite"]) == (
        "answered",
        text,
        "",
        "注",
        "",
    )


def test_other_kinds_leave_the_answer_columns_null() -> None:
    """Who counts answers counts answers."""
    row = row_of(Log().write(Subject(EventKind.SET_ASIDE, *CELL, "s1"), SetAside("forged")))
    assert not isinstance(row, Problem)
    assert {row[name] for name in ("state", "value", "reason", "note", "cite")} == {None}


def answered(**changes: object) -> Event:
    """Return an answer with something changed."""
    return replace(Log().answer("1"), **changes)  # type: ignore[arg-type]


BAD: list[Event] = [
    answered(id=""),
    answered(id="x" * (MAX_KEY + 1)),
    answered(author="a\x00b"),
    answered(at="\ud800"),
    answered(subject=Subject(EventKind.ANSWER, "q\x00", "", "s1")),
    answered(replaces=frozenset({"y" * (MAX_KEY + 1)})),
    answered(body=Answer(AnswerState.ANSWERED, "a\x00b")),
    answered(body=Answer(AnswerState.ANSWERED, "1", note="\x00")),
    answered(body=Answer(AnswerState.ANSWERED, "\udfff")),
    answered(body=Answer(AnswerState.ANSWERED, 2**60)),
    answered(body=SetAside("x")),
    replace(Log().erase("s1"), subject=Subject(EventKind.ERASE)),
    replace(Log().opening()[1], body=SiteFacts("c", "n", (), workforce=2**60)),
]


@pytest.mark.parametrize("event", BAD, ids=lambda event: repr(event.body)[:24])
def test_what_cannot_be_kept_everywhere_is_refused(event: Event) -> None:
    """Long keys, NUL, halves of characters, numbers over JSON's, bodies of another kind: one problem each."""
    problem = row_of(event)
    assert isinstance(problem, Problem)
    assert problem.code is ProblemCode.EVENT_UNFIT
    assert problem.details["event"] == event.id
    assert problem.details["detail"]


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "wish"},
        {"subject_kind": "wish"},
        {"body": "{"},
        {"body": "{}"},
        {"body": json.dumps({"state": "maybe"})},
        {"body": json.dumps({"state": "answered", "value": "1", "mood": "good"})},
    ],
)
def test_an_unfit_row_is_a_problem_that_names_its_event(changes: dict[str, str]) -> None:
    """Nothing is read as something else, and nothing raises."""
    event = Log().answer("1")
    row = row_of(event)
    assert not isinstance(row, Problem)
    problem = read({**row, **changes}, event)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.details["event"]) == (ProblemCode.EVENT_UNFIT, event.id)


@pytest.mark.parametrize("body", [Answer(AnswerState.UNKNOWN), Empty()])
def test_a_blank_row_reads_as_empty_where_its_source_was_erased(body: Body) -> None:
    """An erased answer keeps its kind and says nothing."""
    event = Log().write(Subject(EventKind.ANSWER, *CELL, "s1"), body)
    row = row_of(event)
    assert not isinstance(row, Problem)
    columns = EventColumns(*({**row, "body": "{}"}[name] for name in EventColumns._fields))
    assert event_of(columns, frozenset(), {"s1"}) == replace(event, body=Empty())
