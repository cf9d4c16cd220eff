"""A whole outside for the app, in memory: every type of question, a store that can fail, reports."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import cache

from dd_toolkit.core.assessment.events import AssessmentFacts, Event, SiteFacts
from dd_toolkit.core.assessment.registry.companies import NameSource
from dd_toolkit.core.assessment.registry.joined import Activity, Company
from dd_toolkit.core.assessment.registry.parts import Figure, Location
from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError
from dd_toolkit.core.questionnaire.questions import Questionnaire, Segment
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.tui.app import AssessmentApp
from dd_toolkit.tui.ports import AppPorts, QuestionnaireOffer
from dd_toolkit.words.catalogue import Words
from dd_toolkit.workflow.assessments import load, open_assessment
from dd_toolkit.workflow.ports import Draft, Pen
from dd_toolkit.workflow.session import Session
from tests.builders import DAY, Counter, questionnaire_of, shipped_method, source
from tests.fakes import MemoryStore

NOW = datetime(2026, 11, 1, 14, 2, 11)
BODY = """\
rosters:
- id: rooms
  title: {en: Dormitories, zh: 宿舍}
  row: {en: Dormitory, zh: 宿舍楼}
  rows:
  - {id: north, title: {en: North house, zh: 北楼}}
  - {id: south, title: {en: South house, zh: 南楼}}
  topics:
  - id: LAB-AAA-04
    questions:
    - id: LAB-AAA-04.1
      type: number
      unit: m2
      anchors: {bad: 2, good: 4}
      ask: {en: How much room has a person, zh: 人均面积多少}
      guidance: {en: Measure it, zh: 实地测量}
topics:
- id: LAB-AAA-01
  title: {en: Hours, zh: 工时}
  materiality: 4
  cites: [LAB-016, R§4.1]
  questions:
  - id: LAB-AAA-01.1
    type: yes_no
    ask: {en: Is overtime voluntary, zh: 加班是否自愿}
    guidance: {en: Ask alone, zh: 单独询问}
    worker: {en: Can you say no, zh: 你能不加班吗}
  - id: LAB-AAA-01.2
    type: maturity
    ask: {en: Are records kept, zh: 是否有记录}
    guidance: {en: See them, zh: 查看原件}
  - id: LAB-AAA-01.3
    type: number
    unit: h/week
    anchors: {bad: 60, good: 48}
    constraint: . >= 0 and . <= 168
    warning:
    - {id: long, when: . > 100, text: {en: A hundred hours is rare, zh: 一百小时很少见}}
    ask: {en: Hours a week, zh: 每周多少小时}
    guidance: {en: The worst week, zh: 最长的一周}
    worker: {en: How many hours did you work, zh: 你干了多少小时}
  - id: LAB-AAA-01.4
    type: percent
    anchors: {bad: 50, good: 0}
    ask: {en: Share over the limit, zh: 超限比例}
    guidance: {en: Count people, zh: 按人数}
- id: LAB-AAA-02
  title: {en: Pay, zh: 工资}
  materiality: 2
  cites: [R§4.1]
  questions:
  - id: LAB-AAA-02.1
    type: money
    unit: CNY/month
    scored: false
    ask: {en: Base pay, zh: 底薪}
    guidance: {en: Before overtime, zh: 不含加班费}
  - id: LAB-AAA-02.2
    type: choice
    ask: {en: Who pays, zh: 谁发工资}
    guidance: {en: Look at slips, zh: 看工资条}
    options:
    - {id: plant, text: {en: The plant, zh: 工厂}, x: 1}
    - {id: agency, text: {en: An agency, zh: 派遣公司}, x: 0}
  - id: LAB-AAA-02.3
    type: checklist
    ask: {en: Which deductions, zh: 有哪些扣款}
    guidance: {en: All groups, zh: 各类人员}
    options:
    - {id: fines, text: {en: Fines, zh: 罚款}, weight: -1}
    - {id: tools, text: {en: Tools, zh: 工具费}, weight: -1}
    - {id: none, text: {en: None of these, zh: 以上都没有}, weight: 0, none: true}
  - id: LAB-AAA-02.4
    type: calculated
    calculate: '${LAB-AAA-02.1} div 2'
    unit: CNY
    anchors: {bad: 1000, good: 3000}
    ask: {en: Half of it, zh: 一半}
    guidance: {en: Follows, zh: 自动得出}
- id: LAB-AAA-03
  title: {en: Papers, zh: 证件}
  materiality: 2
  cites: [R§4.1]
  questions:
  - id: LAB-AAA-03.1
    type: document
    ask: {en: The permit, zh: 批准文件}
    guidance: {en: See the seal, zh: 看公章}
  - id: LAB-AAA-03.2
    type: date
    ask: {en: Last inspection, zh: 最近检查}
    guidance: {en: By whom, zh: 由谁}
    care: mainland
  - {id: LAB-AAA-03.3, type: text, ask: {en: In their words, zh: 原话}, guidance: {en: Quote, zh: 引用}}
  - id: LAB-AAA-03.4
    type: yes_no
    relevant: '${LAB-AAA-01.1} = ''no'''
    ask: {en: Were they punished, zh: 是否受罚}
    guidance: {en: Ask why, zh: 问原因}
- id: LAB-AAA-04
  title: {en: Rooms, zh: 住宿}
  materiality: 1
  cites: [R§4.1]
  questions: []
"""


@cache
def every_type() -> Questionnaire:
    """Return a questionnaire with one question at least of every type."""
    return questionnaire_of(BODY)


def company() -> Company:
    """Return one company of the registry."""
    place = Location(Text("Ningde, Fujian", "福建宁德"), "CN", "R§App.1")
    plant = Location(Text("Xining, Qinghai", "青海西宁"), "CN", "R§App.1")
    founded = Figure(2011, "R§App.1")
    name = Text("Example Batteries", "示例电池")
    cells = Activity(Segment.CEL, ("R§Tab.1",))
    return Company("example", name, NameSource.COMMON, None, place, founded, (plant,), activities=(cells,))


class FailingStore(MemoryStore):
    """A store that refuses to write while `problem` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.problem: Problem | None = None

    def append(self, assessment: str, events: Sequence[Event]) -> None:
        """Keep events unless told to fail."""
        if self.problem is not None:
            raise ProblemError(self.problem)
        super().append(assessment, events)

    def keep_draft(self, assessment: str, draft: Draft) -> None:
        """Keep a draft unless told to fail."""
        if self.problem is not None:
            raise ProblemError(self.problem)
        super().keep_draft(assessment, draft)


class Outside:
    """Everything the app asks for, with what a test wants to look at afterwards."""

    def __init__(self, language: str = "en") -> None:
        self.store = FailingStore()
        self.count = Counter()
        self.language = language
        self.reports: list[tuple[str, str, Future[str]]] = []
        self.kept_languages: list[str] = []
        self.companies: Sequence[Company] = (company(),)

    def ports(self) -> AppPorts:
        """Return the ports of this outside."""
        questionnaire = every_type()
        offer = QuestionnaireOffer("every-type", questionnaire.title, questionnaire.purpose)
        return AppPorts(
            self.store.entries,
            self.open_session,
            self.create,
            lambda: self.companies,
            lambda: (offer,),
            self.write_report,
            Words,
            self.kept_languages.append,
            lambda: NOW,
            self.language,
            "tester",
        )

    def app(self, assessment: str | None = None) -> AssessmentApp:
        """Return the app on this outside."""
        return AssessmentApp(self.ports(), assessment)

    def open_session(self, assessment: str) -> Session:
        """Open an assessment."""
        pen = Pen(assessment, "tester", self.count.instant, self.count.next_id)
        return Session(self.store, load(self.store, assessment), pen, DAY)

    def create(
        self, facts: AssessmentFacts, site: SiteFacts, questionnaire: str
    ) -> str | tuple[Problem, ...]:
        """Create an assessment with the questionnaire of every type."""
        assert questionnaire == "every-type"
        pen = Pen(self.count.next_id(), "tester", self.count.instant, self.count.next_id)
        opened = open_assessment(pen, facts, site, every_type(), shipped_method())
        if isinstance(opened, tuple):
            return opened
        self.store.pin(opened.pins)
        self.store.append(pen.assessment, opened.events)
        return pen.assessment

    def write_report(self, assessment: str, language: str) -> Future[str]:
        """Note that a report was asked for and give its future."""
        future: Future[str] = Future()
        self.reports.append((assessment, language, future))
        return future

    def assessment(self, *sources: Source, title: str = "Test", invented: bool = False) -> str:
        """Create an assessment with some sources."""
        facts = AssessmentFacts(title, DAY.isoformat(), "", "", invented=invented)
        outcome = self.create(
            facts, SiteFacts("Company", "Plant", (Segment.CEL,), "DE", workforce=400), "every-type"
        )
        assert isinstance(outcome, str), outcome
        session = self.open_session(outcome)
        for each in sources:
            assert session.add_source(each) == ()
        return outcome

    def at(self, assessment: str, question: str, source_id: str = "", row: str = "") -> None:
        """Let the next start resume at a question with a source speaking."""
        self.open_session(assessment).keep_position(f"{question}|{row}|{source_id}")


def disk_full() -> Problem:
    """Return what a store says that has no room left."""
    return Problem(ProblemCode.DISK_FULL, details={"database": "assessments.db", "detail": "full"})


__all__ = ["NOW", "FailingStore", "Outside", "company", "disk_full", "every_type", "source"]
