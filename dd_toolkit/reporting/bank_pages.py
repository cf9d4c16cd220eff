"""The question bank as readable pages: an index, one page per section, the list of terms.

Pages are made from the bank alone, so that the same bank gives the same text, and a test can tell whether
those that are kept are current. Nothing is written to disk here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from dd_toolkit.core.questionnaire.bank_rules import ListedTopic, Term
from dd_toolkit.core.questionnaire.crosswalk import mentions
from dd_toolkit.core.questionnaire.law import Confidence, Fact
from dd_toolkit.core.questionnaire.questionnaire import anchors_of
from dd_toolkit.core.questionnaire.questions import (
    FactAnchor,
    Questionnaire,
    Roster,
    Section,
    Segment,
    Topic,
)
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.reporting.bank_question import question_lines
from dd_toolkit.reporting.markdown import (
    BETWEEN,
    both,
    both_about,
    cells,
    languages,
    page,
    plain,
    table,
    target,
    title,
)

INDEX: Final = "question-bank.md"
TERMS: Final = "terms-en-zh.md"
FOLDER: Final = "question-bank"
"""Where the pages of sections stand, beside the index."""
CRUCIAL: Final = 4
"""The materiality of crucial topics (method 4)."""


def bank_pages(bank: Questionnaire, listed: Sequence[ListedTopic], terms: Sequence[Term]) -> dict[str, str]:
    """Return every page by its path below the folder of docs."""
    bank = _in_order(bank, listed)
    pages = {INDEX: page(_index(bank, listed))}
    pages |= {f"{FOLDER}/{section.id}.md": page(_section(bank, section)) for section in bank.sections}
    if terms:
        pages[TERMS] = page(_terms(terms))
    return pages


def _in_order(bank: Questionnaire, listed: Sequence[ListedTopic]) -> Questionnaire:
    """Return the bank with its sections in the order in which the list comes to their topics."""
    rank = {each.id: position for position, each in enumerate(listed)}
    last = len(rank)

    def first(section: Section) -> int:
        return min((rank.get(topic.id, last) for topic in section.topics), default=last)

    return replace(bank, sections=tuple(sorted(bank.sections, key=first)))


def _index(bank: Questionnaire, listed: Sequence[ListedTopic]) -> Iterator[str]:
    topics = {topic.id: topic for section in bank.sections for topic in section.topics if topic.questions}
    covered = sum(1 for each in listed if each.id in topics)
    yield from (f"# {both('pages.title')}", "", both("pages.made"), "")
    if listed:
        yield from (f"**{both('pages.covered', covered=covered, listed=len(listed))}**", "")
    heads = ("section", "topics", "crucial", "questions", "to_workers", "findings")
    head = [both(f"pages.{each}") for each in heads]
    rows = [(_link(section.id), title(section.title), *_counts((section,))) for section in bank.sections]
    rows.append((f"**{both('pages.total')}**", "", *_counts(bank.sections)))
    yield from table((head[0], "", *head[1:]), rows, numbers=range(2, 7))
    yield from (f"## {both('pages.all_topics')}", "")
    known = {each.id: topics.get(each.id) for each in listed} or dict(topics)
    head = [both(f"pages.{each}") for each in ("topic", "materiality", "segments", "questions")]
    each_topic = [_topic_row(id_, topic) for id_, topic in known.items()]
    yield from table((head[0], *languages(), *head[1:]), each_topic, numbers=(5,))


def _topic_row(id_: str, topic: Topic | None) -> tuple[str, ...]:
    if topic is None:
        return (id_, both("pages.not_listed"), "", "", "", "0")
    link = _link(id_.rpartition("-")[0], id_)
    return (link, *cells(topic.title), _materiality(topic), _segments(topic), str(len(topic.questions)))


def _link(section: str, topic: str = "") -> str:
    target_of_topic = f"#{topic.lower()}" if topic else ""
    return f"[{topic or section}]({FOLDER}/{section}.md{target_of_topic})"


def _counts(sections: Iterable[Section]) -> tuple[str, ...]:
    """Return how many topics, crucial topics, questions, worker wordings and finding rules there are."""
    topics = [topic for section in sections for topic in section.topics]
    questions = [question for topic in topics for question in topic.questions]
    numbers = (
        len(topics),
        sum(topic.materiality == CRUCIAL for topic in topics),
        len(questions),
        sum(question.worker is not None for question in questions),
        sum(len(question.finding) for question in questions),
    )
    return tuple(str(number) for number in numbers)


def _section(bank: Questionnaire, section: Section) -> Iterator[str]:
    yield from (
        f"# {section.id}{BETWEEN}{title(section.title)}",
        "",
        f"[{both('pages.title')}](../{INDEX})",
        "",
    )
    if section.intro is not None:
        yield from _quoted(section.intro)
    rosters = {roster.id: roster for roster in section.rosters}
    for topic in section.topics:
        yield from _topic(bank, topic, rosters)
    yield from _law(bank, section)


def _topic(bank: Questionnaire, topic: Topic, rosters: dict[str, Roster]) -> Iterator[str]:
    yield from (target(topic.id), "", f"## {topic.id}{BETWEEN}{title(topic.title)}", "")
    said = [
        f"{both('pages.materiality')}: {_materiality(topic)}",
        f"{both('pages.segments')}: {_segments(topic)}",
    ]
    if topic.cites:
        said.append(f"{both('pages.cites')}: {plain(', '.join(topic.cites))}")
    yield from ("  \n".join(said), "")
    spoken = mentions(bank.regimes, topic)
    if spoken:
        regimes = (
            f"{plain(each.regime.en)} {plain(', '.join(label.en for label in each.labels))}"
            for each in spoken
        )
        yield from (f"{both('pages.speaks_to')}: {'; '.join(regimes)}", "")
    asked: str | None = None
    for question in topic.questions:
        if question.roster is not None and question.roster != asked:
            yield from _roster(rosters[question.roster])
        asked = question.roster
        yield from question_lines(question, bank.law)


def _roster(roster: Roster) -> Iterator[str]:
    yield from (f"*{both_about('pages.roster', title=roster.title, row=roster.row)}*", "")
    if roster.rows:
        yield from (f"{both('pages.rows')}: " + "; ".join(title(row.title) for row in roster.rows), "")


def _law(bank: Questionnaire, section: Section) -> Iterator[str]:
    """Give the facts of law that a section names, each with its place in the law."""
    named = {cite for topic in section.topics for cite in _cites(topic)}
    named |= {fact for roster in section.rosters for row in roster.rows for fact in row.facts.values()}
    facts = [bank.law[cite] for cite in sorted(named) if cite in bank.law]
    if facts:
        yield from (f"## {both('pages.law')}", "")
        heads = ("fact", "instrument", "article", "since", "value", "statement")
        head = [both(f"pages.law.{each}") for each in heads]
        yield from table(head, [_fact(fact) for fact in facts])


def _cites(topic: Topic) -> Iterator[str]:
    """Give everything that a topic names and that may be a fact of law."""
    yield from topic.cites
    for question in topic.questions:
        yield from question.cites
        yield from (anchor.fact for anchor in anchors_of(question) if isinstance(anchor, FactAnchor))
        for rule in question.finding:
            yield from rule.cites


def _fact(fact: Fact) -> tuple[str, ...]:
    mark = f" ({both('pages.law.unsure')})" if fact.confidence is Confidence.LOW else ""
    number = "" if fact.number is None else f"{fact.number:g} {_once(fact.unit)}"
    since = fact.valid_from or ""
    return (fact.id + mark, _once(fact.instrument), plain(fact.article), since, number, _once(fact.statement))


def _terms(terms: Sequence[Term]) -> Iterator[str]:
    yield from (f"# {both('pages.terms')}", "", both("pages.terms.made"), "")
    heads = [both(f"pages.term.{each}") for each in ("also", "never", "note")]
    rows = [
        (plain(term.english[0]), plain(term.chinese), _list(term.also), _list(term.never), plain(term.note))
        for term in sorted(terms, key=lambda each: each.english[0].lower())
    ]
    yield from table((*languages(), *heads), rows)


def _list(words: Iterable[str]) -> str:
    return plain("、".join(words))


def _quoted(text: Text) -> Iterator[str]:
    for each in cells(text):
        yield from (f"> {each}", ">")
    yield ""


def _once(text: Text) -> str:
    """Return a text in both languages, or the one there is."""
    return BETWEEN.join(dict.fromkeys(each for each in cells(text) if each))


def _materiality(topic: Topic) -> str:
    return f"{topic.materiality} {both(f'pages.materiality.{topic.materiality}')}"


def _segments(topic: Topic) -> str:
    if topic.segments is None:
        return both("pages.every_plant")
    brought = ((segment, topic.segments.get(segment, 0.0)) for segment in Segment)
    return ", ".join(
        segment.value if relevance == 1 else f"{segment.value} ½"
        for segment, relevance in brought
        if relevance
    )
