"""The questionnaires that ship: each is sound, says for whom and how long, and asks what it is for."""

from __future__ import annotations

from functools import cache

import pytest

from dd_toolkit.core.evaluation.evaluate import relevance_of
from dd_toolkit.core.questionnaire.questionnaire import questions_of
from dd_toolkit.core.questionnaire.questions import Questionnaire, Segment
from tests.builders import library

TEN = (
    "carmaker-mirror",
    "desk-review",
    "group-office",
    "mine-and-refinery",
    "plant-assessment",
    "rapid-visit",
    "recycler",
    "supplier-self-assessment",
    "union-representative",
    "worker-interview",
)
CHARACTERS_A_MINUTE = 240
"""Chinese read out at a normal pace."""
WORDS_A_MINUTE = 150
ANSWER_SECONDS = 10
"""What an answer takes on average, most being a number or a word."""
PLANTS = [segment for segment in Segment if segment is not Segment.GRP]


@cache
def asked(id_: str) -> Questionnaire:
    """Return a questionnaire that has no problem."""
    loaded = library().questionnaire(id_)
    assert loaded.parsed is not None, loaded.problems
    assert loaded.problems == ()
    return loaded.parsed.questionnaire


@pytest.mark.parametrize("id_", TEN)
def test_each_questionnaire_says_how_long_and_why(id_: str) -> None:
    """It ships, has no problem, and gives its minutes and its purpose in both languages."""
    known = asked(id_)
    assert known.minutes is not None
    assert known.minutes >= 30
    assert min(len(known.purpose.en), len(known.purpose.zh)) > 80


def test_the_plant_assessment_asks_everything() -> None:
    """The full assessment leaves out no topic of the bank."""
    topics = {topic.id for _, topic, _ in questions_of(asked("plant-assessment"))}
    assert len(topics) == 180


@pytest.mark.parametrize("segment", PLANTS)
def test_the_worker_interview_fits_into_half_an_hour(segment: Segment) -> None:
    """At every step of the chain, read out at a normal pace with its opening and closing words."""
    interview = asked("worker-interview")
    assert interview.opening is not None
    assert interview.closing is not None
    worded = [
        question.worker
        for _, topic, question in questions_of(interview)
        if question.worker is not None and relevance_of(topic, [segment]) > 0
    ]
    spoken = (*worded, interview.opening, interview.closing)
    answers = len(worded) * ANSWER_SECONDS / 60
    assert sum(len(text.zh) for text in spoken) / CHARACTERS_A_MINUTE + answers < 30
    assert sum(len(text.en.split()) for text in spoken) / WORDS_A_MINUTE + answers < 30


def test_the_worker_interview_has_ninety_questions() -> None:
    """At least ninety questions that a worker can answer make up the interview."""
    worded = [question for _, _, question in questions_of(asked("worker-interview")) if question.worker]
    assert len(worded) >= 90


def test_the_worker_interview_begins_with_everyday_things() -> None:
    """Hours and pay come before treatment, representation and pressure."""
    order = [section.id for section in asked("worker-interview").sections]
    for early, late in (("LAB-TIM", "LAB-FOA"), ("LAB-WAG", "LAB-FOR"), ("OSH-GEN", "LAB-GRV")):
        assert order.index(early) < order.index(late)


@pytest.mark.parametrize("id_", ["desk-review", "group-office", "plant-assessment", "carmaker-mirror"])
def test_what_needs_care_can_be_opened(id_: str) -> None:
    """A questionnaire with sensitive questions also asks for the lawful basis that opens them."""
    questions = [question for _, _, question in questions_of(asked(id_))]
    assert {each.care for each in questions} - {None} <= {each.opens for each in questions}


@pytest.mark.parametrize(
    ("segment", "module"),
    [
        (Segment.ELE, "OSH-ELE"),
        (Segment.CEL, "OSH-CEL"),
        (Segment.PAK, "OSH-PAK"),
        (Segment.BMS, "OSH-BMS"),
        (Segment.CAS, "OSH-CAS"),
        (Segment.FIN, "OSH-FIN"),
        (Segment.MIN, "OSH-MIN"),
        (Segment.REF, "OSH-REF"),
        (Segment.REC, "OSH-REC"),
    ],
)
def test_a_segment_brings_its_own_section(segment: Segment, module: str) -> None:
    """Every topic of a step's own section is in scope at that step and out at a group office."""
    section = next(each for each in asked("plant-assessment").sections if each.id == module)
    assert all(relevance_of(topic, [segment]) > 0 for topic in section.topics)
    assert all(relevance_of(topic, [Segment.GRP]) == 0 for topic in section.topics)
