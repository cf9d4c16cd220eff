"""Commands about answers: walk, say that nothing can be said, take back, set aside, accept, follow up.

The acts change nothing themselves; they ask what is missing, hand it to the sitting, and have the screen
show what came of it.
"""

from __future__ import annotations

from dd_toolkit.core.assessment.events import AnswerState, NotApplicableReason
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.tui.editors.options import Choice
from dd_toolkit.tui.editors.pane import EditorPane
from dd_toolkit.tui.screens.dialogs import AskFields, Field, PickFew
from dd_toolkit.tui.screens.seated import SeatedPage
from dd_toolkit.tui.sitting import CITE, NOTE
from dd_toolkit.tui.telling import source_line


class AnsweringActs(SeatedPage):
    """What can be done about the answer at hand."""

    def action_next(self) -> None:
        """Go to the next question in scope."""
        self._go_or_hint(self.sitting.next_cell(1), "app.hint.last")

    def action_previous(self) -> None:
        """Go to the question before."""
        self._go_or_hint(self.sitting.next_cell(-1), "app.hint.first")

    def action_next_open(self) -> None:
        """Go to the next question that the speaking source has not answered."""
        self._go_or_hint(self.sitting.next_open(), "app.hint.none_open")

    def _go_or_hint(self, cell: Cell | None, hint: str) -> None:
        if cell is None:
            self.leave_cell()
            self.show_hint(hint)
        else:
            self.go(cell)

    def action_unknown(self) -> None:
        """Record that the source was asked and does not know."""
        self.with_source(lambda: self._give_state(AnswerState.UNKNOWN))

    def action_withheld(self) -> None:
        """Record that the question was lawfully not asked."""
        self.with_source(lambda: self._give_state(AnswerState.UNKNOWN, "withheld"))

    def action_refused(self) -> None:
        """Record that access or paper was denied."""
        self.with_source(lambda: self._give_state(AnswerState.REFUSED))

    def action_not_applicable(self) -> None:
        """Record that the question does not apply, and why."""
        self.with_source(self._ask_reason)

    def _ask_reason(self) -> None:
        choices = [
            Choice(each.value, self.words(f"terms.reason.{each.value}")) for each in NotApplicableReason
        ]

        def given(reason: str | None) -> None:
            if reason is not None:
                self._give_state(AnswerState.NOT_APPLICABLE, reason)

        self.app.push_screen(
            PickFew(self.words("app.reason.title"), choices, self.words, self.words("app.reason.why")), given
        )

    def _give_state(self, state: AnswerState, reason: str = "") -> None:
        self.note_typing()
        self.show_change(self.sitting.give_state(state, reason))

    def action_keep(self) -> None:
        """Keep what is being typed now."""
        self.with_source(self.leave_cell)

    def action_clear(self) -> None:
        """Forget what is being typed; with nothing being typed, take the answer back."""
        self.note_typing()
        forgot = self.sitting.forget_all(self.sitting.seat)
        self.show_change(() if forgot else self.sitting.clear())

    def action_undo(self) -> None:
        """Discard what is being typed; with nothing being typed, take back the newest change."""
        self.note_typing()
        if self.sitting.forget_all(self.sitting.seat):
            self.show_change(())
            return
        problems = self.sitting.undo()
        if problems:
            self.show_trouble(problems)
            return
        self.show_cell()
        self.show_change(())

    def action_note(self) -> None:
        """Go from the answer to its note, on to the citation, and back."""
        focused = self.focused
        at = focused.id if focused is not None else ""
        if at == NOTE:
            self.set_focus(self.query_one(f"#{CITE}"))
        elif at == CITE:
            self.query_one(EditorPane).editor.begin()
        else:
            self.set_focus(self.query_one(f"#{NOTE}"))

    def action_set_aside(self) -> None:
        """Leave an answer out of the score, with a reason, or take it back in."""
        self.leave_cell()
        cell, state = self.sitting.cell, self.sitting.state
        told = state.answers if state is not None else ()
        if not told:
            self.show_hint("app.hint.no_answer")
            return
        sources = self.sitting.session.case.fold.sources
        choices = [
            Choice(each.source, source_line(sources[each.source], self.sitting.session.case, self.words))
            for each in told
            if each.source in sources
        ]

        def picked(source: str | None) -> None:
            if source is not None:
                before = next(each.set_aside for each in told if each.source == source)
                self._ask_aside(cell, source, before or "")

        self.app.push_screen(PickFew(self.words("app.aside.which"), choices, self.words), picked)

    def _ask_aside(self, cell: Cell, source: str, before: str) -> None:
        def given(fields: dict[str, str] | None) -> None:
            if fields is not None:
                reason = fields["reason"]
                act = lambda: self.sitting.session.set_aside(cell, source, reason)  # noqa: E731 -- one call, named
                self.show_change(self.sitting.attempt(act))

        fields = [Field("reason", self.words("app.aside.reason"), before)]
        self.app.push_screen(
            AskFields(self.words("app.aside.title"), fields, self.words, self.words("app.aside.why")), given
        )

    def action_accept_not_applicable(self) -> None:
        """Accept that the question does not apply, or take the acceptance back."""
        self.leave_cell()
        cell, session = self.sitting.cell, self.sitting.session
        if cell in session.case.fold.accepted:
            self.show_change(self.sitting.attempt(lambda: session.accept_not_applicable(cell, None)))
            return

        def given(fields: dict[str, str] | None) -> None:
            if fields is not None:
                act = lambda: session.accept_not_applicable(cell, fields["note"])  # noqa: E731 -- one call, named
                self.show_change(self.sitting.attempt(act))

        fields = [Field("note", self.words("app.field.note"))]
        why = self.words("app.accept.why")
        self.app.push_screen(AskFields(self.words("app.accept.title"), fields, self.words, why), given)

    def action_follow_up(self) -> None:
        """Record that a conflict was followed up."""
        self.leave_cell()
        cell, session = self.sitting.cell, self.sitting.session
        before = session.case.fold.follow_ups.get(cell)
        today = self.sitting.now().date().isoformat()

        def given(fields: dict[str, str] | None) -> None:
            if fields is not None:
                act = lambda: session.follow_up(cell, fields["date"], fields["note"])  # noqa: E731 -- one call, named
                self.show_change(self.sitting.attempt(act))

        fields = [
            Field("date", self.words("app.field.date"), before.date if before else today, is_day=True),
            Field("note", self.words("app.field.note"), before.note if before else "", needed=True),
        ]
        self.app.push_screen(AskFields(self.words("app.follow_up.title"), fields, self.words), given)
