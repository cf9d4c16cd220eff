"""Every text of a questionnaire with where it stands: what translations, terms and lengths are checked on.

Which fields hold texts is read from the dataclasses themselves, so that no new key is forgotten.
Texts are not judged here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from dd_toolkit.core.problems import Path
from dd_toolkit.core.questionnaire.questions import Question, Questionnaire, Roster, Section, Topic
from dd_toolkit.core.questionnaire.text import Text


@dataclass(frozen=True, slots=True)
class PlacedText:
    """One text, with what it belongs to."""

    owner: str
    """Id of the section, topic, question or roster it stands in."""
    path: Path
    """Keys and positions inside the owner."""
    key: str
    """What kind of text it is: `ask`, `options.text`, `topic.title`."""
    text: Text
    question: Question | None = None
    """The question it belongs to, if to one."""


def texts_of(questionnaire: Questionnaire) -> Iterator[PlacedText]:
    """Give every text of the sections, in order; title and purpose of the questionnaire itself are not in."""
    for section in questionnaire.sections:
        yield from _own(section, section.id, "section")
        for roster in section.rosters:
            yield from _own(roster, roster.id, "roster")
        for topic in section.topics:
            yield from _own(topic, topic.id, "topic")
            for question in topic.questions:
                for path, key, text in _inside(question, ()):
                    yield PlacedText(question.id, path, key, text, question)


def _own(part: Section | Roster | Topic, id_: str, kind: str) -> Iterator[PlacedText]:
    """Give the texts of a part without those of the parts inside that have ids of their own."""
    for path, key, text in _inside(part, ()):
        yield PlacedText(id_, path, f"{kind}.{key}", text)


def _inside(part: Any, path: Path) -> Iterator[tuple[Path, str, Text]]:
    if isinstance(part, Text):
        yield path, ".".join(step for step in path if isinstance(step, str)), part
    elif isinstance(part, tuple):
        for position, each in enumerate(part):
            yield from _inside(each, (*path, position))
    elif part is not None:
        shape: Any = type(part)
        for name in _fields_with_texts(shape):
            yield from _inside(getattr(part, name), (*path, name))


@cache
def _fields_with_texts(shape: Any) -> tuple[str, ...]:
    """Return the fields of a dataclass that hold texts, leaving out parts with ids of their own."""
    hints = get_type_hints(shape)
    return tuple(each.name for each in fields(shape) if _holds_text(hints[each.name]))


def _holds_text(hint: Any) -> bool:
    if hint is Text:
        return True
    if isinstance(hint, type) and is_dataclass(hint):
        return hint not in (Section, Topic, Question, Roster) and bool(_fields_with_texts(hint))
    return any(_holds_text(each) for each in get_args(hint))
