"""What a question, topic, section, roster and law fact are: frozen data, parsed from YAML or from a pin.

The same dataclasses are the shape of the authored files (after `questionnaire.parse_questionnaire` has
resolved them) and of the pinned canonical JSON. Nothing here computes a score or reads an answer.
Keys and stored forms are normative in docs/question-types.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar

from dd_toolkit.core.questionnaire.document import STRICT
from dd_toolkit.core.questionnaire.finding_rules import FindingRule
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.local import LocalKind, LocalTables
from dd_toolkit.core.questionnaire.production_regimes import ProductionRegimes
from dd_toolkit.core.questionnaire.regimes import Regime
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.questionnaire.warning_rules import WarningRule


class Segment(StrEnum):
    """A step of the battery value chain that a site may carry out."""

    MIN = "MIN"
    REF = "REF"
    ELE = "ELE"
    CEL = "CEL"
    PAK = "PAK"
    BMS = "BMS"
    CAS = "CAS"
    FIN = "FIN"
    REC = "REC"
    GRP = "GRP"


class QuestionType(StrEnum):
    """How a question is answered (method 2)."""

    YES_NO = "yes_no"
    MATURITY = "maturity"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    CHOICE = "choice"
    CHECKLIST = "checklist"
    DOCUMENT = "document"
    CALCULATED = "calculated"
    TEXT = "text"
    DATE = "date"


NUMERIC = frozenset({QuestionType.NUMBER, QuestionType.PERCENT, QuestionType.MONEY, QuestionType.CALCULATED})
"""Types whose value is a number with anchors."""
COUNTABLE = frozenset({QuestionType.YES_NO, QuestionType.MATURITY, QuestionType.CHOICE})
"""Types that a source speaking for several people may answer with counts per option."""
UNSCORED = frozenset({QuestionType.TEXT, QuestionType.DATE})
"""Types that never enter a score."""


@dataclass(frozen=True, slots=True)
class FactAnchor:
    """An anchor that is a number of law: the fact's number times a factor."""

    __pydantic_config__: ClassVar[Any] = STRICT

    fact: str
    times: float = 1.0


@dataclass(frozen=True, slots=True)
class RowAnchor:
    """An anchor that differs per roster row: the number of the fact the row names under this key."""

    __pydantic_config__: ClassVar[Any] = STRICT

    row: str
    times: float = 1.0


Anchor = float | FactAnchor | RowAnchor


@dataclass(frozen=True, slots=True)
class Anchors:
    """The values that count as bad (0) and as good (1); good may be the smaller."""

    __pydantic_config__: ClassVar[Any] = STRICT

    bad: Anchor
    good: Anchor


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice or of a checklist."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    text: Text
    x: float | None = None
    """Value of a choice option, 0 to 1; None in a checklist."""
    weight: float | None = None
    """Weight of a checklist option, negative where it is bad; None in a choice."""
    none: bool = False
    """The option "none of these" of a checklist; it excludes every other."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; keys beyond the common ones belong to certain types (`KEYS_OF_TYPE`)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    type: QuestionType
    ask: Text
    """What the assessor establishes."""
    rev: int = 1
    """Raised when meaning or scale changes; comparison matches id and rev."""
    guidance: Text | None = None
    """What matters in judging the answer, and why it is asked."""
    worker: Text | None = None
    """How to ask it of a worker; present means part of the worker interview."""
    look_at: Text | None = None
    """Documents, records and places that show it."""
    cites: tuple[str, ...] = ()
    """Law facts, report sections and scheme items beyond the topic's own."""
    relevant: str | None = None
    constraint: str | None = None
    calculate: str | None = None
    unit: str = ""
    good: str = "yes"
    """The good answer of a yes/no question."""
    anchors: Anchors | None = None
    options: tuple[Option, ...] = ()
    levels: tuple[Text, ...] = ()
    """Five descriptions of a maturity question, level 0 to 4; empty means the general ones."""
    scored: bool = True
    fresh: tuple[float, float] | str | None = None
    """Months t0 and t1 of freshness, or `expiry`; None means the method's default."""
    existence: bool = False
    """About the existence of a grave harm: a single first-hand account stands alone (method 3)."""
    over_rows: str = "worst"
    """How rows of a roster join: `worst` or `mean`."""
    group: str | None = None
    """Key of the site's group sizes that the question is about; None means the workforce."""
    care: str | None = None
    """`mainland` where the question is sensitive to ask in mainland China."""
    opens: str | None = None
    """A kind of care that an answer to this checklist opens: what was withheld may be asked."""
    ask_public: Text | None = None
    """What public sources or group-level offices can be asked while a sensitive question is withheld."""
    finding: tuple[FindingRule, ...] = ()
    """Rules by which an answer indicates a finding."""
    warning: tuple[WarningRule, ...] = ()
    """Rules by which the person is warned about an answer; none of them refuses it."""
    local: LocalKind | None = None
    """Which values of the local tables are shown beside it; None where none are."""
    roster: str | None = None
    """Id of the roster whose rows it is asked for; None outside rosters."""


KEYS_OF_TYPE: Mapping[QuestionType, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        QuestionType.YES_NO: (frozenset(), frozenset({"good", "existence"})),
        QuestionType.MATURITY: (frozenset(), frozenset({"levels", "existence"})),
        QuestionType.NUMBER: (frozenset({"unit"}), frozenset({"anchors"})),
        QuestionType.PERCENT: (frozenset(), frozenset({"anchors", "existence"})),
        QuestionType.MONEY: (frozenset({"unit"}), frozenset({"anchors"})),
        QuestionType.CHOICE: (frozenset({"options"}), frozenset({"existence"})),
        QuestionType.CHECKLIST: (frozenset({"options"}), frozenset({"existence"})),
        QuestionType.DOCUMENT: (frozenset(), frozenset()),
        QuestionType.CALCULATED: (frozenset({"calculate"}), frozenset({"anchors", "unit"})),
        QuestionType.TEXT: (frozenset(), frozenset()),
        QuestionType.DATE: (frozenset(), frozenset()),
    }
)
"""Per type: the keys it must have and the further ones it may have, beyond the keys common to all."""

TYPE_KEYS = frozenset(key for required, allowed in KEYS_OF_TYPE.values() for key in required | allowed)
"""Keys that belong to some types only."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What must be established, with its weight; its scored questions share the weight equally."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    title: Text
    materiality: int
    """4 crucial, 2 important, 1 basic, 0 context."""
    questions: tuple[Question, ...]
    segments: Mapping[Segment, float] | None = None
    """Relevance 0, 0.5 or 1 per segment; None means every site that is not a group office only."""
    cites: tuple[str, ...] = ()
    speaks_to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Items of regimes under which it may fall, by regime id."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that a roster offers from the start."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    title: Text
    facts: Mapping[str, str] = field(default_factory=dict)
    """Law facts by key, for anchors that differ per row."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Something that exists several times at a site: substances, dormitories, agencies, shifts."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    title: Text
    row: Text
    """What one row is called."""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A group of topics under one pillar."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    pillar: str
    title: Text
    topics: tuple[Topic, ...]
    rosters: tuple[Roster, ...] = ()
    intro: Text | None = None


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Sections chosen for a purpose, with every law fact they name: complete in itself."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    version: str
    """major.minor.patch: meaning or scale, new question, wording."""
    title: Text
    purpose: Text
    """For whom, in which order and why."""
    sections: tuple[Section, ...]
    law: Mapping[str, Fact] = field(default_factory=dict)
    """The facts that topics, questions, rows and regimes name, by id."""
    regimes: tuple[Regime, ...] = ()
    """The regimes to whose items its topics speak, whole, in the order they are shown."""
    production: ProductionRegimes | None = None
    """The production regimes by the indicators that it asks; None where it asks too few of them."""
    local: LocalTables = field(default_factory=LocalTables)
    """The values by place and day that questions show."""
    minutes: int | None = None
    """How long it takes, travel and reading up left out."""
    opening: Text | None = None
    """What is said to the people before the first question."""
    closing: Text | None = None
    """What is said to them after the last one."""
    format: int = 1
