"""From what was typed to the facts of an assessment and its site.

A company of the registry gives its name, segments to begin with and, for one of its plants, the place; what
was typed always goes first. The company's headcount is never taken for the site's workforce.
"""

from __future__ import annotations

from dataclasses import dataclass

from dd_toolkit.bootstrap import today
from dd_toolkit.cli.typed import choice_of, unfit_option
from dd_toolkit.core.assessment.events import Announcement, AssessmentFacts, SiteFacts
from dd_toolkit.core.assessment.registry.choosing import Proposal, find_company, find_place, propose
from dd_toolkit.core.assessment.registry.joined import Company
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.files.library import Library


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


@dataclass(frozen=True, slots=True)
class Opened:
    """The facts of a site, and the proposal of the registry where its segments come from one."""

    site: SiteFacts
    proposal: Proposal | None
    """None where the segments were typed, or the registry has none to propose."""


def site_of(wanted: Wanted, library: Library, language: str) -> Opened:
    """Return the facts of the site; raise `ProblemError` for what cannot be read."""
    company = _company(wanted.company, library)
    plant = find_place(company, wanted.site) if company else None
    segments = _segments(wanted.segments)
    proposal = propose(company, plant) if company and not segments else None
    site = SiteFacts(
        (company.name[language] or company.name.en) if company else wanted.company,
        wanted.site,
        proposal.segments if proposal else segments,
        wanted.country or (plant.country if plant else ""),
        wanted.place or (plant.place[language] if plant else ""),
        company.id if company else None,
        _size("--workforce", str(wanted.workforce)) if wanted.workforce is not None else None,
        dict(_group(text) for text in wanted.groups),
    )
    return Opened(site, proposal if proposal and proposal.segments else None)


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
        choice_of("--announcement", wanted.announcement, Announcement),
        wanted.access,
        wanted.invented,
    )


def _company(typed: str, library: Library) -> Company | None:
    registry = library.registry()
    return None if isinstance(registry, tuple) else find_company(registry.companies, typed)


def _segments(typed: str | None) -> tuple[Segment, ...]:
    parts = [part.strip().upper() for part in (typed or "").replace("，", ",").split(",") if part.strip()]
    return tuple(dict.fromkeys(choice_of("--segments", part, Segment) for part in parts))


def _group(typed: str) -> tuple[str, int]:
    name, _, number = typed.partition("=")
    if not name.strip():
        raise unfit_option("--group", typed, "enum", "dispatched=200")
    return name.strip(), _size("--group", number.strip())


def _size(option: str, typed: str) -> int:
    if not typed.isascii() or not typed.isdecimal() or len(typed) > 9:
        raise unfit_option(option, typed, "int_type", "")
    return int(typed)
