"""How a database is, told without touching it; and a store that outlives its connection."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.store.database import DatabaseStatus, database_status
from dd_toolkit.store.event_store import open_store
from dd_toolkit.store.schema import SCHEMA
from tests.store.conftest import administer
from tests.store.logs import Log


def test_a_missing_file_is_no_problem_and_is_not_made(tmp_path: Path) -> None:
    """The first use makes it."""
    file = tmp_path / "none" / "ddq.db"
    status = database_status(str(file))
    assert status == DatabaseStatus(str(file), "sqlite", False, SCHEMA.newest)
    assert not file.parent.exists()


def test_a_sound_file_is_told_with_size_and_privacy(sqlite_url: str) -> None:
    """Asking leaves the file as it is."""
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    file.chmod(0o600)
    before = file.read_bytes()
    status = database_status(sqlite_url)
    assert (status.shown, status.system, status.exists) == (str(file), "sqlite", True)
    assert (status.revision, status.size, status.private) == (SCHEMA.newest, len(before), True)
    assert (status.copies, status.problem) == ((), None)
    assert file.read_bytes() == before


def test_a_file_that_others_may_read_is_told(sqlite_url: str) -> None:
    """It was copied or restored by hand; it works, and the person should know."""
    Path(sqlite_url.removeprefix("sqlite:///")).chmod(0o644)
    status = database_status(sqlite_url)
    assert (status.private, status.problem) == (False, None)


def test_a_file_that_may_not_be_written_is_told(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a person starts to answer; root may write everything, so the answer is given here."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    problem = database_status(sqlite_url).problem
    assert problem is not None
    assert problem.code is ProblemCode.DATABASE_READ_ONLY


def test_a_server_is_told_by_its_name(postgres_url: str) -> None:
    """Size and privacy are the server's business."""
    status = database_status(postgres_url)
    assert (status.system, status.exists, status.revision) == ("postgresql", True, SCHEMA.newest)
    assert (status.size, status.private, status.problem) == (None, None, None)
    assert status.shown.endswith(f"/{make_url(postgres_url).database}")


def test_a_lost_connection_is_made_again(postgres_url: str) -> None:
    """The server was restarted while the program was open."""
    with closing(open_store(postgres_url)) as store:
        store.append("A", [Log().answer("1")])
        administer(
            postgres_url,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        store.append("A", [Log(start=2).answer("2", source="s2")])
        assert len(store.events("A")) == 2
