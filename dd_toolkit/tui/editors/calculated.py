"""What a calculated question shows in place of a field: what it is made from, and what that gives."""

from __future__ import annotations

from textual.app import ComposeResult

from dd_toolkit.tui.editors.base import Asked, Editor
from dd_toolkit.tui.flow import Paragraph
from dd_toolkit.tui.panels.prose import Prose


class CalculatedEditor(Editor):
    """Shows numbers that nobody can type."""

    def compose(self) -> ComposeResult:
        """Make the text."""
        yield Prose()

    def show_asked(self, asked: Asked, raw: str) -> None:  # noqa: ARG002 -- the shape of every editor
        """Show what the number is made from and what each source's answers give."""
        self.query_one(Prose).show([Paragraph(line, indent=2) for line in asked.explained])

    def raw(self) -> str:
        """Return nothing: there is nothing to give."""
        return ""

    def begin(self) -> None:
        """Take the caret away: there is no field."""
        self.screen.set_focus(None)
