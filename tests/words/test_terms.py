"""Every member of the enums that people see has a name in both languages, and nothing else has one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from dd_toolkit.core.assessment.events import Announcement, AnswerState, NotApplicableReason
from dd_toolkit.core.assessment.registry.parts import ReportTable
from dd_toolkit.core.assessment.registry.tables import Way
from dd_toolkit.core.assessment.relevance import Scope
from dd_toolkit.core.assessment.sources import Confidentiality, StatusGroup
from dd_toolkit.core.evaluation.judgement import State
from dd_toolkit.core.evaluation.method_rules import NOT_RATED, ZERO_TOLERANCE
from dd_toolkit.core.questionnaire.checks.shape import GROUPS as SIZED_GROUPS
from dd_toolkit.core.questionnaire.document import Document
from dd_toolkit.core.questionnaire.questions import QuestionType, Segment
from dd_toolkit.core.questionnaire.regimes import DayKind, RegimeKind
from dd_toolkit.core.questionnaire.values import LEVELS, YES_NO_OPTIONS
from dd_toolkit.core.report.disclose import Audience
from dd_toolkit.files.yaml_document import read_document
from dd_toolkit.words.catalogue import LANGUAGES, Words
from dd_toolkit.words.terms import WORDS

ROOT = Path(__file__).resolve().parents[2]
GROUPS = {group for group in SIZED_GROUPS if group is not None}


def bands() -> set[str]:
    """Return the bands of the packaged method and what is printed instead of one."""
    method = read_document(
        (ROOT / "questionnaires" / "method.yaml").read_text(encoding="utf-8"), "method.yaml"
    )
    assert isinstance(method, Document)
    rows = method.node(("bands",))
    assert isinstance(rows, list)
    return {str(row["id"]) for row in rows if isinstance(row, dict)} | {ZERO_TOLERANCE, NOT_RATED}


TABLES: dict[str, Iterable[str]] = {
    "state": {*AnswerState, *State, "not_asked", "calculated"},
    "reason": {*NotApplicableReason, "withheld"},
    "scope": {*Scope, "out_segment", "out_gate", "withheld"},
    "status": StatusGroup,
    "confidentiality": Confidentiality,
    "announcement": Announcement,
    "segment": Segment,
    "table": ReportTable,
    "way": Way,
    "type": QuestionType,
    "level": LEVELS,
    "yes_no": YES_NO_OPTIONS,
    "audience": Audience,
    "band": bands(),
    "group": GROUPS,
    "language": LANGUAGES,
    "regime_kind": RegimeKind,
    "regime_day": DayKind,
}
SEPARATORS = {"terms.list_separator", "terms.sentence_separator"}
OTHERS = SEPARATORS | {"terms.level_with", "terms.count", "terms.repeated", "terms.state_because"}
OTHERS |= {"terms.mention", "terms.may_fall_under"}
OTHERS |= {"terms.list_last"}
DOCUMENT = {"terms.document.until", "terms.document.unlimited"}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_names_every_member_and_nothing_else(table: str) -> None:
    """A new member needs a name, and a name needs a member."""
    named = {code.removeprefix(f"terms.{table}.") for code in WORDS if code.startswith(f"terms.{table}.")}
    assert named == {str(member) for member in TABLES[table]}


def test_there_are_no_other_tables() -> None:
    """Every term belongs to a table that is compared with its enum, or frames such terms."""
    tables = tuple(f"terms.{table}." for table in TABLES)
    assert {code for code in WORDS if not code.startswith(tables)} == OTHERS | DOCUMENT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_names_differ_within_a_table(language: str, table: str) -> None:
    """Two members are never called the same."""
    names = [Words(language)(f"terms.{table}.{member}") for member in TABLES[table]]
    assert len(set(names)) == len(names)
    assert all(name.strip() == name != "" for name in names)


def test_names_are_in_their_language() -> None:
    """Chinese names are Chinese, English ones are not; signs that frame other terms are neither."""
    for code, (english, chinese) in WORDS.items():
        assert not re.search(r"[\u3000-\u9fff]", english), code
        assert code in SEPARATORS or re.search(r"[\u3000-\u9fff\uff00-\uffef]", chinese), code


def test_codes_that_the_package_writes_out_exist() -> None:
    """Reports and faces never ask for a term that is not there."""
    written = re.compile(r"[\"'](terms\.[a-z_]+(?:\.[A-Za-z_0-9]+)?)[\"']")
    for folder, pattern in (("dd_toolkit", "*.py"), ("templates", "*.j2")):
        for path in (ROOT / folder).rglob(pattern):
            missing = set(written.findall(path.read_text(encoding="utf-8"))) - WORDS.keys()
            assert missing == set(), path.name


def test_framing_terms_hold_what_they_frame() -> None:
    """States with a reason, counts and documents tell their parts in both languages."""
    for language in LANGUAGES:
        words = Words(language)
        assert "yes" in words("terms.count", option="yes", count=3)
        assert "2027-01-01" in words("terms.document.until", issued="2025-01-01", expires="2027-01-01")
        because = words("terms.state_because", state="S", reason="R")
        assert because.index("S") < because.index("R")
