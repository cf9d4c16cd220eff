"""Which form the tables have, and whether this version can work with it.

The form is a revision: one word in the table `schema_revision`. It is read with plain SQL, so that opening a
database that is up to date never loads the migration library. Nothing is changed here.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.store.local_file import connect_existing

REVISION_TABLE: Final = "schema_revision"
_READ: Final = f"SELECT version_num FROM {REVISION_TABLE}"


@dataclass(frozen=True, slots=True)
class Schema:
    """The revisions that this version knows."""

    revisions: tuple[str, ...]
    """Oldest first."""
    folders: tuple[Path, ...]
    """Where their scripts are."""

    @property
    def newest(self) -> str:
        """Return the revision that this version works with."""
        return self.revisions[-1]


SCHEMA: Final = Schema(("0001",), (Path(__file__).parent / "migrations" / "versions",))


class Form(StrEnum):
    """How a database's tables stand to this version."""

    EMPTY = "empty"
    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"
    FOREIGN = "foreign"
    """It holds tables, and they are not ours."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a database."""

    form: Form
    revision: str | None
    """None where the database is empty or foreign."""

    def problem(self, shown: str, schema: Schema) -> Problem | None:
        """Return what keeps this version from working with the tables as they are."""
        if self.form is Form.CURRENT:
            return None
        if self.form is Form.FOREIGN:
            details = {"database": shown, "reason": "not a database of this program"}
            return Problem(ProblemCode.DATABASE_CORRUPT, details=details)
        code = ProblemCode.DATABASE_NEWER if self.form is Form.NEWER else ProblemCode.DATABASE_OLDER
        found = self.revision or "none"
        reason = f"revision {found}, not {schema.newest}"
        details = {"database": shown, "reason": reason, "found": found, "known": schema.newest}
        return Problem(code, details=details)


def look_at_file(file: Path, schema: Schema) -> Found:
    """Tell the form of a local database that exists; the file is not changed."""
    with closing(connect_existing(file)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master").fetchall()
        if (REVISION_TABLE,) not in names:
            return Found(Form.FOREIGN if names else Form.EMPTY, None)
        return _found(connection.execute(_READ).fetchone(), schema)


def look_at_server(connection: Connection, schema: Schema) -> Found:
    """Tell the form of a database on a server; foreign tables beside ours are none of our business."""
    if not inspect(connection).has_table(REVISION_TABLE):
        return Found(Form.EMPTY, None)
    row = connection.exec_driver_sql(_READ).fetchone()
    return _found(None if row is None else (row[0],), schema)


def _found(row: tuple[str] | None, schema: Schema) -> Found:
    if row is None:
        return Found(Form.FOREIGN, None)
    if row[0] == schema.newest:
        return Found(Form.CURRENT, row[0])
    return Found(Form.OLDER if row[0] in schema.revisions else Form.NEWER, row[0])
