"""Where new ids and the present instant come from: the two things that pure code refuses to make itself.

Nothing here reads or writes a database.
"""

from __future__ import annotations

from datetime import UTC, datetime

import uuid_utils


def new_id() -> str:
    """Return a new UUIDv7 as text; later calls of this process sort after earlier ones."""
    return str(uuid_utils.uuid7())


def utc_now() -> str:
    """Return the present instant in UTC as ISO text to the millisecond; always equally long, so it sorts."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
