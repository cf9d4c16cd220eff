"""Keep what is typed: on Enter, on leaving, after a pause, and as a draft each second.

An answer goes to the question and the source it was typed for, wherever the person is by then.
"""

from __future__ import annotations

from typing import Final

from textual.timer import Timer

from dd_toolkit.tui.editors.base import Editor
from dd_toolkit.tui.editors.pane import EditorPane
from dd_toolkit.tui.panels.chrome import OneLine
from dd_toolkit.tui.panels.remarks import Remarks
from dd_toolkit.tui.screens.seated import SeatedPage
from dd_toolkit.tui.sitting import CITE, NOTE, VALUE, Seat

IDLE: Final = 2.0
"""Seconds without a key after which typed text is kept."""


class KeepingPage(SeatedPage):
    """What the editors report, handed to the sitting."""

    _idle: Timer | None = None

    def on_editor_given(self, event: Editor.Given) -> None:
        """Keep an answer, asking first who gives it."""
        event.stop()
        if not event.seat.source:
            self.query_one(EditorPane).editor.redraw()
            self.note_typing()
            if event.seat == self.sitting.seat and self.is_current:
                self.with_source(self.leave_cell)
            return
        self.keep(event.seat, event.raw)

    def on_editor_typed(self, event: Editor.Typed) -> None:
        """Note what is being typed and wait for a pause."""
        event.stop()
        self.sitting.type(event.seat, VALUE, event.raw)
        self._wait()

    def on_editor_onward(self, event: Editor.Onward) -> None:
        """Go to the next question."""
        event.stop()
        self.action_next()

    def on_editor_told(self, event: Editor.Told) -> None:
        """Say what to do instead."""
        event.stop()
        self.show_hint(event.code)

    def on_remarks_typed(self, event: Remarks.Typed) -> None:
        """Note what is being typed and wait for a pause."""
        event.stop()
        self.sitting.type(event.seat, event.field, event.text)
        self._wait()

    def on_remarks_given(self, event: Remarks.Given) -> None:
        """Keep a note or citation with its answer."""
        event.stop()
        self.keep_remark(event.seat, event.field, event.text)

    def keep(self, seat: Seat, raw: str) -> bool:
        """Keep a value; tell whether nothing stood in the way."""
        problems = self.sitting.give(seat, raw)
        if problems:
            self.sitting.type(seat, VALUE, raw)
        if seat == self.sitting.seat:
            self.show_change(problems)
        elif not problems:
            self.show_change(())
        return not problems

    def keep_remark(self, seat: Seat, field: str, text: str) -> None:
        """Keep a note or citation; without an answer it waits for one."""
        problems = self.sitting.give_remark(seat, field, text)
        if seat == self.sitting.seat:
            self.show_change(problems, load=False)
            if not problems and self.sitting.recorded is not None:
                remarks = self.query_one(Remarks)
                kept = (self.sitting.kept(seat, NOTE), self.sitting.kept(seat, CITE))
                remarks.load(seat, kept, (remarks.text(NOTE), remarks.text(CITE)))

    def leave_cell(self) -> None:
        """Keep what was typed here; what is refused stays as text being typed."""
        if self._idle is not None:
            self._idle.stop()
        seat = self.sitting.seat
        self.note_typing()
        raw = self.query_one(EditorPane).editor.pending()
        if raw is not None and seat.source:
            self.keep(seat, raw)
        for field, text in self.query_one(Remarks).pending():
            self.keep_remark(seat, field, text)

    def note_typing(self) -> None:
        """Note everything that stands in a field and is not kept."""
        if not self.is_mounted:
            return
        seat = self.sitting.seat
        raw = self.query_one(EditorPane).editor.pending()
        if raw is not None:
            self.sitting.type(seat, VALUE, raw)
        for field, text in self.query_one(Remarks).pending():
            self.sitting.type(seat, field, text)

    def flush(self) -> None:
        """Keep the text that is being typed, so that an end of the app loses a second of it at most."""
        problems = self.sitting.flush()
        if problems:
            self.query_one("#saved", OneLine).say(self.words("app.not_saved"))

    def _wait(self) -> None:
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(IDLE, self._paused)

    def _paused(self) -> None:
        """Keep what was typed after a pause, where it is whole and somebody speaks."""
        seat = self.sitting.seat
        if not seat.source or not self.is_current:
            return
        editor = self.query_one(EditorPane).editor
        raw = editor.pending()
        if raw is not None and editor.is_settled:
            problems = self.sitting.give(seat, raw)
            self.show_change(problems, load=False)
            if not problems:
                editor.accept()
        for field, text in self.query_one(Remarks).pending():
            self.keep_remark(seat, field, text)
