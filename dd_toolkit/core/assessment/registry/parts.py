"""What registry files are made of: places, figures and addresses, each with the place in the report.

Nothing here knows a company or a table's content; a figure that the report does not give is None, and no
default stands in for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Final

from dd_toolkit.core.questionnaire.document import STRICT
from dd_toolkit.core.questionnaire.text import Text

FORMAT: Final = 1
"""The format of registry files that this version reads."""


class ReportTable(StrEnum):
    """A table or appendix of the report that the registry carries."""

    TABLE_1 = "1"
    """Firms by category and step of the value chain."""
    TABLE_2 = "2"
    """The ten makers with most capacity installed in a year."""
    TABLE_3 = "3"
    """The cluster of Huizhou by step of the value chain."""
    APPENDIX_1 = "A1"
    """The list of major companies."""
    APPENDIX_2 = "A2"
    """Capabilities of the firms of Huizhou."""

    @property
    def cite(self) -> str:
        """Return how the table is cited."""
        return f"R§App.{self[1:]}" if self.startswith("A") else f"R§Tab.{self}"


def tables_of(cites: frozenset[str]) -> tuple[ReportTable, ...]:
    """Return the tables that citations name, tables before appendices; sections of the text are left out."""
    return tuple(table for table in ReportTable if table.cite in cites)


@dataclass(frozen=True, slots=True)
class Location:
    """A place of a company: its headquarters, a plant or a mine."""

    __pydantic_config__: ClassVar[Any] = STRICT

    place: Text
    """Town and province as recorded."""
    country: str
    """ISO 3166 code of two letters."""
    cite: str
    note: Text | None = None
    """Where the source contradicts itself or is garbled; None where it is plain."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One recorded number with its citation."""

    __pydantic_config__: ClassVar[Any] = STRICT

    value: int | float
    cite: str
    unit: str = ""
    """Empty for a year and for a number of people."""
    year: int | None = None
    """The year it is about; None where the source gives none."""
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Website:
    """A web address as printed; nothing opens it."""

    __pydantic_config__: ClassVar[Any] = STRICT

    address: str
    cite: str
    note: Text | None = None
