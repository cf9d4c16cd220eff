"""The whole way through an assessment by keyboard, from the empty list to a written report."""

from __future__ import annotations

from textual.pilot import Pilot

from dd_toolkit.core.assessment.events import AnswerState
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.sources import Confidentiality, StatusGroup
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.tui.app import AssessmentApp
from dd_toolkit.tui.screens.assessments import AssessmentsScreen
from dd_toolkit.tui.screens.interview import InterviewScreen
from dd_toolkit.workflow.session import Session
from tests.tui.app_fakes import Outside
from tests.tui.screen_text import flat, press, text, write


def interview(app: AssessmentApp) -> InterviewScreen:
    """Return the interview on top."""
    assert isinstance(app.screen, InterviewScreen), app.screen
    return app.screen


def session(app: AssessmentApp) -> Session:
    """Return the open session."""
    return interview(app).sitting.session


def said(app: AssessmentApp, question: str, row: str = "") -> object:
    """Return the stored value that was given to a cell; its state where there is none."""
    (recorded,) = session(app).case.fold.answers[Cell(question, row)]
    answer = recorded.answer
    return answer.value if answer.state is AnswerState.ANSWERED else answer.state


async def open_new(pilot: Pilot[None]) -> None:
    """Begin an assessment of a company of the registry at one of its plants, with night workers."""
    await press(pilot, "n")
    await write(pilot, "示例")
    await press(pilot, "enter")
    await press(pilot, "down", "enter")
    await press(pilot, "ctrl+s")


async def add_records(pilot: Pilot[None]) -> None:
    """Add primary records as the first source."""
    await press(pilot, "f2")
    await press(pilot, "3", "enter", "enter")
    await write(pilot, "Payroll")
    await press(pilot, "ctrl+s")


async def add_talks(pilot: Pilot[None]) -> None:
    """Add talks with three dispatched workers off site."""
    await press(pilot, "ctrl+o", "n")
    await press(pilot, "6", "enter", "enter", "enter")
    await press(pilot, "backspace", "3", "enter", "2")
    await press(pilot, "ctrl+s")


async def answer_every_type(pilot: Pilot[None], app: AssessmentApp) -> None:
    """Walk through the questions outside the roster and answer each in its own way."""
    await press(pilot, "n", "enter")
    assert said(app, "LAB-AAA-01.1") == "no"
    await press(pilot, "3", "enter")
    assert said(app, "LAB-AAA-01.2") == "3"
    await press(pilot, "5", "2", "enter", "enter")
    assert said(app, "LAB-AAA-01.3") == "52"
    await press(pilot, "f5", "f8")
    assert said(app, "LAB-AAA-01.4") is AnswerState.REFUSED
    await press(pilot, "4", "2", "0", "0", "f8")
    assert said(app, "LAB-AAA-02.1") == "4200"
    await press(pilot, "1", "enter")
    assert said(app, "LAB-AAA-02.2") == "plant"
    await press(pilot, "1", "2", "enter")
    assert said(app, "LAB-AAA-02.3") == ["fines", "tools"]
    assert "2100 CNY" in text(app)
    await press(pilot, "enter")
    await write(pilot, "2025-03-01")
    await press(pilot, "enter")
    await write(pilot, "2027-03-01")
    await press(pilot, "enter", "enter")
    assert said(app, "LAB-AAA-03.1") == {"issued": "2025-03-01", "expires": "2027-03-01"}


async def answer_without_value(pilot: Pilot[None], app: AssessmentApp) -> None:
    """Withhold, quote in Chinese, say that a question does not apply and accept it."""
    assert "Withheld in mainland China" in flat(app)
    await press(pilot, "ctrl+o", "w")
    assert said(app, "LAB-AAA-03.2") is AnswerState.UNKNOWN
    await press(pilot, "f8")
    await write(pilot, "他们说没有")
    await press(pilot, "f8")
    assert said(app, "LAB-AAA-03.3") == "他们说没有"
    await press(pilot, "f6", "2")
    assert said(app, "LAB-AAA-03.4") is AnswerState.NOT_APPLICABLE
    assert "Not accepted yet" in text(app)
    await press(pilot, "ctrl+o", "a")
    await press(pilot, "enter")
    assert Cell("LAB-AAA-03.4") in session(app).case.fold.accepted


async def fill_the_roster(pilot: Pilot[None], app: AssessmentApp) -> None:
    """Name an offered row and another, answer one, take it back, and answer it again."""
    await press(pilot, "f8")
    assert "none is named yet" in flat(app)
    await press(pilot, "ctrl+o", "r")
    await press(pilot, "enter")
    await press(pilot, "3", "enter")
    assert said(app, "LAB-AAA-04.1", "north") == "3"
    await press(pilot, "ctrl+o", "r")
    await write(pilot, "西楼")
    await press(pilot, "down", "enter")
    assert "西楼" in text(app)
    await press(pilot, "ctrl+z")
    assert Cell("LAB-AAA-04.1", "north") not in session(app).case.fold.answers
    assert interview(app).sitting.cell == Cell("LAB-AAA-04.1", "north")
    await press(pilot, "3", "enter")
    await press(pilot, "f9")
    assert interview(app).sitting.cell.question == "LAB-AAA-04.1"
    assert interview(app).sitting.cell.row != "north"


async def hear_workers(pilot: Pilot[None], app: AssessmentApp) -> None:
    """Add talks, go to what is open for them, and count what they say."""
    await add_talks(pilot)
    speaker = interview(app).sitting.speaker
    assert speaker is not None
    assert (speaker.people, speaker.group) == (3, StatusGroup.DISPATCHED)
    assert speaker.confidentiality is Confidentiality.CONFIDENTIAL
    await press(pilot, "f9")
    assert interview(app).sitting.cell == Cell("LAB-AAA-01.1")
    assert "Can you say no" in text(app)
    await press(pilot, "1", "down", "2", "enter")
    told = session(app).case.fold.answers[Cell("LAB-AAA-01.1")]
    assert {each.source: each.answer.value for each in told}[speaker.id] == {"yes": 1, "no": 2}


async def write_a_report(pilot: Pilot[None], app: AssessmentApp, outside: Outside) -> None:
    """Have a report written in Chinese, go on meanwhile, and see where it is."""
    await press(pilot, "ctrl+o", "p")
    await press(pilot, "2")
    assert "正在生成报告：1" in text(app)
    before = interview(app).sitting.cell
    await press(pilot, "f8")
    assert interview(app).sitting.cell != before
    ((assessment, language, future),) = outside.reports
    assert (assessment, language) == (session(app).assessment, "zh")
    future.set_result("/reports/a.pdf")
    await pilot.pause(0.3)
    assert "报告已生成：/reports/a.pdf" in flat(app)
    assert "正在生成报告" not in text(app)


async def test_the_whole_way_by_keyboard() -> None:
    """New, sources, every type, states, rows, undo, open questions, result, language, report, back."""
    outside = Outside()
    app = outside.app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert "No assessments yet" in text(app)
        await open_new(pilot)
        site = session(app).case.site
        assert (site.company, site.name) == ("Example Batteries", "Xining, Qinghai")
        assert (site.company_id, site.segments) == ("example", (Segment.CEL,))

        await add_records(pilot)
        (records,) = session(app).case.fold.sources.values()
        assert (records.evidence_class, records.label) == ("E2", "Payroll")
        assert interview(app).sitting.source == records.id
        await answer_every_type(pilot, app)
        await answer_without_value(pilot, app)
        await fill_the_roster(pilot, app)
        await hear_workers(pilot, app)

        await press(pilot, "ctrl+r")
        assert "The result as it stands" in text(app)
        await press(pilot, "enter")
        assert interview(app).sitting.cell.question == session(app).evaluation.what_to_ask()[0][0]
        await press(pilot, "ctrl+g")
        assert "下题" in text(app)
        assert outside.kept_languages == ["zh"]
        await write_a_report(pilot, app, outside)
        await press(pilot, "escape")
        assert isinstance(app.screen, AssessmentsScreen)
        assert "回答13条" in text(app)
