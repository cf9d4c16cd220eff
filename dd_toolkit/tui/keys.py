"""Keys in their order: each one is heard to its end before the next.

On a slow line several keys arrive at once. Textual hands letters to a field at once and runs what other keys
do later, so that Enter could overtake or fall behind the text around it and an answer go to the wrong
question. Here a key waits until the one before it has done all it does, dialogs included.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from functools import partial
from typing import Final

from textual import events
from textual.app import App
from textual.dom import DOMNode

REST: Final = 0.04
"""Seconds after a key until it is asked whether it has done all it does: its own picture goes first."""
ROUNDS: Final = 3
"""From field to app and back: what a key sets going may be answered by the app and by a dialog."""
HEARD: Final = 0.5
"""Seconds after which a part of the screen that does not answer is waited for no longer."""


class KeysInOrder(App[None]):
    """An app that hears keys and pasted text strictly one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._is_hearing = False
        self._heard = 0
        """How many keys were heard."""
        self._is_at_rest = True
        """The last key has done all it does."""
        self._heard_by: tuple[DOMNode, ...] = ()
        """The field that heard the last key, and what holds it."""

    async def on_event(self, event: events.Event) -> None:
        """Queue what is typed; everything else, and keys on their way back up, go on as ever."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if not self._is_hearing:
            self._is_hearing = True
            if self._is_at_rest:
                await self._hear()
            else:
                await self._hear_after_the_last()

    async def _hear_after_the_last(self, rounds: int = ROUNDS) -> None:
        """Let the last key do all it does, in its field and then in the app, before the next is heard."""
        await until_heard(*self._heard_by, self.screen)
        self.call_later(self._hear if rounds == 1 else partial(self._hear_after_the_last, rounds - 1))

    async def _hear(self) -> None:
        """Hear one key, in a dialog that just opened once it is there."""
        if self.screen not in self._heard_by:
            await until_heard(self.screen)
        field = self.focused
        self._heard_by = (self.screen,) if field is None else (field, *field.ancestors)
        self._is_at_rest = False
        self._heard += 1
        await super().on_event(self._waiting.popleft())
        if self._waiting:
            await self._hear_after_the_last()
        else:
            self._is_hearing = False
            self.set_timer(REST, partial(self._come_to_rest, self._heard))

    async def _come_to_rest(self, heard: int, rounds: int = ROUNDS) -> None:
        """Let the last key do all it does while nobody types; the next one then need not wait for it."""
        if heard != self._heard or self._is_hearing:
            return
        await until_heard(*self._heard_by, self.screen)
        if rounds > 1:
            self.call_later(partial(self._come_to_rest, heard, rounds - 1))
        else:
            self._is_at_rest = heard == self._heard


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
