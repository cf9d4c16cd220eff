"""An answer sheet: a whole assessment written by hand in one file, as people fill it and as cases test it.

Only the shape stands here, and how a range of sources (`talk-01..talk-18`) is written. What a sheet leads to
is decided by `workflow.sheets`, which gives every answer through the same door as the app.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from dd_toolkit.core.assessment.events import Announcement, AnswerState, SiteFacts
from dd_toolkit.core.assessment.sources import Confidentiality, StatusGroup
from dd_toolkit.core.questionnaire.document import STRICT

_RANGE = re.compile(r"(?P<stem>[A-Za-z0-9_-]*?)(?P<first>[0-9]+)\.\.(?P=stem)(?P<last>[0-9]+)", re.ASCII)
MAX_RANGE = 1000
"""Most sources that one range may name."""


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What is assessed, by which questionnaire; the id makes importing it twice change nothing."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    """Name of the assessment: letters, digits, dashes."""
    title: str
    date: str
    questionnaire: str
    assessor: str = ""
    commissioned_by: str = ""
    paid_by: str = ""
    announcement: Announcement = Announcement.UNKNOWN
    access: str = ""
    invented: bool = False


@dataclass(frozen=True, slots=True)
class SheetSource:
    """A source, or a range of sources that differ in nothing but their number."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    """An id, or a range such as `talk-01..talk-18`."""
    evidence_class: str
    date: str
    label: str = ""
    people: int = 1
    invited: int | None = None
    off_site: bool = False
    group: StatusGroup = StatusGroup.REGULAR
    confidentiality: Confidentiality | None = None
    """None means the default of its family."""
    origin: str | None = None
    citation: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SheetAnswer:
    """What a source says: a value as typed, or a state."""

    __pydantic_config__: ClassVar[Any] = STRICT

    value: str = ""
    state: AnswerState = AnswerState.ANSWERED
    reason: str = ""
    note: str = ""
    cite: str = ""
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class SheetCell:
    """Everything recorded about one question, or one question for one row."""

    __pydantic_config__: ClassVar[Any] = STRICT

    question: str
    said: Mapping[str, str | SheetAnswer] = field(default_factory=dict)
    """By source or range of sources: a value as typed, or more."""
    row: str = ""
    set_aside: Mapping[str, str] = field(default_factory=dict)
    """By source or range: why the assessor leaves its answer out of the score."""
    accepted: str | None = None
    """Note with which the assessor accepts that it does not apply; None where not accepted."""
    followed_up: str | None = None
    """Day on which a conflict was followed up; what came of it stands behind the day."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A roster row that is named."""

    __pydantic_config__: ClassVar[Any] = STRICT

    roster: str
    row: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole answer sheet."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    assessment: SheetHead
    site: SiteFacts
    sources: tuple[SheetSource, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    answers: tuple[SheetCell, ...] = ()


def named(range_: str) -> Iterator[str]:
    """Give every id that an id or a range names; `talk-01..talk-03` keeps the width of its first number.

    A range that runs backwards or names more than `MAX_RANGE` gives itself, which is no id and so a problem.
    """
    match = _RANGE.fullmatch(range_)
    count = int(match["last"]) - int(match["first"]) + 1 if match else 0
    if match is None or not 0 < count <= MAX_RANGE:
        yield range_
        return
    first = int(match["first"])
    for number in range(first, first + count):
        yield f"{match['stem']}{number:0{len(match['first'])}d}"
