"""Properties of whole evaluations on generated questionnaires and answers (method 3, 4; design 2, 5)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dd_toolkit.core.assessment.events import AnswerState, events_of, log_of
from dd_toolkit.core.assessment.fold import Cell, fold
from dd_toolkit.core.assessment.relevance import Scope
from dd_toolkit.core.evaluation.evaluate import evaluate
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.session import Session
from tests.builders import fresh, open_session, question, questionnaire_of, source, topic, topics

SOURCES = ("E0", "E2", "O", "W2", "P")


@dataclass(frozen=True)
class Plan:
    """A generated questionnaire as YAML and the answers given to it, in order."""

    body: str
    answers: tuple[tuple[str, str, Given], ...]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Give questionnaires whose gates read earlier questions, with answers of every state."""
    count = draw(st.integers(2, 7))
    parts: list[str] = []
    for number in range(1, count + 1):
        gate = ""
        if number > 1 and draw(st.booleans()):
            read = draw(st.integers(1, number - 1))
            gate = f"relevant: \"${{LAB-AAA-{read:02d}.1}} = '{draw(st.sampled_from(['yes', 'no']))}'\""
        more = [gate] if gate else []
        materiality = draw(st.sampled_from([4, 2, 1]))
        parts.append(
            topic(
                f"LAB-AAA-{number:02d}",
                question(f"LAB-AAA-{number:02d}.1", "yes_no", *more),
                materiality=materiality,
            )
        )
    answers = draw(
        st.lists(
            st.tuples(
                st.integers(1, count).map(lambda number: f"LAB-AAA-{number:02d}.1"),
                st.sampled_from(SOURCES),
                st.sampled_from(
                    [
                        Given("yes"),
                        Given("no"),
                        Given(state=AnswerState.UNKNOWN),
                        Given(state=AnswerState.REFUSED),
                        Given(state=AnswerState.NOT_APPLICABLE, reason="no_such_people"),
                    ]
                ),
            ),
            max_size=14,
        )
    )
    return Plan(topics(*parts), tuple(answers))


def played(plan: Plan) -> Session:
    """Return a session in which a plan's answers were given."""
    session = open_session(questionnaire_of(plan.body), sources=[source(cls, cls) for cls in SOURCES])
    for question_id, source_id, given_answer in plan.answers:
        assert session.answer(Cell(question_id), source_id, given_answer) == ()
    return session


@settings(max_examples=60)
@given(plans())
def test_previous_never_changes_a_result(plan: Plan) -> None:
    """An evaluation grown answer by answer equals the one made from nothing."""
    session = played(plan)
    assert session.evaluation == fresh(session)


@settings(max_examples=40)
@given(plans(), st.randoms(use_true_random=False))
def test_evaluation_never_depends_on_the_order_of_events(plan: Plan, random: object) -> None:
    """The same log in any order of arrival gives the same evaluation."""
    session = played(plan)
    events = list(events_of(session.log))
    random.shuffle(events)  # type: ignore[attr-defined]
    case = replace(session.case, fold=fold(log_of(events)))
    again = evaluate(case, session.as_of)
    assert (again.scores, again.rating) == (session.evaluation.scores, session.evaluation.rating)


@settings(max_examples=60)
@given(plans(), st.sampled_from(SOURCES), st.sampled_from(["yes", "no"]))
def test_a_hidden_answer_changes_no_score(plan: Plan, source_id: str, raw: str) -> None:
    """Answering a question that is out of scope leaves scores and rating as they are."""
    session = played(plan)
    before = session.evaluation
    for id_, state in before.states.items():
        if state.scope is Scope.OUT:
            session.answer(Cell(id_), source_id, Given(raw))
    assert session.evaluation.scores == before.scores
    assert session.evaluation.rating == before.rating


@settings(max_examples=60)
@given(plans())
def test_leaving_a_gate_unanswered_never_shrinks_what_is_open(plan: Plan) -> None:
    """Taking back every answer to the gates leaves at least as much open as before."""
    session = played(plan)
    open_before = session.evaluation.scores.open
    form = session.case.form
    for id_ in form.readers:
        for source_id in SOURCES:
            session.clear(Cell(id_), source_id)
    assert session.evaluation.scores.open >= open_before - 1e-12


@settings(max_examples=40)
@given(plans())
def test_bounds_hold_everywhere(plan: Plan) -> None:
    """Every number is a proportion, and possible is never below proven."""
    scores = played(plan).evaluation.scores
    for low, high in [(scores.low, scores.high), *((part.low, part.high) for part in scores.sections)]:
        assert 0 <= low <= high <= 1
    assert abs(scores.high - scores.low - scores.open) < 1e-12


@settings(max_examples=40)
@given(plans())
def test_undoing_everything_leads_back_to_the_start(plan: Plan) -> None:
    """Undo takes back one change after the other until nothing of the sitting is left."""
    session = played(plan)
    for _ in range(len(plan.answers) + 1):
        if isinstance(session.undo(), tuple) and not session.case.fold.answers:
            break
    assert session.case.fold.answers == {}
    assert session.evaluation == fresh(session)
