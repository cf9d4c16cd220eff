"""Who said so: a source of answers and the groups that interviewed people belong to.

A source never holds a name of a worker. Its class is an id of the method (E0 … N); what a class is worth
is the method's business, not this module's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from dd_toolkit.core.questionnaire.document import STRICT


class StatusGroup(StrEnum):
    """The employment status of people interviewed; dispatched includes outsourced."""

    REGULAR = "regular"
    DISPATCHED = "dispatched"
    STUDENT = "student"
    TEMPORARY = "temporary"


class Confidentiality(StrEnum):
    """Who may use a source: open, confidential (default for worker voice), or sealed (a lead only)."""

    OPEN = "open"
    CONFIDENTIAL = "confidential"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class Source:
    """One source of answers (method 1)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    evidence_class: str
    """Class id of the method: E0, E1, E2, O, W1 … N."""
    date: str
    """The day it speaks of, ISO; evidence ages from here."""
    label: str = ""
    """What the assessor calls it; shown to internal readers only."""
    people: int = 1
    """How many people speak through it."""
    invited: int | None = None
    """For a survey: how many were asked; None otherwise."""
    off_site: bool = False
    """For a survey: answered away from the site."""
    group: StatusGroup = StatusGroup.REGULAR
    confidentiality: Confidentiality = Confidentiality.OPEN
    origin: str | None = None
    """Id of the source it copies, summarises or certifies from; None where it stands for itself."""
    citation: str = ""
    """Where it can be found: title, page, address of a public text."""
    note: str = ""
