"""Bring the tables to the newest revision; the only module that loads the migration library.

A migration is one transaction: it happens as a whole or not at all. Whether it may happen, and that a local
file is copied before, is decided in `database`.
"""

from __future__ import annotations

import os
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from dd_toolkit.store.schema import SCHEMA, Schema

CONNECTION: Final = "connection"
"""Under this name the script environment finds the connection."""


def migrate(connection: Connection, schema: Schema = SCHEMA, to: str = "head") -> None:
    """Bring the tables to a revision, by default the newest; the connection must not be in a transaction."""
    command.upgrade(_config(connection, schema), to)


def _config(connection: Connection, schema: Schema) -> Config:
    config = Config(attributes={CONNECTION: connection})
    config.set_main_option("script_location", "dd_toolkit.store:migrations")
    config.set_main_option("path_separator", "os")
    folders = os.pathsep.join(str(folder) for folder in schema.folders)
    config.set_main_option("version_locations", folders.replace("%", "%%"))
    return config
