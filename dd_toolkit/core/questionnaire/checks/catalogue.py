"""The checks of a questionnaire: each is one small function in one list, each finds one kind of fault.

`check_questionnaire` gives every problem with the place where it was written. It refuses nothing itself;
who calls it decides. Expressions are checked while the form is built (`form`), everything else here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final

from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.checks.checked import Checked
from dd_toolkit.core.questionnaire.checks.citations import check_citations
from dd_toolkit.core.questionnaire.checks.findings import check_care, check_findings
from dd_toolkit.core.questionnaire.checks.local import check_local
from dd_toolkit.core.questionnaire.checks.scales import check_scales
from dd_toolkit.core.questionnaire.checks.shape import check_ids, check_keys, check_translations
from dd_toolkit.core.questionnaire.checks.warnings import check_warnings
from dd_toolkit.core.questionnaire.checks.weights import check_weights
from dd_toolkit.core.questionnaire.form import build_form
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.questionnaire import Parsed

CHECKS: Final[tuple[Callable[[Checked], Iterator[Problem]], ...]] = (
    check_ids,
    check_translations,
    check_keys,
    check_scales,
    check_citations,
    check_findings,
    check_care,
    check_warnings,
    check_local,
    check_weights,
)
"""Every check, in the order they run."""


def check_questionnaire(
    parsed: Parsed, law: Mapping[str, Fact], pillars: Collection[str]
) -> tuple[Problem, ...]:
    """Return every problem of a questionnaire, in the order of files and lines."""
    checked = Checked(parsed, law, pillars)
    problems = [problem for check in CHECKS for problem in check(checked)]
    built = build_form(parsed.questionnaire)
    problems += [
        problem.at(parsed.places.of(problem.place.question or "", *problem.place.path))
        for problem in built.problems
    ]
    return tuple(sorted(problems, key=lambda each: (each.place.file or "", each.place.line or 0, each.code)))
