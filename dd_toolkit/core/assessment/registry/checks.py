"""What must hold in a registry file beyond its shape; each problem is placed by path in its file.

Every text is in both languages, every citation has its form, whatever is named exists, and nothing stands
twice. Whether a figure is right is not decided here: figures stand as the report prints them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final

from dd_toolkit.core.assessment.registry.companies import CompanyFile, NamedFile
from dd_toolkit.core.assessment.registry.parts import Figure, Location
from dd_toolkit.core.assessment.registry.similar import similar_among
from dd_toolkit.core.assessment.registry.tables import ChainFile, ClusterFile, InstalledFile
from dd_toolkit.core.problems import Path, Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.text import Text

_ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.ASCII)
_COUNTRY: Final = re.compile(r"[A-Z]{2}", re.ASCII)
_CITATION: Final = re.compile(r"R§(?:ES|[1-5](?:\.[1-9]){0,2}|Tab\.[1-3]|App\.[12])", re.ASCII)


def check_companies(file: CompanyFile) -> Iterator[Problem]:
    """Give the problems of Appendix 1: forms, one heading for each list, ids and places once."""
    yield from _forms(file)
    yield from _repeated((head.id for head in file.lists), _paths("lists", file.lists))
    for position, company in enumerate(file.companies):
        path: Path = ("companies", position)
        if company.listed_under not in {head.id for head in file.lists}:
            yield _problem(ProblemCode.KEY_MISSING, ("lists",), key=company.listed_under)
        yield from _identity(company.id, path)
        places = (plant.place.en for plant in company.plants)
        yield from _repeated(places, _paths("plants", company.plants, path))
    ids = (company.id for company in file.companies)
    yield from _repeated(ids, _paths("companies", file.companies, end="id"))


def check_named(file: NamedFile, listed: Collection[str], cited: Collection[str]) -> Iterator[Problem]:
    """Give the problems of the companies that only tables name.

    None has an id of Appendix 1 (`listed`), and each stands in a table (`cited`), which is all that its
    name rests on.
    """
    yield from _forms(file)
    for position, company in enumerate(file.companies):
        path: Path = ("companies", position)
        yield from _identity(company.id, path)
        if company.id in listed:
            yield _problem(ProblemCode.ID_DUPLICATE, (*path, "id"), id=company.id)
        elif company.id not in cited:
            yield _problem(ProblemCode.CITATION_MISSING, path, id=company.id)
    ids = (company.id for company in file.companies)
    yield from _repeated(ids, _paths("companies", file.companies, end="id"))


def check_chain(file: ChainFile, companies: Collection[str]) -> Iterator[Problem]:
    """Give the problems of Table 1: columns and companies exist, and nobody stands twice in one cell."""
    yield from _forms(file)
    columns = [column.id for column in file.columns]
    yield from _repeated(columns, _paths("columns", file.columns, end="id"))
    yield from _repeated((str(row.number) for row in file.categories), _paths("categories", file.categories))
    for position, row in enumerate(file.categories):
        standing: list[str] = []
        where: list[Path] = []
        for order, cell in enumerate(row.cells):
            path: Path = ("categories", position, "cells", order)
            yield from _in_columns(cell.column, columns, (*path, "column"))
            for number, company in enumerate(cell.companies):
                yield from _known(company, companies, (*path, "companies", number))
                standing.append(f"{cell.column} {cell.way} {company}")
                where.append((*path, "companies", number))
            if cell.partner is not None:
                yield from _known(cell.partner, companies, (*path, "partner"))
            for number, noted in enumerate(cell.notes):
                yield from _known(noted.company, cell.companies, (*path, "notes", number, "company"))
        yield from _repeated(standing, where)


def check_installed(file: InstalledFile, companies: Collection[str]) -> Iterator[Problem]:
    """Give the problems of Table 2: years and companies exist; no rank, company or sum twice in a year."""
    yield from _forms(file)
    years = [str(year) for year in file.years]
    yield from _repeated(years, _paths("years", file.years))
    for position, line in enumerate(file.ranks):
        path: Path = ("ranks", position)
        yield from _in_years(line.year, years, path)
        yield from _known(line.company, companies, (*path, "company"))
        yield from _above_zero(line.rank, (*path, "rank"))
        yield from _above_zero(line.value, (*path, "value"))
    for position, total in enumerate(file.totals):
        yield from _in_years(total.year, years, ("totals", position))
        for key in ("top_ten", "china", "share"):
            yield from _above_zero(getattr(total, key), ("totals", position, key))
    paths = _paths("ranks", file.ranks)
    yield from _repeated((f"{line.year} {line.company}" for line in file.ranks), paths)
    yield from _repeated((f"{line.year} {line.rank}" for line in file.ranks), paths)
    yield from _repeated((str(total.year) for total in file.totals), _paths("totals", file.totals))


def check_cluster(file: ClusterFile, companies: Collection[str]) -> Iterator[Problem]:
    """Give the problems of Table 3 or Appendix 2: columns and companies exist, and no row stands twice."""
    yield from _forms(file)
    columns = [column.id for column in file.columns]
    where = [
        ("groups", position, "columns", order, "id")
        for position, group in enumerate(file.groups)
        for order in range(len(group.columns))
    ]
    yield from _repeated(columns, where)
    for position, row in enumerate(file.rows):
        path: Path = ("rows", position)
        yield from _known(row.company, companies, (*path, "company"))
        for order, statement in enumerate(row.statements):
            yield from _in_columns(statement.column, columns, (*path, "statements", order, "column"))
    yield from _repeated((row.company for row in file.rows), _paths("rows", file.rows, end="company"))


def _forms(file: Any) -> Iterator[Problem]:
    """Give what any part of any file can have: a text in one language, a citation or country out of form."""
    for part, path in _parts(file, ()):
        if isinstance(part, Text):
            yield from _untranslated(part, path)
        elif isinstance(part, Location) and not _COUNTRY.fullmatch(part.country):
            yield _misshapen((*path, "country"), part.country, "two capital letters")
        elif isinstance(part, Figure):
            yield from _above_zero(part.value, (*path, "value"))
        cite = getattr(part, "cite", None)
        if cite is not None and not _CITATION.fullmatch(cite):
            yield _problem(ProblemCode.CITATION_FORM, (*path, "cite"), cite=cite)


def _parts(part: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    """Yield every record in a record with its path, itself first."""
    if isinstance(part, tuple):
        for position, each in enumerate(part):
            yield from _parts(each, (*path, position))
    elif is_dataclass(part):
        yield part, path
        for each in fields(part):
            yield from _parts(getattr(part, each.name), (*path, each.name))


def _identity(id_: str, path: Path) -> Iterator[Problem]:
    if not _ID.fullmatch(id_):
        yield _problem(ProblemCode.ID_FORM, (*path, "id"), id=id_)


def _untranslated(text: Text, path: Path) -> Iterator[Problem]:
    for language in ("en", "zh"):
        if not text[language].strip():
            yield _problem(ProblemCode.TRANSLATION_MISSING, (*path, language), language=language)


def _known(company: str, companies: Collection[str], path: Path) -> Iterator[Problem]:
    if company not in companies:
        near = ", ".join(similar_among(company, companies))
        yield _problem(ProblemCode.COMPANY_UNKNOWN, path, company=company, near=near)


def _in_columns(column: str, columns: Collection[str], path: Path) -> Iterator[Problem]:
    if column not in columns:
        yield _problem(ProblemCode.COLUMN_UNKNOWN, path, column=column, known=", ".join(columns))


def _in_years(year: int, years: Collection[str], path: Path) -> Iterator[Problem]:
    if str(year) not in years:
        yield _problem(ProblemCode.YEAR_UNKNOWN, (*path, "year"), year=str(year), known=", ".join(years))


def _above_zero(number: float, path: Path) -> Iterator[Problem]:
    if number <= 0:
        yield _misshapen(path, str(number), "a number above 0")


def _repeated(keys: Iterable[str], paths: Iterable[Path]) -> Iterator[Problem]:
    seen: set[str] = set()
    for key, path in zip(keys, paths, strict=True):
        if key in seen:
            yield _problem(ProblemCode.ID_DUPLICATE, path, id=key)
        seen.add(key)


def _paths(key: str, rows: tuple[Any, ...], before: Path = (), end: str = "") -> list[Path]:
    """Return the path of each row under a key, or of one value in each."""
    return [(*before, key, position, *([end] if end else [])) for position in range(len(rows))]


def _misshapen(path: Path, found: str, expected: str) -> Problem:
    return _problem(
        ProblemCode.VALUE_SHAPE, path, key=str(path[-1]), expected=expected, allowed="", found=found
    )


def _problem(code: ProblemCode, path: Path, **details: str) -> Problem:
    return Problem(code, Place(path=path), details)
