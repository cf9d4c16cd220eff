"""Running worked cases: whatever comes out otherwise than expected is told, with its line and both values."""

from __future__ import annotations

import pytest

from dd_toolkit.files.cases import Basis, basis_of, read_cases
from dd_toolkit.workflow.cases import run_case
from tests.builders import library

HEAD = """\
format: 1
questionnaire:
  sections:
  - section: {id: LAB-AAA, pillar: LAB}
    rosters:
    - id: rooms
      topics:
      - id: LAB-AAA-01
        materiality: 4
        questions:
        - {id: LAB-AAA-01.1, type: percent, anchors: {bad: 0, good: 100}}
    topics:
    - id: LAB-AAA-02
      materiality: 4
      questions:
      - {id: LAB-AAA-02.1, type: percent, anchors: {bad: 0, good: 100}}
      - {id: LAB-AAA-02.2, type: calculated, calculate: "${LAB-AAA-02.1} * 2", anchors: {bad: 0, good: 200}}
shared:
  sources:
  - {id: records, evidence_class: E2, date: 2026-11-01}
  - {id: visit, evidence_class: O, date: 2026-11-01}
cases:
- name: only
  rule: "method 3: bounds"
  rows: [{roster: rooms, row: east}]
"""
GIVEN = "  answers: [{question: LAB-AAA-02.1, said: {records: 100, visit: 0}}]\n"


def mismatches(expect: str, given: str = GIVEN) -> list[str]:
    """Run a case and tell what came out otherwise."""
    basis = basis_of(library())
    assert isinstance(basis, Basis), basis
    book = read_cases(f"{HEAD}{given}  expect: {expect}\n", "cases.yaml", basis)
    assert not book.problems, book.problems
    return [str(each).removeprefix("cases.yaml:") for each in run_case(book.cases[0])]


# What this case leads to: M 0.6 says 1, O 0.7 says 0; x = 6/13, u_M = 6/13 + 36/49 · 7/13 = 6/7, u_O = 0,
# d = 6/7, c = 0.7, lo = 0, hi = 0.3 + 0.7 · 6/7 = 0.9. The calculation says the same. LAB-AAA-01 is unknown.
# weights 4, 2, 2; L = 0; H = (4 + 2 · 0.9 + 2 · 0.9)/8 = 0.95; D = 1.


@pytest.mark.parametrize(
    "expect",
    [
        "{judgements: {LAB-AAA-02.1: {state: answered, lo: 0, hi: 0.9, c: 0.7, x: 6/13, d: 6/7}}}",
        "{judgements: {LAB-AAA-02.1: {conflict: true, challenged: false, dissent: [M], declared: 1}}}",
        "{judgements: {LAB-AAA-02.1: {families: {M: {a: 0.6, v: 1}, O: {a: 0.7, v: 0}}, adequate: true}}}",
        "{judgements: {LAB-AAA-01.1: {state: unknown, x: none}, LAB-AAA-01.1/east: {state: unknown}}}",
        "{relevance: {LAB-AAA-01.1: in, LAB-AAA-01.1/east: in}, weights: {LAB-AAA-01.1: 4, LAB-AAA-02.2: 2}}",
        "{values: {LAB-AAA-02.1: {records: 1, visit: 0}}, calculated: {LAB-AAA-02.2: {records: 200}}}",
        "{total: {low: 0, high: 0.95, open: 0.95, declared: 1, gap: 1}, proven: 0, possible: 95}",
        "{pillars: {LAB: {low: 0, high: 0.95}}, sections: {LAB-AAA: {high: 0.95}}}",
        "{gains: [LAB-AAA-01.1, LAB-AAA-02.1, LAB-AAA-02.2], gain_of: {LAB-AAA-01.1: 0.175}}",
        "{band: NR, band_of_low: E, band_of_high: A}",
        "{not_rated: [adequate_evidence, {kind: open, value: 0.95}]}",
        "{caps: [{kind: conflict_any, band: B, value: 2}, {kind: unknown_share, band: B, value: 0.5}]}",
        "{held_by: [], problems: []}",
    ],
)
def test_a_case_that_holds_has_no_mismatch(expect: str) -> None:
    """Every kind of expectation that is met is silent."""
    assert mismatches(expect) == []


@pytest.mark.parametrize(
    ("expect", "told"),
    [
        (
            "{judgements: {LAB-AAA-02.1: {hi: 0.8}}}",
            ["27: judgements.LAB-AAA-02.1.hi: expected 0.8, found 0.9"],
        ),
        (
            "{judgements: {LAB-AAA-02.1: {conflict: false, state: unknown, declared: none}}}",
            [
                "27: judgements.LAB-AAA-02.1.state: expected unknown, found answered",
                "27: judgements.LAB-AAA-02.1.conflict: expected false, found true",
                "27: judgements.LAB-AAA-02.1.declared: expected none, found 1.0",
            ],
        ),
        (
            "{judgements: {LAB-AAA-02.1: {families: {M: {a: 0.5}, W: {v: 0}}, dissent: [O]}}}",
            [
                "27: judgements.LAB-AAA-02.1.dissent: expected [O], found [M]",
                "27: judgements.LAB-AAA-02.1.families: expected [M, W], found [M, O]",
                "27: judgements.LAB-AAA-02.1.families.M.a: expected 0.5, found 0.6",
            ],
        ),
        (
            "{judgements: {every: {hi: 0.9}}}",
            ["27: judgements.every.LAB-AAA-01.1.hi: expected 0.9, found 1.0"],
        ),
        (
            "{judgements: {LAB-AAA-01.1: {x: 0.5}, LAB-AAA-01.1/west: {lo: 0}}}",
            [
                "27: judgements.LAB-AAA-01.1.x: expected 0.5, found none",
                "27: judgements.LAB-AAA-01.1/west: expected a row that was named, found absent",
            ],
        ),
        (
            "{relevance: {LAB-AAA-01.1: out, LAB-AAA-01.1/west: in}}",
            [
                "27: relevance.LAB-AAA-01.1: expected out, found in",
                "27: relevance.LAB-AAA-01.1/west: expected a row that was named, found absent",
            ],
        ),
        (
            "{values: {LAB-AAA-02.1: {records: 0.5}, LAB-AAA-01.1: {records: none}}}",
            [
                "27: values.LAB-AAA-02.1.records: expected 0.5, found 1.0",
                "27: values.LAB-AAA-01.1: expected a row that was named, found absent",
            ],
        ),
        (
            "{calculated: {LAB-AAA-02.2: {visit: none}}, weights: {LAB-AAA-02.2: none}}",
            [
                "27: calculated.LAB-AAA-02.2.visit: expected none, found 0.0",
                "27: weights.LAB-AAA-02.2: expected none, found 2.0",
            ],
        ),
        (
            "{pillars: {LAB: {low: 0.1}, OSH: {low: 0}}, total: {gap: none}}",
            [
                "27: pillars: expected [LAB, OSH], found [LAB]",
                "27: pillars.LAB.low: expected 0.1, found 0.0",
                "27: total.gap: expected none, found 1.0",
            ],
        ),
        (
            "{gains: [LAB-AAA-02.1, LAB-AAA-01.1, LAB-AAA-02.2], band: A, proven: 1}",
            [
                "27: gains: expected [LAB-AAA-02.1, LAB-AAA-01.1, LAB-AAA-02.2], "
                "found [LAB-AAA-01.1, LAB-AAA-02.1, LAB-AAA-02.2]",
                "27: band: expected A, found NR",
                "27: proven: expected 1, found 0",
            ],
        ),
        (
            "{not_rated: [adequate_evidence, {kind: open, value: 0.5}]}",
            ["27: not_rated.open.value: expected 0.5, found 0.95"],
        ),
        (
            "{caps: [{kind: conflict_any, band: C}], held_by: [conflict_any], problems: [edit-clash]}",
            [
                "27: held_by: expected [conflict_any], found []",
                "27: caps: expected [conflict_any C], found [conflict_any B, unknown_share B]",
                "27: problems: expected [edit-clash], found []",
            ],
        ),
        ("{refused: [answer-form]}", ["27: refused: expected [answer-form], found []"]),
    ],
)
def test_every_difference_is_told(expect: str, told: list[str]) -> None:
    """Whatever differs is told once, at its line, with what was expected and what was found."""
    assert mismatches(expect) == told


def test_answers_that_are_refused_are_told_at_their_line() -> None:
    """A case whose answers the door refuses does not hold, unless it expects just that."""
    given = "  answers:\n  - {question: LAB-AAA-02.1, said: {records: many}}\n"
    assert mismatches("{band: A}", given) == [
        "27: answers.0.said.records: expected nothing refused, found answer-form"
    ]
    assert mismatches("{refused: [answer-form]}", given) == []
    assert mismatches("{refused: [answer-range]}", given) == [
        "28: refused: expected [answer-range], found [answer-form]"
    ]


def test_numbers_may_differ_by_a_billionth() -> None:
    """Beyond 1e-9 a number is another number."""
    assert mismatches("{total: {high: 0.9500000009}}") == []
    assert mismatches("{total: {high: 0.9500000011}}") != []
