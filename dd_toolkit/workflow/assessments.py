"""Open assessments, find them again, and keep what they need: their pins, sites, sources and rows.

An assessment pins its questionnaire and its method as canonical text when it is opened; from then on it
reads nothing else. The functions here give events to keep or problems, and keep nothing themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from dd_toolkit.core.assessment.events import (
    AssessmentFacts,
    Empty,
    Event,
    EventKind,
    Log,
    NamedRow,
    SiteFacts,
    Subject,
    heads,
    log_of,
)
from dd_toolkit.core.assessment.fold import fold
from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.problems import Place, Problem, ProblemCode, ProblemError
from dd_toolkit.core.questionnaire.document import adapter_of
from dd_toolkit.core.questionnaire.form import Form, build_form
from dd_toolkit.core.questionnaire.pinned import present_form
from dd_toolkit.core.questionnaire.questionnaire import canonical_json, canonical_text, fingerprint
from dd_toolkit.core.questionnaire.questions import Questionnaire
from dd_toolkit.workflow.answers import Outcome, replace_body
from dd_toolkit.workflow.ports import AssessmentEntry, EventStore, Pen

Pinned = TypeVar("Pinned")
ID_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)
"""Form of the ids of sources and rows."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening an assessment adds: texts to pin and events to keep."""

    pins: Mapping[str, str]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """An assessment as the store has it: its log and the case that follows from it."""

    assessment: str
    log: Log
    case: Case


def open_assessment(
    pen: Pen, facts: AssessmentFacts, site: SiteFacts, questionnaire: Questionnaire, method: Method
) -> Opened | tuple[Problem, ...]:
    """Open an assessment of a site: pin questionnaire and method, record the facts."""
    problems = _fact_problems(facts, site)
    if problems:
        return problems
    texts = (canonical_text(questionnaire), canonical_method(method))
    pinned = replace(facts, questionnaire=fingerprint(texts[0]), method=fingerprint(texts[1]))
    return Opened(
        {fingerprint(text): text for text in texts},
        (
            pen.write(EventKind.ASSESSMENT, Subject(EventKind.ASSESSMENT), pinned),
            pen.write(EventKind.SITE, Subject(EventKind.SITE), site),
        ),
    )


def load(store: EventStore, assessment: str) -> Kept:
    """Load an assessment; one that is unknown or whose pins are missing raises its problem."""
    events = store.events(assessment)
    if not events:
        raise ProblemError(
            Problem(ProblemCode.ASSESSMENT_UNKNOWN, Place(), {"name": assessment, "known": ""})
        )
    log = log_of(events)
    return Kept(assessment, log, case_of(log, store))


def case_of(log: Log, store: EventStore) -> Case:
    """Return the case of a log, reading the pins that it names."""
    state = fold(log)
    if state.assessment is None or state.site is None:
        raise ProblemError(
            Problem(ProblemCode.EVENT_UNFIT, Place(), {"kind": "assessment", "detail": "missing"})
        )
    form = read_form(_pinned(store, state.assessment.questionnaire))
    method = read_method(_pinned(store, state.assessment.method))
    return Case(form, method, state)


def find(entries: Sequence[AssessmentEntry], name: str) -> AssessmentEntry | Problem:
    """Find an assessment by id, by the end of its id, or by part of its title, company or site."""
    wanted = name.casefold().strip()
    exact = [entry for entry in entries if entry.id == wanted]
    near = exact or [
        entry
        for entry in entries
        if (len(wanted) >= 4 and entry.id.endswith(wanted))
        or wanted in f"{entry.facts.title}\n{entry.site.company}\n{entry.site.name}".casefold()
    ]
    shown = "; ".join(f"{entry.id[-6:]} {entry.facts.title}" for entry in (near or entries))
    if len(near) == 1:
        return near[0]
    code = ProblemCode.ASSESSMENT_AMBIGUOUS if near else ProblemCode.ASSESSMENT_UNKNOWN
    return Problem(code, Place(), {"name": name, "known": shown})


def add_source(case: Case, log: Log, pen: Pen, source: Source) -> Outcome:
    """Record a source, or change one that is known by its id."""
    problems = _source_problems(case, source)
    if problems:
        return problems
    return replace_body(log, pen, Subject(EventKind.SOURCE, source=source.id), source)


def erase_source(case: Case, log: Log, pen: Pen, source: str) -> Outcome:
    """Erase a source with everything it said, for good; None where that was done before.

    A person stopped a talk or took it back: what was kept is blanked where it is kept, and wins every merge.
    """
    subject = Subject(EventKind.ERASE, source=source)
    if log.get(subject):
        return None
    if source not in case.fold.sources:
        return (Problem(ProblemCode.SOURCE_UNKNOWN, Place(), {"source": source, "similar": ""}),)
    return pen.write(EventKind.ERASE, subject, Empty(), frozenset())


def add_row(case: Case, log: Log, pen: Pen, roster: str, row: str, title: str) -> Outcome:
    """Name a roster row; the title stays empty for a row that the questionnaire offers."""
    if roster not in case.form.rosters:
        return (Problem(ProblemCode.ROSTER_UNKNOWN, Place(), {"roster": roster}),)
    if not ID_FORM.fullmatch(row):
        return (Problem(ProblemCode.ID_FORM, Place(), {"id": row, "form": "a-z 0-9 _ -"}),)
    subject = Subject(EventKind.ROW, row=f"{roster}/{row}")
    return replace_body(
        log, pen, subject, NamedRow("" if case.form.offered_row(roster, row) else title.strip() or row)
    )


def change_site(log: Log, pen: Pen, site: SiteFacts) -> Outcome:
    """Record changed facts of the site."""
    problems = _site_problems(site)
    return problems or replace_body(log, pen, Subject(EventKind.SITE), site)


def change_facts(log: Log, pen: Pen, facts: AssessmentFacts) -> Outcome:
    """Record changed facts of the assessment; its pins stay what they were."""
    standing = heads(log.get(Subject(EventKind.ASSESSMENT), ()))
    before = standing[-1].body if standing else None
    if isinstance(before, AssessmentFacts):
        facts = replace(facts, questionnaire=before.questionnaire, method=before.method)
    problems = _day_problems(facts.date)
    return problems or replace_body(log, pen, Subject(EventKind.ASSESSMENT), facts)


def canonical_method(method: Method) -> str:
    """Return the canonical JSON of a method, as an assessment pins it."""
    tree = adapter_of(Method).dump_python(method, mode="json")
    written = {each.name for each in Method.__dataclass_fields__.values() if each.init}
    plain = {key: value for key, value in tree.items() if key in written}
    for each in plain["classes"]:
        for derived in ("base", "gain", "talk"):
            each.pop(derived, None)
        each["roles"] = sorted(each["roles"])
    return canonical_json(plain)


def read_form(text: str) -> Form:
    """Return the form of a pinned questionnaire; a text that none wrote raises its problem."""
    questionnaire = _read(present_form(text), Questionnaire, ProblemCode.QUESTIONNAIRE_BROKEN)
    built = build_form(questionnaire)
    if built.form is None:
        raise ProblemError(*built.problems)
    return built.form


def read_method(text: str) -> Method:
    """Return a pinned method; a text that none wrote raises its problem."""
    return _read(text, Method, ProblemCode.METHOD_UNFIT)


def _read(text: str, shape: type[Pinned], code: ProblemCode) -> Pinned:
    from pydantic import ValidationError  # noqa: PLC0415 -- the faces start without it

    try:
        pinned: Pinned = adapter_of(shape).validate_json(text)
    except ValidationError as error:
        detail = str(error.errors(include_url=False)[0]["loc"])
        raise ProblemError(Problem(code, Place(), {"detail": detail})) from error
    return pinned


def _pinned(store: EventStore, sha256: str) -> str:
    text = store.pinned(sha256)
    if text is None or fingerprint(text) != sha256:
        raise ProblemError(Problem(ProblemCode.FINGERPRINT_DIFFERS, Place(), {"fingerprint": sha256[:12]}))
    return text


def _fact_problems(facts: AssessmentFacts, site: SiteFacts) -> tuple[Problem, ...]:
    titles = () if facts.title.strip() else (Problem(ProblemCode.KEY_MISSING, Place(), {"key": "title"}),)
    return titles + _day_problems(facts.date) + _site_problems(site)


def _site_problems(site: SiteFacts) -> tuple[Problem, ...]:
    missing = [key for key in ("company", "name") if not getattr(site, key).strip()]
    if not site.segments:
        missing.append("segments")
    return tuple(Problem(ProblemCode.KEY_MISSING, Place(), {"key": key}) for key in missing)


def _day_problems(day: str) -> tuple[Problem, ...]:
    try:
        date.fromisoformat(day)
    except ValueError:
        details = {"key": "date", "found": day, "expected": "date", "allowed": "2026-03-01"}
        return (Problem(ProblemCode.VALUE_SHAPE, Place(), details),)
    return ()


def _source_problems(case: Case, source: Source) -> tuple[Problem, ...]:
    problems = list(_day_problems(source.date))
    if not problems and source.date > case.facts.date:
        details = {"source": source.label or source.id, "date": source.date}
        problems.append(Problem(ProblemCode.SOURCE_DATE_FUTURE, Place(), details))
    if not ID_FORM.fullmatch(source.id):
        problems.append(Problem(ProblemCode.ID_FORM, Place(), {"id": source.id, "form": "a-z 0-9 _ -"}))
    if source.evidence_class not in case.method.class_of:
        known = ", ".join(case.method.class_of)
        details = {
            "key": "evidence_class",
            "found": source.evidence_class,
            "expected": "enum",
            "allowed": known,
        }
        problems.append(Problem(ProblemCode.VALUE_SHAPE, Place(), details))
    if source.people < 1:
        details = {"question": "", "found": str(source.people), "low": "1", "high": ""}
        problems.append(Problem(ProblemCode.ANSWER_RANGE, Place(), details))
    seen, origin = {source.id}, source.origin
    while origin is not None:
        if origin in seen:
            problems.append(Problem(ProblemCode.SOURCE_ORIGIN_LOOP, Place(), {"source": source.id}))
            break
        seen.add(origin)
        known_source = case.fold.sources.get(origin)
        origin = known_source.origin if known_source else None
    return tuple(problems)
