"""The question bank: every section there is, checked as a whole with the cases of its rules, and locked.

A questionnaire chooses from the bank; nobody answers the bank itself. What one questionnaire holds is the
business of `library`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dd_toolkit.core.assessment.rule_cases import check_rule_cases
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.problems import Problem, ProblemError
from dd_toolkit.core.questionnaire.bank_rules import PublishedQuestion
from dd_toolkit.core.questionnaire.checks.bank_catalogue import check_bank_rules
from dd_toolkit.core.questionnaire.checks.bank_checked import BankChecked
from dd_toolkit.core.questionnaire.checks.checked import Checked
from dd_toolkit.core.questionnaire.checks.production_regimes import check_indicators
from dd_toolkit.core.questionnaire.checks.publication import check_publication
from dd_toolkit.core.questionnaire.checks.regimes import check_rows_of_bank
from dd_toolkit.core.questionnaire.document import Document, Node
from dd_toolkit.core.questionnaire.form import build_form
from dd_toolkit.core.questionnaire.published import publish
from dd_toolkit.core.questionnaire.questionnaire import FORMAT, Parsed, questions_of
from dd_toolkit.files.bank_rules import read_bank_rules
from dd_toolkit.files.library import Library, Loaded
from dd_toolkit.files.production_regimes import read_production_regimes

BANK: Final = "bank"
"""The id of the bank where it is treated as one questionnaire."""


def read_bank(library: Library) -> Loaded:
    """Read and check every section as one questionnaire."""
    return library.resolved(bank_head(library))


def bank_head(library: Library) -> Document:
    """Return the head of the questionnaire that all sections together make."""
    name: Node = {"en": BANK, "zh": BANK}
    about: Node = {"id": BANK, "version": "1.0.0", "title": name, "purpose": name}
    sections: Node = [*library.section_files()]
    return Document(BANK, {"format": FORMAT, "questionnaire": about, "sections": sections})


def check_bank(library: Library) -> Iterator[Problem]:
    """Give every problem of the bank, and of the cases that show its rules holding and failing."""
    loaded = read_bank(library)
    yield from loaded.problems
    rules, problems = read_bank_rules(library)
    yield from problems
    if loaded.parsed is None:
        return
    table, _ = library.regimes(loaded.parsed.questionnaire.law)
    topics = {topic.id for section in loaded.parsed.questionnaire.sections for topic in section.topics}
    yield from check_rows_of_bank(table.rows, topics)
    cases: dict[str, Document] = {}
    for section in library.section_files():
        path = library.folder / "cases" / "rules" / f"{section}.yaml"
        document = library.document(path) if path.exists() else ()
        if isinstance(document, tuple):
            yield from document
        else:
            cases[section] = document
    form = build_form(loaded.parsed.questionnaire).form
    if form is not None:
        read = read_production_regimes(library.folder, loaded.parsed.questionnaire.law)
        if read.regimes is not None and read.document is not None:
            yield from check_indicators(read.regimes, read.document, form)
        yield from check_rule_cases(form, loaded.parsed.places, cases)
        yield from check_bank_rules(_checked(library, loaded.parsed), form, rules)


@dataclass(frozen=True, slots=True)
class Locked:
    """The lock before and after publishing the bank."""

    before: tuple[PublishedQuestion, ...]
    after: tuple[PublishedQuestion, ...]


def lock_bank(library: Library) -> Locked:
    """Return the lock with every question of the bank; raises `ProblemError` for a bank that conflicts."""
    loaded = read_bank(library)
    rules, problems = read_bank_rules(library)
    if loaded.parsed is None or problems:
        raise ProblemError(*loaded.problems, *problems)
    form = build_form(loaded.parsed.questionnaire).form
    assert form is not None, "a bank that was checked can be built"
    conflicts = tuple(check_publication(BankChecked(_checked(library, loaded.parsed), form, (), rules)))
    if conflicts:
        raise ProblemError(*conflicts)
    questions = (question for _, _, question in questions_of(loaded.parsed.questionnaire))
    return Locked(rules.published, publish(rules.published, questions))


def _checked(library: Library, parsed: Parsed) -> Checked:
    method = library.method()
    pillars = tuple(method.pillar_of) if isinstance(method, Method) else ()
    return Checked(parsed, library.law()[0], pillars)
