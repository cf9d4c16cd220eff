"""The interview: one question at a time, with its tree, its editor, what others said and how it is judged.

Everything is made once and updated in place. The screen shows what the sitting holds and hands it what a
person did; its commands stand in `answering`, `naming`, `leading` and `talking`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.containers import Horizontal, Vertical
from textual.reactive import Reactive
from textual.widget import Widget

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.questionnaire.questions import QuestionType
from dd_toolkit.tui.commands import INTERVIEW, bindings
from dd_toolkit.tui.editors.base import Asked
from dd_toolkit.tui.editors.pane import EditorPane
from dd_toolkit.tui.flow import Paragraph, one_half
from dd_toolkit.tui.judging import explained, judged_line, result_line
from dd_toolkit.tui.panels.chrome import OneLine, Reading
from dd_toolkit.tui.panels.prose import Prose
from dd_toolkit.tui.panels.remarks import Remarks
from dd_toolkit.tui.panels.tree import QuestionTree
from dd_toolkit.tui.screens.answering import AnsweringActs
from dd_toolkit.tui.screens.keeping import KeepingPage
from dd_toolkit.tui.screens.leading import LeadingActs
from dd_toolkit.tui.screens.naming import NamingActs
from dd_toolkit.tui.screens.talking import TalkingActs
from dd_toolkit.tui.sitting import CITE, NOTE, VALUE, Problems
from dd_toolkit.tui.styles import WARN
from dd_toolkit.tui.telling import (
    asked,
    crumb,
    source_line,
    standing,
    told,
)
from dd_toolkit.tui.troubles import problem_paragraphs
from dd_toolkit.words.catalogue import Words

FLUSH: Final = 1.0
"""Seconds between two looks at text that is being typed."""


TOLD_STEP: Final = 24
"""Rows by which the room below the editor grows."""


class InterviewScreen(AnsweringActs, NamingActs, LeadingActs, TalkingActs, KeepingPage):
    """One open assessment."""

    COMMANDS_HERE = INTERVIEW
    BINDINGS = bindings(INTERVIEW)

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """A change of focus repaints the two widgets, not the whole screen as elsewhere."""
    _warned = False
    """Whether the person was told that what is being typed cannot be kept."""

    def body(self) -> Iterable[Widget]:
        """Make every part once."""
        with Horizontal(id="body"):
            yield QuestionTree()
            with Vertical(id="work"):
                yield Prose(id="speaker")
                with Reading(id="page"):
                    yield OneLine(id="crumb")
                    yield Prose(id="asked")
                    yield EditorPane()
                    yield Prose(id="trouble")
                    yield Prose(id="standing")
                    yield Remarks()
                    yield Prose(id="told", step=TOLD_STEP)
                yield OneLine(id="judged")
        with Horizontal(id="foot"):
            yield OneLine(id="result")
            yield OneLine(id="writing")
            yield OneLine(id="saved")

    def prepare(self) -> None:
        """Grow the tree and watch what is typed."""
        self.query_one(QuestionTree).grow(self.sitting.evaluation)
        self.mark_invented(invented=self.sitting.session.case.facts.invented)
        self.show_writing(0)
        self.set_interval(FLUSH, self.flush)

    def ready(self) -> None:
        """Put the cursor where an answer goes; offer what was being typed when the app ended."""
        self.call_after_refresh(self.query_one(EditorPane).editor.begin)
        if self.sitting.drafts:
            self.call_after_refresh(self.offer_drafts)

    def heading(self) -> str:
        """Return the title of the assessment, and company and site where the title leaves them out."""
        facts, site = self.sitting.session.case.facts, self.sitting.session.case.site
        names = [one_half(text, self.words.language) for text in (facts.title, site.company, site.name)]
        return " · ".join(name for n, name in enumerate(names) if n == 0 or name not in names[0])

    def relabel(self, words: Words) -> None:
        """Say everything in a language; what is being typed stays."""
        self.note_typing()
        super().relabel(words)
        self.query_one(Remarks).relabel(words)
        self.query_one(QuestionTree).relabel(words)
        self.show_cell()

    # showing

    def show_cell(self, *, begin: bool = False) -> None:
        """Show the cell the person is at, its answer and its judgement."""
        sitting, words = self.sitting, self.words
        with self.app.batch_update():
            self.query_one("#crumb", OneLine).say(crumb(sitting, words))
            self.query_one("#asked", Prose).show(asked(sitting, words))
            self.query_one("#trouble", Prose).show([])
            self.load_fields()
            self.show_judgement()
            self.show_tree()
            self.query_one("#page", Reading).scroll_home(animate=False, force=True)
            if begin:
                self.query_one(EditorPane).editor.begin()

    def show_tree(self) -> None:
        """Bring the tree up to date and its cursor to the cell; a tree that is not seen waits."""
        tree = self.query_one(QuestionTree)
        if tree.display:
            tree.refresh_marks(self.sitting.evaluation)
            tree.point_at(self.sitting.cell)

    def on_resize(self) -> None:
        """Bring up to date a tree that was not seen before."""
        self.call_after_refresh(self.show_tree)

    def load_fields(self) -> None:
        """Fill editor, note and citation with what is kept, or with what is being typed."""
        sitting, seat = self.sitting, self.sitting.seat
        speaker = sitting.speaker
        self.query_one(EditorPane).load(
            Asked(
                seat,
                sitting.question,
                sitting.kept(seat, VALUE),
                sitting.shown(seat, VALUE),
                speaker.people if speaker else 1,
                self.words,
                explained(sitting, self.words),
            )
        )
        kept = (sitting.kept(seat, NOTE), sitting.kept(seat, CITE))
        remarks = self.query_one(Remarks)
        remarks.display = sitting.question.type is not QuestionType.CALCULATED
        remarks.load(seat, kept, (sitting.shown(seat, NOTE), sitting.shown(seat, CITE)))

    def show_judgement(self) -> None:
        """Show who speaks, what was said, what follows for the question and for the whole."""
        sitting, words = self.sitting, self.words
        speaker = sitting.speaker
        said = source_line(speaker, sitting.session.case, words) if speaker else words("app.speaker.none")
        self.query_one("#speaker", Prose).show([Paragraph(words("app.speaker", source=said))])
        self.query_one("#standing", Prose).show(standing(sitting, words))
        self.query_one("#told", Prose).show(told(sitting, words))
        self.query_one("#judged", OneLine).say(judged_line(sitting, words))
        self.query_one("#result", OneLine).say(result_line(sitting.evaluation, words))
        self.show_saved()

    def show_saved(self) -> None:
        """Show when something was last committed; nothing before the first time."""
        at = self.sitting.saved_at
        said = self.words("app.saved", time=f"{at:%H:%M:%S}") if at else ""
        self.query_one("#saved", OneLine).say(said)

    def show_writing(self, reports: int) -> None:
        """Show how many reports are being written."""
        line = self.query_one("#writing", OneLine)
        line.display = bool(reports)
        line.say(self.words("app.report.status", count=reports))

    def may_close(self) -> bool:
        """Keep what is being typed; tell whether it could be kept, or the person was told that it cannot."""
        self.leave_cell()
        problems = self.sitting.flush()
        if not problems or self._warned:
            return True
        self._warned = True
        self.show_trouble(problems)
        return False

    def show_change(self, problems: Problems, *, load: bool = True) -> None:
        """Show what a change came to: the new state, or what is wrong while the text stays."""
        if problems:
            self.show_trouble(problems)
            return
        with self.app.batch_update():
            self.query_one("#trouble", Prose).show([])
            if load:
                self.load_fields()
            self.show_tree()
            self.show_judgement()

    def show_trouble(self, problems: Problems) -> None:
        """Show problems beside the editor; what could not be kept is not called saved."""
        self.query_one(EditorPane).editor.redraw()
        trouble = self.query_one("#trouble", Prose)
        trouble.show(problem_paragraphs(problems, self.words))
        self.query_one("#saved", OneLine).say(self.words("app.not_saved"))
        self.call_after_refresh(trouble.scroll_visible, animate=False)

    def show_hint(self, code: str) -> None:
        """Show what to do instead."""
        self.query_one("#trouble", Prose).show([Paragraph(self.words(code), WARN)])

    def on_question_tree_pointed(self, event: QuestionTree.Pointed) -> None:
        """Show the question at the cursor of the tree."""
        event.stop()
        self.go(event.cell, begin=False)

    def on_question_tree_picked(self, event: QuestionTree.Picked) -> None:
        """Go to a question and its editor."""
        event.stop()
        self.query_one(QuestionTree).remove_class("-open")
        self.go(event.cell)

    def go(self, cell: Cell, *, begin: bool = True) -> None:
        """Leave the present cell and show another; a typed answer asks first who gives it."""

        def leave() -> None:
            self.leave_cell()
            self.sitting.go(cell)
            self.show_cell(begin=begin)

        if self.sitting.speaker is None and self.query_one(EditorPane).editor.pending() is not None:
            self.note_typing()
            self.with_source(leave, leave)
        else:
            leave()
