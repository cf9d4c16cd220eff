"""Answers that are chosen from a list: yes or no, levels, options, and people counted per option."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult

from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.questions import COUNTABLE, Question, QuestionType
from dd_toolkit.core.questionnaire.values import LEVELS, YES_NO_OPTIONS, Counts, parse_value
from dd_toolkit.tui.editors.base import Asked, Editor
from dd_toolkit.tui.editors.options import Choice, Choosing, OptionLines
from dd_toolkit.words.catalogue import Words


def choices_of(question: Question, words: Words) -> list[Choice]:
    """Return the options of a question in a language."""
    if question.type is QuestionType.YES_NO:
        return [Choice(each, words(f"terms.yes_no.{each}"), letter=each[0]) for each in YES_NO_OPTIONS]
    if question.type is QuestionType.MATURITY:
        return [Choice(level, _level(question, level, words)) for level in LEVELS]
    return [Choice(each.id, each.text[words.language], alone=each.none) for each in question.options]


def _level(question: Question, level: str, words: Words) -> str:
    return question.levels[int(level)][words.language] if question.levels else words(f"terms.level.{level}")


class ChosenEditor(Editor):
    """One list; a choice is given at once, counts as typed text is."""

    def compose(self) -> ComposeResult:
        """Make the list."""
        yield OptionLines()

    @property
    def lines(self) -> OptionLines:
        """Return the list."""
        return self.query_one(OptionLines)

    def show_asked(self, asked: Asked, raw: str) -> None:
        """Show the options and what of them is chosen."""
        question = asked.question
        choices = choices_of(question, asked.words)
        if question.type in COUNTABLE and asked.people > 1:
            counts = _counted(question, raw, asked.people)
            self.lines.offer(choices, choosing=Choosing.COUNT, counts=counts)
            return
        choosing = Choosing.MANY if question.type is QuestionType.CHECKLIST else Choosing.ONE
        self.lines.offer(choices, _chosen(question, raw), choosing=choosing)

    def raw(self) -> str:
        """Return the option, the ticked options, or the counts."""
        lines = self.lines
        if lines.choosing is Choosing.COUNT:
            counted = [(each.id, lines.count_of(each.id)) for each in lines.choices]
            return " ".join(f"{option}={count}" for option, count in sorted(counted) if count)
        return ",".join(sorted(lines.chosen))

    def redraw(self) -> None:
        """Draw the list."""
        self.lines.draw()

    def begin(self) -> None:
        """Put the cursor on the list."""
        self.screen.set_focus(self.lines, scroll_visible=False)

    def on_option_lines_changed(self, event: OptionLines.Changed) -> None:
        """Give a choice at once; report counts as typing."""
        event.stop()
        if event.lines.choosing is Choosing.COUNT:
            self.redraw()
            self.typed()
        else:
            self._seen = self.raw()
            self.post_message(self.Given(self._seat, self.raw()))

    def on_option_lines_onward(self, event: OptionLines.Onward) -> None:
        """Give counts, or go on."""
        event.stop()
        self.enter()

    def on_option_lines_emptied(self, event: OptionLines.Emptied) -> None:
        """Say that no tick is no answer."""
        event.stop()
        self.post_message(self.Told("app.hint.emptied"))


def _chosen(question: Question, raw: str) -> Sequence[str]:
    value = parse_value(question, raw) if raw else ""
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) and value else ()


def _counted(question: Question, raw: str, people: int) -> Mapping[str, int]:
    """Return counts; a plain answer is everybody's."""
    value = parse_value(question, raw) if raw else ""
    if isinstance(value, Counts):
        return dict(value.by_option)
    plain = isinstance(value, str) and value and not isinstance(value, Problem)
    return {str(value): people} if plain else {}
