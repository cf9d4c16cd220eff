"""What follows from a registry: companies joined with tables, names found, wishes met, segments proposed.

1. A company gathers what tables say of it; headings stand alone only where nothing else places it.
2. Names are found as people type them, and similar ones are offered, never taken.
3. A wish leaves what has everything wished for.
4. What is said of a place goes before what is said of the whole company.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.assessment.registry.choosing import (
    Wish,
    chosen_companies,
    chosen_entries,
    company_or_problem,
    find_company,
    find_place,
    propose,
    year_problem,
)
from dd_toolkit.core.assessment.registry.joined import Company
from dd_toolkit.core.assessment.registry.parts import ReportTable
from dd_toolkit.core.assessment.registry.similar import MOST, similar_among
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.core.questionnaire.text import Text
from tests.files.small_registry import small

REGISTRY = small()
COMPANIES = {company.id: company for company in REGISTRY.companies}


@pytest.mark.parametrize(
    ("company", "cites"),
    [
        ("cells-a", {"PAK": ("R§Tab.3", "R§App.1"), "FIN": ("R§Tab.1",)}),
        ("cells-b", {"CEL": ("R§App.1",), "PAK": ("R§App.1",)}),
        ("cars-c", {"CEL": ("R§Tab.1",), "FIN": ("R§Tab.1",)}),
        ("ranked-d", {"PAK": ("R§Tab.2",)}),
        ("local-e", {}),
    ],
)
def test_segments_come_from_tables_before_headings(company: str, cites: dict[str, tuple[str, ...]]) -> None:
    """1: a heading confirms, stands alone where no table places, and brackets place nobody."""
    assert {each.segment.value: each.cites for each in COMPANIES[company].activities} == cites


@pytest.mark.parametrize(
    ("company", "tables"),
    [("cells-a", "1 3 A1 A2"), ("cells-b", "1 A1"), ("cars-c", "1"), ("ranked-d", "2"), ("local-e", "3 A2")],
)
def test_tables_are_those_that_name_a_company(company: str, tables: str) -> None:
    """1: in brackets and in an empty row too."""
    assert " ".join(COMPANIES[company].tables) == tables


def test_a_note_stands_with_the_segments_of_its_column() -> None:
    """1: what is noted in a cell says nothing of the heading of its row."""
    noted = {each.segment: bool(each.notes) for each in COMPANIES["cars-c"].activities}
    assert noted == {Segment.CEL: True, Segment.FIN: False}


def test_places_stand_once_and_begin_with_the_headquarters() -> None:
    """1: a firm that only the cluster names is where the cluster is."""
    assert [each.place.en for each in COMPANIES["cells-a"].places] == ["Head Town, West", "Town, South"]
    assert [each.cite for each in COMPANIES["local-e"].places] == ["R§Tab.3"]
    assert COMPANIES["cars-c"].places == ()


@pytest.mark.parametrize("typed", ["local-e", "LOCAL E", " local e ", "Elocal"])
def test_a_company_is_found_by_any_of_its_names(typed: str) -> None:
    """2: id, name in either language, other names, small or capital letters."""
    assert find_company(REGISTRY.companies, typed) is COMPANIES["local-e"]
    assert find_company(REGISTRY.companies, "甲电池") is COMPANIES["cells-a"]


@pytest.mark.parametrize(
    ("typed", "near"),
    [("cells", "cells-a, cells-b"), ("car-c", "cars-c"), ("电池", "cells-a, cells-b"), ("", "")],
)
def test_an_unknown_company_is_told_with_similar_ones(typed: str, near: str) -> None:
    """2: ids of those whose name holds what was typed or looks like it."""
    problem = company_or_problem(REGISTRY, typed)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.details) == (ProblemCode.COMPANY_UNKNOWN, {"company": typed, "near": near})


@given(st.text(max_size=8), st.lists(st.text(max_size=8), max_size=8))
def test_similar_names_are_few_and_known(typed: str, names: list[str]) -> None:
    """2: a hint offers at most three, all of them from the list, none twice."""
    found = similar_among(typed, names)
    assert len(found) == len(set(found)) <= MOST
    assert set(found) <= set(names)


@pytest.mark.parametrize(
    ("wish", "ids"),
    [
        (Wish(), "cells-a cells-b cars-c ranked-d local-e"),
        (Wish(segment=Segment.PAK), "cells-a cells-b ranked-d"),
        (Wish(place="town, s"), "cells-a local-e"),
        (Wish(place="首镇"), "cells-a cells-b"),
        (Wish(table=ReportTable.TABLE_2), "ranked-d"),
        (Wish(table=ReportTable.APPENDIX_1), "cells-a cells-b"),
        (Wish(year=2019), "ranked-d"),
        (Wish(segment=Segment.PAK, place="south", table=ReportTable.TABLE_3), "cells-a"),
        (Wish(segment=Segment.MIN), ""),
    ],
)
def test_a_wish_leaves_companies_that_have_it_all(wish: Wish, ids: str) -> None:
    """3: segment, place, table and year, each and together."""
    assert [each.id for each in chosen_companies(REGISTRY, wish)] == ids.split()


@pytest.mark.parametrize(
    ("wish", "ids"),
    [
        (Wish(table=ReportTable.TABLE_1), "cars-c cells-a"),
        (Wish(table=ReportTable.TABLE_1, segment=Segment.CEL), "cars-c"),
        (Wish(table=ReportTable.TABLE_2, segment=Segment.PAK), "ranked-d"),
        (Wish(table=ReportTable.TABLE_3), "cells-a local-e"),
        (Wish(year=2019), "ranked-d"),
        (Wish(table=ReportTable.TABLE_1, place="South"), "cells-a"),
    ],
)
def test_a_wish_leaves_entries_that_have_it_all(wish: Wish, ids: str) -> None:
    """3: the segment is that of the column, or of a ranking that of the company."""
    assert [each.company for each in chosen_entries(REGISTRY, wish)] == ids.split()


def test_a_year_that_the_table_lacks_is_a_problem() -> None:
    """3: with the years that there are."""
    problem = year_problem(REGISTRY, 2017)
    assert problem is not None
    assert (problem.code, problem.details["known"]) == (ProblemCode.YEAR_UNKNOWN, "2019")
    assert year_problem(REGISTRY, 2019) is None


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Town, South", "Town, South"),
        ("南省某市", "Town, South"),
        ("head town, west", "Head Town, West"),
        ("Elsewhere", None),
        ("", None),
    ],
)
def test_a_place_is_found_by_its_name(typed: str, place: str | None) -> None:
    """4: whole, in either language."""
    found = find_place(COMPANIES["cells-a"], typed)
    assert (found.place.en if found else None) == place


@pytest.mark.parametrize(
    ("typed", "place"), [("Elm plant 2", "Elm, West"), ("Elm and Oak", None), ("oak", "Oak, South")]
)
def test_a_town_may_stand_among_other_words(typed: str, place: str | None) -> None:
    """4: one town is enough, two decide nothing."""
    found = find_place(with_towns("Elm, West", "Oak, South"), typed)
    assert (found.place.en if found else None) == place


def test_what_is_said_of_a_place_goes_first() -> None:
    """4: at the place of Table 3 its statements, anywhere else all that the company does."""
    company = COMPANIES["cells-a"]
    head, plant = company.places
    here, elsewhere, anywhere = propose(company, plant), propose(company, head), propose(company)
    assert (here.segments, here.tables, here.is_local) == ((Segment.PAK,), (ReportTable.TABLE_3,), True)
    assert elsewhere == anywhere
    assert (anywhere.segments, anywhere.is_local) == ((Segment.PAK, Segment.FIN), False)
    assert anywhere.tables == (ReportTable.TABLE_1, ReportTable.TABLE_3, ReportTable.APPENDIX_1)


def test_nothing_is_proposed_where_the_report_says_nothing() -> None:
    """4: an empty row of the cluster proposes no segment, at its place or elsewhere."""
    company = COMPANIES["local-e"]
    assert propose(company, company.places[0]).segments == ()
    assert propose(company).tables == ()


def with_towns(*towns: str) -> Company:
    """Return a company with plants in some towns."""
    plant = COMPANIES["cells-a"].plants[0]
    plants = tuple(replace(plant, place=Text(town, town)) for town in towns)
    return replace(COMPANIES["cells-a"], headquarters=None, plants=plants)
