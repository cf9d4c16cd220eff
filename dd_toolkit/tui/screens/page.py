"""What every full screen has: a title, the mark of an invented assessment, a line of keys, two languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from dd_toolkit.tui.commands import Command, printed_key
from dd_toolkit.tui.panels.chrome import KeyBar, OneLine
from dd_toolkit.tui.screens.help import HelpScreen
from dd_toolkit.words.catalogue import Words

Result = TypeVar("Result")


class Page(Screen[Result]):
    """A full screen; subclasses name their commands and fill the body."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        """Put the frame around the body."""
        yield OneLine(id="heading")
        yield OneLine(id="banner")
        yield from self.body()
        yield KeyBar()

    def body(self) -> Iterable[Widget]:
        """Make what stands between title and keys."""
        return ()

    def on_mount(self) -> None:
        """Prepare what the screen shows and say it for the first time."""
        self.mark_invented(invented=False)
        self.prepare()
        self.relabel(self.words)
        self.ready()

    def prepare(self) -> None:
        """Fill what has no words yet."""

    def ready(self) -> None:
        """Put the cursor where work begins."""

    def relabel(self, words: Words) -> None:
        """Say everything in a language."""
        self.words = words
        self.query_one("#banner", OneLine).say(words("app.invented"))
        self.query_one("#heading", OneLine).say(self.heading())
        self.query_one(KeyBar).offer(
            [
                (printed_key(command.keys[0]), words(f"app.do.{command.name}"), command.name)
                for command in self.COMMANDS_HERE
                if command.shown
            ]
        )

    def heading(self) -> str:
        """Return the title of the screen."""
        return ""

    def mark_invented(self, *, invented: bool) -> None:
        """Show or hide the mark of an invented assessment."""
        self.query_one("#banner", OneLine).display = invented

    def may_close(self) -> bool:
        """Keep what is being typed; tell whether the app may end."""
        return True

    def show_writing(self, reports: int) -> None:
        """Show that reports are being written; pages without room for it say nothing."""

    def action_help(self) -> None:
        """Show every key of the screen."""
        self.app.push_screen(HelpScreen(self.words, self.COMMANDS_HERE))

    async def action_language(self) -> None:
        """Change the language of the whole app."""
        await self.run_action("app.language")

    def action_palette(self) -> None:
        """Open the palette of all commands."""
        self.app.action_command_palette()
