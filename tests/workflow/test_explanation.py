"""Explanations: every step is said, in both languages, and the numbers are those of the evaluation.

1. Sentences end at the bounds and the total that the evaluation has.
2. Every kind of step, state and remark has its sentence, in both languages, with all numbers filled in.
3. An unknown question is a problem that names the likely one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from dd_toolkit.core.assessment.events import Answer, AnswerState
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.sources import Confidentiality, StatusGroup
from dd_toolkit.core.evaluation.evaluate import Evaluation
from dd_toolkit.core.evaluation.explain import StepCode
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.report.disclose import Audience, Disclosed, disclose
from dd_toolkit.core.report.said import Said, speak
from dd_toolkit.words.catalogue import LANGUAGES, Words
from dd_toolkit.words.explain import WORDS
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.assessments import load
from dd_toolkit.workflow.explanation import Explanation, explain, number, sentences
from dd_toolkit.workflow.session import Session
from tests.builders import open_session, question, questionnaire_of, say, source, talks, topic, topics

FIRST, HARM, SHARE, GATED, ROWED = (f"LAB-AAA-0{n}.1" for n in range(1, 6))
ROSTER = """\
rosters:
- id: halls
  title: {en: Halls, zh: 厂房}
  row: {en: Hall, zh: 厂房}
  rows: [{id: one, title: {en: One, zh: 一}}, {id: two, title: {en: Two, zh: 二}}]
  topics:
"""


def questionnaire(over: str = "worst") -> str:
    """Return a questionnaire with a plain, an existence, a percent, a gated and a roster question."""
    plain = topics(
        topic("LAB-AAA-01", question(FIRST, "yes_no", "good: yes")),
        topic("LAB-AAA-02", question(HARM, "yes_no", "good: no", "existence: true")),
        topic("LAB-AAA-03", question(SHARE, "percent", "anchors: {bad: 0, good: 100}")),
        topic("LAB-AAA-04", question(GATED, "yes_no", "good: yes", f"relevant: \"${{{FIRST}}} = 'no'\"")),
    )
    rowed = topic("LAB-AAA-05", question(ROWED, "yes_no", "good: yes", f"over_rows: {over}"))
    return plain + ROSTER + "".join(f"  {line}\n" for line in rowed.splitlines())


def opened(over: str = "worst") -> Session:
    """Return a session whose answers lead to as many kinds of steps as one can."""
    sources = [
        source("papers", label="Payroll"), source("claim", "E0"), source("old", "O", "2020-01-01"),
        source("seen", "O"), source("copy", "T1", origin="papers"),
        *talks(3), *talks(3, group=StatusGroup.DISPATCHED, start=4),
    ]  # fmt: skip
    session = open_session(questionnaire_of(questionnaire(over)), sources=sources, workforce=100)
    say(session, FIRST, "claim", "yes")
    say(session, FIRST, "papers", "no")
    say(session, FIRST, "seen", "no")
    say(session, FIRST, "old", "yes")
    for talk in range(1, 4):
        say(session, SHARE, f"talk-0{talk}", "100")
    for talk in range(4, 7):
        say(session, SHARE, f"talk-0{talk}", "0")
    say(session, SHARE, "papers", "90")
    say(session, SHARE, "copy", "80")
    say(session, HARM, "talk-01", "yes")
    say(session, HARM, "papers", "no")
    return session


def told(evaluation: Evaluation, question_id: str, language: str = "en") -> str:
    """Return an explanation as text."""
    explained = explain(evaluation, question_id)
    assert isinstance(explained, Explanation)
    say_ = Words(language)
    text = "\n".join(speak(sentence, say_) for sentence in sentences(explained, evaluation))
    assert not re.search(r"[{}]", text), "a number was not filled in"
    return text


def explained_of(evaluation: Evaluation, question_id: str) -> Explanation:
    """Return the explanation of a question that is there."""
    explained = explain(evaluation, question_id)
    assert isinstance(explained, Explanation)
    return explained


def test_an_explanation_ends_at_the_evaluation() -> None:
    """1: bounds of the question, bounds of the total."""
    evaluation = opened().evaluation
    for question_id in (FIRST, HARM, SHARE):
        explained = explained_of(evaluation, question_id)
        (bounds,) = [s.parameters for s in explained.cells[0].steps if s.code is StepCode.BOUNDS]
        judged = evaluation.states[question_id].judgement
        assert (bounds["lo"], bounds["hi"]) == (judged.lo, judged.hi) == (explained.lo, explained.hi)
        totals = [s.parameters["total"] for s in explained.total if s.code is StepCode.TOTAL]
        assert totals == [evaluation.scores.low, evaluation.scores.high]


def test_only_the_question_and_what_it_is_part_of_is_weighed() -> None:
    """1: one weight, one section, every pillar."""
    explained = explained_of(opened().evaluation, FIRST)
    weights = [s.parameters["question"] for s in explained.total if s.code is StepCode.WEIGHT]
    sections = [s.parameters["section"] for s in explained.total if s.code is StepCode.SECTION]
    assert (weights, sections) == ([FIRST], ["LAB-AAA"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_reached(language: str) -> None:
    """2: none of the room is dead, and each is complete in each language."""
    reached: set[str] = set()

    def read(session: Session, *questions: str) -> None:
        for id_ in questions:
            told(session.evaluation, id_, language)
            for sentence in sentences(explained_of(session.evaluation, id_), session.evaluation):
                reached.update(codes_of(sentence))

    session = opened()
    read(session, FIRST, HARM, SHARE, GATED, ROWED)
    assert session.add_row("halls", "one", "") == ()
    say(session, ROWED, "papers", "yes", "one")
    assert session.set_aside(Cell(FIRST), "seen", "no light") == ()
    assert session.answer(Cell(HARM), "claim", Given(state=AnswerState.REFUSED)) == ()
    read(session, FIRST, ROWED)
    mean = opened("mean")
    assert mean.add_row("halls", "one", "") == ()
    read(mean, ROWED)
    read(challenged(), FIRST)
    read(clashing(), FIRST)
    read(waiting_rows(), ROWED)
    read(aged(), FIRST)
    read(modest(), FIRST)
    read(answered(("talk", "W2", "2026-10-15", "yes")), FIRST)
    assert set(WORDS) - reached == set()


def codes_of(sentence: Said) -> set[str]:
    """Return a sentence's code and those inside its parameters."""
    inner = [each for each in sentence.parameters.values() if isinstance(each, Said)]
    return {sentence.code, *(code for each in inner for code in codes_of(each))}


def answered(*said: tuple[str, str, str, str]) -> Session:
    """Return a session with one answer of each named source to the first question."""
    sources = [source(id_, cls, day) for id_, cls, day, _ in said]
    session = open_session(questionnaire_of(questionnaire()), sources=sources)
    for id_, _, _, raw in said:
        say(session, FIRST, id_, raw)
    return session


def challenged() -> Session:
    """Return a session whose weaker side is too weak for a conflict."""
    return answered(("seen", "O", "2026-10-15", "yes"), ("claim", "N", "2026-10-15", "no"))


def aged() -> Session:
    """Return a session with bad news that does not fade."""
    return answered(("seen", "O", "2023-12-01", "no"))


def modest() -> Session:
    """Return a session in which others say better of the site than its management."""
    return answered(("claim", "E0", "2026-10-15", "no"), ("seen", "O", "2026-10-15", "yes"))


def clashing() -> Session:
    """Return a session in which two machines recorded different answers of one source."""
    session = answered(("papers", "E2", "2026-10-15", "yes"))
    first = session.log[next(s for s in session.log if s.question == FIRST)][0]
    assert isinstance(first.body, Answer)
    other = replace(first, id="01930000-0000-7000-9999-000000000001", body=replace(first.body, value="no"))
    session.store.append(session.assessment, [other])
    return Session(session.store, load(session.store, session.assessment), session.pen, session.as_of)


def waiting_rows() -> Session:
    """Return a session with a row of a roster whose question waits for another answer."""
    body = questionnaire().replace("over_rows: worst", f"over_rows: worst, relevant: \"${{{FIRST}}} = 'no'\"")
    session = open_session(questionnaire_of(body), sources=[source("papers")])
    assert session.add_row("halls", "one", "") == ()
    return session


@pytest.mark.parametrize(
    ("question_id", "parts"),
    [
        (FIRST, ["Payroll", "too old to count", "The evidence does not bear that out"]),
        (HARM, ["first-hand account", "not averaged", "This is a conflict"]),
        (SHARE, ["One group fares worst, dispatched", "lead back to one source, Payroll"]),
        (ROWED, ["No row is recorded"]),
    ],
)
def test_sentences_say_what_happened(question_id: str, parts: Sequence[str]) -> None:
    """2: in plain words, with names in place of ids."""
    text = told(opened().evaluation, question_id)
    for part in parts:
        assert part in text, text


def test_sealed_sources_are_in_no_explanation() -> None:
    """1: an explanation is made from an evaluation, and has what that has."""
    session = opened()
    assert session.add_source(source("seen", "O", label="Hush", confidentiality=Confidentiality.SEALED)) == ()
    disclosed = disclose(session.case, session.as_of, Audience.INTERNAL)
    assert isinstance(disclosed, Disclosed)
    assert "Hush" not in told(disclosed.evaluation, FIRST)


def test_an_unknown_question_names_the_likely_one() -> None:
    """3: a slip of the finger is told with what was meant."""
    problem = explain(opened().evaluation, "LAB-AAA-01.2")
    assert isinstance(problem, Problem)
    assert problem.code is ProblemCode.QUESTION_UNKNOWN
    assert problem.details["near"] == FIRST


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5, "0.5"), (1.0, "1"), (-0.00001, "0"), (0.33333333, "0.3333"), (3, "3"), (None, ""), (True, "True")],
)
def test_numbers_have_four_decimals_at_most(value: float | None, text: str) -> None:
    """2: enough to follow, short enough to read."""
    assert number(value) == text
