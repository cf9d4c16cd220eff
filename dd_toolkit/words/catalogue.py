"""Says what a code means, in English or in simplified Chinese.

Every room of the catalogue is one module with one `WORDS` table: code → (English, Chinese), with named
parameters in braces. A code that no table has is a fault of ours and raises `KeyError`; tests compare the
tables with the enums whose members they name. Texts of questionnaires are not here: they travel with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Final

LANGUAGES: Final = ("en", "zh")
"""The languages that everything is said in."""
ROOMS: Final = (
    "terms",
    "problems",
    "result",
    "explain",
    "local",
    "app",
    "cli",
    "report",
    "production",
    "pages",
)
"""The modules of the catalogue; a code starts with the name of its room and a dot."""


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogue in one language."""

    language: str
    """`en` or `zh`."""

    def __call__(self, code: str, **parameters: object) -> str:
        """Return what a code says, with its parameters filled in."""
        english, chinese = room(code.partition(".")[0])[code]
        text = chinese if self.language == "zh" else english
        return text.format(**parameters) if "{" in text else text

    def has(self, code: str) -> bool:
        """Tell whether the catalogue has a code."""
        name = code.partition(".")[0]
        return name in ROOMS and code in room(name)


@cache
def room(name: str) -> Mapping[str, tuple[str, str]]:
    """Return the table of one room; a name that is none raises KeyError."""
    if name not in ROOMS:
        raise KeyError(name)
    table: Mapping[str, tuple[str, str]] = import_module(f"dd_toolkit.words.{name}").WORDS
    return table
