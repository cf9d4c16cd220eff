"""Large made-up questionnaires and assessments, the same at every run.

They are as large as the budgets say (500 questions, 3,000 answers, 10,000 records, chains of gates); nothing
else about them is meant to look real.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count, islice

from dd_toolkit.core.assessment.events import AssessmentFacts, Event, SiteFacts, log_of
from dd_toolkit.core.assessment.fold import Cell, fold
from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.questionnaire.form import build_form
from dd_toolkit.core.questionnaire.questions import (
    Anchors,
    Question,
    Questionnaire,
    QuestionType,
    Section,
    Segment,
    Topic,
)
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.workflow import answers
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.assessments import add_source, open_assessment
from dd_toolkit.workflow.ports import Pen

DAY = date(2026, 11, 1)
CLASSES = ("E1", "E2", "O", "W2", "P", "T2")
TEXT = Text("A question about the plant", "关于工厂的问题")


def questionnaire(questions: int, *, chained: bool = False) -> Questionnaire:
    """Return a questionnaire of 20 sections; chained, each question is gated by the one before."""
    per_section = -(-questions // 20)
    made: list[Section] = []
    numbers = iter(range(questions))
    before: str | None = None
    for position in range(20):
        section = f"LAB-S{chr(65 + position)}X"
        topics: list[Topic] = []
        for topic_number in range(1, per_section // 2 + per_section % 2 + 1):
            asked: list[Question] = []
            for inner in (1, 2):
                number = next(numbers, None)
                if number is None:
                    break
                id_ = f"{section}-{topic_number:02d}.{inner}"
                gate = f"${{{before}}} = 'yes'" if chained and before else None
                asked.append(_question(id_, number, gate, plain=chained))
                before = id_
            if asked:
                topics.append(
                    Topic(asked[0].id.partition(".")[0], TEXT, (4, 2, 1)[topic_number % 3], tuple(asked))
                )
        if topics:
            pillar = ("LAB", "OSH", "ENV", "GOV")[position % 4]
            made.append(Section(section, pillar, TEXT, tuple(topics)))
    return Questionnaire("synthetic", "1.0.0", TEXT, TEXT, tuple(made))


def _question(id_: str, number: int, gate: str | None, *, plain: bool) -> Question:
    type_ = (
        QuestionType.YES_NO
        if plain
        else (QuestionType.YES_NO, QuestionType.PERCENT, QuestionType.MATURITY)[number % 3]
    )
    anchors = Anchors(0.0, 100.0) if type_ is QuestionType.PERCENT else None
    return Question(id_, type_, TEXT, guidance=TEXT, worker=TEXT, relevant=gate, anchors=anchors)


def raw_answer(question: Question, source: int, turn: int = 0) -> str:
    """Return a plausible answer of the source with this number; at each turn it says something else."""
    if question.type is QuestionType.YES_NO:
        return "no" if turn % 2 else "yes"
    if question.type is QuestionType.PERCENT:
        return str((50 + source * 7 + turn) % 100)
    return str((source + turn) % 5)


def label_of(source: int) -> str:
    """Return what the source with this number is called."""
    return f"Source {source}"


def pen() -> Pen:
    """Return a pen whose ids count up."""
    numbers = count(1)
    return Pen(
        "01930000-0000-7000-8000-000000000000",
        "bench",
        lambda: "2026-11-01T00:00:00Z",
        lambda: f"01930000-0000-7000-8000-{next(numbers):012d}",
    )


def opened(
    asked: Questionnaire, method: Method, sources: int
) -> tuple[Pen, dict[str, str], list[Event], Case]:
    """Open an assessment in memory with some sources; give its pen, pins, events and case."""
    writer = pen()
    facts = AssessmentFacts("Synthetic", DAY.isoformat(), "", "", invented=True)
    begun = open_assessment(writer, facts, SiteFacts("Company", "Plant", (Segment.CEL,)), asked, method)
    assert not isinstance(begun, tuple)
    events = list(begun.events)
    form = build_form(asked).form
    assert form is not None
    case = Case(form, method, fold(log_of(events)))
    for number in range(sources):
        source = Source(f"s{number}", CLASSES[number % 6], "2026-10-01", label=label_of(number))
        event = add_source(case, {}, writer, source)
        assert isinstance(event, Event)
        events.append(event)
    return writer, dict(begun.pins), events, Case(form, method, fold(log_of(events)))


def answered(
    asked: Questionnaire, method: Method, sources: int = 6
) -> tuple[dict[str, str], list[Event], Case]:
    """Return an assessment in which every source answers every question."""
    writer, pins, events, case = opened(asked, method, sources)
    events += _turn(case, events, writer, sources, 0)
    return pins, events, Case(case.form, method, fold(log_of(events)))


def answered_often(
    asked: Questionnaire, method: Method, records: int, sources: int = 6
) -> tuple[dict[str, str], list[Event], Case]:
    """Return an assessment whose sources answer everything, again and again, until the log has that many."""
    writer, pins, events, case = opened(asked, method, sources)
    for turn in count():
        events += islice(_turn(case, events, writer, sources, turn), records - len(events))
        if len(events) == records:
            break
    return pins, events, Case(case.form, method, fold(log_of(events)))


def _turn(case: Case, before: list[Event], writer: Pen, sources: int, turn: int) -> Iterator[Event]:
    """Yield an answer of every source to every question, in place of what it said at the turn before."""
    log = log_of(before)
    for question in case.form.questions.values():
        for number in range(sources):
            given = Given(raw_answer(question, number, turn))
            event = answers.answer(case, log, writer, Cell(question.id), f"s{number}", given)
            assert isinstance(event, Event), event
            yield event
