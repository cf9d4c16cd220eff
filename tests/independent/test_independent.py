"""The second implementation: independent, in agreement with what was worked out by hand, and what it writes.

1. It shares no line with the toolkit.
2. It finds what the cases of the method and the vectors expect.
3. The files of worked cases that it writes are the committed ones, and show what they say.
"""

from __future__ import annotations

import ast
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.independent.__main__ import main
from tests.independent.bank import FOLDER, load, read_yaml
from tests.independent.case_files import COMMAND, QUESTIONNAIRES, path_of, text_of
from tests.independent.comparing import differences
from tests.independent.judging import FAMILY, Item, clamped, judge, target, with_floor
from tests.independent.sites import SITES

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
BY_HAND = sorted((FOLDER / "cases").glob("*-[0-9]-*.yaml"))
VECTORS = json.loads((ROOT / "tests" / "vectors" / "judgements.json").read_text("utf-8"))
PLANT = json.loads((ROOT / "tests" / "vectors" / "plant.json").read_text("utf-8"))


def imported_by(path: Path) -> set[str]:
    """Return the modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_it_shares_nothing_with_the_toolkit() -> None:
    """Neither imports the other, and of the tests it knows only its own."""
    for path in HERE.glob("*.py"):
        for module in imported_by(path):
            assert not module.startswith("dd_toolkit"), path
            assert not module.startswith("tests.") or module.startswith("tests.independent"), path
    for path in (ROOT / "dd_toolkit").rglob("*.py"):
        assert not any(module.startswith("tests") for module in imported_by(path)), path


@pytest.mark.parametrize("path", BY_HAND, ids=lambda path: path.stem)
def test_it_finds_what_was_worked_out_by_hand(path: Path) -> None:
    """Every case of the method that was worked out by hand holds for it too."""
    assert list(differences(path)) == []


def items_of(written: list[dict[str, Any]], clock: tuple[int, int] = (12, 36)) -> list[Item]:
    """Make items of a vector's; a source copies another by name, and an unknown name makes it its own."""
    named = {each["source"]: each for each in written if "source" in each}
    items = []
    for position, each in enumerate(written):
        source = root = each.get("source", f"unnamed {position}")
        first = each
        while first.get("copies") in named:
            root = first["copies"]
            first = named[root]
        begins, ends = each.get("fresh", clock)
        age = Fraction(str(each.get("age", 0)))
        fresh = clamped((Fraction(str(ends)) - age) / (Fraction(str(ends)) - Fraction(str(begins))))
        family = FAMILY[first["cls"]]
        x = Fraction(each["x"]).limit_denominator(10**6)
        items.append(
            Item(source, each["cls"], root, family, x, age, fresh, group=each.get("group", "regular"))
        )
    return with_floor(items)


ANSWERED = [
    each
    for each in (*VECTORS["cases"], *PLANT["questions"])
    if each["expect"]["state"] == "answered" and each.get("target", 29) == 29
]


@pytest.mark.parametrize("case", ANSWERED, ids=lambda each: each.get("name", each.get("id")))
def test_it_judges_the_vectors_as_expected(case: dict[str, Any]) -> None:
    """Bounds, reach, point value, distance, conflict and gaps of the vectors match."""
    found = judge(items_of(case["items"]), None, case.get("existence", False))
    for key, value in case["expect"].items():
        actual = getattr(found, key)
        if isinstance(value, float):
            assert float(actual) == pytest.approx(value, rel=0, abs=1e-9), key
        else:
            assert actual == value, key


def test_it_draws_samples_as_the_vectors_do() -> None:
    """n* of every workforce of the vectors matches."""
    for each in VECTORS["sample_target"]:
        assert target(each["workforce"]) == each["n"]


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_the_committed_cases_are_what_it_writes(name: str) -> None:
    """Whoever changes a question writes the cases anew."""
    assert path_of(name).read_text("utf-8") == text_of(name), f"write the cases anew: {COMMAND}"


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_the_best_is_the_best_and_the_worst_the_worst(name: str) -> None:
    """Every question has an answer that is worth 1 and one that is worth 0, also where it is calculated."""
    cases = {each["name"].split(" by ")[0]: each["expect"] for each in read_yaml(path_of(name))["cases"]}
    assert cases["everything at its best"]["judgements"]["every"]["lo"] == "0.97"
    assert cases["everything at its worst"]["judgements"]["every"]["lo"] == "0"
    assert cases["everything at its worst"]["judgements"]["every"]["declared"] == "0"


def test_every_questionnaire_and_segment_has_its_site() -> None:
    """All questionnaires that ship have cases, and there is a realistic site for each segment."""
    shipped = {path.stem for path in FOLDER.glob("*.yaml") if "questionnaire" in read_yaml(path)}
    written = [read_yaml(path)["questionnaire"] for path in (FOLDER / "cases").glob("*.yaml")]
    assert {each for each in written if isinstance(each, str)} >= shipped
    segments = {segment for site in SITES for segment in site.site["segments"]}
    assert segments == {"MIN", "REF", "ELE", "CEL", "PAK", "BMS", "CAS", "FIN", "REC", "GRP"}


def test_realistic_sites_show_what_sites_are_like() -> None:
    """They show conflicts, refusals, what is unknown, waits or does not apply, and a band held by a cap."""
    expected = [
        case["expect"]
        for name in QUESTIONNAIRES
        for case in read_yaml(path_of(name))["cases"]
        if case["name"] in {site.name for site in SITES}
    ]
    judgements = [each for expect in expected for each in expect["judgements"].values()]
    assert {each["state"] for each in judgements} == {"answered", "unknown", "refused", "not_applicable"}
    assert any(each.get("conflict") for each in judgements)
    assert any("/" in name for expect in expected for name in expect["judgements"])
    assert {scope for each in expected for scope in each.get("relevance", {}).values()} == {"waiting", "out"}
    assert any(each["held_by"] for each in expected)
    assert {"B", "C", "D", "E", "NR"} <= {each["band"] for each in expected}


def test_the_command_tells_what_differs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without --write a file that is not what would be written is named; with it, it is written."""
    monkeypatch.setattr("tests.independent.__main__.QUESTIONNAIRES", ("carmaker-mirror",))
    monkeypatch.setattr("tests.independent.__main__.path_of", lambda name: tmp_path / f"{name}.yaml")
    assert main([]) == 1
    assert capsys.readouterr().out == "carmaker-mirror.yaml\n"
    assert main(["--write"]) == 0
    assert main([]) == 0
    assert (tmp_path / "carmaker-mirror.yaml").read_text("utf-8") == text_of("carmaker-mirror")
    assert load("carmaker-mirror").questions
