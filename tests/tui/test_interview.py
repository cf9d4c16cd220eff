"""What the interview promises.

I1 "saved" stands there only once the row is committed; I2 a pause, leaving and Enter keep typed text; I3 what
is refused stays with its remedy and blocks nothing; I4 text being typed is offered after a restart at its
exact question; I5 whoever types, nothing is read as markup; I6 an edit clash shows both sides and is settled
by answering; I7 the language changes everything and keeps what is typed; I8 an answer asks who gives it; I9
the mouse does what keys do; I10 quitting keeps what is typed; I11 rare acts; I12 the palette knows every
command; I13 a warning stands beside the answer and refuses nothing; I14
what the local tables know stands below the editor.
"""

from __future__ import annotations

import re
from concurrent.futures import Future

import pytest
from textual.widgets import Input

from dd_toolkit.core.assessment.events import AnswerState, AssessmentFacts, SiteFacts
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.problems import ProblemError
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.core.report.result import result_of
from dd_toolkit.core.report.said import speak
from dd_toolkit.tui.app import AssessmentApp
from dd_toolkit.tui.editors.options import OptionLines
from dd_toolkit.tui.panels.chrome import KeyBar
from dd_toolkit.tui.panels.fields import Lines
from dd_toolkit.tui.panels.prose import Prose
from dd_toolkit.tui.panels.tree import QuestionTree
from dd_toolkit.tui.screens import keeping
from dd_toolkit.tui.screens.interview import InterviewScreen
from dd_toolkit.words.catalogue import Words
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.assessments import open_assessment
from dd_toolkit.workflow.ports import Pen
from tests.builders import shipped_method, shipped_questionnaire, source
from tests.tui.app_fakes import Outside, disk_full
from tests.tui.screen_text import burst, flat, press, text, write

SIZE = (80, 24)
HOSTILE = "[bold red]x[/] [@click=app.quit]y[/] [/] ${z} \\[ {0}"


def at(
    question: str, source_id: str = "rec", language: str = "en", row: str = ""
) -> tuple[Outside, AssessmentApp]:
    """Return the app as it opens at a question with a source speaking."""
    outside = Outside(language)
    assessment = outside.assessment(source("rec"), source("talk", "W2", people=3), source("seen", "O"))
    outside.at(assessment, question, source_id)
    return outside, outside.app(assessment)


def interview(app: AssessmentApp) -> InterviewScreen:
    """Return the interview on top."""
    assert isinstance(app.screen, InterviewScreen), app.screen
    return app.screen


def kept(app: AssessmentApp, question: str, source_id: str = "rec") -> object:
    """Return the stored value of a source's answer; None without one."""
    for screen in app.screen_stack:
        if isinstance(screen, InterviewScreen):
            told = screen.sitting.session.case.fold.answers.get(Cell(question), ())
            return next((each.answer.value for each in told if each.source == source_id), None)
    raise AssertionError("no interview is open")


async def test_saved_only_after_the_commit() -> None:
    """I1: a store that fails shows its problem and remedy and not "saved"; the next try is saved."""
    outside, app = at("LAB-AAA-01.3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        outside.store.problem = disk_full()
        await press(pilot, "5", "0", "enter")
        assert "NOT SAVED" in text(app)
        assert "saved 14:02:11" not in text(app)
        assert "disk" in flat(app).lower()
        assert kept(app, "LAB-AAA-01.3") is None
        assert app.screen.query_one("#LineEditor Input", Input).value == "50"
        outside.store.problem = None
        await press(pilot, "enter")
        assert "saved 14:02:11" in text(app)
        assert kept(app, "LAB-AAA-01.3") == "50"


@pytest.mark.parametrize(("language", "told"), [("en", "Look again: A hundred"), ("zh", "请复核：一百小时")])
async def test_a_warning_stands_beside_an_answer_that_is_kept(language: str, told: str) -> None:
    """I13: an odd answer is kept and told, to another source among the answers; a usual one warns nobody."""
    _, app = at("LAB-AAA-01.3", language=language)

    def warned() -> list[str]:
        return [id_ for id_ in ("standing", "told") if told in app.screen.query_one(f"#{id_}", Prose).text()]

    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "1", "2", "0", "enter")
        assert kept(app, "LAB-AAA-01.3") == "120"
        assert warned() == ["standing"]
        interview(app).sitting.speak_as("talk")
        interview(app).show_cell()
        assert warned() == ["told"]
        interview(app).sitting.speak_as("rec")
        assert interview(app).sitting.session.answer(Cell("LAB-AAA-01.3"), "rec", Given("50")) == ()
        interview(app).show_cell()
        assert warned() == []


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_local_values_stand_below_the_editor(language: str) -> None:
    """I14: what the tables know for the site is shown first, and only beside the questions that show it."""
    outside = Outside(language)
    facts = AssessmentFacts("Test", "2026-10-31", "", "")
    site = SiteFacts("Company", "Plant", (Segment.CEL,), "CN", "广东惠州")
    pen = Pen(outside.count.next_id(), "tester", outside.count.instant, outside.count.next_id)
    opened = open_assessment(pen, facts, site, shipped_questionnaire(), shipped_method())
    assert not isinstance(opened, tuple)
    outside.store.pin(opened.pins)
    outside.store.append(pen.assessment, opened.events)
    outside.at(pen.assessment, "LAB-WAG-01.1", "")
    app = outside.app(pen.assessment)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        below = app.screen.query_one("#told", Prose).text().splitlines()
        say = Words(language)
        assert below[0] == say("app.head.local")
        assert "1,850" in below[1]
        assert below[2] == say("local.wage.check")
        interview(app).go(Cell("LAB-WAG-01.2"))
        assert say("app.head.local") not in app.screen.query_one("#told", Prose).text()


async def test_the_position_counts_what_is_in_scope() -> None:
    """I14: a question that an answer rules out is not counted among those to go through."""
    _, app = at("LAB-AAA-01.1")

    def count() -> int:
        return int(re.search(r"LAB-AAA-\d\d\.\d · \d+ of (\d+)", text(app))[1])  # type: ignore[index]

    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        before = count()
        await press(pilot, "y", "f8")
        assert count() == before - 1


async def test_a_choice_that_cannot_be_kept_is_not_called_saved() -> None:
    """I1: the choice shows as typed, and pressing it again keeps it."""
    outside, app = at("LAB-AAA-01.1")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        outside.store.problem = disk_full()
        await press(pilot, "n")
        assert "NOT SAVED" in text(app)
        outside.store.problem = None
        await press(pilot, "f8")
        assert kept(app, "LAB-AAA-01.1") == "no"


async def test_a_pause_keeps_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """I2: after two idle seconds the number and the note are kept, and the caret stays where it is."""
    monkeypatch.setattr(keeping, "IDLE", 0.05)
    _, app = at("LAB-AAA-01.3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await write(pilot, "50")
        await pilot.pause(0.3)
        assert kept(app, "LAB-AAA-01.3") == "50"
        await press(pilot, "f3")
        await write(pilot, "夜班")
        await pilot.pause(0.3)
        (recorded,) = interview(app).sitting.session.case.fold.answers[Cell("LAB-AAA-01.3")]
        assert recorded.answer.note == "夜班"
        assert app.focused is not None
        assert app.focused.id == "note"


async def test_a_pause_does_not_end_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """I2: with one of two days typed nothing is kept by a pause."""
    monkeypatch.setattr(keeping, "IDLE", 0.05)
    _, app = at("LAB-AAA-03.1")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await write(pilot, "2025-03-01")
        await pilot.pause(0.3)
        assert kept(app, "LAB-AAA-03.1") is None


async def test_keys_faster_than_the_screen_lose_nothing() -> None:
    """I2: choices, numbers and steps that arrive in one breath go to the right questions in their order."""
    _, app = at("LAB-AAA-01.1")
    step = ("f8", None)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await burst(pilot, ("n", "n"), step, ("3", "3"), step, ("5", "5"), ("5", "5"), step, ("7", "7"), step)
        await pilot.pause()
        assert kept(app, "LAB-AAA-01.1") == "no"
        assert kept(app, "LAB-AAA-01.2") == "3"
        assert kept(app, "LAB-AAA-01.3") == "55"
        assert kept(app, "LAB-AAA-01.4") == "7"
        assert interview(app).sitting.cell == Cell("LAB-AAA-02.1")
        assert interview(app).sitting.drafts == {}


async def test_enter_falls_behind_no_text_that_follows_it() -> None:
    """I2: number, Enter to keep, Enter to go on and the next number in one breath are two answers."""
    _, app = at("LAB-AAA-01.3")
    enter = ("enter", None)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await burst(pilot, ("5", "5"), ("5", "5"), enter, enter, ("7", "7"), enter, enter)
        await pilot.pause()
        assert kept(app, "LAB-AAA-01.3") == "55"
        assert kept(app, "LAB-AAA-01.4") == "7"
        assert interview(app).sitting.cell == Cell("LAB-AAA-02.1")


async def test_a_dialog_hears_the_keys_that_follow_it() -> None:
    """I2: menu, letter, choice and text in one breath arrive in the dialogs and nowhere else."""
    _, app = at("LAB-AAA-01.3")
    keys = [("5", "5"), ("5", "5"), ("enter", None), ("ctrl+o", None), ("s", "s"), ("1", "1")]
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await burst(pilot, *keys, ("o", "o"), ("k", "k"), ("enter", None))
        await pilot.pause()
        assert kept(app, "LAB-AAA-01.3") == "55"
        assert "Set aside: ok" in flat(app)


async def test_letters_are_typed_where_text_is_typed() -> None:
    """I2: keys that are commands elsewhere stay letters in a text, a number and a note."""
    _, app = at("LAB-AAA-03.3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await write(pilot, "nr?yq")
        assert app.screen.query_one("#TextEditor Lines", Lines).text == "nr?yq"
        await press(pilot, "f3")
        await write(pilot, "r?")
        assert interview(app).query_one("#note", Lines).text == "r?"


async def test_what_is_refused_stays_and_blocks_nothing() -> None:
    """I3: the text stays with message and remedy, the person may go on, and finds it again."""
    _, app = at("LAB-AAA-01.3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await write(pilot, "200")
        await press(pilot, "enter")
        assert ". >= 0 and . <= 168" in flat(app)
        await press(pilot, "f8")
        assert interview(app).sitting.cell == Cell("LAB-AAA-01.4")
        await press(pilot, "f7")
        assert app.screen.query_one("#LineEditor Input", Input).value == "200"
        assert "Typed, not kept yet" in text(app)
        await press(pilot, "ctrl+l")
        assert app.screen.query_one("#LineEditor Input", Input).value == ""
        assert interview(app).sitting.drafts == {}


async def test_clearing_takes_back_what_is_kept() -> None:
    """I3: with nothing being typed the answer itself goes, and undo brings it back."""
    _, app = at("LAB-AAA-01.3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "5", "5", "enter", "ctrl+l")
        assert kept(app, "LAB-AAA-01.3") is None
        await press(pilot, "ctrl+z")
        assert kept(app, "LAB-AAA-01.3") == "55"


async def test_typing_is_offered_after_a_restart() -> None:
    """I4: an app that ended in the middle of a word offers it at its exact question."""
    outside, app = at("LAB-AAA-01.3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await write(pilot, "5")
        interview(app).flush()
    (entry,) = outside.store.entries()
    outside.at(entry.id, "LAB-AAA-01.1", "seen")
    again = outside.app(entry.id)
    async with again.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "Typed, but not kept" in text(again)
        assert "LAB-AAA-01.3 · 5" in text(again)
        await press(pilot, "enter")
        assert interview(again).sitting.seat == (Cell("LAB-AAA-01.3"), "rec")
        assert again.screen.query_one("#LineEditor Input", Input).value == "5"
        await press(pilot, "5", "enter")
        assert kept(again, "LAB-AAA-01.3") == "55"
        interview(again).flush()
    assert outside.open_session(entry.id).drafts() == ()


async def test_hostile_text_is_shown_as_it_is() -> None:
    """I5: markup in title, label, note, row and answer is neither read nor lost."""
    outside = Outside()
    assessment = outside.assessment(source("rec", label=HOSTILE), title=HOSTILE)
    session = outside.open_session(assessment)
    assert session.add_row("rooms", "west", HOSTILE) == ()
    given = Given("3", note=HOSTILE, cite=HOSTILE)
    assert session.answer(Cell("LAB-AAA-04.1", "west"), "rec", given) == ()
    outside.at(assessment, "LAB-AAA-04.1", "rec", "west")
    app = outside.app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert HOSTILE in text(app)
        await press(pilot, "enter")
        assert flat(app).count(HOSTILE) >= 5
        await press(pilot, "f2")
        assert HOSTILE in flat(app)


async def test_an_edit_clash_shows_both_sides_and_is_settled() -> None:
    """I6: neither side counts, both are read, and answering again settles it."""
    outside, app = at("LAB-AAA-01.3")
    (entry,) = outside.store.entries()
    first, second = outside.open_session(entry.id), outside.open_session(entry.id)
    for session, raw in ((first, "50"), (second, "70")):
        assert session.answer(Cell("LAB-AAA-01.3"), "rec", Given(raw, note=f"saw {raw}")) == ()
    async with app.run_test(size=(88, 50)) as pilot:
        await pilot.pause()
        shown = flat(app)
        assert "Neither counts until you answer again" in shown
        assert "50 h/week saw 50" in shown
        assert "70 h/week saw 70" in shown
        await press(pilot, "ctrl+t")
        assert "! 01.3 Hours a week" in text(app)
        await press(pilot, "ctrl+t")
        field = app.screen.query_one("#LineEditor Input", Input)
        field.value = ""
        await write(pilot, "60")
        await press(pilot, "enter")
        assert "Neither counts" not in flat(app)
        await press(pilot, "ctrl+t")
        assert "✓ 01.3 Hours a week" in text(app)


async def test_the_language_changes_everything_and_keeps_typing() -> None:
    """I7: question, tree, keys and result change at once; the text in the field stays."""
    outside, app = at("LAB-AAA-01.3")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await write(pilot, "5")
        await press(pilot, "ctrl+g")
        shown = text(app)
        rated = Words("zh")("terms.band.NR")
        for chinese in ("每周多少小时", "▫ 01.3 每周多少小时", "下题", rated, "判断要点", "备注"):
            assert chinese in shown
        for english in ("Hours a week", "Not rated", "What matters", "Note"):
            assert english not in shown
        assert app.screen.query_one("#LineEditor Input", Input).value == "5"
        assert outside.kept_languages == ["zh"]


async def test_an_answer_asks_who_gives_it() -> None:
    """I8: nothing is kept without a source; turning away leaves the text, choosing keeps it."""
    _, app = at("LAB-AAA-01.3", "")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await write(pilot, "55")
        await press(pilot, "enter")
        assert "Who is speaking?" in text(app)
        await press(pilot, "escape")
        assert app.screen.query_one("#LineEditor Input", Input).value == "55"
        await press(pilot, "f8")
        assert "Who is speaking?" in text(app)
        await press(pilot, "down", "enter")
        assert kept(app, "LAB-AAA-01.3") == "55"
        assert interview(app).sitting.cell == Cell("LAB-AAA-01.4")


async def test_the_mouse_does_what_keys_do() -> None:
    """I9: a click chooses an option, a line of the tree, and a key of the bottom line."""
    _, app = at("LAB-AAA-01.1")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.click(OptionLines, offset=(4, 1))
        await pilot.pause()
        assert kept(app, "LAB-AAA-01.1") == "no"
        tree = app.screen.query_one(QuestionTree)
        line = next(n for n in range(20) if "01.3" in tree.render_line(n).text)
        await pilot.click(QuestionTree, offset=(12, line))
        await pilot.pause()
        assert interview(app).sitting.cell == Cell("LAB-AAA-01.3")
        bar = app.screen.query_one(KeyBar)
        await pilot.click(KeyBar, offset=(bar.render().plain.index("F8") + 2, 0))
        await pilot.pause()
        assert interview(app).sitting.cell == Cell("LAB-AAA-01.4")


async def test_quitting_keeps_what_is_typed() -> None:
    """I10: a number that is right is kept as the answer, one that is wrong as a draft."""
    for typed, answers, drafts in (("55", "55", []), ("5x", None, ["5x"])):
        outside, app = at("LAB-AAA-01.3")
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await write(pilot, typed)
            await press(pilot, "ctrl+q")
            assert not app.is_running or app._exit
        (entry,) = outside.store.entries()
        session = outside.open_session(entry.id)
        told = session.case.fold.answers.get(Cell("LAB-AAA-01.3"), ())
        assert [each.answer.value for each in told] == ([answers] if answers else [])
        assert [each.text for each in session.drafts()] == drafts


async def test_quitting_warns_once_where_nothing_can_be_kept() -> None:
    """I10: the first time the problem is shown, the second time the app ends."""
    outside, app = at("LAB-AAA-01.3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await write(pilot, "55")
        outside.store.problem = disk_full()
        await press(pilot, "ctrl+q")
        assert "NOT SAVED" in text(app)
        assert not app._exit
        await press(pilot, "ctrl+q")
        assert app._exit


async def test_an_answer_is_set_aside_and_taken_back() -> None:
    """I11: with a reason it leaves the score and says why; a blank reason takes it back in."""
    _, app = at("LAB-AAA-01.3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "5", "5", "enter", "ctrl+o", "s", "1")
        await write(pilot, "forged")
        await press(pilot, "enter")
        assert "Set aside: forged" in flat(app)
        await press(pilot, "ctrl+o", "s", "1")
        await press(pilot, *["backspace"] * 6, "enter")
        assert "Set aside" not in flat(app)


async def test_a_conflict_is_followed_up_on_a_day() -> None:
    """I11: what is no day is refused in the dialog; a day and a note are kept and shown."""
    _, app = at("LAB-AAA-01.3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for id_, raw in (("rec", "40"), ("seen", "70")):
            interview(app).sitting.session.answer(Cell("LAB-AAA-01.3"), id_, Given(raw))
        await press(pilot, "ctrl+o", "f", "backspace", "enter")
        await write(pilot, "Gate data checked")
        await press(pilot, "enter")
        assert "please write the day" in flat(app)
        await press(pilot, "1", "enter", "enter")
        await press(pilot, "pagedown")
        assert "Followed up on 2026-11-01: Gate data checked" in flat(app)
        assert "Sources conflict." in flat(app)


async def test_not_applicable_of_the_site_alone_is_accepted_in_vain() -> None:
    """I11: for a crucial topic the screen says why it still counts as unknown; the same key takes it back."""
    _, app = at("LAB-AAA-01.4")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "f6", "3", "ctrl+o", "a", "enter")
        assert "it still counts as unknown" in flat(app)
        await press(pilot, "ctrl+o", "a")
        assert "Not accepted yet" in flat(app)


async def test_unknown_replaces_a_value_and_enter_takes_it_back_in() -> None:
    """I11: a state takes the place of the answer, and a new answer the place of the state."""
    _, app = at("LAB-AAA-01.3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "5", "5", "enter", "f4")
        (recorded,) = interview(app).sitting.session.case.fold.answers[Cell("LAB-AAA-01.3")]
        assert recorded.answer.state is AnswerState.UNKNOWN
        await press(pilot, "6", "0", "enter")
        assert kept(app, "LAB-AAA-01.3") == "60"


async def test_the_palette_finds_a_command_and_does_it() -> None:
    """I12: a part of its sentence is enough, and what it does happens in the interview."""
    _, app = at("LAB-AAA-01.3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+p")
        await write(pilot, "next question.")
        await pilot.pause(0.2)
        await press(pilot, "enter")
        await pilot.pause(0.2)
        assert interview(app).sitting.cell == Cell("LAB-AAA-01.4")


async def test_a_report_that_fails_says_so() -> None:
    """I1: problems are told with their remedy, other failures with what they are; the app goes on."""
    outside, app = at("LAB-AAA-01.3")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+o", "p", "1")
        future: Future[str] = outside.reports[0][2]
        future.set_exception(ProblemError(disk_full()))
        await pilot.pause(0.3)
        assert "disk" in flat(app).lower()
        await press(pilot, "ctrl+o", "p", "1")
        outside.reports[1][2].set_exception(RuntimeError("[worker] died"))
        await pilot.pause(0.3)
        assert "[worker] died" in flat(app)


async def test_the_result_line_is_the_short_result() -> None:
    """I1: the line at the bottom says what the result says at more length."""
    _, app = at("LAB-AAA-01.3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "5", "5", "enter")
        short = speak(result_of(interview(app).sitting.evaluation).short, Words("en"))
        assert short in text(app)
