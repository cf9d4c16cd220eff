"""The result as it stands: every sentence, every cap, pillars and sections as bars, what to ask next.

The production regime stands below the bars, as context.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label

from dd_toolkit.core.evaluation.evaluate import Evaluation
from dd_toolkit.core.evaluation.rating import possible_points, proven_points
from dd_toolkit.core.report.compose import pillar_intervals, section_intervals
from dd_toolkit.core.report.disputes import askings, disputes
from dd_toolkit.core.report.report import Asking, Interval
from dd_toolkit.core.report.result import result_of
from dd_toolkit.core.report.said import speak
from dd_toolkit.tui.editors.options import Choice, OptionLines
from dd_toolkit.tui.flow import Paragraph
from dd_toolkit.tui.judging import BAR_WIDTH, bar
from dd_toolkit.tui.panels.prose import Prose
from dd_toolkit.tui.production import production_paragraphs
from dd_toolkit.tui.styles import HEAD, WARN
from dd_toolkit.words.catalogue import Words
from dd_toolkit.words.speaking import describe

ASKINGS = 12
"""How many of the questions worth asking are offered."""
LEAD_WIDTH = BAR_WIDTH + 12
"""Cells for a bar and its two numbers before the title of a pillar or section."""


def result_paragraphs(evaluation: Evaluation, words: Words) -> list[Paragraph]:
    """Return the result in the order in which it reads, then bars, disputes and what cannot count."""
    result = result_of(evaluation)
    told = [
        Paragraph(speak(sentence, words), "bold" if n == 0 else "")
        for n, sentence in enumerate(result.sentences)
    ]
    if result.caps:
        told.append(Paragraph(words("app.result.caps"), HEAD))
        told += [Paragraph(speak(cap, words), "", "- ", indent=2) for cap in result.caps]
    told.append(Paragraph(words("app.result.pillars"), HEAD))
    told += [_interval(each, evaluation, words) for each in pillar_intervals(evaluation)]
    told.append(Paragraph(words("app.result.sections"), HEAD))
    told += [_interval(each, evaluation, words) for each in section_intervals(evaluation)]
    told += production_paragraphs(evaluation, words)
    argued = disputes(evaluation)
    if argued:
        told.append(Paragraph(words("app.result.disputes"), HEAD))
    for dispute in argued:
        kind = words("app.flag.conflict" if dispute.is_conflict else "app.flag.challenged")
        row = f" · {speak(dispute.row, words)}" if dispute.row else ""
        told.append(
            Paragraph(f"{dispute.question}{row} · {kind}: {dispute.ask[words.language]}", "", "! ", WARN, 2)
        )
    if evaluation.problems:
        told.append(Paragraph(words("app.result.problems"), HEAD))
    for problem in evaluation.problems:
        told.append(Paragraph(describe(words, problem.code.value, problem.details), "", "! ", WARN, 2))
    return told


def _interval(interval: Interval, evaluation: Evaluation, words: Words) -> Paragraph:
    method = evaluation.case.method
    numbers = words(
        "app.result.interval",
        proven=proven_points(interval.low, method),
        possible=possible_points(interval.high, method),
    )
    lead = f"{bar(interval.low, interval.high, BAR_WIDTH)} {numbers}"
    return Paragraph(interval.title[words.language], "", lead, "", LEAD_WIDTH)


class ResultScreen(ModalScreen[str | None]):
    """The whole result; gives the id of a question to go to, None to stay."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,r,ctrl+r,q", "dismiss"),
        ("pagedown", "scroll(10)"),
        ("pageup", "scroll(-10)"),
    ]

    def __init__(self, evaluation: Evaluation, words: Words) -> None:
        super().__init__()
        self.evaluation = evaluation
        self.words = words

    def compose(self) -> ComposeResult:
        """Make the page."""
        with VerticalScroll(classes="dialog -tall", can_focus=False):
            yield Label(self.words("app.result.title"), classes="head", markup=False)
            yield Prose()
            yield Label(self.words("app.result.ask"), classes="part", markup=False)
            yield OptionLines()
            yield Label(self.words("app.result.keys"), classes="keys", markup=False)

    def on_mount(self) -> None:
        """Fill the page."""
        self.query_one(Prose).show(result_paragraphs(self.evaluation, self.words))
        lines = self.query_one(OptionLines)
        lines.is_menu = True
        lines.offer([self._asking(each) for each in askings(self.evaluation)[:ASKINGS]])
        self.set_focus(lines, scroll_visible=False)
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_home, animate=False)

    def on_option_lines_changed(self, event: OptionLines.Changed) -> None:
        """Give the question to ask."""
        event.stop()
        self.dismiss(next(iter(event.lines.chosen)))

    def action_scroll(self, lines: int) -> None:
        """Move the page."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def _asking(self, asking: Asking) -> Choice:
        reason = speak(asking.reason, self.words)
        text = self.words(
            "app.result.asking",
            gain=f"{asking.gain:.1f}",
            id=asking.question,
            ask=asking.ask[self.words.language],
            reason=reason,
        )
        return Choice(asking.question, text)
