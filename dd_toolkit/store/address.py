"""Where the database is: the text a person gives, read into an address that is safe to show.

`sqlite:///file`, a bare file path, `postgresql://…` and `postgresql+psycopg://…` are understood;
`?timeout=SECONDS` says how long to wait for another writer. Nothing is opened here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError

WAIT: Final = 5.0
"""Seconds that a writer waits for another one."""

_DRIVER: Final = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


@dataclass(frozen=True, slots=True)
class Address:
    """A database's address."""

    url: URL
    """Names the driver; holds the password, so it is never shown."""
    shown: str
    """What messages call the database: the file, or the server and database without a password."""
    wait: float = WAIT

    @property
    def file(self) -> Path | None:
        """Return the file of a local database, None for a server's."""
        is_local = self.url.drivername == "sqlite"
        return Path(self.url.database) if is_local and self.url.database else None


def read_address(text: str) -> Address:
    """Read an address; raise `ProblemError` (`database-unreachable`) for one that is not understood."""
    if "://" not in text:
        file = Path(text).expanduser().absolute()
        return Address(URL.create("sqlite", database=str(file)), str(file))
    scheme = text.partition("://")[0]
    try:
        url = make_url(text)
        wait = float(str(url.query.get("timeout", WAIT)))
    except (ArgumentError, ValueError):
        raise _unread(scheme) from None
    driver = _DRIVER.get(url.drivername)
    if driver is None or wait < 0:
        raise _unread(scheme)
    url = url.set(drivername=driver).difference_update_query(["timeout"])
    return _local(url, wait) if driver == "sqlite" else Address(url, _shown(url), wait)


def _local(url: URL, wait: float) -> Address:
    if not url.database or url.database == ":memory:" or url.host or url.query:
        raise _unread("sqlite")
    file = Path(url.database).expanduser().absolute()
    return Address(url.set(database=str(file)), str(file), wait)


def _shown(url: URL) -> str:
    host = url.host or str(url.query.get("host", ""))
    port = f":{url.port}" if url.port else ""
    return f"postgresql://{host}{port}/{url.database or ''}"


def _unread(scheme: str) -> ProblemError:
    """Return the problem of an address; only its scheme is repeated, the rest may hold a password."""
    details = {"database": f"{scheme}://…", "reason": "not an address of SQLite or PostgreSQL"}
    return ProblemError(Problem(ProblemCode.DATABASE_UNREACHABLE, details=details))
