"""Several writers at once, ids and instants, and what a start of the program may load."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from dd_toolkit.core.assessment.events import Answer, AnswerState, EventKind, Subject
from dd_toolkit.store.address import read_address
from dd_toolkit.store.event_store import SqlEventStore, open_store
from dd_toolkit.store.identity import new_id, utc_now
from dd_toolkit.workflow.ports import Pen
from tests.store.logs import Log

ROOT = Path(__file__).resolve().parents[2]


def test_writers_at_once_number_their_events_without_gaps(sql_url: str, sql_store: SqlEventStore) -> None:
    """Two windows and a thread each get numbers under the lock: 1 to n, every event kept once."""

    def write(store: SqlEventStore, name: str) -> None:
        pen = Pen("A", name, utc_now, new_id)
        for number in range(25):
            subject = Subject(EventKind.ANSWER, f"LAB-AAA-01.{number}", "", name)
            store.append("A", [pen.write(EventKind.ANSWER, subject, Answer(AnswerState.UNKNOWN))])

    with closing(open_store(sql_url)) as other, ThreadPoolExecutor(3) as pool:
        work: list[tuple[SqlEventStore, str]] = [(sql_store, "a"), (sql_store, "b"), (other, "c")]
        list(pool.map(write, *zip(*work, strict=True)))
    assert len(sql_store.events("A")) == 75
    engine = create_engine(read_address(sql_url).url, poolclass=NullPool)
    with engine.connect() as connection:
        numbers = connection.execute(text("SELECT sequence FROM event ORDER BY sequence")).scalars().all()
        counter = connection.execute(text("SELECT sequence FROM assessment")).scalar_one()
    assert numbers == list(range(1, 76))
    assert counter == 75


def test_a_retry_takes_no_number(sql_url: str, sql_store: SqlEventStore) -> None:
    """A window that remembers the last number it saw misses nothing."""
    log = Log()
    first, second = log.answer("1"), log.answer("2", source="s2")
    for batch in ([first], [first], [first, second, second]):
        sql_store.append("A", batch)
    engine = create_engine(read_address(sql_url).url, poolclass=NullPool)
    with engine.connect() as connection:
        numbered = connection.execute(text("SELECT sequence, id FROM event")).all()
    assert sorted(tuple(row) for row in numbered) == [(1, first.id), (2, second.id)]


def test_ids_sort_by_time_of_making() -> None:
    """Also within a millisecond, and from several threads none comes twice."""
    ids = [new_id() for _ in range(20_000)]
    assert ids == sorted(set(ids))
    assert {len(id_) for id_ in ids} == {36}
    with ThreadPoolExecutor(4) as pool:
        many = [id_ for made in pool.map(lambda _: [new_id() for _ in range(2000)], range(4)) for id_ in made]
    assert len(set(many)) == 8000
    assert min(many) > ids[-1]


def test_instants_are_utc_and_sort_as_text() -> None:
    """To the millisecond, with a Z, equally long."""
    instants = [utc_now() for _ in range(200)]
    assert instants == sorted(instants)
    assert {len(instant) for instant in instants} == {len("2026-11-01T08:00:00.000Z")}
    age = datetime.now(UTC) - datetime.fromisoformat(instants[-1])
    assert 0 <= age.total_seconds() < 60


def loaded_after(script: str) -> set[str]:
    """Return the modules that a new interpreter has loaded after a script."""
    code = f"{script}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_opening_a_database_loads_nothing_heavy(sqlite_url: str) -> None:
    """No migration library, no server driver, no other face of the program."""
    script = (
        "from dd_toolkit.store.event_store import open_store\n"
        f"store = open_store({sqlite_url!r})\nstore.entries()\nstore.close()"
    )
    loaded = loaded_after(script)
    assert "sqlmodel" in loaded
    assert not loaded & {"alembic", "psycopg", "textual", "weasyprint", "yaml", "mako"}
