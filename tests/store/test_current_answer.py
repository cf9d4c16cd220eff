"""The view `current_answer` says what the fold says, on both systems."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from dd_toolkit.core.assessment.events import Answer, Empty, Event, EventKind, SetAside, log_of
from dd_toolkit.core.assessment.fold import Cell, answer_subject, fold
from dd_toolkit.store.address import read_address
from dd_toolkit.store.event_store import SqlEventStore
from tests.store.logs import CELL, Log, histories

COLUMNS = [
    "assessment", "question", "row", "source", "state", "value", "reason", "note", "cite", "author", "at",
    "set_aside", "clash", "event",
]  # fmt: skip

_numbers = itertools.count(1)


def view(url: str, assessment: str = "A") -> list[dict[str, Any]]:
    """Return the view's rows of an assessment, sorted by event."""
    engine = create_engine(read_address(url).url, poolclass=NullPool)
    with engine.connect() as connection:
        asked = {"assessment": assessment}
        rows = connection.execute(
            text("SELECT * FROM current_answer WHERE assessment = :assessment"), asked
        ).mappings()
        return sorted((dict(row) for row in rows), key=lambda row: str(row["event"]))


def moved(events: list[Event], assessment: str) -> list[Event]:
    """Return a log as another assessment's, with ids of its own in the same order."""
    return [
        replace(
            event,
            id=f"{assessment}{event.id}",
            assessment=assessment,
            replaces=frozenset(f"{assessment}{id_}" for id_ in event.replaces),
        )
        for event in events
    ]


@given(events=histories())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_view_is_the_fold(sql_url: str, sql_store: SqlEventStore, events: list[Event]) -> None:
    """For any history, clashes and erasures among it: the same answers with the same marks and words."""
    assessment = f"H{next(_numbers)}-"
    sql_store.append(assessment, moved(events, assessment))
    log = log_of(sql_store.events(assessment))
    bodies = {event.id: event.body for each in log.values() for event in each}
    rows = view(sql_url, assessment)
    newest = {(row["question"], row["row"], row["source"]): row for row in rows}
    folded = {
        (*cell, each.source): (each.event, each.set_aside is not None, bool(each.clashing))
        for cell, recorded in fold(log).answers.items()
        for each in recorded
    }
    seen = {key: (row["event"], row["set_aside"] == 1, row["clash"] == 1) for key, row in newest.items()}
    assert seen == folded
    assert all(row["clash"] for row in rows if row not in newest.values())
    for row in rows:
        body = bodies[row["event"]]
        assert isinstance(body, Answer)
        words = (body.state, body.reason, body.note, body.cite)
        assert (row["state"], row["reason"], row["note"], row["cite"]) == words


def test_the_columns_are_plain(sql_url: str, sql_store: SqlEventStore) -> None:
    """Text, and whole numbers for the two marks, under the documented names."""
    answer = Log().answer("52.5")
    sql_store.append("A", [answer])
    (row,) = view(sql_url)
    assert list(row) == COLUMNS
    assert (row["value"], row["set_aside"], row["clash"], row["event"]) == ("52.5", 0, 0, answer.id)


def test_a_cleared_answer_is_absent(sql_url: str, sql_store: SqlEventStore) -> None:
    """Nothing recorded is not asked."""
    log = Log()
    answer = log.answer("1")
    sql_store.append("A", [answer, log.write(answer.subject, Empty(), answer)])
    assert view(sql_url) == []


def test_both_sides_of_a_clash_are_flagged(sql_url: str, sql_store: SqlEventStore) -> None:
    """Neither counts until a record replaces both; an answer against a clearing is a clash too."""
    log = Log()
    first, second = log.answer("1"), log.answer("2")
    sql_store.append("A", [first, second])
    assert [(row["value"], row["clash"]) for row in view(sql_url)] == [("1", 1), ("2", 1)]
    settled = log.answer("3", first, second)
    sql_store.append("A", [settled])
    assert [(row["value"], row["clash"]) for row in view(sql_url)] == [("3", 0)]
    sql_store.append("A", [log.write(settled.subject, Empty(), first)])
    assert [(row["value"], row["clash"]) for row in view(sql_url)] == [("3", 1)]


def test_an_answer_set_aside_is_marked_until_taken_back(sql_url: str, sql_store: SqlEventStore) -> None:
    """The mark belongs to the source's answer to that cell, in that row."""
    log = Log()
    row_a, row_b = (log.answer("1", cell=Cell(CELL.question, row)) for row in ("a", "b"))
    subject = answer_subject(Cell(CELL.question, "a"), "s1")._replace(kind=EventKind.SET_ASIDE)
    aside = log.write(subject, SetAside("forged"))
    sql_store.append("A", [row_a, row_b, aside])
    assert [row["set_aside"] for row in view(sql_url)] == [1, 0]
    sql_store.append("A", [log.write(subject, Empty(), aside)])
    assert [row["set_aside"] for row in view(sql_url)] == [0, 0]


def test_erased_answers_are_gone(sql_url: str, sql_store: SqlEventStore) -> None:
    """Other sources' answers stay."""
    log = Log()
    theirs = log.answer("2", source="s2")
    sql_store.append("A", [log.answer("1"), theirs])
    sql_store.append("A", [log.erase("s1")])
    assert [row["event"] for row in view(sql_url)] == [theirs.id]
