"""Engines: how a connection to SQLite or PostgreSQL behaves.

SQLite: write-ahead log with every commit on disk, foreign keys on, erased bytes overwritten, and a write
transaction takes its lock at the start, since a read that turns into a write fails on a stale snapshot
whatever the time it may wait. PostgreSQL: a dead connection is noticed and a lock is waited for as long as on
SQLite. No table is named here.
"""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event

from dd_toolkit.store.address import Address

_WRITES: Final = "ddq_writes"

_PRAGMAS: Final = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")


def make_engine(address: Address) -> Engine:
    """Return an engine; nothing is connected yet. Read with it, write with `writer_of` it."""
    if address.file is not None:
        engine = create_engine(address.url, connect_args={"timeout": address.wait}, hide_parameters=True)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    arguments = {} if "connect_timeout" in address.url.query else {"connect_timeout": 10}
    engine = create_engine(address.url, connect_args=arguments, pool_pre_ping=True, hide_parameters=True)
    milliseconds = int(address.wait * 1000)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if _is_writer(connection):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")

    return engine


def writer_of(engine: Engine) -> Engine:
    """Return the engine whose transactions write; it shares the connections of the given one."""
    return engine.execution_options(**{_WRITES: True})


def _is_writer(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(_WRITES))


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _is_writer(connection) else "BEGIN")
