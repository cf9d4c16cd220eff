"""The companies as files record them: those of Appendix 1, and those that only the tables name.

What the tables say of a company is not repeated here; `joined` puts both together. `docs/registry.md` is
normative for the keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from dd_toolkit.core.assessment.registry.parts import Figure, Location, Website
from dd_toolkit.core.questionnaire.document import STRICT
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.core.questionnaire.text import Text


class Listing(StrEnum):
    """The list of Appendix 1 in which a company stands."""

    CELLS = "cells"
    """Makers of cells, modules, packs and battery management systems."""
    MATERIALS = "materials"
    """Mining, refining and battery materials."""


class NameSource(StrEnum):
    """Where a company's Chinese name comes from."""

    REPORT = "report"
    COMMON = "common"
    """In common use; the source gives none."""
    NONE = "none"
    """The source gives none, and the English name stands in its place."""


@dataclass(frozen=True, slots=True)
class ListHead:
    """The heading of a list of Appendix 1, which says what its companies do."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: Listing
    title: Text
    segments: tuple[Segment, ...]
    cite: str


@dataclass(frozen=True, slots=True)
class AppendixCompany:
    """One company of Appendix 1; what the appendix does not state is None or empty."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    name: Text
    name_zh_source: NameSource
    listed_under: Listing
    headquarters: Location
    founded: Figure
    """The year of establishment."""
    plants: tuple[Location, ...]
    also_named: tuple[str, ...] = ()
    """Other names under which the source speaks of it."""
    headcount: Figure | None = None
    """Employees of the whole company."""
    website: Website | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class CompanyFile:
    """The whole of Appendix 1."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    lists: tuple[ListHead, ...]
    companies: tuple[AppendixCompany, ...]


@dataclass(frozen=True, slots=True)
class NamedCompany:
    """A company that tables name and Appendix 1 does not: a name, and nothing else is known."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    name: str
    """As the report prints it; it gives no Chinese name."""
    also_named: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class NamedFile:
    """All companies that only the tables name."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    companies: tuple[NamedCompany, ...]
