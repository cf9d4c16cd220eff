"""What a fact of law is: a statement with its instrument, article, dates, value and confidence.

A questionnaire carries the facts that it names. Nothing here knows which question cites a fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from dd_toolkit.core.questionnaire.document import STRICT
from dd_toolkit.core.questionnaire.text import Text


class Confidence(StrEnum):
    """How sure the reading of a law fact is; a low one is a prompt and never decides."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of law or of a standard, with its article and dates."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    statement: str
    instrument: Text
    article: str = ""
    valid_from: str | None = None
    """ISO date, or its year or month alone; None where the source gives none."""
    valid_to: str | None = None
    """Last day of force; None while in force."""
    amended: str = ""
    """Dates of amendments as recorded."""
    number: float | None = None
    """The one number of the fact; None where it has none or several."""
    unit: str = ""
    text: str = ""
    """The value as recorded, where it is no single number."""
    jurisdiction: str = ""
    confidence: Confidence = Confidence.LOW
    source: str = ""
