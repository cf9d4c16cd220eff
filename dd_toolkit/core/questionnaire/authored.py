"""What people write: the shapes of section files and of questionnaire files, before they are resolved.

Frozen data only; joining them is the business of `questionnaire`. docs/question-types.md is normative for
the keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from dd_toolkit.core.questionnaire.document import STRICT
from dd_toolkit.core.questionnaire.questions import Question, Row, Segment
from dd_toolkit.core.questionnaire.text import Text


@dataclass(frozen=True, slots=True)
class SectionHead:
    """The head of a section file."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    pillar: str
    title: Text
    intro: Text | None = None


@dataclass(frozen=True, slots=True)
class AuthoredTopic:
    """A topic as written; one that a roster continues holds only id and questions."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    questions: tuple[Question, ...]
    title: Text | None = None
    materiality: int | None = None
    segments: Mapping[Segment, float] | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuthoredRoster:
    """A roster as written, with the topics asked for each of its rows."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    title: Text
    row: Text
    topics: tuple[AuthoredTopic, ...]
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionFile:
    """A whole section file."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    section: SectionHead
    topics: tuple[AuthoredTopic, ...] = ()
    rosters: tuple[AuthoredRoster, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionnaireHead:
    """The head of a questionnaire file."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    version: str
    title: Text
    purpose: Text
    minutes: int | None = None
    opening: Text | None = None
    closing: Text | None = None


@dataclass(frozen=True, slots=True)
class ChosenSection:
    """A section of which a questionnaire asks some questions, in its own order."""

    __pydantic_config__: ClassVar[Any] = STRICT

    section: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionnaireFile:
    """A whole questionnaire file: its head and its sections in order, whole or in part."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    questionnaire: QuestionnaireHead
    sections: tuple[str | ChosenSection, ...]
