"""The words around a talk: before the first question, after the last, and when somebody stops it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.tui.app import AssessmentApp
from dd_toolkit.tui.screens.interview import InterviewScreen
from dd_toolkit.workflow.answers import Given
from tests.builders import source
from tests.tui import app_fakes
from tests.tui.app_fakes import Outside
from tests.tui.screen_text import flat, press, text

SIZE = (80, 24)
OPENING = Text("I write down no name. Say stop and we stop.", "我不记名字。你说停就停。")
CLOSING = Text("Shall I strike anything out?", "有没有要划掉的？")


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> str:
    """Return a language."""
    return str(request.param)


def opened(
    monkeypatch: pytest.MonkeyPatch, language: str, *, spoken: bool = True
) -> tuple[Outside, AssessmentApp]:
    """Return the app at a question of a questionnaire with words for talks, records speaking."""
    words = (OPENING, CLOSING) if spoken else (None, None)
    asked = replace(app_fakes.every_type(), opening=words[0], closing=words[1])
    monkeypatch.setattr(app_fakes, "every_type", lambda: asked)
    outside = Outside(language)
    assessment = outside.assessment(source("rec"), source("talk", "W2", label="A talk"))
    outside.at(assessment, "LAB-AAA-01.1", "rec")
    return outside, outside.app(assessment)


def seat(app: AssessmentApp) -> InterviewScreen:
    """Return the interview under whatever dialog lies over it."""
    return next(each for each in app.screen_stack if isinstance(each, InterviewScreen))


async def test_a_talk_begins_with_its_opening_words(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """They show once, before a worker is asked anything, and Enter goes on to the question."""
    _, app = opened(monkeypatch, language)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        seat(app)._speak_as("talk", lambda: None)
        await pilot.pause()
        assert OPENING[language] in flat(app)
        await press(pilot, "enter")
        assert seat(app).sitting.session.answer(Cell("LAB-AAA-01.1"), "talk", Given("yes")) == ()
        seat(app)._speak_as("talk", lambda: None)
        await pilot.pause()
        assert app.screen is seat(app)


async def test_records_are_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening words are for people, not for payrolls."""
    _, app = opened(monkeypatch, "en")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        seat(app)._speak_as("rec", lambda: None)
        await pilot.pause()
        assert app.screen is seat(app)


async def test_whoever_does_not_agree_is_erased(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """The stop word takes the source away with everything it said, and nothing brings it back."""
    outside, app = opened(monkeypatch, language)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        sitting = seat(app).sitting
        assert sitting.session.answer(Cell("LAB-AAA-01.1"), "talk", Given("no", note="secret")) == ()
        sitting.speak_as("talk")
        await press(pilot, "ctrl+o", "e")
        assert CLOSING[language] in flat(app)
        await press(pilot, "2")
        assert app.screen is seat(app)
        assert "talk" not in sitting.session.case.fold.sources
        assert not sitting.session.case.fold.answers.get(Cell("LAB-AAA-01.1"), ())
        assert sitting.speaker is None
        kept = repr(outside.store.events(sitting.session.assessment))
        assert "secret" not in kept
        assert "A talk" not in kept
        await press(pilot, "ctrl+z")
        assert "talk" not in sitting.session.case.fold.sources


async def test_erasing_asks_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first choice keeps everything; nobody speaking is told to choose somebody."""
    _, app = opened(monkeypatch, "en")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+o", "x", "1")
        assert "rec" in seat(app).sitting.session.case.fold.sources
        seat(app).sitting.speak_as("")
        await press(pilot, "ctrl+o", "x")
        assert "Nobody is speaking" in flat(app)


async def test_a_questionnaire_without_words_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking for words that are not there shows a hint, not an empty dialog."""
    _, app = opened(monkeypatch, "en", spoken=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+o", "o")
        assert app.screen is seat(app)
        assert "no words to say" in text(app)
