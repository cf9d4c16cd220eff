"""Commands that name things: who speaks, new sources, further rows of a roster.

A row that the questionnaire does not offer gets a random id; its title is what people read.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Final

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.tui.editors.options import Choice
from dd_toolkit.tui.screens.dialogs import PickByTyping, Picked, PickFew
from dd_toolkit.tui.screens.seated import SeatedPage, nothing_more
from dd_toolkit.tui.screens.sources import ADD, SourceForm, source_choices
from dd_toolkit.tui.sitting import Problems

OFFERED: Final = "offered:"
"""Before the id of a row that the questionnaire offers."""


class NamingActs(SeatedPage):
    """Who speaks, and about what."""

    def action_source(self) -> None:
        """Choose who is speaking."""
        self.leave_cell()
        self._choose_source(nothing_more, nothing_more)

    def action_add_source(self) -> None:
        """Describe a new source and let it speak."""
        self.leave_cell()
        self._add_source(nothing_more, nothing_more)

    def with_source(self, then: Callable[[], object], otherwise: Callable[[], object] = nothing_more) -> None:
        """Do something once somebody speaks; ask who does where nobody was chosen."""
        if self.sitting.speaker is not None:
            then()
        else:
            self._choose_source(then, otherwise)

    def _choose_source(self, then: Callable[[], object], otherwise: Callable[[], object]) -> None:
        evaluation = self.sitting.evaluation
        if not evaluation.case.fold.sources:
            self._add_source(then, otherwise)
            return

        def picked(choice: Picked | None) -> None:
            if choice is None:
                otherwise()
            elif choice.id == ADD:
                self._add_source(then, otherwise)
            else:
                self._speak_as(choice.id or "", then)

        choices = source_choices(evaluation, self.words)
        self.app.push_screen(PickByTyping(self.words("app.source.choose"), choices, self.words), picked)

    def _add_source(self, then: Callable[[], object], otherwise: Callable[[], object]) -> None:
        def keep(source: Source) -> Problems:
            return self.sitting.attempt(lambda: self.sitting.session.add_source(source))

        def added(source: str | None) -> None:
            if source is None:
                otherwise()
            else:
                self._speak_as(source, then)

        self.app.push_screen(SourceForm(self.sitting.evaluation, self.words, keep), added)

    def _speak_as(self, source: str, then: Callable[[], object]) -> None:
        self.sitting.speak_as(source)
        self.show_cell(begin=True)
        then()
        self.begin_talk()

    def action_add_row(self) -> None:
        """Name a row of a roster: one that the questionnaire offers, or another."""
        form = self.sitting.session.case.form
        if not form.rosters:
            self.show_hint("app.hint.no_roster")
            return
        roster = self.sitting.question.roster
        if roster is not None or len(form.rosters) == 1:
            self._ask_row(roster or next(iter(form.rosters)))
            return
        choices = [Choice(id_, each.title[self.words.language]) for id_, each in form.rosters.items()]

        def picked(chosen: str | None) -> None:
            if chosen is not None:
                self._ask_row(chosen)

        self.app.push_screen(PickFew(self.words("app.row.which"), choices, self.words), picked)

    def _ask_row(self, roster: str) -> None:
        case = self.sitting.session.case
        known = case.form.rosters[roster]
        named = set(case.rows_of(roster))
        language = self.words.language
        choices = [Choice(OFFERED + row.id, row.title[language]) for row in known.rows if row.id not in named]

        def picked(choice: Picked | None) -> None:
            if choice is None:
                return
            row = choice.id.removeprefix(OFFERED) if choice.id else f"r{secrets.token_hex(4)}"
            act = lambda: self.sitting.session.add_row(roster, row, choice.text)  # noqa: E731 -- one call, named
            problems = self.sitting.attempt(act)
            if problems:
                self.show_trouble(problems)
            else:
                self._go_to_row(roster, row)

        title = self.words("app.row.title", row=known.row[language])
        self.app.push_screen(PickByTyping(title, choices, self.words, free=True), picked)

    def _go_to_row(self, roster: str, row: str) -> None:
        form = self.sitting.session.case.form
        question = self.sitting.question
        if question.roster != roster:
            question = next(each for each in form.questions.values() if each.roster == roster)
        self.sitting.go(Cell(question.id, row))
        self.show_cell(begin=True)
