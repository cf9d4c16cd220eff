"""Whom a calculation repeats: copies of its answers make it a copy, also when only one answer changes."""

from __future__ import annotations

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.session import Session
from tests.builders import fresh, open_session, question, questionnaire_of, say, source, topic, topics

SUMS = topics(
    topic(
        "LAB-AAA-01",
        question("LAB-AAA-01.1", "number", "unit: h, scored: false"),
        question("LAB-AAA-01.2", "number", "unit: h, scored: false"),
        question(
            "LAB-AAA-01.3",
            "calculated",
            'calculate: "${LAB-AAA-01.1} + ${LAB-AAA-01.2}", anchors: {bad: 0, good: 20}',
        ),
        question(
            "LAB-AAA-01.4", "calculated", 'calculate: "${LAB-AAA-01.3} * 2", anchors: {bad: 0, good: 40}'
        ),
    )
)


def audited() -> Session:
    """Return a session in which an audit report gives both parts of a sum as its own."""
    session = open_session(
        questionnaire_of(SUMS), sources=[source("policy", "E1"), source("audit", "T1"), source("records")]
    )
    for number in (1, 2):
        say(session, f"LAB-AAA-01.{number}", "audit", "10")
    return session


def families(session: Session, question_id: str) -> list[str]:
    """Return the families that speak to a question."""
    return [family for family, _, _ in session.evaluation.states[question_id].judgement.families]


def copy(session: Session, number: int, origin: str) -> None:
    """Record the same part of the sum again, this time as a copy."""
    assert session.answer(Cell(f"LAB-AAA-01.{number}"), "audit", Given("10", origin=origin)) == ()


def test_a_sum_of_copies_is_a_copy() -> None:
    """A report's sum of management's own figures is management's; one own figure makes it its own."""
    session = audited()
    assert families(session, "LAB-AAA-01.3") == ["T"]
    copy(session, 1, "policy")
    assert families(session, "LAB-AAA-01.3") == ["T"]
    copy(session, 2, "policy")
    assert families(session, "LAB-AAA-01.3") == families(session, "LAB-AAA-01.4") == ["M"]


def test_a_changed_origin_reaches_every_calculation_behind_it() -> None:
    """An answer that only changes whom it copies gives the evaluation made from nothing."""
    session = audited()
    for number, origin in ((1, "policy"), (2, "policy"), (2, "records")):
        copy(session, number, origin)
        assert session.evaluation == fresh(session)


def test_a_forged_root_takes_the_calculations_of_its_copies_with_it() -> None:
    """A sum leaves with the root of one of its parts, through every calculation behind it, and comes back."""
    session = audited()
    copy(session, 1, "records")
    before = session.evaluation
    session.answer(Cell("LAB-AAA-01.1"), "records", Given("10"))
    assert session.set_aside(Cell("LAB-AAA-01.1"), "records", "forged") == ()
    assert families(session, "LAB-AAA-01.3") == families(session, "LAB-AAA-01.4") == []
    assert session.evaluation == fresh(session)
    session.clear(Cell("LAB-AAA-01.1"), "records")
    assert session.evaluation.scores == before.scores
    assert session.evaluation == fresh(session)
