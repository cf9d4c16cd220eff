"""Who speaks, and whom they repeat: what the arithmetic needs to know of sources (method 1).

Everything that depends on a source alone (its class as it counts, its age, its root) is worked out once per
evaluation. Sealed sources and sources dated after the assessment do not speak (method 3, 10). What their
answers are worth is the business of `hearing`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dd_toolkit.core.assessment.events import AnswerState
from dd_toolkit.core.assessment.fold import Cell, Recorded
from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.evaluation.evidence import effective_class
from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.expressions.grammar import parse_expression
from dd_toolkit.core.questionnaire.expressions.tree import references

Root = tuple[str, str]
"""Whom an answer repeats in the end, its own source where it repeats nobody, and the class that counts."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """What the arithmetic needs to know of a source."""

    cls: str
    """Evidence class as it counts."""
    age: float
    """Months from its date to the assessment date."""
    root: Root
    people: int
    group: str


class Speakers:
    """The sources of one case that speak, by id."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.sources = case.usable_sources()
        self.known = {
            id_: speaker
            for id_, source in self.sources.items()
            if (speaker := self._speaker(source)) is not None
        }

    def silent(self) -> tuple[tuple[str, Source], ...]:
        """Return the sources that do not speak although they are not sealed, sorted by id."""
        return tuple((id_, self.sources[id_]) for id_ in sorted(self.sources.keys() - self.known.keys()))

    def root_of(self, cell: Cell, source: str, origin: str | None) -> Root:
        """Return the root of an answer to a cell; `origin` is whom this answer alone copies.

        What is copied may itself be a copy in this answer alone, so the way leads through its answers.
        """
        stated = {
            each.source: each.answer.origin
            for each in self.case.fold.answers.get(cell, ())
            if each.answer.origin is not None and not each.clashing
        }
        if origin is not None:
            stated[source] = origin
        return self._root(self.sources[source], stated) if stated else self.known[source].root

    def stated_root(self, cell: Cell, source: str, origin: str | None) -> Root | None:
        """Return the root of an answer to a cell; None where the root's own was set aside, its copies too."""
        root = self.root_of(cell, source, origin)
        return None if root[0] != source and self._is_set_aside(cell, root[0]) else root

    def calculated_root(self, cell: Cell, source: str) -> Root | None:
        """Return the root of a calculated answer; None where an answer that it follows from has left.

        What follows from copies alone is a copy; one answer of the source's own makes it the source's own.
        """
        roots: list[Root] = []
        for read, recorded in self._inputs(cell, source):
            root = self.stated_root(read, source, recorded.answer.origin)
            if root is None:
                return None
            roots.append(root)
        if not roots:
            return self.known[source].root
        return next((root for root in roots if root[0] == source), roots[0])

    def _inputs(self, cell: Cell, source: str) -> Iterator[tuple[Cell, Recorded]]:
        """Give a source's answers that a calculation reads, through other calculations too."""
        question = self.case.form.questions[cell.question]
        for read in _read_by(question.calculate or ""):
            roster = self.case.form.questions[read].roster
            rows = self.case.rows_of(roster) if roster and roster != question.roster else (cell.row,)
            for row in rows if roster else ("",):
                if self.case.form.questions[read].calculate is not None:
                    yield from self._inputs(Cell(read, row), source)
                for recorded in self.case.fold.answers.get(Cell(read, row), ()):
                    if recorded.source == source and recorded.answer.state is AnswerState.ANSWERED:
                        yield Cell(read, row), recorded

    def _speaker(self, source: Source) -> Speaker | None:
        days = (self.case.day - date.fromisoformat(source.date)).days
        if days < 0 or source.evidence_class not in self.case.method.class_of:
            return None
        return Speaker(
            self._class(source),
            days / self.case.method.freshness.days_per_month,
            self._root(source, {}),
            source.people,
            source.group.value,
        )

    def _class(self, source: Source) -> str:
        return effective_class(
            source.evidence_class, source.people, source.invited, source.off_site, self.case.method
        )

    def _root(self, source: Source, stated: Mapping[str, str]) -> Root:
        """Follow origins to the first source that stands for itself; a loop ends where it closes.

        `stated` holds whom a source copies in one answer, which goes before whom it copies in all.
        """
        seen = {source.id}
        current, following = source, stated.get(source.id, source.origin)
        while following is not None and following in self.case.fold.sources and following not in seen:
            seen.add(following)
            current = self.case.fold.sources[following]
            following = stated.get(current.id, current.origin)
        return current.id, self._class(current)

    def _is_set_aside(self, cell: Cell, source: str) -> bool:
        answers = self.case.fold.answers.get(cell, ())
        return any(each.source == source and each.set_aside is not None for each in answers)


@lru_cache(maxsize=1024)
def _read_by(calculation: str) -> tuple[str, ...]:
    """Return the questions that a calculation reads, sorted by id."""
    tree = parse_expression(calculation)
    return () if isinstance(tree, Problem) else tuple(sorted(references(tree)))
