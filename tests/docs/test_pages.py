"""The pages say what the programme does: links lead somewhere, commands run, every key and word is there."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from dd_toolkit.cli.app import run
from dd_toolkit.core.assessment.events import EventKind
from dd_toolkit.core.questionnaire.authored import AuthoredRoster, AuthoredTopic, SectionHead
from dd_toolkit.core.questionnaire.questions import Anchors, Option, Question, QuestionType, Row
from tests.cli.commands import words_of
from tests.cli.conftest import hide

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/*/README.md"), ROOT / "reports/README.md"]
)
README = (ROOT / "README.md").read_text("utf-8")
TYPES_PAGE = (ROOT / "docs" / "question-types.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_named_pages_exist(page: Path) -> None:
    """Whatever a page links to or names under docs/ stands in the project."""
    text = page.read_text("utf-8")
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    named = re.findall(r"\bdocs/[A-Za-z0-9_./-]+\.(?:md|json|svg|png)", text)
    missing = [name for name in linked if not (page.parent / name).exists() and not (ROOT / name).exists()]
    missing += [name for name in named if not (ROOT / name).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_yaml_blocks_are_yaml(page: Path) -> None:
    """Every YAML block of a page parses; dots that stand for more are not meant as YAML."""
    for block in re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        yaml.safe_load(block.replace("[ … ]", "[]"))


def test_the_ten_lines_of_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tour works on the shipped example, in its order; printing has tests of its own."""
    hide(monkeypatch, tmp_path)
    assert run(["import", str(ROOT / "questionnaires" / "examples" / "example-cell-works.yaml")]) == 0
    lines = [
        line.partition("#")[0].strip() for line in README.splitlines() if line.startswith(".venv/bin/ddq ")
    ]
    assert len(lines) == 10
    for line in lines:
        arguments = words_of(line.replace(".venv/bin/ddq", "ddq"))
        if arguments[0] != "report":
            assert run(arguments) == 0, line


def test_the_readme_has_exactly_two_commands_of_make() -> None:
    """Whoever is new types `make demo` and `make test`."""
    blocks = re.findall(r"```sh\n(make [a-z]+)\n```", README)
    assert blocks == ["make demo", "make test"]


def test_every_question_type_and_key_is_explained() -> None:
    """The normative page names each type and each key that a section file may hold."""
    assert [each for each in QuestionType if f"`{each.value}`" not in TYPES_PAGE] == []
    shapes = (SectionHead, AuthoredTopic, AuthoredRoster, Row, Question, Option, Anchors)
    keys = {each.name for shape in shapes for each in fields(shape)}
    assert [key for key in sorted(keys - {"roster"}) if not re.search(rf"\b{key}\b", TYPES_PAGE)] == []


def test_every_kind_of_event_is_in_the_page_of_the_store() -> None:
    """Who reads the log with SQL finds each kind explained."""
    page = (ROOT / "docs" / "store.md").read_text("utf-8")
    assert [kind for kind in EventKind if kind.value not in page] == []


def test_the_glossary_says_each_word_once() -> None:
    """One word for one thing: no term stands twice."""
    page = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    terms = [line.split("|")[1].strip() for line in page.splitlines() if line.startswith("| ")][2:]
    assert len(terms) == len(set(terms)) > 30
