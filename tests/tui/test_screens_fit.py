"""Every screen at 80×24 and at 120×40, in both languages, as plain text.

V1 no line is wider than the terminal and every row is there; V2 what must be read is read in full; V3 the
tree stands beside the question on a wide terminal and over it on a narrow one; V4 an invented assessment
says so on every screen.
"""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from dd_toolkit.tui.app import AssessmentApp
from dd_toolkit.tui.commands import INTERVIEW, printed_key
from dd_toolkit.tui.judging import judged_line
from dd_toolkit.tui.panels.tree import QuestionTree
from dd_toolkit.tui.screens.assessments import AssessmentsScreen
from dd_toolkit.tui.screens.interview import InterviewScreen
from dd_toolkit.words.catalogue import LANGUAGES, Words
from tests.builders import source
from tests.tui.app_fakes import Outside
from tests.tui.screen_text import flat, lines, press, text

SIZES = [(80, 24), (120, 40)]


def filled(language: str) -> tuple[Outside, str]:
    """Return an outside with an invented assessment at a question that workers answer."""
    outside = Outside(language)
    talk = source("talk", "W2", label="Talk at the gate")
    assessment = outside.assessment(talk, source("rec"), title="Example Cell Works", invented=True)
    outside.at(assessment, "LAB-AAA-01.3", "talk")
    return outside, assessment


def assert_whole(app: AssessmentApp, *sentences: str) -> None:
    """Assert V1, and V2 for some sentences."""
    width, height = app.size
    shown = lines(app)
    assert len(shown) == height
    assert all(cell_len(line) == width for line in shown)
    together = "".join(flat(app).split())
    for sentence in sentences:
        assert "".join(sentence.split()) in together, sentence


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_list_interview_and_its_dialogs_fit(language: str, size: tuple[int, int]) -> None:
    """V1, V2, V4: list, interview, help, menu, sources and result at one size and in one language."""
    outside, _ = filled(language)
    say = Words(language)
    app = outside.app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        answered = say("app.list.line", place="Company / Plant", answers=0, changed="2026-11-01")
        assert_whole(app, say("app.list.invented"), "Example Cell Works · 2026-11-01", answered)

        await press(pilot, "enter")
        question = {"en": "How many hours did you work", "zh": "你干了多少小时"}[language]
        establish = say("app.establish", text={"en": "Hours a week", "zh": "每周多少小时"}[language])
        keys = [
            f"{printed_key(each.keys[0])} {say(f'app.do.{each.name}')}"
            for each in INTERVIEW[: [each.name for each in INTERVIEW].index("more") + 1]
        ]
        whole = (question, establish, "h/week", say("app.standing.none"), *keys, "Talk at the gate")
        assert_whole(app, *whole, say("app.invented"), "Example Cell Works · Company · Plant")
        await press(pilot, "5", "5", "enter")
        assert isinstance(app.screen, InterviewScreen)
        assert_whole(app, say("app.saved", time="14:02:11"), judged_line(app.screen.sitting, say))

        for key, sentence in (
            ("f1", say("app.help.title")),
            ("ctrl+o", say("app.about.report")),
            ("f2", say("app.source.add")),
            ("f6", say("app.reason.why")),
            ("ctrl+r", say("app.result.title")),
        ):
            await press(pilot, key)
            assert_whole(app, sentence)
            await press(pilot, "escape")
        await press(pilot, "ctrl+o", "n")
        assert_whole(app, say("app.source.title"), say("app.source.keys"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_maturity_question_fits_80_by_24(language: str) -> None:
    """V2: question, every level, judgement, result and keys are seen at once."""
    outside, assessment = filled(language)
    outside.at(assessment, "LAB-AAA-01.2", "rec")
    say = Words(language)
    app = outside.app(assessment)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        levels = [f"( ) {level} {say(f'terms.level.{level}')}" for level in range(5)]
        result = say("result.short_not_rated", band="NR", proven=0, possible=100)
        assert_whole(app, *levels, result, say("app.field.note"), say("app.field.cite"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_the_form_of_a_new_assessment_fits(language: str, size: tuple[int, int]) -> None:
    """V1, V2: the form, and the picker that comes first."""
    outside = Outside(language)
    say = Words(language)
    app = outside.app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "n")
        names = {"en": "Example Batteries · 示例电池", "zh": "示例电池 · Example Batteries"}[language]
        assert_whole(app, say("app.new.company.pick"), say("app.pick.typing_keys"), names)
        await press(pilot, "escape")
        labels = [say(f"app.new.{name}") for name in ("company", "site", "title", "date", "questionnaire")]
        assert_whole(app, *labels, say("app.do.accept"), say("app.do.cancel"))


async def test_the_tree_stands_beside_or_over_the_question() -> None:
    """V3: wide it is always there; narrow it comes and goes by one key and leads to a question."""
    outside, assessment = filled("en")
    app = outside.app(assessment)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "▫ 01.3 Hours a week" in text(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not app.screen.query_one(QuestionTree).display
        await press(pilot, "ctrl+t")
        assert "▫ 01.3 Hours a week" in text(app)
        await press(pilot, "down", "enter")
        assert not app.screen.query_one(QuestionTree).display
        assert "Share over the limit" in text(app)


async def test_the_list_says_when_it_cannot_be_read() -> None:
    """V2: the problem and its remedy stand in place of the list."""
    outside = Outside()
    app = outside.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, AssessmentsScreen)
        assert_whole(app, Words("en")("app.list.empty"))
