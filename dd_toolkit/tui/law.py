"""Facts of law as paragraphs: instrument, article, number with unit, dates, and how sure the reading is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dd_toolkit.core.questionnaire.law import Confidence, Fact, names_on
from dd_toolkit.tui.flow import Paragraph
from dd_toolkit.tui.styles import HEAD, QUIET
from dd_toolkit.words.catalogue import Words


def law_paragraphs(law: Mapping[str, Fact], cites: Sequence[str], day: str, words: Words) -> list[Paragraph]:
    """Return the facts among the citations as they speak on an ISO day, the other citations in one line."""
    names = names_on(law, cites, day)
    facts = [law[name] for name in names if name in law]
    others = [name for name in names if name not in law]
    told: list[Paragraph] = []
    if facts:
        told.append(Paragraph(words("app.head.law"), HEAD))
    for fact in facts:
        told.append(Paragraph(" · ".join(_parts(fact, day, words)), "bold", indent=2))
        statement = fact.statement[words.language] or fact.statement.en
        if statement:
            told.append(Paragraph(statement, QUIET, indent=4))
    if others:
        told.append(Paragraph(words("app.cites", cites=", ".join(others)), QUIET))
    return told


def _parts(fact: Fact, day: str, words: Words) -> Iterator[str]:
    language = words.language
    yield fact.id
    instrument = fact.instrument[language] or fact.instrument.en
    if instrument:
        yield instrument
    if fact.article:
        yield words("app.law.article", article=fact.article)
    value = f"{fact.number:g}" if fact.number is not None else fact.text[language] or fact.text.en
    if value:
        value = f"{value} {fact.unit[language] or fact.unit.en}".rstrip()
        label = fact.label[language]
        yield words("app.law.part", label=label, value=value) if label else value
    if fact.valid_from:
        yield words("app.law.from", day=fact.valid_from)
    if fact.valid_to:
        yield words("app.law.until", day=fact.valid_to)
    if not fact.is_in_force(day):
        yield words("app.law.out")
    if fact.confidence is Confidence.LOW:
        yield words("app.law.low")
