"""Addresses are read in every usual form, and shown without what must stay secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from dd_toolkit.core.problems import ProblemCode, ProblemError
from dd_toolkit.store.address import read_address
from dd_toolkit.store.database import database_status
from dd_toolkit.store.event_store import open_store

SECRET = "hunter2"


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://li:{SECRET}@127.0.0.1:1/ddq",
        f"postgresql+psycopg://li:{SECRET}@127.0.0.1:1/ddq?connect_timeout=2",
        f"postgresql://127.0.0.1:1/ddq?user=li&password={SECRET}",
        f"mysql://li:{SECRET}@127.0.0.1/ddq",
        f"postgresql://li:{SECRET}@127.0.0.1:port/ddq",
        f"sqlite://li:{SECRET}@host/file.db",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:////tmp/x.db?timeout=soon",
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(url: str) -> None:
    """The database is named, the reason is the driver's, the secret is in neither nor in a traceback."""
    with pytest.raises(ProblemError) as caught:
        open_store(url)
    problem = caught.value.problems[0]
    assert problem.code is ProblemCode.DATABASE_UNREACHABLE
    assert problem.details["database"]
    assert problem.details["reason"]
    assert SECRET not in f"{problem.details}{caught.value}{caught.value.__cause__}"
    status = database_status(url)
    assert status.problem == problem


def test_an_address_is_shown_without_user_and_password() -> None:
    """Host, port and database are enough to know which one it is."""
    address = read_address(f"postgresql://li:{SECRET}@db.example:5433/audits?sslmode=require")
    assert address.shown == "postgresql://db.example:5433/audits"
    assert address.url.drivername == "postgresql+psycopg"
    assert address.url.password == SECRET


def test_a_file_path_is_an_address(tmp_path: Path) -> None:
    """A bare path and its URL are the same database."""
    file = tmp_path / "工厂 1.db"
    assert read_address(str(file)).file == file
    assert read_address(f"sqlite:///{file}").file == file
    assert read_address(f"sqlite:///{tmp_path}/%E5%B7%A5%E5%8E%82%201.db").file == file
