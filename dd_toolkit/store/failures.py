"""What went wrong in the database, told as a problem with a remedy.

Drivers raise dozens of errors; a person needs to know which of seven things happened, to which database.
The text of a statement or its parameters is never repeated: it may hold what a worker said.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError

from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError

_CODE_OF_SQLITE: Final[Mapping[int, ProblemCode]] = {
    sqlite3.SQLITE_BUSY: ProblemCode.DATABASE_LOCKED,
    sqlite3.SQLITE_LOCKED: ProblemCode.DATABASE_LOCKED,
    sqlite3.SQLITE_PROTOCOL: ProblemCode.DATABASE_LOCKED,
    sqlite3.SQLITE_READONLY: ProblemCode.DATABASE_READ_ONLY,
    sqlite3.SQLITE_PERM: ProblemCode.DATABASE_READ_ONLY,
    sqlite3.SQLITE_AUTH: ProblemCode.DATABASE_READ_ONLY,
    sqlite3.SQLITE_CORRUPT: ProblemCode.DATABASE_CORRUPT,
    sqlite3.SQLITE_NOTADB: ProblemCode.DATABASE_CORRUPT,
    sqlite3.SQLITE_ERROR: ProblemCode.DATABASE_CORRUPT,
    sqlite3.SQLITE_SCHEMA: ProblemCode.DATABASE_CORRUPT,
    sqlite3.SQLITE_FULL: ProblemCode.DISK_FULL,
    sqlite3.SQLITE_TOOBIG: ProblemCode.EVENT_UNFIT,
}
"""By primary result code; a missing table is an error of the statement, hence a damaged database."""

_CODE_OF_STATE: Final[Mapping[str, ProblemCode]] = {
    "25006": ProblemCode.DATABASE_READ_ONLY,  # read-only transaction
    "42501": ProblemCode.DATABASE_READ_ONLY,  # insufficient privilege
    "53100": ProblemCode.DISK_FULL,
    "55P03": ProblemCode.DATABASE_LOCKED,  # lock not available
    "40P01": ProblemCode.DATABASE_LOCKED,  # deadlock
    "40001": ProblemCode.DATABASE_LOCKED,  # serialization failure
}
_UNREACHED: Final = frozenset({"", "08", "28", "3D", "53", "57", "58"})
"""Classes of PostgreSQL's SQLSTATE in which the server could not be asked: no connection, no such login or
database, no resources, shut down. In all others it was asked, and its tables are not what they should be."""

_CODE_OF_ERRNO: Final[Mapping[int, ProblemCode]] = {
    errno.EACCES: ProblemCode.DATABASE_READ_ONLY,
    errno.EPERM: ProblemCode.DATABASE_READ_ONLY,
    errno.EROFS: ProblemCode.DATABASE_READ_ONLY,
    errno.ENOSPC: ProblemCode.DISK_FULL,
    errno.EDQUOT: ProblemCode.DISK_FULL,
}


class DamagedError(sqlite3.DatabaseError):
    """SQLite would say nothing, and yet what stands in the file contradicts itself."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


@contextmanager
def told(shown: str) -> Iterator[None]:
    """Turn what a driver or the file system raises into a `ProblemError` that names the database."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError, UnicodeError) as error:
        raise ProblemError(problem_of(error, shown)) from error


def problem_of(error: Exception, shown: str) -> Problem:
    """Return the problem that an error of a driver or of the file system stands for."""
    cause = (error.orig or error) if isinstance(error, DBAPIError) else error
    is_unfit = isinstance(error, DataError | IntegrityError | UnicodeError)
    code = ProblemCode.EVENT_UNFIT if is_unfit else _code_of(cause)
    reason = _reason(cause)
    event = {"event": "", "kind": "", "detail": reason} if is_unfit else {}
    return Problem(code, details={"database": shown, "reason": reason, **event})


def _code_of(cause: BaseException) -> ProblemCode:
    if isinstance(cause, OSError):
        return _CODE_OF_ERRNO.get(cause.errno or 0, ProblemCode.DATABASE_UNREACHABLE)
    if isinstance(cause, sqlite3.Error):
        primary = getattr(cause, "sqlite_errorcode", -1) & 0xFF
        return _CODE_OF_SQLITE.get(primary, ProblemCode.DATABASE_UNREACHABLE)
    state = getattr(cause, "sqlstate", None) or ""
    reached = ProblemCode.DATABASE_UNREACHABLE if state[:2] in _UNREACHED else ProblemCode.DATABASE_CORRUPT
    return _CODE_OF_STATE.get(state, reached)


def _reason(cause: BaseException) -> str:
    """Return the driver's first line; PostgreSQL's further ones quote the row."""
    primary = getattr(getattr(cause, "diag", None), "message_primary", None)
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    text = str(primary or cause).strip()
    return text.splitlines()[0] if text else type(cause).__name__
