"""YAML becomes a document: YAML 1.2 scalars, a line for every path, problems instead of exceptions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import Document, parse_as
from dd_toolkit.core.questionnaire.questions import Question
from dd_toolkit.files.yaml_document import MAX_DEPTH, read_document, read_file


def document(text: str) -> Document:
    """Return the document of a text that reads."""
    read = read_document(text, "f.yaml")
    assert isinstance(read, Document), read
    return read


def codes(text: str) -> list[tuple[ProblemCode, int | None]]:
    """Return code and line of each problem of a text."""
    read = read_document(text, "f.yaml")
    assert isinstance(read, tuple), read
    return [(problem.code, problem.place.line) for problem in read]


def test_scalars_follow_yaml_1_2() -> None:
    """What YAML 1.1 would turn into false, sixty-base numbers or dates stays text."""
    text = (
        "{a: no, b: Yes, c: 1:30, d: 2026-11-01, e: 0o7, f: 1_000, "
        "g: '5', h: 5, i: 1.5, j: true, k: null, l: ~}"
    )
    assert document(text).root == {
        "a": "no", "b": "Yes", "c": "1:30", "d": "2026-11-01", "e": "0o7", "f": "1_000", "g": "5",
        "h": 5, "i": 1.5, "j": True, "k": None, "l": None,
    }  # fmt: skip


def test_every_path_knows_its_line() -> None:
    """Keys and list items are found where they were written."""
    read = document("a:\n  b:\n  - x\n  - y\n")
    assert [read.lines[path] for path in [("a",), ("a", "b"), ("a", "b", 1)]] == [1, 2, 4]
    assert str(read.place(("a", "b", 1, "missing"))) == "f.yaml:4"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\na: 2\n", ProblemCode.YAML_DUPLICATE_KEY, 2),
        ("a: [1\n", ProblemCode.YAML_SYNTAX, 2),
        ("a: b: c\n", ProblemCode.YAML_SYNTAX, 1),
        ("? [x]\n: 1\n", ProblemCode.YAML_SYNTAX, 1),
        ("a: &x [1]\nb: *x\n", ProblemCode.YAML_SYNTAX, 1),
        ("a: &x [*x, *x]\n", ProblemCode.YAML_SYNTAX, 1),
        ("[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2), ProblemCode.YAML_TOO_DEEP, 1),
    ],
)
def test_broken_yaml_is_a_problem_with_its_line(text: str, code: ProblemCode, line: int) -> None:
    """Each kind of fault names the line."""
    assert (code, line) in codes(text)


@given(st.text())
def test_arbitrary_text_never_raises(text: str) -> None:
    """Any text gives a document or problems."""
    assert isinstance(read_document(text, "f.yaml"), Document | tuple)


@given(st.text(alphabet="{}[]:,-&*!|>'\"#%@\n ab1", max_size=60))
def test_text_full_of_yaml_signs_never_raises(text: str) -> None:
    """Text made of YAML's own signs gives a document or problems."""
    assert isinstance(read_document(text, "f.yaml"), Document | tuple)


def test_unreadable_files_are_problems(tmp_path: Path) -> None:
    """A missing file, a folder and a file that is no UTF-8 are named."""
    (tmp_path / "latin.yaml").write_bytes(b"a: \xff\n")
    found = [read_file(tmp_path / name) for name in ("missing.yaml", "latin.yaml", "")]
    assert [problem.code for problem in found if isinstance(problem, Problem)] == [
        ProblemCode.FILE_UNREADABLE,
        ProblemCode.FILE_ENCODING,
        ProblemCode.FILE_UNREADABLE,
    ]


def test_shape_problems_name_the_key_and_what_stood_there() -> None:
    """Unknown, missing and unfit keys are told apart, each once, with its line."""
    problems = parse_as(document("id: 1\ntype: numbr\nask: {en: a, zh: b}\nanchor: 5\n"), Question)
    assert isinstance(problems, tuple)
    assert {(each.code, each.place.line, each.details["key"]) for each in problems} == {
        (ProblemCode.VALUE_SHAPE, 1, "id"),
        (ProblemCode.VALUE_SHAPE, 2, "type"),
        (ProblemCode.KEY_UNKNOWN, 4, "anchor"),
    }
