"""A case: all that a result may depend on, and the few look-ups that it answers directly.

It holds the pinned questionnaire (as a form), the pinned method and the fold of the event log. Nothing
computed is kept here; `evaluate` computes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dd_toolkit.core.assessment.events import AnswerState, AssessmentFacts, SiteFacts
from dd_toolkit.core.assessment.fold import Cell, Fold
from dd_toolkit.core.assessment.relevance import expression_value
from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.questionnaire.expressions.readings import Context, Reading, days_from
from dd_toolkit.core.questionnaire.form import Form
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.questionnaire.values import Value, encode_value


@dataclass(frozen=True, slots=True)
class Case:
    """The pinned questionnaire, the pinned method and what was said."""

    form: Form
    method: Method
    fold: Fold

    @property
    def facts(self) -> AssessmentFacts:
        """Return the facts of the assessment; a case is only made once they are recorded."""
        assert self.fold.assessment is not None
        return self.fold.assessment

    @property
    def site(self) -> SiteFacts:
        """Return the facts of the site; a case is only made once they are recorded."""
        assert self.fold.site is not None
        return self.fold.site

    @property
    def day(self) -> date:
        """Return the assessment date."""
        return date.fromisoformat(self.facts.date)

    @property
    def today(self) -> float:
        """Return the assessment date as expressions read it: days since 1970-01-01."""
        return days_from(self.facts.date) or 0.0

    def rows_of(self, roster: str) -> tuple[str, ...]:
        """Return the ids of the rows named in this assessment, offered ones first, in their order."""
        named = self.fold.rows.get(roster, {})
        known = self.form.rosters.get(roster)
        offered = [row.id for row in known.rows if row.id in named] if known else []
        return (*offered, *sorted(set(named) - set(offered)))

    def row_title(self, roster: str, row: str) -> Text:
        """Return what a row is called: the questionnaire's title, or the one given in the assessment."""
        offered = self.form.offered_row(roster, row)
        if offered is not None:
            return offered.title
        named = self.fold.rows.get(roster, {}).get(row)
        title = named.title if named else row
        return Text(title, title)

    def confidentiality_default(self, evidence_class: str) -> bool:
        """Tell whether sources of a class are confidential unless recorded otherwise."""
        known = self.method.class_of.get(evidence_class)
        return bool(known and self.method.family_of[known.family].confidential)

    def usable_sources(self) -> dict[str, Source]:
        """Return the sources that may enter a score: all but sealed ones (method 10)."""
        return {id_: each for id_, each in self.fold.sources.items() if each.confidentiality != "sealed"}

    def keeps_constraint(self, cell: Cell, source: str, value: Value) -> bool:
        """Tell whether a value keeps the question's constraint, read with the same source's answers."""
        constraint = self.form.constraints.get(cell.question)
        if constraint is None:
            return True
        itself = expression_value(self.form.questions[cell.question], encode_value(value))
        context = Context(
            lambda question: self._said(self._neighbour(cell, question), source),
            self.today,
            itself,
            lambda question: tuple(
                self._said(Cell(question, row), source)
                for row in self.rows_of(self.form.questions[question].roster or "")
            ),
        )
        return constraint(context) is not False

    def _neighbour(self, cell: Cell, question: str) -> Cell:
        same = self.form.questions[question].roster == self.form.questions[cell.question].roster
        return Cell(question, cell.row if same else "")

    def _said(self, cell: Cell, source: str) -> Reading:
        for recorded in self.fold.answers.get(cell, ()):
            if recorded.source == source and recorded.answer.state is AnswerState.ANSWERED:
                return expression_value(self.form.questions[cell.question], recorded.answer.value)
        return None
