"""Small questionnaires, cases and sessions with full defaults: a test states only what matters to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from dd_toolkit.core.assessment.events import AssessmentFacts, SiteFacts
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.sources import Source, StatusGroup
from dd_toolkit.core.evaluation.evaluate import Evaluation, evaluate
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.questionnaire import Parsed, parse_questionnaire
from dd_toolkit.core.questionnaire.questions import Questionnaire, Segment
from dd_toolkit.files.library import Library, Loaded
from dd_toolkit.files.yaml_document import read_document
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.assessments import load, open_assessment
from dd_toolkit.workflow.ports import Pen
from dd_toolkit.workflow.session import Session
from tests.fakes import MemoryStore

ROOT = Path(__file__).resolve().parent.parent
HEAD = """\
format: 1
questionnaire:
  id: small
  version: 1.0.0
  title: {en: Small, zh: 小}
  purpose: {en: For tests, zh: 测试用}
sections: [LAB-AAA]
"""
SECTION = """\
format: 1
section: {id: LAB-AAA, pillar: LAB, title: {en: A, zh: 甲}}
"""
DAY = date(2026, 11, 1)


class Counter:
    """Ids and instants that count up: every test has the same ones."""

    def __init__(self) -> None:
        self.count = 0

    def next_id(self) -> str:
        """Return the next id, in the form of a UUIDv7."""
        self.count += 1
        return f"01930000-0000-7000-8000-{self.count:012d}"

    def instant(self) -> str:
        """Return an instant that grows with the ids."""
        return f"2026-11-01T08:{self.count // 60 % 60:02d}:{self.count % 60:02d}Z"


class ReadOnce(Library):
    """The shipped library, each questionnaire and the law read once for all tests of a process."""

    __slots__ = ()

    @cache  # noqa: B019 -- one library lives as long as the tests
    def questionnaire(self, id_: str) -> Loaded:
        """Return a questionnaire as it was read the first time."""
        return super().questionnaire(id_)

    @cache  # noqa: B019 -- as above
    def law(self) -> tuple[Mapping[str, Fact], tuple[Problem, ...]]:
        """Return the law as it was read the first time."""
        return super().law()


@cache
def library() -> Library:
    """Return the library that ships with the project."""
    return ReadOnce(ROOT / "questionnaires")


@cache
def shipped_method() -> Method:
    """Return the method that ships with the project."""
    method = library().method()
    assert isinstance(method, Method)
    return method


@cache
def shipped_questionnaire() -> Questionnaire:
    """Return the questionnaire that ships with the project."""
    parsed = library().questionnaire("battery-plant").parsed
    assert parsed is not None
    return parsed.questionnaire


def parsed_section(body: str, *, section: str = SECTION, head: str = HEAD) -> Parsed | tuple[Problem, ...]:
    """Parse a questionnaire of one section whose topics and rosters are given as YAML."""
    chosen = read_document(head, "small.yaml")
    document = read_document(section + body, "LAB-AAA.yaml")
    assert not isinstance(chosen, tuple), chosen
    if isinstance(document, tuple):
        return document
    law, _ = library().law()
    return parse_questionnaire(chosen, {"LAB-AAA": document}, law)


def questionnaire_of(body: str) -> Questionnaire:
    """Return a questionnaire of one section that parses."""
    parsed = parsed_section(body)
    assert isinstance(parsed, Parsed), parsed
    return parsed.questionnaire


def question(id_: str, type_: str = "yes_no", *lines: str) -> str:
    """Return the YAML of one question with everything it needs."""
    head = f"  - {{id: {id_}, type: {type_}, ask: {{en: Q, zh: 问}}, guidance: {{en: G, zh: 说明}}"
    return head + "".join(f", {line}" for line in lines) + "}\n"


def topic(id_: str, *questions: str, materiality: int = 4, more: str = "") -> str:
    """Return the YAML of one topic with its questions."""
    head = f"- id: {id_}\n  title: {{en: T, zh: 题}}\n  materiality: {materiality}\n  cites: [R§4.1]\n{more}"
    return head + "  questions:\n" + "".join(questions)


def topics(*each: str) -> str:
    """Return the YAML of a section's topics."""
    return "topics:\n" + "".join(each)


def open_session(
    questionnaire: Questionnaire,
    *,
    segments: Sequence[Segment] = (Segment.CEL,),
    workforce: int | None = None,
    groups: Mapping[str, int] | None = None,
    sources: Sequence[Source] = (),
    method: Method | None = None,
) -> Session:
    """Open a session on a new assessment in memory, with some sources known."""
    store = MemoryStore()
    count = Counter()
    pen = Pen(count.next_id(), "tester", count.instant, count.next_id)
    site = SiteFacts(
        "Company", "Plant", tuple(segments), "DE", workforce=workforce, groups=dict(groups or {})
    )
    facts = AssessmentFacts("Test", DAY.isoformat(), "", "")
    opened = open_assessment(pen, facts, site, questionnaire, method or shipped_method())
    assert not isinstance(opened, tuple), opened
    store.pin(opened.pins)
    store.append(pen.assessment, opened.events)
    session = Session(store, load(store, pen.assessment), pen, DAY)
    for source in sources:
        assert session.add_source(source) == ()
    return session


def source(id_: str, evidence_class: str = "E2", day: str = "2026-10-15", **more: object) -> Source:
    """Return a source with a date shortly before the assessment."""
    return Source(id_, evidence_class, day, **more)  # type: ignore[arg-type]


def talks(count: int, *, group: StatusGroup = StatusGroup.REGULAR, start: int = 1) -> list[Source]:
    """Return off-site talks with one worker each."""
    return [source(f"talk-{number:02d}", "W2", group=group) for number in range(start, start + count)]


def say(session: Session, question_id: str, source_id: str, raw: str, row: str = "") -> None:
    """Record an answer that must be accepted."""
    problems = session.answer(Cell(question_id, row), source_id, Given(raw))
    assert problems == (), problems


def fresh(session: Session) -> Evaluation:
    """Evaluate a session's case from nothing."""
    return evaluate(session.case, session.as_of)
