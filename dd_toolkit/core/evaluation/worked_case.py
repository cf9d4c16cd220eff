"""A worked case: answers in, and what the method makes of them, worked out by hand beforehand.

The shape of what experts write in `questionnaires/cases/` (docs/worked-cases.md), and of a case once it is
resolved. What a case leaves out is not compared. Nothing is computed or compared here: `files.cases` reads
cases and `workflow.cases` runs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Final

from dd_toolkit.core.assessment.relevance import Scope
from dd_toolkit.core.assessment.sheet import Sheet
from dd_toolkit.core.evaluation.judgement import State
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.evaluation.method_rules import CapKind, NotRatedKind
from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.document import STRICT, Document
from dd_toolkit.core.questionnaire.questions import Questionnaire

EVERY: Final = "every"
"""Stands for every scored question in scope where judgements are expected."""


class Nothing(StrEnum):
    """Expects that there is no number at all: an unknown question has no point value."""

    NONE = "none"


Number = float | Nothing
"""An expected number; `9/20` in a file is the number of that fraction."""


@dataclass(frozen=True, slots=True)
class ExpectedSaying:
    """What a family says as one."""

    __pydantic_config__: ClassVar[Any] = STRICT

    a: Number | None = None
    """Its strength."""
    v: Number | None = None
    """Its value."""


@dataclass(frozen=True, slots=True)
class ExpectedJudgement:
    """What is expected of a judgement, key by key as in `Judgement`."""

    __pydantic_config__: ClassVar[Any] = STRICT

    state: State | None = None
    lo: Number | None = None
    hi: Number | None = None
    c: Number | None = None
    x: Number | None = None
    d: Number | None = None
    conflict: bool | None = None
    challenged: bool | None = None
    dissent: tuple[str, ...] | None = None
    declared: Number | None = None
    evidence_gap: bool | None = None
    declaration_gap: bool | None = None
    claim_gap: bool | None = None
    adequate: bool | None = None
    families: Mapping[str, ExpectedSaying] | None = None
    """Every family that speaks, and no other."""


@dataclass(frozen=True, slots=True)
class ExpectedPart:
    """Proven and possible of a section or pillar."""

    __pydantic_config__: ClassVar[Any] = STRICT

    low: Number | None = None
    high: Number | None = None


@dataclass(frozen=True, slots=True)
class ExpectedTotal:
    """What is expected of the total, key by key as in `Scores`."""

    __pydantic_config__: ClassVar[Any] = STRICT

    low: Number | None = None
    high: Number | None = None
    open: Number | None = None
    declared: Number | None = None
    gap: Number | None = None


@dataclass(frozen=True, slots=True)
class ExpectedReason:
    """A reason not to rate; `value` is what was found, `none` where there is no such evidence."""

    __pydantic_config__: ClassVar[Any] = STRICT

    kind: NotRatedKind
    value: Number | None = None


@dataclass(frozen=True, slots=True)
class ExpectedCap:
    """A cap with the band it leaves; `value` is what was found."""

    __pydantic_config__: ClassVar[Any] = STRICT

    kind: CapKind
    band: str
    value: Number | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """Everything that a case may expect; None is not compared.

    Questions are named by id, one row of a roster as `LAB-AAA-01.1/row`; judgements of `every` are those of
    all scored questions in scope.
    """

    __pydantic_config__: ClassVar[Any] = STRICT

    relevance: Mapping[str, Scope] | None = None
    values: Mapping[str, Mapping[str, Number]] | None = None
    """Per question and source the value x; `none` where the source has none."""
    calculated: Mapping[str, Mapping[str, Number]] | None = None
    """Per calculated question and source the number."""
    judgements: Mapping[str, ExpectedJudgement] | None = None
    weights: Mapping[str, Number] | None = None
    """Weight of a question in the sums: 0 where not applicable, `none` where not in the sums at all."""
    sections: Mapping[str, ExpectedPart] | None = None
    """Every section with something in scope, and no other."""
    pillars: Mapping[str, ExpectedPart] | None = None
    """Every pillar with something in scope, and no other."""
    total: ExpectedTotal | None = None
    gains: tuple[str, ...] | None = None
    """Every question with a gain, in the order in which to ask."""
    gain_of: Mapping[str, Number] | None = None
    proven: int | None = None
    """L in whole points, as printed."""
    possible: int | None = None
    """H in whole points, as printed."""
    band: str | None = None
    band_of_low: str | None = None
    band_of_high: str | None = None
    not_rated: tuple[NotRatedKind | ExpectedReason, ...] | None = None
    """Every reason not to rate, in any order."""
    caps: tuple[ExpectedCap, ...] | None = None
    """Every cap, in any order."""
    held_by: tuple[CapKind, ...] | None = None
    problems: tuple[ProblemCode, ...] | None = None
    """Codes of everything recorded that cannot count, in any order."""
    refused: tuple[ProblemCode, ...] | None = None
    """Codes with which the answers are refused at the door; stands alone."""


@dataclass(frozen=True, slots=True)
class SharedParts:
    """What all cases of a file start from."""

    __pydantic_config__: ClassVar[Any] = STRICT

    date: str = "2026-11-01"
    """The assessment date."""
    site: Mapping[str, Any] = field(default_factory=dict)
    sources: tuple[Any, ...] = ()
    rows: tuple[Any, ...] = ()
    answers: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenCase:
    """One case as written; its site, sources, rows and answers have the form of an answer sheet."""

    __pydantic_config__: ClassVar[Any] = STRICT

    name: str
    rule: str
    """The section and rule of the method that it shows: `method 5: any crucial question refused`."""
    expect: Expectation
    date: str | None = None
    """The assessment date; None means the shared one."""
    moved_to: str | None = None
    """Another assessment date, to which everything was moved after it had been recorded."""
    as_of: str | None = None
    """The day that decides clocks; None means the assessment date."""
    site: Mapping[str, Any] = field(default_factory=dict)
    """Replaces keys of the shared site."""
    sources: tuple[Any, ...] = ()
    """Join the shared ones; one with the id of a shared one replaces it."""
    rows: tuple[Any, ...] = ()
    """Join the shared ones."""
    answers: tuple[Any, ...] = ()
    """Join the shared ones; one about a question (and row) of a shared one replaces it."""


@dataclass(frozen=True, slots=True)
class WrittenCases:
    """A whole file of cases."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    questionnaire: Any
    """The id of a questionnaire of the library, or a small questionnaire in full."""
    cases: tuple[WrittenCase, ...]
    shared: SharedParts = field(default_factory=SharedParts)


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """A case with all that it runs on."""

    name: str
    rule: str
    sheet: Sheet
    document: Document
    """The sheet's tree; its lines are those of the file of cases."""
    questionnaire: Questionnaire
    method: Method
    as_of: date
    moved_to: str | None
    expect: Expectation
    expected: Document
    """The tree of what is expected; its lines are those of the file of cases."""

    @property
    def file(self) -> str:
        """Return the name of the file that it stands in."""
        return self.document.file
