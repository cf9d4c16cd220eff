"""Cases of rules run as written, and a rule without a case is named."""

from __future__ import annotations

import pytest

from dd_toolkit.core.assessment.rule_cases import check_rule_cases
from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.document import Document
from dd_toolkit.core.questionnaire.form import build_form
from dd_toolkit.core.questionnaire.questionnaire import Parsed
from dd_toolkit.files.yaml_document import read_document
from tests.builders import parsed_section, question, topic, topics

BODY = topics(
    topic(
        "LAB-AAA-01",
        question(
            "LAB-AAA-01.1",
            "number",
            "unit: h",
            "scored: false",
            'constraint: ". >= 0"',
            "warning: [{id: long, when: '. > 84', text: {en: Look again, zh: 请复核}}]",
        ),
        question("LAB-AAA-01.2", "yes_no", 'relevant: "${LAB-AAA-01.1} > 40"'),
        question(
            "LAB-AAA-01.3",
            "checklist",
            "options: [{id: kept, text: {en: Kept, zh: 扣押}, weight: -1}, "
            "{id: held, text: {en: Held, zh: 本人}, weight: 1}]",
            "finding: [{id: papers, when: \"selected(., 'kept')\", title: {en: Kept, zh: 扣押}, "
            "scale: 3, scope: 2, irremediability: 2, cites: [C29]}]",
        ),
    )
)
SOUND = {
    "LAB-AAA-01.1 constraint": ('{LAB-AAA-01.1: "0"}', '{LAB-AAA-01.1: "-1"}'),
    "LAB-AAA-01.1 warning long": ('{LAB-AAA-01.1: "85"}', "{}"),
    "LAB-AAA-01.2 relevant": ('{LAB-AAA-01.1: "41"}', "{}"),
    "LAB-AAA-01.3 finding papers": ("{LAB-AAA-01.3: [kept]}", "{LAB-AAA-01.3: [held]}"),
}


def found(cases: dict[str, tuple[str, str]]) -> list[tuple[ProblemCode, int | None, str]]:
    """Return code, line and rule of every problem of the cases."""
    parsed = parsed_section(BODY)
    assert isinstance(parsed, Parsed)
    form = build_form(parsed.questionnaire).form
    assert form is not None
    lines = ["format: 1", "section: LAB-AAA", "rules:"]
    for name, (holds, fails) in cases.items():
        id_, _, rule = name.partition(" ")
        lines += [f"- question: {id_}", f"  rule: {rule}", f"  holds: [{holds}]", f"  fails: [{fails}]"]
    document = read_document("\n".join(lines), "cases.yaml")
    assert isinstance(document, Document)
    problems = check_rule_cases(form, parsed.places, {"LAB-AAA": document})
    return [(each.code, each.place.line, each.details.get("rule", "")) for each in problems]


def test_sound_cases_are_silent() -> None:
    """Every rule is shown holding and failing."""
    assert found(SOUND) == []


@pytest.mark.parametrize("name", SOUND)
def test_a_rule_without_a_case_is_named(name: str) -> None:
    """What no case shows may never fire."""
    rest = {each: case for each, case in SOUND.items() if each != name}
    assert [(code, rule) for code, _, rule in found(rest)] == [
        (ProblemCode.RULE_CASE_MISSING, name.partition(" ")[2])
    ]


@pytest.mark.parametrize("name", SOUND)
def test_a_case_that_comes_out_otherwise_is_named_with_its_line(name: str) -> None:
    """Answers put the wrong way round differ on both sides."""
    holds, fails = SOUND[name]
    problems = found(SOUND | {name: (fails, holds)})
    first = 6 + 4 * list(SOUND).index(name)
    assert [(code, line) for code, line, _ in problems] == [
        (ProblemCode.RULE_CASE_DIFFERS, first),
        (ProblemCode.RULE_CASE_DIFFERS, first + 1),
    ]


def test_one_side_alone_is_half_a_case() -> None:
    """A rule that is only shown holding may hold always."""
    holds, _ = SOUND["LAB-AAA-01.1 constraint"]
    problems = found(SOUND | {"LAB-AAA-01.1 constraint": (holds, "")})
    assert [code for code, _, _ in problems] == [ProblemCode.RULE_CASE_MISSING]


def test_an_answer_that_its_constraint_refuses_shows_nothing() -> None:
    """What nobody can answer neither meets a rule nor fails it."""
    impossible = SOUND | {"LAB-AAA-01.2 relevant": ('{LAB-AAA-01.1: "41"}', '{LAB-AAA-01.1: "-41"}')}
    assert [code for code, _, _ in found(impossible)] == [ProblemCode.RULE_CASE_REFUSED]


def test_unknown_names_are_problems() -> None:
    """A case for a rule that does not exist, or an answer to no question or of no form, is named."""
    assert found(SOUND | {"LAB-AAA-01.2 finding none": ("{}", "{}")})[0][0] is ProblemCode.RULE_UNKNOWN
    unknown = SOUND | {"LAB-AAA-01.2 relevant": ('{LAB-AAA-01.9: "1"}', "{}")}
    assert found(unknown)[0][0] is ProblemCode.QUESTION_UNKNOWN
    unfit = SOUND | {"LAB-AAA-01.2 relevant": ("{LAB-AAA-01.1: many}", "{}")}
    assert found(unfit)[0][0] is ProblemCode.ANSWER_FORM
