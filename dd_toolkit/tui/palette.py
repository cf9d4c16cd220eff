"""The palette: every command of the screen below it, found by typing a part of its name."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Provider

from dd_toolkit.tui.commands import Command, printed_key
from dd_toolkit.tui.screens.page import Page


class PageCommands(Provider):
    """Offers the commands of the screen from which the palette was opened."""

    async def discover(self) -> AsyncIterator[DiscoveryHit]:
        """Offer every command while nothing is typed."""
        for command, said in self._said():
            yield DiscoveryHit(said, partial(self._run, command.name), help=self._keys(command))

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Offer the commands whose sentence fits what is typed."""
        matcher = self.matcher(query)
        for command, said in self._said():
            score = matcher.match(said)
            if score > 0:
                run = partial(self._run, command.name)
                yield Hit(score, matcher.highlight(said), run, text=said, help=self._keys(command))

    def _said(self) -> Iterator[tuple[Command, str]]:
        page = self.screen
        if isinstance(page, Page):
            for command in page.COMMANDS_HERE:
                if command.name not in ("palette", "page_up", "page_down"):
                    yield command, page.words(f"app.about.{command.name}")

    def _keys(self, command: Command) -> str:
        keys = " ".join(printed_key(key) for key in command.keys)
        return f"{keys} ^o {command.letter}".strip() if command.letter else keys

    async def _run(self, name: str) -> None:
        await self.screen.run_action(name)
