"""Evaluate a case: from what was said to judgements, scores and a rating. Pure and total.

`evaluate` reads nothing but the case and the day; nothing it computes is stored. `previous` only saves
work where one case grew from another; a property proves that it changes nothing. Whoever shows a result
finds every question here, hidden ones too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple

from dd_toolkit.core.assessment.fold import Cell, Recorded
from dd_toolkit.core.assessment.relevance import Scope, Settled, Surroundings, settle
from dd_toolkit.core.evaluation.care import heard_answers, withheld_questions
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.evaluation.hearing import Heard, Hearing
from dd_toolkit.core.evaluation.judgement import NOT_APPLICABLE, UNKNOWN, Judgement, State, join_rows
from dd_toolkit.core.evaluation.rating import Circumstances, Rating, rate
from dd_toolkit.core.evaluation.scoring import ScoredQuestion, Scores, WeighedQuestion, score
from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.questions import Question, Section, Segment, Topic


class CellState(NamedTuple):
    """One cell: a question, or a question for one roster row."""

    cell: Cell
    scope: Scope
    judgement: Judgement
    """Of its answers as they stand, whether or not the cell counts."""
    answers: tuple[Recorded, ...]
    xs: Mapping[str, float | None]
    """Value of each source that answered, 0 to 1; None where it cannot be valued."""
    calculated: Mapping[str, float]
    """For calculated questions the number that each source's answers give."""
    stale: frozenset[str]
    """Sources whose answer is too old to count."""


class QuestionState(NamedTuple):
    """Everything about one question, in scope or not."""

    id: str
    scope: Scope
    by_segment: bool
    """Out of scope because no segment of the site brings it in; else a gate decided."""
    cells: tuple[CellState, ...]
    judgement: Judgement
    """Over all rows; unknown while waiting, not applicable where out of scope."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole result of a case on a day."""

    case: Case
    as_of: date
    states: Mapping[str, QuestionState]
    """Every question by id, in the order of the questionnaire."""
    scores: Scores
    rating: Rating
    weighed: Mapping[str, WeighedQuestion]
    """Scored questions in scope with their weights, by id."""
    problems: tuple[Problem, ...]
    """What was recorded and cannot count: edit clashes, sources from the future, rows without a limit."""
    settled: Settled
    heard: Mapping[Cell, Heard]
    scored: Mapping[str, tuple[ScoredQuestion, ...]]
    """Scored questions in scope by topic."""
    out: frozenset[str]
    """Questions that no segment of the site brings in."""
    withheld: frozenset[str]
    """Sensitive questions that only public sources may be asked for now."""

    def what_to_ask(self) -> tuple[tuple[str, float], ...]:
        """Return questions by gain, largest first (method 4)."""
        return self.scores.gains


def evaluate(case: Case, as_of: date, previous: Evaluation | None = None) -> Evaluation:
    """Evaluate a case; it cannot fail, since the check typed every expression.

    `as_of` decides clocks only; age, validity and law follow the assessment date.
    """
    withheld = withheld_questions(case)
    grew = previous is not None and _grew_from(case, previous.case) and withheld == previous.withheld
    base = previous if grew else None
    answers = heard_answers(case, withheld)
    hearing = Hearing(case, answers)
    heard: dict[Cell, Heard] = dict(base.heard) if base else {}

    def choose(cell: Cell, values: Mapping[str, object]) -> object:
        heard[cell] = hearing.hear(cell, values)
        return heard[cell].reading

    out = base.out if base else out_by_segment(case)
    rows = {roster: case.rows_of(roster) for roster in case.form.rosters}
    around = Surroundings(case.form, rows, out, case.today, choose)  # type: ignore[arg-type]
    changed = _with_calculations(around, _changed_cells(case, base.case)) if base else ()
    settled, touched = settle(around, answers, base.settled if base else None, changed)
    states = _states(case, settled, heard, out, around, base, touched)
    scored = _scored(case, states, base, {cell.question for cell in touched})
    questions = chain.from_iterable(scored.values())
    scores = score(questions, case.method, case.site.segments, base.scores if base else None)
    rating = rate(scores, _circumstances(case, as_of, states, heard), case.method)
    return Evaluation(
        case,
        as_of,
        states,
        scores,
        rating,
        {each.question.id: each for each in scores.questions},
        hearing.problems(heard.values()),
        settled,
        heard,
        scored,
        out,
        withheld,
    )


def relevance_of(topic: Topic, segments: Iterable[Segment]) -> float:
    """Return r of a topic at a site: the largest of its segments' (method 4)."""
    at_site = tuple(segments)
    if topic.segments is None:
        return 0.0 if at_site and set(at_site) == {Segment.GRP} else 1.0
    return max((topic.segments.get(segment, 0.0) for segment in at_site), default=0.0)


def out_by_segment(case: Case) -> frozenset[str]:
    """Return the questions that no segment of the site brings in."""
    segments = case.site.segments
    return frozenset(
        question.id
        for section in case.form.questionnaire.sections
        for topic in section.topics
        if relevance_of(topic, segments) == 0
        for question in topic.questions
    )


def _grew_from(case: Case, before: Case) -> bool:
    """Tell whether only answers, acceptances or follow-ups changed."""
    now, then = case.fold, before.fold
    return (
        case.form is before.form
        and case.method is before.method
        and now.assessment is then.assessment
        and now.site is then.site
        and now.sources is then.sources
        and now.rows is then.rows
    )


def _changed_cells(case: Case, before: Case) -> set[Cell]:
    changed: set[Cell] = set()
    for now, then in (
        (case.fold.answers, before.fold.answers),
        (case.fold.accepted, before.fold.accepted),
    ):
        if now is not then:
            changed.update(cell for cell, each in now.items() if then.get(cell) is not each)
            changed.update(cell for cell in then if cell not in now)
    return changed


def _with_calculations(around: Surroundings, changed: set[Cell]) -> set[Cell]:
    """Return the cells with every calculation behind them: whom it repeats may change where no value does."""
    reached, ahead = set(changed), list(changed)
    while ahead:
        cell = ahead.pop()
        readers = around.form.readers.get(cell.question, ())
        calculated = [each for each in readers if around.form.questions[each].calculate is not None]
        new = set(around.readers_of(cell, calculated)) - reached
        reached |= new
        ahead += new
    return reached


def _states(
    case: Case,
    settled: Settled,
    heard: Mapping[Cell, Heard],
    out: frozenset[str],
    around: Surroundings,
    base: Evaluation | None,
    touched: frozenset[Cell],
) -> Mapping[str, QuestionState]:
    if base is None:
        return {
            id_: _state(case, question, settled, heard, around.cells_of(id_), out)
            for id_, question in case.form.questions.items()
        }
    states = dict(base.states)
    for id_ in {cell.question for cell in touched}:
        states[id_] = _state(case, case.form.questions[id_], settled, heard, around.cells_of(id_), out)
    return states


def _state(
    case: Case,
    question: Question,
    settled: Settled,
    heard: Mapping[Cell, Heard],
    cells: tuple[Cell, ...],
    out: frozenset[str],
) -> QuestionState:
    known = tuple(_cell_state(case, cell, settled, heard) for cell in cells)
    by_segment = question.id in out
    if by_segment:
        return QuestionState(question.id, Scope.OUT, True, known, NOT_APPLICABLE)
    if question.roster is None:
        (only,) = known
        return QuestionState(question.id, only.scope, False, known, _counting(only))
    if not known:
        scope = settled.scope(Cell(question.id))
        judgement = NOT_APPLICABLE if scope is Scope.OUT else UNKNOWN
        return QuestionState(question.id, scope, False, known, judgement)
    counting = [_counting(each) for each in known if each.scope is not Scope.OUT]
    if not counting:
        return QuestionState(question.id, Scope.OUT, False, known, NOT_APPLICABLE)
    waiting = all(each.scope is Scope.WAITING for each in known if each.scope is not Scope.OUT)
    scope = Scope.WAITING if waiting else Scope.IN
    return QuestionState(question.id, scope, False, known, join_rows(counting, question.over_rows))


def _cell_state(case: Case, cell: Cell, settled: Settled, heard: Mapping[Cell, Heard]) -> CellState:
    told = heard[cell]
    return CellState(
        cell,
        settled.scope(cell),
        told.judgement,
        case.fold.answers.get(cell, ()),
        told.xs,
        told.calculated,
        told.stale,
    )


def _counting(state: CellState) -> Judgement:
    if state.scope is Scope.IN:
        return state.judgement
    return UNKNOWN if state.scope is Scope.WAITING else NOT_APPLICABLE


def _scored(
    case: Case, states: Mapping[str, QuestionState], base: Evaluation | None, touched: set[str]
) -> Mapping[str, tuple[ScoredQuestion, ...]]:
    """Share each topic's weight among its scored questions in scope; untouched topics are as before."""
    scored = dict(base.scored) if base else {}
    changed = None if base is None else {case.form.topics[id_].id for id_ in touched}
    for section in case.form.questionnaire.sections:
        for topic in section.topics:
            if changed is None or topic.id in changed:
                scored[topic.id] = _scored_topic(case, section, topic, states)
    return scored


def _scored_topic(
    case: Case, section: Section, topic: Topic, states: Mapping[str, QuestionState]
) -> tuple[ScoredQuestion, ...]:
    asked = [question for question in topic.questions if states[question.id].scope is not Scope.OUT]
    counting = [question for question in asked if case.form.is_scored(question)]
    if not counting:
        return ()
    level = case.method.level_of[topic.materiality]
    share = level.weight * relevance_of(topic, case.site.segments) / len(counting)
    worded = any(question.worker is not None for question in asked)
    beside = [states[question.id].judgement for question in asked if not case.form.is_scored(question)]
    heard_beside = frozenset().union(*[judgement.live_families for judgement in beside])
    return tuple(
        ScoredQuestion(
            question.id,
            topic.id,
            section.id,
            section.pillar,
            share,
            level.crucial,
            worded,
            states[question.id].judgement,
            heard_beside,
        )
        for question in counting
    )


def _circumstances(
    case: Case, as_of: date, states: Mapping[str, QuestionState], heard: Mapping[Cell, Heard]
) -> Circumstances:
    spoken = {
        told.newest
        for cell, told in heard.items()
        if told.newest and told.judgement.state is State.ANSWERED and states[cell.question].scope is Scope.IN
    }
    newest: dict[str, float] = {}
    for family, age in (each for said in spoken for each in said):
        newest[family] = min(age, newest.get(family, age))
    return Circumstances(newest, (as_of - case.day).days, _followed_up(case, as_of, states))


def _followed_up(case: Case, as_of: date, states: Mapping[str, QuestionState]) -> frozenset[str]:
    """Return the questions whose every conflict, in whatever row, was followed up by that day (method 5)."""
    day = as_of.isoformat()
    done = {cell for cell, follow_up in case.fold.follow_ups.items() if follow_up.date <= day}
    return frozenset(
        id_
        for id_ in {cell.question for cell in done} & states.keys()
        if all(each.cell in done for each in states[id_].cells if each.judgement.conflict)
    )
