"""Check of terms: where the English names a term of the field, the Chinese uses its one translation.

A term is found by whole words, the longest first, so that "dispatched worker" is not taken for "worker".
What is said to workers is colloquial and stays out. Nothing is translated here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.bank_rules import Term
from dd_toolkit.core.questionnaire.checks.bank_checked import BankChecked

COLLOQUIAL: Final = frozenset({"worker"})
"""Keys of texts that are said to workers."""
_POSSESSIVE: Final = re.compile(r"['’]s?\b|['’](?=\s|$)")
_TOKEN: Final = re.compile(r"[a-z0-9]+|[^\sa-z0-9-]")
"""A word, or a mark that parts phrases; a hyphen joins words as a space does."""

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], Term]]]
"""By first word: the phrases that begin with it, the longest first."""


def check_terms(bank: BankChecked) -> Iterator[Problem]:
    """A Chinese text holds the translation of every term of its English, and no second word for one."""
    phrases = phrases_of(bank.rules.terms)
    banned = [(word, term) for term in bank.rules.terms for word in term.never]
    for each in bank.texts:
        if each.key in COLLOQUIAL:
            continue
        chinese = each.text.zh
        for english, term in terms_in(each.text.en, phrases):
            if not any(word in chinese for word in (term.chinese, *term.also)):
                yield bank.checked.problem(
                    ProblemCode.TERM_DIFFERS, each.owner, *each.path, "zh", term=english, chinese=term.chinese
                )
        for word, term in banned:
            if word in chinese:
                yield bank.checked.problem(
                    ProblemCode.TERM_BANNED, each.owner, *each.path, "zh", found=word, chinese=term.chinese
                )


def phrases_of(terms: Iterable[Term]) -> Phrases:
    """Return the English forms of all terms, as words, by their first word."""
    phrases: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
    for term in terms:
        for form in term.english:
            words = words_of(form)
            phrases.setdefault(words[0], []).append((words, term))
    for known in phrases.values():
        known.sort(key=lambda phrase: -len(phrase[0]))
    return phrases


def words_of(english: str) -> tuple[str, ...]:
    """Return the words and parting marks of an English text in small letters, without possessives."""
    return tuple(_TOKEN.findall(_POSSESSIVE.sub("", english.lower())))


def terms_in(english: str, phrases: Phrases) -> Iterator[tuple[str, Term]]:
    """Give each term that a text names once, with the words that name it first."""
    words = words_of(english)
    seen: set[str] = set()
    position = 0
    while position < len(words):
        length = 1
        for phrase, term in phrases.get(words[position], ()):
            if words[position : position + len(phrase)] == phrase:
                length = len(phrase)
                if term.english[0] not in seen:
                    seen.add(term.english[0])
                    yield " ".join(phrase), term
                break
        position += length
