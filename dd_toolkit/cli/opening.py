"""From what was typed to the facts of an assessment and its site.

A company of the registry gives its name, its segments and, for one of its plants, the place; what was typed
always goes first. The company's headcount is never taken for the site's workforce.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from dd_toolkit.bootstrap import today
from dd_toolkit.core.assessment.events import Announcement, AssessmentFacts, SiteFacts
from dd_toolkit.core.assessment.registry import Company
from dd_toolkit.core.problems import Place, Problem, ProblemCode, ProblemError
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.files.library import Library

Choice = TypeVar("Choice", Segment, Announcement)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed for a new assessment; None and empty mean not typed."""

    company: str
    """A name, or the id of a company of the registry."""
    site: str
    segments: str | None
    questionnaire: str | None
    date: str | None
    title: str | None
    place: str
    country: str
    workforce: int | None
    groups: tuple[str, ...]
    """Each `group=number`."""
    assessor: str | None
    commissioned_by: str
    paid_by: str
    announcement: str
    access: str
    invented: bool


def site_of(wanted: Wanted, library: Library, language: str) -> SiteFacts:
    """Return the facts of the site; raise `ProblemError` for what cannot be read."""
    company = _company(wanted.company, library)
    plants = company.plants if company else ()
    plant = next(
        (each for each in plants if wanted.site.casefold() in _names(each.place.en, each.place.zh)), None
    )
    segments = _segments(wanted.segments)
    return SiteFacts(
        (company.name[language] or company.name.en) if company else wanted.company,
        wanted.site,
        segments or (company.segments if company else ()),
        wanted.country or (plant.country if plant else ""),
        wanted.place or (plant.place[language] if plant else ""),
        company.id if company else None,
        _size("--workforce", str(wanted.workforce)) if wanted.workforce is not None else None,
        dict(_group(text) for text in wanted.groups),
    )


def facts_of(wanted: Wanted, site: SiteFacts, author: str) -> AssessmentFacts:
    """Return the facts of the assessment; its date is today unless typed, its pins are made when it opens."""
    return AssessmentFacts(
        wanted.title or f"{site.company}, {site.name}",
        wanted.date or today().isoformat(),
        "",
        "",
        author if wanted.assessor is None else wanted.assessor,
        wanted.commissioned_by,
        wanted.paid_by,
        _choice("--announcement", wanted.announcement, Announcement),
        wanted.access,
        wanted.invented,
    )


def _company(typed: str, library: Library) -> Company | None:
    companies, _ = library.companies()
    wanted = typed.casefold().strip()
    return next(
        (each for each in companies if wanted in (each.id, *_names(each.name.en, each.name.zh))), None
    )


def _names(english: str, chinese: str) -> tuple[str, ...]:
    """Return the names under which a person may type something, folded."""
    return tuple(
        part.strip()
        for name in (english, chinese)
        for part in (name.casefold(), name.casefold().partition(",")[0])
    )


def _segments(typed: str | None) -> tuple[Segment, ...]:
    parts = [part.strip().upper() for part in (typed or "").replace("，", ",").split(",") if part.strip()]
    return tuple(dict.fromkeys(_choice("--segments", part, Segment) for part in parts))


def _choice(option: str, typed: str, choices: type[Choice]) -> Choice:
    try:
        return choices(typed)
    except ValueError:
        raise _unfit(option, typed, "enum", ", ".join(choices)) from None


def _group(typed: str) -> tuple[str, int]:
    name, _, number = typed.partition("=")
    if not name.strip():
        raise _unfit("--group", typed, "enum", "dispatched=200")
    return name.strip(), _size("--group", number.strip())


def _size(option: str, typed: str) -> int:
    if not typed.isascii() or not typed.isdecimal() or len(typed) > 9:
        raise _unfit(option, typed, "int_type", "")
    return int(typed)


def _unfit(option: str, found: str, expected: str, allowed: str) -> ProblemError:
    details = {"key": option, "found": found[:60], "expected": expected, "allowed": allowed}
    return ProblemError(Problem(ProblemCode.VALUE_SHAPE, Place(option), details))
