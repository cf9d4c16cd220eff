"""The question bank: every section there is, checked as a whole with the cases of its rules.

A questionnaire chooses from the bank; nobody answers the bank itself. What one questionnaire holds is the
business of `library`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dd_toolkit.core.assessment.rule_cases import check_rule_cases
from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.document import Document, Node
from dd_toolkit.core.questionnaire.form import build_form
from dd_toolkit.core.questionnaire.questionnaire import FORMAT
from dd_toolkit.files.library import Library, Loaded

BANK: Final = "bank"
"""The id of the bank where it is treated as one questionnaire."""


def read_bank(library: Library) -> Loaded:
    """Read and check every section as one questionnaire."""
    name: Node = {"en": BANK, "zh": BANK}
    about: Node = {"id": BANK, "version": "1.0.0", "title": name, "purpose": name}
    sections: Node = [*library.section_files()]
    return library.resolved(Document(BANK, {"format": FORMAT, "questionnaire": about, "sections": sections}))


def check_bank(library: Library) -> Iterator[Problem]:
    """Give every problem of the bank, and of the cases that show its rules holding and failing."""
    loaded = read_bank(library)
    yield from loaded.problems
    if loaded.parsed is None:
        return
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
        yield from check_rule_cases(form, loaded.parsed.places, cases)
