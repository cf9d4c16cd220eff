"""Stand-ins for the outside world: real small classes that keep the same promises as what they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dd_toolkit.core.assessment.events import (
    BODY_OF_KIND,
    Empty,
    Event,
    EventKind,
    log_of,
)
from dd_toolkit.core.assessment.fold import fold
from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError
from dd_toolkit.core.questionnaire.questionnaire import fingerprint as sha256_of
from dd_toolkit.workflow.ports import AssessmentEntry, Draft


class MemoryStore:
    """An `EventStore` in memory: gone when the test ends; one contract test runs on it and on databases.

    It refuses what a database would refuse, except text that databases cannot keep.
    """

    def __init__(self) -> None:
        self._logs: dict[str, dict[str, Event]] = {}
        self._pinned: dict[str, str] = {}
        self._drafts: dict[tuple[str, str], Draft] = {}

    def entries(self) -> tuple[AssessmentEntry, ...]:
        """Return all assessments that have facts and a site, newest change first."""
        entries = [entry for entry in map(self._entry, self._logs) if entry is not None]
        return tuple(sorted(entries, key=lambda entry: (entry.changed, entry.id), reverse=True))

    def events(self, assessment: str) -> tuple[Event, ...]:
        """Return every event of an assessment, sorted by id."""
        log = self._logs.get(assessment, {})
        return tuple(log[id_] for id_ in sorted(log))

    def append(self, assessment: str, events: Sequence[Event]) -> None:
        """Keep events that are new, all or none; what an erase has blanked stays blank."""
        log = self._logs.get(assessment, {})
        new = {event.id: event for event in reversed(events) if event.id not in log}
        erasing = {event.subject.source for event in new.values() if event.kind is EventKind.ERASE}
        erased = erasing | {event.subject.source for event in log.values() if event.kind is EventKind.ERASE}
        together = {**log, **new}
        self._check(assessment, new, together, erased)
        for id_, event in (together if erasing else new).items():
            if event.kind is not EventKind.ERASE and event.subject.source in erased:
                together[id_] = replace(event, body=Empty())
        if new:
            self._logs[assessment] = together
        for owner, key in list(self._drafts):
            if owner == assessment and erasing & set(key.split("|")):
                del self._drafts[owner, key]

    def pin(self, texts: Mapping[str, str]) -> None:
        """Keep pinned texts by their SHA-256."""
        for sha256, text in texts.items():
            if sha256_of(text) != sha256:
                raise ProblemError(Problem(ProblemCode.FINGERPRINT_DIFFERS, details={"fingerprint": sha256}))
        self._pinned = {**texts, **self._pinned}

    def pinned(self, fingerprint: str) -> str | None:
        """Return a pinned text, None where there is none."""
        return self._pinned.get(fingerprint)

    def drafts(self, assessment: str) -> tuple[Draft, ...]:
        """Return the drafts of an assessment, sorted by key."""
        return tuple(draft for (owner, _), draft in sorted(self._drafts.items()) if owner == assessment)

    def keep_draft(self, assessment: str, draft: Draft) -> None:
        """Keep a draft; empty text removes it."""
        self._drafts.pop((assessment, draft.key), None)
        if draft.text:
            self._drafts[assessment, draft.key] = draft

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""

    def _entry(self, assessment: str) -> AssessmentEntry | None:
        events = self.events(assessment)
        state = fold(log_of(events))
        if state.assessment is None or state.site is None:
            return None
        answers = sum(len(recorded) for recorded in state.answers.values())
        return AssessmentEntry(
            assessment, state.assessment, state.site, answers, max(event.at for event in events)
        )

    def _check(
        self, assessment: str, new: Mapping[str, Event], together: Mapping[str, Event], erased: set[str]
    ) -> None:
        others = [log for owner, log in self._logs.items() if owner != assessment]
        astray = {
            id_
            for event in together.values()
            for replaced in event.replaces & together.keys()
            if together[replaced].subject != event.subject or replaced == event.id
            for id_ in (event.id, replaced)
        }
        for event in new.values():
            details = {"event": event.id, "kind": event.kind.value, "detail": "body"}
            if any(event.id in log for log in others):
                raise ProblemError(Problem(ProblemCode.EVENT_DIFFERS, details=details))
            is_blank = isinstance(event.body, Empty) and event.subject.source in erased
            fits = is_blank or isinstance(event.body, BODY_OF_KIND[event.kind])
            if event.assessment != assessment or event.id in astray or not fits:
                raise ProblemError(Problem(ProblemCode.EVENT_UNFIT, details=details))
