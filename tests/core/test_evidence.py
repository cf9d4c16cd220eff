"""What one answer is worth: anchors, freshness, adverse evidence, surveys, samples, strength."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.evaluation.evidence import (
    Item,
    curve,
    effective_class,
    freshness,
    live_items,
    live_strength,
    sample_target,
)
from tests.core.arithmetic import METHOD, item

MONTHS = METHOD.freshness.months


def test_anchors_that_coincide_leave_one_good_value() -> None:
    """Where good equals bad only that very value is good."""
    assert (curve(5, 5, 5), curve(4.9, 5, 5)) == (1, 0)


@pytest.mark.parametrize(
    ("clock", "f"), [(0, 1), (12, 1), (18, 0.75), (24, 0.5), (36, 0), (40, 0), (-1, 1)], ids=str
)
def test_freshness_falls_between_its_months(clock: float, f: float) -> None:
    """Freshness is whole until t0, falls evenly, and is gone from t1 on."""
    assert freshness(clock, MONTHS) == pytest.approx(f)


def test_freshness_may_end_at_once() -> None:
    """Where t0 and t1 coincide an answer is fresh up to that month and worthless after it."""
    assert (freshness(6, (6, 6)), freshness(6.1, (6, 6))) == (1, 0)


def held(items: list[Item]) -> dict[str, tuple[float, bool]]:
    """Return freshness and hold of the live items by source."""
    return {each.source: (each.f, each.held) for each in live_items(items, METHOD)}


OLD = item("E2", 0.0, age=40.0, source="old")


@pytest.mark.parametrize(
    "newer",
    [
        item("O", 0.49, source="newer"),
        item("T1", 0.5, age=17.0, source="newer"),
        item("E0", 1.0, source="newer"),
        item("O", 1.0, age=40.0, clock=0.0, source="newer"),
    ],
    ids=["not good enough", "not strong enough", "a claim", "not newer"],
)
def test_old_adverse_evidence_is_held(newer: Item) -> None:
    """Adverse evidence keeps its floor against items that are not good, strong and new enough."""
    assert held([OLD, newer])["old"] == (0.3, True)


@pytest.mark.parametrize(
    "newer",
    [
        item("O", 0.5, source="newer"),
        item("T1", 0.5, age=16.0, source="newer"),
        item("E1", 1.0, source="newer"),
        item("W1", 1.0, source="newer"),
    ],
    ids=["just good enough", "strong enough", "a policy", "a talk at 0.45"],
)
def test_a_newer_good_item_releases_old_adverse_evidence(newer: Item) -> None:
    """A newer item of half the value and strength 0.4 lets adverse evidence age away."""
    assert "old" not in held([OLD, newer])


def test_an_older_good_item_releases_nothing() -> None:
    """What was good before the harm says nothing about it."""
    harm = item("E2", 0.0, age=30.0, source="old")
    before = item("P", 1.0, age=31.0, clock=0.0, source="before")
    assert held([harm, before])["old"] == (0.3, True)


def test_adverse_evidence_above_the_floor_ages_as_any_other() -> None:
    """The floor lifts freshness only where it has fallen below."""
    assert held([item("E2", 0.0, age=24.0, source="old")])["old"] == (0.5, False)


def test_a_survey_counts_as_one_or_as_talks() -> None:
    """A survey needs 30 answers and 30 percent; else it counts as talks, off site or on site."""
    assert effective_class("W4", 30, 100, True, METHOD) == "W4"
    assert effective_class("W4", 29, 30, True, METHOD) == "W2"
    assert effective_class("W4", 30, 101, False, METHOD) == "W1"
    assert effective_class("W4", 500, None, False, METHOD) == "W1"
    assert effective_class("E2", 1, None, False, METHOD) == "E2"


def test_a_sample_of_nobody_is_one_of_an_unknown_group() -> None:
    """A group without people has the target of a group of unknown size."""
    assert sample_target(0, METHOD) == sample_target(None, METHOD) == 29
    assert sample_target(1, METHOD) == 1


def test_a_sample_follows_the_method() -> None:
    """Another share and confidence give another sample."""
    half = replace(METHOD, sample=replace(METHOD.sample, share=0.5, confidence=0.5))
    assert sample_target(1000, half) == 1
    assert sample_target(1000, METHOD) == 29


@given(st.integers(1, 300), st.integers(1, 99), st.integers(1, 99))
def test_a_sample_is_the_smallest_that_meets_the_problem(people: int, share: int, confidence: int) -> None:
    """The probability of meeting nobody affected is small enough at n, and not yet at n - 1."""
    sample = replace(METHOD.sample, share=share / 100, confidence=confidence / 100)
    drawn = sample_target(people, replace(METHOD, sample=sample))
    affected = -(-people * share // 100)

    def missed(number: int) -> Fraction:
        return Fraction(comb(people - affected, number), comb(people, number))

    assert missed(drawn) <= 1 - Fraction(confidence, 100) < missed(drawn - 1)


def test_strength_for_gates() -> None:
    """A gate compares rho times f, talks at 0.45, and adverse answers not below the floor."""
    strength = {
        (cls, age, x): live_strength(item(cls, x, age=age), METHOD)
        for cls, age, x in (("P", 24.0, 1.0), ("W2", 0.0, 0.5), ("P", 50.0, 0.25), ("P", 50.0, 0.26))
    }
    assert list(strength.values()) == pytest.approx([0.4, 0.45, 0.24, 0])
