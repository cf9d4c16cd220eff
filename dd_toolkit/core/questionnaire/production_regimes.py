"""What a production regime is: how a plant combines pay, hours, hiring, housing, union and training.

A regime is described by what is typical of it for a few questions of the bank, the indicators. Which one a
plant resembles is context beside the score and never part of it; that is read in
`dd_toolkit.core.evaluation.production_regime`. A questionnaire carries the indicators that it asks, so that
they are pinned with an assessment. Regimes of law are another thing: `regimes`. The file is
`questionnaires/production-regimes.yaml`; docs/production-regimes.md is normative for its keys.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import STRICT, Document, parse_as
from dd_toolkit.core.questionnaire.text import Text

FORMAT: Final = 1
"""The format of the file that this version reads."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One question by which regimes are told apart."""

    __pydantic_config__: ClassVar[Any] = STRICT

    question: str
    title: Text
    """What it measures, in a few words."""
    shut: float | None = None
    """What it comes to where its gate takes it out of scope; None where nothing follows from that."""


@dataclass(frozen=True, slots=True)
class TypicalRange:
    """What is typical of one regime for one indicator."""

    __pydantic_config__: ClassVar[Any] = STRICT

    question: str
    when: str
    """Condition over the answer, which is `.`."""
    label: Text
    """The range in words."""
    note: Text | None = None
    """Why the range is where it is, if it is a convention of ours; None where the report has the figure."""
    cites: tuple[str, ...] = ()
    """Law facts and places of the report that bear on the range."""


@dataclass(frozen=True, slots=True)
class ProductionRegime:
    """One regime with what is typical of it."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    short: Text
    """Its name in a line."""
    title: Text
    about: Text
    cites: tuple[str, ...]
    typical: tuple[TypicalRange, ...]


@dataclass(frozen=True, slots=True)
class ReadingRule:
    """When a plant is said to resemble a regime."""

    __pydantic_config__: ClassVar[Any] = STRICT

    least_known: int
    """Indicators that must be known before anything is said."""
    more_than: float
    """Share of the known indicators that must be exceeded by those that fit, 0 to 1."""


@dataclass(frozen=True, slots=True)
class ProductionRegimes:
    """The regimes with the indicators that tell them apart."""

    __pydantic_config__: ClassVar[Any] = STRICT

    segments: tuple[str, ...]
    """Segments of the chain for which the regimes are described; a site of none of them is not compared."""
    countries: tuple[str, ...]
    """Country codes for which they are described; a site without a country is compared."""
    reading: ReadingRule
    indicators: tuple[Indicator, ...]
    """In the order in which they are shown; every regime has a range for each."""
    regimes: tuple[ProductionRegime, ...]

    def facts_named(self) -> frozenset[str]:
        """Return everything that regimes and ranges cite; some of it is facts of law."""
        by_ranges = (each.cites for regime in self.regimes for each in regime.typical)
        return frozenset().union(*(regime.cites for regime in self.regimes), *by_ranges)

    def asked(self, questions: Collection[str]) -> ProductionRegimes | None:
        """Return what is left where only these questions are asked; None where that tells nothing apart."""
        indicators = tuple(each for each in self.indicators if each.question in questions)
        if len(indicators) < self.reading.least_known:
            return None
        regimes = tuple(
            replace(regime, typical=tuple(each for each in regime.typical if each.question in questions))
            for regime in self.regimes
        )
        return replace(self, indicators=indicators, regimes=regimes)


@dataclass(frozen=True, slots=True)
class ProductionRegimesFile:
    """The whole file."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    segments: tuple[str, ...]
    countries: tuple[str, ...]
    reading: ReadingRule
    indicators: tuple[Indicator, ...]
    regimes: tuple[ProductionRegime, ...]


def parse_production_regimes(document: Document) -> ProductionRegimes | tuple[Problem, ...]:
    """Parse the file, or give all problems of its form; never both."""
    found = document.node(("format",))
    if found != FORMAT:
        details = {"found": str(found), "known": str(FORMAT)}
        return (Problem(ProblemCode.FORMAT_UNKNOWN, document.place(("format",)), details),)
    parsed = parse_as(document, ProductionRegimesFile)
    if isinstance(parsed, tuple):
        return parsed
    return ProductionRegimes(
        parsed.segments, parsed.countries, parsed.reading, parsed.indicators, parsed.regimes
    )
