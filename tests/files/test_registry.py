"""The registry that ships agrees with the report, and says for each figure where it stands.

1. Appendix 1: companies, lists, places and figures.
2. Tables 1 to 3 and Appendix 2: who stands where, with which figure.
3. What follows for companies: segments, with every table that gives them.
4. Everything is cited and in both languages; what the report does not state is absent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from dd_toolkit.core.assessment.registry.companies import (
    AppendixCompany,
    CompanyFile,
    ListHead,
    NamedCompany,
    NameSource,
)
from dd_toolkit.core.assessment.registry.joined import Company, Entry, Registry
from dd_toolkit.core.assessment.registry.parts import Figure, Location, ReportTable, Website
from dd_toolkit.core.assessment.registry.tables import (
    Category,
    ChainFile,
    ClusterFile,
    Column,
    ColumnGroup,
    CompanyCell,
    CompanyNote,
    CompanyRow,
    InstalledFile,
    Rank,
    Statement,
    Total,
)
from dd_toolkit.core.questionnaire.questions import Segment
from tests.builders import library
from tests.files.registry_of_the_report import (
    APPENDIX_1,
    APPENDIX_2,
    CELLS,
    SUMS,
    TABLE_1,
    TABLE_2,
    TABLE_3,
    WAYS,
    cites_of,
)

ROOT = Path(__file__).parents[2]
NAMED_IN_TABLES = sorted(
    {id_ for columns in TABLE_1.values() for ids in columns.values() for id_ in ids.split()}
    | {part for ids in WAYS.values() for id_ in ids.split() for part in id_.split("/")}
    | {id_ for ids in TABLE_2.values() for id_ in ids}
    | {*TABLE_3, *APPENDIX_2}
)
EVERYBODY = sorted({*APPENDIX_1, *NAMED_IN_TABLES})


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the shipped registry; a problem in it fails every test that asks."""
    read = library().registry()
    assert isinstance(read, Registry), read
    return read


@pytest.fixture(scope="module")
def shipped(registry: Registry) -> dict[str, Company]:
    """Return the shipped companies by id."""
    return {company.id: company for company in registry.companies}


def of_table(registry: Registry, table: ReportTable) -> Iterator[Entry]:
    """Yield the entries of one table."""
    return (entry for entry in registry.entries if entry.table is table)


def test_the_companies_are_those_of_the_report(registry: Registry) -> None:
    """1: the twenty of Appendix 1 in its order, then each firm that only tables name, once."""
    ids = [company.id for company in registry.companies]
    assert ids[:20] == list(APPENDIX_1)
    assert sorted(ids) == EVERYBODY


def test_the_two_lists_of_the_appendix_are_kept_apart(shipped: dict[str, Company]) -> None:
    """1: twelve companies in the list of cell makers, eight in that of mines; others in none."""
    listed = {id_: each.listed.id.value for id_, each in shipped.items() if each.listed is not None}
    assert listed == {id_: "cells" if id_ in CELLS else "materials" for id_ in APPENDIX_1}


@pytest.mark.parametrize("company", APPENDIX_1)
def test_founding_headcount_and_plants_agree_with_the_appendix(
    shipped: dict[str, Company], company: str
) -> None:
    """1: year, headcount and number of places cited to Appendix 1 are those of the hand-typed table."""
    found = shipped[company]
    of_appendix = [plant for plant in found.plants if plant.cite == "R§App.1"]
    founded = None if found.founded is None else found.founded.value
    headcount = None if found.headcount is None else found.headcount.value
    assert (founded, headcount, len(of_appendix)) == APPENDIX_1[company]


@pytest.mark.parametrize(
    ("company", "country", "headquarters", "places"),
    [
        (
            "catl",
            "CN",
            "Ningde, Fujian",
            "Xining Changzhou Yibin Zhaoqing Yichun Ningde Xiamen Shanghai Erfurt",
        ),
        ("byd", "CN", "Shenzhen, Guangdong", "Xining Shenzhen Chongqing Changchun Changsha"),
        ("sk", "KR", "Seoul, South Korea", "Huizhou Yancheng Changzhou"),
        ("panasonic", "JP", "Osaka, Japan", "Shenyang"),
        ("huayou", "CN", "Jiaxing, Zhejiang", "Jiaxing Tianjin Tongling Hohhot"),
        ("shanshan", "CN", "Shanghai", "Dongguan Baotou Changsha Quzhou"),
    ],
)
def test_places_agree_with_the_appendix(
    shipped: dict[str, Company], company: str, country: str, headquarters: str, places: str
) -> None:
    """1: headquarters and the towns of Appendix 1 stand in its order."""
    found = shipped[company]
    assert found.headquarters is not None
    towns = [plant.place.en.split(",")[0] for plant in found.plants if plant.cite == "R§App.1"]
    assert towns == places.split()
    assert (found.headquarters.country, found.headquarters.place.en) == (country, headquarters)


def test_places_from_elsewhere_say_so(shipped: dict[str, Company]) -> None:
    """1: a plant of the body of the report has a note; a firm of Table 3 alone has its place."""
    beyond = {
        (company.id, plant.place.en): plant
        for company in shipped.values()
        for plant in company.plants
        if plant.cite != "R§App.1"
    }
    body = {("catl", "Panyu, Guangzhou, Guangdong"), ("byd", "Huizhou, Guangdong")}
    local = {(id_, "Huizhou, Guangdong") for id_ in {*TABLE_3} - {*APPENDIX_1}}
    assert set(beyond) == body | local
    assert all(beyond[each].cite == "R§4.2" and beyond[each].note for each in body)
    assert all(beyond[each].cite == "R§Tab.3" for each in local)


@pytest.mark.parametrize("row", TABLE_1)
def test_table_1_agrees_with_the_report(registry: Registry, row: int) -> None:
    """2: each row has in each column the firms of the hand-typed table, whatever their way."""
    (category,) = (each for each in registry.sources.chain.categories if each.number == row)
    found: dict[str, set[str]] = {}
    for cell in category.cells:
        found.setdefault(cell.column, set()).update(cell.companies)
    assert found == {column: set(ids.split()) for column, ids in TABLE_1[row].items()}


def test_ways_of_entry_and_partners_agree_with_the_report(registry: Registry) -> None:
    """2: the letters of row 4, and who stands in brackets; no other row has either."""
    found: dict[str, set[str]] = {}
    for entry in of_table(registry, ReportTable.TABLE_1):
        if entry.way is not None:
            assert entry.number == 4
            named = entry.company if entry.partner is None else f"{entry.company}/{entry.partner}"
            found.setdefault(entry.way.value, set()).add(named)
    assert found == {way: set(ids.split()) for way, ids in WAYS.items()}


def test_table_2_agrees_with_the_report(registry: Registry) -> None:
    """2: ranks from one to ten in each year, with the GWh of the report."""
    found: dict[int | None, list[tuple[int | None, str, float]]] = {}
    for entry in of_table(registry, ReportTable.TABLE_2):
        assert entry.figure is not None
        assert entry.figure.unit == "GWh"
        found.setdefault(entry.figure.year, []).append((entry.rank, entry.company, entry.figure.value))
    for year, lines in TABLE_2.items():
        assert found[year] == [(rank, id_, lines[id_]) for rank, id_ in enumerate(lines, start=1)]
        assert list(lines.values()) == sorted(lines.values(), reverse=True)


@pytest.mark.parametrize("year", SUMS)
def test_sums_of_table_2_are_as_printed(registry: Registry, year: int) -> None:
    """2: printed sums fit the ranks; the one share that does not fit them says so."""
    (total,) = (each for each in registry.sources.installed.totals if each.year == year)
    assert (total.top_ten, total.china, total.share) == SUMS[year]
    assert sum(TABLE_2[year].values()) == pytest.approx(total.top_ten)
    fits = round(100 * total.top_ten / total.china, 2) == total.share
    assert fits is (total.note is None)


def test_table_3_agrees_with_the_report(registry: Registry) -> None:
    """2: every firm of Huizhou has a statement in each column that is not empty, and in no other."""
    file = registry.sources.cluster
    found = {row.company: [each.column for each in row.statements] for row in file.rows}
    assert found == {company: columns.split() for company, columns in TABLE_3.items()}
    assert len(file.columns) == 14


def test_appendix_2_agrees_with_the_report(registry: Registry) -> None:
    """2: every firm has as many statements in each column as the report has points."""
    file = registry.sources.capabilities
    columns = [column.id for column in file.columns]
    found = {
        row.company: tuple(sum(each.column == column for each in row.statements) for column in columns)
        for row in file.rows
    }
    assert found == APPENDIX_2


def test_an_empty_row_is_told(shipped: dict[str, Company]) -> None:
    """2: who stands in a table with nothing said still stands there, with a note."""
    (empty,) = (each for each in shipped["battery-nm"].entries if each.table is ReportTable.TABLE_3)
    assert (empty.says, empty.column) == (None, None)
    assert empty.note is not None


@pytest.mark.parametrize("company", EVERYBODY)
def test_segments_follow_from_the_tables(shipped: dict[str, Company], company: str) -> None:
    """3: each segment is cited to exactly the tables that place the company there."""
    activities = shipped[company].activities
    assert {each.segment.value: set(each.cites) for each in activities} == cites_of(company)


@pytest.mark.parametrize(
    ("company", "segments"),
    [
        ("byd", "MIN REF CEL PAK BMS CAS FIN REC"),
        ("eve", "CEL PAK BMS"),
        ("gotion", "CEL PAK BMS REC"),
        ("huayou", "MIN REF REC"),
        ("ghtech", "REF REC"),
        ("panasonic", "CEL PAK BMS"),
        ("byd-salt-lake", "MIN REF"),
        ("gem", "MIN REF REC"),
        ("tesla", "FIN"),
        ("calb", "CEL PAK"),
        ("a123", ""),
        ("yinghe", ""),
    ],
)
def test_segments_stand_in_the_order_of_the_value_chain(
    shipped: dict[str, Company], company: str, segments: str
) -> None:
    """3: from mine to recycler; who stands in brackets, or in a column without a code, has none."""
    assert shipped[company].segments == tuple(Segment(code) for code in segments.split())


def test_a_contradiction_stands_with_its_segment(shipped: dict[str, Company]) -> None:
    """3: what the text of the report says against a table is a note of the segments that the table gives."""
    noted = {each.segment.value for each in shipped["sunwoda"].activities if each.notes}
    assert noted == {"MIN", "REF", "CEL", "FIN"}


def test_everything_is_cited_to_its_table(registry: Registry) -> None:
    """4: entries cite the table that they stand in; places and figures of Appendix 1 it or a section."""
    assert all(entry.cite == entry.table.cite for entry in registry.entries)
    assert all(total.cite == "R§Tab.2" for total in registry.sources.installed.totals)
    for company in registry.companies:
        recorded: list[Location | Figure | Website] = [*company.places]
        recorded += [each for each in (company.founded, company.headcount, company.website) if each]
        assert all(each.cite.startswith("R§") for each in recorded), company.id


def test_chinese_names_are_told_apart(shipped: dict[str, Company]) -> None:
    """4: names in common use are Chinese; where there is none the English one stands in both languages."""
    for company in shipped.values():
        is_chinese = any("\u4e00" <= character <= "\u9fff" for character in company.name.zh)
        if company.name_zh_source is NameSource.COMMON:
            assert is_chinese or company.name.zh.startswith(("LG", "SK")), company.id
        else:
            assert company.name_zh_source is NameSource.NONE
            assert company.name.en == company.name.zh


@pytest.mark.parametrize(
    ("company", "address"),
    [("minmetals", "www.minmetals.com.cn"), ("lg", "https://www.lg.com"), ("jinchuan", "www.jnmc.com")],
)
def test_web_addresses_hold_no_blank(shipped: dict[str, Company], company: str, address: str) -> None:
    """4: addresses are those of the appendix without the blanks that its line breaks left."""
    website = shipped[company].website
    assert website is not None
    assert website.address == address
    assert not any(" " in each.website.address for each in shipped.values() if each.website)


def test_what_the_report_does_not_state_is_absent(shipped: dict[str, Company]) -> None:
    """4: a missing headcount, website or segment is None or empty, never a guess."""
    assert shipped["byd"].headcount is None
    assert {id_ for id_ in APPENDIX_1 if shipped[id_].website is None} == {"byd-salt-lake", "ghtech"}
    assert {id_ for id_, each in shipped.items() if not each.activities} == {
        "a123",
        "zte",
        "yinghe",
        "battery-nm",
    }
    assert shipped["gem"].headquarters is None
    assert shipped["gem"].places == ()


def test_the_page_names_every_key() -> None:
    """4: docs/registry.md explains every key that a registry file may hold."""
    page = (ROOT / "docs" / "registry.md").read_text(encoding="utf-8")
    shapes = (
        CompanyFile, AppendixCompany, ListHead, NamedCompany, Location, Figure, Website, ChainFile, Category,
        CompanyCell, CompanyNote, Column, InstalledFile, Rank, Total, ClusterFile, ColumnGroup, CompanyRow,
        Statement,
    )  # fmt: skip
    missing = {key.name for shape in shapes for key in fields(shape) if f"`{key.name}`" not in page}
    assert missing == set()
