"""The company registry: what is shipped agrees with the report, and bad input gives problems with lines.

The tables below are typed from the report's Appendix 1 and Tables 1 to 3, not from the registry file.
"""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.assessment.registry import (
    Activity,
    Company,
    CompanyFile,
    Figure,
    Listing,
    Location,
    Website,
)
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.files.registry import read_companies

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "questionnaires" / "registry" / "companies.yaml"

# Rows of Table 2, in GWh, for the companies that Appendix 1 lists.
TABLE_2 = {
    2018: {
        "catl": 23.52,
        "byd": 11.44,
        "gotion": 3.09,
        "lishen": 2.07,
        "farasis": 1.9,
        "bak": 1.74,
        "eve": 1.27,
    },
    2019: {
        "catl": 32.31,
        "byd": 10.78,
        "gotion": 3.22,
        "lishen": 1.95,
        "eve": 1.84,
        "farasis": 1.21,
        "bak": 0.69,
        "sunwoda": 0.65,
    },
    2020: {
        "catl": 31.48,
        "byd": 9,
        "lg": 6.54,
        "gotion": 3.24,
        "eve": 1.02,
        "lishen": 0.9,
        "farasis": 0.87,
    },
}

# Columns of Table 1 that have segment codes, rows (1) to (3).
TABLE_1 = {
    "MIN REF": "minmetals jinchuan huayou catl byd sunwoda",
    "REF": "minmetals jinchuan huayou corun shanshan ghtech tinci catl byd sunwoda",
    "CEL PAK BMS": "minmetals corun shanshan tinci catl byd gotion lishen eve farasis bak sunwoda",
    "FIN": "byd sunwoda",
    "REC": "jinchuan huayou corun shanshan ghtech tinci catl byd gotion lishen bak sunwoda",
}

# Columns of Table 3 that have segment codes.
TABLE_3 = {
    "CEL": "byd eve sunwoda",
    "BMS": "byd eve sunwoda",
    "PAK": "byd eve sunwoda",
    "CAS": "byd",
    "FIN": "byd",
}

# Appendix 1: founded, headcount where given, number of places with factories or mines.
APPENDIX_1 = {
    "catl": (2011, 19732, 9),
    "byd": (1998, None, 5),
    "gotion": (2006, 2608, 7),
    "lishen": (1997, 2631, 4),
    "eve": (2001, None, 2),
    "farasis": (2009, None, 3),
    "bak": (2001, None, 3),
    "sunwoda": (2014, None, 1),
    "lg": (1947, None, 1),
    "panasonic": (1918, None, 1),
    "sk": (1953, None, 3),
    "samsung": (1938, None, 1),
    "minmetals": (1982, None, 1),
    "jinchuan": (2001, 27102, 1),
    "huayou": (2002, None, 4),
    "byd-salt-lake": (2017, None, 1),
    "corun": (1998, None, 2),
    "ghtech": (1980, 716, 1),
    "tinci": (2000, 529, 2),
    "shanshan": (1999, None, 4),
}

SMALL = """\
format: 1
companies:
- id: cells-a
  name: {en: Cells A, zh: 甲电池}
  name_zh_source: common
  listed_under: cells
  headquarters: {place: {en: Town, zh: 某市}, country: CN, cite: R§App.1}
  founded: {value: 2001, cite: R§App.1}
  plants:
  - {place: {en: Town, zh: 某市}, country: CN, cite: R§App.1}
  activities:
  - {segment: CEL, cites: [R§Tab.1]}
  installed_capacity:
  - {year: 2019, value: 1.5, unit: GWh, cite: R§Tab.2}
"""


@pytest.fixture(scope="module")
def shipped() -> dict[str, Company]:
    """Return the shipped companies by id; a problem in the file fails every test that asks."""
    companies, problems = read_companies(SHIPPED.read_text(encoding="utf-8"), SHIPPED.name)
    assert problems == ()
    return {company.id: company for company in companies}


def _one_problem(text: str) -> Problem:
    companies, problems = read_companies(text, "companies.yaml")
    assert companies == ()
    assert len(problems) == 1, problems
    return problems[0]


def _from_tables(company: str) -> dict[str, set[str]]:
    """Return the segments of a company with their tables, from the tables above."""
    found: dict[str, set[str]] = {}
    for table, columns in (("R§Tab.1", TABLE_1), ("R§Tab.3", TABLE_3)):
        for segments, companies in columns.items():
            if company in companies.split():
                for segment in segments.split():
                    found.setdefault(segment, set()).add(table)
    return found


def test_the_twenty_companies_of_the_appendix_are_there_in_its_order() -> None:
    """The registry has exactly the companies of Appendix 1, in its order, and no id twice."""
    companies, problems = read_companies(SHIPPED.read_text(encoding="utf-8"), SHIPPED.name)
    assert problems == ()
    assert [company.id for company in companies] == list(APPENDIX_1)
    assert len(companies) == 20


def test_the_two_lists_of_the_appendix_are_kept_apart(shipped: dict[str, Company]) -> None:
    """Twelve companies stand in the list of cell makers, eight in the list of mines and materials."""
    listed = [company.listed_under for company in shipped.values()]
    assert listed == [Listing.CELLS] * 12 + [Listing.MATERIALS] * 8


@pytest.mark.parametrize("company", APPENDIX_1)
def test_founding_headcount_and_plants_agree_with_the_appendix(
    shipped: dict[str, Company], company: str
) -> None:
    """Year, headcount and number of places cited to Appendix 1 are those of the hand-typed table."""
    found = shipped[company]
    of_appendix = [plant for plant in found.plants if plant.cite == "R§App.1"]
    headcount = None if found.headcount is None else found.headcount.value
    assert (found.founded.value, headcount, len(of_appendix)) == APPENDIX_1[company]


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
    """Headquarters and the towns of Appendix 1 stand in its order."""
    found = shipped[company]
    towns = [plant.place.en.split(",")[0] for plant in found.plants if plant.cite == "R§App.1"]
    assert towns == places.split()
    assert (found.headquarters.country, found.headquarters.place.en) == (country, headquarters)


def test_places_from_the_body_say_so(shipped: dict[str, Company]) -> None:
    """A plant that Appendix 1 lacks cites the section it comes from and carries a note."""
    beyond = {
        (company.id, plant.place.en): plant
        for company in shipped.values()
        for plant in company.plants
        if plant.cite != "R§App.1"
    }
    assert set(beyond) == {("catl", "Panyu, Guangzhou, Guangdong"), ("byd", "Huizhou, Guangdong")}
    assert all(plant.cite == "R§4.2" and plant.note for plant in beyond.values())


@pytest.mark.parametrize("company", APPENDIX_1)
def test_installed_capacity_agrees_with_table_2(shipped: dict[str, Company], company: str) -> None:
    """Each company has the GWh of Table 2 for the years in which it is in the top ten, and no other."""
    expected = {year: rows[company] for year, rows in TABLE_2.items() if company in rows}
    assert {figure.year: figure.value for figure in shipped[company].installed_capacity} == expected
    assert all(figure.unit == "GWh" for figure in shipped[company].installed_capacity)
    assert all(figure.cite == "R§Tab.2" for figure in shipped[company].installed_capacity)


@pytest.mark.parametrize("company", APPENDIX_1)
def test_segments_agree_with_tables_1_and_3(shipped: dict[str, Company], company: str) -> None:
    """Each segment is cited to exactly the tables that place the company there."""
    activities = shipped[company].activities
    assert {each.segment.value: set(each.cites) for each in activities} == _from_tables(company)


@pytest.mark.parametrize(
    ("company", "segments"),
    [
        ("byd", "MIN REF CEL PAK BMS CAS FIN REC"),
        ("eve", "CEL PAK BMS"),
        ("gotion", "CEL PAK BMS REC"),
        ("huayou", "MIN REF REC"),
        ("ghtech", "REF REC"),
        ("panasonic", ""),
    ],
)
def test_segments_stand_in_the_order_of_the_value_chain(
    shipped: dict[str, Company], company: str, segments: str
) -> None:
    """`segments` gives the codes from mine to recycler; a company outside the tables has none."""
    assert shipped[company].segments == tuple(Segment(code) for code in segments.split())


def test_every_place_figure_and_address_is_cited(shipped: dict[str, Company]) -> None:
    """All that is recorded names the table, the appendix or the section that it was read from."""
    for company in shipped.values():
        recorded: list[Location | Figure | Website] = [
            company.headquarters,
            *company.plants,
            company.founded,
            *company.installed_capacity,
        ]
        recorded += [each for each in (company.headcount, company.website) if each is not None]
        assert all(each.cite.startswith("R§") for each in recorded), company.id


def test_every_name_and_note_is_in_both_languages(shipped: dict[str, Company]) -> None:
    """A Chinese reader and an English reader find every name; Chinese names hold Chinese characters."""
    for company in shipped.values():
        assert company.name.en.strip()
        assert any("\u4e00" <= character <= "\u9fff" for character in company.name.zh), company.id


@pytest.mark.parametrize(
    ("company", "address"),
    [("minmetals", "www.minmetals.com.cn"), ("lg", "https://www.lg.com"), ("jinchuan", "www.jnmc.com")],
)
def test_web_addresses_hold_no_blank(shipped: dict[str, Company], company: str, address: str) -> None:
    """Addresses are those of the appendix without the blanks that its line breaks left."""
    website = shipped[company].website
    assert website is not None
    assert website.address == address
    assert not any(" " in each.website.address for each in shipped.values() if each.website)


def test_what_the_report_does_not_state_is_absent(shipped: dict[str, Company]) -> None:
    """A missing headcount, website or segment is None or empty, never a guess."""
    assert shipped["byd"].headcount is None
    assert {company.id for company in shipped.values() if company.website is None} == {
        "byd-salt-lake",
        "ghtech",
    }
    assert {company.id for company in shipped.values() if not company.activities} == {
        "lg",
        "panasonic",
        "sk",
        "samsung",
        "byd-salt-lake",
    }
    assert all(company.headcount.year is None for company in shipped.values() if company.headcount)


def test_a_small_registry_is_read() -> None:
    """The smallest file with every kind of entry gives its company and no problem."""
    companies, problems = read_companies(SMALL, "companies.yaml")
    assert problems == ()
    assert companies[0].activities == (Activity(Segment.CEL, ("R§Tab.1",)),)
    assert companies[0].installed_capacity == (Figure(1.5, "R§Tab.2", "GWh", 2019),)
    assert companies[0].headcount is None


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("format: 1", "format: 2", ProblemCode.FORMAT_UNKNOWN, 1),
        ("format: 1\n", "", ProblemCode.FORMAT_UNKNOWN, 1),
        ("- id: cells-a\n", "- {\n", ProblemCode.YAML_SYNTAX, 5),
        ("  listed_under: cells\n", "", ProblemCode.KEY_MISSING, 3),
        ("  listed_under: cells\n", "  listed_under: cars\n", ProblemCode.VALUE_SHAPE, 6),
        ("  listed_under: cells\n", "  listed_under: cells\n  turnover: 5\n", ProblemCode.KEY_UNKNOWN, 7),
        ("value: 2001,", 'value: "2001",', ProblemCode.VALUE_SHAPE, 8),
        ("value: 2001,", "value: 0,", ProblemCode.VALUE_SHAPE, 8),
        ("value: 2001, cite: R§App.1", "value: 2001", ProblemCode.KEY_MISSING, 8),
        ("segment: CEL", "segment: CELL", ProblemCode.VALUE_SHAPE, 12),
        ("cites: [R§Tab.1]", "cites: []", ProblemCode.CITATION_MISSING, 12),
        ("cites: [R§Tab.1]", "cites: [R§Tab.4]", ProblemCode.CITATION_FORM, 12),
        ("cite: R§Tab.2", "cite: Table 2", ProblemCode.CITATION_FORM, 14),
        ("unit: GWh, ", "", ProblemCode.KEY_MISSING, 14),
        ("year: 2019, ", "", ProblemCode.KEY_MISSING, 14),
        ("id: cells-a", "id: Cells A", ProblemCode.ID_FORM, 3),
        (", zh: 甲电池", "", ProblemCode.TRANSLATION_MISSING, 4),
        (
            "country: CN, cite: R§App.1}\n  f",
            "country: China, cite: R§App.1}\n  f",
            ProblemCode.VALUE_SHAPE,
            7,
        ),
    ],
)
def test_bad_input_is_a_problem_with_its_line(old: str, new: str, code: ProblemCode, line: int) -> None:
    """Each fault in the small registry gives one problem of its kind, with file and line."""
    assert SMALL.count(old) == 1
    problem = _one_problem(SMALL.replace(old, new))
    assert (problem.code, str(problem.place)) == (code, f"companies.yaml:{line}")


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("  - {segment: CEL, cites: [R§Tab.1]}\n", 13),
        ("  - {year: 2019, value: 1.5, unit: GWh, cite: R§Tab.2}\n", 15),
        ("  - {place: {en: Town, zh: 某市}, country: CN, cite: R§App.1}\n", 11),
    ],
)
def test_a_row_that_stands_twice_is_a_problem(row: str, line: int) -> None:
    """A segment, a capacity year or a plant recorded twice is named at its second line."""
    problem = _one_problem(SMALL.replace(row, row + row))
    assert (problem.code, problem.place.line) == (ProblemCode.ID_DUPLICATE, line)


def test_two_companies_with_one_id_are_a_problem() -> None:
    """The second company with an id is named, since assessments refer to companies by id."""
    second = SMALL.partition("companies:\n")[2]
    problem = _one_problem(SMALL + second)
    assert (problem.code, problem.place.line) == (ProblemCode.ID_DUPLICATE, 15)
    assert problem.details["id"] == "cells-a"


def test_all_problems_come_at_once() -> None:
    """Several faults give several problems, so that one reading suffices to repair a file."""
    text = SMALL.replace("cells-a", "Cells A").replace("cite: R§Tab.2", "cite: p. 24")
    _, problems = read_companies(text, "companies.yaml")
    assert {problem.code for problem in problems} == {ProblemCode.ID_FORM, ProblemCode.CITATION_FORM}


@given(
    st.integers(0, len(SMALL)),
    st.integers(0, 40),
    st.text(alphabet=st.sampled_from(list("a1 :\n-[]{},'\"§?|>国")), max_size=12),
)
def test_damaged_text_never_raises(start: int, cut: int, put: str) -> None:
    """A registry damaged anywhere gives companies or problems that name the file, never an exception."""
    companies, problems = read_companies(SMALL[:start] + put + SMALL[start + cut :], "companies.yaml")
    assert not (companies and problems)
    assert all(problem.place.file == "companies.yaml" for problem in problems)


def test_the_page_names_every_key() -> None:
    """docs/registry.md explains every key that a registry file may hold."""
    page = (ROOT / "docs" / "registry.md").read_text(encoding="utf-8")
    for shape in (CompanyFile, Company, Location, Figure, Website, Activity):
        for key in fields(shape):
            assert f"`{key.name}`" in page, key.name
