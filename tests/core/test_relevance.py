"""Gates: in, waiting, out; what is hidden is kept and reads as blank; only what changed is settled anew."""

from __future__ import annotations

from dd_toolkit.core.assessment.events import AnswerState
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.relevance import Scope
from dd_toolkit.core.evaluation.judgement import State
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.session import Session
from tests.builders import fresh, open_session, question, questionnaire_of, say, source, topic, topics

CHAIN = topics(
    topic(
        "LAB-AAA-01",
        question("LAB-AAA-01.1"),
        question("LAB-AAA-01.2", "yes_no", "relevant: \"${LAB-AAA-01.1} = 'yes'\""),
        question(
            "LAB-AAA-01.3",
            "number",
            "unit: h, anchors: {bad: 10, good: 0}",
            "relevant: \"${LAB-AAA-01.2} = 'yes'\"",
        ),
        question(
            "LAB-AAA-01.4", "calculated", 'calculate: "${LAB-AAA-01.3} * 2", anchors: {bad: 20, good: 0}'
        ),
    )
)


def chain() -> Session:
    """Return a session over a chain of gates that ends in a calculation."""
    return open_session(questionnaire_of(CHAIN), sources=[source("s1"), source("s2", "O")])


def scopes(session: Session) -> str:
    """Return the scopes of the chain's questions as one word."""
    marks = {Scope.IN: "i", Scope.WAITING: "w", Scope.OUT: "o"}
    return "".join(marks[state.scope] for state in session.evaluation.states.values())


def test_an_unanswered_gate_waits_and_so_does_what_depends_on_it() -> None:
    """Nothing is out of scope before its gate is answered."""
    assert scopes(chain()) == "iwwi"


def test_a_false_gate_takes_the_whole_chain_out() -> None:
    """A question that went out reads as blank, so its own dependents go out too."""
    session = chain()
    say(session, "LAB-AAA-01.1", "s1", "no")
    assert scopes(session) == "iooi"


def test_hidden_answers_are_kept_leave_the_result_and_come_back() -> None:
    """Closing a gate hides an answer and what is calculated from it; opening it brings both back."""
    session = chain()
    for number, raw in enumerate(["yes", "yes", "4"], start=1):
        say(session, f"LAB-AAA-01.{number}", "s1", raw)
    shown = session.evaluation
    assert shown.states["LAB-AAA-01.4"].judgement.state is State.ANSWERED
    say(session, "LAB-AAA-01.1", "s1", "no")
    hidden = session.evaluation
    assert hidden.states["LAB-AAA-01.3"].cells[0].answers[0].answer.value == "4"
    assert hidden.states["LAB-AAA-01.4"].judgement.state is State.UNKNOWN
    say(session, "LAB-AAA-01.1", "s1", "yes")
    assert session.evaluation.scores == shown.scores


def test_a_hidden_answer_changes_no_score() -> None:
    """Whatever is recorded for a question out of scope leaves every number as it is."""
    session = chain()
    say(session, "LAB-AAA-01.1", "s1", "no")
    before = session.evaluation.scores
    say(session, "LAB-AAA-01.2", "s1", "yes")
    say(session, "LAB-AAA-01.3", "s2", "9")
    assert session.evaluation.scores == before


def test_refused_and_unknown_gates_wait() -> None:
    """A gate that nobody could answer does not decide."""
    session = chain()
    for state in (AnswerState.REFUSED, AnswerState.UNKNOWN):
        session.answer(Cell("LAB-AAA-01.1"), "s1", Given(state=state))
        assert scopes(session) == "iwwi"


def test_the_strongest_source_decides_a_gate() -> None:
    """Observation outweighs records; without it the records decide again."""
    session = chain()
    say(session, "LAB-AAA-01.1", "s1", "no")
    say(session, "LAB-AAA-01.1", "s2", "yes")
    assert scopes(session)[1] == "i"
    session.clear(Cell("LAB-AAA-01.1"), "s2")
    assert scopes(session)[1] == "o"


def test_settling_what_changed_equals_settling_everything() -> None:
    """After any of these changes the evaluation is the one made from nothing."""
    session = chain()
    for question_id, source_id, raw in [
        ("LAB-AAA-01.1", "s1", "yes"),
        ("LAB-AAA-01.3", "s1", "5"),
        ("LAB-AAA-01.2", "s2", "no"),
        ("LAB-AAA-01.2", "s2", "yes"),
        ("LAB-AAA-01.1", "s2", "no"),
    ]:
        say(session, question_id, source_id, raw)
        assert session.evaluation == fresh(session)


ROSTER = (
    """\
rosters:
- id: rooms
  title: {en: Rooms, zh: 房间}
  row: {en: Room, zh: 房间}
  topics:
  - id: LAB-AAA-01
    title: {en: T, zh: 题}
    materiality: 4
    cites: [R§4.1]
    questions:
"""
    + question("LAB-AAA-01.1").replace("  - ", "    - ")
    + question(
        "LAB-AAA-01.2",
        "number",
        "unit: m2, anchors: {bad: 2, good: 6}",
        "relevant: \"${LAB-AAA-01.1} = 'yes'\"",
    ).replace("  - ", "    - ")
    + topics(
        topic("LAB-AAA-02", question("LAB-AAA-02.1", "yes_no", 'relevant: "count(${LAB-AAA-01.2}) > 1"'))
    )
)


def test_a_gate_inside_a_roster_reads_its_own_row() -> None:
    """Each row opens and closes for itself; outside, functions read all rows."""
    session = open_session(questionnaire_of(ROSTER), sources=[source("s1")])
    assert session.evaluation.states["LAB-AAA-02.1"].scope is Scope.WAITING
    for row in ("r1", "r2"):
        assert session.add_row("rooms", row, row) == ()
        say(session, "LAB-AAA-01.1", "s1", "yes" if row == "r1" else "no", row)
    cells = session.evaluation.states["LAB-AAA-01.2"].cells
    assert [each.scope for each in cells] == [Scope.IN, Scope.OUT]
    assert session.evaluation == fresh(session)


def test_rows_join_by_the_worst_and_an_added_row_never_raises_it() -> None:
    """Over rows the lowest bounds count; an unanswered row leaves everything open below."""
    session = open_session(questionnaire_of(ROSTER), sources=[source("s1")])
    session.add_row("rooms", "r1", "")
    say(session, "LAB-AAA-01.1", "s1", "yes", "r1")
    before = session.evaluation.states["LAB-AAA-01.1"].judgement
    session.add_row("rooms", "r2", "")
    after = session.evaluation.states["LAB-AAA-01.1"].judgement
    assert before.lo > after.lo == 0
    say(session, "LAB-AAA-01.1", "s1", "no", "r2")
    assert session.evaluation.states["LAB-AAA-01.1"].judgement.hi < before.hi
