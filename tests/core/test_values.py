"""What people type becomes a value, and a value is stored and read back as itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.questions import Option, Question, QuestionType
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.questionnaire.values import (
    Counts,
    Validity,
    Value,
    decode_value,
    encode_value,
    format_value,
    parse_value,
)

ASK = Text("Q", "问")
OPTIONS = (Option("a", ASK, 1.0, 1.0), Option("b", ASK, 0.0, -1.0), Option("none", ASK, 0.0, 0.0, none=True))


def question(type_: QuestionType) -> Question:
    """Return a question of a type."""
    return Question("LAB-AAA-01.1", type_, ASK, options=OPTIONS, unit="h")


@pytest.mark.parametrize(
    ("type_", "raw", "value"),
    [
        (QuestionType.YES_NO, "Yes", "yes"),
        (QuestionType.YES_NO, "是", "yes"),
        (QuestionType.YES_NO, "没有", "no"),
        (QuestionType.YES_NO, "yes=18 no=12", Counts((("no", 12), ("yes", 18)))),
        (QuestionType.YES_NO, "yes=3, no=0", Counts((("yes", 3),))),
        (QuestionType.MATURITY, "3", "3"),
        (QuestionType.MATURITY, "1=2 4=1", Counts((("1", 2), ("4", 1)))),
        (QuestionType.NUMBER, "52.50", "52.5"),
        (QuestionType.NUMBER, "５２", "52"),
        (QuestionType.NUMBER, "-0", "0"),
        (QuestionType.NUMBER, "1000", "1000"),
        (QuestionType.PERCENT, "100", "100"),
        (QuestionType.MONEY, " 2080 ", "2080"),
        (QuestionType.CHOICE, "a", "a"),
        (QuestionType.CHECKLIST, "b, a", ("a", "b")),
        (QuestionType.CHECKLIST, "none", ("none",)),
        (QuestionType.DOCUMENT, "2025-03-01..2027-02-28", Validity("2025-03-01", "2027-02-28")),
        (QuestionType.DOCUMENT, "2025-03-01", Validity("2025-03-01", None)),
        (QuestionType.DATE, "2026-02-28", "2026-02-28"),
        (QuestionType.TEXT, "一行\n又一行", "一行\n又一行"),
    ],
)
def test_what_people_type_is_understood(type_: QuestionType, raw: str, value: Value) -> None:
    """Each type reads its usual spellings, full-width digits and Chinese yes and no among them."""
    assert parse_value(question(type_), raw) == value


@pytest.mark.parametrize(
    ("type_", "raw", "code"),
    [
        (QuestionType.YES_NO, "maybe", ProblemCode.ANSWER_FORM),
        (QuestionType.YES_NO, "yes=0", ProblemCode.ANSWER_FORM),
        (QuestionType.YES_NO, "yes=1 yes=2", ProblemCode.ANSWER_FORM),
        (QuestionType.MATURITY, "5", ProblemCode.ANSWER_FORM),
        (QuestionType.NUMBER, "1,000", ProblemCode.ANSWER_FORM),
        (QuestionType.NUMBER, "1e5", ProblemCode.ANSWER_FORM),
        (QuestionType.NUMBER, "nan", ProblemCode.ANSWER_FORM),
        (QuestionType.NUMBER, "1_000", ProblemCode.ANSWER_FORM),
        (QuestionType.PERCENT, "100.1", ProblemCode.ANSWER_RANGE),
        (QuestionType.PERCENT, "-1", ProblemCode.ANSWER_RANGE),
        (QuestionType.CHOICE, "c", ProblemCode.ANSWER_FORM),
        (QuestionType.CHECKLIST, "none a", ProblemCode.ANSWER_FORM),
        (QuestionType.CHECKLIST, " ", ProblemCode.ANSWER_FORM),
        (QuestionType.DOCUMENT, "2025-03-01..2024-01-01", ProblemCode.ANSWER_RANGE),
        (QuestionType.DOCUMENT, "2025-02-30", ProblemCode.ANSWER_FORM),
        (QuestionType.DATE, "01.03.2025", ProblemCode.ANSWER_FORM),
        (QuestionType.TEXT, "x" * 10_001, ProblemCode.ANSWER_RANGE),
        (QuestionType.TEXT, "bell\x07", ProblemCode.ANSWER_CONTROL_CHARACTER),
        (QuestionType.NUMBER, "1\x00", ProblemCode.ANSWER_CONTROL_CHARACTER),
        (QuestionType.CALCULATED, "3", ProblemCode.ANSWER_CALCULATED),
    ],
)
def test_what_is_no_answer_is_refused(type_: QuestionType, raw: str, code: ProblemCode) -> None:
    """Text that the type cannot be gives one problem that names the question."""
    problem = parse_value(question(type_), raw)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.place.question) == (code, "LAB-AAA-01.1")


@given(st.sampled_from(QuestionType), st.text(max_size=40))
def test_any_text_gives_a_value_that_survives_storing(type_: QuestionType, raw: str) -> None:
    """Any text is refused or read; what is read comes back from its stored form and from its own text."""
    asked = question(type_)
    value = parse_value(asked, raw)
    if not isinstance(value, Problem):
        assert decode_value(asked, encode_value(value)) == value
        assert parse_value(asked, format_value(value)) == value


@given(
    st.sampled_from(QuestionType),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=5,
    ),
)
def test_foreign_stored_forms_never_raise(type_: QuestionType, stored: object) -> None:
    """Whatever stands in a foreign file as an answer is a value of the type or a problem."""
    value = decode_value(question(type_), stored)
    assert isinstance(value, Problem) or encode_value(value) is not None
