"""Checks of warning rules: each has an id of its own. Conditions are checked while the form is built."""

from __future__ import annotations

from collections.abc import Iterator

from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.checks.checked import Checked
from dd_toolkit.core.questionnaire.checks.findings import rule_id_problems
from dd_toolkit.core.questionnaire.questionnaire import questions_of


def check_warnings(checked: Checked) -> Iterator[Problem]:
    """A warning rule has an id that no other warning of the question has."""
    for _, _, question in questions_of(checked.parsed.questionnaire):
        yield from rule_id_problems(checked, question, "warning", [rule.id for rule in question.warning])
