"""Facts of law as paragraphs: instrument, article, number with unit, dates, and how sure the reading is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dd_toolkit.core.questionnaire.law import Confidence, Fact
from dd_toolkit.tui.flow import Paragraph
from dd_toolkit.tui.styles import HEAD, QUIET
from dd_toolkit.words.catalogue import Words


def law_paragraphs(law: Mapping[str, Fact], cites: Sequence[str], words: Words) -> list[Paragraph]:
    """Return the facts among the citations, each with what it states, and the other citations in one line."""
    facts = [law[name] for name in cites if name in law]
    others = [name for name in cites if name not in law]
    told: list[Paragraph] = []
    if facts:
        told.append(Paragraph(words("app.head.law"), HEAD))
    for fact in facts:
        told.append(Paragraph(" · ".join(_parts(fact, words)), "bold", indent=2))
        if fact.statement:
            told.append(Paragraph(fact.statement, QUIET, indent=4))
    if others:
        told.append(Paragraph(words("app.cites", cites=", ".join(others)), QUIET))
    return told


def _parts(fact: Fact, words: Words) -> Iterator[str]:
    yield fact.id
    instrument = fact.instrument[words.language] or fact.instrument.en
    if instrument:
        yield instrument
    if fact.article:
        yield words("app.law.article", article=fact.article)
    value = f"{fact.number:g}" if fact.number is not None else fact.text
    if value:
        yield f"{value} {fact.unit}".rstrip()
    if fact.valid_from:
        yield words("app.law.from", day=fact.valid_from)
    if fact.valid_to:
        yield words("app.law.until", day=fact.valid_to)
    if fact.confidence is Confidence.LOW:
        yield words("app.law.low")
