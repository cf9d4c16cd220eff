"""An assessment is measured by what was law on its date, and tells so.

1. Anchors and rows use the number in force on the assessment date; without one an answer has no value.
2. What cannot be valued is told as a problem, and counts as unknown.
3. The report lists the law that was in force.
4. A pin from before facts had Chinese is still read.
"""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dd_toolkit.core.evaluation.scales import calculated_x, scale_of
from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.form import Form, build_form
from dd_toolkit.core.questionnaire.pinned import present_form
from dd_toolkit.core.questionnaire.questionnaire import canonical_text
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.answers import section_view
from dd_toolkit.core.report.compose import compose_assessment
from dd_toolkit.core.report.disclose import Audience, Disclosed, disclose
from dd_toolkit.workflow.assessments import read_form
from tests.builders import DAY, open_session, question, questionnaire_of, say, source, topic, topics

BODY = topics(
    topic(
        "LAB-AAA-01",
        question("LAB-AAA-01.1", "number", "unit: '%'", "anchors: {bad: 60, good: {fact: REC-016.least}}"),
        question("LAB-AAA-01.2", "number", "unit: y", "anchors: {bad: 0, good: {fact: ENV-012}}"),
        question(
            "LAB-AAA-01.3",
            "calculated",
            'calculate: "${LAB-AAA-01.1}"',
            "anchors: {bad: 60, good: {fact: REC-016.least}}",
        ),
    ).replace("cites: [R§4.1]", "cites: [ENV-025, ENV-046, ENV-012, LAB-016]")
)
ROWS = """\
rosters:
- id: places
  title: {en: Places, zh: 地区}
  row: {en: Place, zh: 地区}
  rows: [{id: huizhou, title: {en: Huizhou, zh: 惠州}, facts: {floor: WAG-004}}]
  topics:
  - id: LAB-AAA-02
    title: {en: T, zh: 题}
    materiality: 4
    cites: [R§4.1]
    questions:
    - {id: LAB-AAA-02.1, type: money, unit: CNY/month, ask: {en: Q, zh: 问}, guidance: {en: G, zh: 说明},
       anchors: {bad: {row: floor, times: 0.5}, good: {row: floor}}}
"""


def form_of(body: str) -> Form:
    """Return the form of a section."""
    form = build_form(questionnaire_of(body)).form
    assert form is not None
    return form


@pytest.mark.parametrize(
    ("day", "x"), [("2024-12-23", 1.0), ("2024-12-24", 25 / 30), ("2026-11-01", 25 / 30)]
)
def test_an_anchor_is_the_number_of_the_day(day: str, x: float) -> None:
    """85 % of the lithium is all that was asked before the edition of 2024, and too little after (1)."""
    form = form_of(BODY)
    assert scale_of(form, form.question("LAB-AAA-01.1"), day)("85", "") == pytest.approx(x)
    assert calculated_x(form, form.question("LAB-AAA-01.3"), 85.0, "", day) == pytest.approx(x)


@pytest.mark.parametrize(
    ("day", "x"), [("2025-02-28", 1.0), ("2025-03-01", 1720 / 925 - 1), ("2020-01-01", None)]
)
def test_a_row_is_held_against_the_number_of_the_day(day: str, x: float | None) -> None:
    """The minimum wage of a class before and after its rise, and none before the first one known (1)."""
    form = form_of(ROWS)
    found = scale_of(form, form.question("LAB-AAA-02.1"), day)("1720", "huizhou")
    assert found == (None if x is None else pytest.approx(x))


def disclosed_on(day: str) -> Disclosed:
    """Return what internal readers see of a case of that assessment date, in which one number was said."""
    session = open_session(questionnaire_of(BODY), sources=[source("m", "E2", "2026-05-15")])
    say(session, "LAB-AAA-01.2", "m", "3")
    case = session.case
    facts = replace(case.facts, date=day)
    found = disclose(replace(case, fold=replace(case.fold, assessment=facts)), DAY, Audience.INTERNAL)
    assert isinstance(found, Disclosed)
    return found


def test_an_answer_before_the_law_is_told_and_does_not_count() -> None:
    """The same number counts under the code and has nothing to be measured by before it (2)."""
    before, after = disclosed_on("2026-06-01").evaluation, disclosed_on("2026-10-01").evaluation
    assert [(each.code, dict(each.details)) for each in before.problems] == [
        (ProblemCode.ROW_WITHOUT_LIMIT, {"question": "LAB-AAA-01.2", "row": ""})
    ]
    assert before.states["LAB-AAA-01.2"].judgement.c == 0
    assert after.problems == ()
    assert after.states["LAB-AAA-01.2"].cells[0].xs == {"m": pytest.approx(0.6)}


@pytest.mark.parametrize(
    ("day", "listed"),
    [
        ("2026-06-01", ["ENV-012", "ENV-046", "LAB-016"]),
        ("2026-10-01", ["ENV-012", "ENV-025", "LAB-016"]),
    ],
)
def test_the_report_lists_the_law_of_the_day(day: str, listed: list[str]) -> None:
    """What replaced the other stands for both; what nothing preceded stays and is marked (3)."""
    disclosed = disclosed_on(day)
    report = compose_assessment(disclosed, ())
    assert [fact.id for fact in report.law] == listed
    assert [fact.id for fact in report.law if not fact.is_in_force(day)] == listed[:1] * (day < "2026-08")
    section = disclosed.evaluation.case.form.questionnaire.sections[0]
    cites = section_view(disclosed.evaluation, section, {}).topics[0].questions[0].cites
    assert sorted(cites) == listed


def test_a_pin_without_chinese_is_read() -> None:
    """Texts of facts that are English only become texts; everything else stays as it was (4)."""
    questionnaire = questionnaire_of(BODY)
    text = canonical_text(questionnaire)
    tree = json.loads(text)
    for fact in tree["law"].values():
        for key in ("statement", "unit", "text"):
            fact[key] = fact[key]["en"]
        for key in ("label", "replaces"):
            del fact[key]
    law = read_form(json.dumps(tree, ensure_ascii=False, separators=(",", ":"))).questionnaire.law
    assert set(law) == set(questionnaire.law)
    for name, fact in law.items():
        whole = questionnaire.law[name]
        assert (fact.statement, fact.unit) == (Text(whole.statement.en), Text(whole.unit.en))
        assert (fact.number, fact.valid_to) == (whole.number, whole.valid_to)


@pytest.mark.parametrize(
    "text", ["", "{", '{"law": 1, "a": {"statement":"x"}}', '["statement":"', '[{"statement":"a"}]']
)
def test_what_is_no_pin_is_left_to_the_parser(text: str) -> None:
    """Nothing raises here: the parser refuses it with a problem of its own (4)."""
    assert present_form(text) == text or json.loads(present_form(text)) == json.loads(text)


def test_a_pin_of_today_is_not_touched() -> None:
    """The text that was pinned is the text that is parsed (4)."""
    text = canonical_text(questionnaire_of(BODY))
    assert present_form(text) is text
