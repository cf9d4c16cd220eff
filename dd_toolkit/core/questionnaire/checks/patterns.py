"""Checks of wording by patterns: no question asks two things, none puts words into a worker's mouth.

Patterns are data and only point at what people should look at again; what is right all the same is allowed
by name, with the reason. An allowance that allows nothing any more is told too.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_toolkit.core.problems import Problem, ProblemCode, Severity
from dd_toolkit.core.questionnaire.bank_rules import WordingPattern, WordingRule
from dd_toolkit.core.questionnaire.checks.bank_checked import BankChecked
from dd_toolkit.core.questionnaire.expressions.functions import read_pattern
from dd_toolkit.core.questionnaire.texts import PlacedText


def check_wording_rules(bank: BankChecked) -> Iterator[Problem]:
    """Every pattern compiles, finds what it says it finds, and passes what it says it passes."""
    for position, pattern in enumerate(bank.rules.wording.patterns):
        compiled = read_pattern(pattern.pattern)
        place = bank.rules.wording_places["patterns", position]
        if compiled is None:
            yield Problem(ProblemCode.PATTERN_UNFIT, place, {"pattern": pattern.id})
            continue
        wrong = [each for each in pattern.finds if compiled.search(each) is None]
        wrong += [each for each in pattern.passes if compiled.search(each) is not None]
        for each in wrong:
            yield Problem(ProblemCode.PATTERN_UNFIT, place, {"pattern": pattern.id, "example": each})


def check_patterns(bank: BankChecked) -> Iterator[Problem]:
    """No text holds a pattern that is kept out of its key, unless the text is allowed by name."""
    allowed = {(each.question, each.key, each.pattern) for each in bank.rules.wording.allow}
    for pattern, each, found in _held(bank):
        if (each.owner, each.key, pattern.id) not in allowed:
            steps = (*each.path, pattern.language)
            if pattern.rule is WordingRule.LEADING:
                yield bank.checked.problem(
                    ProblemCode.TEXT_LEADING, each.owner, *steps, found=found, pattern=pattern.id
                )
            else:
                yield bank.checked.problem(
                    ProblemCode.TEXT_ASKS_TWICE, each.owner, *steps, found=found, pattern=pattern.id
                )


def check_allowances(bank: BankChecked) -> Iterator[Problem]:
    """Every allowance names a text that its pattern finds."""
    held = {(each.owner, each.key, pattern.id) for pattern, each, _ in _held(bank)}
    for position, each in enumerate(bank.rules.wording.allow):
        if (each.question, each.key, each.pattern) not in held:
            details = {"question": each.question, "key": each.key, "pattern": each.pattern}
            place = bank.rules.wording_places["allow", position]
            yield Problem(ProblemCode.ALLOWANCE_IDLE, place, details, Severity.WARNING)


def _held(bank: BankChecked) -> Iterator[tuple[WordingPattern, PlacedText, str]]:
    """Give the texts that hold a pattern, with what was found; an unfit pattern finds nothing."""
    for pattern in bank.rules.wording.patterns:
        compiled = read_pattern(pattern.pattern)
        if compiled is None:
            continue
        for each in bank.texts:
            excepted = each.question is not None and each.question.type in pattern.except_types
            if each.key not in pattern.keys or excepted:
                continue
            match = compiled.search(each.text[pattern.language])
            if match is not None:
                yield pattern, each, match.group(0)
