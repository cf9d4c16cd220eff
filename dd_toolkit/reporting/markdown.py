"""Pieces of Markdown pages that say everything in both languages, as GitHub shows them.

Texts are escaped, so that no text of the bank becomes mark-up. Which pieces make a page is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.words.catalogue import LANGUAGES, Words

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<|$~])")
"""Characters that could begin mark-up or, in a table, end a cell."""
_SAYS: Final = tuple(Words(language) for language in LANGUAGES)
BETWEEN: Final = " · "


def plain(text: str) -> str:
    """Return a text that Markdown shows as it stands, in one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """Return a short code or expression as it stands; a bar is kept from ending a table's cell."""
    return "`" + " ".join(text.split()).replace("|", "\\|") + "`"


def both(name: str, **parameters: object) -> str:
    """Return what the catalogue says, English then Chinese; a bar parts them where values stand in both."""
    return (" / " if parameters else " ").join(say(name, **parameters) for say in _SAYS)


def both_about(name: str, **texts: Text) -> str:
    """Return what the catalogue says about something, each language with the texts in its own words."""
    said = (
        say(name, **{key: plain(text[language]) for key, text in texts.items()})
        for language, say in zip(LANGUAGES, _SAYS, strict=True)
    )
    return BETWEEN.join(said)


def title(text: Text) -> str:
    """Return a title in both languages."""
    return BETWEEN.join(plain(text[language]) for language in LANGUAGES)


def languages() -> tuple[str, ...]:
    """Return what the two languages are called, each by itself, for the head of a table."""
    return tuple(say(f"terms.language.{language}") for language, say in zip(LANGUAGES, _SAYS, strict=True))


def cells(text: Text) -> tuple[str, ...]:
    """Return a text as two cells of a table."""
    return tuple(plain(text[language]) for language in LANGUAGES)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> list[str]:
    """Return the lines of a table with a blank line behind; columns of numbers lean to the right."""
    right = set(numbers)
    marks = ["---:" if position in right else "---" for position in range(len(head))]
    return [*(_row(each) for each in (head, marks, *rows)), ""]


def target(id_: str) -> str:
    """Return a target that links lead to."""
    return f'<a id="{id_.lower()}"></a>'


def page(lines: Iterable[str]) -> str:
    """Return the text of a page."""
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(each: Sequence[str]) -> str:
    return "| " + " | ".join(each) + " |"
