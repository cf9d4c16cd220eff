"""When the person is to be warned about an answer: rules that stand in questions.

A warning says what to look at again. It never refuses an answer, and no score, finding or rating depends on
it. Whether it is met is the business of evaluation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from dd_toolkit.core.questionnaire.document import STRICT
from dd_toolkit.core.questionnaire.text import Text


@dataclass(frozen=True, slots=True)
class WarningRule:
    """One rule of a question."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    when: str
    """Condition over the answers of one source; `.` is its answer to the question."""
    text: Text
    """What is odd about the answer, and what to do."""
