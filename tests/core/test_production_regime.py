"""Which production regime a plant resembles.

1. Each indicator is read as gates read it: from the strongest source, and from nobody where it is open.
2. What is said follows the rule: too little known, one regime ahead, several even, none close enough.
3. It is context: no number, state or problem of the evaluation depends on it.
4. It is deterministic, and counts never contradict each other.
5. It is told only where the regimes are described: by questionnaire, segment and country.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dd_toolkit.core.assessment.events import AnswerState
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.sources import Confidentiality
from dd_toolkit.core.evaluation.evaluate import evaluate
from dd_toolkit.core.evaluation.production_regime import (
    Fit,
    Known,
    ProductionReading,
    RegimeFit,
    Resemblance,
    production_reading,
    resemblance_of,
)
from dd_toolkit.core.questionnaire.form import build_form
from dd_toolkit.core.questionnaire.production_regimes import ReadingRule
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.session import Session
from tests.builders import fresh, open_session, questionnaire_of, say, source
from tests.core.production_plant import (
    BASE,
    BEDS,
    BODY,
    HOUSED,
    HOUSES,
    INDICATORS,
    LADDER,
    YAML,
    plant,
    regimes,
)

FITS, DIFFERS, UNKNOWN = Fit.FITS, Fit.DIFFERS, Fit.UNKNOWN
REGIMES = regimes().regimes


def read(session: Session) -> ProductionReading:
    """Return the reading of a session's case, evaluated from nothing."""
    found = production_reading(fresh(session))
    assert found is not None
    return found


def known(session: Session, id_: str) -> Known | None:
    """Return what is known of one indicator."""
    return next(found for indicator, found in read(session).indicators if indicator.question == id_)


def fits_of(session: Session) -> dict[str, tuple[Fit, ...]]:
    """Return the comparisons by regime."""
    return {each.regime.id: each.fits for each in read(session).regimes}


def test_nothing_answered_tells_nothing() -> None:
    """1, 2: no indicator is known, and that is what is said."""
    reading = read(plant())
    assert reading.resemblance is Resemblance.TOO_LITTLE
    assert reading.closest == ()
    assert [found for _, found in reading.indicators] == [None] * 4
    assert {fit for each in reading.regimes for fit in each.fits} == {UNKNOWN}


def test_a_plant_that_fits_one_regime_resembles_it() -> None:
    """2: three of three known indicators fit the middle regime, one the upper, one the lower."""
    session = plant()
    say(session, BASE, "records", "45")
    say(session, BODY, "records", "union")
    say(session, LADDER, "records", "2")
    reading = read(session)
    assert fits_of(session) == {
        "upper": (DIFFERS, FITS, DIFFERS, UNKNOWN),
        "middle": (FITS, FITS, FITS, UNKNOWN),
        "lower": (FITS, DIFFERS, DIFFERS, UNKNOWN),
    }
    assert reading.resemblance is Resemblance.RESEMBLES
    assert [(each.regime.id, each.fitting, each.known) for each in reading.closest] == [("middle", 3, 3)]


def test_two_regimes_as_close_are_mixed() -> None:
    """2: upper and middle fit two of three known indicators each."""
    session = plant()
    say(session, BASE, "records", "45")
    say(session, BODY, "records", "union")
    say(session, LADDER, "records", "4")
    reading = read(session)
    assert [(each.regime.id, each.fitting) for each in reading.regimes] == [
        ("upper", 2),
        ("middle", 2),
        ("lower", 1),
    ]
    assert reading.resemblance is Resemblance.MIXED
    assert [each.regime.id for each in reading.closest] == ["upper", "middle"]


def test_two_known_indicators_are_too_few() -> None:
    """2: the rule asks for three."""
    session = plant()
    say(session, BASE, "records", "45")
    say(session, BODY, "records", "union")
    assert read(session).resemblance is Resemblance.TOO_LITTLE


def test_the_strongest_source_speaks() -> None:
    """1: records outweigh a talk, and a talk a claim; the family is that of who spoke."""
    session = plant()
    say(session, BASE, "boss", "80")
    assert known(session, BASE) == Known("80", 80.0, ("M",), False)
    say(session, BASE, "talk", "20")
    found = known(session, BASE)
    assert found is not None
    assert (found.value, found.families) == ("20", ("W",))
    say(session, BASE, "records", "55")
    found = known(session, BASE)
    assert found is not None
    assert (found.value, found.families) == ("55", ("M",))


def test_a_dispute_is_told() -> None:
    """1: where another family says something clearly different, the reader is told so."""
    session = plant(sources=[source("elected", "W3")])
    say(session, BODY, "records", "union")
    say(session, BODY, "elected", "none")
    assert known(session, BODY) == Known("none", "none", ("W",), True)


def test_a_calculated_indicator_is_that_of_one_source() -> None:
    """1: calculated from what one source says, with its family."""
    session = plant()
    say(session, HOUSES, "records", "yes")
    say(session, BEDS, "records", "20")
    assert known(session, HOUSED) == Known(40.0, 40.0, ("M",), False)
    assert fits_of(session)["middle"][3] is FITS


def test_a_shut_gate_says_what_the_indicator_comes_to() -> None:
    """1: where nobody is housed, none of the workforce is; who shut the gate says so."""
    session = plant()
    say(session, HOUSES, "talk", "no")
    assert known(session, HOUSED) == Known(0, 0, ("W",), False)
    assert fits_of(session) == {
        "upper": (UNKNOWN, UNKNOWN, UNKNOWN, FITS),
        "middle": (UNKNOWN, UNKNOWN, UNKNOWN, DIFFERS),
        "lower": (UNKNOWN, UNKNOWN, UNKNOWN, DIFFERS),
    }


def test_a_gate_that_waits_says_nothing() -> None:
    """1: beds alone do not tell whether anybody is housed."""
    session = plant()
    say(session, BEDS, "records", "20")
    assert known(session, HOUSED) is None


@pytest.mark.parametrize(
    "given_answer",
    [
        Given(state=AnswerState.UNKNOWN),
        Given(state=AnswerState.REFUSED),
        Given(state=AnswerState.NOT_APPLICABLE, reason="no_such_people"),
    ],
)
def test_what_is_no_answer_is_not_known(given_answer: Given) -> None:
    """1: unknown, refused and not applicable tell nothing of a regime."""
    session = plant()
    assert session.answer(Cell(BASE), "records", given_answer) == ()
    assert known(session, BASE) is None


def test_a_sealed_source_is_not_heard() -> None:
    """1: what may not enter a score does not enter here."""
    session = plant(sources=[source("lead", "W3", confidentiality=Confidentiality.SEALED)])
    say(session, BASE, "lead", "45")
    assert known(session, BASE) is None


def test_stale_answers_are_not_known() -> None:
    """1: an answer too old to count is none, as for a gate."""
    session = plant(sources=[source("old", "E2", "2020-01-01")])
    say(session, BASE, "old", "70")
    assert known(session, BASE) is None


@pytest.mark.parametrize(
    ("fits", "expected", "closest"),
    [
        (((FITS, FITS, DIFFERS), (FITS, DIFFERS, DIFFERS)), Resemblance.RESEMBLES, ("upper",)),
        (((FITS, FITS, DIFFERS), (DIFFERS, FITS, FITS)), Resemblance.MIXED, ("upper", "middle")),
        (((FITS, DIFFERS, DIFFERS), (DIFFERS, DIFFERS, DIFFERS)), Resemblance.NONE, ("upper",)),
        (((FITS, FITS, DIFFERS, DIFFERS), (DIFFERS,) * 4), Resemblance.NONE, ("upper",)),
        (((FITS, FITS, UNKNOWN), (DIFFERS, DIFFERS, UNKNOWN)), Resemblance.TOO_LITTLE, ()),
        (((FITS, FITS, UNKNOWN), (FITS, FITS, DIFFERS)), Resemblance.RESEMBLES, ("middle",)),
        ((), Resemblance.TOO_LITTLE, ()),
    ],
)
def test_what_comparisons_together_say(
    fits: tuple[tuple[Fit, ...], ...], expected: Resemblance, closest: tuple[str, ...]
) -> None:
    """2: more than half must fit, three must be known, and exact shares decide who is ahead."""
    compared = tuple(RegimeFit(regime, each) for regime, each in zip(REGIMES, fits, strict=False))
    resemblance, ahead = resemblance_of(compared, ReadingRule(3, 0.5))
    assert (resemblance, tuple(each.regime.id for each in ahead)) == (expected, closest)


ANSWERS = {
    BASE: ["10", "45", "50", "55", "90"],
    BODY: ["none", "union"],
    LADDER: ["0", "1", "2", "3", "4"],
    HOUSES: ["yes", "no"],
    BEDS: ["0", "10", "30", "49"],
}
GIVEN = st.lists(
    st.sampled_from(sorted(ANSWERS)).flatmap(
        lambda id_: st.tuples(
            st.just(id_),
            st.sampled_from(["records", "talk", "boss"]),
            st.one_of(
                st.sampled_from(ANSWERS[id_]).map(Given),
                st.sampled_from([Given(state=AnswerState.UNKNOWN), Given(state=AnswerState.REFUSED)]),
            ),
        )
    ),
    max_size=12,
)


def answered(session: Session, answers: list[tuple[str, str, Given]]) -> Session:
    """Return a session in which answers were given."""
    for question_id, source_id, given_answer in answers:
        assert session.answer(Cell(question_id), source_id, given_answer) == ()
    return session


@settings(max_examples=60, deadline=None)
@given(GIVEN)
def test_counts_never_contradict_each_other(answers: list[tuple[str, str, Given]]) -> None:
    """4: what is known is the same for every regime, fitting is part of it, and the closest fit best."""
    session = answered(plant(), answers)
    reading = read(session)
    assert reading == read(session)
    told = sum(found is not None for _, found in reading.indicators)
    assert {each.known for each in reading.regimes} == {told}
    assert all(0 <= each.fitting <= each.known for each in reading.regimes)
    best = max(each.fitting for each in reading.regimes)
    match reading.resemblance:
        case Resemblance.TOO_LITTLE:
            assert told < 3
            assert reading.closest == ()
        case Resemblance.RESEMBLES | Resemblance.MIXED:
            assert Fraction(best, told) > Fraction(1, 2)
            assert {each.fitting for each in reading.closest} == {best}
            assert (len(reading.closest) == 1) is (reading.resemblance is Resemblance.RESEMBLES)
        case Resemblance.NONE:
            assert told >= 3
            assert Fraction(best, told) <= Fraction(1, 2)


@settings(max_examples=40, deadline=None)
@given(GIVEN)
def test_it_changes_nothing(answers: list[tuple[str, str, Given]]) -> None:
    """3: with and without regimes every state, score, rating and problem is the same."""
    sources = [source("records"), source("talk", "W2"), source("boss", "E0")]
    with_it = fresh(answered(plant(), answers))
    without = fresh(answered(open_session(questionnaire_of(YAML), sources=sources), answers))
    assert production_reading(without) is None
    assert with_it.states == without.states
    assert with_it.scores == without.scores
    assert with_it.rating == without.rating
    assert with_it.problems == without.problems


@settings(max_examples=40, deadline=None)
@given(GIVEN, st.randoms(use_true_random=False))
def test_the_order_of_saying_never_matters(answers: list[tuple[str, str, Given]], random: object) -> None:
    """4: what stands at the end is read, in whatever order it was recorded."""
    last = list({(id_, who): (id_, who, given_answer) for id_, who, given_answer in answers}.values())
    shuffled = list(last)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert read(answered(plant(), last)) == read(answered(plant(), shuffled))


def test_a_grown_evaluation_reads_the_same() -> None:
    """4: what an evaluation remembers of an earlier one changes nothing."""
    session = plant()
    grown = session.evaluation
    for id_, raw in ((BASE, "45"), (BODY, "union"), (LADDER, "2"), (HOUSES, "no")):
        say(session, id_, "records", raw)
        grown = evaluate(session.case, session.as_of, grown)
    assert production_reading(grown) == read(session)


@pytest.mark.parametrize("segments", [(Segment.MIN,), (Segment.REC, Segment.GRP)])
def test_other_segments_are_not_compared(segments: tuple[Segment, ...]) -> None:
    """5: the regimes are not described for mines, recyclers and offices."""
    assert production_reading(fresh(plant(segments=segments))) is None


@pytest.mark.parametrize(("country", "told"), [("CN", True), ("cn ", True), ("", True), ("HU", False)])
def test_other_countries_are_not_compared(country: str, told: bool) -> None:
    """5: nor for plants elsewhere; a site whose country nobody recorded is compared."""
    evaluation = fresh(plant())
    site = replace(evaluation.case.site, country=country)
    case = replace(evaluation.case, fold=replace(evaluation.case.fold, site=site))
    assert (production_reading(replace(evaluation, case=case)) is not None) is told


def test_a_pin_whose_ranges_do_not_fit_its_questions_is_refused() -> None:
    """5: what stands in a pin is typed like every other expression."""
    broken = {"upper": (". >= 'x'", ". = 'union'", ". >= 3", ". < 30")}
    questionnaire = replace(questionnaire_of(YAML), production=regimes(broken))
    built = build_form(questionnaire)
    assert built.form is None
    assert {problem.place.question for problem in built.problems} == {BASE}


def test_a_pin_that_names_other_questions_is_refused() -> None:
    """5: an indicator that the questionnaire does not ask cannot be read."""
    carried = regimes()
    typical = tuple(replace(each, question="LAB-ZZZ-01.1") for each in carried.regimes[0].typical)
    odd = replace(carried, regimes=(replace(carried.regimes[0], typical=typical),))
    built = build_form(replace(questionnaire_of(YAML), production=odd))
    assert built.form is None


def test_indicators_that_are_not_asked_leave() -> None:
    """5: a questionnaire carries what it asks, and nothing where that is too little."""
    some = regimes().asked({BASE, BODY, LADDER, "LAB-AAA-02.1"})
    assert some is not None
    assert [each.question for each in some.indicators] == [BASE, BODY, LADDER]
    assert {len(regime.typical) for regime in some.regimes} == {3}
    assert regimes().asked({BASE, BODY}) is None
    assert regimes().asked(set(INDICATORS)) == regimes()
