"""What `ddq regimes` prints: every regime, its dates, and the topics that may fall under each item."""

from __future__ import annotations

import json

from tests.cli.conftest import Ddq


def test_list_gives_each_regime_with_its_first_day(ddq: Ddq) -> None:
    """One line for each, and the same as JSON in both languages."""
    told = ddq("regimes", "list")
    assert told.code == 0
    listed = json.loads(ddq("regimes", "list", "--json").out)
    assert [line.split()[0] for line in told.out.splitlines()] == [each["id"] for each in listed]
    (law,) = [each for each in listed if each["id"] == "LkSG"]
    assert (law["applies_from"], law["kind"], law["items"]) == ("2023-01-01", "law", 20)
    assert "《" in law["title"]["zh"]


def test_show_gives_topics_under_items(ddq: Ddq) -> None:
    """An item with its label and title, below it the topics that speak to it, in the language that is set."""
    lines = ddq("regimes", "show", "lksg").out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("§ 2(2) no. 8"))
    below = lines[start + 1 : lines.index("", start)]
    assert any(line.startswith("  LAB-WAG-06  ") for line in below)
    chinese = ddq("regimes", "show", "LkSG", "--language", "zh").out
    assert "第2条第2款第8项" in chinese
    assert "可能涉及" in chinese


def test_show_says_may_and_tells_what_has_no_topic(ddq: Ddq) -> None:
    """Nothing is said to be a breach, and an item nobody is asked about is not silent."""
    told = ddq("regimes", "show", "CSDDD").out
    assert "may fall under" in told
    wetlands = told.partition("II no. 14")[2].splitlines()
    assert wetlands[1].strip() == "no topic of the bank speaks to it"
    assert "2029-07-26  applies" in told
    assert "(EUD-003, EUD-001)" in told


def test_show_indents_parts(ddq: Ddq) -> None:
    """A part stands under the item that it is part of."""
    told = ddq("regimes", "show", "EU-BATT-X").out.splitlines()
    assert "2(a)  Environment, climate and human health" in told
    assert "  2(a)(v)  Hazardous substances" in told


def test_show_as_json_holds_both_languages(ddq: Ddq) -> None:
    """Items carry their topics; the caution travels with them."""
    shown = json.loads(ddq("regimes", "show", "ILO-FLI", "--json").out)
    debt = next(item for item in shown["items"] if item["id"] == "debt_bondage")
    assert "LAB-FOR-01" in [topic["id"] for topic in debt["topics"]]
    assert debt["sign"] == "debt_bondage"
    assert debt["title"]["zh"]
    assert "may fall under" in shown["caution"]["en"]
    assert "可能涉及" in shown["caution"]["zh"]


def test_an_unknown_regime_names_those_there_are(ddq: Ddq) -> None:
    """A mistyped id ends with 2 and the list."""
    told = ddq("regimes", "show", "GRI")
    assert told.code == 2
    assert told.out == ""
    assert "LkSG, EU-BATT-X, CSDDD, OECD" in told.err
