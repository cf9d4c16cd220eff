"""The interview as its commands see it: a sitting, and what the screen can show and keep.

Commands are spread over a few classes by what they are about; all of them work on this one.
"""

from __future__ import annotations

from collections.abc import Callable

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.tui.screens.page import Page
from dd_toolkit.tui.sitting import Problems, Sitting
from dd_toolkit.words.catalogue import Words


def nothing_more() -> None:
    """Do nothing once a question to the person is settled."""


class SeatedPage(Page[None]):
    """A page with one open assessment; `InterviewScreen` does what stands here."""

    def __init__(self, sitting: Sitting, words: Words, write_report: Callable[[str, str], None]) -> None:
        super().__init__(words)
        self.sitting = sitting
        self.write_report = write_report
        """Has the report of an assessment written in a language."""

    def action_next(self) -> None:
        """Go to the next question in scope."""
        raise NotImplementedError

    def go(self, cell: Cell, *, begin: bool = True) -> None:
        """Leave the present cell and show another; `begin` puts the cursor into its editor."""
        raise NotImplementedError

    def leave_cell(self) -> None:
        """Keep what was typed here; what is refused stays as text being typed."""
        raise NotImplementedError

    def note_typing(self) -> None:
        """Note everything that stands in a field and is not kept."""
        raise NotImplementedError

    def flush(self) -> None:
        """Keep the text that is being typed."""
        raise NotImplementedError

    def with_source(self, then: Callable[[], object], otherwise: Callable[[], object] = nothing_more) -> None:
        """Do something once somebody speaks; ask who does, and do the other thing where nobody is chosen."""
        raise NotImplementedError

    def begin_talk(self) -> None:
        """Show the opening words where a worker is about to be asked the first question."""
        raise NotImplementedError

    def show_cell(self, *, begin: bool = False) -> None:
        """Show the cell the person is at, its answer and its judgement."""
        raise NotImplementedError

    def show_tree(self) -> None:
        """Bring the tree up to date and its cursor to the cell."""
        raise NotImplementedError

    def show_change(self, problems: Problems, *, load: bool = True) -> None:
        """Show what a change came to: the new state, or what is wrong while the text stays."""
        raise NotImplementedError

    def show_trouble(self, problems: Problems) -> None:
        """Show problems beside the editor; what could not be kept is not called saved."""
        raise NotImplementedError

    def show_saved(self) -> None:
        """Show when something was last committed."""
        raise NotImplementedError

    def show_hint(self, code: str) -> None:
        """Show what to do instead."""
        raise NotImplementedError
