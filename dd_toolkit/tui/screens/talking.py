"""What is said to a person before and after a talk, and what happens when they stop it.

The words stand in the questionnaire. A talk that is stopped is erased at once, with everything said in it.
"""

from __future__ import annotations

from typing import Final

from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.tui.editors.options import Choice
from dd_toolkit.tui.screens.dialogs import PickFew
from dd_toolkit.tui.screens.seated import SeatedPage

GO_ON: Final = "go_on"
KEEP: Final = "keep"
ERASE: Final = "erase"


class TalkingActs(SeatedPage):
    """Words around a talk."""

    def action_opening(self) -> None:
        """Show what to say before the first question."""
        self._say(self.sitting.session.case.form.questionnaire.opening, "opening")

    def action_closing(self) -> None:
        """Show what to say after the last question."""
        self._say(self.sitting.session.case.form.questionnaire.closing, "closing")

    def action_erase(self) -> None:
        """Ask whether to erase the source that is speaking, with everything it said."""
        self.leave_cell()
        if self.sitting.speaker is None:
            self.show_hint("app.hint.nobody")
            return
        self._ask("app.erase.title", self.words("app.erase.why"), KEEP, ERASE)

    def begin_talk(self) -> None:
        """Show the opening words where a worker is about to be asked the first question."""
        opening = self.sitting.session.case.form.questionnaire.opening
        if (
            opening is not None
            and self.sitting.is_worker_talk
            and not self.sitting.has_spoken(self.sitting.source)
        ):
            self.action_opening()

    def _say(self, said: Text | None, part: str) -> None:
        self.leave_cell()
        if said is None:
            self.show_hint("app.hint.no_words")
            return
        choices = (GO_ON, ERASE) if self.sitting.is_worker_talk else (GO_ON,)
        self._ask(f"app.{part}.title", said[self.words.language].strip(), *choices)

    def _ask(self, title: str, explained: str, *choices: str) -> None:
        def picked(choice: str | None) -> None:
            if choice == ERASE:
                problems = self.sitting.erase(self.sitting.source)
                self.show_change(problems)

        offered = [Choice(each, self.words(f"app.talk.{each}")) for each in choices]
        self.app.push_screen(PickFew(self.words(title), offered, self.words, explained), picked)
