"""Sensitive questions at a site: withheld until opened, public sources aside, and none elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.evaluation.care import withheld_questions
from dd_toolkit.core.evaluation.evaluate import evaluate
from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.report.answers import said_scope
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.session import Session
from tests.builders import DAY, open_session, question, questionnaire_of, source, topic, topics

BODY = topics(
    topic(
        "LAB-AAA-01",
        question(
            "LAB-AAA-01.1",
            "checklist",
            "scored: false",
            "opens: mainland",
            "options: [{id: counsel, text: {en: C, zh: 律}, weight: 1}, "
            "{id: none, text: {en: N, zh: 无}, weight: 0, none: true}]",
        ),
    ),
    topic(
        "LAB-AAA-02",
        question("LAB-AAA-02.1", "yes_no", "care: mainland", "ask_public: {en: Published, zh: 公开}"),
    ),
)
SENSITIVE = Cell("LAB-AAA-02.1")
CHECKLIST = Cell("LAB-AAA-01.1")


def session(country: str = "CN") -> Session:
    """Open a session at a site of a country, with records and a court as sources."""
    opened = open_session(questionnaire_of(BODY), sources=[source("records", "E2"), source("court", "P")])
    assert opened.change_site(replace(opened.case.site, country=country)) == ()
    return opened


@pytest.mark.parametrize(("country", "withheld"), [("CN", True), ("cn", True), ("", True), ("DE", False)])
def test_the_country_of_the_site_decides(country: str, withheld: bool) -> None:
    """The mainland, and a site without a country, are treated with care."""
    assert bool(withheld_questions(session(country).case)) is withheld


def test_a_withheld_question_names_what_opens_it() -> None:
    """Records are refused with the checklist to record first; a court may answer."""
    opened = session()
    (problem,) = opened.answer(SENSITIVE, "records", Given("yes"))
    assert (problem.code, problem.details["openers"]) == (ProblemCode.ANSWER_WITHHELD, "LAB-AAA-01.1")
    assert opened.answer(SENSITIVE, "court", Given("yes")) == ()


def test_an_evaluation_that_grew_sees_the_gate_open_and_close() -> None:
    """With and without a previous evaluation the same is withheld and the same is judged."""
    opened = session()
    for raw in ("counsel", "none", "counsel"):
        assert opened.answer(CHECKLIST, "records", Given(raw)) == ()
        anew = evaluate(opened.case, DAY)
        assert opened.evaluation.withheld == anew.withheld
        assert opened.evaluation.states == anew.states
        assert bool(anew.withheld) is (raw == "none")
        if raw == "counsel":
            assert opened.answer(SENSITIVE, "records", Given("yes")) == ()
        state = opened.evaluation.states[SENSITIVE.question]
        assert said_scope(state, withheld=SENSITIVE.question in anew.withheld).code == (
            "terms.scope.withheld" if raw == "none" else "terms.scope.in"
        )
