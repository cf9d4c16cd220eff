"""Every fault of a regime or of the crosswalk is found and named with its line."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.checks.regimes import check_rows_of_bank
from dd_toolkit.core.questionnaire.document import Document
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.regimes import (
    DayKind,
    Regime,
    RegimeDay,
    RegimeItem,
    RegimeKind,
    descent,
    in_order,
)
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.files.regimes import read_crosswalk, read_regimes
from dd_toolkit.files.yaml_document import read_document
from tests.builders import library

BOTH = Text("x", "某")
SOUND = """\
format: 1
regime:
  id: LAW
  kind: law
  short: {en: Law, zh: 法}
  title: {en: Law, zh: 法}
  about: {en: About, zh: 内容}
  binds: {en: Some, zh: 有的人}
dates:
- on: "2027-08-18"
  kind: applies
  what: {en: All, zh: 全部}
  cites: [EUB-001]
- kind: proposed
  what: {en: More, zh: 更多}
  cites: [EUB-004]
items:
- id: a
  title: {en: A, zh: 甲}
- id: a-i
  parent: a
  title: {en: B, zh: 乙}
  sign: debt_bondage
"""


def facts() -> Mapping[str, Fact]:
    """Return the law that ships with the project."""
    return library().law()[0]


def found(text: str, name: str = "LAW") -> list[tuple[ProblemCode, int | None]]:
    """Return code and line of every problem of a regime file."""
    document = read_document(text, "LAW.yaml")
    assert isinstance(document, Document), document
    regimes, problems = read_regimes({name: document}, facts())
    assert bool(problems) != bool(regimes)
    return [(problem.code, problem.place.line) for problem in problems]


def test_a_sound_regime_has_no_problem() -> None:
    """The regime that the faults below are made from is read."""
    assert found(SOUND) == []


FAULTS = [
    ("format: 1", "format: 2", ProblemCode.FORMAT_UNKNOWN, 1),
    ("id: LAW", "id: OTHER", ProblemCode.ID_FORM, 3),
    ("kind: law", "kind: rule", ProblemCode.VALUE_SHAPE, 4),
    ("short: {en: Law, zh: 法}", "short: {en: Law}", ProblemCode.TRANSLATION_MISSING, 5),
    ("binds: {en: Some, zh: 有的人}", "binds: {zh: 有的人}", ProblemCode.TRANSLATION_MISSING, 8),
    ("what: {en: All, zh: 全部}", "what: {en: All}", ProblemCode.TRANSLATION_MISSING, 12),
    ("title: {en: B, zh: 乙}", "title: {zh: 乙}", ProblemCode.TRANSLATION_MISSING, 22),
    ('"2027-08-18"', '"2027-02-30"', ProblemCode.VALUE_SHAPE, 10),
    ('"2027-08-18"', '"20270818"', ProblemCode.VALUE_SHAPE, 10),
    ('"2027-08-18"', '"2028-08-18"', ProblemCode.REGIME_DAY_UNSUPPORTED, 10),
    ('on: "2027-08-18"\n  kind', "kind", ProblemCode.KEY_MISSING, 10),
    ("cites: [EUB-001]", "cites: []", ProblemCode.CITATION_MISSING, 13),
    ("cites: [EUB-004]", "cites: [EUB-999]", ProblemCode.FACT_UNKNOWN, 16),
    ("cites: [EUB-004]", "cites: [EUB-004]\n  items: [b]", ProblemCode.REGIME_ITEM_UNKNOWN, 17),
    ("parent: a", "parent: b", ProblemCode.REGIME_ITEM_UNKNOWN, 21),
    ("parent: a", "parent: a-i", ProblemCode.REGIME_ITEM_UNKNOWN, 21),
    ("id: a-i", "id: a", ProblemCode.ID_DUPLICATE, 20),
    ("id: a-i", "id: a i", ProblemCode.ID_FORM, 20),
    ("sign: debt_bondage", "sign: debt", ProblemCode.VALUE_SHAPE, 23),
    ("sign: debt_bondage", "cites: [EUB-999]", ProblemCode.FACT_UNKNOWN, 23),
    ("sign: debt_bondage", "weight: 2", ProblemCode.KEY_UNKNOWN, 23),
]


@pytest.mark.parametrize(("sound", "broken", "code", "line"), FAULTS)
def test_a_fault_is_found_at_its_line(sound: str, broken: str, code: ProblemCode, line: int) -> None:
    """Each fault alone gives its problem, with the line it stands in, and no regime."""
    assert SOUND.count(sound) == 1
    assert (code, line) in found(SOUND.replace(sound, broken))


def regime(id_: str, kind: RegimeKind, *days: RegimeDay) -> Regime:
    """Return a regime of two items."""
    items = (RegimeItem("a", BOTH), RegimeItem("s", BOTH, sign=None))
    return Regime(id_, kind, BOTH, BOTH, BOTH, BOTH, items, days)


def applies(on: str, *items: str) -> RegimeDay:
    """Return a day from which a regime or some of its items apply."""
    return RegimeDay(DayKind.APPLIES, BOTH, ("EUB-001",), on, items)


def test_the_first_day_is_that_of_the_whole_regime() -> None:
    """Days of single items, days that were moved and proposals do not count; without a day there is none."""
    moved = RegimeDay(DayKind.MOVED, BOTH, ("EUB-001",), "2025-08-18")
    law = regime("LAW", RegimeKind.LAW, moved, applies("2028-01-01"), applies("2027-01-01"))
    assert law.applies_from == "2027-01-01"
    assert regime("LAW", RegimeKind.LAW, moved, applies("2023-01-01", "a")).applies_from is None


def test_regimes_are_shown_by_kind_then_by_day_then_by_id() -> None:
    """Laws stand before guidelines, those that apply first before the others."""
    shown = [
        regime("B", RegimeKind.LAW, applies("2023-01-01")),
        regime("C", RegimeKind.LAW, applies("2027-01-01")),
        regime("D", RegimeKind.LAW),
        regime("E", RegimeKind.LAW),
        regime("A", RegimeKind.GUIDELINES, applies("2001-01-01")),
        regime("0", RegimeKind.INDICATORS),
    ]
    mixed = {each.id: each for each in reversed(shown)}
    assert list(in_order(mixed)) == [each.id for each in shown]


def test_items_know_how_deep_they_stand() -> None:
    """A part of a part stands two deep."""
    items = tuple(RegimeItem(id_, BOTH, parent=parent) for id_, parent in
                  (("a", None), ("a-i", "a"), ("a-i-1", "a-i"), ("b", None)))  # fmt: skip
    assert [depth for depth, _ in descent(items)] == [0, 1, 2, 0]


ROWS = "topic,regime,item\nLAB-AAA-01,LAW,a\n"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", []),
        ("LAB-AAA-02,LAW,a\n", []),
        ("LAB-AAA-02,LAWS,a\n", [(ProblemCode.REGIME_UNKNOWN, 3)]),
        ("LAB-AAA-02,LAW,z\n", [(ProblemCode.REGIME_ITEM_UNKNOWN, 3)]),
        ("LAB-AAA-02,LAW,a-i\n", [(ProblemCode.CROSSWALK_DERIVED, 3)]),
        ("LAB-AAA-02,LAW,a\nLAB-AAA-01,LAW,a\n", [(ProblemCode.CROSSWALK_REPEATED, 4)]),
        ("LAB-AAA-02,LAW\n", [(ProblemCode.VALUE_SHAPE, 3)]),
    ],
)
def test_a_row_that_leads_nowhere_is_found(more: str, expected: list[tuple[ProblemCode, int]]) -> None:
    """Rows with a problem give no pair, the others do."""
    document = read_document(SOUND, "LAW.yaml")
    assert isinstance(document, Document)
    regimes, _ = read_regimes({"LAW": document}, facts())
    rows, problems = read_crosswalk(ROWS + more, "crosswalk.csv", regimes)
    assert [(problem.code, problem.place.line) for problem in problems] == expected
    assert len(rows) == 1 + more.count("\n") - len(expected)


def test_an_unknown_topic_is_told_once() -> None:
    """Ten rows of a topic that the bank does not have are one fault."""
    rows, _ = read_crosswalk(
        ROWS + "LAB-AAA-02,LAW,b\nLAB-AAA-02,LAW,c\n", "crosswalk.csv", {"LAW": regime("LAW", RegimeKind.LAW)}
    )
    assert list(check_rows_of_bank(rows, {"LAB-AAA-01"})) == []
    (problem,) = check_rows_of_bank(rows, set())
    assert (problem.code, problem.place.line) == (ProblemCode.TOPIC_UNKNOWN, 2)
