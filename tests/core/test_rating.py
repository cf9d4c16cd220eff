"""Bands, reasons not to rate and caps, each firing and just not firing (method 5).

The plant of these tests has ten crucial topics of equal weight, five for labour and OSH together and five
beyond, all well proven; a test worsens what it is about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.evaluation.judgement import NOT_APPLICABLE, UNKNOWN, Judgement
from dd_toolkit.core.evaluation.method_rules import CapKind, NotRatedKind, SeverityClass
from dd_toolkit.core.evaluation.rating import (
    CAP_TESTS,
    NOT_RATED_TESTS,
    Circumstances,
    FindingCounts,
    Rating,
    band_of,
    possible_points,
    proven_points,
    rate,
)
from dd_toolkit.core.evaluation.scoring import ScoredQuestion, Scores, score
from tests.core.arithmetic import METHOD, PLAIN_MEAN, REFUSED, answered, method_at, question

TOPICS = [
    *(f"LAB-TIM-0{number}" for number in (1, 2, 3)),
    *(f"OSH-GEN-0{number}" for number in (1, 2)),
    *(f"ENV-EIA-0{number}" for number in (1, 2, 3)),
    *(f"GOV-DDM-0{number}" for number in (1, 2)),
]
FRESH = Circumstances(newest={"O": 3.0, "W": 5.0, "P": 1.0})
CONFLICT = answered(0.75, 0.95, conflict=True)


def plant(
    changed: Mapping[str, Judgement] | None = None, weights: Mapping[str, float] | None = None, **more: Any
) -> list[ScoredQuestion]:
    """Make the plant with some topics judged or weighed otherwise."""
    return [
        question(
            f"{topic}.1",
            (changed or {}).get(topic, answered()),
            **{"weight": (weights or {}).get(topic, 4.0), **more},
        )
        for topic in TOPICS
    ]


def rated(questions: Sequence[ScoredQuestion], circumstances: Circumstances = FRESH) -> Rating:
    """Rate questions by the shipped method."""
    return rate(score(questions, METHOD, ()), circumstances, METHOD)


def caps_of(rating: Rating) -> dict[CapKind, list[str]]:
    """Return the bands left by each kind of cap that applies."""
    found: dict[CapKind, list[str]] = {}
    for cap in rating.caps:
        found.setdefault(cap.kind, []).append(cap.band)
    return found


def reasons_of(rating: Rating) -> set[NotRatedKind]:
    """Return the kinds of reasons not to rate."""
    return {reason.kind for reason in rating.not_rated}


def test_every_kind_has_a_test() -> None:
    """Every kind of reason and of cap that a method may name is computed."""
    assert set(NOT_RATED_TESTS) == set(NotRatedKind)
    assert set(CAP_TESTS) == set(CapKind)


def test_a_well_proven_plant_has_its_band() -> None:
    """Nothing holds a plant that is proven throughout."""
    found = rated(plant())
    assert (found.band, found.band_of_low, found.band_of_high) == ("A", "A", "A")
    assert (found.caps, found.not_rated, found.held_by) == ((), (), ())
    assert (found.proven, found.possible) == (80, 90)


@pytest.mark.parametrize(
    ("value", "band"),
    [(1, "A"), (0.7, "A"), (0.6999, "B"), (0.55, "B"), (0.4, "C"), (0.25, "D"), (0.2499, "E"), (0, "E")],
)
def test_bands_begin_at_their_least(value: float, band: str) -> None:
    """A band begins at its least value."""
    assert band_of(value, METHOD) == band


def test_bands_see_rounded_values() -> None:
    """A sum a hair under 0.7 in floats is 0.7; a billionth less is not."""
    assert band_of(0.7 - 1e-12, METHOD) == "A"
    assert band_of(0.7 - 1e-9, METHOD) == "B"


def test_points_round_away_from_a_promise() -> None:
    """Proven is rounded down and possible up, without slips of floats."""
    assert [proven_points(value, METHOD) for value in (0.29, 0.2999999, 0.57, 1.0)] == [29, 29, 57, 100]
    assert [possible_points(value, METHOD) for value in (0.29, 0.2900001, 0.57, 1.0)] == [29, 30, 57, 100]


def test_points_see_rounded_values() -> None:
    """A hundred-billionth beside a whole point is that point; a hundred-millionth is not."""
    assert (proven_points(0.29 - 1e-11, METHOD), possible_points(0.29 + 1e-11, METHOD)) == (29, 29)
    assert (proven_points(0.29 - 1e-8, METHOD), possible_points(0.29 + 1e-8, METHOD)) == (28, 30)


@given(st.integers(0, 100))
def test_whole_points_stay_whole(points: int) -> None:
    """A value of whole points prints as those points on both sides."""
    assert proven_points(points / 100, METHOD) == points == possible_points(points / 100, METHOD)


# Reasons not to rate


def scores_with(**changed: Any) -> Scores:
    """Return the plant's scores with some numbers set."""
    return replace(score(plant(), METHOD, ()), **changed)


def test_half_open_is_not_rated() -> None:
    """From an open share of 0.50 on there is no band; every cap stays listed."""
    assert reasons_of(rate(scores_with(open=0.4999), FRESH, METHOD)) == set()
    found = rate(scores_with(open=0.5), FRESH, METHOD)
    assert (found.band, reasons_of(found)) == ("NR", {NotRatedKind.OPEN})
    assert found.not_rated[0].parameters == {"value": 0.5, "limit": 0.5}


def test_too_little_adequate_evidence_is_not_rated() -> None:
    """Under 60 percent of crucial weight with adequate evidence there is no band."""
    claims = answered(adequate=False)
    assert reasons_of(rated(plant(dict.fromkeys(TOPICS[6:], claims)))) == set()
    found = rated(plant(dict.fromkeys(TOPICS[5:], claims)))
    assert reasons_of(found) == {NotRatedKind.ADEQUATE_EVIDENCE}
    assert found.not_rated[0].parameters == {"value": 0.5, "limit": 0.6}


def test_adequate_evidence_of_questions_that_are_not_crucial_does_not_count() -> None:
    """Only crucial weight is asked for, over all pillars together."""
    claims = plant(dict.fromkeys(TOPICS, answered(adequate=False)))
    assert NotRatedKind.ADEQUATE_EVIDENCE in reasons_of(rated(claims))
    minor = [replace(each, crucial=False) for each in claims]
    assert reasons_of(rated(minor)) == set()


def test_too_little_seen_and_heard_is_not_rated() -> None:
    """Observation or worker voice on under 30 percent of crucial labour and OSH weight gives no band."""
    papers = answered(live_families=frozenset({"M", "P"}))
    weights = {"LAB-TIM-01": 3.0, "LAB-TIM-02": 3.0, "LAB-TIM-03": 2.0, "OSH-GEN-01": 1.0, "OSH-GEN-02": 1.0}
    assert NotRatedKind.DIRECT_EVIDENCE not in reasons_of(
        rated(plant(dict.fromkeys(TOPICS[1:5], papers), weights))
    )
    found = rated(plant(dict.fromkeys([TOPICS[0], TOPICS[1], *TOPICS[3:5]], papers), weights))
    assert reasons_of(found) == {NotRatedKind.DIRECT_EVIDENCE}


@pytest.mark.parametrize(
    ("newest", "reason"),
    [
        ({"O": 24.0}, False),
        ({"W": 24.0, "O": 40.0}, False),
        ({"O": 24.1, "W": 30.0}, True),
        ({"P": 1.0, "T": 1.0}, True),
        ({}, True),
    ],
)
def test_old_or_missing_sight_is_not_rated(newest: dict[str, float], reason: bool) -> None:
    """Without observation or worker voice of the last 24 months there is no band."""
    found = rated(plant(), Circumstances(newest=newest))
    assert (NotRatedKind.DIRECT_AGE in reasons_of(found)) is reason
    assert (found.band == "NR") is reason


def test_missing_sight_shows_no_age() -> None:
    """Where nobody saw or heard anything there is no number to print."""
    (reason,) = rated(plant(), Circumstances()).not_rated
    assert reason.parameters == {"value": None, "limit": 24}


def test_nothing_crucial_fires_no_rule_of_shares() -> None:
    """A share of nothing is no share: only age and openness can keep such a plant from a band."""
    minor = plant(dict.fromkeys(TOPICS, REFUSED), crucial=False)
    found = rated(minor)
    assert reasons_of(found) == {NotRatedKind.OPEN}
    assert found.caps == ()


def test_claims_alone_are_never_rated() -> None:
    """The best claims on every question give no band."""
    claims = answered(0.2, 1.0, adequate=False, live_families=frozenset({"M"}))
    found = rated(plant(dict.fromkeys(TOPICS, claims)), Circumstances(newest={"M": 0.0}))
    assert found.band == "NR"
    assert reasons_of(found) == set(NotRatedKind)


# Caps


def with_findings(
    open_: dict[SeverityClass, int] | None = None,
    overdue: dict[SeverityClass, tuple[int, ...]] | None = None,
) -> Rating:
    """Rate the plant with findings and overdue actions."""
    return rated(plant(), replace(FRESH, findings=FindingCounts(open_ or {}, overdue or {})))


def test_an_open_gravest_finding_takes_the_place_of_the_band() -> None:
    """A confirmed open S4 finding gives ZT, before NR."""
    found = with_findings({SeverityClass.S4: 1})
    assert (found.band, caps_of(found)) == ("ZT", {CapKind.OPEN_FINDINGS: ["ZT"]})
    blind = rated(plant(), Circumstances(findings=FindingCounts({SeverityClass.S4: 1})))
    assert (blind.band, reasons_of(blind)) == ("ZT", {NotRatedKind.DIRECT_AGE})


@pytest.mark.parametrize(("count", "band"), [(0, "A"), (1, "C"), (2, "C"), (3, "D"), (9, "D")])
def test_grave_findings_hold_the_band(count: int, band: str) -> None:
    """One open S3 finding leaves C, three leave D."""
    found = with_findings({SeverityClass.S3: count})
    assert found.band == band
    assert [cap.band for cap in found.held_by] == ([band] if count else [])


def test_findings_of_a_lower_class_hold_nothing() -> None:
    """Open S2 and S1 findings cap no band."""
    assert with_findings({SeverityClass.S2: 50, SeverityClass.S1: 50}).band == "A"


@pytest.mark.parametrize(
    ("overdue", "band"),
    [
        ({SeverityClass.S3: (0,)}, "A"),
        ({SeverityClass.S3: (1,)}, "D"),
        ({SeverityClass.S2: (30,)}, "A"),
        ({SeverityClass.S2: (5, 31, 45)}, "B"),
        ({SeverityClass.S1: (300,)}, "A"),
    ],
)
def test_overdue_actions_hold_the_band(overdue: dict[SeverityClass, tuple[int, ...]], band: str) -> None:
    """An overdue S3 action leaves D, an S2 action overdue by more than 30 days B."""
    found = with_findings(overdue=overdue)
    assert found.band == band
    if band == "B":
        assert found.caps[0].parameters == {"value": 2, "limit": 30, "severity": "S2", "days": 45}


def part_of(share: float) -> dict[str, float]:
    """Give the first topic of governance this share of crucial weight."""
    return {**dict.fromkeys(TOPICS, (1 - share) / 9 * 40), "GOV-DDM-01": share * 40}


@pytest.mark.parametrize(
    ("judgement", "kind", "limit", "band"),
    [
        (UNKNOWN, CapKind.UNKNOWN_SHARE, 0.10, "B"),
        (REFUSED, CapKind.REFUSED_SHARE, 0.05, "C"),
    ],
)
def test_shares_hold_from_their_limit(judgement: Judgement, kind: CapKind, limit: float, band: str) -> None:
    """Unknown from a tenth leaves B, refused from a twentieth C."""
    at_limit = caps_of(rated(plant({"GOV-DDM-01": judgement}, part_of(limit))))
    below = caps_of(rated(plant({"GOV-DDM-01": judgement}, part_of(limit - 1e-6))))
    assert at_limit[kind] == [band]
    assert kind not in below


def test_any_refusal_of_a_crucial_question_holds() -> None:
    """One refused crucial question leaves B, however little it weighs; another question does not."""
    found = rated(plant({"GOV-DDM-01": REFUSED}, part_of(0.01)))
    assert (found.band, caps_of(found)) == ("B", {CapKind.REFUSED_ANY: ["B"]})
    minor = [*plant(), question("GOV-OVC-01.1", REFUSED, crucial=False, weight=1.0)]
    assert rated(minor).caps == ()


def test_any_conflict_on_a_crucial_question_holds() -> None:
    """One crucial question in conflict leaves B, a challenged one nothing."""
    found = rated(plant({"GOV-DDM-01": CONFLICT}, part_of(0.01)))
    assert (found.band, caps_of(found)) == ("B", {CapKind.CONFLICT_ANY: ["B"]})
    assert rated(plant({"GOV-DDM-01": answered(challenged=True)})).caps == ()


@pytest.mark.parametrize(
    ("share", "days", "followed_up", "bands"),
    [
        (0.1, 61, frozenset(), ["C"]),
        (0.1, 60, frozenset(), []),
        (0.0999, 61, frozenset(), []),
        (0.1, 61, frozenset({"GOV-DDM-01.1"}), []),
        (0.1, 61, frozenset({"LAB-TIM-01.1"}), ["C"]),
    ],
)
def test_conflicts_nobody_follows_up_hold(
    share: float, days: int, followed_up: frozenset[str], bands: list[str]
) -> None:
    """From a tenth of crucial weight in conflict without follow-up after 60 days the band is C."""
    circumstances = replace(FRESH, days_since=days, followed_up=followed_up)
    found = caps_of(rated(plant({"GOV-DDM-01": CONFLICT}, part_of(share)), circumstances))
    assert found.get(CapKind.CONFLICT_SHARE, []) == bands
    assert found[CapKind.CONFLICT_ANY] == ["B"]


SEEN = answered(live_families=frozenset({"O", "P"}))


def test_workers_must_be_heard() -> None:
    """Worker voice on under 60 percent of the labour and OSH topics they can speak to leaves C."""
    assert rated(plant(dict.fromkeys(TOPICS[:2], SEEN))).caps == ()
    found = rated(plant(dict.fromkeys(TOPICS[:3], SEEN)))
    assert (found.band, caps_of(found)) == ("C", {CapKind.WORKER_VOICE: ["C"]})
    assert found.caps[0].parameters == {"value": 0.4, "limit": 0.6}


def test_topics_without_worker_wording_need_no_worker() -> None:
    """What workers cannot speak to is not held against a plant."""
    questions = [
        replace(each, worker_wording=each.topic not in TOPICS[:3])
        for each in plant(dict.fromkeys(TOPICS[:3], SEEN))
    ]
    assert rated(questions).caps == ()


def test_one_question_heard_covers_its_topic() -> None:
    """A topic is covered when workers speak to any of its questions."""
    questions = plant(dict.fromkeys(TOPICS[:3], SEEN))
    more = [question(f"{topic}.2", answered(), worker_wording=False) for topic in TOPICS[:3]]
    assert rated([*questions, *more]).caps == ()


def test_what_is_heard_beside_the_score_covers_its_topic() -> None:
    """Workers who answer a question of the topic that is not scored were heard on it."""
    questions = [
        replace(each, heard_beside=frozenset({"W"} if each.topic in TOPICS[:3] else ()))
        for each in plant(dict.fromkeys(TOPICS[:3], SEEN))
    ]
    assert rated(questions).caps == ()


def test_topics_that_do_not_apply_need_no_worker() -> None:
    """A topic that left the sums is not asked of workers."""
    questions = [question("LAB-TIM-09.1", NOT_APPLICABLE), *plant()]
    assert rated(questions).caps == ()


def test_much_that_does_not_apply_holds() -> None:
    """More than 0.30 of crucial weight not applicable leaves C, by the weights before it left."""
    assert rated(plant(dict.fromkeys(TOPICS[7:], NOT_APPLICABLE))).caps == ()
    found = rated(plant(dict.fromkeys(TOPICS[6:], NOT_APPLICABLE)))
    assert (found.band, caps_of(found)) == ("C", {CapKind.NOT_APPLICABLE_SHARE: ["C"]})
    assert found.caps[0].parameters == {"value": 0.4, "limit": 0.3}


def test_caps_are_listed_without_a_band() -> None:
    """Under NR every cap is still printed, and none decides."""
    found = rated(plant({"GOV-DDM-01": REFUSED}), Circumstances())
    assert found.band == "NR"
    assert caps_of(found) == {CapKind.REFUSED_ANY: ["B"], CapKind.REFUSED_SHARE: ["C"]}
    assert found.held_by == ()


def test_a_cap_lifts_no_band() -> None:
    """A plant below a cap keeps its own band, and the cap decides nothing."""
    poor = dict.fromkeys(TOPICS, answered(0.3, 0.5))
    found = rated(plant(poor), replace(FRESH, findings=FindingCounts({SeverityClass.S3: 1})))
    assert (found.band, found.band_of_high, found.held_by) == ("D", "C", ())
    assert caps_of(found) == {CapKind.OPEN_FINDINGS: ["C"]}


def test_a_method_without_rules_rates_everything() -> None:
    """Bands of another method apply, and without rules nothing is held."""
    method = method_at(PLAIN_MEAN)
    questions = [question("PEO-A-01.1", answered(0.5, 0.5), weight=1.0)]
    found = rate(score(questions, method, ()), Circumstances(), method)
    assert (found.band, found.caps, found.not_rated) == ("good", (), ())
