"""Check of publication: an id that answers were given to never comes to mean something else."""

from __future__ import annotations

from collections.abc import Iterator

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.bank_checked import BankChecked
from dd_toolkit.core.questionnaire.published import changed, revisions


def check_publication(bank: BankChecked) -> Iterator[Problem]:
    """A published id keeps its meaning until its revision is raised; an id that never was is free."""
    known = revisions(bank.rules.published)
    for question in bank.form.questions.values():
        revs = known.get(question.id, {})
        if changed(question, revs):
            free = str(max(revs) + 1)
            yield bank.checked.problem(
                ProblemCode.PUBLISHED_CHANGED, question.id, rev=str(question.rev), free=free
            )
