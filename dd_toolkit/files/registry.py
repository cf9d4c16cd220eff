"""Registry files become companies, or problems with file and line.

Only reads: the registry is edited by hand and reviewed, no part of the toolkit writes it. What a company
is and what must hold for it is said in `dd_toolkit.core.assessment.registry`.
"""

from __future__ import annotations

from dd_toolkit.core.assessment.registry import FORMAT, Company, CompanyFile, check_companies
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import Document, parse_as
from dd_toolkit.files.yaml_document import read_document


def read_companies(text: str, file: str) -> tuple[tuple[Company, ...], tuple[Problem, ...]]:
    """Read the companies of a registry file, in its order, and every problem found. Never raises.

    `file` is the name under which problems are shown. A file with a problem gives no company at all, so
    that nobody picks from a list with silent gaps.
    """
    document = read_document(text, file)
    if isinstance(document, tuple):
        return (), document
    parsed = _parse(document)
    if isinstance(parsed, tuple):
        return (), parsed
    problems = tuple(
        problem.at(document.place(problem.place.path)) for problem in check_companies(parsed.companies)
    )
    return (() if problems else parsed.companies), problems


def _parse(document: Document) -> CompanyFile | tuple[Problem, ...]:
    found = document.node(("format",))
    if found != FORMAT:
        details = {"found": str(found), "known": str(FORMAT)}
        return (Problem(ProblemCode.FORMAT_UNKNOWN, document.place(("format",)), details),)
    return parse_as(document, CompanyFile)
