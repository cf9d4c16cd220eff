"""The tables of the report as files record them: who stands where, with what figure, in what words.

Companies are named by id. A column carries the segments that it stands for; one without segments is a step
that no segment covers. `docs/registry.md` is normative for the keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from dd_toolkit.core.assessment.registry.parts import Location
from dd_toolkit.core.questionnaire.document import STRICT
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.core.questionnaire.text import Text


class Way(StrEnum):
    """How a carmaker enters battery making: the letters (a) to (c) of Table 1, explained in section 2.2.5."""

    OWN = "own"
    """(a): a battery firm of its own."""
    JOINT_VENTURE = "joint_venture"
    """(b): together with a battery maker."""
    STAKE = "stake"
    """(c): shares of a battery maker, or all of it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    title: Text
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class CompanyNote:
    """What to know about one company in a cell that names several."""

    __pydantic_config__: ClassVar[Any] = STRICT

    company: str
    note: Text


@dataclass(frozen=True, slots=True)
class CompanyCell:
    """A cell of Table 1: the companies that stand in one column of a row."""

    __pydantic_config__: ClassVar[Any] = STRICT

    column: str
    companies: tuple[str, ...]
    cite: str
    way: Way | None = None
    partner: str | None = None
    """The company in brackets, which does not itself stand in the cell."""
    notes: tuple[CompanyNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """A row of Table 1: one kind of firm."""

    __pydantic_config__: ClassVar[Any] = STRICT

    number: int
    """As printed before the row."""
    title: Text
    cells: tuple[CompanyCell, ...]
    segments: tuple[Segment, ...] = ()
    """What a firm of this kind does by its heading alone."""


@dataclass(frozen=True, slots=True)
class ChainFile:
    """The whole of Table 1."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    title: Text
    origin: Text
    """Where the report has it from."""
    columns: tuple[Column, ...]
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class Rank:
    """A line of Table 2: one maker in one year."""

    __pydantic_config__: ClassVar[Any] = STRICT

    year: int
    rank: int
    company: str
    value: int | float
    cite: str
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """The sums below a year of Table 2."""

    __pydantic_config__: ClassVar[Any] = STRICT

    year: int
    top_ten: int | float
    china: int | float
    share: int | float
    """Percent of China's total that the ten hold, as printed."""
    cite: str
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class InstalledFile:
    """The whole of Table 2."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    title: Text
    origin: Text
    segments: tuple[Segment, ...]
    """What whoever stands in it does; it counts only for companies that nothing else places."""
    unit: str
    years: tuple[int, ...]
    ranks: tuple[Rank, ...]
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that Table 3 or Appendix 2 says of a company, in words of our own."""

    __pydantic_config__: ClassVar[Any] = STRICT

    column: str
    says: Text
    cite: str
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """A row of Table 3 or Appendix 2; without statements the row is printed empty."""

    __pydantic_config__: ClassVar[Any] = STRICT

    company: str
    statements: tuple[Statement, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """Columns under one heading."""

    __pydantic_config__: ClassVar[Any] = STRICT

    title: Text
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class ClusterFile:
    """The whole of Table 3 or of Appendix 2: the firms of one place."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    title: Text
    place: Location
    groups: tuple[ColumnGroup, ...]
    rows: tuple[CompanyRow, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns of all groups in their order."""
        return tuple(column for group in self.groups for column in group.columns)
