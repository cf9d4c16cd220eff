"""Whatever is wrong with a database: a person reads which one and what, no secret, and nothing is lost."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.engine import make_url

from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError
from dd_toolkit.store.database import database_status, upgrade
from dd_toolkit.store.event_store import SqlEventStore, open_store
from dd_toolkit.store.failures import problem_of
from dd_toolkit.workflow.ports import Draft
from tests.store.conftest import address_of, administer
from tests.store.logs import Log


def problem_from(act: Callable[[], object]) -> Problem:
    """Return the problem that an act raises."""
    with pytest.raises(ProblemError) as caught:
        act()
    (problem,) = caught.value.problems
    return problem


@contextmanager
def every_connection(*statements: str) -> Iterator[None]:
    """Run statements on every new connection, after the store's own settings."""

    def run(connection: sqlite3.Connection, _record: object) -> None:
        for statement in statements:
            connection.execute(statement)

    event.listen(Engine, "connect", run)
    try:
        yield
    finally:
        event.remove(Engine, "connect", run)


def file_of(url: str) -> Path:
    """Return the file of a local database."""
    return Path(url.removeprefix("sqlite:///"))


def test_a_locked_file_is_told(sqlite_url: str) -> None:
    """Another writer holds it longer than we wait; afterwards everything works again."""
    with closing(open_store(f"{sqlite_url}?timeout=0.05")) as store:
        with closing(sqlite3.connect(file_of(sqlite_url), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            problem = problem_from(lambda: store.append("A", [Log().answer("1")]))
            assert store.events("A") == ()
        assert problem.code is ProblemCode.DATABASE_LOCKED
        assert problem.details["database"] == str(file_of(sqlite_url))
        store.append("A", [Log().answer("1")])
        assert len(store.events("A")) == 1


def test_a_locked_row_on_a_server_is_told(postgres_url: str) -> None:
    """Another writer holds the assessment longer than we wait; others can be written meanwhile."""
    import psycopg  # noqa: PLC0415 -- only where a server is asked for

    address = make_url(postgres_url).update_query_dict({"timeout": "0.05"})
    with closing(open_store(address.render_as_string(hide_password=False))) as store:
        store.append("A", [Log().answer("1")])
        with psycopg.connect(postgres_url) as other:
            other.execute("SELECT * FROM assessment WHERE id = 'A' FOR UPDATE")
            problem = problem_from(lambda: store.append("A", [Log(start=2).answer("2")]))
            store.append("B", [Log("B").answer("1")])
        assert problem.code is ProblemCode.DATABASE_LOCKED
        assert len(store.events("A")) == 1


def test_a_read_only_file_is_told(sqlite_url: str) -> None:
    """It can be read, and a write is refused as a whole."""
    with every_connection("PRAGMA query_only = ON"), closing(open_store(sqlite_url)) as store:
        assert store.entries() == ()
        for act in (
            lambda: store.append("A", [Log().answer("1")]),
            lambda: store.keep_draft("A", Draft("k", "x", "2026-11-01T08:00:00Z")),
        ):
            assert problem_from(act).code is ProblemCode.DATABASE_READ_ONLY


def test_a_read_only_server_is_told(postgres_url: str) -> None:
    """A standby, or a login that may read only."""
    name = make_url(postgres_url).database
    administer(postgres_url, f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    try:
        with closing(open_store(postgres_url)) as store:
            assert store.entries() == ()
            problem = problem_from(lambda: store.append("A", [Log().answer("1")]))
        assert problem.code is ProblemCode.DATABASE_READ_ONLY
    finally:
        statement = f"ALTER DATABASE {name} RESET default_transaction_read_only"
        administer(postgres_url, "SET default_transaction_read_only = off", statement)


def test_a_full_disk_is_told_and_nothing_is_half_written(sqlite_url: str) -> None:
    """What was kept before is still there, and small things fit again afterwards."""
    log = Log()
    first = log.answer("1")
    with every_connection("PRAGMA max_page_count = 60"), closing(open_store(sqlite_url)) as store:
        store.append("A", [first])
        many = [log.answer("x" * 500) for _ in range(2000)]
        assert problem_from(lambda: store.append("A", many)).code is ProblemCode.DISK_FULL
        assert store.events("A") == (first,)
        store.append("A", [log.answer("2", first)])
        assert len(store.events("A")) == 2
    with closing(sqlite3.connect(file_of(sqlite_url))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("content", [b"not a database at all" * 50, b"SQLite format 3\x00" + b"\xff" * 2000])
def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path, content: bytes) -> None:
    """Not one byte of somebody's file is changed, by opening, by upgrading, or by asking how it is."""
    file = tmp_path / "notes.db"
    file.write_bytes(content)
    for act in (lambda: open_store(str(file)), lambda: upgrade(str(file))):
        assert problem_from(act).code is ProblemCode.DATABASE_CORRUPT
    status = database_status(str(file))
    assert status.problem is not None
    assert status.problem.code is ProblemCode.DATABASE_CORRUPT
    assert file.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["notes.db"]


def test_somebody_elses_database_is_told_and_left_alone(tmp_path: Path) -> None:
    """A database with other tables is not filled with ours, nor is its journal changed."""
    file = tmp_path / "photos.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE photo (id INTEGER)")
    before = file.read_bytes()
    assert problem_from(lambda: open_store(str(file))).code is ProblemCode.DATABASE_CORRUPT
    assert file.read_bytes() == before


def test_damaged_pages_are_told(sqlite_url: str) -> None:
    """Reading over a damaged page says so, and so does the status."""
    log = Log()
    with closing(open_store(sqlite_url)) as store:
        store.append("A", [log.answer("x" * 300) for _ in range(500)])
    file = file_of(sqlite_url)
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'event'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * size)
        opened.write(b"\xa5" * size)
    with closing(open_store(sqlite_url)) as store:
        assert problem_from(lambda: store.events("A")).code is ProblemCode.DATABASE_CORRUPT
    status = database_status(sqlite_url)
    assert status.problem is not None
    assert status.problem.code is ProblemCode.DATABASE_CORRUPT


def test_a_lost_table_is_told(sql_url: str, sql_store: SqlEventStore) -> None:
    """Somebody dropped it by hand."""
    if sql_url.startswith("sqlite"):
        with closing(sqlite3.connect(file_of(sql_url))) as connection:
            connection.execute("ALTER TABLE draft RENAME TO lost")
    else:
        administer(sql_url, "ALTER TABLE draft RENAME TO lost")
    try:
        assert problem_from(lambda: sql_store.drafts("A")).code is ProblemCode.DATABASE_CORRUPT
    finally:
        if not sql_url.startswith("sqlite"):
            administer(sql_url, "ALTER TABLE lost RENAME TO draft")


def test_a_newer_database_is_refused_and_left_alone(sql_url: str) -> None:
    """Both revisions are told; nothing is copied or changed."""
    change = "UPDATE schema_revision SET version_num = '{}'"
    if sql_url.startswith("sqlite"):
        with closing(sqlite3.connect(file_of(sql_url), isolation_level=None)) as connection:
            connection.execute(change.format("9999"))
    else:
        administer(sql_url, change.format("9999"))
    try:
        for act in (lambda: open_store(sql_url), lambda: upgrade(sql_url)):
            problem = problem_from(act)
            assert problem.code is ProblemCode.DATABASE_NEWER
            assert (problem.details["found"], problem.details["known"]) == ("9999", "0001")
        status = database_status(sql_url)
        assert (status.problem, status.revision, status.copies) == (problem, "9999", ())
    finally:
        if not sql_url.startswith("sqlite"):
            administer(sql_url, change.format("0001"))


def test_an_empty_shared_database_is_refused_until_upgraded(postgres_server: str) -> None:
    """Whoever shares it says when its tables are made."""
    administer(postgres_server, "CREATE DATABASE untouched")
    url = address_of(postgres_server, "untouched")
    problem = problem_from(lambda: open_store(url))
    assert (problem.code, problem.details["found"]) == (ProblemCode.DATABASE_OLDER, "none")
    assert upgrade(url).before is None
    with closing(open_store(url)) as store:
        assert store.entries() == ()
    assert database_status(url).problem is None


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    """Also a file in place of a folder."""
    (tmp_path / "file").write_text("x")
    for path in (tmp_path, tmp_path / "file" / "ddq.db", Path("/proc/nowhere/ddq.db")):
        assert problem_from(lambda path=path: open_store(str(path))).code is ProblemCode.DATABASE_UNREACHABLE  # type: ignore[misc]


def test_text_that_databases_cannot_keep_is_told(sql_store: SqlEventStore) -> None:
    """Half of a character never reaches the disk."""
    problem = problem_from(lambda: sql_store.keep_draft("A", Draft("k", "\ud800", "2026-11-01T08:00:00Z")))
    assert problem.code is ProblemCode.EVENT_UNFIT


def test_an_unreadable_event_is_named(sql_url: str, sql_store: SqlEventStore) -> None:
    """Somebody changed rows by hand: every one that no longer fits is told."""
    log = Log()
    events = [*log.opening(), log.answer("1"), log.answer("2", source="s2")]
    sql_store.append("A", events)
    change = "UPDATE event SET body = '{}' WHERE kind IN ('answer', 'site')"
    if sql_url.startswith("sqlite"):
        with closing(sqlite3.connect(file_of(sql_url), isolation_level=None)) as connection:
            connection.execute(change)
    else:
        administer(sql_url, change)
    with pytest.raises(ProblemError) as caught:
        sql_store.events("A")
    assert {problem.code for problem in caught.value.problems} == {ProblemCode.EVENT_UNFIT}
    assert {problem.details["event"] for problem in caught.value.problems} == {each.id for each in events[1:]}
    assert problem_from(sql_store.entries).details["event"] == events[1].id


def test_a_changed_pinned_text_is_told(sqlite_url: str) -> None:
    """A questionnaire that no longer has its fingerprint is not read as if it were the pinned one."""
    from dd_toolkit.core.questionnaire.questionnaire import fingerprint  # noqa: PLC0415 -- one test's need

    with closing(open_store(sqlite_url)) as store:
        store.pin({fingerprint("text"): "text"})
        with closing(sqlite3.connect(file_of(sqlite_url), isolation_level=None)) as connection:
            connection.execute("UPDATE pinned_text SET text = 'other'")
        problem = problem_from(lambda: store.pinned(fingerprint("text")))
    assert problem.code is ProblemCode.FINGERPRINT_DIFFERS


class ServerError(Exception):
    """What a driver raises, with a SQLSTATE."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("message\nDETAIL: what a worker said")
        self.sqlstate = sqlstate


def sqlite_error(code: int) -> sqlite3.Error:
    """Return SQLite's error with an extended result code."""
    error = sqlite3.OperationalError("message")
    error.sqlite_errorcode = code
    return error


CASES: list[tuple[Any, ProblemCode]] = [
    (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), ProblemCode.DATABASE_LOCKED),
    (sqlite_error(sqlite3.SQLITE_READONLY_DBMOVED), ProblemCode.DATABASE_READ_ONLY),
    (sqlite_error(sqlite3.SQLITE_CORRUPT_INDEX), ProblemCode.DATABASE_CORRUPT),
    (sqlite_error(sqlite3.SQLITE_IOERR_WRITE), ProblemCode.DATABASE_UNREACHABLE),
    (ServerError("53100"), ProblemCode.DISK_FULL),
    (ServerError("40P01"), ProblemCode.DATABASE_LOCKED),
    (ServerError("42501"), ProblemCode.DATABASE_READ_ONLY),
    (ServerError("XX001"), ProblemCode.DATABASE_CORRUPT),
    (ServerError("57P01"), ProblemCode.DATABASE_UNREACHABLE),
    (ServerError(None), ProblemCode.DATABASE_UNREACHABLE),
    (OSError(errno.ENOSPC, "No space left on device"), ProblemCode.DISK_FULL),
    (OSError(errno.EROFS, "Read-only file system"), ProblemCode.DATABASE_READ_ONLY),
    (OSError(errno.ENOENT, "No such file or directory"), ProblemCode.DATABASE_UNREACHABLE),
]


@pytest.mark.parametrize(("error", "code"), CASES, ids=lambda each: str(getattr(each, "value", each))[:20])
def test_every_kind_of_failure_has_its_code(error: Exception, code: ProblemCode) -> None:
    """Also those that a test cannot bring about; only the first line of the driver is repeated."""
    problem = problem_of(error, "shown")
    assert problem.code is code
    assert problem.details["database"] == "shown"
    assert "worker" not in problem.details["reason"]
