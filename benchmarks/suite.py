"""Every measurement in the order of the table, with the names of its rows, by which the page is tested."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from benchmarks import app, core, loading, peers, printing, starts
from benchmarks.table import Row


class Part(NamedTuple):
    """Some rows of the table and what measures them."""

    names: Sequence[str]
    measure: Callable[[], Sequence[Row]]


PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "core": Part(core.NAMES, core.rows),
        "starts": Part(starts.NAMES, starts.rows),
        "app": Part(app.NAMES, app.rows),
        "printing": Part(printing.NAMES, printing.rows),
        "loading": Part(loading.NAMES, loading.rows),
    }
)
"""What `make bench` measures."""
PEERS: Final = Part(peers.NAMES, peers.rows)
"""What is measured only when asked for, since other projects' engines are fetched for it."""


def measured(part: Part) -> Iterator[Row]:
    """Yield the rows of a part; rows other than it names are a fault of it."""
    rows = part.measure()
    if tuple(row.name for row in rows) != tuple(part.names):
        raise RuntimeError(f"these rows should be measured: {', '.join(part.names)}")
    yield from rows
