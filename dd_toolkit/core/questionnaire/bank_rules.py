"""What the question bank is held against: topics it must cover, terms, how texts read, what was published.

All of it is data that stands beside the sections; a folder that has none of it is held against nothing.
Nothing is read from files and nothing is checked here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, Final

from dd_toolkit.core.problems import Place
from dd_toolkit.core.questionnaire.document import STRICT
from dd_toolkit.core.questionnaire.questions import QuestionType, Segment

WORDING_FORMAT: Final = 1
"""The format of the file of wording rules that this version reads."""


@dataclass(frozen=True, slots=True)
class ListedTopic:
    """A topic that the bank must cover."""

    id: str
    materiality: int
    segments: frozenset[Segment] | None
    """The segments that bring it in; None means every site that is not a group office only."""
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the field: what its English words must be in Chinese."""

    english: tuple[str, ...]
    """Its English forms, the plural among them, the plain one first."""
    chinese: str
    also: tuple[str, ...] = ()
    """Chinese that is right as well, in some contexts."""
    never: tuple[str, ...] = ()
    """Chinese that would be a second word for the same thing."""
    note: str = ""
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class LengthLimit:
    """How long a text may be: words of English, characters of Chinese without blanks."""

    __pydantic_config__: ClassVar[Any] = STRICT

    en: int
    zh: int


class WordingRule(StrEnum):
    """What a pattern of wording finds."""

    TWO_QUESTIONS = "two_questions"
    LEADING = "leading"


@dataclass(frozen=True, slots=True)
class WordingPattern:
    """A pattern that a text of some keys must not hold."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    rule: WordingRule
    keys: tuple[str, ...]
    language: str
    """`en` or `zh`."""
    pattern: str
    """RE2, found anywhere in the text."""
    finds: tuple[str, ...]
    """Texts that it finds."""
    passes: tuple[str, ...] = ()
    """Texts that look alike and are right."""
    except_types: tuple[QuestionType, ...] = ()
    """Types whose answer has several parts, so that asking for all of them is one question."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """A text that a pattern finds and that is right all the same."""

    __pydantic_config__: ClassVar[Any] = STRICT

    question: str
    key: str
    pattern: str
    why: str


@dataclass(frozen=True, slots=True)
class Wording:
    """How texts must read: limits of length by key, patterns, and what is allowed against a pattern."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    limits: Mapping[str, LengthLimit]
    patterns: tuple[WordingPattern, ...] = ()
    allow: tuple[Allowance, ...] = ()


class Standing(StrEnum):
    """What became of a published question."""

    IN_USE = "in_use"
    REPLACED = "replaced"
    """A later revision took its place."""
    RETIRED = "retired"
    """The bank no longer has it."""


@dataclass(frozen=True, slots=True)
class PublishedQuestion:
    """One revision of a question that answers may have been given to."""

    id: str
    rev: int
    type: QuestionType
    meaning: str
    """Fingerprint of what an answer means (`published.meaning_of`)."""
    standing: Standing
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class BankRules:
    """Everything the bank is held against; an empty part holds it against nothing."""

    topics: tuple[ListedTopic, ...] = ()
    terms: tuple[Term, ...] = ()
    wording: Wording = field(default_factory=lambda: Wording(WORDING_FORMAT, {}))
    wording_places: Mapping[tuple[str, int], Place] = field(default_factory=dict)
    """Where each pattern and allowance stands, by (`patterns` or `allow`, position)."""
    published: tuple[PublishedQuestion, ...] = ()
