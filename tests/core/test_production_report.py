"""What a report shows of the production regime: composed from what its audience may see, and nothing else."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from dd_toolkit.core.assessment.events import AnswerState, events_of
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.sources import Confidentiality
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.compose import compose_assessment
from dd_toolkit.core.report.disclose import Audience, Disclosed, disclose
from dd_toolkit.core.report.production import production_view, said_count, said_indicator
from dd_toolkit.core.report.production_view import ProductionView
from dd_toolkit.core.report.said import Said, speak
from dd_toolkit.words.catalogue import Words
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.session import Session
from tests.builders import fresh, say, source
from tests.core.production_plant import BASE, BODY, HOUSES, LADDER, plant


def view_of(session: Session) -> ProductionView:
    """Return what the internal report of a session shows."""
    disclosed = disclose(session.case, session.as_of, Audience.INTERNAL)
    assert isinstance(disclosed, Disclosed)
    shown = compose_assessment(disclosed, [event.id for event in events_of(session.log)]).production
    assert shown is not None
    return shown


def answered() -> Session:
    """Return a plant that comes closest to the middle regime, with one indicator refused."""
    session = plant(sources=[source("elected", "W3"), source("later", "E2", "2026-10-20")])
    say(session, BASE, "records", "45.5")
    say(session, BODY, "elected", "union")
    assert session.answer(Cell(LADDER), "records", Given(state=AnswerState.REFUSED)) == ()
    say(session, HOUSES, "records", "no")
    return session


def test_indicators_say_what_was_found_and_who_says_so() -> None:
    """Values as they were given, their family, and why something is not known."""
    shown = view_of(answered())
    assert [each.found for each in shown.indicators] == [
        "45.5 %",
        Text("U", "会"),
        Said("terms.state.refused"),
        "0 %",
    ]
    assert [each.known for each in shown.indicators] == [True, True, False, True]
    names = [[family.en for family in each.families] for each in shown.indicators]
    assert names == [["Management"], ["Worker voice"], [], ["Management"]]


def test_ranges_stand_beside_the_regimes() -> None:
    """Each indicator has a range of each regime, whether it fits, and why it is where it is."""
    shown = view_of(answered())
    base = shown.indicators[0]
    assert [each.fits for each in base.ranges] == [False, True, True]
    assert [each.fit.code for each in shown.indicators[2].ranges] == ["production.fit.unknown"] * 3
    assert [each.note is None for each in base.ranges] == [True] * 3
    assert all(each.note is not None for each in shown.indicators[1].ranges)
    assert [(each.id, each.fitting, each.known, each.closest) for each in shown.regimes] == [
        ("upper", 2, 3, True),
        ("middle", 2, 3, True),
        ("lower", 1, 3, False),
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Mixed, equally close to: upper title, middle title. 2 of 3 known indicators fit each."),
        ("zh", "兼有几种特征，同样接近：upper名、middle名。已知3项指标，各有2项符合。"),
    ],
)
def test_the_sentence_names_the_closest(language: str, expected: str) -> None:
    """What the indicators together say, in either language."""
    shown = view_of(answered())
    assert shown.resemblance == "mixed"
    assert speak(shown.sentence, Words(language)) == expected


def test_too_little_says_what_it_takes() -> None:
    """With nothing answered the sentence tells how many indicators are needed."""
    shown = view_of(plant())
    assert (
        speak(shown.sentence, Words("en")) == "Not enough is known: it takes 3 indicators, and 0 are known."
    )
    assert not any(each.closest for each in shown.regimes)


def test_lines_say_the_same() -> None:
    """App and commands say each indicator and each regime in one line."""
    shown, words = view_of(answered()), Words("en")
    assert [speak(said_indicator(shown, each), words) for each in shown.indicators] == [
        f"T {BASE}: 45.5 % (Management) · fits: middle short, lower short",
        f"T {BODY}: U (Worker voice) · fits: upper short, middle short",
        f"T {LADDER}: refused",
        "T LAB-AAA-01.5: 0 % (Management) · fits: upper short",
    ]
    assert speak(said_count(shown.regimes[0]), words) == "upper title: 2 of 3 fit"


def test_a_line_tells_disputes_and_what_fits_nowhere() -> None:
    """A found value that no regime has, and another family against it, are said."""
    session = plant(sources=[source("elected", "W3")])
    say(session, LADDER, "elected", "4")
    say(session, LADDER, "records", "0")
    shown, words = view_of(session), Words("en")
    (line,) = [speak(said_indicator(shown, each), words) for each in shown.indicators if each.known]
    assert line.startswith(f"T {LADDER}: 4 – ")
    assert line.endswith(" (Worker voice) · fits: upper short · sources disagree")
    ladder = shown.indicators[2]
    nowhere = replace(ladder, ranges=tuple(replace(each, fits=False) for each in ladder.ranges))
    assert " · fits none · " in speak(said_indicator(shown, nowhere), words)


def test_a_sealed_source_leaves_no_trace() -> None:
    """What an audience may not see is not in the table either."""
    session = answered()
    before = view_of(session)
    assert session.add_source(source("lead", "W3", confidentiality=Confidentiality.SEALED)) == ()
    say(session, BASE, "lead", "99")
    assert view_of(session) == before


def test_sites_that_are_not_compared_show_nothing() -> None:
    """A mine has no table."""
    assert production_view(fresh(plant(segments=(Segment.MIN,)))) is None


def test_the_view_survives_the_way_to_another_process() -> None:
    """It is printed in a process of its own."""
    shown = view_of(answered())
    assert pickle.loads(pickle.dumps(shown)) == shown
