"""Every command of every screen in one table: its keys, where it acts, and how it is found.

Bindings, the line of keys, the help, the menu of further commands and the palette are all made from it, so
that none can be forgotten. What a command is called stands in the catalogue: `app.do.<name>` in a word or
two, `app.about.<name>` in a sentence. Letters act only where no text is being typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do on a screen."""

    name: str
    """Name of the screen's action, and last part of its codes in the catalogue."""
    keys: tuple[str, ...] = ()
    """Textual's names of keys, the one to print first; empty for what only menu and palette offer."""
    shown: bool = False
    """Stands in the line of keys, as far as it fits."""
    letter: str = ""
    """Key within the menu of further commands; empty for what does not stand there."""


LIST: Final = (
    Command("new", ("n",), shown=True),
    Command("open", ("enter",), shown=True),
    Command("language", ("l", "ctrl+g"), shown=True),
    Command("help", ("question_mark", "f1"), shown=True),
    Command("palette", ("ctrl+p",), shown=True),
    Command("leave", ("q",), shown=True),
)
FORM: Final = (
    Command("accept", ("ctrl+s",), shown=True),
    Command("choose", ("f2",), shown=True),
    Command("language", ("ctrl+g",), shown=True),
    Command("help", ("f1",), shown=True),
    Command("cancel", ("escape",), shown=True),
)
INTERVIEW: Final = (
    Command("help", ("f1",), shown=True),
    Command("source", ("f2",), shown=True),
    Command("unknown", ("f4",), shown=True),
    Command("refused", ("f5",), shown=True),
    Command("not_applicable", ("f6",), shown=True),
    Command("previous", ("f7", "ctrl+up"), shown=True),
    Command("next", ("f8", "ctrl+n", "ctrl+down", "enter"), shown=True),
    Command("next_open", ("f9",), shown=True),
    Command("more", ("ctrl+o", "f10"), shown=True),
    Command("undo", ("ctrl+z",), shown=True),
    Command("result", ("ctrl+r", "r"), shown=True),
    Command("tree", ("ctrl+t",), shown=True),
    Command("note", ("f3",), shown=True),
    Command("language", ("ctrl+g",), shown=True),
    Command("palette", ("ctrl+p",), shown=True),
    Command("keep", ("ctrl+s",)),
    Command("clear", ("ctrl+l",), letter="c"),
    Command("withheld", letter="w"),
    Command("set_aside", letter="s"),
    Command("accept_not_applicable", letter="a"),
    Command("follow_up", letter="f"),
    Command("add_source", letter="n"),
    Command("add_row", letter="r"),
    Command("opening", letter="o"),
    Command("closing", letter="e"),
    Command("erase", letter="x"),
    Command("report", letter="p"),
    Command("page_down", ("pagedown",)),
    Command("page_up", ("pageup",)),
    Command("back", ("escape",)),
)
COMMANDS: Final = {"list": LIST, "form": FORM, "interview": INTERVIEW}
"""The commands of each kind of screen."""

EVERYWHERE: Final = ("ctrl+q",)
"""Keys that the app itself has; the catalogue tells what they do."""

_PRINTED: Final = {
    "question_mark": "?",
    "escape": "Esc",
    "enter": "Enter",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "up": "Up",
    "down": "Down",
}


def printed_key(key: str) -> str:
    """Return how a key is printed: `^r` for control and r, `F8` for f8."""
    if key.startswith("ctrl+"):
        return "^" + printed_key(key.removeprefix("ctrl+"))
    return _PRINTED.get(key, key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else key)


def bindings(commands: tuple[Command, ...]) -> list[BindingType]:
    """Return the bindings of a screen; keys that are no text act at once, whatever field has the cursor."""
    return [
        Binding(key, command.name, show=False, priority=acts_at_once(key))
        for command in commands
        for key in command.keys
    ]


def acts_at_once(key: str) -> bool:
    """Tell whether a key is heard before the field at the cursor; Enter and what is text never is.

    ^z is left to a field of several lines, which takes back a piece of typing by it.
    """
    is_function_key = key[0] == "f" and key[1:].isdigit()
    is_control = key.startswith("ctrl+") and key != "ctrl+z"
    return is_function_key or is_control or key in ("escape", "pagedown", "pageup")
