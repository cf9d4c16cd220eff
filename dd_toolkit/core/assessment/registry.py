"""What the registry says of a company: names, places, figures and segments, each with its citation.

The registry is a starting point when an assessment is opened, never an answer in it: nothing here enters
a score. It holds only what its source states; a figure that the source does not give is None, and no
default stands in for it. Files are read in `dd_toolkit.files.registry`; `docs/registry.md` is normative
for the keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Final

from dd_toolkit.core.problems import Path, Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import STRICT
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.core.questionnaire.text import Text

FORMAT: Final = 1
"""The format of registry files that this version reads."""

_ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.ASCII)
_COUNTRY: Final = re.compile(r"[A-Z]{2}", re.ASCII)
_CITATION: Final = re.compile(r"R§(?:ES|[1-5](?:\.[1-9]){0,2}|Tab\.[1-3]|App\.[12])", re.ASCII)


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


@dataclass(frozen=True, slots=True)
class Activity:
    """A segment of the value chain in which the source's tables place a company."""

    __pydantic_config__: ClassVar[Any] = STRICT

    segment: Segment
    cites: tuple[str, ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """One company of the registry; what the source does not state is None or empty."""

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
    activities: tuple[Activity, ...] = ()
    """Empty where neither table names the company; that is unknown, not none."""
    installed_capacity: tuple[Figure, ...] = ()
    """Batteries put into vehicles in China in a year; no factory capacity."""
    note: Text | None = None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Return its segments in the order of the value chain; empty where the tables are silent."""
        named = {activity.segment for activity in self.activities}
        return tuple(segment for segment in Segment if segment in named)


@dataclass(frozen=True, slots=True)
class CompanyFile:
    """A whole registry file of companies."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    companies: tuple[Company, ...]


def check_companies(companies: Sequence[Company]) -> tuple[Problem, ...]:
    """Give every problem of meaning that a well-formed registry can have, placed by path in its file.

    Ids, countries and citations have their form and ids are unique; every text is in both languages;
    figures are above zero and capacities carry unit and year; no segment, no capacity year and no place
    of plants stands twice for one company.
    """
    problems = [
        problem
        for position, company in enumerate(companies)
        for problem in _problems_of(company, ("companies", position))
    ]
    ids = [company.id for company in companies]
    problems.extend(_repeated(ids, [("companies", position, "id") for position in range(len(ids))]))
    return tuple(problems)


def _problems_of(company: Company, path: Path) -> Iterator[Problem]:
    if not _ID.fullmatch(company.id):
        yield _problem(ProblemCode.ID_FORM, (*path, "id"), id=company.id)
    for text, text_path in _texts(company, path):
        yield from _untranslated(text, text_path)
    for cite, cite_path in _citations(company, path):
        if not _CITATION.fullmatch(cite):
            yield _problem(ProblemCode.CITATION_FORM, cite_path, cite=cite)
    yield from _problems_of_places(company, path)
    yield from _problems_of_figures(company, path)
    yield from _problems_of_activities(company, path)


def _problems_of_places(company: Company, path: Path) -> Iterator[Problem]:
    for location, location_path in _locations(company, path):
        if not _COUNTRY.fullmatch(location.country):
            yield _misshapen((*location_path, "country"), location.country, "two capital letters")
    paths = [(*path, "plants", position) for position in range(len(company.plants))]
    yield from _repeated([plant.place.en for plant in company.plants], paths)


def _problems_of_figures(company: Company, path: Path) -> Iterator[Problem]:
    for figure, figure_path in _figures(company, path):
        if figure.value <= 0:
            yield _misshapen((*figure_path, "value"), str(figure.value), "a number above 0")
    capacity = company.installed_capacity
    paths = [(*path, "installed_capacity", position) for position in range(len(capacity))]
    for figure, figure_path in zip(capacity, paths, strict=True):
        if not figure.unit:
            yield _problem(ProblemCode.KEY_MISSING, (*figure_path, "unit"), key="unit")
        if figure.year is None:
            yield _problem(ProblemCode.KEY_MISSING, (*figure_path, "year"), key="year")
    yield from _repeated([str(figure.year) for figure in capacity], paths)


def _problems_of_activities(company: Company, path: Path) -> Iterator[Problem]:
    paths = [(*path, "activities", position) for position in range(len(company.activities))]
    for activity, activity_path in zip(company.activities, paths, strict=True):
        if not activity.cites:
            yield _problem(ProblemCode.CITATION_MISSING, (*activity_path, "cites"), id=activity.segment)
    yield from _repeated([activity.segment for activity in company.activities], paths)


def _locations(company: Company, path: Path) -> Iterator[tuple[Location, Path]]:
    yield company.headquarters, (*path, "headquarters")
    for position, plant in enumerate(company.plants):
        yield plant, (*path, "plants", position)


def _figures(company: Company, path: Path) -> Iterator[tuple[Figure, Path]]:
    yield company.founded, (*path, "founded")
    if company.headcount is not None:
        yield company.headcount, (*path, "headcount")
    for position, figure in enumerate(company.installed_capacity):
        yield figure, (*path, "installed_capacity", position)


def _cited(company: Company, path: Path) -> Iterator[tuple[Location | Figure | Website, Path]]:
    yield from _locations(company, path)
    yield from _figures(company, path)
    if company.website is not None:
        yield company.website, (*path, "website")


def _citations(company: Company, path: Path) -> Iterator[tuple[str, Path]]:
    for cited, cited_path in _cited(company, path):
        yield cited.cite, (*cited_path, "cite")
    for position, activity in enumerate(company.activities):
        for order, cite in enumerate(activity.cites):
            yield cite, (*path, "activities", position, "cites", order)


def _texts(company: Company, path: Path) -> Iterator[tuple[Text, Path]]:
    yield company.name, (*path, "name")
    for location, location_path in _locations(company, path):
        yield location.place, (*location_path, "place")
    noted: list[tuple[Company | Activity | Location | Figure | Website, Path]] = [(company, path)]
    noted.extend(_cited(company, path))
    noted.extend(
        (activity, (*path, "activities", position)) for position, activity in enumerate(company.activities)
    )
    for holder, holder_path in noted:
        if holder.note is not None:
            yield holder.note, (*holder_path, "note")


def _untranslated(text: Text, path: Path) -> Iterator[Problem]:
    for language in ("en", "zh"):
        if not text[language].strip():
            yield _problem(ProblemCode.TRANSLATION_MISSING, (*path, language), language=language)


def _repeated(keys: Iterable[str], paths: Iterable[Path]) -> Iterator[Problem]:
    seen: set[str] = set()
    for key, path in zip(keys, paths, strict=True):
        if key in seen:
            yield _problem(ProblemCode.ID_DUPLICATE, path, id=key)
        seen.add(key)


def _misshapen(path: Path, found: str, expected: str) -> Problem:
    return _problem(
        ProblemCode.VALUE_SHAPE, path, key=str(path[-1]), expected=expected, allowed="", found=found
    )


def _problem(code: ProblemCode, path: Path, **details: str) -> Problem:
    return Problem(code, Place(path=path), details)
