"""Open a database, bring it up to date, tell how it is.

A local file is made, and brought up to date after a copy, when it is opened; a shared database only when a
person asks with `upgrade`, since everybody who shares it must have a version that knows the new form. A newer
or a foreign database is refused, and left as it was.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError
from dd_toolkit.store.address import Address, read_address
from dd_toolkit.store.engine import make_engine, writer_of
from dd_toolkit.store.failures import told
from dd_toolkit.store.local_file import copies_before, copy_before, is_private, is_sound, make_private_file
from dd_toolkit.store.schema import SCHEMA, Form, Found, Schema, look_at_file, look_at_server

_MIGRATED: Final = frozenset({Form.EMPTY, Form.OLDER})


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade did."""

    shown: str
    before: str | None
    """The revision that was found; None where the database was empty."""
    after: str
    """The revision it has now; the same where nothing was to be done."""
    copy: Path | None
    """The copy of a local file as it was; None where none was needed."""


@dataclass(frozen=True, slots=True)
class DatabaseStatus:
    """How a database is, for `ddq doctor`."""

    shown: str
    """The file, or server and database; never a password."""
    system: str
    """`sqlite` or `postgresql`."""
    exists: bool
    """False for a local file that is not made yet; the first use makes it."""
    newest: str
    """The revision that this version works with."""
    revision: str | None = None
    """The revision that was found; None where there is none or it cannot be read."""
    size: int | None = None
    """Bytes of a local file; None for a server's."""
    private: bool | None = None
    """Whether nobody but the owner may read the file; None for a server's."""
    copies: tuple[Path, ...] = ()
    """Copies that earlier upgrades left beside the file."""
    problem: Problem | None = None
    """What keeps it from being used; None where all is well, also where opening brings it up to date."""


def open_engine(address: Address, *, migrate_local: bool = True, schema: Schema = SCHEMA) -> Engine:
    """Return an engine on a database whose tables are up to date, or raise `ProblemError`.

    A missing or empty local file is set up. An older one is copied and migrated where `migrate_local` says
    so, else refused like an older shared one.
    """
    engine = make_engine(address)
    try:
        with told(address.shown):
            if address.file is not None:
                make_private_file(address.file)
            found = _look(address, engine, schema)
            allowed = _MIGRATED if migrate_local else {Form.EMPTY}
            if address.file is not None and found.form in allowed:
                _migrate(address, engine, found, schema)
            else:
                _refuse(found, address, schema)
    except BaseException:
        engine.dispose()
        raise
    return engine


def upgrade(url: str, *, schema: Schema = SCHEMA) -> Upgraded:
    """Bring a local or shared database to the newest revision; raise `ProblemError` where that cannot be."""
    address = read_address(url)
    engine = make_engine(address)
    try:
        with told(address.shown):
            if address.file is not None:
                make_private_file(address.file)
            found = _look(address, engine, schema)
            copy = None
            if found.form in _MIGRATED:
                copy = _migrate(address, engine, found, schema)
            else:
                _refuse(found, address, schema)
    finally:
        engine.dispose()
    return Upgraded(address.shown, found.revision, schema.newest, copy)


def database_status(url: str, *, schema: Schema = SCHEMA) -> DatabaseStatus:
    """Tell how a database is; nothing is made, changed or raised."""
    try:
        address = read_address(url)
    except ProblemError as error:
        problem = error.problems[0]
        return DatabaseStatus(problem.details["database"], "", False, schema.newest, problem=problem)
    local = address.file
    system = "postgresql" if local is None else "sqlite"
    status = DatabaseStatus(address.shown, system, local is None or local.exists(), schema.newest)
    if not status.exists:
        return status
    try:
        with told(address.shown):
            if local is None:
                return _status_of_server(address, status, schema)
            return _status_of_file(local, status, schema)
    except ProblemError as error:
        return replace(status, problem=error.problems[0])


def _look(address: Address, engine: Engine, schema: Schema) -> Found:
    if address.file is not None:
        return look_at_file(address.file, schema)
    with engine.connect() as connection:
        return look_at_server(connection, schema)


def _migrate(address: Address, engine: Engine, found: Found, schema: Schema) -> Path | None:
    """Migrate, a filled local file after a copy; return the copy."""
    from dd_toolkit.store.migrate import migrate  # noqa: PLC0415 -- costs as much as all other start-up

    copy = None
    if address.file is not None and found.form is Form.OLDER:
        copy = copy_before(address.file, schema.newest)
    with writer_of(engine).connect() as connection:
        migrate(connection, schema)
    return copy


def _refuse(found: Found, address: Address, schema: Schema) -> None:
    problem = found.problem(address.shown, schema)
    if problem is not None:
        raise ProblemError(problem)


def _status_of_file(file: Path, status: DatabaseStatus, schema: Schema) -> DatabaseStatus:
    status = replace(status, size=file.stat().st_size, private=is_private(file), copies=copies_before(file))
    found = look_at_file(file, schema)
    problem = None if found.form in _MIGRATED else found.problem(status.shown, schema)
    if problem is None and not os.access(file, os.W_OK):
        problem = _trouble(ProblemCode.DATABASE_READ_ONLY, status.shown, "the file may not be written")
    if problem is None and not is_sound(file):
        problem = _trouble(ProblemCode.DATABASE_CORRUPT, status.shown, "SQLite finds damaged pages")
    return replace(status, revision=found.revision, problem=problem)


def _status_of_server(address: Address, status: DatabaseStatus, schema: Schema) -> DatabaseStatus:
    engine = make_engine(address)
    try:
        found = _look(address, engine, schema)
    finally:
        engine.dispose()
    return replace(status, revision=found.revision, problem=found.problem(status.shown, schema))


def _trouble(code: ProblemCode, shown: str, reason: str) -> Problem:
    return Problem(code, details={"database": shown, "reason": reason})
