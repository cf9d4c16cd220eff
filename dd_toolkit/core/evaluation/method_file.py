"""A method file becomes a `Method`, or every problem of it with its line.

Beyond the shape, this checks what the arithmetic relies on: ids that resolve, shares within 0 and 1,
bands and severities in order, and of every rule exactly the parameters of its kind. No file is opened.
"""

from __future__ import annotations

from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.document import Document


def parse_method(document: Document) -> Method | tuple[Problem, ...]:
    """Parse and check a method; give it or all its problems, never both."""
    raise NotImplementedError
