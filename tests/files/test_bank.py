"""The shipped bank covers its list, reads as it should, and is loaded in time.

1. `ddq questionnaires check` finds nothing in it.
2. The list has 180 topics, and each is asked about.
3. Every kind of text has a limit, and every limit a kind of text.
4. What was retired is locked.
5. From YAML to questionnaire takes less than 0.3 seconds.
"""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

from dd_toolkit.core.questionnaire.bank_rules import BankRules, Standing
from dd_toolkit.core.questionnaire.questionnaire import Parsed, parse_questionnaire
from dd_toolkit.core.questionnaire.questions import Questionnaire
from dd_toolkit.core.questionnaire.texts import texts_of
from dd_toolkit.files.bank import bank_head, check_bank, read_bank
from dd_toolkit.files.bank_rules import read_bank_rules
from dd_toolkit.files.library import Library
from tests.builders import library

SECONDS = 0.3
WITHOUT_TEXT_YET = {"warning.text"}
"""Keys that a section may hold and none of the bank does."""


@cache
def bank() -> Questionnaire:
    """Return the shipped bank."""
    parsed = read_bank(library()).parsed
    assert parsed is not None
    return parsed.questionnaire


@cache
def rules() -> BankRules:
    """Return what the shipped bank is held against."""
    read, problems = read_bank_rules(library())
    assert problems == ()
    return read


def test_the_shipped_bank_has_no_problem() -> None:
    """1: no error and no warning."""
    assert list(check_bank(library())) == []


def test_every_listed_topic_is_asked_about() -> None:
    """2: 180 of 180."""
    asked = {topic.id for section in bank().sections for topic in section.topics if topic.questions}
    assert len(rules().topics) == 180
    assert {each.id for each in rules().topics} == asked


def test_every_kind_of_text_has_a_limit() -> None:
    """3: a new key is not forgotten."""
    kinds = {each.key for each in texts_of(bank())}
    assert kinds <= rules().wording.limits.keys()
    assert rules().wording.limits.keys() - kinds <= WITHOUT_TEXT_YET


def test_retired_ids_are_locked() -> None:
    """4: their answers stay readable, and nothing else takes their place."""
    retired = {each.id for each in rules().published if each.standing is Standing.RETIRED}
    assert retired >= {"LAB-WAG-02.2", "LAB-WAG-10.1", "OSH-CEL-05.1", "ENV-REC-03.1"}


def test_the_bank_is_loaded_in_time() -> None:
    """5: read, composed and parsed; the best of five, in time of the processor."""

    def load() -> float:
        begun = time.process_time()
        law, _ = library().law()
        sections = {id_: library().document(path) for id_, path in library().section_files().items()}
        documents = {id_: each for id_, each in sections.items() if not isinstance(each, tuple)}
        assert isinstance(parse_questionnaire(bank_head(library()), documents, law), Parsed)
        return time.process_time() - begun

    assert min(load() for _ in range(5)) < SECONDS


def test_a_library_that_remembers_reads_each_file_once(tmp_path: Path) -> None:
    """5: checking eleven questionnaires reads each section once; else a change is seen at once."""
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    forgetful = Library(tmp_path)
    remembering = forgetful.remembering()
    before = remembering.document(path)
    path.write_text("a: 2\n", encoding="utf-8")
    assert remembering.document(path) is before
    assert forgetful.document(path) != before
