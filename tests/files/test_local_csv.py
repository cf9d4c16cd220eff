"""The tables of local values are read, and every fault is named with its line.

1. A row becomes a value, with blanks as unknown.
2. Each fault is a problem at its line, and its row gives no value.
3. The shipped tables hold only what the facts of law state.
4. No text makes the reader raise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.law import Confidence, Fact
from dd_toolkit.core.questionnaire.local import LocalKind, LocalPlace, LocalTables, LocalValue, WageBand
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.files.csv_table import write_table
from dd_toolkit.files.local_csv import COLUMNS, MINIMUM_WAGES, PLACES, WAGE_BANDS, read_local
from tests.builders import ROOT, library

Rows = list[dict[str, str]]

LAW: Mapping[str, Fact] = library().law()[0]
BLANK: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {name: dict.fromkeys(columns, "") for name, columns in COLUMNS.items()}
)
CHINA = {"place": "CN", "en": "China", "zh": "中国"}
GUANGDONG = {"place": "CN-GD", "en": "Guangdong", "zh": "广东"}
HUIZHOU = {"place": "CN-GD-Huizhou", "en": "Huizhou", "zh": "惠州", "note_en": "N", "note_zh": "注"}
WAGE = {
    "place": "CN-GD-Huizhou", "class": "3", "amount": "1850", "valid_from": "2025-03-01", "fact": "WAG-004",
    "confidence": "high",
}  # fmt: skip
BEFORE = {
    **WAGE, "amount": "1720", "valid_from": "2021-12-01", "valid_to": "2025-02-28", "fact": "WAG-006",
}  # fmt: skip
BAND = {
    "kind": "income", "place_en": "Bay", "place_zh": "湾区", "plant_en": "plants", "plant_zh": "工厂",
    "group_en": "workers", "group_zh": "工人", "low": "5000", "high": "6000", "unit_en": "CNY",
    "unit_zh": "元", "year": "2017-2019", "cite": "R§4.2", "fact": "SRC-001",
}  # fmt: skip


def texts(places: Rows | None = None, wages: Rows | None = None, bands: Rows | None = None) -> dict[str, str]:
    """Write the three tables; cells that are not given are blank."""
    given_rows = {
        PLACES: [CHINA, GUANGDONG, HUIZHOU] if places is None else places,
        MINIMUM_WAGES: wages or [],
        WAGE_BANDS: bands or [],
    }
    return {
        name: write_table(COLUMNS[name], [{**BLANK[name], **row} for row in rows])
        for name, rows in given_rows.items()
    }


def found(written: dict[str, str]) -> list[tuple[ProblemCode, str, int | None, str]]:
    """Return code, file, line and column of every problem."""
    problems = read_local(written, "local/", LAW)[1]
    return [
        (each.code, str(each.place.file), each.place.line, str(each.place.path[0]) if each.place.path else "")
        for each in problems
    ]


def test_rows_become_values() -> None:
    """1: blank dates, ends and notes are None, and the class is text."""
    band = {**BAND, "low": "", "fact": "", "note_en": "Old", "note_zh": "旧"}
    tables, problems = read_local(texts(wages=[BEFORE, WAGE], bands=[band]), "local/", LAW)
    assert problems == ()
    assert tables == LocalTables(
        (
            LocalPlace("CN", Text("China", "中国")),
            LocalPlace("CN-GD", Text("Guangdong", "广东")),
            LocalPlace("CN-GD-Huizhou", Text("Huizhou", "惠州"), Text("N", "注")),
        ),
        (
            LocalValue("CN-GD-Huizhou", 1720, "3", "2021-12-01", "2025-02-28", "WAG-006", Confidence.HIGH),
            LocalValue("CN-GD-Huizhou", 1850, "3", "2025-03-01", None, "WAG-004", Confidence.HIGH),
        ),
        (
            WageBand(
                LocalKind.INCOME, Text("Bay", "湾区"), Text("plants", "工厂"), Text("workers", "工人"), None,
                6000, Text("CNY", "元"), "2017-2019", "R§4.2", "", Text("Old", "旧"),
            ),
        ),
    )  # fmt: skip


PLACE_FAULTS = [
    ({"place": "cn-gd-x"}, ProblemCode.ID_FORM, "place"),
    ({"place": "CN-FJ-Ningde"}, ProblemCode.LOCAL_PLACE_UNKNOWN, "place"),
    ({"place": "CN-GD"}, ProblemCode.ID_DUPLICATE, "place"),
    ({"en": "guangdong"}, ProblemCode.ID_DUPLICATE, "place"),
    ({"zh": ""}, ProblemCode.TRANSLATION_MISSING, "zh"),
    ({"note_zh": ""}, ProblemCode.TRANSLATION_MISSING, "note_zh"),
]
WAGE_FAULTS = [
    ({"place": "CN-GD-Shenzhen"}, ProblemCode.LOCAL_PLACE_UNKNOWN, "place"),
    ({"class": "5"}, ProblemCode.VALUE_SHAPE, "class"),
    ({"amount": "1,850"}, ProblemCode.VALUE_SHAPE, "amount"),
    ({"amount": ""}, ProblemCode.VALUE_SHAPE, "amount"),
    ({"amount": "0"}, ProblemCode.VALUE_SHAPE, "amount"),
    ({"amount": "1900"}, ProblemCode.LOCAL_VALUE_GROUNDLESS, "amount"),
    ({"valid_from": "1 March 2025"}, ProblemCode.VALUE_SHAPE, "valid_from"),
    ({"valid_to": "2025-12"}, ProblemCode.VALUE_SHAPE, "valid_to"),
    ({"valid_to": "2025-02-01"}, ProblemCode.VALUE_SHAPE, "valid_to"),
    ({"fact": "WAG-999"}, ProblemCode.FACT_UNKNOWN, "fact"),
    ({"confidence": "sure"}, ProblemCode.VALUE_SHAPE, "confidence"),
    (
        {"amount": "2660", "fact": "WAG-011", "confidence": "medium"},
        ProblemCode.LOCAL_VALUE_GROUNDLESS,
        "confidence",
    ),
    ({"note_en": "Only English"}, ProblemCode.TRANSLATION_MISSING, "note_zh"),
]  # fmt: skip
BAND_FAULTS = [
    ({"kind": "minimum_wage"}, ProblemCode.VALUE_SHAPE, "kind"),
    ({"place_zh": ""}, ProblemCode.TRANSLATION_MISSING, "place_zh"),
    ({"plant_en": ""}, ProblemCode.TRANSLATION_MISSING, "plant_en"),
    ({"group_en": ""}, ProblemCode.TRANSLATION_MISSING, "group_en"),
    ({"unit_en": ""}, ProblemCode.TRANSLATION_MISSING, "unit_en"),
    ({"note_zh": "只有中文"}, ProblemCode.TRANSLATION_MISSING, "note_en"),
    ({"low": "many"}, ProblemCode.VALUE_SHAPE, "low"),
    ({"low": "", "high": ""}, ProblemCode.VALUE_SHAPE, "low"),
    ({"low": "8000"}, ProblemCode.VALUE_SHAPE, "high"),
    ({"low": "5500"}, ProblemCode.LOCAL_VALUE_GROUNDLESS, "low"),
    ({"year": "lately"}, ProblemCode.VALUE_SHAPE, "year"),
    ({"cite": "page 3"}, ProblemCode.CITATION_FORM, "cite"),
    ({"fact": "SRC-999"}, ProblemCode.FACT_UNKNOWN, "fact"),
]


@pytest.mark.parametrize(("change", "code", "column"), PLACE_FAULTS)
def test_a_fault_of_a_place_is_named(change: dict[str, str], code: ProblemCode, column: str) -> None:
    """2: key, parent, names and notes."""
    written = texts([CHINA, GUANGDONG, {**HUIZHOU, **change}])
    assert found(written) == [(code, "local/places.csv", 4, column)]
    assert [place.key for place in read_local(written, "local/", LAW)[0].places] == ["CN", "CN-GD"]


@pytest.mark.parametrize(("change", "code", "column"), WAGE_FAULTS)
def test_a_fault_of_a_wage_is_named(change: dict[str, str], code: ProblemCode, column: str) -> None:
    """2: place, class, amount, dates, fact, confidence and note; no more than the fact states."""
    written = texts(wages=[{**WAGE, **change}])
    assert found(written) == [(code, "local/minimum-wages.csv", 2, column)]
    assert read_local(written, "local/", LAW)[0].minimum_wages == ()


@pytest.mark.parametrize(("change", "code", "column"), BAND_FAULTS)
def test_a_fault_of_a_band_is_named(change: dict[str, str], code: ProblemCode, column: str) -> None:
    """2: kind, texts in both languages, ends, year, citation and fact."""
    written = texts(bands=[{**BAND, **change}])
    assert found(written) == [(code, "local/wage-bands.csv", 2, column)]
    assert read_local(written, "local/", LAW)[0].bands == ()


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({}, True),
        ({"valid_to": ""}, False),
        ({"valid_to": "2025-03-01"}, False),
        ({"valid_to": "2025-02-27"}, False),
        ({"valid_to": "", "confidence": "low"}, True),
        ({"valid_from": ""}, True),
    ],
)
def test_a_value_ends_on_the_day_before_the_next(change: dict[str, str], fits: bool) -> None:
    """2: neither overlap nor gap; one of low confidence need not end; the first may begin at any time."""
    fault = (ProblemCode.LOCAL_VALUE_PERIOD, "local/minimum-wages.csv", 2, "valid_to")
    assert found(texts(wages=[{**BEFORE, **change}, WAGE])) == ([] if fits else [fault])


def test_only_the_first_value_may_lack_its_beginning() -> None:
    """2: two values of one place without a date could not be told apart."""
    undated = {**BEFORE, "valid_from": ""}
    assert found(texts(wages=[undated, undated, WAGE])) == [
        (ProblemCode.VALUE_SHAPE, "local/minimum-wages.csv", 3, "valid_from")
    ]


def test_a_value_may_begin_in_a_month() -> None:
    """2: the one before ends on the last day of the month before."""
    later = {**WAGE, "valid_from": "2025-03"}
    assert found(texts(wages=[BEFORE, later])) == []


def test_a_wrong_heading_is_named() -> None:
    """2: a column that is missing or unknown, once, and the rest of the tables is read."""
    written = {**texts(), WAGE_BANDS: "kind,amount\n"}
    codes = {code for code, file, line, _ in found(written) if (file, line) == ("local/wage-bands.csv", 1)}
    assert codes == {ProblemCode.KEY_MISSING, ProblemCode.KEY_UNKNOWN}
    assert len(read_local(written, "local/", LAW)[0].places) == 3


@given(st.sampled_from(sorted(COLUMNS)), st.text(max_size=200), st.booleans())
def test_no_text_makes_the_reader_raise(name: str, text: str, headed: bool) -> None:
    """4: whatever stands in a file gives tables and problems."""
    heading = ",".join(COLUMNS[name]) + "\n" if headed else ""
    tables, _ = read_local({name: heading + text}, "", LAW)
    assert isinstance(tables, LocalTables)


def shipped() -> LocalTables:
    """Return the tables that ship."""
    tables, problems = library().local(LAW)
    assert problems == ()
    return tables


def test_the_shipped_tables_state_what_their_facts_state() -> None:
    """3: amounts as their facts give them, each place in the class that its fact names."""
    for value in shipped().minimum_wages:
        fact = LAW[value.fact]
        statement = fact.statement.en
        if fact.number is not None and value.confidence is not Confidence.LOW:
            assert (value.amount, value.valid_from) == (fact.number, fact.valid_from), value
        named = shipped().place(value.place).name.en
        if value.fact not in ("WAG-006", "WAG-011"):
            assert named in f"{statement} {fact.jurisdiction}", value
        if value.tier and value.fact != "WAG-011":
            assert f"class {value.tier}" in statement, value


def test_what_a_fact_leaves_open_has_no_row() -> None:
    """3: no row for facts whose amounts, or whose places, are not settled."""
    tables = shipped()
    used = {value.fact for value in tables.minimum_wages}
    assert used.isdisjoint({"WAG-005", "WAG-009", "WAG-012", "WAG-013", "WAG-015"})
    unsure = {value.fact for value in tables.minimum_wages if value.confidence is Confidence.LOW}
    assert unsure == {"WAG-011", "WAG-014"}
    page = (ROOT / "docs" / "local-values.md").read_text("utf-8")
    assert {"WAG-005", "WAG-009", "WAG-012", "WAG-013"} <= set(re.findall(r"WAG-[0-9]{3}", page))


def test_the_shipped_values_of_a_place_follow_one_another() -> None:
    """3: sure values neither overlap nor stand in two rows for one day."""
    by_place: dict[str, list[LocalValue]] = {}
    for value in shipped().minimum_wages:
        if value.confidence is not Confidence.LOW:
            by_place.setdefault(value.place, []).append(value)
    for values in by_place.values():
        for earlier, later in pairwise(sorted(values, key=lambda value: value.valid_from or "")):
            assert earlier.valid_to is not None
            assert later.valid_from is not None
            assert earlier.valid_to < later.valid_from


def test_the_shipped_questions_show_them() -> None:
    """3: the questions on minimum wage, income and base pay carry the tables into the pin."""
    parsed = library().questionnaire("battery-plant").parsed
    assert parsed is not None
    assert parsed.questionnaire.local == shipped()


def test_every_province_is_known() -> None:
    """3: a town of the same name in another province is noticed, since all 31 are there."""
    provinces = [place for place in shipped().places if place.key.count("-") == 1]
    assert len(provinces) == 31


def test_docs_name_every_column() -> None:
    """docs/local-values.md is normative for the columns."""
    page = (ROOT / "docs" / "local-values.md").read_text("utf-8")
    assert [each for columns in COLUMNS.values() for each in columns if f"`{each}`" not in page] == []
