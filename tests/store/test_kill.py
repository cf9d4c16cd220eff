"""Every acknowledged answer survives `kill -9`, at any moment, on both systems."""

from __future__ import annotations

import multiprocessing
import random
import sqlite3
import time
from contextlib import closing
from multiprocessing.connection import Connection

import pytest

from dd_toolkit.core.assessment.events import Answer, AnswerState, EventKind, SetAside, Subject
from dd_toolkit.store.event_store import open_store
from dd_toolkit.store.identity import new_id, utc_now
from dd_toolkit.workflow.ports import Draft, Pen

PREPARED = multiprocessing.get_context("forkserver")
"""Children of a process that has imported the store already: a new interpreter each would cost a second."""
PREPARED.set_forkserver_preload(["tests.store.test_kill", "dd_toolkit.store.migrate"])


def answer_for_ever(url: str, acknowledge: Connection) -> None:
    """Write an answer and the setting aside of it, acknowledge their ids once they are kept, and again."""
    pen = Pen("A", "Li", utc_now, new_id)
    with closing(open_store(url)) as store:
        number = 0
        while True:
            number += 1
            cell = (f"LAB-AAA-01.{number}", "", "s1")
            answer = Answer(AnswerState.ANSWERED, str(number), note="注" * 200)
            pair = [
                pen.write(EventKind.ANSWER, Subject(EventKind.ANSWER, *cell), answer),
                pen.write(EventKind.SET_ASIDE, Subject(EventKind.SET_ASIDE, *cell), SetAside("forged")),
            ]
            store.keep_draft("A", Draft("note", f"typing {number}", utc_now()))
            store.append("A", pair)
            acknowledge.send([event.id for event in pair])


def acknowledged_until_killed(url: str, chance: random.Random) -> set[str]:
    """Start a writer, kill it at a random moment after its first answers, return what it acknowledged."""
    reader, writer = PREPARED.Pipe(duplex=False)
    child = PREPARED.Process(target=answer_for_ever, args=(url, writer))
    child.start()
    writer.close()
    ids: set[str] = set()
    with closing(reader):
        for _ in range(chance.randint(1, 8)):
            ids.update(reader.recv())
        time.sleep(chance.random() * 0.02)
        child.kill()
        try:
            while True:
                ids.update(reader.recv())
        except EOFError:
            child.join()
    return ids


def check(url: str, acknowledged: set[str]) -> None:
    """See that nothing acknowledged is missing, that pairs are whole, and that the log can be read."""
    with closing(open_store(url)) as store:
        events = store.events("A")
        assert store.drafts("A")[0].text.startswith("typing ")
    assert acknowledged <= {event.id for event in events}
    kinds: dict[str, list[EventKind]] = {}
    for event in events:
        kinds.setdefault(event.subject.question, []).append(event.kind)
    assert all(len(kept) % 2 == 0 for kept in kinds.values())


@pytest.mark.slow
def test_acknowledged_answers_survive_a_killed_writer_of_a_file(sqlite_url: str) -> None:
    """Twelve writers, each killed in the midst of it."""
    chance, acknowledged = random.Random(1), set[str]()
    for _ in range(12):
        acknowledged |= acknowledged_until_killed(sqlite_url, chance)
        check(sqlite_url, acknowledged)
        with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(acknowledged) >= 24


@pytest.mark.slow
def test_acknowledged_answers_survive_a_killed_writer_on_a_server(postgres_url: str) -> None:
    """Four writers; the server ends what they had not finished."""
    chance, acknowledged = random.Random(2), set[str]()
    for _ in range(4):
        acknowledged |= acknowledged_until_killed(postgres_url, chance)
        check(postgres_url, acknowledged)
    assert len(acknowledged) >= 8


def open_and_write(url: str, name: str) -> None:
    """Open a database as one of several at once, and write a little."""
    pen = Pen(name, "Li", utc_now, new_id)
    with closing(open_store(url)) as store:
        subject = Subject(EventKind.ANSWER, "LAB-AAA-01.1", "", "s1")
        store.append(name, [pen.write(EventKind.ANSWER, subject, Answer(AnswerState.UNKNOWN))])


def test_several_processes_may_make_the_same_new_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whoever comes second finds the tables made, or waits for them."""
    url = f"sqlite:///{tmp_path_factory.mktemp('shared') / 'new' / 'ddq.db'}"
    children = [PREPARED.Process(target=open_and_write, args=(url, f"A{number}")) for number in range(4)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0, 0, 0, 0]
    with closing(open_store(url)) as store:
        assert all(len(store.events(f"A{number}")) == 1 for number in range(4))
