"""The question bank as plain objects: what is asked, how it is scored, and under which topic.

Reads the YAML files by itself. Texts for people are dropped, and nothing is checked: files with faults are
the business of `ddq questionnaires check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

FOLDER: Final = Path(__file__).resolve().parents[2] / "questionnaires"
_LOADER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
NUMERIC: Final = ("number", "percent", "money", "calculated")
UNSCORED: Final = ("text", "date")


@dataclass(frozen=True, slots=True)
class Roster:
    """Something that exists several times, with the rows that are offered and the facts they name."""

    id: str
    rows: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its materiality, its segments and the questions that were chosen."""

    id: str
    section: str
    pillar: str
    materiality: int
    segments: Mapping[str, Fraction] | None
    questions: list[Question] = field(default_factory=list)

    def relevance(self, site: set[str]) -> Fraction:
        """Return r of method 4 at a site with these segments."""
        if self.segments is None:
            return Fraction(0 if site == {"GRP"} else 1)
        return max((self.segments.get(each, Fraction(0)) for each in site), default=Fraction(0))


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One question; `written` is what stands in its file."""

    id: str
    topic: Topic
    roster: Roster | None
    written: Mapping[str, Any]

    @property
    def type(self) -> str:
        """Return the type as docs/question-types.md names it."""
        return str(self.written["type"])

    @property
    def scored(self) -> bool:
        """Tell whether answers have a value."""
        if self.written.get("scored") == "false" or self.type in UNSCORED:
            return False
        return self.type not in NUMERIC or "anchors" in self.written

    @property
    def options(self) -> dict[str, Fraction]:
        """Return the options of a choice or checklist with x or weight, 0 where none is given."""
        written = self.written["options"]
        return {each["id"]: Fraction(each.get("x") or each.get("weight") or 0) for each in written}

    @property
    def none_option(self) -> str | None:
        """Return the option that says "none of these"."""
        return next((each["id"] for each in self.written["options"] if each.get("none") == "true"), None)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Chosen questions in the order of the questionnaire."""

    id: str
    questions: Mapping[str, Question]
    topics: Mapping[str, Topic]
    rosters: Mapping[str, Roster]


def read_yaml(path: Path) -> Any:
    """Return the tree of a YAML file, every scalar as text."""
    return yaml.load(path.read_text("utf-8"), Loader=_LOADER)


@cache
def load(name: str) -> Questionnaire:
    """Return a questionnaire that ships, by id."""
    return chosen(name, read_yaml(FOLDER / f"{name}.yaml")["sections"], _section)


def small(written: Mapping[str, Any]) -> Questionnaire:
    """Return a questionnaire that a file of worked cases holds in full."""
    sections = {each["section"]["id"]: each for each in written["sections"]}
    return chosen("small", list(sections), sections.__getitem__)


def chosen(name: str, sections: list[Any], read: Any) -> Questionnaire:
    """Return the questions that a list of sections chooses; `read` gives a section by id."""
    questions: dict[str, Question] = {}
    rosters: dict[str, Roster] = {}
    for choice in sections:
        whole = isinstance(choice, str)
        of_section = {each.id: each for each in _questions(read(choice if whole else choice["section"]))}
        for id_ in of_section if whole else choice["questions"]:
            questions[id_] = of_section[id_]
    topics = {each.topic.id: each.topic for each in questions.values()}
    for question in questions.values():
        question.topic.questions.append(question)
        if question.roster is not None:
            rosters[question.roster.id] = question.roster
    return Questionnaire(name, questions, topics, rosters)


@cache
def _folder_of() -> dict[str, Path]:
    return {path.stem: path for path in (FOLDER / "sections").glob("*/*.yaml")}


@cache
def _section(id_: str) -> Any:
    return read_yaml(_folder_of()[id_])


def _questions(section: Mapping[str, Any]) -> Iterator[Question]:
    """Give the questions of a section in the order of its file; a topic may stand in and outside rosters."""
    topics: dict[str, Topic] = {}
    parts = [(roster, topic) for roster in section.get("rosters", []) for topic in roster["topics"]]
    parts += [(None, topic) for topic in section.get("topics", [])]
    for _, topic in parts:
        if "materiality" in topic:
            topics[topic["id"]] = _topic(section["section"], topic)
    rosters: dict[str, Roster] = {}
    for roster, topic in parts:
        known = None
        if roster is not None:
            rows = {row["id"]: row.get("facts", {}) for row in roster.get("rows", [])}
            known = rosters.setdefault(roster["id"], Roster(roster["id"], rows))
        for written in topic["questions"]:
            yield Question(written["id"], topics[topic["id"]], known, written)


def _topic(section: Mapping[str, Any], written: Mapping[str, Any]) -> Topic:
    segments = written.get("segments")
    relevance = None if segments is None else {key: Fraction(value) for key, value in segments.items()}
    return Topic(written["id"], section["id"], section["pillar"], int(written["materiality"]), relevance)
