"""The log and its fold: order never matters, merging is a union, clashes are seen, nothing is lost."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.assessment.events import (
    Answer,
    AnswerState,
    Body,
    Empty,
    Event,
    EventKind,
    SetAside,
    Subject,
    decode_body,
    differing,
    encode_body,
    events_of,
    heads,
    log_after,
    log_of,
)
from dd_toolkit.core.assessment.fold import Cell, Fold, answer_subject, fold, fold_after
from dd_toolkit.core.assessment.sources import Source

CELL = Cell("LAB-AAA-01.1")
SUBJECT = answer_subject(CELL, "s1")


def event(
    number: int, subject: Subject = SUBJECT, body: Body | None = None, *replaces: int, author: str = "a"
) -> Event:
    """Return an event with a numbered id."""
    said = body if body is not None else Answer(AnswerState.ANSWERED, str(number))
    kind = (
        EventKind.CLEARED if isinstance(said, Empty) and subject.kind is not EventKind.ERASE else subject.kind
    )
    ids = frozenset(f"{each:03d}" for each in replaces)
    return Event(f"{number:03d}", "A", kind, subject, said, author, "2026-11-01T00:00:00Z", ids)


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Give logs in which each event replaces any earlier ones of its subject, clashes among them."""
    events: list[Event] = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        source = draw(st.sampled_from(["s1", "s2"]))
        cell = draw(st.sampled_from([CELL, Cell("LAB-AAA-01.2", "r")]))
        kind = draw(st.sampled_from(["answer", "answer", "clear", "aside", "source", "erase"]))
        subject = answer_subject(cell, source)
        body: Body = Answer(AnswerState.ANSWERED, str(draw(st.integers(0, 2))))
        if kind == "clear":
            body = Empty()
        elif kind == "aside":
            subject, body = Subject(EventKind.SET_ASIDE, *cell, source), SetAside("forged")
        elif kind == "source":
            subject, body = Subject(EventKind.SOURCE, source=source), Source(source, "E2", "2026-01-01")
        elif kind == "erase":
            subject, body = Subject(EventKind.ERASE, source=source), Empty()
        earlier = [int(each.id) for each in events if each.subject == subject]
        replaced = draw(st.sets(st.sampled_from(earlier))) if earlier else set()
        events.append(event(number, subject, body, *replaced))
    return events


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_never_matters(events: list[Event], random: object) -> None:
    """Any order of the same events leads to the same log and the same fold."""
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert log_of(shuffled) == log_of(events)
    assert fold(log_of(shuffled)) == fold(log_of(events))


@given(histories(), st.data())
def test_folding_what_changed_equals_folding_everything(events: list[Event], data: st.DataObject) -> None:
    """Folding on from any point of a history gives what folding the whole of it gives."""
    cut = data.draw(st.integers(0, len(events)))
    before = log_of(events[:cut])
    after = log_after(before, events[cut:])
    changed = {each.subject for each in events[cut:]}
    assert fold_after(fold(before), after, changed) == fold(after)


@given(histories(), histories(), histories())
def test_merging_is_a_union(first: list[Event], second: list[Event], third: list[Event]) -> None:
    """Merging logs is commutative, associative and idempotent, even where copies of an event differ."""
    a, b, c = log_of(first), log_of(second), log_of(third)
    assert log_after(a, events_of(b)) == log_after(b, events_of(a))
    left = log_after(log_after(a, events_of(b)), events_of(c))
    right = log_after(a, events_of(log_after(b, events_of(c))))
    assert left == right
    assert log_after(a, events_of(a)) == a


def test_two_heads_are_an_edit_clash_until_one_record_replaces_both() -> None:
    """Answers given side by side clash and do not count; the one that replaces both settles it."""
    both = [event(1), event(2, SUBJECT, None, 1), event(3, SUBJECT, None, 1)]
    (recorded,) = fold(log_of(both)).answers[CELL]
    assert [each.id for each in recorded.clashing] == ["002", "003"]
    assert not recorded.counts
    (settled,) = fold(log_of([*both, event(4, SUBJECT, None, 2, 3)])).answers[CELL]
    assert settled.counts
    assert settled.event == "004"


def test_clearing_leaves_no_answer_and_keeps_the_history() -> None:
    """A cleared answer is gone from the fold; its record stays in the log."""
    log = log_of([event(1), event(2, SUBJECT, Empty(), 1)])
    assert fold(log).answers == {}
    assert len(events_of(log)) == 2


def test_set_aside_stays_visible_and_does_not_count() -> None:
    """An answer that was set aside keeps its reason and leaves the score."""
    aside = event(2, Subject(EventKind.SET_ASIDE, CELL.question, CELL.row, "s1"), SetAside("forged"))
    (recorded,) = fold(log_of([event(1), aside])).answers[CELL]
    assert recorded.set_aside == "forged"
    assert not recorded.counts


def test_erasing_a_source_wins_over_everything_it_said() -> None:
    """Once a source is erased nothing of it is read, whichever order its records arrive in."""
    erase = event(9, Subject(EventKind.ERASE, source="s1"), Empty())
    spoken = event(1, Subject(EventKind.SOURCE, source="s1"), Source("s1", "W2", "2026-01-01"))
    for order in itertools.permutations([erase, spoken, event(2)]):
        state = fold(log_of(order))
        assert (state.sources, state.answers, state.erased) == ({}, {}, frozenset({"s1"}))


def test_a_copy_that_differs_is_named() -> None:
    """An event whose id is known with other content is found out."""
    log = log_of([event(1)])
    changed = event(1, SUBJECT, Answer(AnswerState.REFUSED))
    assert differing(log, [changed, event(2)]) == (changed,)
    assert differing(log, [event(1)]) == ()


@given(histories())
def test_bodies_survive_their_stored_form(events: list[Event]) -> None:
    """Every body reads back from its canonical text as itself."""
    for each in events:
        assert decode_body(each.kind, encode_body(each.body)) == each.body


@pytest.mark.parametrize("text", ["", "{", "[]", '{"state": "maybe"}', '{"state": "answered", "x": 1}'])
def test_a_body_that_does_not_fit_is_a_problem(text: str) -> None:
    """A stored body that its kind cannot have is a problem, never an exception."""
    assert not isinstance(decode_body(EventKind.ANSWER, text), Answer)


def test_heads_of_a_single_event_is_itself() -> None:
    """An event alone is its subject's head."""
    assert heads((event(1),)) == (event(1),)
    assert fold({}) == Fold()
