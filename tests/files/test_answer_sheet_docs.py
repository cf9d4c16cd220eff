"""docs/answer-sheets.md: every key of a sheet stands there, and its example imports."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from dd_toolkit.core.assessment.events import Announcement, AnswerState, SiteFacts
from dd_toolkit.core.assessment.sheet import Sheet, SheetAnswer, SheetCell, SheetHead, SheetRow, SheetSource
from dd_toolkit.core.assessment.sources import Confidentiality, StatusGroup
from dd_toolkit.files.answer_sheet import SheetFile, read_sheet
from tests.files.shipped_sheets import ROOT, write

PAGE = ROOT / "docs" / "answer-sheets.md"


def sheet_on_the_page() -> str:
    """Return the first YAML block of the page."""
    found = re.search(r"```yaml\n(?P<sheet>.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found["sheet"]


@pytest.mark.parametrize(
    "shape", [Sheet, SheetHead, SiteFacts, SheetSource, SheetRow, SheetCell, SheetAnswer]
)
def test_page_names_every_key(shape: type) -> None:
    """Each field of each part of a sheet stands in a table of docs/answer-sheets.md."""
    rows = set(re.findall(r"^\| `(\w+)` \|", PAGE.read_text("utf-8"), re.MULTILINE))
    assert {field.name for field in fields(shape)} <= rows


def test_page_names_every_state_and_listed_word() -> None:
    """States, announcements and status groups are written out on the page."""
    text = PAGE.read_text("utf-8")
    for member in (*AnswerState, *Announcement, *StatusGroup, *Confidentiality):
        assert f"`{member.value}`" in text, member


def test_sheet_on_the_page_imports() -> None:
    """The example block is a sheet that imports, twice, and shows each state and decision."""
    file = read_sheet(sheet_on_the_page(), "answer-sheets.md")
    assert isinstance(file, SheetFile), file
    first = write(file)
    again = write(file, first)
    assert again.events == ()
    fold = first.case.fold
    states = {told.answer.state for spoken in fold.answers.values() for told in spoken}
    assert states == set(AnswerState)
    assert fold.accepted
    assert fold.follow_ups
    assert any(told.set_aside for spoken in fold.answers.values() for told in spoken)
