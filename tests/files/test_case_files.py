"""Files of worked cases: what is wrong is a problem with its line, and the page about them is true.

1. Every key is known or refused; numbers are decimals or exact fractions.
2. A case joins what its file shares; its own replaces what is shared.
3. Whatever could make a case hold by accident is refused: no expectation, unknown questions and sources.
"""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.evaluation.worked_case import (
    Expectation,
    ExpectedJudgement,
    ExpectedTotal,
    SharedParts,
    WorkedCase,
    WrittenCase,
    WrittenCases,
)
from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.files.cases import Basis, basis_of, case_files, read_cases
from dd_toolkit.workflow.cases import run_case
from tests.builders import ROOT, library

PAGE = (ROOT / "docs" / "worked-cases.md").read_text(encoding="utf-8")
TEXT = """\
format: 1
questionnaire:
  sections:
  - section: {id: LAB-AAA, pillar: LAB}
    topics:
    - id: LAB-AAA-01
      materiality: 4
      questions:
      - {id: LAB-AAA-01.1, type: percent, anchors: {bad: 0, good: 100}}
      - {id: LAB-AAA-01.2, type: yes_no, ask: {en: Paid?, zh: 付了吗？}}
shared:
  site: {workforce: 10}
  sources:
  - {id: records, evidence_class: E2, date: 2026-11-01}
  answers:
  - {question: LAB-AAA-01.1, said: {records: 50}}
cases:
- name: first
  rule: "method 3: bounds"
  expect: {judgements: {LAB-AAA-01.1: {lo: 3/10}}}
- name: second
  rule: "method 3: bounds"
  date: 2026-12-01
  sources:
  - {id: records, evidence_class: E1, date: 2026-11-01}
  - {id: visit, evidence_class: O, date: 2026-11-01}
  answers:
  - {question: LAB-AAA-01.1, said: {visit: 100}}
  expect: {judgements: {LAB-AAA-01.1: {lo: 0.7, declared: none}}}
"""


@cache
def basis() -> Basis:
    """Return what cases of the shipped library are run with."""
    found = basis_of(library())
    assert isinstance(found, Basis), found
    return found


def cases_of(text: str) -> tuple[WorkedCase, ...]:
    """Read cases that have no problem."""
    book = read_cases(text, "cases.yaml", basis())
    assert not book.problems, book.problems
    return book.cases


def problems_of(text: str) -> list[tuple[ProblemCode, int | None]]:
    """Return the codes and lines of what is wrong with a file, which then gives no case."""
    book = read_cases(text, "cases.yaml", basis())
    assert not (book.cases and book.problems)
    return [(problem.code, problem.place.line) for problem in book.problems]


def line_of(text: str, part: str) -> int:
    """Return the line on which a part of a text stands."""
    return text[: text.index(part)].count("\n") + 1


def test_cases_start_from_what_their_file_shares() -> None:
    """A case takes what is shared as it is; its own sources and answers replace those of the same name."""
    first, second = cases_of(TEXT)
    assert [source.evidence_class for source in first.sheet.sources] == ["E2"]
    assert [source.evidence_class for source in second.sheet.sources] == ["E1", "O"]
    assert [dict(cell.said) for cell in first.sheet.answers] == [{"records": "50"}]
    assert [dict(cell.said) for cell in second.sheet.answers] == [{"visit": "100"}]
    assert (first.sheet.site.workforce, first.as_of.isoformat()) == (10, "2026-11-01")
    assert second.sheet.assessment.date == second.as_of.isoformat() == "2026-12-01"
    assert run_case(first) == run_case(second) == ()


def test_a_case_replaces_keys_of_the_site_and_names_its_own_days() -> None:
    """Keys of the shared site stay unless a case gives its own; clocks follow as_of, else the last date."""
    more = '  site: {groups: {night: 3}}\n  moved_to: 2026-10-01\n  rule: "method 3: bounds"\n'
    first = cases_of(TEXT.replace('  rule: "method 3: bounds"\n', more, 1))[0]
    assert (first.sheet.site.workforce, dict(first.sheet.site.groups)) == (10, {"night": 3})
    assert (first.moved_to, first.as_of.isoformat()) == ("2026-10-01", "2026-10-01")
    later = cases_of(TEXT.replace('  rule: "method 3', '  as_of: 2027-01-01\n  rule: "method 3', 1))[0]
    assert later.as_of.isoformat() == "2027-01-01"


ROSTER = """\
    rosters:
    - {id: rooms, topics: [{id: LAB-AAA-02, materiality: 4, questions: [{id: LAB-AAA-02.1, type: yes_no}]}]}
shared:
"""


def with_several(questions: str) -> str:
    """Return the text with one entry about several questions in its second case."""
    entry = f"- {{questions: [{questions}], said: {{visit: no}}, accepted: seen}}\n"
    text = TEXT.replace("shared:\n", ROSTER, 1).replace("01.1, said: {visit: 100}}\n", "01.1}\n  " + entry)
    return text.replace("  date: 2026-12-01\n", "  date: 2026-12-01\n  rows: [{roster: rooms, row: east}]\n")


def test_one_entry_may_be_about_several_questions() -> None:
    """It stands for an entry each, a row after a slash, and replaces what is shared about one of them."""
    several = with_several("LAB-AAA-01.2, LAB-AAA-02.1/east")
    answers = cases_of(several)[1].sheet.answers
    assert [(cell.question, cell.row, dict(cell.said)) for cell in answers[1:]] == [
        ("LAB-AAA-01.2", "", {"visit": "no"}),
        ("LAB-AAA-02.1", "east", {"visit": "no"}),
    ]
    assert {cell.accepted for cell in answers[1:]} == {"seen"}
    replaced = cases_of(
        TEXT.replace("{question: LAB-AAA-01.1, said: {visit", "{questions: [LAB-AAA-01.1], said: {visit")
    )
    assert [dict(cell.said) for cell in replaced[1].sheet.answers] == [{"visit": "100"}]


@pytest.mark.parametrize(
    ("questions", "code"),
    [
        ("", ProblemCode.KEY_MISSING),
        ("LAB-AAA-01.2], question: LAB-AAA-01.1, set_aside: {}, row: [", ProblemCode.KEY_UNKNOWN),
        ("[LAB-AAA-01.2]", ProblemCode.VALUE_SHAPE),
    ],
)
def test_an_entry_about_several_questions_needs_them_by_id(questions: str, code: ProblemCode) -> None:
    """A list without questions, one beside `question`, and one of something else are problems at its line."""
    text = with_several(questions)
    assert (code, line_of(text, "{questions: [")) in problems_of(text)


def test_texts_of_a_small_questionnaire_may_be_left_out() -> None:
    """What is not written is called by its id; what is written stands in the languages it has."""
    topic = cases_of(TEXT)[0].questionnaire.sections[0].topics[0]
    first, second = topic.questions
    assert (topic.title.en, first.ask.zh) == ("LAB-AAA-01", "LAB-AAA-01.1")
    assert (second.ask.en, second.ask.zh) == ("Paid?", "付了吗？")


EXPECTED = "expect: {judgements: {LAB-AAA-01.1: {lo: 3/10}}}"
NOBODY = "expect: {values: {LAB-AAA-01.1: {court: 1}}}"
GATED = 'type: yes_no, relevant: "${LAB-AAA-01.7} = 1",'


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        (EXPECTED, "expect: {}", ProblemCode.KEY_MISSING, "expect: {}"),
        (EXPECTED, NOBODY, ProblemCode.SOURCE_UNKNOWN, "court: 1"),
        ("lo: 3/10", "low: 3/10", ProblemCode.KEY_UNKNOWN, "low: 3/10"),
        ("lo: 3/10", "lo: 3/1o", ProblemCode.VALUE_SHAPE, "lo: 3/1o"),
        ("lo: 3/10", "lo: 3/0", ProblemCode.VALUE_SHAPE, "lo: 3/0"),
        ("lo: 3/10", "state: perhaps", ProblemCode.VALUE_SHAPE, "state: perhaps"),
        ("{lo: 3/10}}", "{lo: 3/10}}, bands: A", ProblemCode.KEY_UNKNOWN, "bands: A"),
        ("{lo: 3/10}}", "{lo: 3/10}}, refused: [answer-form]", ProblemCode.KEY_UNKNOWN, "{judgements"),
        ("LAB-AAA-01.1: {lo: 3/10}", "LAB-AAA-01.9: {lo: 1}", ProblemCode.QUESTION_UNKNOWN, "LAB-AAA-01.9"),
        ("{lo: 3/10}}", "{lo: 3/10}}, weights: {every: 1}", ProblemCode.QUESTION_UNKNOWN, "every: 1"),
        ("name: second", "name: first", ProblemCode.ID_DUPLICATE, "date: 2026-12-01"),
        ("method 3: bounds", "bounds", ProblemCode.VALUE_SHAPE, '"bounds"'),
        ("2026-12-01", "soon", ProblemCode.VALUE_SHAPE, "date: soon"),
        ("said: {visit: 100}", "says: {visit: 100}", ProblemCode.KEY_UNKNOWN, "says:"),
        ("shared:\n", "shared:\n  date: soon\n", ProblemCode.VALUE_SHAPE, "date: soon"),
        ("workforce: 10", "workers: 10", ProblemCode.KEY_UNKNOWN, "workers: 10"),
        ("evidence_class: E2", "class: E2", ProblemCode.KEY_MISSING, "- {id: records, class: E2"),
        ("evidence_class: O,", "evidence_class: O, color: red,", ProblemCode.KEY_UNKNOWN, "color: red"),
        ("format: 1", "format: 2", ProblemCode.FORMAT_UNKNOWN, "format: 2"),
        ("type: yes_no", "type: yes", ProblemCode.VALUE_SHAPE, "type: yes"),
        ("materiality: 4", "materiality: 3", ProblemCode.MATERIALITY_UNKNOWN, "materiality: 3"),
        ("type: yes_no,", GATED, ProblemCode.EXPRESSION_REFERENCE, "relevant:"),
        ("pillar: LAB", "pillar: XYZ", ProblemCode.PILLAR_UNKNOWN, "pillar: XYZ"),
    ],
)
def test_what_is_wrong_has_its_line(old: str, new: str, code: ProblemCode, at: str) -> None:
    """Every fault is found where it stands, in shared parts and in the small questionnaire too."""
    text = TEXT.replace(old, new, 1)
    line = line_of(text, at) - (code is ProblemCode.ID_DUPLICATE) * 2
    assert problems_of(text).count((code, line)) == 1


def test_a_fault_in_what_is_shared_is_told_once() -> None:
    """However many cases meet it, a shared fault is one problem at its own line."""
    text = TEXT.replace("shared:\n", "shared:\n  date: soon\n").replace("  date: 2026-12-01\n", "")
    assert problems_of(text) == [(ProblemCode.VALUE_SHAPE, line_of(text, "date: soon"))]


def test_a_file_without_cases_or_questionnaire_is_refused() -> None:
    """A file that could test nothing is a problem."""
    assert [code for code, _ in problems_of("format: 1\nquestionnaire: {sections: []}\ncases: []\n")] == [
        ProblemCode.KEY_MISSING
    ]
    head = TEXT[: TEXT.index("cases:")]
    assert [code for code, _ in problems_of(f"{head}cases: []\n")] == [ProblemCode.KEY_MISSING]
    assert [code for code, _ in problems_of("format: 1\nquestionnaire: nowhere\ncases: []\n")] == [
        ProblemCode.QUESTIONNAIRE_UNKNOWN
    ]
    section = TEXT[TEXT.index("  - section:") : TEXT.index("shared:")]
    assert ProblemCode.ID_DUPLICATE in [code for code, _ in problems_of(TEXT.replace(section, section * 2))]


@given(st.text(max_size=200))
def test_arbitrary_text_never_raises(text: str) -> None:
    """Any text gives cases or problems, never both."""
    problems_of(text)


@given(st.data())
def test_a_torn_file_never_raises(drawn: st.DataObject) -> None:
    """A file with a piece cut out gives cases or problems, never both."""
    start = drawn.draw(st.integers(0, len(TEXT)))
    problems_of(TEXT[:start] + TEXT[drawn.draw(st.integers(start, len(TEXT))) :])


def test_the_page_names_every_key() -> None:
    """docs/worked-cases.md has every key of files, cases and expectations, and every file that ships."""
    shapes = (WrittenCases, SharedParts, WrittenCase, Expectation, ExpectedTotal, ExpectedJudgement)
    keys = {each.name for shape in shapes for each in fields(shape)}
    named = set(re.findall(r"`([a-z_]+)`", PAGE))
    assert keys - named == set()
    stems = [path.stem for path in case_files(library())]
    assert re.findall(r"^\| `([a-z0-9-]+-[a-z0-9-]+)` \|", PAGE, re.MULTILINE) == sorted(
        stems, key=lambda stem: (not stem.startswith("method"), PAGE.index(f"`{stem}`"))
    )


def test_the_page_shows_a_file_that_holds() -> None:
    """The small file of the page reads, and its cases hold."""
    block = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    cases = cases_of(block[1])
    assert cases
    assert [run_case(case) for case in cases] == [()] * len(cases)
