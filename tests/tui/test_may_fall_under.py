"""The quiet line under a question: under which laws, guidelines and conventions its topic may fall."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.questionnaire.questions import Questionnaire
from dd_toolkit.tui.sitting import Sitting
from dd_toolkit.tui.styles import QUIET
from dd_toolkit.tui.telling import told
from dd_toolkit.words.catalogue import Words
from tests.builders import open_session, shipped_questionnaire, source
from tests.tui.app_fakes import NOW


def sit(questionnaire: Questionnaire, question: str) -> Sitting:
    """Sit down at a question of a new assessment."""
    sitting = Sitting(open_session(questionnaire, sources=[source("rec")]), lambda: NOW)
    sitting.go(Cell(question))
    sitting.speak_as("rec")
    return sitting


@pytest.mark.parametrize(
    ("language", "start", "parts"),
    [
        ("en", "May fall under: LkSG § 2(2) no. ", (" · OECD Guidelines ch. V", " · ILO C")),
        ("zh", "可能涉及：德国供应链法（第2条第2款第", (" · 经合组织准则（第五章）", " · 国际劳工标准（C")),
    ],
)
def test_the_line_closes_what_is_told(language: str, start: str, parts: tuple[str, ...]) -> None:
    """It stands last, quietly, in the language of the app."""
    last = told(sit(shipped_questionnaire(), "LAB-WAG-06.1"), Words(language))[-1]
    assert last.text.startswith(start)
    assert all(part in last.text for part in parts)
    assert last.style == QUIET


def test_without_regimes_there_is_no_line() -> None:
    """An assessment that was opened with another folder says nothing of regimes."""
    bare = replace(
        shipped_questionnaire(),
        regimes=(),
        sections=tuple(
            replace(section, topics=tuple(replace(topic, speaks_to={}) for topic in section.topics))
            for section in shipped_questionnaire().sections
        ),
    )
    shown = told(sit(bare, "LAB-WAG-06.1"), Words("en"))
    assert shown
    assert not any("May fall under" in paragraph.text for paragraph in shown)
