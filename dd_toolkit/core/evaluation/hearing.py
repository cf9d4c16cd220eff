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
    freshness,
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
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Hearable:
    """How one question is judged, ready for use."""

    items: tuple[Item, ...]
    target: int
    existence: bool
    refused: bool
    not_applicable: bool


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

    def hear(self, cell: Cell, values: Mapping[str, Any]) -> Heard:
        """Judge one cell; `values` are what its sources say to expressions, calculated ones too."""
        question = self.case.form.questions[cell.question]
        xs, problems = self._values(cell, question, values)
        told = self.hearable(cell, question, xs)
        judgement = judge(
            told.items,
            self.case.method,
            target=told.target,
            existence=told.existence,
            refused=told.refused,
            not_applicable=told.not_applicable,
        )
        calculated = dict(values) if question.type is QuestionType.CALCULATED else {}
        reading = self._reading(judgement, told.items, values)
        return Heard(judgement, reading, xs, calculated, self._newest(told.items), problems)

    def hearable(self, cell: Cell, question: Question, xs: Mapping[str, float | None]) -> Hearable:
        """Return the items of a cell and how they are to be judged."""
        spoken = [
            recorded
            for recorded in self.case.fold.answers.get(cell, ())
            if recorded.counts and recorded.source in self.speakers
        ]
        return Hearable(
            tuple(
                item
                for source, x in xs.items()
                if x is not None
                for item in self._items(cell, question, source, x)
            ),
            self._target(question),
            question.existence,
            any(recorded.answer.state is AnswerState.REFUSED for recorded in spoken),
            self._is_not_applicable(cell, spoken),
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
        clashes = [
            Problem(
                ProblemCode.EDIT_CLASH,
                Place(question=cell.question),
                {"question": cell.question, "row": cell.row},
            )
            for cell, answers in self.case.fold.answers.items()
            if any(recorded.clashing for recorded in answers)
        ]
        return (*future, *clashes, *(problem for each in heard for problem in each.problems))

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

    def _values(
        self, cell: Cell, question: Question, values: Mapping[str, Any]
    ) -> tuple[dict[str, float | None], tuple[Problem, ...]]:
        """Return x per source; an answer that its row has no limit for gives None and one problem."""
        xs: dict[str, float | None] = {}
        if question.type is QuestionType.CALCULATED:
            scored = self.case.form.is_scored(question)
            for source, number in values.items():
                if source in self.speakers:
                    xs[source] = calculated_x(self.case.form, question, number, cell.row) if scored else 1.0
        else:
            scale = self.scales.get(question.id)
            if scale is None:
                scale = self.scales[question.id] = scale_of(self.case.form, question)
            for recorded in self.case.fold.answers.get(cell, ()):
                if recorded.source in values and recorded.source in self.speakers:
                    xs[recorded.source] = scale(recorded.answer.value, cell.row, self.day)
        if None not in xs.values():
            return xs, ()
        details = {"question": question.id, "row": cell.row, "fact": ""}
        return xs, (Problem(ProblemCode.ROW_WITHOUT_LIMIT, Place(question=question.id), details),)

    def _items(self, cell: Cell, question: Question, source: str, x: float) -> Iterable[Item]:
        speaker = self.speakers[source]
        recorded = self._recorded(cell, source)
        root, root_cls = speaker.root, speaker.root_cls
        if recorded is not None and recorded.answer.origin is not None:
            root = self._root(self.sources[source], recorded.answer.origin)
            root_cls = self._class(self.case.fold.sources[root])
        if root != source and self._is_set_aside(cell, root):
            return
        x, clock, fresh = self._clock(question, recorded, speaker, x)
        stored = recorded.answer.value if recorded is not None else None
        people: float = speaker.people
        if question.existence and isinstance(stored, dict) and self.case.method.class_of[speaker.cls].talk:
            scale = self.scales[question.id]
            for option, count in stored.items():
                each = scale(option, cell.row, self.day)
                if each is not None:
                    yield Item(
                        source,
                        speaker.cls,
                        each,
                        speaker.age,
                        clock,
                        fresh,
                        root,
                        root_cls,
                        count,
                        speaker.group,
                    )
            return
        if isinstance(stored, dict) and question.type is not QuestionType.DOCUMENT:
            people = sum(stored.values())
        yield Item(source, speaker.cls, x, speaker.age, clock, fresh, root, root_cls, people, speaker.group)

    def _clock(
        self, question: Question, recorded: Recorded | None, speaker: Speaker, x: float
    ) -> tuple[float, float, tuple[float, float]]:
        """Return x, the months that freshness counts, and t0 and t1 (method 3, Freshness)."""
        default = self.case.method.freshness.months
        if isinstance(question.fresh, tuple):
            return x, speaker.age, question.fresh
        if question.fresh != "expiry" or recorded is None:
            return x, speaker.age, default
        stored = recorded.answer.value
        expires = stored.get("expires")
        if is_valid_on(stored, self.day) or expires is None or str(expires) >= self.day:
            return x, 0.0, default
        days = (self.case.day - date.fromisoformat(str(expires))).days
        return 0.0, days / self.case.method.freshness.days_per_month, default

    def _recorded(self, cell: Cell, source: str) -> Recorded | None:
        answers = self.case.fold.answers.get(cell, ())
        return next((recorded for recorded in answers if recorded.source == source), None)

    def _is_set_aside(self, cell: Cell, source: str) -> bool:
        recorded = self._recorded(cell, source)
        return recorded is not None and recorded.set_aside is not None

    def _is_not_applicable(self, cell: Cell, spoken: list[Recorded]) -> bool:
        """Tell whether all who spoke say so, the assessor accepts it, and for a crucial topic not M alone."""
        if not spoken or cell not in self.case.fold.accepted:
            return False
        if any(recorded.answer.state is not AnswerState.NOT_APPLICABLE for recorded in spoken):
            return False
        method, topic = self.case.method, self.case.form.topics[cell.question]
        if not method.level_of[topic.materiality].crucial:
            return True
        families = {method.class_of[self.speakers[recorded.source].root_cls].family for recorded in spoken}
        return any(not method.family_of[family].declares for family in families)

    def _target(self, question: Question) -> int:
        site = self.case.site
        size = site.groups.get(question.group) if question.group else site.workforce
        return sample_target(size, self.case.method)

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
        newest: dict[str, float] = {}
        for item in items:
            if freshness(item.clock, item.fresh) > 0:
                family = self.case.method.class_of[item.root_cls].family
                newest[family] = min(item.age, newest.get(family, item.age))
        return tuple(sorted(newest.items()))
