"""A warning is raised by the answers of one source, where they count and are in scope."""

from __future__ import annotations

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.evaluation.warnings import warnings_of
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.compose import compose_assessment
from dd_toolkit.core.report.disclose import Audience, Disclosed, disclose
from dd_toolkit.workflow.session import Session
from tests.builders import fresh, open_session, question, questionnaire_of, say, source, topic, topics


def warning(id_: str, when: str) -> str:
    """Return the `warning` key with one rule."""
    return f'warning: [{{id: {id_}, when: "{when}", text: {{en: {id_}, zh: 请复核{id_}}}}}]'


ROOMY = "unit: m2, scored: false"
ROSTER = """\
rosters:
- id: rooms
  title: {en: Rooms, zh: 宿舍}
  row: {en: Room, zh: 间}
  rows: [{id: north, title: {en: North, zh: 北}}, {id: south, title: {en: South, zh: 南}}]
  topics:
  - id: LAB-AAA-02
    questions:
"""
BODY = topics(
    topic(
        "LAB-AAA-01",
        question("LAB-AAA-01.1", "date", warning("old", "today() - . > 730")),
        question("LAB-AAA-01.2", "money", "unit: CNY, scored: false", warning("less", ". < ${LAB-AAA-01.3}")),
        question("LAB-AAA-01.3", "money", "unit: CNY, scored: false"),
        question(
            "LAB-AAA-01.4", "calculated", "calculate: '${LAB-AAA-01.2} div ${LAB-AAA-01.3}', scored: false",
            warning("share", ". > 1"),
        ),
        question("LAB-AAA-01.5", "yes_no"),
        question(
            "LAB-AAA-01.6", "yes_no", "relevant: \"${LAB-AAA-01.5} = 'yes'\"", warning("kept", ". = 'no'")
        ),
        question("LAB-AAA-01.7", "document", warning("endless", ". = ''")),
        question("LAB-AAA-01.8", "number", ROOMY, warning("sum", ". < sum(${LAB-AAA-02.1})")),
    ),
    topic("LAB-AAA-02").replace("questions:", "questions: []"),
) + ROSTER + "".join(
    "    " + line
    for line in (
        question("LAB-AAA-02.1", "number", ROOMY, warning("full", ". > ${LAB-AAA-02.2}")),
        question("LAB-AAA-02.2", "number", ROOMY),
    )
)  # fmt: skip


def session() -> Session:
    """Return an assessment with two sources and two rooms."""
    opened = open_session(questionnaire_of(BODY), sources=[source("rec"), source("talk", "W2")])
    assert opened.add_row("rooms", "north", "") == ()
    assert opened.add_row("rooms", "south", "") == ()
    return opened


def raised(opened: Session, question_id: str, source_id: str = "rec", row: str = "") -> list[str]:
    """Return the ids of the warnings that an answer raises."""
    return [rule.id for rule in warnings_of(fresh(opened), Cell(question_id, row), source_id)]


def test_a_day_long_ago_warns_and_a_recent_one_does_not() -> None:
    """The assessment date, 1 November 2026, decides how old a day is; 730 days are still well."""
    opened = session()
    assert raised(opened, "LAB-AAA-01.1") == []
    say(opened, "LAB-AAA-01.1", "rec", "2024-11-01")
    assert raised(opened, "LAB-AAA-01.1") == []
    say(opened, "LAB-AAA-01.1", "rec", "2024-10-31")
    assert raised(opened, "LAB-AAA-01.1") == ["old"]


def test_other_questions_are_read_as_the_same_source_answers_them() -> None:
    """What another source says to the other question does not warn."""
    opened = session()
    say(opened, "LAB-AAA-01.2", "rec", "100")
    say(opened, "LAB-AAA-01.3", "talk", "200")
    assert raised(opened, "LAB-AAA-01.2") == []
    say(opened, "LAB-AAA-01.3", "rec", "200")
    assert raised(opened, "LAB-AAA-01.2") == ["less"]
    assert raised(opened, "LAB-AAA-01.2", "talk") == []


def test_a_calculated_number_warns_for_the_source_that_it_follows_from() -> None:
    """A calculated question has no answer of its own; its number is read."""
    opened = session()
    say(opened, "LAB-AAA-01.2", "rec", "300")
    say(opened, "LAB-AAA-01.3", "rec", "200")
    assert raised(opened, "LAB-AAA-01.4") == ["share"]
    assert raised(opened, "LAB-AAA-01.4", "talk") == []


def test_an_answer_out_of_scope_or_set_aside_warns_of_nothing() -> None:
    """What does not count asks nobody to look again."""
    opened = session()
    say(opened, "LAB-AAA-01.5", "rec", "yes")
    say(opened, "LAB-AAA-01.6", "rec", "no")
    assert raised(opened, "LAB-AAA-01.6") == ["kept"]
    assert opened.set_aside(Cell("LAB-AAA-01.6"), "rec", "misheard") == ()
    assert raised(opened, "LAB-AAA-01.6") == []
    assert opened.set_aside(Cell("LAB-AAA-01.6"), "rec", "") == ()
    say(opened, "LAB-AAA-01.5", "rec", "no")
    assert raised(opened, "LAB-AAA-01.6") == []


def test_a_document_that_does_not_expire_is_an_answer() -> None:
    """It reads as blank, which a rule may ask for; no document at all warns of nothing."""
    opened = session()
    assert raised(opened, "LAB-AAA-01.7") == []
    say(opened, "LAB-AAA-01.7", "rec", "2026-01-01")
    assert raised(opened, "LAB-AAA-01.7") == ["endless"]
    say(opened, "LAB-AAA-01.7", "rec", "2026-01-01..2027-01-01")
    assert raised(opened, "LAB-AAA-01.7") == []


def test_in_a_roster_the_same_row_is_read_and_outside_all_rows() -> None:
    """North is held against north; the sum takes both rooms."""
    opened = session()
    say(opened, "LAB-AAA-02.1", "rec", "9", "north")
    say(opened, "LAB-AAA-02.2", "rec", "8", "south")
    assert raised(opened, "LAB-AAA-02.1", row="north") == []
    say(opened, "LAB-AAA-02.2", "rec", "8", "north")
    assert raised(opened, "LAB-AAA-02.1", row="north") == ["full"]
    say(opened, "LAB-AAA-02.1", "rec", "2", "south")
    say(opened, "LAB-AAA-01.8", "rec", "10")
    assert raised(opened, "LAB-AAA-01.8") == ["sum"]
    say(opened, "LAB-AAA-01.8", "rec", "11")
    assert raised(opened, "LAB-AAA-01.8") == []


def test_the_report_has_the_warning_beside_the_answer() -> None:
    """Each answer carries the texts of its own warnings, a calculated number too."""
    opened = session()
    say(opened, "LAB-AAA-01.2", "rec", "300")
    say(opened, "LAB-AAA-01.2", "talk", "100")
    for speaker in ("rec", "talk"):
        say(opened, "LAB-AAA-01.3", speaker, "200")
    disclosed = disclose(opened.case, opened.as_of, Audience.INTERNAL)
    assert isinstance(disclosed, Disclosed)
    report = compose_assessment(disclosed, ())
    views = {each.id: each for each in report.sections[0].topics[0].questions}
    told = {
        id_: [(answer.source, answer.warnings) for answer in views[id_].cells[0].answers]
        for id_ in ("LAB-AAA-01.2", "LAB-AAA-01.4")
    }
    assert told == {
        "LAB-AAA-01.2": [("M1", ()), ("W1", (Text("less", "请复核less"),))],
        "LAB-AAA-01.4": [("M1", (Text("share", "请复核share"),)), ("W1", ())],
    }
