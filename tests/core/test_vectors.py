"""The arithmetic matches an independent implementation in exact fractions, to 1e-9.

`tests/vectors/judgements.json` holds questions, severities, curves, samples and clocks; `plant.json` a whole
plant.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dd_toolkit.core.evaluation.evidence import Item, curve, sample_target
from dd_toolkit.core.evaluation.judgement import judge
from dd_toolkit.core.evaluation.method import Alpha, Method
from dd_toolkit.core.evaluation.method_rules import SeverityClass
from dd_toolkit.core.evaluation.rating import band_of
from dd_toolkit.core.evaluation.scoring import Scores, score
from dd_toolkit.core.evaluation.severity import deadlines, severity
from tests.core.arithmetic import METHOD, ROOT, TOLERANCE, item, question

VECTORS = json.loads((ROOT / "tests" / "vectors" / "judgements.json").read_text(encoding="utf-8"))
PLANT = json.loads((ROOT / "tests" / "vectors" / "plant.json").read_text(encoding="utf-8"))


def items_of(case: Mapping[str, Any]) -> list[Item]:
    """Make items of a vector's; a source copies another by name, and an unknown name makes it its own."""
    written = case["items"]
    named = {each["source"]: each for each in written if "source" in each}
    made = []
    for position, each in enumerate(written):
        source = each.get("source", f"unnamed {position}")
        root_id, root = source, each
        while root.get("copies") in named:
            root_id = root["copies"]
            root = named[root_id]
        optional: dict[str, Any] = {"fresh": tuple(each["fresh"])} if "fresh" in each else {}
        made.append(
            item(
                each["cls"],
                each["x"],
                age=each.get("age", 0),
                source=source,
                root=root_id,
                root_cls=root["cls"],
                group=each.get("group", "regular"),
                **optional,
            )
        )
    return made


def assert_matches(found: object, expected: Mapping[str, Any]) -> None:
    """Compare every expected field, numbers to 1e-9."""
    for name, value in expected.items():
        actual = getattr(found, name)
        if isinstance(value, float):
            assert actual == pytest.approx(value, rel=0, abs=TOLERANCE), name
        else:
            assert actual == value, name


@pytest.mark.parametrize("case", [*VECTORS["cases"], *PLANT["questions"]], ids=lambda each: each.get("name"))
def test_a_question_is_judged_as_expected(case: dict[str, Any]) -> None:
    """State, bounds, reach, point value, distance, conflict and gaps of a question match."""
    judgement = judge(
        items_of(case),
        METHOD,
        target=case.get("target", 29),
        existence=case.get("existence", False),
        refused=case.get("refused", False),
        not_applicable=case.get("na", False),
    )
    assert_matches(judgement, case["expect"])


def test_no_vector_is_left_out() -> None:
    """The vectors hold the cases that their description promises."""
    assert len(VECTORS["cases"]) == 101
    assert len(VECTORS["severity"]) == 4**3
    assert [len(VECTORS[key]) for key in ("curve", "sample_target", "clocks")] == [6, 8, 5]


@pytest.mark.parametrize("case", VECTORS["severity"], ids=str)
def test_a_severity_is_graded_as_expected(case: dict[str, Any]) -> None:
    """Number and class of every combination of the three grades match."""
    number, reached = severity(case["scale"], case["scope"], case["irremediability"], METHOD)
    assert number == pytest.approx(case["sev"], rel=0, abs=TOLERANCE)
    assert reached == case["class"]


@pytest.mark.parametrize("case", VECTORS["curve"], ids=str)
def test_a_number_lies_between_its_anchors_as_expected(case: dict[str, Any]) -> None:
    """The value of a number matches, also where good is the smaller anchor."""
    x = curve(case["value"], case["bad"], case["good"])
    assert x == pytest.approx(case["x"], rel=0, abs=TOLERANCE)


@pytest.mark.parametrize("case", VECTORS["sample_target"], ids=str)
def test_a_sample_is_as_large_as_expected(case: dict[str, Any]) -> None:
    """The smallest sample that meets the problem matches for every workforce."""
    assert sample_target(case["workforce"], METHOD) == case["n"]


@pytest.mark.parametrize("reached", list(SeverityClass))
def test_an_action_is_due_as_expected(reached: SeverityClass) -> None:
    """Done and verified dates of every class match."""
    clocks = VECTORS["clocks"]
    found = deadlines(reached, date.fromisoformat(clocks["notified"]), METHOD)
    assert [found.done.isoformat(), found.verified.isoformat()] == clocks[reached]


def plant_scores(method: Method) -> Scores:
    """Score the plant of the vectors."""
    in_topic = Counter(each["id"].split(".")[0] for each in PLANT["questions"])
    questions = [
        question(
            each["id"],
            judge(
                items_of(each),
                method,
                target=29,
                refused=each.get("refused", False),
                not_applicable=each.get("na", False),
            ),
            weight=each["topic_weight"] / in_topic[each["id"].split(".")[0]],
        )
        for each in PLANT["questions"]
    ]
    return score(questions, method, ())


def assert_total(scores: Scores, expected: Mapping[str, float]) -> None:
    """Compare the five numbers of a total."""
    found = (scores.low, scores.high, scores.open, scores.declared, scores.gap)
    wanted = tuple(expected[key] for key in ("L", "H", "U", "declared", "gap"))
    assert found == pytest.approx(wanted, rel=0, abs=TOLERANCE)


def test_a_plant_is_scored_as_expected() -> None:
    """Pillars, total and bands of a whole plant match."""
    scores, expected = plant_scores(METHOD), PLANT["expect"]
    assert {part.id for part in scores.pillars} == set(expected["pillars"])
    for part in scores.pillars:
        wanted = expected["pillars"][part.id]
        assert (part.low, part.high) == pytest.approx((wanted["L"], wanted["H"]), rel=0, abs=TOLERANCE)
    assert_total(scores, expected["total"])
    assert band_of(scores.low, METHOD) == expected["band_of_L"]
    assert band_of(scores.high, METHOD) == expected["band_of_H"]


@pytest.mark.parametrize("alpha", [0.5, 0.9])
def test_a_plant_is_scored_as_expected_with_another_alpha(alpha: float) -> None:
    """The total follows alpha."""
    scores = plant_scores(replace(METHOD, alpha=Alpha(alpha)))
    assert_total(scores, PLANT["expect"][f"alpha {alpha}"])
