"""Worked cases: answers in, what experts worked out by hand beforehand out; one test per case."""

from __future__ import annotations

import pytest
from builders import library

from dd_toolkit.core.evaluation.worked_case import WorkedCase
from dd_toolkit.files.cases import Basis, CaseBook, basis_of, case_files, read_cases
from dd_toolkit.files.yaml_document import read_file
from dd_toolkit.workflow.cases import run_case


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
