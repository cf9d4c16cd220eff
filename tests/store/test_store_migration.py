"""Tables come from migrations alone; older ones are brought up to date without loss, and never half-way."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.pool import NullPool

from dd_toolkit.core.assessment.events import Event
from dd_toolkit.core.problems import ProblemCode, ProblemError
from dd_toolkit.store.address import read_address
from dd_toolkit.store.database import database_status, upgrade
from dd_toolkit.store.event_store import open_store
from dd_toolkit.store.rows import METADATA
from dd_toolkit.store.schema import REVISION_TABLE, SCHEMA, Schema
from tests.store.conftest import address_of, administer
from tests.store.logs import Log

REBUILD = """
    import sqlalchemy as sa
    from alembic import op

    revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None

    def upgrade():
        view = op.get_bind().exec_driver_sql({view!r}).scalar()
        op.execute("DROP VIEW current_answer")
        for table in ("assessment", "event"):
            with op.batch_alter_table(table) as batch:
                batch.add_column(sa.Column("extra", sa.Text(), nullable=False, server_default="x"))
                batch.create_check_constraint(op.f(f"ck_{{table}}_extra"), "length(extra) = 1")
        op.execute(view if view.startswith("CREATE") else "CREATE VIEW current_answer AS " + view)
        {more}
"""
VIEW_TEXT = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE name = 'current_answer'",
    "postgresql": "SELECT pg_get_viewdef('current_answer')",
}


_numbers = itertools.count(1)


@pytest.fixture
def postgres_url(postgres_template: str) -> Iterator[str]:
    """Make a database for one test: a migration changes its tables."""
    name = f"migrated_{next(_numbers)}"
    administer(postgres_template, f"CREATE DATABASE {name} TEMPLATE ddq_template")
    yield address_of(postgres_template, name)
    administer(postgres_template, f"DROP DATABASE {name} WITH (FORCE)")


def plain_engine(url: str) -> Engine:
    """Return an engine without any of the store's settings."""
    return create_engine(read_address(url).url, poolclass=NullPool)


def later_schema(folder: Path, url: str, more: str = "") -> Schema:
    """Return a schema with one more revision, which rebuilds tables that others point at."""
    system = "sqlite" if url.startswith("sqlite") else "postgresql"
    folder.mkdir()
    script = dedent(REBUILD).format(view=VIEW_TEXT[system], more=more)
    (folder / "r0002_later.py").write_text(script)
    return Schema((*SCHEMA.revisions, "0002"), (*SCHEMA.folders, folder))


def fill(url: str) -> tuple[Event, ...]:
    """Keep a small log in a database of the present revision, and return it."""
    log = Log()
    first = log.answer("60")
    events = (*log.opening(), first, log.answer("48", first))
    with closing(open_store(url)) as store:
        store.append("A", events)
        return store.events("A")


def revision_of(url: str) -> str:
    """Return the revision that a database has."""
    with plain_engine(url).connect() as connection:
        return str(connection.execute(text(f"SELECT version_num FROM {REVISION_TABLE}")).scalar_one())


def test_migrations_make_the_tables_that_the_classes_declare(sql_url: str) -> None:
    """The comparison that `alembic check` makes finds nothing to do."""
    with plain_engine(sql_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": REVISION_TABLE})
        assert compare_metadata(context, METADATA) == []


def test_migrations_make_the_checks_that_the_classes_declare(
    sql_url: str, postgres_server: str, tmp_path: Path
) -> None:
    """Alembic compares no CHECKs, so names and texts are compared here."""
    if sql_url.startswith("sqlite"):
        declared = create_engine(f"sqlite:///{tmp_path / 'declared.db'}", poolclass=NullPool)
    else:
        administer(postgres_server, "CREATE DATABASE declared")
        url = read_address(postgres_server).url.set(database="declared")
        declared = create_engine(url, poolclass=NullPool)
    METADATA.create_all(declared)
    with plain_engine(sql_url).connect() as made, declared.connect() as wanted:
        assert checks(made) == checks(wanted)
        assert len(checks(made)) == 6


def checks(connection: Connection) -> set[tuple[str, str, str]]:
    """Return table, name and text of every CHECK."""
    inspector = inspect(connection)
    return {
        (table, str(check["name"]), str(check["sqltext"]))
        for table in METADATA.tables
        for check in inspector.get_check_constraints(table)
    }


def test_the_known_revisions_are_the_scripts() -> None:
    """The list that is read without the migration library is the one that the library finds."""
    from alembic.config import Config  # noqa: PLC0415 -- as the store does
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "dd_toolkit.store:migrations")
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    scripts = [each.revision for each in script.walk_revisions()]
    assert tuple(reversed(scripts)) == SCHEMA.revisions


def test_a_filled_database_survives_a_rebuild_of_its_tables(sql_url: str, tmp_path: Path) -> None:
    """Rows that point at a rebuilt table stay, events and view read as before."""
    events = fill(sql_url)
    schema = later_schema(tmp_path / "later", sql_url)
    done = upgrade(sql_url, schema=schema)
    assert (done.before, done.after, revision_of(sql_url)) == ("0001", "0002", "0002")
    with closing(open_store(sql_url, schema=schema)) as store:
        assert store.events("A") == events
        assert store.entries()[0].answers == 1


def test_foreign_keys_are_on_again_after_a_migration(sqlite_url: str, tmp_path: Path) -> None:
    """The connection that migrated goes back to the pool as it was."""
    schema = later_schema(tmp_path / "later", sqlite_url)
    with closing(open_store(sqlite_url, schema=schema)) as store, store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_local_file_is_copied_and_migrated_when_it_is_opened(sqlite_url: str, tmp_path: Path) -> None:
    """The copy is the old database, whole, and private like the file."""
    events = fill(sqlite_url)
    schema = later_schema(tmp_path / "later", sqlite_url)
    with closing(open_store(sqlite_url, schema=schema)) as store:
        assert store.events("A") == events
    (copy,) = database_status(sqlite_url, schema=schema).copies
    assert copy.stat().st_mode & 0o777 == 0o600
    assert revision_of(f"sqlite:///{copy}") == "0001"
    with closing(open_store(str(copy))) as old:
        assert old.events("A") == events


def test_a_local_file_is_not_migrated_where_that_is_not_wanted(sqlite_url: str, tmp_path: Path) -> None:
    """It is refused like an older shared database, and nothing is copied."""
    schema = later_schema(tmp_path / "later", sqlite_url)
    with pytest.raises(ProblemError) as caught:
        open_store(sqlite_url, migrate_local=False, schema=schema)
    assert caught.value.problems[0].code is ProblemCode.DATABASE_OLDER
    status = database_status(sqlite_url, schema=schema)
    assert (status.copies, status.revision, status.problem) == ((), "0001", None)


def test_a_shared_database_is_migrated_by_hand_only(postgres_url: str, tmp_path: Path) -> None:
    """Opening an older one is refused with both revisions; `upgrade` brings it up to date, once."""
    schema = later_schema(tmp_path / "later", postgres_url)
    with pytest.raises(ProblemError) as caught:
        open_store(postgres_url, schema=schema)
    problem = caught.value.problems[0]
    assert problem.code is ProblemCode.DATABASE_OLDER
    assert (problem.details["found"], problem.details["known"]) == ("0001", "0002")
    assert database_status(postgres_url, schema=schema).problem == problem
    first, second = upgrade(postgres_url, schema=schema), upgrade(postgres_url, schema=schema)
    assert (first.before, second.before, second.copy) == ("0001", "0002", None)


@pytest.mark.parametrize(
    "more",
    [
        "op.execute('SELECT * FROM nowhere')",
        "op.execute(\"INSERT INTO event_replaces VALUES ('nobody', 'nothing', 'A')\")",
    ],
    ids=["statement fails", "row points at nothing"],
)
def test_a_failing_migration_changes_nothing(sql_url: str, tmp_path: Path, more: str) -> None:
    """Tables, rows and revision are as before, and the reason is told."""
    events = fill(sql_url)
    schema = later_schema(tmp_path / "later", sql_url, more)
    with pytest.raises(ProblemError) as caught:
        upgrade(sql_url, schema=schema)
    assert caught.value.problems[0].details["reason"]
    assert revision_of(sql_url) == "0001"
    with closing(open_store(sql_url)) as store:
        assert store.events("A") == events
    with plain_engine(sql_url).connect() as connection:
        assert "extra" not in {column["name"] for column in inspect(connection).get_columns("event")}


def test_a_new_local_database_is_private(tmp_path: Path) -> None:
    """The file and the write-ahead log beside it are the owner's alone, in a folder that is too."""
    file = tmp_path / "new" / "folder" / "ddq.db"
    with closing(open_store(f"sqlite:///{file}")) as store:
        store.append("A", Log().opening())
        modes = {each.name: each.stat().st_mode & 0o777 for each in file.parent.iterdir()}
    assert modes["ddq.db"] == modes["ddq.db-wal"] == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_local_database_keeps_every_commit_on_disk(sqlite_url: str) -> None:
    """Write-ahead log, synchronous FULL, foreign keys, erased bytes overwritten."""
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    with closing(open_store(sqlite_url)) as store, store._engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted


def test_erased_words_are_in_no_file(sqlite_url: str, tmp_path: Path) -> None:
    """Neither in the database, nor in its log, nor in the copy that a migration left."""
    schema = later_schema(tmp_path / "later", sqlite_url)
    log = Log()
    secret = "overtime-is-forced"
    events = [log.answer(f"{secret}-{number}" * 20, source=f"s{number % 2}") for number in range(200)]
    with closing(open_store(sqlite_url)) as store:
        store.append("A", events)
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    with closing(open_store(sqlite_url, schema=schema)) as store:
        assert sum(secret.encode() in each.read_bytes() for each in folder.iterdir()) >= 2
        store.append("A", [log.erase("s0"), log.erase("s1")])
        assert {each.name for each in folder.iterdir()} >= {"ddq.db", "ddq.db-wal"}
        assert [each.name for each in folder.iterdir() if secret.encode() in each.read_bytes()] == []


def test_sound_tables_after_everything(sqlite_url: str, tmp_path: Path) -> None:
    """SQLite finds nothing wrong in a migrated, filled file."""
    fill(sqlite_url)
    upgrade(sqlite_url, schema=later_schema(tmp_path / "later", sqlite_url))
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
