"""Judgements that the vectors leave open: rounding, copies, accounts, adequacy, rosters, speed."""

from __future__ import annotations

from dataclasses import replace
from time import process_time
from typing import Any

import pytest

from dd_toolkit.core.evaluation.evidence import Item
from dd_toolkit.core.evaluation.judgement import (
    NOT_APPLICABLE,
    UNKNOWN,
    Judgement,
    State,
    join_rows,
    judge,
)
from dd_toolkit.core.evaluation.method import Adverse
from tests.core.arithmetic import METHOD, REFUSED, answered, item, method_at, talks
from tests.core.arithmetic import PLAIN_MEAN as PLAIN_MEAN_FILE


def judged(*items: Item, existence: bool = False, refused: bool = False) -> Judgement:
    """Judge items by the shipped method with a sample of 29."""
    return judge(items, METHOD, target=29, existence=existence, refused=refused)


def test_a_refusal_keeps_what_was_live() -> None:
    """A standing refusal has no value, but tells which classes spoke."""
    found = judged(item("T1", 1.0), refused=True)
    assert (found.state, found.c, found.declared) == (State.REFUSED, 0, None)
    assert found.live_classes == {"T1"}


def test_not_applicable_needs_silence() -> None:
    """A live item answers a question that was accepted as not applicable."""
    accepted = judge([], METHOD, target=29, not_applicable=True)
    contradicted = judge([item("O", 0.0)], METHOD, target=29, not_applicable=True)
    assert accepted == NOT_APPLICABLE
    assert contradicted.state is State.ANSWERED


def test_thresholds_see_rounded_values() -> None:
    """A claim 0.25 above a record is a claim gap although the floats are a little less apart."""
    assert 0.35 - 0.1 < 0.25
    assert judged(item("E0", 0.35, source="a"), item("E2", 0.1, source="b")).claim_gap
    assert not judged(item("E0", 0.34, source="a"), item("E2", 0.1, source="b")).claim_gap


def test_equal_strengths_lead_with_the_lower_value_in_floats_too() -> None:
    """0.6 at two thirds and 0.4 are one strength: the lower value leads, and a weaker voice lowers it."""
    fresh = (0.0, 3.0)
    two_thirds = item("E2", 0.4, age=1.0, fresh=fresh, source="a")
    policy = item("E1", 0.9, source="b")
    claim = item("E0", 0.0, source="c")
    assert 0.6 * (2 / 3) < 0.4
    ((family, *numbers),) = judged(two_thirds, policy, claim).families
    assert family == "M"
    assert numbers == pytest.approx([0.4, 0.2])


def test_copies_of_a_source_that_did_not_answer_are_one_voice() -> None:
    """Two audits that copy one policy are the management's voice, with the larger strength."""
    first = item("T1", 0.9, source="a", root="policy", root_cls="E1")
    second = item("P", 0.7, source="b", root="policy", root_cls="E1")
    found = judged(first, second)
    assert found.families == (("M", 0.8, 0.7),)
    assert found.live_families == {"M"}
    assert not found.adequate


def test_a_copied_talk_counts_as_its_own_people() -> None:
    """A talk and a weaker retelling are one voice, as strong as that talk alone and as low as the lower."""
    talk = item("W2", 0.6, source="talk", people=29)
    retold = item("N", 0.5, source="article", root="talk", root_cls="W2")
    found = judged(talk, retold)
    assert found.families == (("W", 0.75, 0.5),)


def test_an_account_in_a_copied_talk_stands_alone() -> None:
    """A first-hand account keeps its credibility although an article retells it."""
    talk = item("W2", 0.0, source="talk")
    retold = item("N", 0.5, source="article", root="talk", root_cls="W2")
    assert judged(talk, retold, existence=True).families == (("W", 0.65, 0.0),)
    assert judged(talk, retold).families == (("W", 0.4, 0.0),)


def test_a_second_hand_account_stays_in_the_pool() -> None:
    """What a worker was told is pooled, also where a grave harm is asked for."""
    second_hand = item("W2", 0.0, source="talk", root="other", root_cls="W2")
    assert judged(second_hand, existence=True).c == pytest.approx(0.25 + 0.5 / 29)
    assert judged(item("W2", 0.0), existence=True).c == pytest.approx(0.65)


@pytest.mark.parametrize(
    ("cls", "age", "adequate"),
    [
        ("E2", 24.0, True),
        ("E2", 24.1, False),
        ("E1", 0.0, False),
        ("E0", 0.0, False),
        ("N", 35.0, True),
        ("W1", 35.0, True),
    ],
)
def test_evidence_is_adequate(cls: str, age: float, adequate: bool) -> None:
    """Records count from strength 0.3, other families always, claims and papers never."""
    assert judged(item(cls, 1.0, age=age)).adequate is adequate


def test_a_dissent_above_names_the_upper_side() -> None:
    """Where the upper side is the weaker one it dissents; a strong family there makes a conflict."""
    found = judged(item("P", 0.0, source="a"), item("O", 0.0, source="b"), item("E2", 1.0, source="c"))
    assert (found.dissent, found.conflict, found.challenged) == (("M",), True, False)


def test_a_dissent_of_exactly_the_limit_is_a_challenge() -> None:
    """A dissenting family of strength 0.40 challenges; a little more makes a conflict."""
    weaker = judged(item("E1", 1.0, source="b"), item("O", 0.0, source="c"))
    assert (weaker.challenged, weaker.dissent) == (True, ("M",))
    stronger = judged(item("T1", 1.0, source="b"), item("O", 0.0, source="c"))
    assert (stronger.conflict, stronger.dissent) == (True, ("T",))


def test_of_equal_sides_the_lower_dissents() -> None:
    """Of two sides as strong the lower one dissents; a family at the point value takes no side."""
    found = judged(item("P", 0.0, source="a"), item("O", 0.5, source="b"), item("T2", 1.0, source="c"))
    assert found.x == pytest.approx(0.5)
    assert (found.dissent, found.conflict) == (("P",), True)


def test_one_strong_dissenter_makes_a_conflict_among_weak_ones() -> None:
    """Where a method asks for three dissenting families, one above the limit is still enough."""
    method = replace(METHOD, disagreement=replace(METHOD.disagreement, families=3))
    agreeing = [item("P", 1.0, source="a"), item("O", 1.0, source="b"), item("W3", 1.0, source="c")]
    weak, strong = item("N", 0.0, source="d"), item("T1", 0.0, source="e")
    found = judge([*agreeing, weak, strong], method, target=29)
    assert (found.dissent, found.conflict) == (("T", "N"), True)


def test_the_boldest_claim_is_held_against_the_worst_record() -> None:
    """A modest second claim and a better second record close no claim gap."""
    found = judged(
        item("E0", 0.2, source="a"),
        item("E1", 0.9, source="b"),
        item("E2", 0.3, source="c"),
        item("E2", 0.9, source="d"),
    )
    assert found.claim_gap


def test_where_nothing_is_known_nothing_is_adequate() -> None:
    """Unknown, refused and not applicable have no reach and no adequate evidence."""
    for found in (UNKNOWN, NOT_APPLICABLE, judged(refused=True)):
        assert (found.lo, found.hi, found.c, found.adequate) == (0, 1, 0, False)
        assert (found.conflict, found.challenged, found.live_families) == (False, False, frozenset())


@pytest.mark.parametrize(
    "flag", ["conflict", "challenged", "evidence_gap", "declaration_gap", "claim_gap", "adequate"]
)
def test_what_shows_in_one_row_shows_in_all(flag: str) -> None:
    """A conflict, challenge, gap or adequate item of any row is the question's."""
    plain = answered(adequate=False)
    flagged: dict[str, Any] = {flag: True}
    assert getattr(join_rows([plain, plain._replace(**flagged)], "worst"), flag)
    assert not getattr(join_rows([plain, plain], "worst"), flag)


def test_no_row_is_unknown_and_rows_that_do_not_apply_leave() -> None:
    """A roster without rows is unknown; one whose rows all do not apply does not apply."""
    assert join_rows([], "worst") == UNKNOWN
    assert join_rows([NOT_APPLICABLE, NOT_APPLICABLE], "mean") == NOT_APPLICABLE


def test_rows_join_by_the_worst_or_by_the_mean() -> None:
    """Bounds, point and declared value join alike; distance is the largest; families too."""
    rows = [
        answered(0.2, 0.6, c=0.5, x=0.4, d=0.1, declared=0.9, families=(("M", 0.6, 0.9),)),
        answered(0.6, 0.8, c=0.9, x=0.7, d=0.3, families=(("M", 0.2, 0.5), ("O", 0.7, 0.7))),
    ]
    worst, mean = join_rows(rows, "worst"), join_rows(rows, "mean")
    assert (worst.lo, worst.hi, worst.c, worst.x, worst.d, worst.declared) == (0.2, 0.6, 0.5, 0.4, 0.3, 0.9)
    assert (mean.lo, mean.hi, mean.c, mean.x) == pytest.approx((0.4, 0.7, 0.7, 0.55))
    assert worst.families == (("M", 0.2, 0.5), ("O", 0.7, 0.7))


def test_a_refused_row_shows_and_hides_no_bad_row() -> None:
    """One refused row makes the question refused; what another row proves bad stays."""
    found = join_rows([REFUSED, answered(0.0, 0.2)], "worst")
    assert (found.state, found.lo, found.hi) == (State.REFUSED, 0.0, 0.2)


def test_an_unknown_row_leaves_the_question_answered_with_nothing_proven() -> None:
    """Rows that are known make the question answered; the unknown one proves nothing."""
    found = join_rows([UNKNOWN, answered(0.8, 0.9)], "worst")
    assert (found.state, found.lo, found.hi) == (State.ANSWERED, 0.0, 0.9)


def test_another_method_judges_by_its_own_numbers() -> None:
    """Where every source is believed in full, agreeing sources prove their value."""
    method = method_at(PLAIN_MEAN_FILE)
    seen = item("SEEN", 0.25, source="a", method=method)
    told = talks("TOLD", [0.5, 0.0], method=method)
    found = judge([seen, *told], method, target=1)
    assert (found.lo, found.hi, found.c) == pytest.approx((0.25, 0.25, 1.0))


def test_a_method_may_let_adverse_evidence_age() -> None:
    """With a floor of nothing, old adverse evidence is worth nothing."""
    adverse: Adverse = replace(METHOD.adverse, floor=0.0)
    found = judge([item("E2", 0.0, age=40.0)], replace(METHOD, adverse=adverse), target=29)
    assert found == UNKNOWN


def test_five_hundred_questions_are_judged_in_no_time() -> None:
    """Judging 500 questions with six sources each keeps to its budget, three times what it takes."""
    items = [item(cls, 0.7, age=3.0, source=cls) for cls in ("E0", "E2", "O", "W2", "P", "T1")]

    def seconds() -> float:
        begun = process_time()
        for _ in range(500):
            judge(items, METHOD, target=29)
        return process_time() - begun

    assert min(seconds() for _ in range(5)) < 0.05
