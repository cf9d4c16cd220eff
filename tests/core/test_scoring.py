"""Weights, pillars, total, declared value and what to ask next (method 4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dd_toolkit.core.evaluation.judgement import NOT_APPLICABLE, UNKNOWN
from dd_toolkit.core.evaluation.method import Alpha
from dd_toolkit.core.evaluation.scoring import ScoredQuestion, Scores, effective_weights, score, total_of
from dd_toolkit.core.questionnaire.questions import Segment
from tests.core.arithmetic import METHOD, PLAIN_MEAN, answered, method_at, question


def scored(*questions: ScoredQuestion, segments: tuple[Segment, ...] = ()) -> Scores:
    """Score questions by the shipped method."""
    return score(questions, METHOD, segments)


def test_what_does_not_apply_leaves_its_weight_to_its_topic() -> None:
    """A topic's weight is shared by its questions that apply."""
    topic = [question(f"LAB-TIM-01.{number}", answered(), weight=4 / 3) for number in (1, 2)]
    without = question("LAB-TIM-01.3", NOT_APPLICABLE, weight=4 / 3)
    other = question("LAB-TIM-02.1", answered(), weight=2.0)
    assert effective_weights([*topic, without, other]) == pytest.approx([2.0, 2.0, 0.0, 2.0])


def test_a_topic_that_does_not_apply_leaves() -> None:
    """Neither its weight nor its pillar stays where nothing of it applies."""
    found = scored(question("LAB-TIM-01.1", answered(0.4, 0.6)), question("ENV-EIA-01.1", NOT_APPLICABLE))
    assert [part.id for part in found.pillars] == ["LAB"]
    assert [part.id for part in found.sections] == ["LAB-TIM"]
    assert (found.low, found.high) == pytest.approx((0.4, 0.6))
    assert [each.weight for each in found.questions] == [4.0, 0.0]


def test_an_unknown_question_stays_open() -> None:
    """Unknown counts as nothing proven and everything possible."""
    found = scored(question("LAB-TIM-01.1", answered(0.6, 0.8)), question("LAB-TIM-02.1", UNKNOWN))
    assert (found.low, found.high, found.open) == pytest.approx((0.3, 0.9, 0.6))


def test_nothing_in_scope_proves_nothing() -> None:
    """Without a question in scope everything is open."""
    found = scored(question("LAB-TIM-01.1", NOT_APPLICABLE))
    assert (found.low, found.high, found.open, found.declared, found.gap) == (0, 1, 1, None, None)
    assert scored() == replace(found, questions=())


def test_a_topic_without_weight_counts_nowhere() -> None:
    """Context topics weigh nothing and are in no sum."""
    found = scored(
        question("LAB-TIM-01.1", answered(0.6, 0.8)), question("LAB-TIM-02.1", UNKNOWN, weight=0.0)
    )
    assert (found.low, found.high) == pytest.approx((0.6, 0.8))


def test_the_total_leans_on_the_weakest_pillar() -> None:
    """Seven tenths of the weighted mean and three of the weakest pillar."""
    found = scored(question("LAB-TIM-01.1", answered(0.2, 0.4)), question("OSH-GEN-01.1", answered(0.8, 0.9)))
    mean = (0.35 * 0.2 + 0.30 * 0.8) / 0.65
    assert found.low == pytest.approx(0.7 * mean + 0.3 * 0.2)
    assert found.open == pytest.approx(found.high - found.low)


@pytest.mark.parametrize(
    ("segments", "alpha"),
    [((), 0.7), ((Segment.CEL, Segment.PAK), 0.7), ((Segment.CEL, Segment.REF), 0.5), ((Segment.MIN,), 0.5)],
)
def test_alpha_follows_the_segments(segments: tuple[Segment, ...], alpha: float) -> None:
    """A site that mines or refines leans more on its weakest pillar."""
    assert scored(question("LAB-TIM-01.1", answered()), segments=segments).alpha == alpha


def test_of_several_alphas_the_lowest_counts() -> None:
    """A site in two segments with an alpha of their own takes the stricter one."""
    alpha = Alpha(0.7, {Segment.MIN: 0.4, Segment.REF: 0.6})
    assert alpha.of([Segment.REF, Segment.MIN]) == 0.4


def test_declared_and_proven_are_compared_over_the_same_questions() -> None:
    """Questions without a declared value are left out of both sides of the gap."""
    found = scored(
        question("LAB-TIM-01.1", answered(0.5, 0.9, declared=0.9)),
        question("LAB-TIM-02.1", answered(0.1, 0.2)),
        question("OSH-GEN-01.1", UNKNOWN),
    )
    assert (found.declared, found.gap) == pytest.approx((0.9, 0.4))


def test_sections_are_taken_over_their_questions_in_order() -> None:
    """Each section has its own bounds, in the order in which questions come."""
    found = scored(
        question("LAB-WAG-01.1", answered(0.2, 0.4)),
        question("LAB-TIM-01.1", answered(0.6, 0.8), weight=1.0),
        question("LAB-TIM-02.1", answered(0.0, 0.8), weight=3.0),
    )
    assert [(part.id, part.pillar) for part in found.sections] == [("LAB-WAG", "LAB"), ("LAB-TIM", "LAB")]
    assert (found.sections[1].low, found.sections[1].weight) == pytest.approx((0.15, 4.0))


def test_what_to_ask_next_is_what_could_move_most() -> None:
    """Gain is pillar weight times share times width; ties go by id, and settled questions are left out."""
    found = scored(
        question("LAB-TIM-02.1", answered(0.4, 0.6)),
        question("LAB-TIM-01.1", answered(0.3, 0.5)),
        question("OSH-GEN-01.1", UNKNOWN),
        question("ENV-EIA-01.1", answered(0.7, 0.7)),
    )
    assert [id_ for id_, _ in found.gains] == ["OSH-GEN-01.1", "LAB-TIM-01.1", "LAB-TIM-02.1"]
    assert [gain for _, gain in found.gains] == pytest.approx([0.30, 0.035, 0.035])


def test_the_total_over_no_pillar_is_none() -> None:
    """A total needs a pillar with something in scope."""
    assert total_of({}, METHOD, 0.7) is None


def test_a_plain_mean_is_a_method_too() -> None:
    """With alpha 1 and equal weights the total is the plain mean of what is known."""
    method = method_at(PLAIN_MEAN)
    xs = {"PEO-A-01.1": 1.0, "PEO-A-02.1": 0.5, "PLA-A-01.1": 0.25, "PLA-A-02.1": 0.25}
    questions = [question(id_, answered(x, x), weight=1.0) for id_, x in xs.items()]
    found = score(questions, method, [Segment.MIN])
    assert (found.low, found.high) == pytest.approx((0.5, 0.5))
