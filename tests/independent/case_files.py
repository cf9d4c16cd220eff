"""The files of worked cases that are written here: one for each questionnaire that ships."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.independent.bank import FOLDER, load
from tests.independent.formal import formal_cases, shared_site
from tests.independent.realistic import realistic_case
from tests.independent.sites import SITES
from tests.independent.written import case_file

COMMAND: Final = "python -m tests.independent --write"
QUESTIONNAIRES: Final = tuple(dict.fromkeys(site.questionnaire for site in SITES))


def path_of(questionnaire: str) -> Path:
    """Return where the cases of a questionnaire stand."""
    return FOLDER / "cases" / f"questionnaire-{questionnaire}.yaml"


def text_of(name: str) -> str:
    """Return the file of worked cases of a questionnaire as it follows from the bank now."""
    questionnaire = load(name)
    cases = formal_cases(questionnaire)
    cases += [realistic_case(site) for site in SITES if site.questionnaire == name]
    head = [
        f"The questionnaire {name} as a whole. docs/worked-cases.md explains every key.",
        "Answers and expected numbers were written by a second implementation of the method, which shares",
        f"nothing with the toolkit. Change nothing by hand; run `{COMMAND}`. Every site is invented.",
    ]
    return case_file(head, {"site": shared_site(questionnaire)}, name, cases)
