"""Keys in their order: each one is heard to its end before the next.

On a slow line several keys arrive at once. Textual hands letters to a field at once and runs what other keys
do later, so that Enter could overtake or fall behind the text around it and an answer go to the wrong
question. Here a key waits until the one before it has done all it does, dialogs included.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import Final

from textual import events
from textual.app import App
from textual.dom import DOMNode

HEARD: Final = 0.5
"""Seconds after which a part of the screen that does not answer is waited for no longer."""


class KeysInOrder(App[None]):
    """An app that hears keys and pasted text strictly one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._is_hearing = False

    async def on_event(self, event: events.Event) -> None:
        """Queue what is typed; everything else, and keys on their way back up, go on as ever."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if not self._is_hearing:
            await self._hear_next()

    async def _hear_next(self) -> None:
        """Hear the next key; what it sets going in the app comes before the one after it."""
        self._is_hearing = bool(self._waiting)
        if not self._waiting:
            return
        await until_heard(self.screen)
        field = self.focused
        await super().on_event(self._waiting.popleft())
        if field is not None:
            await until_heard(field, *field.ancestors)
        self.call_later(self._hear_next)


async def until_heard(*nodes: DOMNode) -> None:
    """Wait until parts of a screen, from the inside to the outside, have done all that they were told.

    Twice, since what one is told may make it tell the next one something of its own.
    """
    heard = asyncio.Event()
    with suppress(TimeoutError):
        async with asyncio.timeout(HEARD):
            for node in (*nodes, *nodes):
                heard.clear()
                if not isinstance(node, App) and node.call_later(heard.set):
                    await heard.wait()
