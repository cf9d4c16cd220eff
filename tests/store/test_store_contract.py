"""What every event store promises: the same tests on memory, SQLite and PostgreSQL."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dd_toolkit.core.assessment.events import (
    Answer,
    AnswerState,
    Body,
    Empty,
    EventKind,
    SetAside,
    Subject,
    events_of,
    log_of,
)
from dd_toolkit.core.assessment.fold import Cell, answer_subject, fold
from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.problems import ProblemCode, ProblemError
from dd_toolkit.core.questionnaire.questionnaire import fingerprint
from dd_toolkit.workflow.ports import Draft, EventStore
from tests.store.logs import CELL, FACTS, SITE, Log


class TestEventStore:
    """The contract of `dd_toolkit.workflow.ports.EventStore`."""

    def test_what_was_appended_is_read_back_sorted_by_id(self, store: EventStore) -> None:
        """Events come back as they were, with what they replace, whatever the order of arrival."""
        log = Log()
        first = log.answer("52.5")
        second = log.answer({"yes": 18, "no": 12}, first)
        events = [*log.opening(), first, second]
        store.append("A", list(reversed(events)))
        assert list(store.events("A")) == sorted(events, key=lambda event: event.id)

    def test_an_unknown_assessment_is_empty(self, store: EventStore) -> None:
        """Nobody appended to it, so it has no events and no drafts, and reading makes no entry."""
        assert store.events("nobody") == ()
        assert store.drafts("nobody") == ()
        assert store.entries() == ()

    def test_a_retry_changes_nothing(self, store: EventStore) -> None:
        """An event whose id is known is left as it is, even if it comes with other words."""
        log = Log()
        event = log.answer("52.5")
        store.append("A", [event])
        store.append("A", [event, replace(event, body=Answer(AnswerState.REFUSED))])
        assert store.events("A") == (event,)

    def test_a_successor_may_arrive_before_what_it_replaces(self, store: EventStore) -> None:
        """Merging keeps the order of nothing; the fold is the same afterwards."""
        log = Log()
        first = log.answer("60")
        second = log.answer("48", first)
        store.append("A", [second])
        store.append("A", [first])
        state = fold(log_of(store.events("A")))
        assert [each.answer.value for each in state.answers[CELL]] == ["48"]

    def test_assessments_are_kept_apart(self, store: EventStore) -> None:
        """Events of one assessment are never read with another's."""
        ours, theirs = Log("A").answer("1"), Log("B").answer("2")
        store.append("A", [ours])
        store.append("B", [theirs])
        assert (store.events("A"), store.events("B")) == ((ours,), (theirs,))

    def test_nothing_appended_is_nothing_done(self, store: EventStore) -> None:
        """An empty append makes no assessment."""
        store.append("A", [])
        assert store.events("A") == ()

    @pytest.mark.parametrize(
        ("kind", "body"), [("answer", Empty()), ("erase", SetAside("x")), ("set_aside", Empty())]
    )
    def test_a_body_that_does_not_fit_is_refused(self, store: EventStore, kind: str, body: Body) -> None:
        """Neither this event nor the good one beside it is kept, and the problem names it."""
        log = Log()
        good = log.answer("1")
        bad = replace(log.answer("2"), kind=EventKind(kind), body=body)
        with pytest.raises(ProblemError) as caught:
            store.append("A", [good, bad])
        assert caught.value.problems[0].code is ProblemCode.EVENT_UNFIT
        assert caught.value.problems[0].details["event"] == bad.id
        assert store.events("A") == ()

    def test_an_event_of_another_assessment_is_refused(self, store: EventStore) -> None:
        """An event goes into the log that it names and no other."""
        with pytest.raises(ProblemError) as caught:
            store.append("B", [Log("A").answer("1")])
        assert caught.value.problems[0].code is ProblemCode.EVENT_UNFIT
        assert store.events("B") == ()

    def test_an_id_that_another_assessment_has_is_refused(self, store: EventStore) -> None:
        """Ids are unique over all assessments, so a copy under another name cannot be dropped in silence."""
        event = Log("A").answer("1")
        store.append("A", [event])
        with pytest.raises(ProblemError) as caught:
            store.append("B", [replace(event, assessment="B")])
        assert caught.value.problems[0].code is ProblemCode.EVENT_DIFFERS
        assert store.events("B") == ()

    @pytest.mark.parametrize("together", [True, False])
    @pytest.mark.parametrize("backwards", [True, False])
    def test_an_event_replaces_only_its_own_subject(
        self, store: EventStore, together: bool, backwards: bool
    ) -> None:
        """One that claims to replace another source's answer is refused, whichever of them comes first."""
        log = Log()
        theirs = log.answer("1", source="s2")
        claim = log.answer("2", theirs, source="s1")
        events = [claim, theirs] if backwards else [theirs, claim]
        with pytest.raises(ProblemError) as caught:
            for batch in [events] if together else [[event] for event in events]:
                store.append("A", batch)
        assert caught.value.problems[0].code is ProblemCode.EVENT_UNFIT
        assert len(store.events("A")) == (0 if together else 1)

    def test_an_event_cannot_replace_itself(self, store: EventStore) -> None:
        """A record that is its own successor would never stand."""
        event = Log().answer("1")
        with pytest.raises(ProblemError) as caught:
            store.append("A", [replace(event, replaces=frozenset({event.id}))])
        assert caught.value.problems[0].code is ProblemCode.EVENT_UNFIT

    def test_erasing_blanks_a_source_and_only_it(self, store: EventStore) -> None:
        """Bodies of the source are gone, their tombstones stay, other sources keep their words."""
        log = Log()
        subject = Subject(EventKind.SOURCE, source="s1")
        told = [log.write(subject, Source("s1", "W2", "2026-10-01")), log.answer("no", source="s1")]
        told.append(log.write(answer_subject(CELL, "s1")._replace(kind=EventKind.SET_ASIDE), SetAside("why")))
        other = log.answer("yes", source="s2")
        erase = log.erase("s1")
        store.append("A", [*told, other])
        store.append("A", [erase])
        kept = {event.id: event for event in store.events("A")}
        assert [kept[event.id] for event in told] == [replace(event, body=Empty()) for event in told]
        assert kept[other.id] == other
        assert kept[erase.id] == erase

    def test_erase_wins_over_what_arrives_later(self, store: EventStore) -> None:
        """A bundle from before the erase brings nothing back; nor does a clean log lose its fold."""
        log = Log()
        late, erase = log.answer("no"), log.erase("s1")
        store.append("A", [*log.opening(), erase])
        store.append("A", [late])
        assert replace(late, body=Empty()) in store.events("A")
        state = fold(log_of(store.events("A")))
        assert state.answers == {}
        assert store.entries()[0].answers == 0

    def test_erase_and_what_it_erases_may_come_together(self, store: EventStore) -> None:
        """In one append, before or behind each other, and blanked already elsewhere."""
        log = Log()
        before, blank, erase, behind = log.answer("1"), log.answer("2"), log.erase("s1"), log.answer("3")
        store.append("A", [before, replace(blank, body=Empty()), erase, behind])
        assert [type(event.body) for event in store.events("A")] == [Empty] * 4

    def test_erasing_drops_what_was_being_typed_for_the_source(self, store: EventStore) -> None:
        """Drafts whose key names the source go; those of a source with a similar id stay."""
        for key in ("LAB-AAA-01.1||s1", "LAB-AAA-01.1||s10", "note"):
            store.keep_draft("A", Draft(key, "typed", "2026-11-01T08:00:00.000Z"))
        store.append("A", [Log().erase("s1")])
        assert [draft.key for draft in store.drafts("A")] == ["LAB-AAA-01.1||s10", "note"]

    def test_erasing_in_one_assessment_leaves_others_alone(self, store: EventStore) -> None:
        """Source ids are names within an assessment only."""
        kept = Log("B").answer("yes")
        store.append("B", [kept])
        store.append("A", [Log("A").erase("s1")])
        assert store.events("B") == (kept,)

    def test_entries_are_listed_newest_change_first(self, store: EventStore) -> None:
        """Each with its newest facts and site; one without both is no entry yet."""
        old, young = Log("OLD"), Log("YOUNG", start=500)
        store.append("YOUNG", young.opening())
        opening = old.opening()
        renamed = old.write(Subject(EventKind.ASSESSMENT), replace(FACTS, title="Renamed"), opening[0])
        store.append("OLD", [*opening, renamed])
        store.append("BARE", Log("BARE").opening()[:1])
        entries = store.entries()
        assert [(entry.id, entry.facts.title) for entry in entries] == [
            ("YOUNG", FACTS.title),
            ("OLD", "Renamed"),
        ]
        assert [entry.site for entry in entries] == [SITE, SITE]
        assert entries[1].changed == renamed.at

    def test_entries_count_standing_answers(self, store: EventStore) -> None:
        """A replaced answer counts once, a clash once, a cleared one not at all, one per source and row."""
        log = Log()
        first = log.answer("1")
        events = [*log.opening(), first, log.answer("2", first), log.answer("3", source="s2")]
        events += [log.answer("4", cell=Cell("LAB-AAA-01.2", row)) for row in ("a", "b")]
        clash = [log.answer(value, cell=Cell("LAB-AAA-01.3")) for value in ("5", "6")]
        gone = log.answer("7", cell=Cell("LAB-AAA-01.4"))
        clear = log.write(answer_subject(Cell("LAB-AAA-01.4"), "s1"), Empty(), gone)
        store.append("A", [*events, *clash, gone, clear])
        assert store.entries()[0].answers == 5

    def test_pinned_texts_are_kept_by_fingerprint(self, store: EventStore) -> None:
        """A text comes back for its SHA-256; pinning again changes nothing; an unknown one is None."""
        text = '{"title":"问卷"}'
        store.pin({fingerprint(text): text})
        store.pin({fingerprint(text): text, fingerprint("two"): "two"})
        store.pin({})
        assert store.pinned(fingerprint(text)) == text
        assert store.pinned(fingerprint("two")) == "two"
        assert store.pinned(fingerprint("three")) is None

    def test_a_text_under_a_false_fingerprint_is_refused(self, store: EventStore) -> None:
        """Nothing of the batch is kept."""
        with pytest.raises(ProblemError) as caught:
            store.pin({fingerprint("good"): "good", fingerprint("one"): "two"})
        assert caught.value.problems[0].code is ProblemCode.FINGERPRINT_DIFFERS
        assert store.pinned(fingerprint("good")) is None

    def test_drafts_are_replaced_and_removed(self, store: EventStore) -> None:
        """The last text of a key stands, empty text removes it, other assessments have their own."""
        first, last = Draft("k", "好", "2026-11-01T08:00:00Z"), Draft("k", "好的", "2026-11-01T08:00:01Z")
        other = Draft("b", "x", "2026-11-01T08:00:00Z")
        for draft in (first, last, other):
            store.keep_draft("A", draft)
        store.keep_draft("B", first)
        assert store.drafts("A") == (other, last)
        store.keep_draft("A", replace(last, text=""))
        assert store.drafts("A") == (other,)
        assert store.drafts("B") == (first,)

    def test_a_log_may_be_long(self, store: EventStore) -> None:
        """More events than fit into one statement are kept, and found again on a retry."""
        log = Log()
        events = [log.answer("0")]
        for number in range(1, 2000):
            events.append(log.answer(str(number), events[-1]))
        store.append("A", events)
        store.append("A", events)
        assert store.events("A") == tuple(events)
        assert events_of(log_of(store.events("A"))) == tuple(events)
