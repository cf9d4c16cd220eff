"""Commands that lead somewhere: the result, the report, the tree, further commands, back to the list."""

from __future__ import annotations

from textual.containers import VerticalScroll

from dd_toolkit.core.report.said import speak
from dd_toolkit.tui.commands import INTERVIEW
from dd_toolkit.tui.editors.options import Choice
from dd_toolkit.tui.editors.pane import EditorPane
from dd_toolkit.tui.panels.tree import QuestionTree
from dd_toolkit.tui.screens.dialogs import PickFew
from dd_toolkit.tui.screens.result import ResultScreen
from dd_toolkit.tui.screens.seated import SeatedPage
from dd_toolkit.tui.sitting import Seat, draft_place
from dd_toolkit.tui.telling import source_line
from dd_toolkit.words.catalogue import LANGUAGES


class LeadingActs(SeatedPage):
    """Where to go from a question."""

    def action_result(self) -> None:
        """Show the whole result, and go to a question that is worth asking."""
        self.leave_cell()

        def picked(question: str | None) -> None:
            if question is not None:
                self.go(next(each for each in self.sitting.cells if each.question == question))

        self.app.push_screen(ResultScreen(self.sitting.evaluation, self.words), picked)

    def action_report(self) -> None:
        """Write the report in a language."""
        self.leave_cell()
        choices = [Choice(each, self.words(f"terms.language.{each}")) for each in LANGUAGES]

        def picked(language: str | None) -> None:
            if language is not None:
                self.write_report(self.sitting.session.assessment, language)

        self.app.push_screen(PickFew(self.words("app.report.title"), choices, self.words), picked)

    def action_more(self) -> None:
        """Offer every further command by its letter."""
        self.leave_cell()
        choices = [
            Choice(each.name, self.words(f"app.about.{each.name}"), letter=each.letter)
            for each in INTERVIEW
            if each.letter
        ]

        async def picked(name: str | None) -> None:
            if name is not None:
                await self.run_action(name)

        self.app.push_screen(PickFew(self.words("app.more.title"), choices, self.words), picked)

    def action_tree(self) -> None:
        """Go to the tree, on a narrow screen over the question, and back."""
        tree = self.query_one(QuestionTree)
        if tree.has_focus:
            tree.remove_class("-open")
            self.query_one(EditorPane).editor.begin()
        else:
            tree.add_class("-open")
            self.show_tree()
            self.set_focus(tree)

    def action_page_down(self) -> None:
        """Read on."""
        self.query_one("#page", VerticalScroll).scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Read back."""
        self.query_one("#page", VerticalScroll).scroll_page_up(animate=False)

    def action_back(self) -> None:
        """Close the tree where it lies over the question, else go back to the list."""
        tree = self.query_one(QuestionTree)
        if tree.has_class("-open") and self.has_class("-narrow"):
            self.action_tree()
            return
        self.leave_cell()
        self.flush()
        self.dismiss(None)

    def offer_drafts(self) -> None:
        """Say which text was being typed when the app ended, and go to the place of one."""
        case = self.sitting.session.case
        choices: list[Choice] = []
        for key, text in sorted(self.sitting.drafts.items()):
            place = draft_place(key)
            if place is not None and place[0].cell.question in case.form.questions:
                choices.append(Choice(key, self._draft_line(place[0], text)))

        def picked(key: str | None) -> None:
            place = draft_place(key) if key is not None else None
            if place is not None:
                self.sitting.speak_as(place[0].source)
                self.go(place[0].cell)

        if choices:
            why = self.words("app.drafts.why")
            self.app.push_screen(PickFew(self.words("app.drafts.title"), choices, self.words, why), picked)

    def _draft_line(self, seat: Seat, text: str) -> str:
        case = self.sitting.session.case
        source = case.fold.sources.get(seat.source)
        said = source_line(source, case, self.words) if source else self.words("app.speaker.none")
        roster = case.form.questions[seat.cell.question].roster
        row = f" · {speak(case.row_title(roster, seat.cell.row), self.words)}" if roster else ""
        return f"{seat.cell.question}{row} · {text} ({said})"
