"""`ddq registry`: companies and tables of the report, with filters, in both languages and as JSON.

1. What is printed is what the registry carries, with its place in the report.
2. Filters leave what has everything that was asked for; nothing left is told aside.
3. What is not there is a problem of input that names what is.
4. A company of the registry brings segments to `ddq new`, and the reason is told; typed segments go first.
5. Nothing reads the registry that does not ask for it.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from dd_toolkit.cli.tables import width_of
from tests.builders import ROOT
from tests.cli.conftest import Ddq


def as_json(text: str) -> Any:
    """Return what a command printed as JSON."""
    return json.loads(text)


def ids(text: str) -> list[str]:
    """Return the first cell of every line below the heading."""
    return [line.split()[0] for line in text.splitlines()[1:]]


def test_every_company_is_listed(ddq: Ddq) -> None:
    """1: those of the appendix and those that only tables name, in a table."""
    told = ddq("registry", "list")
    assert told.code == 0
    assert len(ids(told.out)) == 61
    line = next(line for line in told.out.splitlines() if line.startswith("eve "))
    assert line.split() == ["eve", "CEL", "PAK", "BMS", "1", "2", "3", "A1", "A2", "Huizhou", "+1", "EVE"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (("--segment", "CEL", "--place", "Huizhou", "--table", "2"), "byd eve sunwoda"),
        (("--segment", "cas"), "byd kedali"),
        (("--place", "赣州"), "farasis"),
        (("--table", "a2", "--segment", "BMS"), "byd eve sunwoda desay-blue-micro yineng e-power"),
        (("--year", "2018", "--segment", "REC"), "catl byd gotion lishen bak"),
    ],
)
def test_filters_leave_what_has_all_of_them(ddq: Ddq, filters: tuple[str, ...], found: str) -> None:
    """2: in a table and as JSON alike; segments and tables in small letters too."""
    assert ids(ddq("registry", "list", *filters).out) == found.split()
    assert [each["id"] for each in as_json(ddq("registry", "list", *filters, "--json").out)] == found.split()


def test_nothing_left_is_told_aside(ddq: Ddq) -> None:
    """2: stdout stays empty, JSON is an empty list, and it is no failure."""
    told = ddq("registry", "list", "--place", "Atlantis")
    assert (told.code, told.out) == (0, "")
    assert "No company fits" in told.err
    assert as_json(ddq("registry", "list", "--place", "Atlantis", "--json").out) == []
    empty = ddq("registry", "tables", "3", "--segment", "MIN")
    assert (empty.code, empty.out) == (0, "")


def test_a_company_is_shown_with_every_place_in_the_report(ddq: Ddq) -> None:
    """1: appendix, segments, tables and notes, each line of them cited."""
    text = ddq("registry", "show", "sunwanda").out
    for part in (
        "Sunwoda · 欣旺达  [sunwoda]",
        "founded        2014 [R§App.1]",
        "employees      not given",
        "MIN  mining [R§Tab.1]",
        "2019: rank 10 · 0.65 GWh [R§Tab.2]",
        "Packs · Prismatic and pouch batteries [R§Tab.3]",
        "R§2.2.4 names CATL and BYD alone",
        "[R§App.2]",
    ):
        assert part in text


def test_a_partner_in_brackets_is_called_one(ddq: Ddq) -> None:
    """1: who stands in brackets is shown with whom, and placed nowhere by it."""
    text = ddq("registry", "show", "A123").out
    assert "partner of Wanxiang [R§Tab.1]" in text
    assert "does not say what it does" in text


def test_a_company_as_json_has_everything(ddq: Ddq) -> None:
    """1: facts with their citations, and every entry of every table."""
    shown = as_json(ddq("registry", "show", "catl", "--json").out)
    assert shown["headcount"]["value"] == 19732
    assert shown["headcount"]["cite"] == "R§App.1"
    assert shown["segments"] == ["MIN", "REF", "CEL", "PAK", "BMS", "REC"]
    installed = {
        each["figure"]["year"]: each["figure"]["value"] for each in shown["entries"] if each["figure"]
    }
    assert installed == {2018: 23.52, 2019: 32.31, 2020: 31.48}
    assert all(each["cite"] for each in shown["entries"])


def test_chinese_speaks_chinese_and_says_once_whose_names_are_not(ddq: Ddq) -> None:
    """1: headings, steps and statements; that the report gives no Chinese name is talk, said once."""
    told = ddq("registry", "show", "eve", "--language", "zh")
    for part in (
        "惠州亿纬锂能股份有限公司 · EVE",
        "成立年份",
        "2020年：第6名",
        "附录2：惠州电池企业",
        "电芯与模组",
    ):
        assert part in told.out
    assert told.err.count("未给出中文名称") == 1
    listed = ddq("registry", "list", "--language", "zh", "--segment", "CAS")
    assert "比亚迪股份有限公司" in listed.out
    assert "Kedali Precision" in listed.out
    assert listed.err.count("未给出中文名称") == 1


def test_tables_are_listed(ddq: Ddq) -> None:
    """1: name, number of companies, title; filters count what fits them."""
    assert [line.split()[:2] for line in ddq("registry", "tables").out.splitlines()[1:]] == [
        ["1", "44"], ["2", "15"], ["3", "10"], ["A1", "20"], ["A2", "10"],
    ]  # fmt: skip
    assert [each["table"] for each in as_json(ddq("registry", "tables", "--json").out)] == [
        "1",
        "2",
        "3",
        "A1",
        "A2",
    ]
    fitting = ddq("registry", "tables", "--place", "Huizhou").out.splitlines()
    assert fitting[3].split()[:2] == ["3", "10"]
    assert fitting[2].split()[:2] == ["2", "3"]


def test_table_1_is_shown_by_kind_of_firm(ddq: Ddq) -> None:
    """1: rows with their printed number, columns, segments, ways of entry, notes."""
    text = ddq("registry", "tables", "1").out
    assert "[R§Tab.1]" in text.splitlines()[0]
    assert [line[:3] for line in text.splitlines() if line.startswith("(")] == [f"({n})" for n in range(1, 7)]
    assert "VW (shares or purchase, with Gotion High-Tech)" in text
    assert "Minmetals – Table 1 only." in text
    assert "(2)" not in ddq("registry", "tables", "1", "--segment", "FIN").out


def test_table_2_is_shown_by_year(ddq: Ddq) -> None:
    """1: ranks with GWh; sums only where the whole year is there."""
    text = ddq("registry", "tables", "2", "--year", "2020").out
    assert "2020  1     31.48    Contemporary Amperex" in text
    assert "92.44 %" in text
    assert "92.33 %" in text
    assert "2019" not in "".join(text.splitlines()[:-1])
    some = ddq("registry", "tables", "2", "--place", "Huizhou").out
    assert "EVE" in some
    assert "China" not in "".join(some.splitlines()[1:])
    tree = as_json(ddq("registry", "tables", "2", "--year", "2019", "--json").out)
    assert [each["year"] for each in tree["totals"]] == [2019]
    assert len(tree["entries"]) == 10


@pytest.mark.parametrize(
    ("table", "part"),
    [
        ("3", "Packs · Pouch batteries of electric buses [R§Tab.3]"),
        ("A2", "12.1 GWh a year in all [R§App.2]"),
        ("a2", "(empty row) [R§App.2]"),
        ("A1", "jinchuan       2001     27102"),
    ],
)
def test_other_tables_are_shown_by_company(ddq: Ddq, table: str, part: str) -> None:
    """1: what is said of each firm, or the facts of the appendix."""
    assert part in ddq("registry", "tables", table).out
    assert as_json(ddq("registry", "tables", table, "--json").out)["table"] == table.upper()


def test_lists_are_aligned_in_chinese(ddq: Ddq) -> None:
    """1: columns begin at the same cell whatever stands before them."""
    lines = ddq("registry", "tables", "A1", "--language", "zh").out.splitlines()[1:]
    starts = {
        width_of(line[: line.index(name)]) for line, name in ((lines[0], "总部"), (lines[1], "福建宁德"))
    }
    assert len(starts) == 1


@pytest.mark.parametrize(
    ("arguments", "message", "remedy"),
    [
        (("show", "gotlon"), "no company “gotlon”", "Did you mean gotion?"),
        (("show", "Haopeng T"), "no company “Haopeng T”", "haopeng-technology"),
        (("show", "Nobody & Sons"), "no company", "ddq registry list"),
        (("list", "--segment", "CELL"), "--segment", "one of MIN, REF"),
        (("list", "--table", "4"), "--table", "one of 1, 2, 3, A1, A2"),
        (("tables", "B"), "TABLE", "one of 1, 2, 3, A1, A2"),
        (("list", "--year", "2017"), "no year 2017", "2020, 2019, 2018"),
    ],
)
def test_what_is_not_there_is_told(ddq: Ddq, arguments: tuple[str, ...], message: str, remedy: str) -> None:
    """3: exit code 2, nothing on stdout, and what there is instead."""
    told = ddq("registry", *arguments)
    assert (told.code, told.out) == (2, "")
    assert message in told.err
    assert remedy in told.err


def with_a_fault(folder: Path) -> Path:
    """Return a copy of the questionnaires whose registry names a company that nobody knows."""
    copy = folder / "questionnaires"
    shutil.copytree(ROOT / "questionnaires", copy)
    table = copy / "registry" / "table-2.yaml"
    table.write_text(
        table.read_text(encoding="utf-8").replace("company: jeve", "company: jevee"), encoding="utf-8"
    )
    return copy


def test_a_fault_is_told_with_its_line(ddq: Ddq, surroundings: Path) -> None:
    """3: by `ddq registry` and by the check of everything, as file:line."""
    copy = with_a_fault(surroundings)
    told = ddq("--questionnaires", str(copy), "registry", "list")
    checked = ddq("--questionnaires", str(copy), "questionnaires", "check")
    assert (told.code, checked.code) == (2, 2)
    for text in (told.err, checked.out):
        assert "questionnaires/registry/table-2.yaml:28: error: The registry has no company “jevee”." in text
        assert "Did you mean jeve, " in text


NEW = ("new", "--questionnaire", "plant-assessment", "--company")


def test_new_says_where_segments_are_from(ddq: Ddq) -> None:
    """4: the tables, for the whole company or for the place."""
    whole = ddq(*NEW, "catl", "--site", "Ningde, Fujian")
    assert "Segments MIN REF CEL PAK BMS REC, from Table 1 and Appendix 1 of the report" in whole.err
    local = ddq(*NEW, "BYD", "--site", "Huizhou", "--language", "zh")
    assert "环节CEL PAK BMS CAS FIN，依据报告表3中关于该地的内容" in local.err
    listed = as_json(ddq("list", "--json").out)
    assert [each["segments"] for each in listed] == [
        ["CEL", "PAK", "BMS", "CAS", "FIN"],
        ["MIN", "REF", "CEL", "PAK", "BMS", "REC"],
    ]


def test_typed_segments_go_before_the_registry(ddq: Ddq) -> None:
    """4: and then no reason is told."""
    told = ddq(*NEW, "catl", "--site", "Ningde", "--segments", "CEL")
    assert "of the report" not in told.err
    (entry,) = as_json(ddq("list", "--json").out)
    assert (entry["segments"], entry["company_id"]) == (["CEL"], "catl")


def test_a_company_without_segments_needs_them_typed(ddq: Ddq) -> None:
    """4: where the report says nothing, nothing is made up."""
    refused = ddq(*NEW, "A123", "--site", "Plant")
    assert refused.code == 2
    assert "segments" in refused.err
    assert ddq(*NEW, "A123", "--site", "Plant", "--segments", "CEL").code == 0


def test_nothing_else_reads_the_registry(ddq: Ddq, surroundings: Path) -> None:
    """5: with a registry that cannot be read, typed names and segments, lists and results are as ever."""
    copy = ("--questionnaires", str(with_a_fault(surroundings)))
    assert ddq(*copy, *NEW, "catl", "--site", "S", "--segments", "CEL").code == 0
    assert ddq(*copy, "list").code == 0
    assert ddq(*copy, "show", "catl").code == 0


def test_a_list_asks_for_no_registry(ddq: Ddq, monkeypatch: pytest.MonkeyPatch) -> None:
    """5: its files are not even opened."""
    assert ddq(*NEW, "catl", "--site", "Ningde").code == 0

    def refuse(_: object) -> None:
        raise AssertionError("the registry was read")

    monkeypatch.setattr("dd_toolkit.files.library.Library.registry", refuse)
    assert ddq("list").code == 0
    assert ddq("show", "Ningde").code == 0
    assert ddq("registry", "--help").code == 0
