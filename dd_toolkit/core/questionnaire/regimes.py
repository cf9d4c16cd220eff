"""What a regime is: a law, guidelines, conventions or signs, with its items and its dates of application.

Topics speak to items, and what a topic shows may fall under them; whether it does is for people who know
the law, so nothing here decides it. Files are read in `dd_toolkit.files.regimes`; docs/regimes.md is
normative for their keys. Which topic speaks to which item is the business of `crosswalk`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Final

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import STRICT, Document, parse_as
from dd_toolkit.core.questionnaire.finding_rules import Sign
from dd_toolkit.core.questionnaire.text import Text

FORMAT: Final = 1
"""The format of regime files that this version reads."""


class RegimeKind(StrEnum):
    """What a regime is, in the order in which regimes are shown."""

    LAW = "law"
    """A law that may bind companies."""
    GUIDELINES = "guidelines"
    """What governments recommend to companies."""
    CONVENTIONS = "conventions"
    """Treaties that bind states, and recommendations beside them."""
    INDICATORS = "indicators"
    """Signs by which a harm is noticed."""


class DayKind(StrEnum):
    """What happens on a date of a regime."""

    APPLIES = "applies"
    """Duties apply from this day to those whom the text names."""
    MOVED = "moved"
    """A day that was set once and holds no longer."""
    STEP = "step"
    """Another day that the law sets: writing into national law, guidelines, a law beside it."""
    PROPOSED = "proposed"
    """A change that is not adopted, as far as is known."""


@dataclass(frozen=True, slots=True)
class RegimeDay:
    """One date of a regime with the law facts that tell it."""

    __pydantic_config__: ClassVar[Any] = STRICT

    kind: DayKind
    what: Text
    """For whom, or what changes."""
    cites: tuple[str, ...]
    """Ids of law facts."""
    on: str | None = None
    """ISO day; None only where a proposal has none."""
    items: tuple[str, ...] = ()
    """The items that it is about; empty for the whole regime."""


@dataclass(frozen=True, slots=True)
class RegimeItem:
    """One item of a regime that topics may speak to: a prohibition, a risk, a chapter, a convention."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    title: Text
    label: Text | None = None
    """How it is cited in a line; None where its id is."""
    parent: str | None = None
    """The item that it is part of."""
    sign: Sign | None = None
    """Topics with a finding rule of this sign speak to it."""
    note: Text | None = None
    cites: tuple[str, ...] = ()
    """Ids of law facts about it."""


@dataclass(frozen=True, slots=True)
class Regime:
    """One regime with all its items, those to which no topic speaks too."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    kind: RegimeKind
    short: Text
    """Its name in a line."""
    title: Text
    about: Text
    """What it is."""
    binds: Text
    """Whom it may bind."""
    items: tuple[RegimeItem, ...]
    dates: tuple[RegimeDay, ...] = ()
    cited: bool = False
    """Questions and finding rules cite its items by id, and a topic that cites one speaks to it."""

    @property
    def applies_from(self) -> str | None:
        """Return the first day on which the whole of it applies to anyone; None where none is known."""
        applying = [day for day in self.dates if day.kind is DayKind.APPLIES and not day.items]
        return min((day.on for day in applying if day.on is not None), default=None)

    def facts_named(self) -> frozenset[str]:
        """Return the ids of the law facts that its dates and items name."""
        by_dates = {cite for day in self.dates for cite in day.cites}
        return frozenset(by_dates.union(*(item.cites for item in self.items)))


@dataclass(frozen=True, slots=True)
class RegimeHead:
    """The head of a regime file."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    kind: RegimeKind
    short: Text
    title: Text
    about: Text
    binds: Text
    cited: bool = False


@dataclass(frozen=True, slots=True)
class RegimeFile:
    """A whole regime file."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    regime: RegimeHead
    items: tuple[RegimeItem, ...]
    dates: tuple[RegimeDay, ...] = ()


def parse_regime(document: Document) -> Regime | tuple[Problem, ...]:
    """Parse a regime file, or give all problems of its form; never both."""
    found = document.node(("format",))
    if found != FORMAT:
        details = {"found": str(found), "known": str(FORMAT)}
        return (Problem(ProblemCode.FORMAT_UNKNOWN, document.place(("format",)), details),)
    parsed = parse_as(document, RegimeFile)
    if isinstance(parsed, tuple):
        return parsed
    head = parsed.regime
    return Regime(
        head.id,
        head.kind,
        head.short,
        head.title,
        head.about,
        head.binds,
        parsed.items,
        parsed.dates,
        head.cited,
    )


def in_order(regimes: Mapping[str, Regime]) -> dict[str, Regime]:
    """Return regimes by id in the order in which they are shown: by kind, then by first day, then by id."""
    kinds = tuple(RegimeKind)
    shown = sorted(
        regimes.values(), key=lambda each: (kinds.index(each.kind), each.applies_from or "9", each.id)
    )
    return {each.id: each for each in shown}


def descent(items: tuple[RegimeItem, ...]) -> Iterator[tuple[int, RegimeItem]]:
    """Give the items in their order, each with how many items it is part of."""
    depths: dict[str, int] = {}
    for item in items:
        depths[item.id] = 0 if item.parent is None else depths.get(item.parent, -1) + 1
        yield depths[item.id], item
