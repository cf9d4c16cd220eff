"""The registry as pages for a terminal: a list, one company, one table.

Whatever is printed stands with its place in the report; nothing is computed or rounded here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dd_toolkit.cli.registry_json import title_of
from dd_toolkit.cli.shell import Shell
from dd_toolkit.cli.tables import table as aligned
from dd_toolkit.core.assessment.registry.choosing import Wish, chosen_companies, chosen_entries
from dd_toolkit.core.assessment.registry.joined import Company, Entry, Registry
from dd_toolkit.core.assessment.registry.parts import Location, ReportTable
from dd_toolkit.core.assessment.registry.tables import Total
from dd_toolkit.core.questionnaire.text import Text


def company_rows(shell: Shell, companies: Sequence[Company]) -> list[list[str]]:
    """Return a heading and one row for each company; the first place stands for all of them."""
    columns = ("id", "segments", "in_tables", "places", "name")
    head = {
        "id": shell.words("cli.registry.id"),
        "segments": shell.words("cli.registry.segments"),
        "in_tables": shell.words("cli.registry.in_tables"),
        "places": shell.words("cli.registry.places"),
        "name": shell.words("cli.registry.name"),
    }
    rows = [
        [each.id, " ".join(each.segments), " ".join(each.tables), _places(shell, each), shell.say(each.name)]
        for each in companies
    ]
    return [[head[name] for name in columns], *([cell or "-" for cell in row] for row in rows)]


def company_page(shell: Shell, registry: Registry, company: Company) -> list[str]:
    """Return everything that is recorded of a company."""
    names = dict.fromkeys((shell.say(company.name), company.name.en, company.name.zh))
    page = [f"{' · '.join(names)}  [{company.id}]"]
    if company.note is not None:
        page.append(shell.say(company.note))
    page += aligned([["", *row] for row in _about(shell, company)])
    page += ["", shell.words("cli.registry.activities")]
    if not company.activities:
        page.append(f"  {shell.words('cli.registry.placed_nowhere')}")
    page += aligned(
        [
            ["", each.segment.value, f"{_named_segment(shell, each.segment)}{_cited(each.cites)}"]
            for each in company.activities
        ]
    )
    for name, entries in groupby(company.entries, key=lambda entry: entry.table):
        page += ["", _heading(shell, registry, name)]
        for entry in entries:
            page += _entry_lines(shell, registry, company, entry)
    return page


def overview(shell: Shell, registry: Registry, wish: Wish) -> list[str]:
    """Return all tables, each with its name for commands, how many companies fit the wish, and its title."""
    head = [
        shell.words("cli.registry.table"),
        shell.words("cli.registry.companies"),
        shell.words("cli.registry.title"),
    ]
    rows = [
        [
            each.value,
            str(len(chosen_companies(registry, replace(wish, table=each)))),
            _heading(shell, registry, each),
        ]
        for each in ReportTable
    ]
    return aligned([head, *rows])


def table_page(shell: Shell, registry: Registry, name: ReportTable, wish: Wish) -> list[str]:
    """Return one table as far as it fits the wish; empty where nothing is left."""
    pages = {
        ReportTable.TABLE_1: _chain,
        ReportTable.TABLE_2: _installed,
        ReportTable.APPENDIX_1: _appendix,
    }
    body = list(pages.get(name, _cluster)(shell, registry, wish))
    return [f"{_heading(shell, registry, name)}{_cited([name.cite])}", *body] if body else []


def _heading(shell: Shell, registry: Registry, name: ReportTable) -> str:
    table, title = shell.words(f"terms.table.{name.value}"), shell.say(title_of(registry, name))
    return shell.words("cli.problem", head=table, text=title)


def _about(shell: Shell, company: Company) -> Iterator[list[str]]:
    """Yield what Appendix 1 says of a company; of one that it does not list, what else there is."""
    say = shell.words
    if company.also_named:
        yield [say("cli.registry.also_named"), ", ".join(company.also_named)]
    if company.listed is not None:
        yield [
            say("cli.registry.listed"),
            f"{shell.say(company.listed.title)}{_cited([company.listed.cite])}",
        ]
    if company.headquarters is not None:
        yield [say("cli.registry.headquarters"), _place(shell, company.headquarters)]
        for code, figure in (
            ("cli.registry.founded", company.founded),
            ("cli.registry.headcount", company.headcount),
        ):
            shown = f"{figure.value}{_cited([figure.cite])}{_noted(shell, figure.note)}" if figure else ""
            yield [say(code), shown or say("cli.registry.unknown")]
        site = company.website
        shown = f"{site.address}{_cited([site.cite])}{_noted(shell, site.note)}" if site else ""
        yield [say("cli.registry.website"), shown or say("cli.registry.unknown")]
    for position, plant in enumerate(company.plants):
        yield [say("cli.registry.plants") if position == 0 else "", _place(shell, plant)]


def _entry_lines(shell: Shell, registry: Registry, company: Company, entry: Entry) -> Iterator[str]:
    """Yield one entry as it concerns a company, which may stand in it in brackets only."""
    parts = [shell.say(each) for each in (entry.row, entry.column) if each is not None]
    if entry.number is not None:
        parts[0] = f"({entry.number}) {parts[0]}"
    if entry.figure is not None:
        parts.append(shell.words("cli.registry.ranked", year=entry.figure.year, rank=entry.rank))
        parts.append(f"{entry.figure.value} {entry.figure.unit}")
    if entry.company != company.id:
        parts.append(shell.words("cli.registry.partner_of", company=_name(shell, registry, entry.company)))
    else:
        parts += _way(shell, registry, entry)
    if entry.says is not None:
        parts.append(shell.say(entry.says))
    if not parts:
        parts.append(shell.words("cli.registry.empty_row"))
    yield f"  {' · '.join(parts)}{_cited([entry.cite])}"
    note = entry.note or (entry.figure.note if entry.figure else None)
    if note is not None:
        yield f"    {shell.say(note)}"


def _chain(shell: Shell, registry: Registry, wish: Wish) -> Iterator[str]:
    """Yield Table 1 by kind of firm: each column with the companies in it, then what to know of them."""
    entries = chosen_entries(registry, wish)
    for number, of_row in groupby(entries, key=lambda entry: entry.number):
        standing = list(of_row)
        yield ""
        yield f"({number}) {shell.say(standing[0].row or Text())}"
        cells = groupby(standing, key=lambda entry: (entry.column, entry.segments, entry.way, entry.partner))
        yield from aligned([_cell(shell, registry, list(found)) for _, found in cells])
        for each in standing:
            if each.note is not None:
                yield f"    {_name(shell, registry, each.company)}{_noted(shell, each.note)}"


def _cell(shell: Shell, registry: Registry, entries: Sequence[Entry]) -> list[str]:
    """Return a cell of Table 1 as a row: column, segments, companies and how they came there."""
    names = ", ".join(_name(shell, registry, each.company) for each in entries)
    way = "".join(f" ({each})" for each in _way(shell, registry, entries[0]))
    column = shell.say(entries[0].column or Text())
    return ["", column, " ".join(entries[0].segments) or "-", f"{names}{way}"]


def _installed(shell: Shell, registry: Registry, wish: Wish) -> Iterator[str]:
    """Yield Table 2; the sums of a year only where nothing of it is left out."""
    file = registry.sources.installed
    rows = [[shell.words("cli.registry.year"), shell.words("cli.registry.rank"), file.unit, ""]]
    for year in file.years:
        lines = chosen_entries(registry, replace(wish, year=year)) if wish.year in {None, year} else ()
        rows += [_ranked(shell, registry, each) for each in lines]
        if len(lines) == len(chosen_entries(registry, Wish(table=ReportTable.TABLE_2, year=year))):
            rows += [row for total in file.totals if total.year == year for row in _sums(shell, total)]
    if len(rows) > 1:
        yield from aligned(rows)
        yield shell.words("cli.registry.origin", text=shell.say(file.origin))


def _ranked(shell: Shell, registry: Registry, entry: Entry) -> list[str]:
    name = _name(shell, registry, entry.company)
    if entry.figure is None:
        return ["", "", "", name]
    noted = _noted(shell, entry.figure.note)
    return [str(entry.figure.year), str(entry.rank), str(entry.figure.value), f"{name}{noted}"]


def _sums(shell: Shell, total: Total) -> list[list[str]]:
    share = f"{shell.words('cli.registry.share')}{_noted(shell, total.note)}"
    return [
        [str(total.year), "", str(total.top_ten), shell.words("cli.registry.top_ten")],
        [str(total.year), "", str(total.china), shell.words("cli.registry.china")],
        [str(total.year), "", f"{total.share} %", share],
    ]


def _cluster(shell: Shell, registry: Registry, wish: Wish) -> Iterator[str]:
    """Yield Table 3 or Appendix 2 by company."""
    companies = {each.id: each for each in registry.companies}
    for id_, entries in groupby(chosen_entries(registry, wish), key=lambda entry: entry.company):
        yield ""
        yield f"{shell.say(companies[id_].name)}  [{id_}]"
        for entry in entries:
            yield from _entry_lines(shell, registry, companies[id_], entry)


def _appendix(shell: Shell, registry: Registry, wish: Wish) -> Iterator[str]:
    """Yield Appendix 1 with founding, headcount, headquarters and name."""
    found = chosen_companies(registry, wish)
    head = [
        shell.words("cli.registry.id"),
        shell.words("cli.registry.founded"),
        shell.words("cli.registry.headcount"),
        shell.words("cli.registry.headquarters"),
        shell.words("cli.registry.name"),
    ]
    rows = [
        [
            each.id,
            str(each.founded.value) if each.founded else "-",
            str(each.headcount.value) if each.headcount else "-",
            shell.say(each.headquarters.place) if each.headquarters else "-",
            shell.say(each.name),
        ]
        for each in found
    ]
    if rows:
        yield from aligned([head, *rows])


def _way(shell: Shell, registry: Registry, entry: Entry) -> list[str]:
    if entry.way is None:
        return []
    way = shell.words(f"terms.way.{entry.way.value}")
    if entry.partner is None:
        return [way]
    partner = _name(shell, registry, entry.partner)
    return [shell.words("cli.registry.with_partner", way=way, partner=partner)]


def _name(shell: Shell, registry: Registry, id_: str) -> str:
    return next(shell.say(each.name) for each in registry.companies if each.id == id_)


def _named_segment(shell: Shell, segment: str) -> str:
    return shell.words(f"terms.segment.{segment}")


def _places(shell: Shell, company: Company) -> str:
    if not company.places:
        return ""
    first = shell.say(company.places[0].place).partition(",")[0]
    return first if len(company.places) == 1 else f"{first} +{len(company.places) - 1}"


def _place(shell: Shell, location: Location) -> str:
    shown = f"{shell.say(location.place)} ({location.country}){_cited([location.cite])}"
    return f"{shown}{_noted(shell, location.note)}"


def _noted(shell: Shell, note: Text | None) -> str:
    return f" – {shell.say(note)}" if note is not None else ""


def _cited(cites: Iterable[str]) -> str:
    return f" [{', '.join(cites)}]"
