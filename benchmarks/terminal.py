"""A program in a real pseudo-terminal, and the instant at which something stands on its screen.

What the program writes is stamped when it arrives and drawn only once it is quiet, so that drawing costs the
program nothing. Every wait ends: what does not appear raises with the screen as it is.
"""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import perf_counter, sleep
from typing import Final, Self

import pexpect
import pyte

from benchmarks.workspace import Workspace

COLUMNS: Final = 80
LINES: Final = 24
QUIET: Final = 0.03
"""Seconds without output after which what arrived is drawn."""
LATEST: Final = 0.25
"""Seconds after which it is drawn at the latest; a caret that blinks never is quiet."""
SAME_FRAME: Final = 0.003
"""Seconds within which what arrives next is the rest of the same picture; a read gives 4 kB at most."""

Shows = Callable[[Sequence[str]], bool]
"""Tells whether the lines of a screen show what is waited for."""


class Terminal:
    """A terminal with one program in it; use it in a `with`."""

    def __init__(self, place: Workspace, *command: str) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._arrived: list[tuple[float, bytes]] = []
        self._drawn = 0.0
        """The instant at which what was drawn last arrived."""
        self.started = perf_counter()
        """The instant before the program was started."""
        self._child = pexpect.spawn(
            command[0],
            list(command[1:]),
            cwd=str(place.folder),
            env=dict(place.environment),
            dimensions=(LINES, COLUMNS),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    @property
    def lines(self) -> Sequence[str]:
        """Return what the screen shows."""
        lines: list[str] = self._screen.display
        return lines

    def send(self, keys: str) -> float:
        """Type keys and return the instant before the first of them."""
        sent = perf_counter()
        os.write(self._child.child_fd, keys.encode())
        return sent

    def seen(self, shows: Shows, limit: float = 20) -> float:
        """Wait until the screen shows something, and return the instant at which that picture was whole."""
        if shows(self.lines):
            return self._drawn
        end = perf_counter() + limit
        while perf_counter() < end:
            self._listen(end)
            painted = self._draw(shows)
            if painted is not None:
                return painted
        screen = "\n".join(self.lines)
        raise TimeoutError(f"not on the screen within {limit:g} seconds; the screen is:\n{screen}")

    def settle(self, seconds: float) -> None:
        """Let the program work for some time and draw what it writes."""
        end = perf_counter() + seconds
        while perf_counter() < end:
            self._listen(end)
            self._draw(lambda _lines: False)

    def close(self) -> None:
        """End the program and what it has started; a report that is being written must slow nothing else."""
        with suppress(ProcessLookupError):
            os.killpg(self._child.pid, signal.SIGKILL)
        self._child.close(force=True)

    def _draw(self, shows: Shows) -> float | None:
        """Draw what arrived; return the instant at which the picture that shows something was whole."""
        painted: float | None = None
        for arrived, content in self._arrived:
            self._stream.feed(content)
            self._drawn = arrived
            if (painted is None and shows(self.lines)) or (painted and arrived - painted < SAME_FRAME):
                painted = arrived
        self._arrived.clear()
        return painted

    def _listen(self, end: float) -> None:
        """Collect what arrives until it is quiet."""
        first: float | None = None
        while True:
            now = perf_counter()
            latest = end if first is None else min(end, first + LATEST)
            if now >= latest:
                return
            wait = latest - now if first is None else min(QUIET, latest - now)
            if not select.select([self._child.child_fd], [], [], wait)[0]:
                return
            try:
                content = os.read(self._child.child_fd, 65536)
            except OSError:
                content = b""
            if not content:
                sleep(QUIET)
                return
            self._arrived.append((perf_counter(), content))
            first = first or self._arrived[0][0]


def line_with(*parts: str) -> Shows:
    """Return a test whether one line of a screen holds all of these, in this order."""

    def shows(lines: Sequence[str]) -> bool:
        return any(_in_order(line, parts) for line in lines)

    return shows


def _in_order(line: str, parts: Sequence[str]) -> bool:
    at = 0
    for part in parts:
        found = line.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True
