"""An assessment that travels: what leaves, what comes back, what is refused.

1. What was exported and imported elsewhere has the same evaluation and the same log.
2. Sealed sources leave no trace; what was erased stays erased.
3. Importing twice changes nothing, and the order of imports does not matter.
4. What is broken, foreign or tampered with is refused whole, with its problem.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.assessment.events import (
    Answer,
    AnswerState,
    AssessmentFacts,
    Empty,
    Event,
    EventKind,
    FollowUp,
    SetAside,
    SiteFacts,
    Subject,
)
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.sources import Confidentiality, Source
from dd_toolkit.core.evaluation.evaluate import evaluate
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.core.report.disclose import without_sealed
from dd_toolkit.workflow.answers import Given
from dd_toolkit.workflow.assessments import Kept, load
from dd_toolkit.workflow.exchange import (
    Exported,
    Merged,
    export_assessment,
    keep_merged,
    merge_assessment,
)
from dd_toolkit.workflow.ports import EventStore
from dd_toolkit.workflow.session import Session
from tests.builders import open_session, question, questionnaire_of, say, source, talks, topic, topics
from tests.fakes import MemoryStore

QUESTIONNAIRE = questionnaire_of(
    topics(
        topic(
            "LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "good: yes"), question("LAB-AAA-01.2", "text")
        ),
        topic("LAB-AAA-02", question("LAB-AAA-02.1", "percent", "anchors: {bad: 0, good: 100}")),
    )
)
FIRST, SHARE = "LAB-AAA-01.1", "LAB-AAA-02.1"
DAY = date(2026, 11, 21)


def answered() -> Session:
    """Return a session with two sources and three answers."""
    session = open_session(QUESTIONNAIRE, sources=[source("papers"), *talks(2)])
    say(session, FIRST, "papers", "yes")
    say(session, FIRST, "talk-01", "no")
    say(session, SHARE, "papers", "40")
    return session


def kept(session: Session) -> Kept:
    """Return the session's assessment as its store has it."""
    return load(session.store, session.assessment)


def exported(session: Session) -> Exported:
    """Export the session's assessment."""
    return export_assessment(kept(session), session.store)


def merged_into(store: EventStore, travelling: Exported) -> Merged:
    """Import into a store what must be accepted."""
    merged = merge_assessment(travelling, store)
    assert isinstance(merged, Merged), merged
    keep_merged(merged, store)
    return merged


def codes(outcome: Merged | tuple[Problem, ...]) -> list[ProblemCode]:
    """Return the codes of an import that is refused."""
    assert isinstance(outcome, tuple), "the import was accepted"
    return [problem.code for problem in outcome]


def test_an_assessment_arrives_as_it_left() -> None:
    """1: log, case and evaluation are the same on the other machine."""
    session, store = answered(), MemoryStore()
    merged_into(store, exported(session))
    assert store.events(session.assessment) == session.store.events(session.assessment)
    there = load(store, session.assessment).case
    assert there.fold == session.case.fold
    assert evaluate(there, DAY).scores == evaluate(session.case, DAY).scores


def test_importing_twice_adds_nothing() -> None:
    """3: the second import has no new event."""
    session, store = answered(), MemoryStore()
    assert merged_into(store, exported(session)).events
    assert merged_into(store, exported(session)).events == ()


def test_an_import_meets_answers_made_meanwhile() -> None:
    """3: the union of both logs, whoever comes first."""
    session = answered()
    early = exported(session)
    say(session, SHARE, "talk-02", "10")
    late = exported(session)
    forward, backward = MemoryStore(), MemoryStore()
    for travelling in (early, late):
        merged_into(forward, travelling)
    for travelling in (late, early):
        merged_into(backward, travelling)
    assert forward.events(session.assessment) == backward.events(session.assessment)
    assert len(load(forward, session.assessment).case.fold.answers[Cell(SHARE)]) == 2


@given(st.lists(st.sets(st.integers(0, 11)), min_size=2, max_size=4), st.randoms())
def test_the_order_of_parts_does_not_matter(parts: list[set[int]], chance: Callable[..., object]) -> None:
    """3: any parts of one log that keep its facts lead to the same store, in any order."""
    whole = exported(answered())
    core = {event.id for event in whole.events if event.kind not in (EventKind.ANSWER,)}
    travelling = [
        replace(whole, events=tuple(e for n, e in enumerate(whole.events) if n in part or e.id in core))
        for part in parts
    ]
    shuffled = list(travelling)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    stores = (MemoryStore(), MemoryStore())
    for store, order in zip(stores, (travelling, shuffled), strict=True):
        for each in order:
            merged_into(store, each)
    assert stores[0].events(whole.assessment) == stores[1].events(whole.assessment)


def test_a_sealed_source_leaves_no_trace() -> None:
    """2: neither its id nor its label nor what it said is in the export, and the export reads the same."""
    session = open_session(QUESTIONNAIRE, sources=[source("papers")])
    plain = exported(session)
    sealed = source("hush", "W2", label="Hushed", confidentiality=Confidentiality.SEALED, note="Whisper")
    assert session.add_source(sealed) == ()
    say(session, FIRST, "hush", "no")
    assert session.set_aside(Cell(FIRST), "hush", "for now") == ()
    travelling = exported(session)
    assert travelling == plain
    assert "hush" not in repr(travelling).lower()


def test_a_copy_of_a_sealed_source_stands_for_itself() -> None:
    """2: the copy travels without naming its origin, and counts as it counts in the report."""
    session = open_session(
        QUESTIONNAIRE, sources=[source("hush", "W2", confidentiality=Confidentiality.SEALED)]
    )
    assert session.add_source(source("copy", "T1", origin="hush")) == ()
    assert session.add_source(source("papers")) == ()
    say(session, FIRST, "copy", "no")
    assert session.answer(Cell(FIRST), "papers", Given("yes", origin="hush")) == ()
    travelling, store = exported(session), MemoryStore()
    assert "hush" not in repr(travelling)
    merged_into(store, travelling)
    here = evaluate(replace(session.case, fold=without_sealed(session.case.fold)), DAY)
    assert evaluate(load(store, session.assessment).case, DAY).scores == here.scores


def test_a_copy_comes_home_without_a_quarrel() -> None:
    """2, 3: the machine that knows the sealed source takes its own export back and keeps what it has."""
    session = open_session(
        QUESTIONNAIRE, sources=[source("hush", "W2", confidentiality=Confidentiality.SEALED)]
    )
    assert session.add_source(source("copy", "T1", origin="hush")) == ()
    merged = merge_assessment(exported(session), session.store)
    assert isinstance(merged, Merged)
    assert merged.events == ()
    assert load(session.store, session.assessment).case.fold.sources["copy"].origin == "hush"


def erase(session: Session, name: str) -> None:
    """Erase a source in the session's store."""
    event = session.pen.write(EventKind.ERASE, Subject(EventKind.ERASE, source=name), Empty())
    session.store.append(session.assessment, [event])


def test_what_was_erased_travels_as_erased() -> None:
    """2: the tombstone travels, what was said does not, and it wins over a copy that still has it."""
    session, store = answered(), MemoryStore()
    merged_into(store, exported(session))
    erase(session, "talk-01")
    travelling = exported(session)
    said = [event for event in travelling.events if event.subject.source == "talk-01"]
    assert {type(event.body) for event in said} == {Empty}
    merged_into(store, travelling)
    assert "talk-01" not in load(store, session.assessment).case.fold.sources
    assert store.events(session.assessment) == session.store.events(session.assessment)


def test_an_older_copy_does_not_bring_back_what_was_erased() -> None:
    """2: a file from before the erasing is taken, and what was erased stays so."""
    session = answered()
    before = exported(session)
    erase(session, "talk-01")
    merged_into(session.store, before)
    assert "talk-01" not in load(session.store, session.assessment).case.fold.sources


def changed(travelling: Exported, kind: EventKind, change: Callable[[Event], Event]) -> Exported:
    """Return an export in which the first event of a kind is another one."""
    position = next(n for n, event in enumerate(travelling.events) if event.kind is kind)
    events = list(travelling.events)
    events[position] = change(events[position])
    return replace(travelling, events=tuple(events))


def body(**fields: Any) -> Callable[[Event], Event]:
    """Return a change of some fields of an event's body."""
    return lambda event: replace(event, body=replace(event.body, **fields))


def subject(**fields: Any) -> Callable[[Event], Event]:
    """Return a change of some fields of an event's subject."""
    return lambda event: replace(event, subject=event.subject._replace(**fields))


REFUSED: Sequence[tuple[EventKind, Callable[[Event], Event], ProblemCode]] = (
    (EventKind.ANSWER, body(value="maybe"), ProblemCode.ANSWER_FORM),
    (EventKind.ANSWER, body(value=["yes"]), ProblemCode.ANSWER_FORM),
    (EventKind.ANSWER, subject(question="LAB-AAA-09.9"), ProblemCode.QUESTION_UNKNOWN),
    (EventKind.ANSWER, subject(source="nobody"), ProblemCode.SOURCE_UNKNOWN),
    (EventKind.ANSWER, subject(row="dormitory"), ProblemCode.ROW_UNWANTED),
    (EventKind.ANSWER, subject(source=""), ProblemCode.EVENT_UNFIT),
    (EventKind.ANSWER, subject(kind=EventKind.SITE), ProblemCode.EVENT_UNFIT),
    (EventKind.ANSWER, lambda e: replace(e, assessment="another"), ProblemCode.EVENT_UNFIT),
    (EventKind.ANSWER, lambda e: replace(e, body=Empty()), ProblemCode.EVENT_UNFIT),
    (EventKind.SOURCE, body(evidence_class="X9"), ProblemCode.EVENT_UNFIT),
    (EventKind.SOURCE, body(date="yesterday"), ProblemCode.EVENT_UNFIT),
    (EventKind.SOURCE, body(date="20261101"), ProblemCode.EVENT_UNFIT),
    (EventKind.SOURCE, body(people=0), ProblemCode.EVENT_UNFIT),
    (EventKind.SOURCE, body(id="other"), ProblemCode.EVENT_UNFIT),
    (EventKind.SITE, body(workforce=-1), ProblemCode.EVENT_UNFIT),
    (EventKind.SITE, body(groups={"students": -5}), ProblemCode.EVENT_UNFIT),
    (EventKind.SITE, body(segments=()), ProblemCode.EVENT_UNFIT),
    (EventKind.SITE, subject(question=FIRST), ProblemCode.EVENT_UNFIT),
    (EventKind.ASSESSMENT, body(date="2026-13-01"), ProblemCode.EVENT_UNFIT),
    (EventKind.ASSESSMENT, body(questionnaire="0" * 64), ProblemCode.FINGERPRINT_DIFFERS),
)


@pytest.mark.parametrize(("kind", "change", "code"), REFUSED)
def test_what_cannot_be_read_is_refused(
    kind: EventKind, change: Callable[[Event], Event], code: ProblemCode
) -> None:
    """4: the problem is named, and the store keeps nothing of the file."""
    store = MemoryStore()
    outcome = merge_assessment(changed(exported(answered()), kind, change), store)
    assert code in codes(outcome)
    assert store.entries() == ()


def test_a_follow_up_needs_a_day() -> None:
    """4: a date that no calendar has is refused."""
    session = answered()
    event = session.pen.write(
        EventKind.FOLLOW_UP, Subject(EventKind.FOLLOW_UP, FIRST), FollowUp("2026-02-30", "")
    )
    travelling = exported(session)
    outcome = merge_assessment(replace(travelling, events=(*travelling.events, event)), MemoryStore())
    assert codes(outcome) == [ProblemCode.EVENT_UNFIT]


def test_a_row_event_names_roster_and_row() -> None:
    """4: a row without its roster is refused."""
    session = answered()
    event = session.pen.write(EventKind.ROW, Subject(EventKind.ROW, row="/row"), SetAside("x"))
    travelling = exported(session)
    outcome = merge_assessment(replace(travelling, events=(*travelling.events, event)), MemoryStore())
    assert codes(outcome) == [ProblemCode.EVENT_UNFIT]


def test_one_id_with_other_content_is_refused() -> None:
    """4: a record that was tampered with after it was shared is found, and nothing is kept."""
    session, store = answered(), MemoryStore()
    merged_into(store, exported(session))
    before = store.events(session.assessment)
    tampered = changed(exported(session), EventKind.ANSWER, body(value="no"))
    assert codes(merge_assessment(tampered, store)) == [ProblemCode.EVENT_DIFFERS]
    assert store.events(session.assessment) == before


def test_one_id_twice_in_a_file_is_refused() -> None:
    """4: two records of one id in one file contradict each other."""
    travelling = exported(answered())
    last = travelling.events[-1]
    twice = replace(travelling, events=(*travelling.events, body(note="other")(last)))
    assert codes(merge_assessment(twice, MemoryStore())) == [ProblemCode.EVENT_DIFFERS]


def test_a_changed_author_is_another_record() -> None:
    """4: content is more than the body."""
    session, store = answered(), MemoryStore()
    merged_into(store, exported(session))
    other = changed(exported(session), EventKind.SOURCE, lambda event: replace(event, author="someone"))
    assert codes(merge_assessment(other, store)) == [ProblemCode.EVENT_DIFFERS]


def test_a_pinned_text_must_have_its_fingerprint() -> None:
    """4: a questionnaire that was changed on the way is refused."""
    travelling = exported(answered())
    pins = {sha256: text.replace("yes_no", "maturity") for sha256, text in travelling.pins.items()}
    outcome = merge_assessment(replace(travelling, pins=pins), MemoryStore())
    assert ProblemCode.FINGERPRINT_DIFFERS in codes(outcome)


def test_pins_may_come_from_the_store() -> None:
    """1: a file without its texts is taken where the store has them."""
    session, store = answered(), MemoryStore()
    store.pin(exported(session).pins)
    assert merged_into(store, replace(exported(session), pins={})).events


def test_a_pin_that_is_no_questionnaire_is_refused() -> None:
    """4: a text with its right fingerprint may still be nonsense."""
    from dd_toolkit.core.questionnaire.questionnaire import fingerprint  # noqa: PLC0415 -- this test only

    travelling = exported(answered())
    text = "[]"
    forged = changed(travelling, EventKind.ASSESSMENT, body(questionnaire=fingerprint(text)))
    outcome = merge_assessment(replace(forged, pins={**forged.pins, fingerprint(text): text}), MemoryStore())
    assert codes(outcome) == [ProblemCode.QUESTIONNAIRE_BROKEN]


@pytest.mark.parametrize("kind", [EventKind.ASSESSMENT, EventKind.SITE])
def test_facts_and_site_are_needed(kind: EventKind) -> None:
    """4: an assessment without either cannot be opened, so it is not kept."""
    travelling = exported(answered())
    bare = replace(travelling, events=tuple(event for event in travelling.events if event.kind is not kind))
    assert codes(merge_assessment(bare, MemoryStore())) == [ProblemCode.EVENT_UNFIT]


def test_an_assessment_id_has_its_form() -> None:
    """4: an id that lists could not show or find is refused."""
    odd = Exported("../x", {}, ())
    assert ProblemCode.ID_FORM in codes(merge_assessment(odd, MemoryStore()))


def test_every_kind_of_event_travels() -> None:
    """1: clearing, setting aside, accepting and following up arrive too."""
    session, store = answered(), MemoryStore()
    cell = Cell(FIRST)
    assert session.set_aside(cell, "papers", "forged") == ()
    assert session.follow_up(cell, "2026-11-05", "asked again") == ()
    assert session.clear(Cell(SHARE), "papers") == ()
    given_na = Given(state=AnswerState.NOT_APPLICABLE, reason="segment")
    assert session.answer(Cell(SHARE), "papers", given_na) == ()
    assert session.accept_not_applicable(Cell(SHARE), "seen") == ()
    assert session.change_site(SiteFacts("Company", "Plant 2", (Segment.CEL,))) == ()
    merged_into(store, exported(session))
    assert load(store, session.assessment).case.fold == session.case.fold


def test_facts_name_what_is_pinned() -> None:
    """1: exactly the texts that any record of facts names travel along."""
    travelling = exported(answered())
    facts = next(event.body for event in travelling.events if isinstance(event.body, AssessmentFacts))
    assert set(travelling.pins) == {facts.questionnaire, facts.method}


def test_a_body_of_another_kind_is_refused() -> None:
    """4: an answer that holds a source is no answer."""
    wrong = changed(
        exported(answered()),
        EventKind.ANSWER,
        lambda event: replace(event, body=Source("papers", "E2", "2026-10-15")),
    )
    assert codes(merge_assessment(wrong, MemoryStore())) == [ProblemCode.EVENT_UNFIT]


def test_an_answer_may_lose_its_origin_only() -> None:
    """4: two records that differ in more than a hidden origin are two records."""
    session, store = answered(), MemoryStore()
    merged_into(store, exported(session))
    note = changed(exported(session), EventKind.ANSWER, body(note="added", origin="papers"))
    assert codes(merge_assessment(note, store)) == [ProblemCode.EVENT_DIFFERS]
    assert isinstance(
        next(e.body for e in store.events(session.assessment) if e.kind is EventKind.ANSWER), Answer
    )
