"""Checks of finding rules and of care.

A rule can be graded and rests on law; what is sensitive to ask has wording for public sources. Conditions
are checked while the form is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.checked import Checked
from dd_toolkit.core.questionnaire.checks.citations import citation_problems
from dd_toolkit.core.questionnaire.checks.shape import GROUPS
from dd_toolkit.core.questionnaire.finding_rules import FROM_SHARE, GRADES, LIKELIHOODS, FindingRule
from dd_toolkit.core.questionnaire.law import FACT_ID, Confidence
from dd_toolkit.core.questionnaire.questionnaire import questions_of
from dd_toolkit.core.questionnaire.questions import COUNTABLE, Question, QuestionType

_RULE_ID: Final = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_CONVENTION: Final = re.compile(r"[CRP][0-9]{1,3}", re.ASCII)
"""An ILO convention, recommendation or protocol."""


def check_findings(checked: Checked) -> Iterator[Problem]:
    """A finding rule has an id of its own, grades the method knows, and law or a convention to rest on."""
    for _, _, question in questions_of(checked.parsed.questionnaire):
        yield from rule_id_problems(checked, question, "finding", [rule.id for rule in question.finding])
        for position, rule in enumerate(question.finding):
            steps = ("finding", position)
            yield from _grade_problems(checked, question, rule, steps)
            yield from citation_problems(checked, question.id, rule.cites, steps)
            if not any(_decides(checked, cite) for cite in rule.cites):
                yield checked.problem(ProblemCode.FINDING_GROUNDLESS, question.id, *steps, rule=rule.id)


def rule_id_problems(checked: Checked, question: Question, key: str, ids: Sequence[str]) -> Iterator[Problem]:
    """Give the ids of a question's rules that are misshapen or stand twice."""
    for position, id_ in enumerate(ids):
        steps = (key, position, "id")
        if id_ in ids[:position]:
            place = checked.parsed.places.of(question.id, *steps)
            yield Problem(ProblemCode.ID_DUPLICATE, place, {"id": id_})
        if not _RULE_ID.fullmatch(id_):
            yield checked.problem(ProblemCode.ID_FORM, question.id, *steps, form="unpaid_hours")


def _grade_problems(
    checked: Checked, question: Question, rule: FindingRule, steps: tuple[str, int]
) -> Iterator[Problem]:
    for key in ("scale", "irremediability"):
        if getattr(rule, key) not in GRADES:
            yield checked.unfit(question.id, *steps, key, found=getattr(rule, key), allowed="1, 2, 3, 4")
    shared = question.type in COUNTABLE or question.type is QuestionType.PERCENT or question.existence
    shared = shared or question.type in (QuestionType.CALCULATED, QuestionType.CHECKLIST)
    if rule.scope not in GRADES and not (rule.scope == FROM_SHARE and shared):
        yield checked.unfit(question.id, *steps, "scope", found=rule.scope, allowed="1, 2, 3, 4, from_share")
    if rule.likelihood not in LIKELIHOODS:
        yield checked.unfit(
            question.id, *steps, "likelihood", found=rule.likelihood, allowed="0.25, 0.5, 0.75"
        )
    if rule.group not in GROUPS:
        known = ", ".join(sorted(str(each) for each in GROUPS if each))
        yield checked.unfit(question.id, *steps, "group", found=rule.group, allowed=known)


def _decides(checked: Checked, cite: str) -> bool:
    """Tell whether a citation can carry a finding: a fact of law that is sure enough, or a convention."""
    if not FACT_ID.fullmatch(cite):
        return _CONVENTION.fullmatch(cite) is not None
    fact = checked.law.get(cite)
    return fact is not None and fact.confidence is not Confidence.LOW


def check_care(checked: Checked) -> Iterator[Problem]:
    """A question that is sensitive to ask has wording for public sources, and no other question has."""
    for _, _, question in questions_of(checked.parsed.questionnaire):
        if question.care is not None and question.ask_public is None:
            yield checked.problem(ProblemCode.KEY_MISSING, question.id, key="ask_public")
        if question.care is None and question.ask_public is not None:
            yield checked.problem(ProblemCode.KEY_MISSING, question.id, key="care")
