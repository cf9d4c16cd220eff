"""The JSON file of one assessment: what is written can be read, and nothing else raises.

1. Writing then reading gives the same assessment; equal assessments give equal text.
2. Any text gives an assessment or problems, never an exception; an import never raises either.
3. Newer versions, doubled keys, depth, odd numbers and odd characters are named with their line.
4. The JSON Schema and the page of docs are those of the code.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.files import assessment_json
from dd_toolkit.files.assessment_json import (
    FORMAT,
    LEFT_OUT,
    assessment_schema,
    read_assessment,
    write_assessment,
)
from dd_toolkit.workflow.assessments import load
from dd_toolkit.workflow.exchange import Exported, Merged, export_assessment, merge_assessment
from tests.builders import open_session, question, questionnaire_of, say, source, topic, topics
from tests.fakes import MemoryStore

DOCS = Path(__file__).resolve().parents[2] / "docs"
SCHEMA = DOCS / "assessment.schema.json"


def travelling() -> Exported:
    """Return a small assessment with Chinese text, a row of counts and a note."""
    body = topics(topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "good: yes")))
    session = open_session(
        questionnaire_of(body), sources=[source("papers", label="工资表"), source("talk", "W2", people=5)]
    )
    say(session, "LAB-AAA-01.1", "papers", "yes")
    say(session, "LAB-AAA-01.1", "talk", "yes=2 no=3")
    return export_assessment(load(session.store, session.assessment), session.store)


TEXT = write_assessment(travelling(), "test")
TREE: dict[str, Any] = json.loads(TEXT)


def problems_of(text: str) -> tuple[Problem, ...]:
    """Return the problems of a text that must not be read."""
    read = read_assessment(text, "plant.json")
    assert isinstance(read, tuple), "the text was read"
    return read


def test_writing_and_reading_are_opposites() -> None:
    """1: nothing is lost or added on the way."""
    assert read_assessment(TEXT, "plant.json") == travelling()


def test_equal_assessments_give_equal_text() -> None:
    """1: a file can be compared and kept in version control."""
    assert write_assessment(travelling(), "test") == TEXT


def test_a_file_says_what_it_leaves_out() -> None:
    """1: whoever opens the file learns that sealed sources are never in it."""
    assert TREE["left_out"] == LEFT_OUT


def test_chinese_stays_readable() -> None:
    """1: text is written as it is, not as codes."""
    assert "工资表" in TEXT


def test_another_format_is_named() -> None:
    """3: a questionnaire in JSON is no assessment."""
    (problem,) = problems_of('{"format": 1}')
    assert problem.code is ProblemCode.FORMAT_UNKNOWN


@pytest.mark.parametrize("version", [2, 99, "1", None, True, 1.5])
def test_a_newer_version_is_refused(version: object) -> None:
    """3: a file of a newer program is not half understood."""
    (problem,) = problems_of(json.dumps({**TREE, "version": version}))
    assert problem.code is ProblemCode.FORMAT_UNKNOWN
    assert problem.details["known"] == f"{FORMAT} 1"


def test_an_unknown_key_is_refused_with_its_path() -> None:
    """3: a misspelt key would else be lost silently."""
    events = [{**TREE["events"][0], "autor": "x"}, *TREE["events"][1:]]
    (problem,) = problems_of(json.dumps({**TREE, "events": events}))
    assert (problem.code, problem.place.path) == (ProblemCode.KEY_UNKNOWN, ("events", 0, "autor"))


def test_a_body_of_another_shape_names_its_event() -> None:
    """3: the event is found by its id."""
    events = [{**TREE["events"][0], "body": {"title": 3}}, *TREE["events"][1:]]
    (problem,) = problems_of(json.dumps({**TREE, "events": events}))
    assert (problem.code, problem.details["event"]) == (ProblemCode.EVENT_UNFIT, TREE["events"][0]["id"])


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("", "Expecting value"),
        ("{", "Expecting property name"),
        ('{"format": "a", "format": "b"}', "a key stands twice"),
        ('{"format": NaN}', "NaN is no number"),
        ('{"format": "\\ud800"}', "half of a character"),
        ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
        ("[" * 40 + "]" * 40, "nested too deeply"),
        ('{"format": ' + "9" * 5000 + "}", "integer"),
    ],
)
def test_what_json_or_a_database_cannot_hold_is_named(text: str, detail: str) -> None:
    """3: each is a problem of syntax with what is wrong."""
    (problem,) = problems_of(text)
    assert problem.code is ProblemCode.JSON_SYNTAX
    assert detail in problem.details["detail"]


def test_a_syntax_error_has_its_line() -> None:
    """3: editors jump to it."""
    (problem,) = problems_of('{\n "format": "ddq-assessment",\n "version": }')
    assert str(problem.place) == "plant.json:3"


def test_size_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """3: a file far beyond any assessment is not parsed."""
    monkeypatch.setattr(assessment_json, "MAX_CHARACTERS", 100)
    (problem,) = problems_of(TEXT)
    assert "longer than" in problem.details["detail"]
    monkeypatch.undo()
    monkeypatch.setattr(assessment_json, "MAX_EVENTS", 1)
    (problem,) = problems_of(TEXT)
    assert "more than 1 events" in problem.details["detail"]


@given(st.text())
def test_no_text_raises(text: str) -> None:
    """2: whatever the file holds, there is an answer."""
    read_assessment(text, "any")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value in a tree."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(each for key, value in inner for each in places(value, (*path, key)))]


PLACES = [path for path in places(TREE) if path]


@given(st.sampled_from(PLACES), JSON_VALUES)
def test_a_hostile_file_never_raises(path: tuple[Any, ...], value: Any) -> None:
    """2: with any value at any place, reading and importing give problems or an assessment that evaluates."""
    tree = json.loads(TEXT)
    node = tree
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    read = read_assessment(json.dumps(tree), "hostile.json")
    if isinstance(read, Exported):
        store = MemoryStore()
        merged = merge_assessment(read, store)
        if isinstance(merged, Merged):
            from dd_toolkit.core.evaluation.evaluate import evaluate  # noqa: PLC0415 -- only what gets so far

            evaluate(merged.case, merged.case.day)


@given(st.sets(st.sampled_from(PLACES), min_size=1, max_size=2))
def test_a_file_with_something_missing_never_raises(paths: set[tuple[Any, ...]]) -> None:
    """2: taking out any part gives problems or an assessment."""
    tree = json.loads(TEXT)
    for path in sorted(paths, key=str, reverse=True):
        node: Any = tree
        try:
            for step in path[:-1]:
                node = node[step]
            del node[path[-1]]
        except (KeyError, IndexError):
            continue
    read = read_assessment(json.dumps(tree), "torn.json")
    if isinstance(read, Exported):
        merge_assessment(read, MemoryStore())


def test_the_schema_on_file_is_that_of_the_code() -> None:
    """4: `python -m tests.files.test_assessment_json` writes it anew."""
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == assessment_schema()


def test_the_schema_names_every_field_that_is_written() -> None:
    """4: what a file holds is in the schema, and the schema asks for no more."""
    schema = assessment_schema()
    assert set(TREE) <= set(schema["properties"])
    assert set(schema["required"]) <= set(TREE)
    entry = schema["$defs"]["EventEntry"]
    assert set(TREE["events"][0]) <= set(entry["properties"])


def test_the_page_names_every_field() -> None:
    """4: docs/assessment-json.md explains each field of file, event and subject."""
    page = (DOCS / "assessment-json.md").read_text(encoding="utf-8")
    schema = assessment_schema()
    for names in (
        schema["properties"],
        *(schema["$defs"][n]["properties"] for n in ("EventEntry", "SubjectEntry")),
    ):
        for name in names:
            assert f"`{name}`" in page, name


def write_schema() -> None:
    """Write the schema as the code has it."""
    SCHEMA.write_text(json.dumps(assessment_schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_schema()
