"""The note and the citation that go with an answer."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label, TextArea

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.tui.panels.fields import Line, Lines
from dd_toolkit.tui.sitting import CITE, NOTE, Seat
from dd_toolkit.words.catalogue import Words


class Remarks(Vertical):
    """Two fields below the editor; both are kept when the person leaves them."""

    DEFAULT_CSS = "Remarks { height: auto; width: 1fr; }"

    @dataclass
    class Typed(Message):
        """Text changed that is not kept yet."""

        seat: Seat
        field: str
        text: str

    @dataclass
    class Given(Message):
        """The person left a field or pressed Enter in it."""

        seat: Seat
        field: str
        text: str

    def __init__(self) -> None:
        super().__init__(id="remarks")
        self._seat = Seat(Cell(""), "")
        self._kept = {NOTE: "", CITE: ""}

    def compose(self) -> ComposeResult:
        """Make both fields."""
        with Horizontal(classes="field"):
            yield Label(id="note-label", classes="name", markup=False)
            yield Lines(id=NOTE)
        with Horizontal(classes="field"):
            yield Label(id="cite-label", classes="name", markup=False)
            yield Line(id=CITE)

    def relabel(self, words: Words) -> None:
        """Say the labels in another language."""
        self.query_one("#note-label", Label).update(words("app.field.note"))
        self.query_one("#cite-label", Label).update(words("app.field.cite"))

    def load(self, seat: Seat, kept: tuple[str, str], shown: tuple[str, str]) -> None:
        """Show note and citation of an answer, or what is being typed in their place."""
        self._seat = seat
        self._kept = {NOTE: kept[0], CITE: kept[1]}
        self.query_one(f"#{NOTE}", Lines).put(shown[0])
        self.query_one(f"#{CITE}", Line).put(shown[1])

    def text(self, field: str) -> str:
        """Return what stands in a field."""
        if field == NOTE:
            return self.query_one(f"#{NOTE}", Lines).text
        return self.query_one(f"#{CITE}", Line).value

    def pending(self) -> list[tuple[str, str]]:
        """Return fields whose text is not what is kept."""
        return [(field, self.text(field)) for field in (NOTE, CITE) if self.text(field) != self._kept[field]]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report typing."""
        event.stop()
        self.post_message(self.Typed(self._seat, CITE, event.value))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Report typing."""
        event.stop()
        self.post_message(self.Typed(self._seat, NOTE, event.text_area.text))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the citation."""
        event.stop()
        self.post_message(self.Given(self._seat, CITE, event.value))

    def on_descendant_blur(self) -> None:
        """Give what differs when a field is left."""
        for field, text in self.pending():
            self.post_message(self.Given(self._seat, field, text))
