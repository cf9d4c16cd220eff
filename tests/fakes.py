"""Small real stand-ins for what the use cases need from outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dd_toolkit.core.assessment.events import Event, events_of, log_after, log_of
from dd_toolkit.core.assessment.fold import fold
from dd_toolkit.workflow.ports import AssessmentEntry, Draft


class MemoryStore:
    """An event store in memory: the contract of `EventStore`, and nothing outlives it."""

    def __init__(self) -> None:
        self._events: dict[str, tuple[Event, ...]] = {}
        self._pins: dict[str, str] = {}
        self._drafts: dict[tuple[str, str], Draft] = {}

    def entries(self) -> tuple[AssessmentEntry, ...]:
        """Return all assessments, newest change first."""
        found: list[AssessmentEntry] = []
        for id_, events in self._events.items():
            state = fold(log_of(events))
            if state.assessment is not None and state.site is not None:
                answers = sum(len(told) for told in state.answers.values())
                changed = max(event.at for event in events)
                found.append(AssessmentEntry(id_, state.assessment, state.site, answers, changed))
        return tuple(sorted(found, key=lambda entry: entry.changed, reverse=True))

    def events(self, assessment: str) -> tuple[Event, ...]:
        """Return every event of an assessment, sorted by id."""
        return self._events.get(assessment, ())

    def append(self, assessment: str, events: Sequence[Event]) -> None:
        """Keep events; a known id is left as it is."""
        known = {event.id for event in self.events(assessment)}
        log = log_of(self.events(assessment))
        new = [event for event in events if event.id not in known]
        self._events[assessment] = events_of(log_after(log, new))

    def pin(self, texts: Mapping[str, str]) -> None:
        """Keep pinned texts."""
        self._pins.update(texts)

    def pinned(self, fingerprint: str) -> str | None:
        """Return a pinned text, None for an unknown one."""
        return self._pins.get(fingerprint)

    def drafts(self, assessment: str) -> tuple[Draft, ...]:
        """Return the drafts of an assessment."""
        return tuple(draft for (owner, _), draft in sorted(self._drafts.items()) if owner == assessment)

    def keep_draft(self, assessment: str, draft: Draft) -> None:
        """Keep a draft; empty text removes it."""
        if draft.text:
            self._drafts[assessment, draft.key] = draft
        else:
            self._drafts.pop((assessment, draft.key), None)

    def close(self) -> None:
        """Let go of nothing."""
