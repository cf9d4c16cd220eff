"""The help: every command of a screen with its keys and a sentence."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label

from dd_toolkit.tui.commands import EVERYWHERE, Command, printed_key
from dd_toolkit.tui.flow import Paragraph
from dd_toolkit.tui.panels.prose import Prose
from dd_toolkit.words.catalogue import Words

EDITOR_KEYS: Final = ("options", "counts", "fields", "tree")
"""Kinds of fields whose own keys are told below the commands."""
KEYS_WIDTH: Final = 16
"""Cells in which the keys of a command stand."""


def help_paragraphs(words: Words, commands: tuple[Command, ...]) -> list[Paragraph]:
    """Return every command with its keys, then the keys that act everywhere, then those of the fields."""
    told: list[tuple[str, str]] = []
    for command in commands:
        keys = " ".join(printed_key(key) for key in command.keys)
        letter = f"^o {command.letter}" if command.letter else ""
        told.append((f"{keys} {letter}".strip(), f"app.about.{command.name}"))
    told += [(printed_key(key), "app.about.quit") for key in EVERYWHERE]
    told += [(words(f"app.keys.{kind}.name"), f"app.keys.{kind}") for kind in EDITOR_KEYS]
    return [Paragraph(words(code), "", f"{keys}  ", "bold", KEYS_WIDTH) for keys, code in told]


class HelpScreen(ModalScreen[None]):
    """A page of keys over the screen that was asked about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,f1,q,question_mark,enter", "dismiss"),
        ("down", "scroll(1)"),
        ("up", "scroll(-1)"),
        ("pagedown,space", "scroll(10)"),
        ("pageup", "scroll(-10)"),
    ]

    def __init__(self, words: Words, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self.words = words
        self.commands = commands

    def compose(self) -> ComposeResult:
        """Make the page."""
        with VerticalScroll(classes="dialog -tall", can_focus=False):
            yield Label(self.words("app.help.title"), classes="head", markup=False)
            yield Prose()

    def on_mount(self) -> None:
        """Fill the page."""
        self.query_one(Prose).show(help_paragraphs(self.words, self.commands))

    def action_scroll(self, lines: int) -> None:
        """Move the page."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
