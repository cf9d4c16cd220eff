"""The registry as readers use it: each company with everything that the report's tables say of it.

`join_registry` puts the files together; they must have been checked, so that every id leads somewhere. The
registry is a starting point when an assessment is opened, never an answer in it: nothing here enters a score.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dd_toolkit.core.assessment.registry.companies import (
    AppendixCompany,
    CompanyFile,
    ListHead,
    NamedCompany,
    NamedFile,
    NameSource,
)
from dd_toolkit.core.assessment.registry.parts import Figure, Location, ReportTable, Website, tables_of
from dd_toolkit.core.assessment.registry.tables import (
    ChainFile,
    ClusterFile,
    InstalledFile,
    Way,
)
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.core.questionnaire.text import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One company in one place of one table."""

    table: ReportTable
    company: str
    """Its id."""
    cite: str
    row: Text | None = None
    """The kind of firm (Table 1); None in tables whose rows are companies or ranks."""
    number: int | None = None
    """The number that Table 1 prints before its row."""
    column: Text | None = None
    """None in Table 2, whose columns are years, and where it is about a whole row."""
    segments: tuple[Segment, ...] = ()
    """What the column stands for."""
    kind: tuple[Segment, ...] = ()
    """What the heading of the row (Table 1) or of the table (Table 2) alone stands for."""
    says: Text | None = None
    """What Table 3 or Appendix 2 says there."""
    way: Way | None = None
    partner: str | None = None
    """Id of the company that stands beside it in brackets."""
    figure: Figure | None = None
    rank: int | None = None
    """Place among the ten of its year (Table 2)."""
    place: Text | None = None
    """Where the table is about (Table 3, Appendix 2); None where it is about the whole company."""
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """A segment of the value chain in which the report places a company."""

    segment: Segment
    cites: tuple[str, ...]
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """One company with everything that is recorded of it; what the report does not state is None or empty."""

    id: str
    name: Text
    """Where the report gives no Chinese name and none is in common use, the English one in both."""
    name_zh_source: NameSource
    listed: ListHead | None
    """The list of Appendix 1 in which it stands; None for a company that only tables name."""
    headquarters: Location | None
    founded: Figure | None
    plants: tuple[Location, ...]
    """Plants and mines of Appendix 1; of a firm that only Table 3 names, the place of that table."""
    also_named: tuple[str, ...] = ()
    headcount: Figure | None = None
    website: Website | None = None
    activities: tuple[Activity, ...] = ()
    """In the order of the value chain; empty where the report places it nowhere: unknown, not none."""
    entries: tuple[Entry, ...] = ()
    """Where it stands in Tables 1 to 3 and Appendix 2, in brackets too."""
    note: Text | None = None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Return its segments in the order of the value chain."""
        return tuple(activity.segment for activity in self.activities)

    @property
    def tables(self) -> tuple[ReportTable, ...]:
        """Return the tables and appendices that it stands in."""
        listed = {self.listed.cite} if self.listed else set()
        return tables_of(frozenset({entry.cite for entry in self.entries} | listed))

    @property
    def places(self) -> tuple[Location, ...]:
        """Return its headquarters and its other places, each once."""
        head = (self.headquarters,) if self.headquarters else ()
        return (*head, *(plant for plant in self.plants if not head or plant.place != head[0].place))

    @property
    def names(self) -> tuple[str, ...]:
        """Return everything that it is called, its id first."""
        return tuple(dict.fromkeys((self.id, self.name.en, self.name.zh, *self.also_named)))


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of the registry, parsed and checked."""

    companies: CompanyFile
    named: NamedFile
    chain: ChainFile
    installed: InstalledFile
    cluster: ClusterFile
    capabilities: ClusterFile


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything that the registry carries."""

    sources: Sources
    """The tables with their headings, sums and empty rows."""
    companies: tuple[Company, ...]
    """Those of Appendix 1 in its order, then those that only tables name."""
    entries: tuple[Entry, ...]
    """Every place of every table in the order of the tables; Appendix 1 is in the companies themselves."""


def join_registry(sources: Sources) -> Registry:
    """Put checked files together."""
    entries = (
        *_of_chain(sources.chain),
        *_of_installed(sources.installed),
        *_of_cluster(sources.cluster, ReportTable.TABLE_3),
        *_of_cluster(sources.capabilities, ReportTable.APPENDIX_2),
    )
    heads = {head.id: head for head in sources.companies.lists}
    listed = (
        _listed(company, heads[company.listed_under], _naming(company.id, entries))
        for company in sources.companies.companies
    )
    named = (
        _named(company, sources.cluster, _naming(company.id, entries)) for company in sources.named.companies
    )
    return Registry(sources, (*listed, *named), entries)


def _naming(company: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if company in (entry.company, entry.partner))


def _listed(company: AppendixCompany, head: ListHead, entries: tuple[Entry, ...]) -> Company:
    return Company(
        company.id,
        company.name,
        company.name_zh_source,
        head,
        company.headquarters,
        company.founded,
        company.plants,
        company.also_named,
        company.headcount,
        company.website,
        _with_list(_placed(company.id, entries), head),
        entries,
        company.note,
    )


def _named(company: NamedCompany, cluster: ClusterFile, entries: tuple[Entry, ...]) -> Company:
    is_local = any(entry.table is ReportTable.TABLE_3 for entry in entries)
    return Company(
        company.id,
        Text(company.name, company.name),
        NameSource.NONE,
        None,
        None,
        None,
        (cluster.place,) if is_local else (),
        company.also_named,
        activities=_placed(company.id, entries) or _activities(_own(company.id, entries)),
        entries=entries,
        note=company.note,
    )


def _own(company: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries of a company itself: what stands in brackets places its partner nowhere."""
    return tuple(entry for entry in entries if entry.company == company)


def _placed(company: str, entries: tuple[Entry, ...]) -> tuple[Activity, ...]:
    """Return what Tables 1 and 3 say that a company does; Table 2 only ranks makers."""
    return _activities(entry for entry in _own(company, entries) if entry.table is not ReportTable.TABLE_2)


def _activities(entries: Iterable[Entry]) -> tuple[Activity, ...]:
    """Return the segments that entries stand for, each with where and with what is to be known."""
    cites: dict[Segment, dict[str, None]] = {}
    notes: dict[Segment, list[Text]] = {}
    for entry in entries:
        for segment in (*entry.segments, *entry.kind):
            cites.setdefault(segment, {})[entry.cite] = None
            noted = notes.setdefault(segment, [])
            if entry.note is not None and segment in entry.segments and entry.note not in noted:
                noted.append(entry.note)
    return tuple(
        Activity(segment, tuple(cites[segment]), tuple(notes[segment]))
        for segment in Segment
        if segment in cites
    )


def _with_list(activities: tuple[Activity, ...], head: ListHead) -> tuple[Activity, ...]:
    """Add the list of Appendix 1: it confirms what tables say, and stands alone where they say nothing.

    Its headings join several steps, so that they add no step to those that a table tells apart.
    """
    if not activities:
        return tuple(Activity(segment, (head.cite,)) for segment in Segment if segment in head.segments)
    return tuple(
        replace(each, cites=(*each.cites, head.cite)) if each.segment in head.segments else each
        for each in activities
    )


def _of_chain(file: ChainFile) -> Iterator[Entry]:
    columns = {column.id: column for column in file.columns}
    for category in file.categories:
        for cell in category.cells:
            column = columns[cell.column]
            notes = {noted.company: noted.note for noted in cell.notes}
            for company in cell.companies:
                yield Entry(
                    ReportTable.TABLE_1,
                    company,
                    cell.cite,
                    category.title,
                    category.number,
                    column.title,
                    column.segments,
                    category.segments,
                    way=cell.way,
                    partner=cell.partner,
                    note=notes.get(company),
                )


def _of_installed(file: InstalledFile) -> Iterator[Entry]:
    for line in file.ranks:
        figure = Figure(line.value, line.cite, file.unit, line.year, line.note)
        yield Entry(
            ReportTable.TABLE_2, line.company, line.cite, kind=file.segments, figure=figure, rank=line.rank
        )


def _of_cluster(file: ClusterFile, table: ReportTable) -> Iterator[Entry]:
    columns = {column.id: column for column in file.columns}
    for row in file.rows:
        if row.note is not None or not row.statements:
            yield Entry(table, row.company, table.cite, place=file.place.place, note=row.note)
        for each in row.statements:
            column = columns[each.column]
            yield Entry(
                table,
                row.company,
                each.cite,
                column=column.title,
                segments=column.segments,
                says=each.says,
                place=file.place.place,
                note=each.note,
            )
