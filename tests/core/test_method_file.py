"""The method file: what is shipped, what is refused and where, and its page in docs.

Numbers of the shipped file are those of the method; the vectors prove what they lead to.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.evaluation.method import Method, Role
from dd_toolkit.core.evaluation.method_file import parse_method
from dd_toolkit.core.evaluation.method_rules import (
    CAP_KEYS,
    NOT_RATED_KEYS,
    CapKind,
    ClockStart,
    ExtensionKind,
    NotRatedKind,
)
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import Document, Node
from tests.core.arithmetic import METHOD, PLAIN_MEAN, ROOT, SHIPPED, document_of, method_at

TEXT = SHIPPED.read_text(encoding="utf-8")


def problems_of(text: str) -> tuple[Problem, ...]:
    """Return the problems of a method file that has some."""
    problems = parse_method(document_of(text))
    assert isinstance(problems, tuple), "the method was accepted"
    return problems


def changed(old: str, new: str) -> tuple[str, int]:
    """Return the shipped text with one line changed, and the number of that line."""
    assert TEXT.count(old) == 1, f"{old!r} stands {TEXT.count(old)} times"
    return TEXT.replace(old, new), TEXT[: TEXT.index(old)].count("\n") + 1


def test_the_shipped_method_is_complete() -> None:
    """The shipped file has no problem and holds the six families, twelve classes and four pillars."""
    assert (METHOD.version, len(METHOD.families), len(METHOD.classes)) == ("0.2", 6, 12)
    assert {each.id: each.weight for each in METHOD.pillars} == {
        "LAB": 0.35,
        "OSH": 0.30,
        "ENV": 0.20,
        "GOV": 0.15,
    }
    assert [each.id for each in METHOD.families if each.declares] == ["M"]
    assert [each.id for each in METHOD.families if each.confidential] == ["W"]
    assert {each.kind for each in METHOD.caps} == set(CapKind)
    assert {each.kind for each in METHOD.not_rated} == set(NotRatedKind)


def test_the_shipped_classes_undo_refusals_as_the_method_says() -> None:
    """Records, observation, authorities, laboratories and workers undo a refusal; nothing else does."""
    undoing = {each.id for each in METHOD.classes if each.undoes_refusal}
    assert undoing == {"E2", "O", "P", "T2", "W1", "W2", "W3", "W4"}


def test_look_ups_follow_a_changed_method() -> None:
    """A method with replaced parts finds those parts by their ids."""
    without = replace(METHOD, classes=METHOD.classes[:2], decimals=3)
    assert set(without.class_of) == {"E0", "E1"}
    assert without.slack == pytest.approx(0.0005)
    assert without.rounded(0.12345) == 0.123


def test_a_method_survives_the_way_to_another_process() -> None:
    """Pickling keeps a method with its look-ups, as batches need it."""
    copy = pickle.loads(pickle.dumps(METHOD))
    assert copy == METHOD
    assert copy.class_of == METHOD.class_of


def test_a_pinned_method_parses_to_the_same() -> None:
    """The order of keys in an object means nothing, so that canonical JSON keeps the method."""

    def sorted_keys(node: Node) -> Node:
        if isinstance(node, dict):
            return {key: sorted_keys(node[key]) for key in sorted(node)}
        return [sorted_keys(each) for each in node] if isinstance(node, list) else node

    pinned = Document("pin", sorted_keys(document_of(TEXT).root))
    parsed = parse_method(pinned)
    assert parsed == METHOD
    assert isinstance(parsed, Method)
    assert list(parsed.pillar_of) == list(METHOD.pillar_of)


def test_a_very_different_method_is_a_method() -> None:
    """Other families, pillars, weights and bands without any rule are accepted."""
    other = method_at(PLAIN_MEAN)
    assert (other.alpha.default, other.caps, list(other.pillar_of)) == (1, (), ["PEO", "PLA"])


UNFIT = [
    ("format: 1", "format: 2", "outside"),
    ("id: proven-possible", "id: ' '", "outside"),
    ('version: "0.2"', "version: draft", "outside"),
    ('date: "2026-11-21"', 'date: "21.11.2026"', "outside"),
    ("decimals: 9", "decimals: 1", "outside"),
    ("- {id: N, name: {en: 'Civil", "- {id: M, name: {en: 'Civil", "duplicate"),
    ("  family: O\n", "  family: X\n", "unknown-id"),
    ("  credibility: 0.20", "  credibility: 0", "outside"),
    ("  credibility: 0.60", "  credibility: 1.1", "outside"),
    ("  credibility: {base: 0.25, gain: 0.50}", "  credibility: {base: 0.25, gain: 0.80}", "outside"),
    ("  credibility: 0.65", "  credibility: {base: 0.5, gain: 0.1}", "unwanted"),
    ("  adequate_from: 0.3", "  adequate_from: 3", "outside"),
    ("else_off_site: W2", "else_off_site: W4", "unknown-id"),
    ("survey: {people: 30, response: 0.30", "survey: {people: 0, response: 0.30", "outside"),
    ("  share: 0.10\n", "  share: 0\n", "outside"),
    ("  confidence: 0.95", "  confidence: 1", "outside"),
    ("  unknown_group: 29", "  unknown_group: 0", "outside"),
    ("  not_heard: {share: 0.05,", "  not_heard: {share: 5,", "outside"),
    ("freshness: {months: [12, 36]", "freshness: {months: [36, 36]", "outside"),
    ("days_per_month: 30.4375", "days_per_month: 0", "outside"),
    ("  at_most: 0.25", "  at_most: 25", "outside"),
    ("  release: {value: 0.5", "  release: {value: 0.25", "outside"),
    ("  talk_credibility: 0.45", "  talk_credibility: 0", "outside"),
    ("existence_credibility: 0.65", "existence_credibility: 0", "outside"),
    ("minority_people: 3", "minority_people: 0", "outside"),
    ("{delta: 0.5,", "{delta: 0,", "outside"),
    ("gap: 0.25", "gap: 0", "outside"),
    ("- {level: 2, weight: 2}", "- {level: 4, weight: 2}", "duplicate"),
    ("- {level: 1, weight: 1}", "- {level: 1, weight: -1}", "outside"),
    ("zh: 治理}, weight: 0.15}", "zh: 治理}, weight: 0}", "outside"),
    ("  default: 0.7", "  default: 7", "outside"),
    ("by_segment: {MIN: 0.5", "by_segment: {MIN: 5", "outside"),
    ("- {id: B, least: 0.55}", "- {id: B, least: 0.75}", "order"),
    ("- {id: E, least: 0}", "- {id: E, least: 0.1}", "outside"),
    ("- {id: A, least: 0.70}", "- {id: NR, least: 0.70}", "duplicate"),
    ("- {kind: open, share: 0.50}", "- {kind: open}", "needs"),
    ("- {kind: open, share: 0.50}", "- {kind: open, share: 0.50, months: 3}", "unwanted"),
    ("months: 24, families: [O, W]", "months: 24, families: [O, X]", "unknown-id"),
    (
        "families: [W], pillars: [LAB, OSH], band: C",
        "families: [W], pillars: [LAB, X], band: C",
        "unknown-id",
    ),
    ("- {kind: refused_any, band: B}", "- {kind: refused_any, band: Z}", "unknown-id"),
    ("- {kind: refused_any, band: B}", "- {kind: refused_any, band: B, share: 0.1}", "unwanted"),
    ("severity: S3, count: 3, band: D", "severity: S3, count: 0, band: D", "outside"),
    ("share: 0.10, days: 60", "share: 10, days: 60", "outside"),
    ("  - {id: S3, least: 2.75}", "  - {id: S3, least: 3.75}", "order"),
    ("  ceiling: {scale: 1,", "  ceiling: {scale: 9,", "outside"),
    ("contain: 7, plan: 14", "contain: 15, plan: 14", "order"),
    ("extension: {kind: once, days: 45}", "extension: {kind: once}", "needs"),
    ("extension: {kind: free}", "extension: {kind: free, days: 4}", "needs"),
    ("owed_days: 7", "owed_days: 0", "outside"),
    ("  people: 20", "  people: 4", "outside"),
    ("  most_over: 0.50", "  most_over: 0.10", "outside"),
    ("  counts: [5, 10, 20, 50]", "  counts: [5, 20, 10]", "order"),
]


@pytest.mark.parametrize(("old", "new", "rule"), UNFIT, ids=[new.strip() for _, new, _ in UNFIT])
def test_an_unfit_number_is_a_problem_with_its_line(old: str, new: str, rule: str) -> None:
    """Each number that the arithmetic could not rely on is named with file, line, key and rule."""
    text, line = changed(old, new)
    found = [each for each in problems_of(text) if each.details.get("rule") == rule]
    assert found, problems_of(text)
    assert {each.code for each in found} == {ProblemCode.METHOD_UNFIT}
    assert str(found[0].place) == f"method.yaml:{line}"
    assert found[0].details["key"]


@pytest.mark.parametrize(("begins", "path"), [("- {severity: S1,", "clocks"), ("  - {id: S1,", "severity")])
def test_every_severity_class_is_needed(begins: str, path: str) -> None:
    """A class without its step or without its clock is a problem."""
    text = "\n".join(line for line in TEXT.splitlines() if not line.startswith(begins))
    assert path in {str(each.place.path[0]) for each in problems_of(text)}


def test_a_method_without_pillars_or_bands_is_refused() -> None:
    """A total needs a pillar, and a rating a band."""
    text = re.sub(r"(?ms)^pillars:.*?^alpha:", "pillars: []\n\nalpha:", TEXT)
    text = re.sub(r"(?ms)^bands:.*?^not_rated:", "bands: []\n\nnot_rated:", text)
    needed = {each.details["key"] for each in problems_of(text) if each.details.get("rule") == "needs"}
    assert {"pillars", "bands"} <= needed


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("gap: 0.25", "gap: 0.25\ngaps: 1", ProblemCode.KEY_UNKNOWN),
        ("gap: 0.25\n", "", ProblemCode.KEY_MISSING),
        ("gap: 0.25", "gap: '0.25'", ProblemCode.VALUE_SHAPE),
        ("- {kind: refused_any,", "- {kind: refused_all,", ProblemCode.VALUE_SHAPE),
        ("roles: [claim]", "roles: [boast]", ProblemCode.VALUE_SHAPE),
        ("zh: 环境}", "zh: ''}", ProblemCode.TRANSLATION_MISSING),
    ],
)
def test_an_unfit_shape_is_a_problem(old: str, new: str, code: ProblemCode) -> None:
    """Unknown, missing and mistyped keys, unknown kinds and missing translations are refused."""
    text, _ = changed(old, new)
    assert code in {each.code for each in problems_of(text)}


def test_all_problems_come_at_once() -> None:
    """Two mistakes give two problems."""
    text, _ = changed("decimals: 9", "decimals: 1")
    text = text.replace("owed_days: 7", "owed_days: 0")
    assert [each.details["key"] for each in problems_of(text)] == ["decimals", "owed_days"]


NUMBERS = re.compile(r"(?<=[ \[:])\d+(?:\.\d+)?(?=[,}\]\n])")


@given(st.data())
def test_any_number_gives_a_method_or_problems(data: st.DataObject) -> None:
    """Whatever number stands in the file, parsing ends with a method or with problems."""
    places = list(NUMBERS.finditer(TEXT))
    place = data.draw(st.sampled_from(places))
    number = data.draw(st.one_of(st.integers(-5, 500), st.floats(-2, 2).map(lambda each: f"{each:.6f}")))
    parsed = parse_method(document_of(f"{TEXT[: place.start()]}{number}{TEXT[place.end() :]}"))
    assert isinstance(parsed, Method) or all(isinstance(each, Problem) for each in parsed)


def keys_of(node: Node, prefix: str = "") -> Iterator[str]:
    """Yield every key of a tree as docs write it: `bands[].least`."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield f"{prefix}{key}"
            if key not in {"name", "by_segment", "credibility"}:
                yield from keys_of(value, f"{prefix}{key}.")
    elif isinstance(node, list):
        for each in node:
            yield from keys_of(each, f"{prefix[:-1]}[].")


DOCS = (ROOT / "docs" / "method-file.md").read_text(encoding="utf-8")


def test_every_key_has_its_place_in_docs() -> None:
    """Each key of the shipped file is explained in docs/method-file.md."""
    keys = set(keys_of(document_of(TEXT).root))
    parents = {key for key in keys if any(other.startswith((f"{key}.", f"{key}[].")) for other in keys)}
    rules = {key for key in keys if key.startswith(("not_rated[].", "caps[]."))}
    assert [key for key in keys - parents - rules if f"`{key}`" not in DOCS] == []
    assert [key for key in rules if f"`{key}`" not in DOCS and f"`{key.split('.')[1]}`" not in DOCS] == []


def test_every_kind_and_role_has_its_row_in_docs() -> None:
    """Each kind of rule stands in docs with its parameters, and each role, start and extension is named."""
    for keys in (NOT_RATED_KEYS, CAP_KEYS):
        for kind, parameters in keys.items():
            (row,) = [line for line in DOCS.splitlines() if line.startswith(f"| `{kind.value}` |")]
            named = set(re.findall(r"`(\w+)`", row.split("|")[2]))
            assert named == parameters
    for word in (*Role, *ClockStart, *ExtensionKind):
        assert f"`{word.value}`" in DOCS
