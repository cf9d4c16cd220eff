"""Checks of regimes and of the crosswalk: ids, languages, dates that facts tell, rows that lead somewhere.

Which law applies to whom is not checked; that a date stands in a law fact is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from dd_toolkit.core.problems import Path, Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.crosswalk import CrosswalkRow
from dd_toolkit.core.questionnaire.document import Document
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.regimes import DayKind, Regime, RegimeDay
from dd_toolkit.core.questionnaire.text import untranslated

_REGIME_ID: Final = re.compile(r"[A-Z][A-Za-z0-9]*(?:-[A-Z0-9]+)*", re.ASCII)
_ITEM_ID: Final = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*", re.ASCII)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def check_regime(regime: Regime, document: Document, name: str, law: Mapping[str, Fact]) -> Iterator[Problem]:
    """Give the problems of one regime; its id is the name of its file."""
    if regime.id != name or not _REGIME_ID.fullmatch(regime.id):
        place = document.place(("regime", "id"))
        yield _problem(ProblemCode.ID_FORM, place, id=regime.id, form=name)
    for path, language in untranslated(regime):
        steps = path if path[0] in ("items", "dates") else ("regime", *path)
        yield _problem(ProblemCode.TRANSLATION_MISSING, document.place(steps), language=language)
    yield from _item_problems(regime, document)
    for position, day in enumerate(regime.dates):
        yield from _day_problems(regime, day, document, ("dates", position))
        yield from _support_problems(day, law, document, ("dates", position))
        yield from _cite_problems(day.cites, law, document, ("dates", position))
    for position, item in enumerate(regime.items):
        yield from _cite_problems(item.cites, law, document, ("items", position))


def _item_problems(regime: Regime, document: Document) -> Iterator[Problem]:
    """An item has an id of its own, and stands below the item that it is part of."""
    known: set[str] = set()
    for position, item in enumerate(regime.items):
        place = document.place(("items", position, "id"))
        if item.id in known:
            yield _problem(ProblemCode.ID_DUPLICATE, place, id=item.id)
        if not _ITEM_ID.fullmatch(item.id):
            yield _problem(ProblemCode.ID_FORM, place, id=item.id, form="2.5, I-6, a-iv, C155")
        if item.parent is not None and item.parent not in known:
            place = document.place(("items", position, "parent"))
            yield _problem(ProblemCode.REGIME_ITEM_UNKNOWN, place, regime=regime.id, item=item.parent)
        known.add(item.id)


def _day_problems(regime: Regime, day: RegimeDay, document: Document, path: Path) -> Iterator[Problem]:
    """A date is a day of the calendar, a proposal may have none, and the items it is about exist."""
    if day.on is None and day.kind is not DayKind.PROPOSED:
        yield _problem(ProblemCode.KEY_MISSING, document.place((*path, "on")), key="on")
    if day.on is not None and not _is_day(day.on):
        place = document.place((*path, "on"))
        yield _problem(ProblemCode.VALUE_SHAPE, place, key="on", found=day.on, expected="day", allowed="")
    known = {item.id for item in regime.items}
    for position, item in enumerate(day.items):
        if item not in known:
            place = document.place((*path, "items", position))
            yield _problem(ProblemCode.REGIME_ITEM_UNKNOWN, place, regime=regime.id, item=item)


def _support_problems(
    day: RegimeDay, law: Mapping[str, Fact], document: Document, path: Path
) -> Iterator[Problem]:
    """A date rests on law facts, and one of them names at least its year."""
    if not day.cites:
        yield _problem(ProblemCode.CITATION_MISSING, document.place((*path, "cites")), id=day.kind.value)
    facts = [law[cite] for cite in day.cites if cite in law]
    if day.on is not None and facts and not any(day.on[:4] in _told_by(fact) for fact in facts):
        place = document.place((*path, "on"))
        yield _problem(ProblemCode.REGIME_DAY_UNSUPPORTED, place, day=day.on, facts=", ".join(day.cites))


def _cite_problems(
    cites: tuple[str, ...], law: Mapping[str, Fact], document: Document, path: Path
) -> Iterator[Problem]:
    for order, cite in enumerate(cites):
        if cite not in law:
            yield _problem(ProblemCode.FACT_UNKNOWN, document.place((*path, "cites", order)), fact=cite)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return _DAY.fullmatch(text) is not None


def _told_by(fact: Fact) -> str:
    """Return everything that a fact tells, to look a year up in."""
    parts = (fact.statement, fact.text, fact.valid_from, fact.valid_to, fact.amended, fact.instrument)
    return " ".join(str(part) for part in parts)


def check_crosswalk(rows: Iterable[CrosswalkRow], regimes: Mapping[str, Regime]) -> Iterator[Problem]:
    """Every row names a regime and an item that exist, none stands twice, and none says what a sign says."""
    items = {regime.id: {item.id: item for item in regime.items} for regime in regimes.values()}
    known = ", ".join(items)
    first: dict[tuple[str, str, str], CrosswalkRow] = {}
    for row in rows:
        regime, item = row.regime, items.get(row.regime, {}).get(row.item)
        if regime not in items:
            yield _problem(ProblemCode.REGIME_UNKNOWN, row.place, regime=regime, known=known)
        elif item is None:
            yield _problem(ProblemCode.REGIME_ITEM_UNKNOWN, row.place, regime=regime, item=row.item)
        elif item.sign is not None:
            yield _problem(ProblemCode.CROSSWALK_DERIVED, row.place, regime=regime, item=row.item)
        earlier = first.setdefault((row.topic, regime, row.item), row)
        if earlier is not row:
            line = str(earlier.place.line)
            yield _problem(ProblemCode.CROSSWALK_REPEATED, row.place, topic=row.topic, first=line)


def check_rows_of_bank(rows: Iterable[CrosswalkRow], topics: Collection[str]) -> Iterator[Problem]:
    """Every row names a topic of the bank; one that is not there is told at its first row."""
    told: set[str] = set()
    for row in rows:
        if row.topic not in topics and row.topic not in told:
            told.add(row.topic)
            yield _problem(ProblemCode.TOPIC_UNKNOWN, row.place, topic=row.topic)


def _problem(code: ProblemCode, place: Place, **details: str) -> Problem:
    return Problem(code, place, details)
