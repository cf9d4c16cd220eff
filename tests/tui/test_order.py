"""The order of questions and their marks.

O1 marks tell every state apart; O2 walking passes over what is out of scope; O3 the next open question is one
that the speaking source has not answered; O4 progress counts questions that somebody was asked.
"""

from __future__ import annotations

from dd_toolkit.core.assessment.events import AnswerState
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.tui.order import (
    Mark,
    is_in_scope,
    is_open,
    mark_of_cell,
    mark_of_question,
    neighbour,
    progress,
    state_of,
    stops,
)
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.session import Session
from tests.builders import open_session, say, source
from tests.tui.app_fakes import every_type


def session() -> Session:
    """Open the questionnaire of every type with four sources."""
    sources = [source("rec"), source("claim", "E0"), source("talk", "W2"), source("seen", "O")]
    return open_session(every_type(), workforce=400, sources=sources)


def mark(opened: Session, question: str) -> Mark:
    """Return the mark of a question outside rosters."""
    state = state_of(opened.evaluation, Cell(question))
    assert state is not None
    assert mark_of_question(opened.evaluation.states[question]) is mark_of_cell(state)
    return mark_of_cell(state)


def test_every_state_has_its_mark() -> None:
    """O1: open, answered, unknown, refused, not applicable, disputed, waiting and out differ."""
    opened = session()
    assert mark(opened, "LAB-AAA-01.1") is Mark.OPEN
    assert mark(opened, "LAB-AAA-03.4") is Mark.WAITING
    say(opened, "LAB-AAA-01.1", "rec", "yes")
    assert mark(opened, "LAB-AAA-01.1") is Mark.ANSWERED
    assert mark(opened, "LAB-AAA-03.4") is Mark.OUT
    opened.answer(Cell("LAB-AAA-01.2"), "rec", Given(state=AnswerState.UNKNOWN))
    assert mark(opened, "LAB-AAA-01.2") is Mark.UNKNOWN
    opened.answer(Cell("LAB-AAA-01.4"), "rec", Given(state=AnswerState.REFUSED))
    assert mark(opened, "LAB-AAA-01.4") is Mark.REFUSED
    not_applicable = Given(state=AnswerState.NOT_APPLICABLE, reason="no_such_people")
    opened.answer(Cell("LAB-AAA-03.2"), "rec", not_applicable)
    opened.accept_not_applicable(Cell("LAB-AAA-03.2"), "")
    assert mark(opened, "LAB-AAA-03.2") is Mark.NOT_APPLICABLE
    for id_, raw in (("rec", "40"), ("seen", "70")):
        say(opened, "LAB-AAA-01.3", id_, raw)
    assert mark(opened, "LAB-AAA-01.3") is Mark.DISPUTED
    assert len({each.value for each in Mark}) == len(Mark)


def test_a_calculated_question_is_answered_by_its_parts() -> None:
    """O1: a number that follows counts as answered."""
    opened = session()
    assert mark(opened, "LAB-AAA-02.4") is Mark.OPEN
    say(opened, "LAB-AAA-02.1", "rec", "5000")
    assert mark(opened, "LAB-AAA-02.4") is Mark.ANSWERED


def test_a_roster_question_without_rows_is_one_stop() -> None:
    """O2: rows replace the stop once they are named."""
    opened = session()
    assert Cell("LAB-AAA-04.1") in stops(opened.evaluation)
    assert mark_of_question(opened.evaluation.states["LAB-AAA-04.1"]) is Mark.OPEN
    opened.add_row("rooms", "north", "")
    assert Cell("LAB-AAA-04.1") not in stops(opened.evaluation)
    assert Cell("LAB-AAA-04.1", "north") in stops(opened.evaluation)


def test_walking_passes_over_what_is_out_of_scope() -> None:
    """O2: a question that another answer rules out is no stop on the way."""
    opened = session()
    say(opened, "LAB-AAA-01.1", "rec", "yes")
    cells = stops(opened.evaluation)
    found = neighbour(
        cells, Cell("LAB-AAA-03.3"), 1, lambda cell: is_in_scope(opened.evaluation, cell), around=False
    )
    assert found == Cell("LAB-AAA-04.1")
    assert neighbour(cells, cells[0], -1, lambda _: True, around=False) is None
    assert neighbour(cells, cells[0], -1, lambda _: True, around=True) == cells[-1]


def test_open_is_what_the_source_has_not_answered() -> None:
    """O3: others' answers do not close a question, worker wording limits it for workers."""
    opened = session()
    say(opened, "LAB-AAA-01.3", "claim", "48")
    cell = Cell("LAB-AAA-01.3")
    assert is_open(opened.evaluation, cell, "talk", worker=True)
    assert not is_open(opened.evaluation, cell, "claim", worker=False)
    assert not is_open(opened.evaluation, cell, "", worker=False)
    assert not is_open(opened.evaluation, Cell("LAB-AAA-01.2"), "talk", worker=True)
    assert not is_open(opened.evaluation, Cell("LAB-AAA-02.4"), "claim", worker=False)


def test_progress_counts_what_somebody_was_asked() -> None:
    """O4: a question out of scope is in neither number."""
    opened = session()

    def marks() -> list[Mark]:
        questions = ("LAB-AAA-01.1", "LAB-AAA-01.2", "LAB-AAA-03.4")
        return [mark_of_question(opened.evaluation.states[id_]) for id_ in questions]

    assert progress(marks()) == (0, 3)
    say(opened, "LAB-AAA-01.1", "rec", "yes")
    assert progress(marks()) == (1, 2)
