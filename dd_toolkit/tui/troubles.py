"""Problems as a person reads them: what is wrong and what to do, as paragraphs or in one line.

Apart from what is told about questions, so that the list of assessments starts without it.
"""

from __future__ import annotations

from dd_toolkit.core.problems import Problem
from dd_toolkit.tui.flow import Paragraph
from dd_toolkit.tui.styles import WRONG
from dd_toolkit.words.catalogue import Words
from dd_toolkit.words.speaking import describe, remedy


def problem_paragraphs(problems: tuple[Problem, ...], words: Words) -> list[Paragraph]:
    """Return problems with their remedies."""
    told: list[Paragraph] = []
    for problem in problems:
        code, details = problem.code.value, problem.details
        told.append(Paragraph(describe(words, code, details), WRONG, "✗ ", WRONG))
        told.append(Paragraph(remedy(words, code, details), "", indent=2))
    return told


def problem_line(problem: Problem, words: Words) -> str:
    """Return a problem and its remedy in one line."""
    code, details = problem.code.value, problem.details
    return f"{describe(words, code, details)} {remedy(words, code, details)}"
