"""An explanation shows the numbers of the result, step by step."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from dd_toolkit.core.evaluation.evidence import Item
from dd_toolkit.core.evaluation.explain import Step, StepCode, explain_question, explain_total
from dd_toolkit.core.evaluation.judgement import NOT_APPLICABLE, UNKNOWN, State, judge
from dd_toolkit.core.evaluation.scoring import score
from tests.core.arithmetic import METHOD, answered, item, question, talks
from tests.core.test_evidence_properties import TARGETS, evidence


def steps_of(steps: Sequence[Step], code: StepCode) -> list[dict[str, object]]:
    """Return the parameters of all steps of a code."""
    return [dict(step.parameters) for step in steps if step.code is code]


@given(evidence(), TARGETS)
def test_an_explanation_ends_where_the_judgement_does(items: list[Item], target: int) -> None:
    """State, families, reach, bounds, dissent and declared value are those of the judgement."""
    found = judge(items, METHOD, target=target, existence=True)
    steps = explain_question(items, METHOD, target=target, existence=True)
    assert steps_of(steps, StepCode.STATE) == [{"state": found.state.value}]
    assert len(steps_of(steps, StepCode.ITEM)) == len(items)
    if found.state is not State.ANSWERED:
        assert steps[-1].code is StepCode.STATE
        return
    families = [(each["family"], each["a"], each["v"]) for each in steps_of(steps, StepCode.FAMILY)]
    assert tuple(families) == found.families
    assert steps_of(steps, StepCode.BOUNDS) == [{"lo": found.lo, "hi": found.hi}]
    (reach,), (across,) = steps_of(steps, StepCode.REACH), steps_of(steps, StepCode.ACROSS)
    assert (reach["c"], across["x"], across["d"]) == (found.c, found.x, found.d)
    dissents = [(each["families"], each["conflict"]) for each in steps_of(steps, StepCode.DISSENT)]
    assert dissents == ([(", ".join(found.dissent), found.conflict)] if found.dissent else [])
    declared = [each["declared"] for each in steps_of(steps, StepCode.DECLARED)]
    assert declared == ([found.declared] if found.declared is not None else [])


def test_every_kind_of_voice_is_shown() -> None:
    """Single sources, accounts, pools and copies each have their step with strength and value."""
    items = [
        item("E2", 1.0, source="payroll"),
        *talks("W2", [1.0, 1.0, 0.0]),
        item("W1", 0.5, source="onsite", group="dispatched"),
        item("T1", 0.9, source="audit", root="policy", root_cls="E1"),
        item("P", 1.0, age=50.0, source="stale"),
    ]
    steps = explain_question(items, METHOD, target=29, existence=True)
    assert [each["counts"] for each in steps_of(steps, StepCode.ITEM)] == [*[True] * 6, False]
    assert steps_of(steps, StepCode.ALONE)[0]["a"] == pytest.approx(0.6)
    assert steps_of(steps, StepCode.ACCOUNT)[0]["a"] == pytest.approx(0.65)
    assert [each["n"] for each in steps_of(steps, StepCode.POOL)] == [2.0, 1.0]
    assert steps_of(steps, StepCode.COPIES) == [
        {"root": "policy", "sources": "audit", "family": "M", "a": 0.5, "v": 0.9}
    ]


def test_a_pool_names_the_group_that_pulls_it_down() -> None:
    """The status group whose harm sets the value is named, with the mean beside it."""
    harmed = [item("W2", 0.0, source=f"d{number}", group="dispatched") for number in range(3)]
    (pool,) = steps_of(
        explain_question([*talks("W2", [1.0] * 27), *harmed], METHOD, target=29), StepCode.POOL
    )
    assert (pool["group"], pool["v"], pool["mean"]) == ("dispatched", pytest.approx(0.0), pytest.approx(0.9))


def test_held_freshness_is_shown() -> None:
    """An old adverse item shows that its freshness stands at the floor."""
    (step,) = steps_of(explain_question([item("E2", 0.0, age=40.0)], METHOD, target=29), StepCode.ITEM)
    assert (step["f"], step["held"], step["counts"]) == (0.3, True, True)


def test_a_total_is_explained_with_its_own_numbers() -> None:
    """Weights, shares, gains, sections, pillars, total and gap are those of the scores."""
    questions = [
        question("LAB-TIM-01.1", answered(0.5, 0.9, declared=0.9)),
        question("LAB-TIM-02.1", NOT_APPLICABLE),
        question("OSH-GEN-01.1", UNKNOWN),
    ]
    scores = score(questions, METHOD, ())
    steps = explain_total(scores, METHOD)
    assert [each["share"] for each in steps_of(steps, StepCode.WEIGHT)] == [1.0, 0.0, 1.0]
    assert [each["gain"] for each in steps_of(steps, StepCode.WEIGHT)] == [
        each.gain for each in scores.questions
    ]
    assert [each["section"] for each in steps_of(steps, StepCode.SECTION)] == ["LAB-TIM", "OSH-GEN"]
    assert sum(float(str(each["share"])) for each in steps_of(steps, StepCode.PILLAR)) == pytest.approx(1)
    totals = {each["bound"]: each["total"] for each in steps_of(steps, StepCode.TOTAL)}
    assert totals == {"low": scores.low, "high": scores.high}
    (gap,) = steps_of(steps, StepCode.GAP)
    assert (gap["declared"], gap["gap"]) == (scores.declared, scores.gap)
    assert gap["proven"] == pytest.approx(0.5)


def test_a_total_over_nothing_has_no_steps() -> None:
    """Without a question there is nothing to explain."""
    assert explain_total(score([], METHOD, ()), METHOD) == ()
