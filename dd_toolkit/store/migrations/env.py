"""How the scripts run: on the connection that `migrate` gives, as one transaction.

SQLite rebuilds a table by dropping it, and with foreign keys on, dropping it deletes or orphans the rows that
point at it. So they are off while the scripts run, which SQLite allows outside a transaction only, and every
reference is checked before the commit. On a server a lock keeps two migrations apart; SQLite's write
transaction does the same for a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from sqlalchemy import Connection

from dd_toolkit.store.failures import DamagedError
from dd_toolkit.store.migrate import CONNECTION
from dd_toolkit.store.rows import METADATA
from dd_toolkit.store.schema import REVISION_TABLE

_LOCK = 0x64647131
"""Any number that no other user of the server's advisory locks takes."""


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    """Switch foreign keys off past SQLAlchemy, which would begin a transaction first."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        version_table=REVISION_TABLE,
        render_as_batch=True,
    )
    context.run_migrations()


def _run_on_sqlite(connection: Connection) -> None:
    with _without_foreign_keys(connection), connection.begin():
        _run(connection)
        astray = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if astray is not None:
            raise DamagedError(f"a row of {astray[0]} points at nothing")


def _run_on_server(connection: Connection) -> None:
    with connection.begin():
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        _run(connection)


def _main() -> None:
    connection = context.config.attributes[CONNECTION]
    if connection.dialect.name == "sqlite":
        _run_on_sqlite(connection)
    else:
        _run_on_server(connection)


_main()
