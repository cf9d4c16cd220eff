"""Properties of a judgement that hold for any evidence (method 3, Properties).

1. 0 <= lo <= hi <= 1, and hi - lo = (1 - c) + c d.
2. Order never matters.
3. A further family whose value equals x never lowers lo nor raises hi.
4. Unknown equals c = 0.
5. An added roster row never raises lo under `worst`.
6. Talks of k people equal k talks.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dd_toolkit.core.evaluation.evidence import Item, live_items
from dd_toolkit.core.evaluation.judgement import NOT_APPLICABLE, Judgement, State, join_rows, judge
from dd_toolkit.core.evaluation.voices import TalkRules, pool_of
from tests.core.arithmetic import METHOD, TOLERANCE, item

CLASSES = sorted(METHOD.class_of)
VALUES = st.one_of(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.floats(0, 1))
AGES = st.one_of(st.sampled_from([0.0, 12.0, 24.0, 36.0, 50.0]), st.floats(0, 60))
GROUPS = st.sampled_from(["regular", "dispatched", "student", "temporary"])
TARGETS = st.integers(1, 29)


@st.composite
def evidence(draw: st.DrawFn, least: int = 0, copies: bool = True) -> list[Item]:
    """Draw items of any class, age and group, some of which copy an earlier one."""
    items: list[Item] = []
    root_classes: dict[str, str] = {}
    for position in range(draw(st.integers(least, 12))):
        root = draw(st.sampled_from([None, *items])) if copies else None
        cls = draw(st.sampled_from(CLASSES))
        source = f"s{position}"
        age = draw(AGES)
        root_classes.setdefault(source, cls)
        items.append(
            item(
                cls,
                draw(VALUES),
                age=age,
                source=source,
                fresh=draw(st.sampled_from([(12.0, 36.0), (6.0, 18.0)])),
                root=root.root if root else source,
                root_cls=root_classes[root.root] if root else cls,
                people=draw(st.integers(1, 5)),
                group=draw(GROUPS),
            )
        )
    return items


@given(evidence(), TARGETS, st.booleans(), st.booleans(), st.booleans())
def test_bounds_are_in_order_and_as_wide_as_what_is_open(
    items: list[Item], target: int, existence: bool, refused: bool, not_applicable: bool
) -> None:
    """Bounds lie within 0 and 1, and their distance is what is not reached or disputed (1)."""
    found = judge(
        items, METHOD, target=target, existence=existence, refused=refused, not_applicable=not_applicable
    )
    assert 0 <= found.lo <= found.hi <= 1
    assert 0 <= found.c <= 1
    assert found.hi - found.lo == pytest.approx((1 - found.c) + found.c * (found.d or 0), abs=TOLERANCE)


@given(evidence(least=2), TARGETS, st.booleans(), st.data())
def test_order_never_matters(items: list[Item], target: int, existence: bool, data: st.DataObject) -> None:
    """The same evidence in another order gives exactly the same judgement (2)."""
    shuffled = data.draw(st.permutations(items))
    first = judge(items, METHOD, target=target, existence=existence)
    assert judge(shuffled, METHOD, target=target, existence=existence) == first


@given(evidence(least=1), TARGETS, st.sampled_from(["O", "P", "T1", "T2", "N", "E2", "W3"]))
def test_a_family_that_agrees_with_x_only_narrows(items: list[Item], target: int, cls: str) -> None:
    """A further family at the point value never lowers lo nor raises hi (3).

    It is dated before all others, since a newer good item may release old adverse evidence.
    """
    before = judge(items, METHOD, target=target)
    assume(before.x is not None and METHOD.class_of[cls].family not in before.live_families)
    assert before.x is not None
    further = item(cls, min(1.0, max(0.0, before.x)), source="further", age=1000.0, clock=0.0)
    after = judge([*items, further], METHOD, target=target)
    assert after.lo >= before.lo - TOLERANCE
    assert after.hi <= before.hi + TOLERANCE


@given(evidence(), TARGETS, st.booleans())
def test_unknown_is_a_reach_of_nothing(items: list[Item], target: int, refused: bool) -> None:
    """Where nothing is reached everything is open, and only there (4)."""
    found = judge(items, METHOD, target=target, refused=refused)
    assert (found.c == 0) == (found.state is not State.ANSWERED)
    if found.c == 0:
        assert (found.lo, found.hi, found.x, found.d, found.declared) == (0, 1, None, None, None)
        assert not (found.evidence_gap or found.declaration_gap or found.claim_gap or found.conflict)


@st.composite
def rows(draw: st.DrawFn) -> Judgement:
    """Draw the judgement of a roster row that applies."""
    return judge(draw(evidence()), METHOD, target=29, refused=draw(st.booleans()))


@given(st.lists(rows(), min_size=1, max_size=5), rows())
def test_a_further_row_never_raises_the_worst(existing: list[Judgement], added: Judgement) -> None:
    """Under `worst` a further row can only lower the bounds, and not applicable rows change nothing (5)."""
    before = join_rows(existing, "worst")
    after = join_rows([*existing, added], "worst")
    assert after.lo <= before.lo
    assert after.hi <= before.hi
    assert join_rows([*existing, NOT_APPLICABLE], "worst") == before


@given(st.lists(rows(), min_size=1, max_size=5), st.sampled_from(["worst", "mean"]))
def test_joined_rows_keep_their_bounds_in_order(joined: list[Judgement], over: str) -> None:
    """Joined bounds lie within those of the rows, and a conflict in any row shows."""
    found = join_rows(joined, over)
    assert min(row.lo for row in joined) - TOLERANCE <= found.lo <= found.hi
    assert found.hi <= max(row.hi for row in joined) + TOLERANCE
    assert found.conflict == any(row.conflict for row in joined)
    assert (found.state is State.REFUSED) == any(row.state is State.REFUSED for row in joined)


@given(evidence(copies=False), TARGETS, st.booleans())
def test_a_talk_with_several_people_is_several_talks(items: list[Item], target: int, existence: bool) -> None:
    """A talk with k people counts exactly as k talks with one (6)."""
    single: list[Item] = []
    for each in items:
        if not each.cls.talk:
            single.append(each)
            continue
        for person in range(int(each.people)):
            source = f"{each.source}-{person}"
            single.append(each._replace(source=source, root=source, people=1.0))
    together = judge(items, METHOD, target=target, existence=existence)
    apart = judge(single, METHOD, target=target, existence=existence)
    for name in ("state", "conflict", "challenged", "evidence_gap", "live_families", "adequate"):
        assert getattr(together, name) == getattr(apart, name)
    for name in ("lo", "hi", "c", "x", "d"):
        assert getattr(together, name) == pytest.approx(getattr(apart, name), abs=TOLERANCE)


@given(st.lists(st.tuples(VALUES, AGES, GROUPS), min_size=1, max_size=30), TARGETS)
def test_a_pool_never_says_better_than_its_mean(people: list[tuple[float, float, str]], target: int) -> None:
    """Status groups pull the value of talks down, never up, and not below the worst answer."""
    items = [
        item("W2", x, age=age, source=f"s{position}", group=group)
        for position, (x, age, group) in enumerate(people)
    ]
    live = live_items(items, METHOD)
    assume(live)
    pool = pool_of(live, TalkRules(METHOD, target, existence=False))
    assert min(each.x for each in live) - TOLERANCE <= pool.value <= pool.mean
    assert (pool.group is None) == (pool.value == pool.mean)


@given(evidence(), TARGETS)
def test_claims_never_undo_a_refusal(items: list[Item], target: int) -> None:
    """Whatever E0, E1, T1 and N say, a refusal stands; a live record undoes it."""
    weak = [each for each in items if each.cls.id in {"E0", "E1", "T1", "N"}]
    found = judge(weak, METHOD, target=target, refused=True)
    assert found.state is State.REFUSED
    seen = judge([*weak, item("E2", 0.5, source="seen")], METHOD, target=target, refused=True)
    assert seen.state is State.ANSWERED
