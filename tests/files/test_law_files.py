"""The files beside law.csv add dates, parts, changes and Chinese, and nothing that the facts do not hold.

1. Dates fill what law.csv lacks and override nothing.
2. A part is a number of its fact by name, with the law and dates of its fact.
3. The older fact ends on the day before the newer one begins, unless it has ended already.
4. Chinese is joined, and what is missing is told.
5. What ships holds together, is complete, and is read in good time.
"""

from __future__ import annotations

import csv
import io
import math
import re
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.law import PART, Fact
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.files.csv_table import write_table
from dd_toolkit.files.law_csv import LAW_COLUMNS
from dd_toolkit.files.law_files import CHANGES, CHINESE, COLUMNS, DATES, LAW, PARTS, join_law
from tests.builders import library

FOLDER = Path(__file__).parents[2] / "questionnaires"
COBALT = {
    "id": "OEL-001", "topic": "oel", "statement": "Cobalt: PC-TWA / PC-STEL; 0.3 in a draft.", "number": "",
    "unit": "mg/m3", "text": "0.05 / 0.1", "jurisdiction": "China", "instrument_en": "GBZ 2.1",
    "instrument_zh": "GBZ 2.1", "article": "Table 1", "valid_from": "2020-04-01", "valid_to": "",
    "amended": "", "source": "[page]", "confidence": "high",
}  # fmt: skip
OLDER = COBALT | {"id": "OEL-900", "text": "0.1 / 0.2", "valid_from": "2007-11-01"}
TWA = {
    "id": "OEL-001.twa", "number": "0.05", "unit": "mg/m3 (8 h)", "unit_zh": "mg/m³（8小时）",
    "label_en": "8-hour mean", "label_zh": "8小时平均", "place": "value",
}  # fmt: skip
CHANGE = {"fact": "OEL-001", "replaces": "OEL-900", "place": "OEL-900"}
DATED = {"id": "OEL-001", "valid_from": "", "valid_to": "2030-12-31", "place": "OEL-001"}
IN_CHINESE = {"id": "OEL-001", "statement": "钴", "text": "", "unit": "mg/m³"}


def joined(
    *facts: dict[str, str], **beside: list[dict[str, str]]
) -> tuple[dict[str, Fact], tuple[Problem, ...]]:
    """Join facts with the rows of files beside them: `dates`, `parts`, `changes`, `zh`."""
    names = {"dates": DATES, "parts": PARTS, "changes": CHANGES, "zh": CHINESE}
    texts = {LAW: write_table(LAW_COLUMNS, facts or (COBALT, OLDER))}
    for key, rows in beside.items():
        texts[names[key]] = write_table(COLUMNS[names[key]], rows)
    return join_law(texts, "q/")


def told(problems: tuple[Problem, ...]) -> list[tuple[ProblemCode, str]]:
    """Return code and place of problems."""
    return [(problem.code, str(problem.place)) for problem in problems]


def test_without_files_beside_it_law_csv_stands_alone() -> None:
    """A folder of somebody's own may hold law.csv only; nothing is translated then (4)."""
    facts, problems = joined()
    assert problems == ()
    assert set(facts) == {"OEL-001", "OEL-900"}
    assert facts["OEL-001"].unit == Text("mg/m3")


def test_dates_fill_what_is_missing() -> None:
    """A fact without a beginning gets it, and its end (1)."""
    facts, problems = joined(
        COBALT | {"valid_from": ""}, dates=[DATED | {"valid_from": "2020-04-01"}], parts=[TWA]
    )
    assert problems == ()
    for name in ("OEL-001", "OEL-001.twa"):
        assert (facts[name].valid_from, facts[name].valid_to) == ("2020-04-01", "2030-12-31")


def test_a_part_with_dates_of_its_own_has_only_those() -> None:
    """One number of a fact may hold for other days than the rest (1, 2)."""
    facts, problems = joined(parts=[TWA], dates=[DATED | {"id": "OEL-001.twa", "valid_to": "2019-12-31"}])
    assert problems == ()
    assert (facts["OEL-001.twa"].valid_from, facts["OEL-001.twa"].valid_to) == (None, "2019-12-31")
    assert facts["OEL-001"].valid_from == "2020-04-01"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (DATED | {"id": "OEL-404"}, ProblemCode.FACT_UNKNOWN),
        (DATED | {"valid_from": "2021-01-01"}, ProblemCode.VALUE_SHAPE),
        (DATED | {"valid_to": "2030-13-01"}, ProblemCode.VALUE_SHAPE),
        (DATED | {"valid_to": "2030"}, ProblemCode.VALUE_SHAPE),
        (DATED | {"valid_to": "2019-12-31"}, ProblemCode.VALUE_SHAPE),
    ],
)
def test_a_date_that_overrides_or_cannot_be_is_refused(row: dict[str, str], code: ProblemCode) -> None:
    """The problem names the line, and the fact keeps what law.csv says (1)."""
    facts, problems = joined(dates=[row])
    assert told(problems) == [(code, "q/law-dates.csv:2")]
    assert (facts["OEL-001"].valid_from, facts["OEL-001"].valid_to) == ("2020-04-01", None)


def test_a_part_is_a_number_of_its_fact() -> None:
    """Law, article, dates and confidence are those of the fact; number, unit and name its own (2)."""
    facts, problems = joined(parts=[TWA], zh=[IN_CHINESE, IN_CHINESE | {"id": "OEL-900"}])
    whole, part = facts["OEL-001"], facts["OEL-001.twa"]
    assert problems == ()
    assert (part.number, part.unit, part.text) == (0.05, Text("mg/m3 (8 h)", "mg/m³（8小时）"), Text())
    assert part.label == Text("8-hour mean", "8小时平均")
    assert part.statement == whole.statement == Text(COBALT["statement"], "钴")
    assert (part.article, part.valid_from, part.confidence) == ("Table 1", "2020-04-01", whole.confidence)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (TWA | {"id": "OEL-001"}, ProblemCode.VALUE_SHAPE),
        (TWA | {"id": "OEL-001.TWA"}, ProblemCode.VALUE_SHAPE),
        (TWA | {"id": "OEL-404.twa"}, ProblemCode.FACT_UNKNOWN),
        (TWA | {"number": "1/20"}, ProblemCode.VALUE_SHAPE),
        (TWA | {"number": "0.5"}, ProblemCode.LAW_PART_UNFIT),
        (TWA | {"number": "5"}, ProblemCode.LAW_PART_UNFIT),
        (TWA | {"label_zh": ""}, ProblemCode.VALUE_SHAPE),
    ],
)
def test_a_part_that_its_fact_does_not_hold_is_refused(row: dict[str, str], code: ProblemCode) -> None:
    """Only numbers of the value or the statement can be named; the problem names the line (2)."""
    facts, problems = joined(parts=[row])
    assert told(problems) == [(code, "q/law-parts.csv:2")]
    assert not any(PART in name for name in facts)


@pytest.mark.parametrize("number", ["0.05", "0.050", "0.3"])
def test_a_number_stands_however_it_is_written(number: str) -> None:
    """Zeros at the end change nothing, and the statement counts as the value does (2)."""
    facts, problems = joined(parts=[TWA | {"number": number}])
    assert problems == ()
    assert facts["OEL-001.twa"].number == float(number)


def test_the_older_fact_ends_on_the_day_before() -> None:
    """The newer one knows what it replaces, and parts of the older end with it (3)."""
    old = TWA | {"id": "OEL-900.twa", "number": "0.1"}
    facts, problems = joined(changes=[CHANGE], parts=[TWA, old])
    assert problems == ()
    assert (facts["OEL-001"].replaces, facts["OEL-001"].valid_to) == (("OEL-900",), None)
    assert (facts["OEL-900"].valid_to, facts["OEL-900.twa"].valid_to) == ("2020-03-31", "2020-03-31")
    assert facts["OEL-001.twa"].valid_to is None


def test_an_end_that_is_recorded_stays() -> None:
    """A law may have ended long before the next one began (3)."""
    facts, problems = joined(COBALT, OLDER | {"valid_to": "2018-12-31"}, changes=[CHANGE])
    assert problems == ()
    assert facts["OEL-900"].valid_to == "2018-12-31"


@pytest.mark.parametrize(
    "facts",
    [
        (COBALT | {"valid_from": "2020"}, OLDER),
        (COBALT | {"valid_from": ""}, OLDER),
        (COBALT, OLDER | {"valid_from": "2020-04-01"}),
        (COBALT, OLDER | {"valid_to": "2020-04-01"}),
    ],
)
def test_a_change_needs_its_day_and_its_order(facts: tuple[dict[str, str], ...]) -> None:
    """Nothing takes the place of what is not older, and no day is made up (3)."""
    known, problems = joined(*facts, changes=[CHANGE])
    assert told(problems) == [(ProblemCode.LAW_CHANGE_UNFIT, "q/law-changes.csv:2")]
    assert known["OEL-001"].replaces == ()


def test_a_change_of_unknown_facts_is_told() -> None:
    """Both names are looked up (3)."""
    _, problems = joined(changes=[{"fact": "OEL-404", "replaces": "OEL-405", "place": ""}])
    assert told(problems) == [(ProblemCode.FACT_UNKNOWN, "q/law-changes.csv:2")] * 2


def test_missing_chinese_is_told() -> None:
    """A fact without a row, a blank statement, a unit with letters: each is a problem (4)."""
    _, problems = joined(zh=[IN_CHINESE | {"unit": ""}, IN_CHINESE | {"id": "OEL-404"}])
    assert told(problems) == [
        (ProblemCode.TRANSLATION_MISSING, "q/law-zh.csv:2"),
        (ProblemCode.FACT_UNKNOWN, "q/law-zh.csv:3"),
        (ProblemCode.TRANSLATION_MISSING, "q/law-zh.csv"),
    ]
    assert problems[2].details == {"language": "zh", "fact": "OEL-900"}


def test_a_row_that_comes_again_is_told_and_the_first_stands() -> None:
    """Each file names a thing once (1 to 4)."""
    for key, row, again in (
        ("dates", DATED, DATED | {"valid_to": "2031-12-31"}),
        ("parts", TWA, TWA | {"number": "0.1"}),
        ("changes", CHANGE, CHANGE | {"place": "again"}),
    ):
        _, problems = joined(**{key: [row, again]})
        assert [(problem.code, problem.details["first"]) for problem in problems] == [
            (ProblemCode.ID_DUPLICATE, "2")
        ]


# -- what ships -------------------------------------------------------------------------------------------


def shipped() -> dict[str, Fact]:
    """Read the shipped law, which has no problem."""
    facts, problems = library().law()
    assert problems == ()
    return dict(facts)


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a shipped file."""
    return list(csv.DictReader(io.StringIO((FOLDER / name).read_text("utf-8"))))


def test_every_file_ships_with_its_columns() -> None:
    """All four are there, with line feeds, and every row says where it stands in the fact sheet (5)."""
    for name, columns in COLUMNS.items():
        content = (FOLDER / name).read_bytes()
        assert b"\r" not in content
        assert content.decode().splitlines()[0] == ",".join(columns)
        assert all(row.get("place", "x") for row in rows_of(name))


def test_every_part_is_a_number_of_its_fact() -> None:
    """Held against value and statement by other means than the reader's (5)."""
    facts = shipped()
    for row in rows_of(PARTS):
        whole = facts[row["id"].partition(PART)[0]]
        written = whole.text.en if row["place"] == "value" else whole.statement.en
        numbers = [Decimal(each) for each in re.findall(r"\d+(?:\.\d+)?", written)]
        assert Decimal(row["number"]) in numbers, row["id"]


def test_every_fact_has_chinese() -> None:
    """All 403 statements, and every value and unit with words, are written in Chinese characters (5)."""
    for name, fact in shipped().items():
        assert re.search(r"[\u4e00-\u9fff]", fact.statement.zh), name
        assert not re.search(r"[,;:?!]", re.sub(r"\d[,:]\d", "", fact.statement.zh)), name
        assert bool(fact.label.en) == bool(fact.label.zh) == (PART in name)
        for text in (fact.text, fact.unit):
            assert bool(text.en) == bool(text.zh), name


def test_the_chinese_keeps_to_the_terms_of_the_bank() -> None:
    """No fact says what the list of terms says never (5)."""
    never = {word for row in rows_of("terms.csv") for word in row["never"].split("|") if word}
    assert len(never) > 10
    for name, fact in shipped().items():
        said = f"{fact.statement.zh} {fact.unit.zh} {fact.label.zh}"
        assert not [word for word in never if word in said], name


def test_every_number_of_a_statement_stands_in_its_chinese() -> None:
    """Years, limits and articles are not lost on the way, written out or in ten thousands aside (5)."""
    loose = {"ENV-010", "ENV-015", "ENV-017", "ENV-041", "ENV-060", "ENV-061", "REC-023", "TRD-011"}
    for name, fact in shipped().items():
        if PART in name or name in loose:
            continue
        found = {*re.findall(r"\d+(?:\.\d+)?", fact.statement.en.replace(",", ""))}
        kept = {*re.findall(r"\d+(?:\.\d+)?", fact.statement.zh)}
        assert all(float(each) <= 21 or each == "10000" for each in found - kept), (name, found - kept)


def test_chains_end_where_the_next_one_begins() -> None:
    """Nothing that replaces has begun while what it replaces still held (5)."""
    facts = shipped()
    chains = [(fact, facts[older]) for fact in facts.values() for older in fact.replaces]
    assert len(chains) == len(rows_of(CHANGES))
    for newer, older in chains:
        assert older.valid_to is not None
        assert newer.valid_from is not None
        assert older.valid_to < newer.valid_from, (newer.id, older.id)


@pytest.mark.parametrize(
    ("older", "newer", "day"),
    [
        ("ENV-044", "ENV-009", "2026-08-15"),
        ("ENV-045", "ENV-011", "2026-08-15"),
        ("ENV-046", "ENV-025", "2026-08-15"),
        ("REC-001", "REC-004", "2026-04-01"),
        ("OSH-054", "OSH-053", "2026-05-01"),
    ],
)
def test_changes_that_the_fact_sheet_names(older: str, newer: str, day: str) -> None:
    """The environmental code, the recycling measures, the law on hazardous chemicals (5)."""
    facts = shipped()
    assert older in facts[newer].replaces
    assert facts[newer].valid_from == day


def test_reading_all_files_is_quick() -> None:
    """The best of twenty readings takes under thirty times the work of the csv module on law.csv (5)."""
    text = (FOLDER / LAW).read_text("utf-8")

    def seconds_of(reading: Callable[[], object]) -> float:
        best = math.inf
        for _ in range(20):
            start = time.process_time()
            reading()
            best = min(best, time.process_time() - start)
        return best

    floor = seconds_of(lambda: list(csv.reader(text.splitlines())))
    assert seconds_of(library().law) < 30 * floor
