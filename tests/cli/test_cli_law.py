"""What `ddq law` prints: facts of law with their parts, as they speak on a day.

1. A list has one line for each fact, with its days and value.
2. Before or after a change the fact of that day is shown, and said to be another than the one named.
3. Everything is shown in Chinese where the settings say so, and JSON has both languages.
4. What is unknown or no day is a problem.
"""

from __future__ import annotations

import json

from dd_toolkit.cli.exits import ExitCode
from tests.cli.conftest import Ddq


def test_list_gives_facts_and_parts_by_the_start_of_their_ids(ddq: Ddq) -> None:
    """Limits of exposure with their parts, in order (1)."""
    lines = ddq("law", "list", "oel-00").out.splitlines()
    ids = [line.split()[0] for line in lines]
    assert ids[:4] == ["OEL-001", "OEL-001.stel", "OEL-001.twa", "OEL-002"]
    assert lines[0].split() == ["OEL-001", "2020-04-01..", "0.05", "/", "0.1", *lines[0].split()[5:]]
    assert "cobalt, 15 minutes: 0.1 mg/m3" in lines[1]


def test_list_as_json_holds_everything(ddq: Ddq) -> None:
    """All facts, with both languages and what they replace (1, 3)."""
    listed = {each["id"]: each for each in json.loads(ddq("law", "list", "--json").out)}
    assert len(listed) > 550
    assert listed["REC-004"]["replaces"] == ["REC-001"]
    assert listed["LAB-016"]["unit"] == {"en": "hours per month", "zh": "小时/月"}


def test_show_gives_the_fact_of_the_day(ddq: Ddq) -> None:
    """Eleven public holidays before 2025, thirteen since (2)."""
    before = ddq("law", "show", "LAB-026", "--on", "2024-12-31").out.splitlines()
    assert before[0] == "LAB-026 on 2024-12-31: LAB-026.before speaks"
    assert before[1] == "LAB-026.before  public holidays before 2025: 11 days per year"
    assert "its place was taken by LAB-026" in before[-2]
    since = ddq("law", "show", "LAB-026", "--on", "2025-01-01").out.splitlines()
    assert since[0] == "LAB-026  13 days per year"
    assert any("took the place of LAB-026.before" in line for line in since)
    assert any("its numbers: LAB-026.before" in line for line in since)


def test_show_says_where_nothing_speaks(ddq: Ddq) -> None:
    """The code was not law yet, and no older fact is known; it is shown as it is (2)."""
    told = ddq("law", "show", "ENV-012", "--on", "2026-06-01").out.splitlines()
    assert told[0].startswith("ENV-012: nothing of it was in force on 2026-06-01")
    assert told[1].startswith("ENV-012  5 years")


def test_show_speaks_chinese(ddq: Ddq) -> None:
    """Statement, value, instrument and how sure the reading is (3)."""
    told = ddq("law", "show", "OEL-001.twa", "--on", "2026-06-01", "--language", "zh").out.splitlines()
    assert told[0] == "OEL-001.twa  钴，8小时平均：0.05 mg/m³（8小时时间加权平均）"
    assert told[1].strip().startswith("钴及其化合物")
    assert "工作场所有害因素职业接触限值" in told[2]
    assert told[-1].strip() == "已读原文，或多个来源一致"


def test_show_as_json_names_what_was_asked(ddq: Ddq) -> None:
    """Several facts at once; nothing stands for one for which nothing speaks (2, 3)."""
    shown = json.loads(ddq("law", "show", "ENV-025", "ENV-012", "--on", "2026-06-01", "--json").out)
    assert shown["on"] == "2026-06-01"
    assert [(each["named"], (each["speaks"] or {}).get("id")) for each in shown["facts"]] == [
        ("ENV-025", "ENV-046"),
        ("ENV-012", None),
    ]


def test_what_is_unknown_or_no_day_is_told(ddq: Ddq) -> None:
    """Nothing is printed, and the exit code says that the input was bad (4)."""
    for arguments, word in ((("LAB-999",), "LAB-999"), (("LAB-016", "--on", "2026-02-30"), "2026-02-30")):
        told = ddq("law", "show", *arguments)
        assert (told.code, told.out) == (ExitCode.INPUT, "")
        assert word in told.err
