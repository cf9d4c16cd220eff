"""Worked cases: answers in, what was worked out by hand beforehand out; one test per case.

Beyond the cases themselves: they leave no closed set of the method out, and they notice when a number of the
method changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dd_toolkit.core.assessment.relevance import Scope
from dd_toolkit.core.evaluation.judgement import State
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.evaluation.method_rules import CapKind, NotRatedKind
from dd_toolkit.core.evaluation.worked_case import Expectation, ExpectedReason, WorkedCase
from dd_toolkit.core.questionnaire.questionnaire import questions_of
from dd_toolkit.core.questionnaire.questions import UNSCORED, QuestionType
from dd_toolkit.files.cases import Basis, CaseBook, basis_of, case_files, read_cases
from dd_toolkit.files.yaml_document import read_file
from dd_toolkit.workflow.cases import run_case
from tests.builders import library, shipped_method


def shipped_books() -> dict[str, CaseBook]:
    """Read every file of worked cases that ships."""
    basis = basis_of(library())
    assert isinstance(basis, Basis), basis
    books: dict[str, CaseBook] = {}
    for path in case_files(library()):
        text = read_file(path)
        assert isinstance(text, str), text
        books[path.stem] = read_cases(text, library().shown(path), basis)
    return books


BOOKS = shipped_books()
CASES = [case for book in BOOKS.values() for case in book.cases]


@pytest.mark.parametrize("name", sorted(BOOKS))
def test_a_file_reads(name: str) -> None:
    """Every file of worked cases reads without a problem and holds cases."""
    problems = [f"{each.place} {each.code} {dict(each.details)}" for each in BOOKS[name].problems]
    assert not problems, "\n".join(problems)
    assert BOOKS[name].cases


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.rpartition('/')[2]}: {case.name}")
def test_a_case_holds(case: WorkedCase) -> None:
    """What the answers of a case lead to is what it expects."""
    mismatches = [str(each) for each in run_case(case)]
    assert not mismatches, "\n".join((case.rule, *mismatches))


def expectations() -> Iterator[Expectation]:
    """Give what the cases expect."""
    return (case.expect for case in CASES)


def reasons_of(expect: Expectation) -> set[NotRatedKind]:
    """Return the kinds of reasons not to rate that a case expects."""
    return {each.kind if isinstance(each, ExpectedReason) else each for each in expect.not_rated or ()}


def test_every_reason_not_to_rate_is_shown_both_ways() -> None:
    """Each kind fires in some case, and in some case that expects its reasons it does not."""
    told = [reasons_of(expect) for expect in expectations() if expect.not_rated is not None]
    assert set().union(*told) == set(NotRatedKind)
    assert set().union(*(set(NotRatedKind) - kinds for kinds in told)) == set(NotRatedKind)


def test_every_cap_that_needs_no_finding_is_shown_both_ways() -> None:
    """Each kind leaves its band in some case, and in some case that expects its caps it does not apply."""
    by_findings = {CapKind.OPEN_FINDINGS, CapKind.OVERDUE_ACTIONS}
    told = [
        {(cap.kind, cap.band) for cap in expect.caps} for expect in expectations() if expect.caps is not None
    ]
    rules = {(rule.kind, rule.band) for rule in shipped_method().caps if rule.kind not in by_findings}
    assert set().union(*told) == rules
    assert set().union(*(rules - each for each in told)) == rules


def test_every_closed_set_is_shown() -> None:
    """Every question type has a value, every state, scope, band and evidence class comes up in some case."""
    types = {
        question.type
        for case in CASES
        for _, _, question in questions_of(case.questionnaire)
        if question.id in (case.expect.values or {})
    }
    states = {
        judgement.state for expect in expectations() for judgement in (expect.judgements or {}).values()
    }
    scopes = {scope for expect in expectations() for scope in (expect.relevance or {}).values()}
    classes = {source.evidence_class for case in CASES for source in case.sheet.sources}
    assert types == set(QuestionType) - UNSCORED
    assert states >= set(State)
    assert scopes == set(Scope)
    assert classes == set(shipped_method().class_of)
    assert {expect.band for expect in expectations()} >= {"A", "B", "C", "D", "E", "NR"}


METHOD = shipped_method()
CHANGES: dict[str, Method] = {
    "method-1-sources": replace(METHOD, sample=replace(METHOD.sample, unknown_group=30)),
    "method-3-freshness": replace(METHOD, adverse=replace(METHOD.adverse, floor=0.31)),
    "method-3-voices": replace(METHOD, minority_people=4),
    "method-3-families": replace(METHOD, gap=0.26),
    "method-4-total": replace(METHOD, alpha=replace(METHOD.alpha, default=0.71)),
    "method-4-gates": replace(METHOD, adverse=replace(METHOD.adverse, talk_credibility=0.46)),
    "method-5-bands": replace(METHOD, decimals=10),
    "method-5-not-rated": replace(METHOD, not_rated=METHOD.not_rated[1:]),
    "method-5-caps": replace(METHOD, caps=METHOD.caps[:-1]),
}
"""By file of cases: a method that differs in one thing that these cases are about."""


@pytest.mark.parametrize("file", CHANGES)
def test_a_changed_method_breaks_a_case(file: str) -> None:
    """Cases that held under another method too would show nothing."""
    assert any(run_case(replace(case, method=CHANGES[file])) for case in BOOKS[file].cases)
