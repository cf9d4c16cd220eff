"""Finding in the registry: a company by any of its names, what fits a wish, the segments to propose.

What is proposed is for a person to change; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dd_toolkit.core.assessment.registry.joined import Company, Entry, Registry
from dd_toolkit.core.assessment.registry.parts import Location, ReportTable, tables_of
from dd_toolkit.core.assessment.registry.similar import similar_among
from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.questions import Segment


@dataclass(frozen=True, slots=True)
class Wish:
    """What companies and entries should have; None and empty ask for nothing."""

    segment: Segment | None = None
    place: str = ""
    """Part of the name of a place in either language."""
    table: ReportTable | None = None
    year: int | None = None
    """A year of Table 2."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Segments to begin with, and where the report has them."""

    segments: tuple[Segment, ...]
    tables: tuple[ReportTable, ...]
    is_local: bool = False
    """Whether it is about the chosen place; else about the whole company."""


def find_company(companies: Iterable[Company], typed: str) -> Company | None:
    """Return the company that has exactly this id or name, small or capital letters; None where none has."""
    wanted = typed.casefold().strip()
    return next((each for each in companies if wanted in (name.casefold() for name in each.names)), None)


def find_place(company: Company, typed: str) -> Location | None:
    """Return the place of a company that is named, whole or by a town that stands in what was typed.

    None where it has no such place, and where several towns stand there.
    """
    wanted = typed.casefold().strip()
    for each in company.places:
        if wanted in (each.place.en.casefold(), each.place.zh.casefold()):
            return each
    towns = {each.place.en.partition(",")[0].casefold(): each for each in company.places}
    found = [each for town, each in towns.items() if town in wanted]
    return found[0] if len(found) == 1 else None


def company_or_problem(registry: Registry, typed: str) -> Company | Problem:
    """Return the company of this id or name, or a problem that names similar ones."""
    found = find_company(registry.companies, typed)
    if found is not None:
        return found
    owners = {name: each.id for each in registry.companies for name in each.names}
    near = dict.fromkeys(owners[name] for name in similar_among(typed, owners))
    details = {"company": typed, "near": ", ".join(near)}
    return Problem(ProblemCode.COMPANY_UNKNOWN, Place(), details)


def year_problem(registry: Registry, year: int) -> Problem | None:
    """Return the problem of a year that Table 2 does not have; None where it has it."""
    years = registry.sources.installed.years
    if year in years:
        return None
    details = {"year": str(year), "known": ", ".join(map(str, years))}
    return Problem(ProblemCode.YEAR_UNKNOWN, Place(), details)


def chosen_companies(registry: Registry, wish: Wish) -> tuple[Company, ...]:
    """Return the companies that have everything wished for, in their order."""
    return tuple(each for each in registry.companies if _has(each, wish))


def chosen_entries(registry: Registry, wish: Wish) -> tuple[Entry, ...]:
    """Return the entries of tables that have everything wished for, in the order of the tables.

    A segment is that of the column, or of Table 2 that of the company; a place is one of the company's.
    """
    companies = {each.id: each for each in registry.companies}
    return tuple(
        entry
        for entry in registry.entries
        if (wish.table is None or entry.table is wish.table)
        and (wish.year is None or _year(entry) == wish.year)
        and (not wish.place or _is_at(companies[entry.company], wish.place))
        and (wish.segment is None or wish.segment in _segments(entry, companies[entry.company]))
    )


def propose(company: Company, place: Location | None = None) -> Proposal:
    """Return the segments to begin with at a place of a company; None is a place that nobody knows.

    What the report says of the very place (Table 3) goes before what it says of the whole company, which
    at one plant rarely does everything.
    """
    here = [
        entry
        for entry in company.entries
        if place is not None and entry.place == place.place and entry.company == company.id and entry.segments
    ]
    if here:
        named = {segment for entry in here for segment in entry.segments}
        cites = frozenset(entry.cite for entry in here)
        return Proposal(tuple(each for each in Segment if each in named), tables_of(cites), is_local=True)
    cites = frozenset(cite for activity in company.activities for cite in activity.cites)
    return Proposal(company.segments, tables_of(cites))


def _has(company: Company, wish: Wish) -> bool:
    return (
        (wish.segment is None or wish.segment in company.segments)
        and (not wish.place or _is_at(company, wish.place))
        and (wish.table is None or wish.table in company.tables)
        and (wish.year is None or any(_year(entry) == wish.year for entry in company.entries))
    )


def _is_at(company: Company, place: str) -> bool:
    wanted = place.casefold().strip()
    return any(
        wanted in name.casefold() for each in company.places for name in (each.place.en, each.place.zh)
    )


def _year(entry: Entry) -> int | None:
    return entry.figure.year if entry.figure else None


def _segments(entry: Entry, company: Company) -> tuple[Segment, ...]:
    return company.segments if entry.table is ReportTable.TABLE_2 else entry.segments
