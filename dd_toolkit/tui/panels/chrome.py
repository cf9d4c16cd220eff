"""What frames every screen: title, the mark of an invented assessment, and the keys at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Static

from dd_toolkit.tui.flow import shorten


class OneLine(Static):
    """One line of plain text, shortened to the width; styles apply to the whole line."""

    DEFAULT_CSS = "OneLine { height: 1; width: 1fr; }"

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id, classes=classes, markup=False)
        self.whole = ""

    def say(self, text: str) -> None:
        """Show a text."""
        if text != self.whole:
            self.whole = text
            self.refresh()

    def render(self) -> Content:
        """Return the text as far as it fits."""
        return Content(shorten(self.whole, self.content_size.width or len(self.whole)))


class KeyBar(Static):
    """The keys of a screen with what they do; a click on one does it too."""

    DEFAULT_CSS = "KeyBar { height: 1; width: 1fr; background: $panel; }"

    def __init__(self) -> None:
        super().__init__(id="keys", markup=False)
        self.entries: tuple[tuple[str, str, str], ...] = ()

    def offer(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """Show keys: what is printed for the key, what it does, and the action of the screen."""
        if tuple(entries) != self.entries:
            self.entries = tuple(entries)
            self.refresh()

    def render(self) -> Content:
        """Return as many keys as fit, the first ones first."""
        room = self.content_size.width or 80
        parts: list[Content] = []
        for key, label, action in self.entries:
            length = cell_len(key) + cell_len(label) + 2
            if length - 1 > room:
                break
            room -= length
            meta = f"[@click=screen.{action}][b $accent]$key[/] $label[/] "
            parts.append(Content.from_markup(meta, key=key, label=label))
        return Content.assemble(*parts)


class Reading(VerticalScroll, can_focus=False):
    """What scrolls as a whole; its bar is always there, so that longer text needs no second layout."""

    DEFAULT_CSS = "Reading { overflow-y: scroll; scrollbar-size-vertical: 1; }"
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)
