"""Which fact speaks on a day.

1. A fact in force speaks for itself, and so does one whose dates nobody recorded.
2. Before a fact begins, what it replaces speaks; after it ended, what replaced it; at any remove.
3. Where nothing was in force, or several took its place, nothing speaks.
4. Lists show each fact once and none beside what took its place.
5. A questionnaire carries the whole chain of every fact that it names.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.law import (
    Confidence,
    Fact,
    chained,
    in_force,
    names_on,
    number_fault,
    number_on,
)
from dd_toolkit.core.questionnaire.questionnaire import facts_named
from dd_toolkit.core.questionnaire.text import Text
from tests.builders import ROOT, library, question, questionnaire_of, topic, topics


def fact(
    id_: str, start: str | None, end: str | None = None, number: float | None = None, *replaces: str
) -> Fact:
    """Make a fact of which only dates, number and chain matter."""
    return Fact(id_, Text(id_), Text("Law"), valid_from=start, valid_to=end, number=number, replaces=replaces)


def law_of(*facts: Fact) -> dict[str, Fact]:
    """Return facts by id."""
    return {each.id: each for each in facts}


HOURS = law_of(
    fact("OLD-001", None, "1994-12-31", 48.0),
    fact("MID-001", "1995-01-01", "1995-04-30", 44.0, "OLD-001"),
    fact("NEW-001", "1995-05-01", None, 40.0, "MID-001"),
)


@pytest.mark.parametrize("named", HOURS)
@pytest.mark.parametrize(
    ("day", "speaks"),
    [
        ("1990-06-01", "OLD-001"),
        ("1994-12-31", "OLD-001"),
        ("1995-01-01", "MID-001"),
        ("1995-04-30", "MID-001"),
        ("1995-05-01", "NEW-001"),
        ("2026-11-01", "NEW-001"),
    ],
)
def test_one_fact_of_a_chain_speaks_whichever_is_named(named: str, day: str, speaks: str) -> None:
    """Backwards and forwards, over two steps, to the day (1, 2)."""
    assert in_force(HOURS, named, day) is HOURS[speaks]
    assert number_on(HOURS, named, day) == HOURS[speaks].number


def test_a_year_or_a_month_begins_on_its_first_day() -> None:
    """A date of which only year or month is recorded holds from its beginning (1)."""
    law = law_of(fact("AAA-001", "2021"), fact("AAA-002", "2021-09"))
    assert in_force(law, "AAA-001", "2021-01-01") is not None
    assert in_force(law, "AAA-001", "2020-12-31") is None
    assert in_force(law, "AAA-002", "2021-09-01") is not None
    assert in_force(law, "AAA-002", "2021-08-31") is None


def test_a_fact_without_dates_always_speaks() -> None:
    """What nobody recorded rules nothing out (1)."""
    law = law_of(fact("AAA-001", None))
    assert in_force(law, "AAA-001", "1900-01-01") is law["AAA-001"]


def test_nothing_speaks_in_a_gap_and_for_an_unknown_name() -> None:
    """An old law that ended before the new one began leaves days without law (3)."""
    law = law_of(
        fact("OLD-001", "2000-01-01", "2010-12-31"), fact("NEW-001", "2012-01-01", None, 1.0, "OLD-001")
    )
    for named in law:
        assert in_force(law, named, "2011-06-01") is None
        assert in_force(law, named, "1999-12-31") is None
    assert in_force(law, "XXX-001", "2011-06-01") is None
    assert number_on(law, "XXX-001", "2011-06-01") is None


def test_of_several_successors_only_one_with_a_number_speaks() -> None:
    """An article map has many successors and no heir; a number is handed on to the one that has one (3)."""
    code = [fact(f"NEW-00{n}", "2026-08-15", None, None, "OLD-001") for n in (1, 2)]
    many = law_of(fact("OLD-001", "2015-01-01", "2026-08-14"), *code)
    assert in_force(many, "OLD-001", "2026-10-01") is None
    assert in_force(many, "NEW-002", "2026-06-01") is many["OLD-001"]
    numbers = law_of(
        fact("OLD-001", None, "2024-12-23", 85.0),
        fact("NEW-001", "2024-12-24", None, None, "OLD-001"),
        fact("NEW-001.least", "2024-12-24", None, 90.0, "OLD-001"),
    )
    assert in_force(numbers, "OLD-001", "2026-01-01") is numbers["NEW-001.least"]


def test_a_circle_ends() -> None:
    """Facts that replace each other leave nothing to say, and no endless search (3)."""
    law = law_of(
        fact("AAA-001", "2020-01-01", None, None, "AAA-002"),
        fact("AAA-002", "2020-01-01", None, None, "AAA-001"),
    )
    assert in_force(law, "AAA-001", "2019-01-01") is None


DAYS = st.dates().map(str)


@given(st.lists(DAYS, min_size=2, max_size=6, unique=True), DAYS)
def test_exactly_one_fact_of_an_unbroken_chain_speaks(starts: list[str], day: str) -> None:
    """Whichever is named, the last one that has begun speaks (2)."""
    starts.sort()
    law = {}
    for position, start in enumerate(starts):
        later = starts[position + 1 : position + 2]
        end = max(start, (later[0][:-1] + "0")) if later else None
        replaces = (f"F{position - 1}",) if position else ()
        law[f"F{position}"] = fact(f"F{position}", start, end, float(position), *replaces)
    begun = [each for each in law.values() if each.is_in_force(day)]
    if len(begun) == 1:
        assert {in_force(law, name, day) for name in law} <= {begun[0], None}
        assert in_force(law, begun[0].id, day) is begun[0]


def test_lists_show_what_speaks_once() -> None:
    """Old and new cited together are one line; names of no fact stay, in order (4)."""
    cites = ("R§4.1", "NEW-001", "OLD-001", "C29")
    assert names_on(HOURS, cites, "2026-01-01") == ("R§4.1", "NEW-001", "C29")
    assert names_on(HOURS, cites, "1995-02-01") == ("R§4.1", "MID-001", "C29")


def test_a_fact_for_which_nothing_speaks_stays_unless_its_chain_is_there() -> None:
    """A law not yet in force is shown as cited; an old article map not beside its successors (4)."""
    law = law_of(
        fact("OLD-001", "2015-01-01", "2026-08-14"),
        fact("NEW-001", "2026-08-15", None, None, "OLD-001"),
        fact("NEW-002", "2026-08-15", None, None, "OLD-001"),
        fact("NEW-003", "2026-08-15"),
    )
    assert names_on(law, ("OLD-001", "NEW-002"), "2026-10-01") == ("NEW-002",)
    assert names_on(law, ("OLD-001",), "2026-10-01") == ("OLD-001",)
    assert names_on(law, ("NEW-001", "NEW-003", "NEW-002"), "2026-06-01") == ("OLD-001", "NEW-003")


def test_a_chain_reaches_back_and_forth_but_not_sideways() -> None:
    """Predecessors and successors at any remove belong to a name, its siblings do not (5)."""
    law = HOURS | law_of(fact("SIB-001", "1995-05-01", None, None, "MID-001"))
    assert chained(law, ("NEW-001",)) == {"NEW-001", "MID-001", "OLD-001"}
    assert chained(law, ("OLD-001",)) == {"NEW-001", "MID-001", "OLD-001", "SIB-001"}
    assert chained(law, ("R§1",)) == {"R§1"}


def test_a_questionnaire_carries_the_chain_of_what_it_names() -> None:
    """A site assessed before the change needs the older fact, though no question names it (5)."""
    whole = questionnaire_of(
        topics(topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "cites: [ENV-025, WAG-004]")))
    )
    assert facts_named(whole) >= {"ENV-025", "WAG-004"}
    assert set(whole.law) == {"ENV-025", "ENV-046", "WAG-004", "WAG-006.class3"}
    assert whole.law["WAG-004"].replaces == ("WAG-006.class3",)


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        (None, ProblemCode.FACT_UNKNOWN),
        (fact("AAA-001", "2020-01-01"), ProblemCode.FACT_NOT_NUMERIC),
        (fact("AAA-001", None, None, 1.0), ProblemCode.FACT_NOT_NUMERIC),
        (fact("AAA-001", "2020", None, 1.0), ProblemCode.FACT_LOW_CONFIDENCE),
        (Fact("AAA-001", Text(), Text(), "", "2020", number=1.0, confidence=Confidence.MEDIUM), None),
    ],
)
def test_what_may_decide(found: Fact | None, fault: ProblemCode | None) -> None:
    """A number of law needs a date and a sure reading."""
    assert number_fault(found) is fault


def test_the_page_says_what_speaks() -> None:
    """The table of docs/law.md is what the shipped law gives."""
    page = (ROOT / "docs" / "law.md").read_text("utf-8")
    rows = re.findall(
        r"^\| `([A-Z0-9.a-z-]+)` \| (\d{4}-\d\d-\d\d) \| (.+?) \| ?(\d*) ?\|$", page, re.MULTILINE
    )
    law = library().law()[0]
    assert len(rows) == 5
    for name, day, speaks, number in rows:
        found = in_force(law, name, day)
        assert (f"`{found.id}`" if found else "nothing") == speaks.partition(":")[0], name
        assert (f"{found.number:g}" if found and found.number is not None else "") == number


def test_the_shipped_law_measures_by_the_older_number() -> None:
    """Holidays, minimum wages, recovery and industry conditions before and after they changed."""
    law = library().law()[0]
    for name, day, number in (
        ("LAB-026", "2024-12-31", 11.0),
        ("LAB-026", "2025-01-01", 13.0),
        ("WAG-004", "2025-02-28", 1720.0),
        ("WAG-004", "2025-03-01", 1850.0),
        ("REC-016.least", "2024-12-23", 85.0),
        ("REC-016.least", "2024-12-24", 90.0),
        ("POL-003.cell", "2024-06-19", 210.0),
        ("POL-003.cell", "2024-06-20", 230.0),
    ):
        assert number_on(law, name, day) == number, (name, day)
