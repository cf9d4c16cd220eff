"""The checks of the whole bank: each is one small function in one list, each finds one kind of fault.

They hold the bank against what stands beside it (`bank_rules`) and look for what can never come up. They
cost more than opening a questionnaire may, so that only `ddq questionnaires check` runs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.bank_rules import BankRules
from dd_toolkit.core.questionnaire.checks.bank_checked import BankChecked
from dd_toolkit.core.questionnaire.checks.checked import Checked
from dd_toolkit.core.questionnaire.checks.coverage import check_coverage
from dd_toolkit.core.questionnaire.checks.lengths import check_lengths
from dd_toolkit.core.questionnaire.checks.patterns import (
    check_allowances,
    check_patterns,
    check_wording_rules,
)
from dd_toolkit.core.questionnaire.checks.publication import check_publication
from dd_toolkit.core.questionnaire.checks.reach import check_calculations, check_findings_reached, check_gates
from dd_toolkit.core.questionnaire.checks.reach_scales import check_anchors_reached, check_options_reached
from dd_toolkit.core.questionnaire.checks.terms import check_terms
from dd_toolkit.core.questionnaire.form import Form
from dd_toolkit.core.questionnaire.texts import texts_of

BANK_CHECKS: Final[tuple[Callable[[BankChecked], Iterator[Problem]], ...]] = (
    check_coverage,
    check_terms,
    check_lengths,
    check_wording_rules,
    check_patterns,
    check_allowances,
    check_anchors_reached,
    check_options_reached,
    check_gates,
    check_calculations,
    check_findings_reached,
    check_publication,
)
"""Every check of the bank, in the order they run."""


def check_bank_rules(checked: Checked, form: Form, rules: BankRules) -> tuple[Problem, ...]:
    """Return every problem that the bank as a whole has, in the order of files and lines."""
    bank = BankChecked(checked, form, tuple(texts_of(checked.parsed.questionnaire)), rules)
    problems = [problem for check in BANK_CHECKS for problem in check(bank)]
    return tuple(sorted(problems, key=lambda each: (each.place.file or "", each.place.line or 0, each.code)))
