"""Answers that are typed: numbers with their unit, days, documents with two days, and free text.

Nothing is refused while typing; the door for values says what is wrong once the text is given.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label, TextArea

from dd_toolkit.core.questionnaire.questions import Question, QuestionType
from dd_toolkit.tui.editors.base import Asked, Editor
from dd_toolkit.tui.panels.fields import Line, Lines
from dd_toolkit.words.catalogue import Words


class LineEditor(Editor):
    """A number with its unit, or a day."""

    def compose(self) -> ComposeResult:
        """Make the field and the place for the unit."""
        with Horizontal(classes="field"):
            yield Line()
            yield Label(classes="unit", markup=False)

    def show_asked(self, asked: Asked, raw: str) -> None:
        """Show the text, the unit behind it, and how to write it."""
        line = self.query_one(Line)
        line.put(raw)
        line.placeholder = placeholder_of(asked.question, asked.words)
        self.query_one(Label).update(unit_of(asked.question))

    def raw(self) -> str:
        """Return what was typed."""
        return self.query_one(Line).value

    def begin(self) -> None:
        """Put the caret into the field."""
        self.screen.set_focus(self.query_one(Line), scroll_visible=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report typing."""
        event.stop()
        self.typed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the answer."""
        event.stop()
        self.enter()


class DocumentEditor(Editor):
    """The day a document was issued and the day it expires; no second day means that it does not expire."""

    def compose(self) -> ComposeResult:
        """Make both fields."""
        for name in ("issued", "expires"):
            with Horizontal(classes="field"):
                yield Label(id=f"{name}-label", classes="name", markup=False)
                yield Line(id=name)

    def show_asked(self, asked: Asked, raw: str) -> None:
        """Show both days."""
        issued, _, expires = raw.partition("..")
        for name, text in (("issued", issued), ("expires", expires)):
            self.query_one(f"#{name}", Line).put(text)
            self.query_one(f"#{name}-label", Label).update(asked.words(f"app.document.{name}"))
        self.query_one("#issued", Line).placeholder = asked.words("app.placeholder.day")
        self.query_one("#expires", Line).placeholder = asked.words("app.placeholder.day_or_never")

    def raw(self) -> str:
        """Return both days as they are read."""
        issued = self.query_one("#issued", Line).value.strip()
        expires = self.query_one("#expires", Line).value.strip()
        return f"{issued}..{expires}" if expires else issued

    def begin(self) -> None:
        """Put the caret into the first field."""
        self.screen.set_focus(self.query_one("#issued", Line), scroll_visible=False)

    @property
    def is_settled(self) -> bool:
        """Wait for the second day: a pause after the first one does not mean that there is none."""
        return bool(self.query_one("#issued", Line).value and self.query_one("#expires", Line).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report typing."""
        event.stop()
        self.typed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go from the first day to the second, and give the answer there."""
        event.stop()
        if event.input.id == "issued" and event.input.value.strip():
            self.screen.set_focus(self.query_one("#expires", Line))
        else:
            self.enter()


class TextEditor(Editor):
    """Words; Enter begins a new line, leaving the field gives the answer."""

    def compose(self) -> ComposeResult:
        """Make the field."""
        yield Lines()

    def show_asked(self, asked: Asked, raw: str) -> None:  # noqa: ARG002 -- the shape of every editor
        """Show the text."""
        self.query_one(Lines).put(raw)

    def raw(self) -> str:
        """Return what was typed."""
        return self.query_one(Lines).text

    def begin(self) -> None:
        """Put the caret into the field."""
        self.screen.set_focus(self.query_one(Lines), scroll_visible=False)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Report typing."""
        event.stop()
        self.typed()


def unit_of(question: Question) -> str:
    """Return the unit that stands behind a number; empty for a day."""
    return "%" if question.type is QuestionType.PERCENT else question.unit


def placeholder_of(question: Question, words: Words) -> str:
    """Return what an empty field shows."""
    kind = {QuestionType.DATE: "day", QuestionType.PERCENT: "percent"}.get(question.type, "number")
    return words(f"app.placeholder.{kind}")
