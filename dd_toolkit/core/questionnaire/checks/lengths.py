"""Check of length: a text can be taken in at one reading, and said in one breath to a worker."""

from __future__ import annotations

from collections.abc import Iterator

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.bank_checked import BankChecked


def check_lengths(bank: BankChecked) -> Iterator[Problem]:
    """No text is longer than its key allows in either language; a key without a limit may be any length."""
    limits = bank.rules.wording.limits
    for each in bank.texts:
        limit = limits.get(each.key)
        if limit is None:
            continue
        for language, length, most in (
            ("en", words_in(each.text.en), limit.en),
            ("zh", characters_in(each.text.zh), limit.zh),
        ):
            if length > most:
                yield bank.checked.problem(
                    ProblemCode.TEXT_TOO_LONG, each.owner, *each.path, language,
                    key=each.key, language=language, length=str(length), most=str(most),
                )  # fmt: skip


def words_in(english: str) -> int:
    """Return how many words a text has: what blanks part."""
    return len(english.split())


def characters_in(chinese: str) -> int:
    """Return how many characters a text has, blanks apart."""
    return sum(len(part) for part in chinese.split())
