"""Check of publication: an id that answers were given to never comes to mean something else."""

from __future__ import annotations

from collections.abc import Iterator

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.bank_checked import BankChecked
from dd_toolkit.core.questionnaire.published import has_changed, is_retired, revisions


def check_publication(bank: BankChecked) -> Iterator[Problem]:
    """A published id keeps its meaning until its revision is raised; a retired one needs a higher one."""
    known = revisions(bank.rules.published)
    for question in bank.form.questions.values():
        revs = known.get(question.id, {})
        rev, free = str(question.rev), str(max(revs, default=0) + 1)
        if has_changed(question, revs):
            yield bank.checked.problem(ProblemCode.PUBLISHED_CHANGED, question.id, rev=rev, free=free)
        elif is_retired(question, revs):
            yield bank.checked.problem(ProblemCode.PUBLISHED_RETIRED, question.id, rev=rev, free=free)
