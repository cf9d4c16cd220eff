"""Says a problem: its code and details become a sentence of what is wrong and one of what to do.

Knows codes only as text, so that words and core stay strangers. A detail that a text needs and nobody gave
is said as “?”; a code without words is a fault of ours and raises KeyError.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import Final, NamedTuple

from dd_toolkit.words.catalogue import Words, room

_ROOM: Final = "problems"
_UNSAID: Final = "?"


class _Vocabulary(NamedTuple):
    """How the value of a detail is turned into words."""

    prefix: str
    """What stands before the value in the catalogue's code."""
    mark: str = ""
    """What stands between several values; empty where there is only one."""


_VOCABULARIES: Final[Mapping[tuple[str, str], _Vocabulary]] = MappingProxyType(
    {
        ("value-shape", "expected"): _Vocabulary("problems.expected."),
        ("answer-form", "type"): _Vocabulary("problems.form."),
        ("method-unfit", "rule"): _Vocabulary("problems.rule."),
        ("expression-syntax", "expected"): _Vocabulary("problems.token.", ", "),
        ("expression-type", "expected"): _Vocabulary("problems.type.", " "),
        ("expression-type", "found"): _Vocabulary("problems.type."),
        ("translation-missing", "language"): _Vocabulary("terms.language."),
        ("audience-later", "audience"): _Vocabulary("terms.audience."),
    }
)
"""By code of the problem and name of the detail; every other detail is said as it stands."""


def describe(words: Words, code: str, details: Mapping[str, str]) -> str:
    """Return in one sentence what is wrong."""
    return _say(words, f"{_ROOM}.{code}", code, details)


def remedy(words: Words, code: str, details: Mapping[str, str]) -> str:
    """Return in one sentence what to do about it."""
    return _say(words, f"{_ROOM}.{code}.remedy", code, details)


def placeholders(code: str) -> frozenset[str]:
    """Return the details that a text of the catalogue names, in either language."""
    texts = room(code.partition(".")[0])[code]
    return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)


@cache
def fuller(code: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the fuller texts of a code, in their order, with the details that each one needs."""
    start = f"{code}+"
    known = (each for each in room(_ROOM) if each.startswith(start))
    return tuple((each, frozenset(each.removeprefix(start).split("+"))) for each in known)


def _say(words: Words, plain: str, code: str, details: Mapping[str, str]) -> str:
    given = frozenset(name for name, text in details.items() if text)
    chosen = next((each for each, needed in fuller(plain) if needed <= given), plain)
    return _fill(words, chosen, {name: _spoken(words, code, name, details) for name in placeholders(chosen)})


def _fill(words: Words, code: str, details: Mapping[str, str]) -> str:
    return words(code, **{name: details.get(name, _UNSAID) for name in placeholders(code)})


def _spoken(words: Words, code: str, name: str, details: Mapping[str, str]) -> str:
    """Return a detail in words where it has a vocabulary, else as it stands."""
    value = details.get(name, _UNSAID)
    vocabulary = _VOCABULARIES.get((code, name))
    if vocabulary is None:
        return value
    parts = value.split(vocabulary.mark) if vocabulary.mark else [value]
    codes = [vocabulary.prefix + part.replace(" ", "_") for part in parts]
    said = [
        _fill(words, each, details) if words.has(each) else part
        for each, part in zip(codes, parts, strict=True)
    ]
    return words("problems.or").join(said)
