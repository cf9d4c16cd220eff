"""One text in the languages of presentation.

It holds words only; which language is shown is chosen at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, ClassVar

from dd_toolkit.core.problems import Path
from dd_toolkit.core.questionnaire.document import STRICT


@dataclass(frozen=True, slots=True)
class Text:
    """One text in every language of presentation; an empty language is a missing translation."""

    __pydantic_config__: ClassVar[Any] = STRICT

    en: str = ""
    zh: str = ""

    def __getitem__(self, language: str) -> str:
        """Return the text in a language (`en` or `zh`)."""
        return self.zh if language == "zh" else self.en


def untranslated(part: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Give path and language of every missing translation in a text or in a dataclass that holds texts."""
    if isinstance(part, Text):
        yield from ((path, language) for language in ("en", "zh") if not part[language].strip())
    elif isinstance(part, tuple):
        for position, each in enumerate(part):
            yield from untranslated(each, (*path, position))
    elif is_dataclass(part):
        for each in fields(part):
            yield from untranslated(getattr(part, each.name), (*path, each.name))
