"""One assessment leaves for another machine and comes back: export of its log, import by event id.

Sealed sources and everything they said stay behind, and nothing in an export tells whether there are any.
An import is the union of two logs: doing it twice, or in another order, leads to the same log. What does not
fit its kind, its pinned questionnaire or what the store knows refuses the whole import, before anything is
kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dd_toolkit.core.assessment.events import (
    BODY_OF_KIND,
    Answer,
    AssessmentFacts,
    Empty,
    Event,
    EventKind,
    FollowUp,
    Log,
    SiteFacts,
    Subject,
    events_of,
    heads,
    log_after,
    log_of,
)
from dd_toolkit.core.assessment.fold import fold
from dd_toolkit.core.assessment.sources import Confidentiality, Source
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.problems import Place, Problem, ProblemCode, ProblemError
from dd_toolkit.core.questionnaire.questionnaire import fingerprint
from dd_toolkit.workflow.answers import check_stored
from dd_toolkit.workflow.assessments import Kept, read_form, read_method
from dd_toolkit.workflow.ports import EventStore

ASSESSMENT_ID: Final = re.compile(r"[0-9a-z][0-9a-z-]{0,63}", re.ASCII)
"""Form of an assessment's id; UUIDs have it."""

_KEYS_OF_KIND: Final[Mapping[EventKind, frozenset[str]]] = {
    EventKind.ASSESSMENT: frozenset(),
    EventKind.SITE: frozenset(),
    EventKind.SOURCE: frozenset({"source"}),
    EventKind.ROW: frozenset({"row"}),
    EventKind.ANSWER: frozenset({"question", "source"}),
    EventKind.SET_ASIDE: frozenset({"question", "source"}),
    EventKind.NOT_APPLICABLE_ACCEPTED: frozenset({"question"}),
    EventKind.FOLLOW_UP: frozenset({"question"}),
    EventKind.ERASE: frozenset({"source"}),
}
"""The keys that a subject must have; *row* may stand beside *question*."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One assessment as it travels: its events and the texts that it pins."""

    assessment: str
    pins: Mapping[str, str]
    """Pinned texts by SHA-256."""
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import adds to a store."""

    assessment: str
    pins: Mapping[str, str]
    events: tuple[Event, ...]
    """Only those that the store does not have, sorted by id."""
    case: Case
    """The case after them."""


def export_assessment(kept: Kept, store: EventStore) -> Exported:
    """Return an assessment as it travels, without sealed sources and without what was erased."""
    sealed, erased = _sealed(kept.log), kept.case.fold.erased
    events = [_bare(event, erased) for event in events_of(kept.log) if event.subject.source not in sealed]
    pins = {sha256: text for sha256 in _pins_named(events) if (text := store.pinned(sha256)) is not None}
    return Exported(kept.assessment, pins, tuple(_without_origin(event, sealed) for event in events))


def merge_assessment(exported: Exported, store: EventStore) -> Merged | tuple[Problem, ...]:
    """Return what an import adds to a store, or every problem that refuses it; nothing is kept here."""
    known = log_of(store.events(exported.assessment))
    problems = [*_form_problems(exported), *_differing(exported, known)]
    if problems:
        return tuple(problems)
    stored = {event.id for event in events_of(known)}
    new = [event for event in events_of(log_of(exported.events)) if event.id not in stored]
    log = log_after(known, new)
    case = _case(log, exported.pins, store)
    if isinstance(case, tuple):
        return case
    problems += [problem for event in new for problem in _content_problems(case, event)]
    if problems:
        return tuple(problems)
    ordered = tuple(sorted(new, key=lambda event: event.id))
    return Merged(exported.assessment, exported.pins, ordered, case)


def keep_merged(merged: Merged, store: EventStore) -> None:
    """Keep an import: the pinned texts, then all events in one transaction."""
    store.pin(merged.pins)
    store.append(merged.assessment, merged.events)


def _sealed(log: Log) -> frozenset[str]:
    """Return sources of which any standing record says that they are sealed."""
    return frozenset(
        subject.source
        for subject, events in log.items()
        if subject.kind is EventKind.SOURCE
        for event in heads(events)
        if isinstance(event.body, Source) and event.body.confidentiality is Confidentiality.SEALED
    )


def _bare(event: Event, erased: frozenset[str]) -> Event:
    """Return an event with nothing in it where its source was erased."""
    is_erased = event.subject.source in erased and event.kind is not EventKind.ERASE
    return replace(event, body=Empty()) if is_erased else event


def _without_origin(event: Event, sealed: frozenset[str]) -> Event:
    """Return an event that does not name a sealed source; a copy then stands for itself, as in a report."""
    if isinstance(event.body, Source | Answer) and event.body.origin in sealed:
        return replace(event, body=replace(event.body, origin=None))
    return event


def _pins_named(events: Iterable[Event]) -> tuple[str, ...]:
    facts = (event.body for event in events if isinstance(event.body, AssessmentFacts))
    return tuple(dict.fromkeys(pin for each in facts for pin in (each.questionnaire, each.method)))


def _form_problems(exported: Exported) -> Iterator[Problem]:
    """Yield what is wrong with ids, keys, bodies and pinned texts, each for itself."""
    if not ASSESSMENT_ID.fullmatch(exported.assessment):
        details = {"id": exported.assessment[:60], "form": "0-9 a-z -"}
        yield Problem(ProblemCode.ID_FORM, Place(path=("assessment",)), details)
    for sha256, text in exported.pins.items():
        if fingerprint(text) != sha256:
            yield _pin_problem(sha256, fingerprint(text))
    erased = {event.subject.source for event in exported.events if event.kind is EventKind.ERASE}
    for event in exported.events:
        wrong = _wrong_with(event, exported.assessment, erased)
        if wrong:
            yield _unfit(event, wrong)


def _wrong_with(event: Event, assessment: str, erased: set[str]) -> str:
    """Return which part of an event does not fit its kind; empty for a sound one."""
    subject = event.subject
    if event.assessment != assessment:
        return "assessment"
    if event.kind not in (subject.kind, EventKind.CLEARED) or subject.kind is EventKind.CLEARED:
        return "subject.kind"
    present = {key for key in ("question", "row", "source") if getattr(subject, key)}
    needed = _KEYS_OF_KIND[subject.kind]
    if not needed <= present or (present - needed) - ({"row"} if "question" in needed else set()):
        return "subject"
    if subject.kind is EventKind.ROW and not all(subject.row.partition("/")):
        return "subject.row"
    if isinstance(event.body, Empty) and subject.source in erased:
        return ""
    return "" if isinstance(event.body, BODY_OF_KIND[event.kind]) else "body"


def _differing(exported: Exported, known: Log) -> Iterator[Problem]:
    """Yield events whose id stands elsewhere with other content: a copy was tampered with or broken."""
    seen = {event.id: event for event in events_of(known)}
    for event in exported.events:
        other = seen.setdefault(event.id, event)
        if other != event and not _is_same(other, event):
            yield Problem(ProblemCode.EVENT_DIFFERS, Place(), {"event": event.id, "kind": event.kind.value})


def _is_same(one: Event, other: Event) -> bool:
    """Tell whether two records are one, of which a copy lost what must not travel.

    That is the name of a sealed source as origin, or, since erasing wins every merge, the whole body.
    """
    if replace(one, body=Empty()) != replace(other, body=Empty()):
        return False
    if isinstance(one.body, Empty) or isinstance(other.body, Empty):
        return one.subject.source != ""
    bodies = (one.body, other.body)
    if not all(isinstance(body, Source | Answer) for body in bodies):
        return False
    origins = {body.origin for body in bodies if isinstance(body, Source | Answer)}
    bare = [replace(body, origin=None) for body in bodies if isinstance(body, Source | Answer)]
    return None in origins and bare[0] == bare[1]


def _case(log: Log, pins: Mapping[str, str], store: EventStore) -> Case | tuple[Problem, ...]:
    """Return the case of the joined log; pins come from the import or from the store."""
    state = fold(log)
    if state.assessment is None or state.site is None:
        missing = "assessment" if state.assessment is None else "site"
        return (_unfit(None, missing),)
    texts: list[str] = []
    for sha256 in (state.assessment.questionnaire, state.assessment.method):
        text = pins.get(sha256) or store.pinned(sha256)
        if text is None:
            return (_pin_problem(sha256, ""),)
        texts.append(text)
    try:
        return Case(read_form(texts[0]), read_method(texts[1]), state)
    except ProblemError as error:
        return error.problems


def _content_problems(case: Case, event: Event) -> Iterator[Problem]:
    """Yield what keeps a foreign event from being read under the pinned questionnaire and method."""
    subject, body = event.subject, event.body
    if subject.question and subject.question not in case.form.questions:
        near = case.form.similar(subject.question)
        details = {"question": subject.question, "near": near}
        yield Problem(ProblemCode.QUESTION_UNKNOWN, Place(question=subject.question), details)
        return
    if isinstance(body, Answer):
        yield from check_stored(case, event)
        if subject.source not in case.fold.sources and subject.source not in case.fold.erased:
            details = {"question": subject.question, "source": subject.source}
            yield Problem(ProblemCode.SOURCE_UNKNOWN, Place(question=subject.question), details)
    wrong = _unusable(case, subject, body)
    if wrong:
        yield _unfit(event, wrong)


def _unusable(case: Case, subject: Subject, body: object) -> str:
    """Return the field of a body that no evaluation could read; empty where all can be read."""
    if isinstance(body, AssessmentFacts):
        return "" if _is_day(body.date) else "date"
    if isinstance(body, FollowUp):
        return "" if _is_day(body.date) else "date"
    if isinstance(body, SiteFacts):
        sizes = (0 if body.workforce is None else body.workforce, *body.groups.values())
        return "workforce" if min(sizes) < 0 else ("" if body.segments else "segments")
    if isinstance(body, Source):
        return _unusable_source(case, subject, body)
    return ""


def _unusable_source(case: Case, subject: Subject, source: Source) -> str:
    if source.id != subject.source:
        return "id"
    if source.evidence_class not in case.method.class_of:
        return "evidence_class"
    if source.people < 1 or (source.invited is not None and source.invited < 0):
        return "people"
    return "" if _is_day(source.date) else "date"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-03-01")


def _pin_problem(expected: str, found: str) -> Problem:
    return Problem(
        ProblemCode.FINGERPRINT_DIFFERS,
        Place(path=("pins", expected)),
        {"fingerprint": expected[:12], "expected": expected, "found": found},
    )


def _unfit(event: Event | None, detail: str) -> Problem:
    return Problem(
        ProblemCode.EVENT_UNFIT,
        Place(path=() if event is None else ("events", event.id)),
        {
            "event": event.id if event else "",
            "kind": event.kind.value if event else detail,
            "detail": detail if event else "missing",
        },
    )
