"""The file of a local database: made private, looked at before it is opened, copied before it changes.

A file that is not ours is only ever read: nothing here or after changes one byte of it.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

_BEFORE: Final = ".before-"


def make_private_file(file: Path) -> None:
    """Make an empty file that its owner alone may read, in a folder likewise; a known file is left alone."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return


def is_private(file: Path) -> bool:
    """Tell whether nobody but the owner may read the file."""
    return file.stat().st_mode & 0o077 == 0


def is_sound(file: Path) -> bool:
    """Tell whether SQLite finds no damage in the file; one that is no database raises `sqlite3.Error`."""
    with closing(connect_existing(file)) as connection:
        return bool(connection.execute("PRAGMA quick_check").fetchone() == ("ok",))


def connect_existing(file: Path) -> sqlite3.Connection:
    """Connect to a file without making one and without changing how it keeps its journal."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)


def copy_before(file: Path, revision: str) -> Path:
    """Copy a database as it is, before a change to `revision`; the copy is whole or absent, and private."""
    copy = file.with_name(f"{file.name}{_BEFORE}{revision}")
    half = copy.with_name(f"{copy.name}.half")
    half.unlink(missing_ok=True)
    make_private_file(half)
    try:
        with closing(connect_existing(file)) as source, closing(sqlite3.connect(half)) as target:
            source.backup(target)
        half.replace(copy)
    finally:
        half.unlink(missing_ok=True)
    return copy


def copies_before(file: Path) -> tuple[Path, ...]:
    """Return the copies that changes of the tables left beside the file, sorted by name."""
    return tuple(sorted(each for each in file.parent.iterdir() if each.name.startswith(file.name + _BEFORE)))
