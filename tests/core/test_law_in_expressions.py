"""`fact('LAB-016')` reads a number of law as it is on the assessment date.

1. It gives the number in force on the day, blank where none was, and is looked up once a day.
2. A name that is not written out, unknown, without one number or unsure is a problem with its place.
3. A gate cannot read law; constraints, calculations and the conditions of rules can.
4. A questionnaire carries what its expressions read, so that a pin is complete.
5. Cases of rules and samples of answers know the number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.rule_cases import check_rule_cases
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.possible import samples_of, tree_of
from dd_toolkit.core.questionnaire.document import Document
from dd_toolkit.core.questionnaire.expressions.compile import compile_number
from dd_toolkit.core.questionnaire.expressions.grammar import parse_expression
from dd_toolkit.core.questionnaire.expressions.law_numbers import facts_read
from dd_toolkit.core.questionnaire.expressions.readings import Context, Type, days_from
from dd_toolkit.core.questionnaire.expressions.types import Scope, check_expression
from dd_toolkit.core.questionnaire.form import Form, build_form
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.questionnaire import Parsed, canonical_text
from dd_toolkit.files.yaml_document import read_document
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.assessments import read_form
from tests.builders import (
    library,
    open_session,
    parsed_section,
    question,
    questionnaire_of,
    say,
    source,
    topic,
    topics,
)

LAW = library().law()[0]
BODY = topics(
    topic(
        "LAB-AAA-01",
        question(
            "LAB-AAA-01.1",
            "number",
            "unit: h",
            "scored: false",
            "constraint: \". <= 10 * fact('LAB-012.day')\"",
            "finding: [{id: over, when: \". > fact('LAB-016')\", title: {en: Over, zh: 超时}, "
            "scale: 2, scope: 2, irremediability: 2, cites: [LAB-021]}]",
        ),
        question(
            "LAB-AAA-01.2",
            "calculated",
            "calculate: \"${LAB-AAA-01.1} div fact('LAB-016') * 100\"",
            "anchors: {bad: 100, good: 50}",
        ),
    )
)


def number(text: str, day: str) -> object:
    """Evaluate an expression on a day."""
    tree = parse_expression(text)
    assert not isinstance(tree, Problem)
    return compile_number(tree, Scope({}, law=LAW))(Context(lambda _: None, days_from(day) or 0.0))


def codes(text: str, law: Mapping[str, Fact] | None = LAW) -> list[tuple[ProblemCode, str]]:
    """Return code and column of the problems of a condition."""
    tree = parse_expression(text)
    assert not isinstance(tree, Problem)
    problems = check_expression(tree, Scope({}, law=law), Type.BOOLEAN)
    return [(each.code, each.details["column"]) for each in problems]


@pytest.mark.parametrize(
    ("text", "day", "gives"),
    [
        ("fact('LAB-016')", "2026-11-01", 36.0),
        ('fact("LAB-016")', "2026-11-01", 36.0),
        ("fact('OEL-001.stel') * 2", "2026-11-01", 0.2),
        ("fact('LAB-026')", "2024-12-31", 11.0),
        ("fact('LAB-026')", "2025-01-01", 13.0),
        ("fact('ENV-012')", "2026-08-14", None),
        ("coalesce(fact('ENV-012'), 3)", "2026-08-14", 3.0),
        ("coalesce(fact('ENV-012'), 3)", "2026-08-15", 5.0),
    ],
)
def test_the_number_of_the_day(text: str, day: str, gives: float | None) -> None:
    """Before, after and without a law (1)."""
    assert number(text, day) == gives


class Counting(Mapping[str, Fact]):
    """A law that counts how often a fact is asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def __getitem__(self, name: str) -> Fact:
        """Count and answer."""
        self.asked += 1
        return LAW[name]

    def __iter__(self) -> Iterator[str]:
        """Give all names."""
        return iter(LAW)

    def __len__(self) -> int:
        """Return how many facts there are."""
        return len(LAW)


def test_each_day_is_looked_up_once() -> None:
    """A rule that runs thousands of times asks the law once a day, not once an answer (1)."""
    law = Counting()
    tree = parse_expression("fact('LAB-016')")
    assert not isinstance(tree, Problem)
    run = compile_number(tree, Scope({}, law=law))
    before = law.asked
    for day in (20_000.0, 20_001.0):
        assert {run(Context(lambda _: None, day)) for _ in range(50)} == {36.0}
    assert law.asked == before + 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1 > fact('LAB-999')", [(ProblemCode.FACT_UNKNOWN, "5")]),
        ("1 > fact('OEL-001.peak')", [(ProblemCode.FACT_UNKNOWN, "5")]),
        ("1 > fact('LAB-020')", [(ProblemCode.FACT_NOT_NUMERIC, "5")]),
        ("1 > fact('OEL-001')", [(ProblemCode.FACT_NOT_NUMERIC, "5")]),
        ("1 > fact('ENV-043')", [(ProblemCode.FACT_LOW_CONFIDENCE, "5")]),
        ("1 > fact('LAB016')", [(ProblemCode.EXPRESSION_FACT, "10")]),
        ("1 > fact('')", [(ProblemCode.EXPRESSION_FACT, "10")]),
        ("1 > fact(string(1))", [(ProblemCode.EXPRESSION_FACT, "10")]),
        ("1 > fact(16)", [(ProblemCode.EXPRESSION_TYPE, "10")]),
        ("1 > fact()", [(ProblemCode.EXPRESSION_FUNCTION, "5")]),
        ("1 > fact('LAB-016', 'LAB-017')", [(ProblemCode.EXPRESSION_FUNCTION, "5")]),
        ("fact('LAB-016')", [(ProblemCode.EXPRESSION_TYPE, "1")]),
        ("1 > fact('LAB-016')", []),
    ],
)
def test_what_cannot_be_read_is_told_with_its_column(text: str, found: list[tuple[ProblemCode, str]]) -> None:
    """The name must be written out and carry one sure, dated number (2)."""
    assert codes(text) == found


def test_where_no_law_may_be_read() -> None:
    """A scope without law refuses every fact, known or not (3)."""
    assert codes("1 > fact('LAB-016')", None) == [(ProblemCode.EXPRESSION_FACT, "5")]


@pytest.mark.parametrize("key", ["relevant", "constraint", "calculate", "finding"])
def test_a_gate_reads_no_law_and_everything_else_may(key: str) -> None:
    """Which questions are asked does not hang on the day (3)."""
    keys = {
        "relevant": ("yes_no", "relevant: \"1 > fact('LAB-016')\""),
        "constraint": ("number", "unit: h, scored: false, constraint: \". < fact('LAB-016')\""),
        "calculate": ("calculated", "scored: false, calculate: \"fact('LAB-016')\""),
        "finding": (
            "number",
            "unit: h, scored: false, finding: [{id: over, when: \". > fact('LAB-016')\", "
            "title: {en: O, zh: 超}, scale: 2, scope: 2, irremediability: 2, cites: [C1]}]",
        ),
    }
    built = build_form(questionnaire_of(topics(topic("LAB-AAA-01", question("LAB-AAA-01.1", *keys[key])))))
    found = [(each.code, each.place.question, each.place.path) for each in built.problems]
    assert found == ([(ProblemCode.EXPRESSION_FACT, "LAB-AAA-01.1", (key,))] if key == "relevant" else [])


def test_an_unknown_fact_is_told_at_its_rule() -> None:
    """The place is the condition of the rule that names it (2)."""
    body = BODY.replace(". > fact('LAB-016')", ". > fact('LAB-999')")
    (problem,) = build_form(questionnaire_of(body)).problems
    assert (problem.code, problem.details["fact"]) == (ProblemCode.FACT_UNKNOWN, "LAB-999")
    assert problem.place.path == ("finding", 0, "when")


def test_a_pin_carries_what_expressions_read() -> None:
    """Facts that only an expression names are there, with their chains, and the pin builds again (4)."""
    whole = questionnaire_of(BODY)
    assert {"LAB-016", "LAB-012.day", "LAB-011.day"} <= set(whole.law)
    form = read_form(canonical_text(whole))
    assert form.questionnaire == whole
    assert form.constraints.keys() == {"LAB-AAA-01.1"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("fact('LAB-016') + fact (\"OEL-001.twa\")", {"LAB-016", "OEL-001.twa"}),
        ("if(1 > 2, fact('LAB-016'), fact('LAB-016'))", {"LAB-016"}),
        ("'fact(LAB-016)' = 'x'", set()),
        ("fact('x') > 1", set()),
    ],
)
def test_the_facts_that_an_expression_reads(text: str, facts: set[str]) -> None:
    """Calls are found wherever they stand, texts that look like calls are none (4)."""
    tree = parse_expression(text)
    assert not isinstance(tree, Problem)
    assert facts_read(tree) == facts


def test_answers_are_kept_and_calculated_by_law() -> None:
    """A constraint refuses by the number of law, and a calculation reckons with it (3)."""
    session = open_session(questionnaire_of(BODY), sources=[source("m", "E2")])
    refused = session.answer(Cell("LAB-AAA-01.1", ""), "m", Given("81"))
    assert [problem.code for problem in refused] == [ProblemCode.ANSWER_CONSTRAINT]
    say(session, "LAB-AAA-01.1", "m", "27")
    (cell,) = session.evaluation.states["LAB-AAA-01.2"].cells
    assert cell.calculated == {"m": 75.0}


def form_and_parsed() -> tuple[Form, Parsed]:
    """Return the form of the section, and where its parts were written."""
    parsed = parsed_section(BODY)
    assert isinstance(parsed, Parsed)
    form = build_form(parsed.questionnaire).form
    assert form is not None
    return form, parsed


def test_cases_of_rules_hold_against_the_law() -> None:
    """Holding and failing are told by the number of law, as by a number that is written (5)."""
    lines = """\
format: 1
section: LAB-AAA
rules:
- {question: LAB-AAA-01.1, rule: constraint, holds: [{LAB-AAA-01.1: "80"}], fails: [{LAB-AAA-01.1: "81"}]}
- question: LAB-AAA-01.1
  rule: finding over
  holds: [{LAB-AAA-01.1: "37"}]
  fails: [{LAB-AAA-01.1: "36"}, {}]
"""
    document = read_document(lines, "cases.yaml")
    assert isinstance(document, Document)
    form, parsed = form_and_parsed()
    assert list(check_rule_cases(form, parsed.places, {"LAB-AAA": document})) == []


def test_samples_of_answers_lie_around_the_number_of_law() -> None:
    """A rule that only a number of law reads is seen holding and failing (5)."""
    form, _ = form_and_parsed()
    samples = samples_of(form, form.question("LAB-AAA-01.1"), [tree_of(". > fact('LAB-016')")])
    assert {35.5, 36.0, 36.5} <= set(samples)
