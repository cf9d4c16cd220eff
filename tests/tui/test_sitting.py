"""A person at an assessment, without a screen.

S1 saved moves only once something was committed; S2 what the store refuses is a problem, never an exception;
S3 notes and citations go with the answer; S4 text being typed is kept apart and found again; S5 the place is
found again; S6 undo goes back to where it was.
"""

from __future__ import annotations

import pytest

from dd_toolkit.core.assessment.events import AnswerState
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.tui.sitting import CITE, NOTE, VALUE, Seat, Sitting, draft_key, draft_place
from tests.tui.app_fakes import NOW, Outside, disk_full, source


@pytest.fixture
def outside() -> Outside:
    """Return an outside in memory."""
    return Outside()


def sit(outside: Outside, assessment: str) -> Sitting:
    """Sit down at an assessment."""
    return Sitting(outside.open_session(assessment), lambda: NOW)


def start(outside: Outside, question: str = "LAB-AAA-01.3") -> Sitting:
    """Sit down at a question of a new assessment with one source speaking."""
    sitting = sit(outside, outside.assessment(source("rec"), source("talk", "W2")))
    sitting.go(Cell(question))
    sitting.speak_as("rec")
    return sitting


def test_saved_follows_the_commit(outside: Outside) -> None:
    """S1: an answer that is refused, or the same answer again, is no new save."""
    sitting = start(outside)
    assert sitting.give(sitting.seat, "abc")
    assert sitting.saved_at is None
    assert sitting.give(sitting.seat, "50") == ()
    assert sitting.saved_at == NOW
    sitting.saved_at = None
    assert sitting.give(sitting.seat, "50") == ()
    assert sitting.saved_at is None


def test_a_store_that_fails_gives_its_problem(outside: Outside) -> None:
    """S2: nothing is kept, nothing raised, and the next try works."""
    sitting = start(outside)
    outside.store.problem = disk_full()
    (problem,) = sitting.give(sitting.seat, "50")
    assert problem.code is ProblemCode.DISK_FULL
    assert sitting.saved_at is None
    assert sitting.recorded is None
    outside.store.problem = None
    assert sitting.give(sitting.seat, "50") == ()
    assert sitting.kept(sitting.seat, VALUE) == "50"


def test_a_note_waits_for_its_answer(outside: Outside) -> None:
    """S3: a note alone is a draft; with an answer it is kept, and a later answer keeps it."""
    sitting = start(outside)
    assert sitting.give_remark(sitting.seat, NOTE, "第3页") == ()
    assert sitting.recorded is None
    assert sitting.shown(sitting.seat, NOTE) == "第3页"
    sitting.give(sitting.seat, "50")
    assert sitting.recorded is not None
    assert sitting.recorded.answer.note == "第3页"
    sitting.give_remark(sitting.seat, CITE, "p. 3")
    sitting.give(sitting.seat, "52")
    assert (sitting.recorded.answer.note, sitting.recorded.answer.cite) == ("第3页", "p. 3")
    assert sitting.drafts == {}


def test_a_note_can_be_taken_away(outside: Outside) -> None:
    """S3: an empty note replaces the one that was kept."""
    sitting = start(outside)
    sitting.give_remark(sitting.seat, NOTE, "wrong")
    sitting.give(sitting.seat, "50")
    sitting.give_remark(sitting.seat, NOTE, "")
    assert sitting.recorded is not None
    assert sitting.recorded.answer.note == ""


def test_a_note_goes_with_unknown_and_keeps_the_state(outside: Outside) -> None:
    """S3: a remark changes neither state nor reason."""
    sitting = start(outside)
    sitting.give_state(AnswerState.UNKNOWN, "withheld")
    sitting.give_remark(sitting.seat, NOTE, "asked twice")
    assert sitting.recorded is not None
    answer = sitting.recorded.answer
    assert (answer.state, answer.reason, answer.note) == (AnswerState.UNKNOWN, "withheld", "asked twice")


def test_typing_is_found_again_at_its_question(outside: Outside) -> None:
    """S4: a draft survives the end of the app and belongs to question, source and field."""
    assessment = outside.assessment(source("rec"), source("talk", "W2"))
    sitting = sit(outside, assessment)
    sitting.go(Cell("LAB-AAA-01.3"))
    sitting.speak_as("rec")
    sitting.type(sitting.seat, VALUE, "5")
    assert sitting.flush() == ()
    again = sit(outside, assessment)
    assert again.shown(Seat(Cell("LAB-AAA-01.3"), "rec"), VALUE) == "5"
    assert again.shown(Seat(Cell("LAB-AAA-01.3"), "talk"), VALUE) == ""
    again.give(Seat(Cell("LAB-AAA-01.3"), "rec"), "52")
    again.flush()
    assert sit(outside, assessment).drafts == {}


def test_typing_before_anybody_speaks_belongs_to_who_is_chosen(outside: Outside) -> None:
    """S4: text typed without a source shows for the next one and is no draft once kept."""
    sitting = sit(outside, outside.assessment(source("rec")))
    sitting.go(Cell("LAB-AAA-01.3"))
    sitting.type(sitting.seat, VALUE, "50")
    sitting.speak_as("rec")
    assert sitting.shown(sitting.seat, VALUE) == "50"
    sitting.give(sitting.seat, "50")
    assert sitting.drafts == {}


def test_blank_and_unchanged_text_is_no_draft(outside: Outside) -> None:
    """S4: only what differs from what is kept is kept apart."""
    sitting = start(outside)
    sitting.give(sitting.seat, "50")
    for text in ("50", "  ", ""):
        sitting.type(sitting.seat, VALUE, text)
        assert sitting.drafts == {}


def test_a_failing_store_keeps_the_draft_for_the_next_time(outside: Outside) -> None:
    """S2, S4: a draft that could not be kept is tried again."""
    sitting = start(outside)
    sitting.type(sitting.seat, VALUE, "5")
    outside.store.problem = disk_full()
    assert sitting.flush() != ()
    outside.store.problem = None
    assert sitting.flush() == ()
    assert [each.text for each in sitting.session.drafts()] == ["5"]


def test_the_place_is_found_again(outside: Outside) -> None:
    """S5: question, row and source of the last time come back."""
    assessment = outside.assessment(source("rec"))
    sitting = sit(outside, assessment)
    sitting.attempt(lambda: sitting.session.add_row("rooms", "north", ""))
    sitting.go(Cell("LAB-AAA-04.1", "north"))
    sitting.speak_as("rec")
    sitting.flush()
    again = sit(outside, assessment)
    assert again.seat == Seat(Cell("LAB-AAA-04.1", "north"), "rec")


def test_undo_goes_back_to_the_question(outside: Outside) -> None:
    """S6: the place of the change is shown, and nothing to undo is a problem."""
    sitting = start(outside)
    sitting.give(sitting.seat, "50")
    sitting.go(Cell("LAB-AAA-01.1"))
    assert sitting.undo() == ()
    assert sitting.cell == Cell("LAB-AAA-01.3")
    assert sitting.recorded is None
    assert [problem.code for problem in sitting.undo()] == [ProblemCode.NOTHING_TO_UNDO]


def test_keys_of_drafts_read_back() -> None:
    """S4: a key gives its seat and field; another key gives nothing."""
    seat = Seat(Cell("LAB-AAA-04.1", "north"), "rec")
    assert draft_place(draft_key(seat, NOTE)) == (seat, NOTE)
    assert draft_place("position") is None
