"""Databases for the tests of the store: each test has its own, and both systems run the same tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from dd_toolkit.store.database import upgrade
from dd_toolkit.store.event_store import SqlEventStore, open_store
from dd_toolkit.workflow.ports import EventStore
from tests.fakes import MemoryStore


def administer(server: str, *statements: str) -> None:
    """Run statements on a server's first database."""
    import psycopg  # noqa: PLC0415 -- only where a server is asked for

    with psycopg.connect(server, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def address_of(server: str, database: str) -> str:
    """Return the address of one database of a server."""
    return make_url(server).set(database=database).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a local database whose tables are made; tests copy it."""
    file = tmp_path_factory.mktemp("template") / "ddq.db"
    open_store(str(file)).close()
    return file


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """Make the tables once on the server."""
    administer(postgres_server, "CREATE DATABASE ddq_template")
    upgrade(address_of(postgres_server, "ddq_template"))
    return postgres_server


@pytest.fixture(scope="module")
def postgres_database(postgres_template: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """Make a database for one test module."""
    name = request.node.path.stem
    administer(postgres_template, f"CREATE DATABASE {name} TEMPLATE ddq_template")
    yield address_of(postgres_template, name)
    administer(postgres_template, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgres_url(postgres_database: str) -> str:
    """Give a database on a server with empty tables."""
    administer(postgres_database, "TRUNCATE event_replaces, event, assessment, pinned_text, draft")
    return postgres_database


@pytest.fixture
def sqlite_url(filled_file: Path, tmp_path: Path) -> str:
    """Give a local database with empty tables."""
    file = tmp_path / "private" / "ddq.db"
    file.parent.mkdir(mode=0o700)
    shutil.copy(filled_file, file)
    return f"sqlite:///{file}"


@pytest.fixture(params=["sqlite", "postgres"])
def sql_url(request: pytest.FixtureRequest) -> str:
    """Give a database with empty tables, on each system in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def sql_store(sql_url: str) -> Iterator[SqlEventStore]:
    """Open a store on each system in turn."""
    with closing(open_store(sql_url)) as store:
        yield store


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Iterator[EventStore]:
    """Open every kind of store in turn."""
    if request.param == "memory":
        yield MemoryStore()
        return
    with closing(open_store(request.getfixturevalue(f"{request.param}_url"))) as opened:
        yield opened
