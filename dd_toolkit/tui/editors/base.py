"""What every editor does: show an answer, hand back what was typed, and report what a person did.

An editor owns no answer. It is told what is kept, and posts raw text as `parse_value` reads it.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.questionnaire.questions import Question
from dd_toolkit.tui.sitting import Seat
from dd_toolkit.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """What an editor shows."""

    seat: Seat
    """The cell and the source whose answer it is."""
    question: Question
    raw: str
    """The kept answer as raw text; empty without one."""
    draft: str
    """What the field shows: text being typed before what is kept."""
    people: int
    """How many people the speaking source speaks for."""
    words: Words
    explained: tuple[str, ...] = ()
    """For a calculated question: what it is made from and what each source's answers give."""


class Editor(Vertical):
    """One way to answer."""

    DEFAULT_CSS = "Editor { height: auto; width: 1fr; }"

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)
    """Follows from the fields; a change of it asks for no second layout, as it does elsewhere."""

    @dataclass
    class Given(Message):
        """The person gave an answer: it is to be kept now."""

        seat: Seat
        raw: str

    @dataclass
    class Typed(Message):
        """The text changed and is no answer yet."""

        seat: Seat
        raw: str

    class Onward(Message):
        """The person is done here."""

    @dataclass
    class Told(Message):
        """The person did something that is no answer; the code says what to do instead."""

        code: str

    def __init__(self, id: str) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self._seat = Seat(Cell(""), "")
        self._baseline = ""
        """What `raw` gives while nothing differs from what is kept."""
        self._seen = ""

    def load(self, asked: Asked) -> None:
        """Show a question's kept answer, or what is being typed in its place."""
        self._seat = asked.seat
        self.show_asked(asked, asked.raw)
        self._baseline = self.raw()
        if asked.draft != asked.raw:
            self.show_asked(asked, asked.draft)
        self._seen = self.raw()

    def show_asked(self, asked: Asked, raw: str) -> None:
        """Put raw text into the fields; never posts a message."""
        raise NotImplementedError

    def raw(self) -> str:
        """Return what the fields hold as raw text; empty where they hold nothing."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw a choice that was given and is not shown yet; fields of text have nothing to draw."""

    def begin(self) -> None:
        """Put the cursor into the first field."""
        raise NotImplementedError

    @property
    def is_settled(self) -> bool:
        """Tell whether what stands in the fields may be kept when the person pauses."""
        return bool(self.raw().strip())

    def pending(self) -> str | None:
        """Return text that differs from what is kept; None where nothing is to be kept."""
        raw = self.raw()
        return raw if raw.strip() and raw != self._baseline else None

    def accept(self) -> None:
        """Take what stands in the fields as what is kept, without touching it."""
        self._baseline = self.raw()

    def enter(self) -> None:
        """Give what was typed; what is kept already is left behind."""
        raw = self.raw()
        if raw == self._baseline:
            self.post_message(self.Onward())
        elif not raw.strip():
            self.post_message(self.Told("app.hint.blank"))
        else:
            self.post_message(self.Given(self._seat, raw))

    def typed(self) -> None:
        """Report text that changed."""
        raw = self.raw()
        if raw != self._seen:
            self._seen = raw
            self.post_message(self.Typed(self._seat, raw))

    def on_descendant_blur(self) -> None:
        """Give what was typed when the person leaves the editor, not when they go from field to field."""
        self.call_later(self._give_if_left)

    def _give_if_left(self) -> None:
        focused = self.screen.focused
        if focused is not None and self in focused.ancestors:
            return
        raw = self.pending()
        if raw is not None:
            self.post_message(self.Given(self._seat, raw))
