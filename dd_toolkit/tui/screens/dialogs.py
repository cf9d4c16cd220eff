"""Small questions over a screen: pick one of a few, pick by typing, fill in some fields.

Each dialog is typed by its answer and gives None where the person turns away (Esc).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from dd_toolkit.tui.editors.options import Choice, OptionLines
from dd_toolkit.tui.flow import Paragraph
from dd_toolkit.tui.panels.fields import Line, Lines
from dd_toolkit.tui.panels.prose import Prose
from dd_toolkit.tui.styles import WRONG
from dd_toolkit.words.catalogue import Words


class PickFew(ModalScreen[str | None]):
    """One of a few choices, by number, letter, arrow or mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss")]

    def __init__(self, title: str, choices: Sequence[Choice], words: Words, explained: str = "") -> None:
        super().__init__()
        self.heading = title
        self.choices = tuple(choices)
        self.words = words
        self.explained = explained

    def compose(self) -> ComposeResult:
        """Make the list."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Label(self.heading, classes="head", markup=False)
            yield Prose(classes="explained")
            yield OptionLines()
            yield Label(self.words("app.pick.keys"), classes="keys", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        _explain(self.query_one(Prose), self.explained)
        lines = self.query_one(OptionLines)
        lines.is_menu = True
        lines.offer(self.choices)
        self.set_focus(lines)

    def on_option_lines_changed(self, event: OptionLines.Changed) -> None:
        """Give what was chosen."""
        event.stop()
        self.dismiss(next(iter(event.lines.chosen)))


@dataclass(frozen=True, slots=True)
class Picked:
    """What was picked: the id of a choice, or words that no choice has."""

    id: str | None
    text: str = ""


class PickByTyping(ModalScreen[Picked | None]):
    """One of many: typing leaves only what fits; with `free`, the typed words are one choice more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss"),
        ("down", "move(1)"),
        ("up", "move(-1)"),
        ("pagedown", "move(8)"),
        ("pageup", "move(-8)"),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], words: Words, *, free: bool = False) -> None:
        super().__init__()
        self.heading = title
        self.choices = tuple(choices)
        self.words = words
        self.free = free

    def compose(self) -> ComposeResult:
        """Make the field and the list."""
        with Vertical(classes="dialog -tall"):
            yield Label(self.heading, classes="head", markup=False)
            yield Line(placeholder=self.words("app.pick.free" if self.free else "app.pick.filter"))
            with VerticalScroll(can_focus=False):
                yield OptionLines()
            yield Label(self.words("app.pick.typing_keys"), classes="keys", markup=False)

    def on_mount(self) -> None:
        """Show everything."""
        lines = self.query_one(OptionLines)
        lines.is_menu = lines.is_pointed = True
        lines.can_focus = False
        self._narrow("")
        self.set_focus(self.query_one(Line))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leave what fits."""
        event.stop()
        self._narrow(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the choice at the cursor, or what was typed."""
        event.stop()
        lines = self.query_one(OptionLines)
        if lines.choices:
            self._give(lines.choices[lines.cursor].id)

    def on_option_lines_changed(self, event: OptionLines.Changed) -> None:
        """Give what was clicked."""
        event.stop()
        self._give(next(iter(event.lines.chosen)))

    def action_move(self, step: int) -> None:
        """Move in the list while typing goes on."""
        self.query_one(OptionLines).action_move(step)

    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold().split()
        fitting = [each for each in self.choices if all(part in each.text.casefold() for part in wanted)]
        if self.free and typed.strip():
            fitting.append(Choice("", self.words("app.pick.as_typed", text=typed.strip())))
        self.query_one(OptionLines).offer(fitting)

    def _give(self, id_: str) -> None:
        typed = self.query_one(Line).value.strip()
        self.dismiss(Picked(id_) if id_ else Picked(None, typed))


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a small form."""

    name: str
    label: str
    text: str = ""
    is_day: bool = False
    """Must be a day."""
    needed: bool = False
    """Must not be blank."""
    lines: bool = field(default=False)
    """Takes several lines."""


class AskFields(ModalScreen[dict[str, str] | None]):
    """A few fields to fill in; Enter in the last one, or ^s, gives them."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss"), ("ctrl+s", "give")]

    def __init__(self, title: str, fields: Sequence[Field], words: Words, explained: str = "") -> None:
        super().__init__()
        self.heading = title
        self.fields = tuple(fields)
        self.words = words
        self.explained = explained

    def compose(self) -> ComposeResult:
        """Make the fields."""
        with Vertical(classes="dialog"):
            yield Label(self.heading, classes="head", markup=False)
            yield Prose(id="explained", classes="explained")
            for each in self.fields:
                with Horizontal(classes="field"):
                    yield Label(each.label, classes="name", markup=False)
                    yield Lines(id=each.name) if each.lines else Line(id=each.name)
            yield Prose(id="trouble")
            yield Label(self.words("app.ask.keys"), classes="keys", markup=False)

    def on_mount(self) -> None:
        """Fill the fields."""
        _explain(self.query_one("#explained", Prose), self.explained)
        for each in self.fields:
            if each.lines:
                self.query_one(f"#{each.name}", Lines).put(each.text)
            else:
                self.query_one(f"#{each.name}", Line).put(each.text)
        self.set_focus(self.query_one(f"#{self.fields[0].name}"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field, or give them all."""
        event.stop()
        names = [each.name for each in self.fields]
        position = names.index(event.input.id or names[-1])
        if position + 1 < len(names):
            self.set_focus(self.query_one(f"#{names[position + 1]}"))
        else:
            self.action_give()

    def action_give(self) -> None:
        """Give the fields, unless one is not as it must be."""
        given = {each.name: self._text(each).strip() for each in self.fields}
        for each in self.fields:
            code = _refusal(each, given[each.name])
            if code:
                text = self.words(code, field=each.label)
                self.query_one("#trouble", Prose).show([Paragraph(text, WRONG)])
                self.query_one(f"#{each.name}").focus()
                return
        self.dismiss(given)

    def _text(self, each: Field) -> str:
        if each.lines:
            return self.query_one(f"#{each.name}", Lines).text
        return self.query_one(f"#{each.name}", Line).value


def _explain(prose: Prose, text: str) -> None:
    prose.show([Paragraph(text)])
    prose.display = bool(text)


def _refusal(each: Field, text: str) -> str:
    if each.needed and not text:
        return "app.ask.needed"
    return "app.ask.day" if each.is_day and not is_day(text) else ""


def is_day(text: str) -> bool:
    """Tell whether a text is a day as `2026-03-01`."""
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False
