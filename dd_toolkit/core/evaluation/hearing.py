"""Hear what the sources say to one cell: from recorded answers to items, a judgement and a live reading.

The answers of a cell are heard one by one; who speaks at all, and for whom, is known from `speakers`.
Answers set aside, edit clashes and copies of what was set aside are not heard (method 1, 2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from dd_toolkit.core.assessment.events import AnswerState
from dd_toolkit.core.assessment.fold import Cell, Recorded
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.evaluation.evidence import (
    Item,
    freshness,
    live_items,
    live_strength,
    sample_target,
)
from dd_toolkit.core.evaluation.judgement import Judgement, State, judge
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.evaluation.scales import Scale, calculated_x, is_valid_on, scale_of
from dd_toolkit.core.evaluation.speakers import Root, Speakers
from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.expressions.readings import UNDETERMINED, Reading
from dd_toolkit.core.questionnaire.questions import Question, QuestionType


class Heard(NamedTuple):
    """What was heard about one cell."""

    judgement: Judgement
    reading: Reading
    """What gates read: the live answer, blank where not applicable, UNDETERMINED otherwise."""
    xs: Mapping[str, float | None]
    calculated: Mapping[str, float]
    newest: tuple[tuple[str, float], ...]
    """Age in months of the newest live item of each family."""
    stale: frozenset[str] = frozenset()
    """Sources whose answer is too old to count."""
    problems: tuple[Problem, ...] = ()


class Hearable(NamedTuple):
    """What counts for one cell, ready to be judged."""

    items: tuple[Item, ...]
    target: int
    refused: bool
    not_applicable: bool
    xs: Mapping[str, float | None]
    """Value of each source that answered; None where its row names no limit."""
    problems: tuple[Problem, ...]


class Hearing:
    """Hears the cells of one case."""

    def __init__(self, case: Case, answers: Mapping[Cell, tuple[Recorded, ...]]) -> None:
        self.case = case
        self.answers = answers
        self.day = case.facts.date
        self.sources = Speakers(case)
        self.speakers = self.sources.known
        self.scales: dict[str, Scale] = {}
        self.aging = frozenset(family for rule in case.method.not_rated for family in rule.families)
        self.targets: dict[str | None, int] = {}
        self.items: dict[tuple[str, float, tuple[float, float], Root], Item] = {}

    def hear(self, cell: Cell, values: Mapping[str, Any]) -> Heard:
        """Judge one cell; `values` are what its sources say to expressions, calculated ones too."""
        question = self.case.form.questions[cell.question]
        told = self.hearable(cell, values)
        judgement = judge(
            told.items,
            self.case.method,
            target=told.target,
            existence=question.existence,
            refused=told.refused,
            not_applicable=told.not_applicable,
        )
        calculated = dict(values) if question.type is QuestionType.CALCULATED else {}
        gated = cell.question in self.case.form.readers
        reading = self._reading(judgement, told.items, values) if gated else UNDETERMINED
        live = live_items(told.items, self.case.method)
        stale = _sources_of(told.items) - _sources_of(live) if live is not told.items else frozenset()
        return Heard(judgement, reading, told.xs, calculated, self._newest(live), stale, told.problems)

    def hearable(self, cell: Cell, values: Mapping[str, Any]) -> Hearable:
        """Return what counts for a cell: items, refusals, and whether it is not applicable."""
        question = self.case.form.questions[cell.question]
        recorded = self.answers.get(cell, ())
        spoken, refused, clashing = [], False, False
        for each in recorded:
            clashing = clashing or bool(each.clashing)
            if each.set_aside is None and not each.clashing and each.source in self.speakers:
                spoken.append(each)
                refused = refused or each.answer.state is AnswerState.REFUSED
        if question.type is QuestionType.CALCULATED:
            xs, items = self._calculated(cell, question, values)
        else:
            xs, items = self._stated(cell, question, spoken)
        problems = [] if None not in xs.values() else [self._problem(ProblemCode.ROW_WITHOUT_LIMIT, cell)]
        if clashing:
            problems.append(self._problem(ProblemCode.EDIT_CLASH, cell))
        return Hearable(
            tuple(items),
            self._target(question),
            refused,
            bool(spoken) and self._is_not_applicable(cell, spoken),
            xs,
            tuple(problems),
        )

    def problems(self, heard: Iterable[Heard]) -> tuple[Problem, ...]:
        """Return what was recorded and cannot count."""
        future = [
            Problem(
                ProblemCode.SOURCE_DATE_FUTURE, Place(), {"source": source.label or id_, "date": source.date}
            )
            for id_, source in self.sources.silent()
        ]
        return (*future, *(problem for each in heard if each.problems for problem in each.problems))

    def _calculated(
        self, cell: Cell, question: Question, values: Mapping[str, Any]
    ) -> tuple[dict[str, float | None], list[Item]]:
        """Return x per source whose answers give a number, and the items that these numbers make."""
        form = self.case.form
        scored = form.is_scored(question)
        xs: dict[str, float | None] = {}
        items: list[Item] = []
        for source, number in values.items():
            if source not in self.speakers:
                continue
            x = xs[source] = calculated_x(form, question, number, cell.row, self.day) if scored else 1.0
            root = self.sources.calculated_root(cell, source)
            if x is not None and root is not None:
                items.append(self._item(source, x, root, self._months(question)))
        return xs, items

    def _stated(
        self, cell: Cell, question: Question, spoken: list[Recorded]
    ) -> tuple[dict[str, float | None], list[Item]]:
        """Return x per source that answered, and the items that these answers make."""
        scale = self.scales.get(question.id)
        if scale is None:
            scale = self.scales[question.id] = scale_of(self.case.form, question, self.day)
        xs: dict[str, float | None] = {}
        items: list[Item] = []
        months = self._months(question)
        for each in spoken:
            answer, source = each.answer, each.source
            if answer.state is not AnswerState.ANSWERED:
                continue
            value = answer.value
            x = xs[source] = scale(value, cell.row)
            if x is None:
                continue
            root: Root | None = self.speakers[source].root
            if root is None or root[0] != source or answer.origin is not None:
                root = self.sources.stated_root(cell, source, answer.origin)
            if root is None:
                continue
            item = self._item(source, x, root, months)
            if isinstance(value, dict):
                items += self._counted(cell, question, item, value)
            else:
                items.append(item)
        return xs, items

    def _months(self, question: Question) -> tuple[float, float]:
        """Return t0 and t1 of a question's answers."""
        fresh = question.fresh
        return fresh if isinstance(fresh, tuple) else self.case.method.freshness.months

    def _item(self, source: str, x: float, root: Root, months: tuple[float, float]) -> Item:
        """Return what a source's answer is to the arithmetic; the same value of the same source is one."""
        key = (source, x, months, root)
        known = self.items.get(key)
        if known is None:
            of, classes = self.speakers[source], self.case.method.class_of
            family, f = classes[root[1]].family, freshness(of.age, months)
            known = self.items[key] = Item(
                source, classes[of.cls], family, x, of.age, of.age, months, f, root[0], of.people, of.group
            )
        return known

    def _counted(
        self, cell: Cell, question: Question, item: Item, stored: Mapping[str, Any]
    ) -> Iterable[Item]:
        """Return the items of an answer with parts: a dated document, or counts per option.

        Where a question asks whether a grave harm exists, each first-hand account in a talk stands alone.
        """
        if question.type is QuestionType.DOCUMENT:
            return (self._dated(question, item, stored),)
        if question.existence and item.cls.talk and item.root == item.source:
            scale = self.scales[question.id]
            each = ((scale(option, cell.row), count) for option, count in stored.items())
            return tuple(item._replace(x=x, people=count) for x, count in each if x is not None)
        return (item._replace(people=sum(stored.values())),)

    def _dated(self, question: Question, item: Item, stored: Mapping[str, Any]) -> Item:
        """Return the item of a document; one that is fresh until expiry ages from then on (method 3)."""
        if question.fresh != "expiry":
            return item
        expires = stored.get("expires")
        if expires is None or str(expires) >= self.day or is_valid_on(stored, self.day):
            return item._replace(clock=0.0, f=1.0)
        days = (self.case.day - date.fromisoformat(str(expires))).days
        clock = days / self.case.method.freshness.days_per_month
        return item._replace(x=0.0, clock=clock, f=freshness(clock, item.fresh))

    def _problem(self, code: ProblemCode, cell: Cell) -> Problem:
        return Problem(code, Place(question=cell.question), {"question": cell.question, "row": cell.row})

    def _is_not_applicable(self, cell: Cell, spoken: list[Recorded]) -> bool:
        """Tell whether all who spoke say so, the assessor accepts it, and for a crucial topic not M alone."""
        if cell not in self.case.fold.accepted:
            return False
        if any(recorded.answer.state is not AnswerState.NOT_APPLICABLE for recorded in spoken):
            return False
        method, topic = self.case.method, self.case.form.topics[cell.question]
        if not method.level_of[topic.materiality].crucial:
            return True
        roots = (self.sources.root_of(cell, each.source, each.answer.origin) for each in spoken)
        return any(not method.family_of[method.class_of[cls].family].declares for _, cls in roots)

    def _target(self, question: Question) -> int:
        known = self.targets.get(question.group)
        if known is None:
            site = self.case.site
            size = site.groups.get(question.group) if question.group else site.workforce
            known = self.targets[question.group] = sample_target(size, self.case.method)
        return known

    def _reading(self, judgement: Judgement, items: tuple[Item, ...], values: Mapping[str, Any]) -> Reading:
        """Return what gates read: the strongest answer, blank where not applicable, else undetermined."""
        if judgement.state is State.NOT_APPLICABLE:
            return None
        if judgement.state is not State.ANSWERED:
            return UNDETERMINED
        reading: Reading = values[strongest(items, self.case.method).source]
        return reading

    def _newest(self, live: Sequence[Item]) -> tuple[tuple[str, float], ...]:
        """Return the age of the newest live item of each family whose age a rule asks for."""
        newest: dict[str, float] = {}
        for item in live:
            if item.family in self.aging:
                newest[item.family] = min(item.age, newest.get(item.family, item.age))
        return tuple(sorted(newest.items())) if newest else ()


def strongest(items: Iterable[Item], method: Method) -> Item:
    """Return the item that gates go by: the largest strength; ties: newest, then lowest id (design 5)."""
    return min(items, key=lambda item: (-live_strength(item, method), item.age, item.source))


def _sources_of(items: Iterable[Item]) -> frozenset[str]:
    return frozenset(item.source for item in items)
