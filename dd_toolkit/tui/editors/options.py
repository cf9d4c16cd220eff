"""A list of options to choose from by arrow, number, letter or mouse: one, several, or counts of people.

On and off differ by what is drawn, not by colour alone. One widget serves every list: it is told its
options and what is chosen, and reports what a person did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from dd_toolkit.tui.flow import Paragraph
from dd_toolkit.tui.panels.prose import Prose

MAX_COUNT = 9_999_999
"""The largest number of people that an answer can count."""


class Choosing(StrEnum):
    """How many options may be chosen."""

    ONE = "one"
    MANY = "many"
    COUNT = "count"
    """Each option carries the number of people who chose it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option."""

    id: str
    text: str
    alone: bool = False
    """Excludes every other option of the list."""
    letter: str = ""
    """A key of its own beside its number."""


class OptionLines(Prose, can_focus=True):
    """Options, one below the other."""

    DEFAULT_CSS = """
    OptionLines { height: auto; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "move(-1000)", show=False),
        Binding("end", "move(1000)", show=False),
        Binding("space", "mark", show=False),
        Binding("enter", "enter", show=False),
        Binding("backspace", "shorten", show=False),
    ]

    @dataclass
    class Changed(Message):
        """The person chose, ticked or counted.

        Whoever hears it draws the list, at best together with all that follows from the choice.
        """

        lines: OptionLines

        @property
        def control(self) -> OptionLines:
            """Return the list that changed."""
            return self.lines

    @dataclass
    class Onward(Message):
        """The person pressed Enter on what is chosen already."""

        lines: OptionLines

    @dataclass
    class Emptied(Message):
        """The person took away the last tick of a list, which is no answer; the tick stays."""

        lines: OptionLines

    def __init__(self, id: str | None = None, *, choosing: Choosing = Choosing.ONE) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self.choosing = choosing
        self.may_be_empty = False
        """Whether the last tick may go."""
        self.choices: tuple[Choice, ...] = ()
        self.chosen: frozenset[str] = frozenset()
        self.counts: dict[str, str] = {}
        """Digits typed per option."""
        self.cursor = 0
        self.is_menu = False
        """Whether choosing ends the list: no marks are drawn."""
        self.is_pointed = False
        """Whether the cursor shows without the focus; then no keys are drawn either."""
        self._fresh_digits = True

    def offer(
        self,
        choices: Sequence[Choice],
        chosen: Iterable[str] = (),
        *,
        choosing: Choosing | None = None,
        counts: Mapping[str, int] | None = None,
    ) -> None:
        """Show options and what of them is chosen; the cursor stands on the first chosen one."""
        self.choosing = choosing or self.choosing
        self.choices, self.chosen = tuple(choices), frozenset(chosen)
        self.counts = {option: str(count) for option, count in (counts or {}).items()}
        marked = self.chosen or frozenset(self.counts)
        self.cursor = next((n for n, each in enumerate(self.choices) if each.id in marked), 0)
        self._fresh_digits = True
        self.draw()

    def count_of(self, option: str) -> int:
        """Return how many people an option was given."""
        return int(self.counts.get(option) or 0)

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        if self.choices:
            self.cursor = min(max(self.cursor + step, 0), len(self.choices) - 1)
            self._fresh_digits = True
            self.draw()
            self._bring_into_view()

    def action_mark(self) -> None:
        """Choose or tick the option at the cursor; in a count give it everybody not counted elsewhere."""
        if self.choices and self.choosing is not Choosing.COUNT:
            self._take(self.cursor)

    def action_enter(self) -> None:
        """Choose the option at the cursor; on what is chosen already go on."""
        if not self.choices:
            return
        at_cursor = self.choices[self.cursor].id
        done = {
            Choosing.ONE: at_cursor in self.chosen,
            Choosing.MANY: bool(self.chosen) or self.may_be_empty,
            Choosing.COUNT: True,
        }
        if done[self.choosing]:
            self.post_message(self.Onward(self))
        else:
            self._take(self.cursor)

    def action_shorten(self) -> None:
        """Take away the last digit of a count."""
        option = self.choices[self.cursor].id if self.choices else ""
        if self.choosing is Choosing.COUNT and self.counts.get(option):
            self.counts[option] = self.counts[option][:-1]
            self._fresh_digits = False
            self._report()

    def on_key(self, event: events.Key) -> None:
        """Take numbers and letters of options, and digits of a count."""
        character = event.character or ""
        if len(character) == 1 and character in "0123456789" and self.choices:
            event.stop()
            if self.choosing is Choosing.COUNT:
                self._type_digit(character)
            else:
                self._take_number(character)
        elif character and self.choosing is not Choosing.COUNT:
            position = next((n for n, each in enumerate(self.choices) if each.letter == character), None)
            if position is not None:
                event.stop()
                self._take(position)

    def on_click(self, event: events.Click) -> None:
        """Choose the option under the pointer."""
        position = self.paragraph_at(event.y)
        if position is None:
            return
        self.cursor = position
        if self.choosing is Choosing.COUNT:
            self.draw()
        else:
            self._take(position)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.draw()
        self._bring_into_view()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.draw()

    def _take_number(self, digit: str) -> None:
        ids = [each.id for each in self.choices]
        position = ids.index(digit) if digit in ids else int(digit) - 1
        if 0 <= position < len(self.choices):
            self._take(position)

    def _take(self, position: int) -> None:
        self.cursor = position
        choice = self.choices[position]
        if self.choosing is Choosing.ONE:
            if choice.id in self.chosen:
                self.draw()
                return
            self.chosen = frozenset({choice.id})
        elif choice.id in self.chosen:
            if len(self.chosen) == 1 and not self.may_be_empty:
                self.draw()
                self.post_message(self.Emptied(self))
                return
            self.chosen -= {choice.id}
        else:
            alone = {each.id for each in self.choices if each.alone}
            self.chosen = frozenset({choice.id}) if choice.alone else (self.chosen - alone) | {choice.id}
        self._report()

    def _type_digit(self, digit: str) -> None:
        option = self.choices[self.cursor].id
        before = "" if self._fresh_digits else self.counts.get(option, "")
        self._fresh_digits = False
        digits = (before + digit).lstrip("0") or "0"
        if int(digits) <= MAX_COUNT:
            self.counts[option] = digits
            self._report()

    def _report(self) -> None:
        self.post_message(self.Changed(self))

    def draw(self) -> None:
        """Show what is chosen and where the cursor is."""
        self.show([self._line(position, choice) for position, choice in enumerate(self.choices)])

    def _line(self, position: int, choice: Choice) -> Paragraph:
        here = position == self.cursor and (self.has_focus or self.is_pointed)
        pointer = "› " if here else "  "
        on = choice.id in self.chosen
        if self.choosing is Choosing.COUNT:
            mark = f"[{self.counts.get(choice.id, ''):>4}] "
            on = bool(self.count_of(choice.id))
        elif self.choosing is Choosing.MANY:
            mark = "[x] " if on else "[ ] "
        else:
            mark = "(x) " if on else "( ) "
        mark = "" if self.is_menu else mark
        number = self._number(position, choice)
        style = "bold" if on else ""
        lead_style = "bold $accent" if here else style
        return Paragraph(choice.text, style, f"{pointer}{mark}{number}", lead_style)

    def _number(self, position: int, choice: Choice) -> str:
        if self.choosing is Choosing.COUNT or self.is_pointed:
            return ""
        if choice.id.isdigit():
            return f"{choice.id} "
        return f"{choice.letter or position + 1} " if position < 9 or choice.letter else "  "

    def _bring_into_view(self) -> None:
        """Scroll what holds the list so that the cursor's lines are seen."""
        row, height = self.rows_of(self.cursor)
        for above in self.ancestors:
            if isinstance(above, Widget) and above.is_scrollable:
                top = self.region.y - above.content_region.y + above.scroll_offset.y + row
                above.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)
                return
