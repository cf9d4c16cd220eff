"""Faults of the file of production regimes are found, each at its line.

1. By itself: form, ids, languages, citations, one range for each indicator.
2. Against the questions: conditions are typed and read nothing but the answer.
3. Against the bank: indicators exist, stand outside rosters, and every range can be told.
"""

from __future__ import annotations

from functools import cache

import pytest

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.production_regimes import (
    check_indicators,
    check_production_regimes,
    check_ranges,
)
from dd_toolkit.core.questionnaire.document import Document
from dd_toolkit.core.questionnaire.form import Form, build_form
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.production_regimes import ProductionRegimes, parse_production_regimes
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.files.yaml_document import read_document
from tests.builders import question, questionnaire_of
from tests.core.production_plant import YAML

SOUND = """\
format: 1
segments: [CEL]
countries: [CN]
reading: {least_known: 2, more_than: 0.5}
indicators:
- {question: LAB-AAA-01.1, title: {en: Base, zh: 底薪}}
- {question: LAB-AAA-01.5, title: {en: Housed, zh: 住宿}, shut: 0}
regimes:
- id: upper-tier
  short: {en: upper, zh: 上}
  title: {en: Upper, zh: 上层}
  about: {en: What it is, zh: 内容}
  cites: [R§4.1, LAB-016]
  typical:
  - {question: LAB-AAA-01.1, when: ". >= 50", label: {en: half, zh: 一半}, cites: [LAB-016]}
  - {question: LAB-AAA-01.5, when: ". < 30", label: {en: few, zh: 少}}
"""
ROSTER = f"""\
rosters:
- id: rooms
  title: {{en: Rooms, zh: 房间}}
  row: {{en: Room, zh: 房间}}
  topics:
  - id: LAB-AAA-03
    title: {{en: T, zh: 题}}
    materiality: 4
    cites: [R§4.1]
    questions:
{question("LAB-AAA-03.1", "percent").replace("  - {", "    - {")}"""
LAW = {"LAB-016": Fact("LAB-016", Text("s", "句"), Text("Law", "法"))}
Found = list[tuple[ProblemCode, int | None]]


@cache
def bank() -> Form:
    """Return a small bank with a gated indicator and a roster."""
    form = build_form(questionnaire_of(YAML + ROSTER)).form
    assert form is not None
    return form


def read(text: str) -> tuple[ProductionRegimes, Document]:
    """Return the regimes that a text gives, with its document."""
    document = read_document(text, "p.yaml")
    assert not isinstance(document, tuple), document
    regimes = parse_production_regimes(document)
    assert not isinstance(regimes, tuple), regimes
    return regimes, document


def listed(problems: list[Problem]) -> Found:
    """Return code and line of problems."""
    return [(problem.code, problem.place.line) for problem in problems]


def found(text: str) -> Found:
    """Return what every check finds."""
    regimes, document = read(text)
    problems = [*check_production_regimes(regimes, document, LAW)]
    problems += check_ranges(regimes, document, bank().questions)
    return listed([*problems, *check_indicators(regimes, document, bank())])


def test_a_sound_file_has_no_problem() -> None:
    """1, 2, 3: nothing is found where nothing is wrong."""
    assert found(SOUND) == []


@pytest.mark.parametrize(
    ("sound", "broken", "code", "line"),
    [
        ("[CEL]", "[XXX]", ProblemCode.VALUE_SHAPE, 2),
        ("[CN]", "[China]", ProblemCode.VALUE_SHAPE, 3),
        ("least_known: 2", "least_known: 0", ProblemCode.VALUE_SHAPE, 4),
        ("more_than: 0.5", "more_than: 1.0", ProblemCode.VALUE_SHAPE, 4),
        ("zh: 底薪", 'zh: ""', ProblemCode.TRANSLATION_MISSING, 6),
        ("zh: 少", 'zh: ""', ProblemCode.TRANSLATION_MISSING, 16),
        ("id: upper-tier", "id: Upper", ProblemCode.ID_FORM, 9),
        ("[R§4.1, LAB-016]", "[]", ProblemCode.CITATION_MISSING, 13),
        ("[R§4.1, LAB-016]", "[R§4.1, LAB-999]", ProblemCode.FACT_UNKNOWN, 13),
        ("[R§4.1, LAB-016]", "[page 3]", ProblemCode.CITATION_FORM, 13),
        ("cites: [LAB-016]}", "cites: [LAB-998]}", ProblemCode.FACT_UNKNOWN, 15),
        ('". >= 50"', '". >= "', ProblemCode.EXPRESSION_SYNTAX, 15),
        ('". >= 50"', "\". >= 'x'\"", ProblemCode.EXPRESSION_TYPE, 15),
        ('". >= 50"', '". + 1"', ProblemCode.EXPRESSION_TYPE, 15),
        ('". >= 50"', '"${LAB-AAA-01.2} > 1"', ProblemCode.EXPRESSION_REFERENCE, 15),
        ('". >= 50"', '". >= 0"', ProblemCode.TYPICAL_IDLE, 15),
        ('". >= 50"', '". > 100"', ProblemCode.TYPICAL_IDLE, 15),
        ("zh: 底薪}}", "zh: 底薪}, shut: 0}", ProblemCode.SHUT_UNFIT, 6),
    ],
)
def test_a_fault_is_found_at_its_line(sound: str, broken: str, code: ProblemCode, line: int) -> None:
    """1, 2, 3: one fault gives one problem, where it stands."""
    assert sound in SOUND
    assert found(SOUND.replace(sound, broken, 1)) == [(code, line)]


def test_indicators_are_questions_outside_rosters() -> None:
    """3: an unknown question is told with the one it looks like, one of a roster is refused."""
    unknown, document = read(SOUND.replace("LAB-AAA-01.1", "LAB-AAA-91.1"))
    (problem,) = check_indicators(unknown, document, bank())
    assert (problem.code, problem.place.line) == (ProblemCode.QUESTION_UNKNOWN, 6)
    assert problem.details["near"] == "LAB-AAA-01.1"
    roster, document = read(SOUND.replace("LAB-AAA-01.1", "LAB-AAA-03.1"))
    assert listed([*check_indicators(roster, document, bank())]) == [(ProblemCode.INDICATOR_ROSTER, 6)]


def test_a_regime_says_something_of_each_indicator_once() -> None:
    """1: a range that is missing, doubled or of no indicator could not be compared."""
    lines = SOUND.splitlines(keepends=True)
    uneven = [(ProblemCode.TYPICAL_UNEVEN, 14)]
    assert found("".join(lines[:15])) == uneven
    assert found(SOUND + lines[15]) == uneven
    assert found(SOUND + lines[15].replace("LAB-AAA-01.5", "LAB-AAA-01.6")) == uneven


def test_nothing_stands_twice() -> None:
    """1: indicators and regimes are told apart by their ids."""
    lines = SOUND.splitlines(keepends=True)
    doubled = "".join([*lines[:6], lines[5], *lines[6:]])
    assert found(doubled) == [(ProblemCode.ID_DUPLICATE, 7)]
    assert found(SOUND + "".join(lines[8:])) == [(ProblemCode.ID_DUPLICATE, 17)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SOUND.replace("format: 1", "format: 2"), ProblemCode.FORMAT_UNKNOWN),
        (SOUND.replace("shut: 0", "shutt: 0"), ProblemCode.KEY_UNKNOWN),
        (SOUND.replace("  about: {en: What it is, zh: 内容}\n", ""), ProblemCode.KEY_MISSING),
    ],
)
def test_the_form_of_the_file_is_checked(text: str, code: ProblemCode) -> None:
    """1: a file of another form, or with keys nobody declared, gives problems and no regimes."""
    document = read_document(text, "p.yaml")
    assert not isinstance(document, tuple)
    problems = parse_production_regimes(document)
    assert isinstance(problems, tuple)
    assert [problem.code for problem in problems] == [code]
