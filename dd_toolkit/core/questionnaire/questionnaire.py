"""Authored documents become one resolved `Questionnaire`, or problems, never both.

A questionnaire file chooses sections; a section file holds rosters and topics; the law table gives every
fact that they name. Resolving joins the three: a topic that a roster continues becomes one topic, every
question of a roster names it, and only the facts in use are carried. The meaning of what stands in the
files is the business of `checks`; nothing is opened here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

import rfc8785

from dd_toolkit.core.problems import Path, Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.authored import (
    AuthoredTopic,
    ChosenSection,
    QuestionnaireFile,
    SectionFile,
)
from dd_toolkit.core.questionnaire.document import Document, adapter_of, parse_as
from dd_toolkit.core.questionnaire.expressions.grammar import parse_expression
from dd_toolkit.core.questionnaire.expressions.law_numbers import FACT, facts_read
from dd_toolkit.core.questionnaire.law import Fact, chained
from dd_toolkit.core.questionnaire.questions import (
    Anchor,
    FactAnchor,
    Question,
    Questionnaire,
    Roster,
    Section,
    Topic,
)

FORMAT = 1
"""The format of questionnaire and section files that this version reads."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where each topic, question, section and fact was written; empty for a pinned questionnaire."""

    documents: Mapping[str, tuple[Document, Path]] = field(default_factory=dict)
    """By id of what stands there: its document and path."""

    def of(self, id_: str, *steps: str | int) -> Place:
        """Return the place of something by id, or of a key inside it."""
        known = self.documents.get(id_)
        if known is None:
            return Place(path=steps, question=id_)
        document, path = known
        return document.place((*path, *steps), question=id_)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A resolved questionnaire and where its parts were written."""

    questionnaire: Questionnaire
    places: Places


def parse_questionnaire(
    head: Document, sections: Mapping[str, Document], law: Mapping[str, Fact]
) -> Parsed | tuple[Problem, ...]:
    """Resolve a questionnaire file with its section files and the law, or give every problem.

    `sections` maps section ids to their documents; a section that is chosen and missing is a problem.
    """
    parsed_head = _parse_file(head, QuestionnaireFile)
    if isinstance(parsed_head, tuple):
        return parsed_head
    problems: list[Problem] = []
    resolved: list[Section] = []
    places: dict[str, tuple[Document, Path]] = {parsed_head.questionnaire.id: (head, ())}
    for position, chosen in enumerate(parsed_head.sections):
        section_id = chosen if isinstance(chosen, str) else chosen.section
        document = sections.get(section_id)
        if document is None:
            place = head.place(("sections", position))
            problems.append(Problem(ProblemCode.SECTION_UNKNOWN, place, {"section": section_id}))
            continue
        section = _parse_section(document, places, problems)
        if section is not None and isinstance(chosen, ChosenSection):
            path = ("sections", position, "questions")
            problems += _choice_problems(section, chosen, head, path)
            section = chosen_from(section, chosen.questions)
        if section is not None:
            resolved.append(section)
    if problems:
        return tuple(problems)
    about = parsed_head.questionnaire
    whole = Questionnaire(
        id=about.id,
        version=about.version,
        title=about.title,
        purpose=about.purpose,
        sections=tuple(resolved),
        minutes=about.minutes,
        opening=about.opening,
        closing=about.closing,
    )
    used = {fact: law[fact] for fact in sorted(chained(law, facts_named(whole))) if fact in law}
    return Parsed(replace(whole, law=used), Places(places))


def chosen_from(section: Section, questions: Sequence[str]) -> Section:
    """Return a section with some of its questions, topics and questions in the order of the choice.

    Topics and rosters of which nothing was chosen leave; unknown ids are passed over.
    """
    order = {id_: position for position, id_ in enumerate(questions)}
    topics = [
        replace(topic, questions=tuple(sorted(kept, key=lambda question: order[question.id])))
        for topic in section.topics
        if (kept := [question for question in topic.questions if question.id in order])
    ]
    topics.sort(key=lambda topic: order[topic.questions[0].id])
    used = {question.roster for topic in topics for question in topic.questions}
    rosters = tuple(roster for roster in section.rosters if roster.id in used)
    return replace(section, topics=tuple(topics), rosters=rosters)


def _choice_problems(
    section: Section, chosen: ChosenSection, head: Document, path: Path
) -> Iterator[Problem]:
    """Give the questions that a choice names and the section does not have, or that it names twice."""
    known = {question.id for topic in section.topics for question in topic.questions}
    seen: set[str] = set()
    for position, id_ in enumerate(chosen.questions):
        place = head.place((*path, position), question=id_)
        if id_ in seen:
            yield Problem(ProblemCode.ID_DUPLICATE, place, {"id": id_})
        elif id_ not in known:
            similar = next(iter(get_close_matches(id_, known, 1)), "")
            yield Problem(ProblemCode.QUESTION_UNKNOWN, place, {"question": id_, "similar": similar})
        seen.add(id_)


def questions_of(questionnaire: Questionnaire) -> Iterator[tuple[Section, Topic, Question]]:
    """Give every question with its section and topic, in order."""
    for section in questionnaire.sections:
        for topic in section.topics:
            for question in topic.questions:
                yield section, topic, question


def facts_named(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the ids that may be law facts: citations, anchors, facts of rows, and what expressions read."""
    named: set[str] = set()
    for section, topic, question in questions_of(questionnaire):
        named.update(topic.cites, question.cites)
        named.update(anchor.fact for anchor in anchors_of(question) if isinstance(anchor, FactAnchor))
        named.update(cite for rule in question.finding for cite in rule.cites)
        named.update(fact for text in _expressions_of(question) for fact in _facts_of(text))
        named.update(fact for roster in section.rosters for row in roster.rows for fact in row.facts.values())
    return frozenset(named)


def _expressions_of(question: Question) -> Iterator[str]:
    """Give the expressions of a question that may read numbers of law."""
    yield from (text for text in (question.constraint, question.calculate) if text is not None)
    yield from (rule.when for rule in question.finding)
    yield from (rule.when for rule in question.warning)


def _facts_of(expression: str) -> frozenset[str]:
    """Return the facts that an expression reads; none where it does not parse, which the form tells."""
    tree = parse_expression(expression) if FACT in expression else None
    return frozenset() if tree is None or isinstance(tree, Problem) else facts_read(tree)


def anchors_of(question: Question) -> tuple[Anchor, ...]:
    """Return the anchors of a question, none where it has none."""
    return () if question.anchors is None else (question.anchors.bad, question.anchors.good)


def canonical_text(questionnaire: Questionnaire) -> str:
    """Return the canonical JSON (RFC 8785) that an assessment pins."""
    return canonical_json(adapter_of(Questionnaire).dump_python(questionnaire, mode="json"))


def canonical_json(tree: Any) -> str:
    """Return the canonical JSON (RFC 8785) of plain values."""
    return rfc8785.dumps(tree).decode()


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a pinned text as hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def _parse_file(document: Document, shape: type[Any]) -> Any:
    found = document.node(("format",))
    if found != FORMAT:
        details = {"found": str(found), "known": str(FORMAT)}
        return (Problem(ProblemCode.FORMAT_UNKNOWN, document.place(("format",)), details),)
    return parse_as(document, shape)


def _parse_section(
    document: Document, places: dict[str, tuple[Document, Path]], problems: list[Problem]
) -> Section | None:
    parsed = _parse_file(document, SectionFile)
    if isinstance(parsed, tuple):
        problems.extend(parsed)
        return None
    assert isinstance(parsed, SectionFile)
    places[parsed.section.id] = (document, ("section",))
    joined = _Joined(document, places, problems)
    for position, topic in enumerate(parsed.topics):
        joined.add(topic, ("topics", position), None)
    for outer, roster in enumerate(parsed.rosters):
        joined.place(roster.id, ("rosters", outer))
        for inner, topic in enumerate(roster.topics):
            joined.add(topic, ("rosters", outer, "topics", inner), roster.id)
    head = parsed.section
    rosters = tuple(Roster(each.id, each.title, each.row, each.rows) for each in parsed.rosters)
    return Section(head.id, head.pillar, head.title, tuple(joined.topics.values()), rosters, head.intro)


class _Joined:
    """Collects the topics of one section, joining what rosters continue."""

    def __init__(
        self, document: Document, places: dict[str, tuple[Document, Path]], problems: list[Problem]
    ) -> None:
        self.document = document
        self.places = places
        self.problems = problems
        self.topics: dict[str, Topic] = {}

    def place(self, id_: str, path: Path) -> None:
        if id_ in self.places:
            self.problems.append(
                Problem(ProblemCode.ID_DUPLICATE, self.document.place((*path, "id")), {"id": id_})
            )
        self.places[id_] = (self.document, path)

    def add(self, authored: AuthoredTopic, path: Path, roster: str | None) -> None:
        begun = self.topics.get(authored.id) if roster is not None else None
        questions = tuple(replace(question, roster=roster) for question in authored.questions)
        for position, question in enumerate(questions):
            self.place(question.id, (*path, "questions", position))
        if begun is not None:
            self.topics[authored.id] = replace(begun, questions=begun.questions + questions)
            return
        self.place(authored.id, path)
        if authored.title is None or authored.materiality is None:
            missing = "title" if authored.title is None else "materiality"
            self.problems.append(
                Problem(ProblemCode.KEY_MISSING, self.document.place((*path, missing)), {"key": missing})
            )
            return
        self.topics[authored.id] = Topic(
            authored.id,
            authored.title,
            authored.materiality,
            questions,
            authored.segments,
            authored.cites,
        )
