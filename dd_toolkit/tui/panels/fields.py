"""Fields of text: what stands in them is never replaced by the first key, and their caret is still."""

from __future__ import annotations

from textual.widgets import Input, TextArea

from dd_toolkit.core.questionnaire.values import MAX_TEXT


class Line(Input):
    """A field of one line that keeps what stands in it when it gets the focus, and whose caret is still."""

    DEFAULT_CSS = "Line { width: 1fr; }"

    def __init__(self, id: str | None = None, *, placeholder: str = "") -> None:  # noqa: A002 -- Textual's name
        super().__init__(
            id=id, placeholder=placeholder, select_on_focus=False, compact=True, max_length=MAX_TEXT
        )
        self.cursor_blink = False

    def put(self, text: str) -> None:
        """Put text into the field without reporting a change; the caret goes to the end."""
        with self.prevent(Input.Changed):
            self.value = text
            self.cursor_position = len(text)


class Lines(TextArea):
    """A field of several lines that grows with its text; Tab leaves it."""

    DEFAULT_CSS = "Lines { width: 1fr; height: auto; min-height: 1; max-height: 6; }"

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id, compact=True, tab_behavior="focus", show_line_numbers=False, soft_wrap=True)
        self.cursor_blink = False
        self.highlight_cursor_line = False

    def put(self, text: str) -> None:
        """Put text into the field without reporting a change."""
        if text != self.text:
            with self.prevent(TextArea.Changed):
                self.load_text(text)
                self.move_cursor(self.document.end)
