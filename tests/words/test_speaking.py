"""How a problem's code and details become sentences in either language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.authored import SectionFile
from dd_toolkit.core.questionnaire.document import Document, parse_as
from dd_toolkit.core.questionnaire.expressions.grammar import parse_expression
from dd_toolkit.core.questionnaire.questions import Option, Question, QuestionType
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.questionnaire.values import parse_value
from dd_toolkit.files.registry import SHAPES as REGISTRY_SHAPES
from dd_toolkit.files.yaml_document import read_document
from dd_toolkit.words.catalogue import Words
from dd_toolkit.words.problems import WORDS
from dd_toolkit.words.speaking import describe, remedy

EN, ZH = Words("en"), Words("zh")
OPTIONS = (Option("own", Text("own", "自有")), Option("shared", Text("shared", "共用")))
QUESTIONNAIRES = Path(__file__).resolve().parents[2] / "questionnaires"
SHAPES: dict[str, type[Any]] = {
    "method.yaml": Method,
    **{f"registry/{name}.yaml": shape for name, shape in REGISTRY_SHAPES.items()},
    "sections/LAB/LAB-WAG.yaml": SectionFile,
    "sections/OSH/OSH-GEN.yaml": SectionFile,
}
CHOSEN = (QuestionType.CHOICE, QuestionType.CHECKLIST)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


def said(words: Words, code: ProblemCode, **details: str) -> tuple[str, str]:
    """Return message and remedy of a problem."""
    return describe(words, code, details), remedy(words, code, details)


def test_details_are_filled_in() -> None:
    """A message tells the details of its problem."""
    details = {"setting": "language", "found": "fr", "allowed": "en, zh"}
    assert said(EN, ProblemCode.SETTING_UNFIT, **details) == (
        "The setting “language” cannot be used as it is: fr.",
        "What fits: en, zh.",
    )
    assert said(ZH, ProblemCode.SETTING_UNFIT, **details) == (
        "设置“language”的内容无法使用：fr。",
        "可用：en, zh。",
    )


def test_a_blank_detail_gives_the_plainer_text() -> None:
    """A hint that nobody has is not offered."""
    near = said(EN, ProblemCode.QUESTION_UNKNOWN, question="LAB-WAG-1", near="LAB-WAG-01.1")
    far = said(EN, ProblemCode.QUESTION_UNKNOWN, question="LAB-WAG-1", near="")
    assert near[1] == "Did you mean LAB-WAG-01.1?"
    assert far[1].startswith("Look its id up")
    assert near[0] == far[0]


def test_the_first_fuller_text_that_fits_is_said() -> None:
    """Of several fuller texts the richer stands first in the table."""
    assert "kind “answer”" in describe(EN, "event-unfit", {"kind": "answer", "detail": "value"})
    assert describe(EN, "event-unfit", {"kind": "", "detail": "x"}) == "A record cannot be kept or read: x."


def test_a_missing_detail_is_a_question_mark() -> None:
    """What nobody gave is not guessed, and nothing fails."""
    assert describe(EN, "expression-loop", {}) == "These questions wait for one another: ?."


def test_braces_in_details_stay_what_they_are() -> None:
    """An expression in a message is not taken for a placeholder."""
    assert describe(EN, "expression-loop", {"loop": "${A} → {0}"}).endswith(": ${A} → {0}.")


def test_a_code_without_words_is_a_fault() -> None:
    """A code that the catalogue lacks raises, so that a test finds it."""
    with pytest.raises(KeyError):
        describe(EN, "no-such-code", {})


def test_languages_and_audiences_are_named() -> None:
    """Codes of languages and audiences become words."""
    assert describe(ZH, "translation-missing", {"language": "en"}) == "缺少英文文本。"
    assert (
        describe(EN, "audience-later", {"audience": "brand"}) == "Reports for the brand are not offered yet."
    )


def test_types_of_expressions_are_named() -> None:
    """Types and tokens of expressions become words, several of them joined."""
    details = {"column": "3", "stood": ".", "found": "set", "expected": "date number", "similar": ""}
    assert describe(EN, "expression-type", details) == (
        "At column 3 stands a set of options where a date or a number is needed: “.”."
    )
    problem = parse_expression("1 +")
    assert isinstance(problem, Problem)
    assert remedy(EN, problem.code, problem.details).startswith("What fits there: a value: ${…}, a number")


def test_rules_of_the_method_are_named() -> None:
    """A broken rule of the method is told in words."""
    details = {"key": "least", "rule": "order", "allowed": "< 0.7", "found": "0.8"}
    assert describe(EN, "method-unfit", details) == "In the method “least” is not in order: 0.8."


@pytest.mark.parametrize("kind", list(QuestionType))
def test_a_refused_answer_says_how_to_answer(kind: QuestionType) -> None:
    """Each question type tells in both languages what an answer looks like."""
    question = Question("LAB-WAG-01.1", kind, Text("?", "？"), options=OPTIONS if kind in CHOSEN else ())
    problem = parse_value(question, " ")
    assert isinstance(problem, Problem)
    phrase = EN(f"problems.form.{kind}", **({"allowed": "own, shared"} if kind in CHOSEN else {}))
    assert remedy(EN, problem.code, problem.details) == f"Write {phrase}."
    assert kind.value not in remedy(ZH, problem.code, problem.details)


def test_what_pydantic_expects_is_told() -> None:
    """A wrong shape names the key, what stands there and what should."""
    details = {"key": "rev", "expected": "int_type", "allowed": "", "found": '"two"'}
    assert said(EN, ProblemCode.VALUE_SHAPE, **details) == (
        'What “rev” holds does not fit: "two".',
        "Write a whole number.",
    )
    assert (
        remedy(ZH, "value-shape", {**details, "expected": "enum", "allowed": "a, b"})
        == "请写以下之一：a, b。"
    )


def test_only_what_is_allowed_is_told() -> None:
    """Where no form is named, the allowed values are."""
    details = {"key": "good", "expected": "", "allowed": "no, yes", "found": "maybe"}
    assert remedy(EN, "value-shape", details) == "What fits: no, yes."


def with_node(tree: Any, steps: list[Any], value: object) -> Any:
    """Return a tree with the value at a path replaced."""
    if not steps:
        return value
    changed = dict(tree) if isinstance(tree, dict) else list(tree)
    changed[steps[0]] = with_node(tree[steps[0]], steps[1:], value)
    return changed


@settings(deadline=None, max_examples=60)
@given(st.data())
@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_that_pydantic_refuses_has_words(name: str, data: st.DataObject) -> None:
    """Whatever stands somewhere in a packaged file, the remedy is in words and not in a library's code."""
    document = read_document((QUESTIONNAIRES / name).read_text(encoding="utf-8"), name)
    assert isinstance(document, Document)
    path = data.draw(st.sampled_from(sorted(document.lines, key=str)))
    changed = with_node(document.root, list(path), data.draw(ANYTHING))
    outcome = parse_as(Document(name, changed, document.lines), SHAPES[name])
    for problem in outcome if isinstance(outcome, tuple) else ():
        if problem.code is ProblemCode.VALUE_SHAPE:
            assert f"problems.expected.{problem.details['expected']}" in WORDS
