"""Every problem code has words, in both languages, that say what the places that raise it can give.

1. Each code has a message and a remedy, English and Chinese, one sentence each.
2. Both languages name the same details.
3. Whatever place makes a problem gives every detail that its texts name.
4. docs/problems.md has a section for each code, with its exit code, and for nothing else.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from dd_toolkit.cli.exits import exit_of
from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.words.catalogue import LANGUAGES, Words
from dd_toolkit.words.problems import WORDS
from dd_toolkit.words.speaking import describe, fuller, placeholders, remedy
from tests.words.raise_sites import RaiseSite, expected_words, raise_sites

DOCS = Path(__file__).resolve().parents[2] / "docs" / "problems.md"
CODES = tuple(ProblemCode)
SITES = raise_sites()


def texts_of(code: str) -> list[str]:
    """Return the catalogue's codes of all messages and remedies of a problem."""
    plain = (f"problems.{code}", f"problems.{code}.remedy")
    return [each for text in plain for each in (text, *(name for name, _ in fuller(text)))]


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_message_and_remedy(code: ProblemCode) -> None:
    """1: no code is left without words."""
    assert {f"problems.{code}", f"problems.{code}.remedy"} <= WORDS.keys()


@pytest.mark.parametrize("code", CODES)
def test_texts_are_sentences(code: ProblemCode) -> None:
    """1: each text is one sentence that begins and ends as its language does."""
    for name in texts_of(code):
        english, chinese = WORDS[name]
        assert re.match(r"[A-Z“{]", english), name
        assert english.endswith((".", "?")), name
        assert chinese.endswith(("。", "？")), name
        assert re.search(r"[\u4e00-\u9fff]", chinese), name
        assert not re.search(r"\. [A-Z]", english), f"{name} is more than one sentence"


@pytest.mark.parametrize("name", sorted(WORDS))
def test_languages_name_the_same_details(name: str) -> None:
    """2: a detail that one language tells is not kept from the other."""
    english, chinese = (
        {field for _, field, _, _ in Formatter().parse(text) if field} for text in WORDS[name]
    )
    assert english == chinese


@pytest.mark.parametrize("name", sorted(name for name in WORDS if "+" in name))
def test_a_fuller_text_belongs_to_a_plain_one(name: str) -> None:
    """1: what is said where a detail is given has a text for where it is not."""
    assert name.partition("+")[0] in WORDS


@pytest.mark.parametrize("name", sorted(name for name in WORDS if "+" in name))
def test_a_fuller_text_waits_for_what_some_place_gives(name: str) -> None:
    """3: no text waits for a detail that comes from nowhere, as far as its code is raised yet."""
    plain, *needed = name.split("+")
    code = plain.removeprefix("problems.").removesuffix(".remedy")
    given = [site.details for site in SITES if site.code == code]
    assert not given or any(set(needed) <= details for details in given)


@pytest.mark.parametrize("site", SITES, ids=lambda site: f"{site.where}-{site.code}")
def test_a_place_gives_the_details_that_its_texts_name(site: RaiseSite) -> None:
    """3: nothing is said as “?”."""
    for plain in (f"problems.{site.code}", f"problems.{site.code}.remedy"):
        assert placeholders(plain) <= site.details
        for name, needed in fuller(plain):
            if needed <= site.details:
                assert placeholders(name) <= site.details, name


def test_expected_words_are_found() -> None:
    """3: the reading of the source sees what readers expect, as argument and as detail."""
    assert {"cells", "decimal number", "two capital letters", "enum"} <= expected_words()


def test_the_places_are_found() -> None:
    """3: the reading of the source sees the places of every kind of call."""
    found = {site.code: site.details for site in SITES if site.where.startswith("core/questionnaire/")}
    assert found[ProblemCode.VALUE_SHAPE] >= {"key", "expected", "allowed", "found"}
    assert found[ProblemCode.ANSWER_FORM] == {"question", "type", "found", "allowed"}
    assert found[ProblemCode.EXPRESSION_TYPE] >= {"column", "stood", "expected"}
    assert found[ProblemCode.EXPRESSION_LOOP] == {"loop"}
    assert {site.code for site in SITES} >= {ProblemCode.DATABASE_LOCKED, ProblemCode.KEY_UNKNOWN}


@pytest.mark.parametrize("expected", sorted(expected_words()))
def test_what_readers_expect_has_words(expected: str) -> None:
    """3: the words that our readers use for `expected` are in the catalogue."""
    assert f"problems.expected.{expected.replace(' ', '_')}" in WORDS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_problem_can_be_said_without_details(language: str, code: ProblemCode) -> None:
    """1: a problem that lost its details is still told."""
    words = Words(language)
    assert describe(words, code, {})
    assert remedy(words, code, {})


def test_docs_have_every_code_and_no_other() -> None:
    """4: a heading for each code, once."""
    headings = re.findall(r"^### `([a-z-]+)`$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(headings) == sorted(CODES)


def test_docs_name_the_exit_code_of_each() -> None:
    """4: each code stands under the heading of the exit code that it leads to."""
    parts = re.split(r"^## ", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    for part in parts:
        (exit_code,) = re.findall(r"exit code ([0-9])$", part.partition("\n")[0])
        for code in re.findall(r"^### `([a-z-]+)`$", part, re.MULTILINE):
            assert exit_of(ProblemCode(code)) == int(exit_code), code


@pytest.mark.parametrize("code", CODES)
def test_docs_give_meaning_example_and_remedy(code: ProblemCode) -> None:
    """4: a section says what it means, shows an example and what to do."""
    text = DOCS.read_text(encoding="utf-8")
    section = text.partition(f"### `{code}`\n")[2].partition("\n##")[0]
    meaning, _, rest = section.strip().partition("\n")
    assert len(meaning) > 20
    assert re.search(r"^Example: \S", rest, re.MULTILINE)
    assert re.search(r"^Remedy: \S", rest, re.MULTILINE)
