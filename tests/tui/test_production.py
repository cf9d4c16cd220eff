"""The production regime on the result screen: below the bars, in quiet lines, in both languages."""

from __future__ import annotations

import pytest

from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.tui.production import production_paragraphs
from dd_toolkit.tui.screens.result import result_paragraphs
from dd_toolkit.tui.styles import QUIET
from dd_toolkit.words.catalogue import LANGUAGES, Words
from tests.builders import fresh, say
from tests.core.production_plant import BASE, BODY, HOUSES, LADDER, plant


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_stands_below_the_bars(language: str) -> None:
    """Sections first, then the title, the sentence, a line for each regime and one for each indicator."""
    session, words = plant(), Words(language)
    for id_, raw in ((BASE, "45"), (BODY, "union"), (LADDER, "2"), (HOUSES, "no")):
        say(session, id_, "records", raw)
    evaluation = fresh(session)
    told = [each.text for each in result_paragraphs(evaluation, words)]
    title = told.index(words("production.title"))
    assert title > told.index(words("app.result.sections"))
    assert told[title:] == [each.text for each in production_paragraphs(evaluation, words)]
    middle = {"en": "middle title", "zh": "middle名"}[language]
    assert told[title + 1] == words("production.resembles", regimes=middle, fitting=3, known=4)
    assert len(told[title + 2 :]) == 3 + 4


def test_only_the_closest_is_not_dimmed() -> None:
    """The regimes that fit less, and the indicators, are quiet."""
    session = plant()
    for id_, raw in ((BASE, "45"), (BODY, "union"), (LADDER, "2")):
        say(session, id_, "records", raw)
    styles = [each.style for each in production_paragraphs(fresh(session), Words("en"))[2:]]
    assert styles == [QUIET, "", QUIET, *[QUIET] * 4]


def test_sites_that_are_not_compared_show_nothing() -> None:
    """A mine has no such part."""
    assert production_paragraphs(fresh(plant(segments=(Segment.MIN,))), Words("en")) == []
