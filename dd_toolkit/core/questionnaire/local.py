"""Values that differ by place and day: minimum wages, and wage bands as a reference.

They stand beside a question for the person who answers it; they never answer it and never enter a score.
docs/local-values.md is normative for the tables. Which value speaks where and when is the business of
`local_values`, reading the tables that of `files.local_csv`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Final

from dd_toolkit.core.questionnaire.document import STRICT
from dd_toolkit.core.questionnaire.law import Confidence
from dd_toolkit.core.questionnaire.text import Text

MINIMUM_WAGE_UNIT: Final = "CNY/month"
"""The unit of every minimum wage in the table."""


class LocalKind(StrEnum):
    """What the tables can show beside a question."""

    MINIMUM_WAGE = "minimum_wage"
    INCOME = "income"
    """Wage bands: what people earn in an hour or month."""
    BASE_PAY = "base_pay"
    """Wage bands: how much of it is base pay."""


@dataclass(frozen=True, slots=True)
class LocalPlace:
    """A place by its key: `CN-GD-Huizhou` lies in `CN-GD`, which lies in `CN`."""

    __pydantic_config__: ClassVar[Any] = STRICT

    key: str
    name: Text
    """As people write it in an address, without the kind of place: Huizhou, 惠州."""
    note: Text | None = None
    """What is known of its local values and not settled."""

    @property
    def lineage(self) -> tuple[str, ...]:
        """Return its key and the keys of the places it lies in, nearest first."""
        steps = self.key.split("-")
        return tuple("-".join(steps[:count]) for count in range(len(steps), 0, -1))


@dataclass(frozen=True, slots=True)
class LocalValue:
    """A minimum wage of one place, for the days between two dates."""

    __pydantic_config__: ClassVar[Any] = STRICT

    place: str
    amount: float
    """CNY a month."""
    tier: str
    """Class of the place in its province's notice; empty where the fact names none."""
    valid_from: str | None
    """First day, or its month or year alone; None where the fact gives none."""
    valid_to: str | None
    """Last day; None where no end is recorded, which does not mean that it holds today."""
    fact: str
    """Id of the fact of law that states it."""
    confidence: Confidence
    note: Text | None = None

    def is_in_force(self, day: str) -> bool:
        """Tell whether it may hold on an ISO day, as far as its dates say."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class WageBand:
    """What a source says that people earn at a kind of plant."""

    __pydantic_config__: ClassVar[Any] = STRICT

    kind: LocalKind
    place: Text
    plant: Text
    """The kind of plant."""
    group: Text
    """Whose pay it is."""
    low: float | None
    """None where the source gives no lower end."""
    high: float | None
    unit: Text
    year: str
    """The year, or the years, that it is about; where the source gives none, the year it was published."""
    cite: str
    """Its place in the report."""
    fact: str = ""
    """Fact of law.csv that records it; empty where none does."""
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class LocalTables:
    """The tables as they are read, or the part of them that a questionnaire uses."""

    __pydantic_config__: ClassVar[Any] = STRICT

    places: tuple[LocalPlace, ...] = ()
    minimum_wages: tuple[LocalValue, ...] = ()
    bands: tuple[WageBand, ...] = ()

    @property
    def facts(self) -> frozenset[str]:
        """Return the ids of the facts that the values rest on."""
        named = {each.fact for each in self.minimum_wages} | {each.fact for each in self.bands}
        return frozenset(named - {""})

    def place(self, key: str) -> LocalPlace:
        """Return a place by its key; an unknown key is a fault of the caller."""
        return next(each for each in self.places if each.key == key)

    def of_kinds(self, kinds: Iterable[LocalKind]) -> LocalTables:
        """Return the part that questions of these kinds use."""
        wanted = frozenset(kinds)
        wages = self.minimum_wages if LocalKind.MINIMUM_WAGE in wanted else ()
        bands = tuple(each for each in self.bands if each.kind in wanted)
        # A site may lie anywhere, so that every place is needed to find it.
        return LocalTables(self.places if wages else (), wages, bands)
