"""One text in the languages of presentation.

It holds words only; which language is shown is chosen at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

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
