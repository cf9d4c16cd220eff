"""Something to be said in any language: a code of the catalogue with parameters.

Core composes with `Said`; whoever shows it calls `speak` with the catalogue of one language. No wording
stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from dd_toolkit.core.questionnaire.text import Text


class Say(Protocol):
    """The catalogue in one language."""

    @property
    def language(self) -> str:
        """Return `en` or `zh`."""

    def __call__(self, code: str, **parameters: object) -> str:
        """Return what a code says."""


@dataclass(frozen=True, slots=True)
class Said:
    """A code with parameters, which may themselves be said, be texts, or be lists of either."""

    code: str
    parameters: Mapping[str, Spoken] = field(default_factory=dict)


Spoken = str | int | float | None | Text | Said | tuple["Spoken", ...]


def speak(spoken: Spoken, say: Say) -> str:
    """Return something said in the language of a catalogue; a list is joined as that language does."""
    if isinstance(spoken, Said):
        parameters = {name: speak(value, say) for name, value in spoken.parameters.items()}
        return say(spoken.code, **parameters)
    if isinstance(spoken, Text):
        return spoken[say.language] or spoken.en or spoken.zh
    if isinstance(spoken, tuple):
        return say("terms.list_separator").join(speak(each, say) for each in spoken)
    if isinstance(spoken, float):
        return f"{spoken:g}"
    return "" if spoken is None else str(spoken)
