"""The one door for answers: what it refuses, what it records, what changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dd_toolkit.core.assessment.events import Answer, AnswerState, Event, EventKind, events_of, log_of
from dd_toolkit.core.assessment.fold import Cell, fold
from dd_toolkit.core.evaluation.judgement import State
from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.workflow.answers import Given, answer, check_stored
from dd_toolkit.workflow.session import Session
from tests.builders import open_session, question, questionnaire_of, say, source, topic, topics

BODY = topics(
    topic(
        "LAB-AAA-01",
        question("LAB-AAA-01.1"),
        question("LAB-AAA-01.2", "number", "unit: h, anchors: {bad: 60, good: 48}, constraint: '. <= 168'"),
        question(
            "LAB-AAA-01.3", "calculated", "calculate: '${LAB-AAA-01.2} - 40', anchors: {bad: 20, good: 8}"
        ),
    )
)
ROWS = """\
rosters:
- id: rooms
  title: {en: Rooms, zh: 房间}
  row: {en: Room, zh: 房间}
  topics:
  - id: LAB-AAA-01
    questions:
    - {id: LAB-AAA-01.9, type: yes_no, ask: {en: Q, zh: 问}, guidance: {en: G, zh: 说明}}
"""
FIRST = Cell("LAB-AAA-01.1")


def session() -> Session:
    """Return a session with a plant's records and a group talk."""
    return open_session(
        questionnaire_of(BODY + ROWS), sources=[source("records"), source("talk", "W2", people=5)]
    )


def state_of(opened: Session) -> State:
    """Return the state of the first question."""
    return opened.evaluation.states["LAB-AAA-01.1"].judgement.state


@pytest.mark.parametrize(
    ("given", "cell", "source_id", "code"),
    [
        (Given("maybe"), FIRST, "records", ProblemCode.ANSWER_FORM),
        (Given(""), FIRST, "records", ProblemCode.ANSWER_FORM),
        (Given("169"), Cell("LAB-AAA-01.2"), "records", ProblemCode.ANSWER_CONSTRAINT),
        (Given("5"), Cell("LAB-AAA-01.3"), "records", ProblemCode.ANSWER_CALCULATED),
        (Given("yes"), Cell("LAB-AAA-09.1"), "records", ProblemCode.QUESTION_UNKNOWN),
        (Given("yes"), FIRST, "nobody", ProblemCode.SOURCE_UNKNOWN),
        (Given("yes", origin="nobody"), FIRST, "records", ProblemCode.SOURCE_UNKNOWN),
        (Given("yes"), Cell("LAB-AAA-01.1", "r1"), "records", ProblemCode.ROW_UNWANTED),
        (Given("yes"), Cell("LAB-AAA-01.9"), "records", ProblemCode.ROW_NEEDED),
        (Given("yes"), Cell("LAB-AAA-01.9", "r1"), "records", ProblemCode.ROW_UNKNOWN),
        (Given("yes=4 no=2"), FIRST, "talk", ProblemCode.ANSWER_COUNTS),
        (Given("yes", note="\x07"), FIRST, "records", ProblemCode.ANSWER_CONTROL_CHARACTER),
        (Given("yes", note="x" * 10_001), FIRST, "records", ProblemCode.ANSWER_RANGE),
        (Given(state=AnswerState.NOT_APPLICABLE), FIRST, "records", ProblemCode.REASON_NEEDED),
        (Given(state=AnswerState.NOT_APPLICABLE, reason="lazy"), FIRST, "records", ProblemCode.REASON_NEEDED),
        (Given(state=AnswerState.UNKNOWN, reason="lazy"), FIRST, "records", ProblemCode.REASON_NEEDED),
    ],
)
def test_what_the_door_refuses(given: Given, cell: Cell, source_id: str, code: ProblemCode) -> None:
    """Each unfit answer gives one problem, and nothing is kept."""
    opened = session()
    before = opened.log
    (problem,) = opened.answer(cell, source_id, given)
    assert problem.code is code
    assert opened.log is before


def test_the_same_answer_again_writes_nothing() -> None:
    """A no-op save leaves the log alone; another note is another answer."""
    opened = session()
    say(opened, "LAB-AAA-01.1", "records", "yes")
    before = opened.log
    say(opened, "LAB-AAA-01.1", "records", "YES")
    assert opened.log is before
    assert opened.answer(FIRST, "records", Given("yes", note="seen")) == ()
    assert opened.log is not before


def test_an_answer_replaces_every_head_and_so_settles_a_clash() -> None:
    """Answering again over an edit clash makes one head of two."""
    opened = session()
    say(opened, "LAB-AAA-01.1", "records", "yes")
    (first,) = [event for event in events_of(opened.log) if event.kind is EventKind.ANSWER]
    other = answer(opened.case, log_of(()), opened.pen, FIRST, "records", Given("no"))
    assert isinstance(other, Event)
    log = log_of([*events_of(opened.log), other])
    case = replace(opened.case, fold=fold(log))
    assert case.fold.answers[FIRST][0].clashing
    settled = answer(case, log, opened.pen, FIRST, "records", Given("no"))
    assert isinstance(settled, Event)
    assert settled.replaces == {first.id, other.id}


def test_clear_is_another_thing_than_blank() -> None:
    """Clearing takes an answer back; clearing nothing writes nothing."""
    opened = session()
    before = opened.log
    assert opened.clear(FIRST, "records") == ()
    assert opened.log is before
    say(opened, "LAB-AAA-01.1", "records", "yes")
    assert opened.clear(FIRST, "records") == ()
    assert opened.case.fold.answers == {}


def test_set_aside_leaves_the_score_and_comes_back() -> None:
    """A forged record stops counting, and counts again when the reason is taken back."""
    opened = session()
    say(opened, "LAB-AAA-01.1", "records", "yes")
    counted = opened.evaluation.scores
    opened.set_aside(FIRST, "records", "two sets of books")
    assert opened.evaluation.states["LAB-AAA-01.1"].judgement.state is State.UNKNOWN
    opened.set_aside(FIRST, "records", "")
    assert opened.evaluation.scores == counted


def test_not_applicable_needs_acceptance_and_on_crucial_topics_another_voice() -> None:
    """Management alone cannot take a crucial question out; with an observer and acceptance it goes."""
    opened = open_session(questionnaire_of(BODY), sources=[source("records"), source("seen", "O")])
    claim = Given(state=AnswerState.NOT_APPLICABLE, reason="no_such_process")
    opened.answer(FIRST, "records", claim)
    opened.accept_not_applicable(FIRST, "")
    found = [state_of(opened)]
    opened.answer(FIRST, "seen", claim)
    found.append(state_of(opened))
    opened.accept_not_applicable(FIRST, None)
    found.append(state_of(opened))
    assert found == [State.UNKNOWN, State.NOT_APPLICABLE, State.UNKNOWN]


def test_foreign_answers_are_read_under_the_pinned_questionnaire() -> None:
    """An event from elsewhere whose answer the questionnaire cannot read is a problem."""
    opened = session()
    say(opened, "LAB-AAA-01.1", "records", "yes")
    (event,) = [each for each in events_of(opened.log) if each.kind is EventKind.ANSWER]
    assert check_stored(opened.case, event) == ()
    unfit = replace(event, body=Answer(AnswerState.ANSWERED, "perhaps"))
    assert [problem.code for problem in check_stored(opened.case, unfit)] == [ProblemCode.ANSWER_FORM]
    unknown = replace(event, subject=event.subject._replace(question="LAB-ZZZ-01.1"))
    assert [problem.code for problem in check_stored(opened.case, unknown)] == [ProblemCode.QUESTION_UNKNOWN]


def test_a_follow_up_needs_a_day() -> None:
    """Words in place of a day are refused."""
    (problem,) = session().follow_up(FIRST, "tomorrow", "")
    assert problem.code is ProblemCode.VALUE_SHAPE
