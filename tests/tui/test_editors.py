"""Editors alone in a tiny host, by keys.

E1 every type has its editor; E2 each editor gives raw text that the door for values reads; E3 on and off
differ in what is drawn; E4 Enter keeps and goes on the second time; E5 an answer that stands is never
replaced by the first key; E6 a blank field is no answer; E7 Chinese can be typed and is shown; E8 loading
reports nothing; E9 an answer carries the seat it was typed for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.questionnaire import questions_of
from dd_toolkit.core.questionnaire.questions import Question, QuestionType
from dd_toolkit.core.questionnaire.values import parse_value
from dd_toolkit.tui.editors.base import Asked, Editor
from dd_toolkit.tui.editors.options import Choosing, OptionLines
from dd_toolkit.tui.editors.pane import EDITORS, EditorPane
from dd_toolkit.tui.panels.fields import Line, Lines
from dd_toolkit.tui.sitting import Seat
from dd_toolkit.words.catalogue import Words
from tests.tui.app_fakes import every_type

SEAT = Seat(Cell("LAB-AAA-01.1"), "rec")


class Host(App[None]):
    """Holds an editor pane and notes what it reports."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []
        self.typed: list[str] = []
        self.told: list[str] = []
        self.onward = 0
        self.seats: list[Seat] = []

    def compose(self) -> ComposeResult:
        """Make the pane and a field to go to."""
        yield EditorPane()
        yield Input(id="elsewhere")

    @property
    def pane(self) -> EditorPane:
        """Return the pane."""
        return self.query_one(EditorPane)

    def on_editor_given(self, event: Editor.Given) -> None:
        """Note an answer and take it as kept, as the screen does."""
        self.given.append(event.raw)
        self.seats.append(event.seat)
        self.pane.editor.accept()
        self.pane.editor.redraw()

    def on_editor_typed(self, event: Editor.Typed) -> None:
        """Note typing."""
        self.typed.append(event.raw)

    def on_editor_told(self, event: Editor.Told) -> None:
        """Note a hint."""
        self.told.append(event.code)

    def on_editor_onward(self, event: Editor.Onward) -> None:
        """Count goings on."""
        self.onward += 1


def question_of(type_: QuestionType) -> Question:
    """Return the first question of a type."""
    return next(each for _, _, each in questions_of(every_type()) if each.type is type_)


async def load(
    pilot: Pilot[None], type_: QuestionType, raw: str = "", *, people: int = 1, language: str = "en"
) -> None:
    """Show a question of a type in the host and put the cursor into its editor."""
    app = pilot.app
    assert isinstance(app, Host)
    app.pane.load(Asked(SEAT, question_of(type_), raw, raw, people, Words(language), ("made from",)))
    app.pane.editor.begin()
    await pilot.pause()


@contextmanager
def hosting() -> Iterator[Host]:
    """Give a host."""
    yield Host()


def shown(host: Host) -> str:
    """Return the text of the list of options."""
    return host.query_one(OptionLines).text()


def test_every_type_has_its_editor() -> None:
    """E1: the table is total."""
    assert set(EDITORS) == set(QuestionType)


@pytest.mark.parametrize(
    ("type_", "keys", "raw"),
    [
        (QuestionType.YES_NO, ["y"], "yes"),
        (QuestionType.YES_NO, ["down", "space"], "no"),
        (QuestionType.MATURITY, ["3"], "3"),
        (QuestionType.MATURITY, ["down", "down", "enter"], "2"),
        (QuestionType.NUMBER, ["5", "2", "full_stop", "5", "enter"], "52.5"),
        (QuestionType.PERCENT, ["7", "enter"], "7"),
        (QuestionType.MONEY, ["4", "2", "0", "0", "enter"], "4200"),
        (QuestionType.CHOICE, ["2"], "agency"),
        (QuestionType.CHECKLIST, ["2"], "tools"),
        (QuestionType.DATE, [*"2026", "minus", *"03", "minus", *"01", "enter"], "2026-03-01"),
        (QuestionType.DOCUMENT, [*"2025", "minus", *"03", "minus", *"01", "enter", "enter"], "2025-03-01"),
    ],
)
async def test_keys_give_an_answer_that_can_be_read(type_: QuestionType, keys: list[str], raw: str) -> None:
    """E2, E9: each editor gives the raw text of its type, for the seat it was loaded with."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, type_)
            await pilot.press(*keys)
            await pilot.pause()
            assert host.given[-1:] == [raw]
            assert set(host.seats) == {SEAT}
            assert not isinstance(parse_value(question_of(type_), raw), Problem)


async def test_a_document_has_two_days() -> None:
    """E2: the second day is when it expires; leaving the first field gives nothing yet."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, QuestionType.DOCUMENT)
            await pilot.press(*"2025", "minus", *"03", "minus", *"01", "tab")
            await pilot.pause()
            assert host.given == []
            assert not host.pane.editor.is_settled
            await pilot.press(*"2027", "minus", *"02", "minus", *"28", "enter")
            await pilot.pause()
            assert host.given == ["2025-03-01..2027-02-28"]


async def test_text_is_given_when_the_field_is_left() -> None:
    """E2: Enter begins a new line, leaving gives the text."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, QuestionType.TEXT)
            await pilot.press("a", "enter", "b")
            assert host.given == []
            await pilot.press("tab")
            await pilot.pause()
            assert host.given == ["a\nb"]


async def test_a_calculated_question_takes_no_answer() -> None:
    """E2: nothing can be typed or pending."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, QuestionType.CALCULATED)
            await pilot.press("5", "enter")
            assert host.pane.editor.pending() is None
            assert host.given == []


async def test_on_and_off_differ_in_what_is_drawn() -> None:
    """E3: the chosen option reads differently as plain text."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, QuestionType.YES_NO, "no")
            assert "( ) y yes" in shown(host)
            assert "(x) n no" in shown(host)
            await load(pilot, QuestionType.CHECKLIST, "fines,tools")
            assert shown(host).count("[x]") == 2


async def test_enter_on_what_is_chosen_goes_on() -> None:
    """E4: the first Enter chooses, the second goes on."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, QuestionType.YES_NO)
            await pilot.press("enter")
            await pilot.pause()
            assert (host.given, host.onward) == (["yes"], 0)
            await pilot.press("enter")
            await pilot.pause()
            assert (host.given, host.onward) == (["yes"], 1)


async def test_enter_on_a_kept_number_goes_on() -> None:
    """E4: a number that is kept already is not given again."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, QuestionType.NUMBER, "50")
            await pilot.press("enter")
            await pilot.pause()
            assert (host.given, host.onward) == ([], 1)


async def test_the_first_key_does_not_replace_the_answer() -> None:
    """E5: a key after the focus is added at the end."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, QuestionType.NUMBER, "50")
            await pilot.press("1")
            assert host.query_one("#LineEditor Line", Line).value == "501"
            assert host.typed == ["501"]


async def test_a_blank_field_is_no_answer() -> None:
    """E6: Enter on an emptied field says how to take an answer back."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, QuestionType.NUMBER, "5")
            await pilot.press("backspace", "enter")
            await pilot.pause()
            assert (host.given, host.told) == ([], ["app.hint.blank"])


async def test_the_last_tick_stays() -> None:
    """E6: taking away the last tick changes nothing and says what to do."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, QuestionType.CHECKLIST, "fines")
            await pilot.press("1")
            await pilot.pause()
            assert (host.given, host.told) == ([], ["app.hint.emptied"])
            assert "[x] 1 Fines" in shown(host)


async def test_none_of_these_stands_alone() -> None:
    """E2: choosing none takes the others away, choosing another takes none away."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, QuestionType.CHECKLIST, "fines,tools")
            await pilot.press("3")
            await pilot.pause()
            await pilot.press("1")
            await pilot.pause()
            assert host.given == ["none", "fines"]


async def test_a_group_answers_with_counts() -> None:
    """E2: digits count people per option, Enter gives them, and a plain answer is everybody's."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, QuestionType.YES_NO, "yes", people=30)
            assert host.query_one(OptionLines).choosing is Choosing.COUNT
            assert "[  30] yes" in shown(host)
            await pilot.press("1", "8", "down", "1", "3", "backspace", "2", "enter")
            await pilot.pause()
            assert host.given == ["no=12 yes=18"]
            assert host.typed[-1] == "no=12 yes=18"


async def test_chinese_is_typed_and_shown() -> None:
    """E7: options and text stand in Chinese, and Chinese can be typed."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, QuestionType.CHOICE, language="zh")
            assert "派遣公司" in shown(host)
            await load(pilot, QuestionType.TEXT, language="zh")
            await pilot.press("加", "班")
            assert host.query_one(Lines).text == "加班"


@pytest.mark.parametrize("type_", list(QuestionType))
async def test_loading_reports_nothing(type_: QuestionType) -> None:
    """E8: showing a question is neither typing nor an answer, and nothing is pending after it."""
    raw = {QuestionType.DOCUMENT: "2025-03-01", QuestionType.DATE: "2026-03-01", QuestionType.YES_NO: "no"}
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, type_, raw.get(type_, ""))
            await pilot.pause()
            assert (host.given, host.typed, host.told) == ([], [], [])
            assert host.pane.editor.pending() is None


async def test_a_click_chooses() -> None:
    """E2: the mouse does what a key does."""
    with hosting() as host:
        async with host.run_test() as pilot:
            await load(pilot, QuestionType.YES_NO)
            await pilot.click(OptionLines, offset=(4, 1))
            await pilot.pause()
            assert host.given == ["no"]
