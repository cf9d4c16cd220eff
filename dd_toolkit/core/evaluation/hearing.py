"""Hear what the sources say to one cell: from recorded answers to items, a judgement and a live reading.

Everything that depends on a source alone (its class, age, root) is worked out once per evaluation; the
answers of a cell are then heard one by one. Sealed sources, sources from the future, answers set aside and
edit clashes are not heard (method 2, 3, 10).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dd_toolkit.core.assessment.events import AnswerState
from dd_toolkit.core.assessment.fold import Cell, Recorded
from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.evaluation.evidence import (
    Item,
    effective_class,
    live_items,
    live_strength,
    sample_target,
)
from dd_toolkit.core.evaluation.judgement import Judgement, State, judge
from dd_toolkit.core.evaluation.scales import Scale, calculated_x, is_valid_on, scale_of
from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.expressions.readings import UNDETERMINED, Reading
from dd_toolkit.core.questionnaire.questions import Question, QuestionType


@dataclass(frozen=True, slots=True)
class Speaker:
    """What the arithmetic needs to know of a source."""

    cls: str
    """Evidence class as it counts."""
    age: float
    """Months from its date to the assessment date."""
    root: str
    root_cls: str
    people: int
    group: str


@dataclass(frozen=True, slots=True)
class Heard:
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


@dataclass(frozen=True, slots=True)
class Hearable:
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

    def __init__(self, case: Case) -> None:
        self.case = case
        self.day = case.facts.date
        self.sources = case.usable_sources()
        self.speakers = {
            id_: speaker
            for id_, source in self.sources.items()
            if (speaker := self._speaker(source)) is not None
        }
        self.scales: dict[str, Scale] = {}
        asked = {family for rule in case.method.not_rated for family in rule.families}
        self.aging = {each.id: each.family for each in case.method.classes if each.family in asked}
        self.targets: dict[str | None, int] = {}

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
        newest, stale = self._newest(told.items), self._stale(told.items)
        return Heard(judgement, reading, told.xs, calculated, newest, stale, told.problems)

    def hearable(self, cell: Cell, values: Mapping[str, Any]) -> Hearable:
        """Return what counts for a cell: items, refusals, and whether it is not applicable."""
        question = self.case.form.questions[cell.question]
        recorded = self.case.fold.answers.get(cell, ())
        spoken = [each for each in recorded if each.source in self.speakers and each.counts]
        if question.type is QuestionType.CALCULATED:
            xs = self._calculated_xs(cell, question, values)
            items = [self._item(question, source, x) for source, x in xs.items() if x is not None]
        else:
            xs, items = self._stated(cell, question, spoken)
        problems = [] if None not in xs.values() else [self._problem(ProblemCode.ROW_WITHOUT_LIMIT, cell)]
        if any(each.clashing for each in recorded):
            problems.append(self._problem(ProblemCode.EDIT_CLASH, cell))
        return Hearable(
            tuple(items),
            self._target(question),
            any(each.answer.state is AnswerState.REFUSED for each in spoken),
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
            for id_, source in sorted(self.sources.items())
            if id_ not in self.speakers
        ]
        return (*future, *(problem for each in heard if each.problems for problem in each.problems))

    def _speaker(self, source: Source) -> Speaker | None:
        """Return what counts of a source; None where it is dated after the assessment."""
        days = (self.case.day - date.fromisoformat(source.date)).days
        if days < 0 or source.evidence_class not in self.case.method.class_of:
            return None
        root = self._root(source)
        return Speaker(
            self._class(source),
            days / self.case.method.freshness.days_per_month,
            root,
            self._class(self.case.fold.sources[root]),
            source.people,
            source.group.value,
        )

    def _class(self, source: Source) -> str:
        return effective_class(
            source.evidence_class, source.people, source.invited, source.off_site, self.case.method
        )

    def _root(self, source: Source, origin: str | None = None) -> str:
        """Follow origins to the first source that stands for itself; a loop ends where it closes."""
        seen = {source.id}
        current, following = source, origin or source.origin
        while following is not None and following in self.case.fold.sources and following not in seen:
            seen.add(following)
            current = self.case.fold.sources[following]
            following = current.origin
        return current.id

    def _calculated_xs(
        self, cell: Cell, question: Question, values: Mapping[str, Any]
    ) -> dict[str, float | None]:
        form = self.case.form
        scored = form.is_scored(question)
        return {
            source: calculated_x(form, question, number, cell.row) if scored else 1.0
            for source, number in values.items()
            if source in self.speakers
        }

    def _stated(
        self, cell: Cell, question: Question, spoken: list[Recorded]
    ) -> tuple[dict[str, float | None], list[Item]]:
        """Return x per source that answered, and the items that these answers make."""
        scale = self.scales.get(question.id)
        if scale is None:
            scale = self.scales[question.id] = scale_of(self.case.form, question)
        xs: dict[str, float | None] = {}
        items: list[Item] = []
        for each in spoken:
            answer = each.answer
            if answer.state is not AnswerState.ANSWERED:
                continue
            x = xs[each.source] = scale(answer.value, cell.row, self.day)
            if x is None:
                continue
            root, root_cls = self._root_of(each.source, answer.origin)
            if root != each.source and self._is_set_aside(cell, root):
                continue
            item = self._item(question, each.source, x, root, root_cls)
            if isinstance(answer.value, dict):
                items += self._counted(cell, question, item, answer.value)
            else:
                items.append(item)
        return xs, items

    def _item(
        self, question: Question, source: str, x: float, root: str | None = None, root_cls: str | None = None
    ) -> Item:
        speaker = self.speakers[source]
        fresh = question.fresh
        return Item(
            source,
            speaker.cls,
            x,
            speaker.age,
            speaker.age,
            fresh if isinstance(fresh, tuple) else self.case.method.freshness.months,
            root or speaker.root,
            root_cls or speaker.root_cls,
            speaker.people,
            speaker.group,
        )

    def _counted(
        self, cell: Cell, question: Question, item: Item, stored: Mapping[str, Any]
    ) -> Iterable[Item]:
        """Return the items of an answer with parts: a dated document, or counts per option.

        Where a question asks whether a grave harm exists, each account in a talk is heard by itself.
        """
        if question.type is QuestionType.DOCUMENT:
            return (self._dated(question, item, stored),)
        if question.existence and self.case.method.class_of[item.cls].talk:
            scale = self.scales[question.id]
            each = ((scale(option, cell.row, self.day), count) for option, count in stored.items())
            return tuple(item._replace(x=x, people=count) for x, count in each if x is not None)
        return (item._replace(people=sum(stored.values())),)

    def _dated(self, question: Question, item: Item, stored: Mapping[str, Any]) -> Item:
        """Return the item of a document; one that is fresh until expiry ages from then on (method 3)."""
        if question.fresh != "expiry":
            return item
        expires = stored.get("expires")
        if expires is None or str(expires) >= self.day or is_valid_on(stored, self.day):
            return item._replace(clock=0.0)
        days = (self.case.day - date.fromisoformat(str(expires))).days
        return item._replace(x=0.0, clock=days / self.case.method.freshness.days_per_month)

    def _root_of(self, source: str, origin: str | None) -> tuple[str, str]:
        """Return the root of an answer, which may copy another source than its own source does."""
        speaker = self.speakers[source]
        if origin is None:
            return speaker.root, speaker.root_cls
        root = self._root(self.sources[source], origin)
        return root, self._class(self.case.fold.sources[root])

    def _problem(self, code: ProblemCode, cell: Cell) -> Problem:
        return Problem(code, Place(question=cell.question), {"question": cell.question, "row": cell.row})

    def _is_set_aside(self, cell: Cell, source: str) -> bool:
        answers = self.case.fold.answers.get(cell, ())
        return any(each.source == source and each.set_aside is not None for each in answers)

    def _is_not_applicable(self, cell: Cell, spoken: list[Recorded]) -> bool:
        """Tell whether all who spoke say so, the assessor accepts it, and for a crucial topic not M alone."""
        if cell not in self.case.fold.accepted:
            return False
        if any(recorded.answer.state is not AnswerState.NOT_APPLICABLE for recorded in spoken):
            return False
        method, topic = self.case.method, self.case.form.topics[cell.question]
        if not method.level_of[topic.materiality].crucial:
            return True
        roots = (self._root_of(recorded.source, recorded.answer.origin) for recorded in spoken)
        return any(not method.family_of[method.class_of[cls].family].declares for _, cls in roots)

    def _target(self, question: Question) -> int:
        known = self.targets.get(question.group)
        if known is None:
            site = self.case.site
            size = site.groups.get(question.group) if question.group else site.workforce
            known = self.targets[question.group] = sample_target(size, self.case.method)
        return known

    def _reading(self, judgement: Judgement, items: tuple[Item, ...], values: Mapping[str, Any]) -> Reading:
        """Return the live answer with the largest strength; ties: newest, then lowest id (design 5)."""
        if judgement.state is State.NOT_APPLICABLE:
            return None
        if judgement.state is not State.ANSWERED:
            return UNDETERMINED
        best = min(items, key=lambda item: (-self._strength(item), item.age, item.source))
        reading: Reading = values[best.source]
        return reading

    def _strength(self, item: Item) -> float:
        return live_strength(item.cls, item.clock, item.fresh, item.x, self.case.method)

    def _newest(self, items: tuple[Item, ...]) -> tuple[tuple[str, float], ...]:
        """Return the newest live item of each family whose age a rule asks for."""
        newest: dict[str, float] = {}
        for item in items:
            family = self.aging.get(item.root_cls)
            if family is not None and (item.clock < item.fresh[1] or self._is_held(item, items)):
                newest[family] = min(item.age, newest.get(family, item.age))
        return tuple(sorted(newest.items())) if newest else ()

    def _is_held(self, item: Item, items: tuple[Item, ...]) -> bool:
        """Tell whether an item past its clock still counts, as adverse evidence that nothing releases."""
        return any(each.item is item for each in live_items(items, self.case.method))

    def _stale(self, items: tuple[Item, ...]) -> frozenset[str]:
        """Return the sources whose item is worthless by age and not held by the floor of adverse evidence."""
        limit = self.case.method.adverse.at_most
        old = [item.source for item in items if item.clock >= item.fresh[1] and item.x > limit]
        return frozenset(old) if old else frozenset()
