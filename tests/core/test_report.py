"""What leaves an assessment: disclosure first, then a composed report with every answer and who said it."""

from __future__ import annotations

import pickle

import pytest

from dd_toolkit.core.assessment.events import AnswerState, events_of
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.sources import Confidentiality, StatusGroup
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.compose import compose_assessment
from dd_toolkit.core.report.disclose import Audience, Disclosed, disclose
from dd_toolkit.core.report.report import Report
from dd_toolkit.core.report.result import result_of
from dd_toolkit.core.report.said import Said, speak
from dd_toolkit.words.catalogue import Words
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.session import Session
from tests.builders import open_session, question, questionnaire_of, say, source, talks, topic, topics

BODY = topics(
    topic(
        "LAB-AAA-01",
        question("LAB-AAA-01.1", "yes_no", "worker: {en: W, zh: 工人}"),
        question("LAB-AAA-01.2", "yes_no", "relevant: \"${LAB-AAA-01.1} = 'no'\""),
        question("LAB-AAA-01.3", "number", "unit: h/week, anchors: {bad: 60, good: 48}"),
        question("LAB-AAA-01.4", "document"),
        question("LAB-AAA-01.5", "checklist", "options: [{id: a, text: {en: A, zh: 甲}, weight: 1}]"),
        question(
            "LAB-AAA-01.6", "calculated", "calculate: '${LAB-AAA-01.3} div 2', anchors: {bad: 30, good: 24}"
        ),
    ),
    topic("LAB-AAA-02", question("LAB-AAA-02.1"), more="  segments: {REC: 1}\n"),
)


def session() -> Session:
    """Return an assessment with records, talks that disagree, a sealed lead and several types of answers."""
    opened = open_session(
        questionnaire_of(BODY),
        workforce=1000,
        groups={"dispatched": 200},
        sources=[
            source("records", label="Payroll"),
            *talks(12),
            source("lead", "W2", confidentiality=Confidentiality.SEALED, label="SECRET LEAD"),
        ],
    )
    say(opened, "LAB-AAA-01.1", "records", "yes")
    for number in range(1, 13):
        say(opened, "LAB-AAA-01.1", f"talk-{number:02d}", "no")
    say(opened, "LAB-AAA-01.1", "lead", "no")
    say(opened, "LAB-AAA-01.3", "records", "52")
    say(opened, "LAB-AAA-01.4", "records", "2025-01-01..2027-01-01")
    say(opened, "LAB-AAA-01.5", "records", "a")
    opened.answer(Cell("LAB-AAA-02.1"), "records", Given(state=AnswerState.UNKNOWN, note="未查"))
    return opened


def report_of(opened: Session) -> Report:
    """Return the internal report of a session."""
    disclosed = disclose(opened.case, opened.as_of, Audience.INTERNAL)
    assert isinstance(disclosed, Disclosed)
    return compose_assessment(disclosed, [event.id for event in events_of(opened.log)])


@pytest.mark.parametrize("audience", [Audience.BRAND, Audience.SUPPLIER, Audience.PUBLIC])
def test_other_audiences_are_refused_until_their_rules_stand(audience: Audience) -> None:
    """Only internal readers get a report now; the refusal is a problem with a code."""
    opened = session()
    refused = disclose(opened.case, opened.as_of, audience)
    assert isinstance(refused, Problem)
    assert refused.code is ProblemCode.AUDIENCE_LATER


def test_sealed_sources_leave_no_trace() -> None:
    """Neither label, number, answer nor weight of a sealed source reaches a report."""
    report = report_of(session())
    assert b"SECRET LEAD" not in pickle.dumps(report)
    assert [view.label for view in report.sources if view.evidence_class == "W2" and view.label] == []
    assert len([view for view in report.sources if view.evidence_class == "W2"]) == 12


def test_a_sealed_source_changes_no_number() -> None:
    """With and without the lead every score is the same."""
    opened = session()
    with_lead = opened.evaluation.scores
    opened.clear(Cell("LAB-AAA-01.1"), "lead")
    assert opened.evaluation.scores == with_lead


def test_every_question_stands_in_the_report_hidden_ones_too() -> None:
    """Questions out of scope are there with the reason, and their answers are not lost."""
    report = report_of(session())
    views = {view.id: view for section in report.sections for t in section.topics for view in t.questions}
    assert set(views) == {f"LAB-AAA-01.{n}" for n in range(1, 7)} | {"LAB-AAA-02.1"}
    assert views["LAB-AAA-02.1"].scope == Said("terms.scope.out_segment")
    assert views["LAB-AAA-02.1"].cells[0].answers[0].note == "未查"
    assert views["LAB-AAA-01.6"].cells[0].answers[0].value == "26"


def test_sources_that_say_the_same_share_a_line() -> None:
    """Twelve talks with one answer are one line that names all twelve; another note stands apart."""
    opened = session()
    opened.answer(Cell("LAB-AAA-01.1"), "talk-03", Given("no", note="after the night shift"))
    views = {view.id: view for s in report_of(opened).sections for t in s.topics for view in t.questions}
    said = [(each.source, each.count) for each in views["LAB-AAA-01.1"].cells[0].answers]
    assert said == [("M1", 1), ("W1–W2, W4–W12", 11), ("W3", 1)]


def test_conflicts_show_every_side() -> None:
    """Records against talks is a conflict that names both families, the dissent marked."""
    (dispute,) = report_of(session()).disputes
    assert dispute.is_conflict
    assert {(view.name.en, view.value) for view in dispute.families} == {
        ("Management", 1.0),
        ("Worker voice", 0.0),
    }
    assert [view.dissents for view in dispute.families].count(True) == 1


def test_what_to_ask_next_is_ordered_by_gain() -> None:
    """Gains fall, and each says why the question is open."""
    asking = report_of(session()).ask_next
    gains = [round(each.gain, 6) for each in asking]
    assert gains == sorted(gains, reverse=True)
    assert asking[0].reason.code.startswith("result.ask.")


def test_a_result_reads_as_the_method_says() -> None:
    """Band, bounds, claim, reasons and who was heard stand in one line of sentences, in both languages."""
    sentences = result_of(session().evaluation).sentences
    english = " ".join(speak(each, Words("en")) for each in sentences)
    chinese = "".join(speak(each, Words("zh")) for each in sentences)
    assert "of 100" in english
    assert "Workers heard: 12; dispatched and outsourced workers: not heard." in english
    assert "已访谈工人12名" in chinese
    assert "{" not in english + chinese


def test_groups_heard_enough_are_not_missing() -> None:
    """Ten talks with a group are enough to have heard it."""
    opened = session()
    for each in talks(10, group=StatusGroup.DISPATCHED, start=20):
        opened.add_source(each)
        say(opened, "LAB-AAA-01.1", each.id, "no")
    said = result_of(opened.evaluation).sentences[-1]
    assert said == Said("result.heard", {"heard": 22})


def test_a_report_survives_the_way_to_another_process() -> None:
    """Reports are printed elsewhere: pickling gives the same report."""
    report = report_of(session())
    assert pickle.loads(pickle.dumps(report)) == report


def test_the_log_fingerprint_follows_the_log() -> None:
    """Two reports of one log agree on its fingerprint; one more event changes it."""
    opened = session()
    first = report_of(opened).provenance
    assert report_of(opened).provenance == first
    say(opened, "LAB-AAA-01.3", "records", "53")
    assert report_of(opened).provenance.log_fingerprint != first.log_fingerprint


def test_speaking_falls_back_to_the_language_there_is() -> None:
    """A text without a translation is said in the language it has, never as a blank."""
    assert speak(Text("only", ""), Words("zh")) == "only"
    assert speak((Text("a", "甲"), Text("b", "乙")), Words("zh")) == "甲、乙"
    assert speak(None, Words("en")) == ""
    assert speak(2.50, Words("en")) == "2.5"
