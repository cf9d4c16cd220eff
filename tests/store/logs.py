"""Logs for the tests of the store: events with full defaults, and strategies for whole histories."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from hypothesis import strategies as st

from dd_toolkit.core.assessment.events import (
    Accepted,
    Answer,
    AnswerState,
    AssessmentFacts,
    Body,
    Empty,
    Event,
    EventKind,
    FollowUp,
    NamedRow,
    SetAside,
    SiteFacts,
    Subject,
)
from dd_toolkit.core.assessment.fold import Cell, answer_subject
from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.questionnaire.questions import Segment

CELL = Cell("LAB-AAA-01.1")
FACTS = AssessmentFacts("宁德工厂 2026", "2026-11-01", "q" * 64, "m" * 64, assessor="Li")
SITE = SiteFacts(
    "示例电池", "Plant 1", (Segment.CEL, Segment.PAK), workforce=3200, groups={"dispatched": 900}
)


class Log:
    """Writes events of one assessment with ids and instants that count up."""

    def __init__(self, assessment: str = "A", start: int = 1) -> None:
        self.assessment = assessment
        self._numbers: Iterator[int] = itertools.count(start)

    def write(self, subject: Subject, body: Body, *replaces: Event) -> Event:
        """Return the next event; an empty body clears, except for an erase."""
        number = next(self._numbers)
        clears = isinstance(body, Empty) and subject.kind is not EventKind.ERASE
        kind = EventKind.CLEARED if clears else subject.kind
        at = f"2026-11-01T08:{number // 60:02d}:{number % 60:02d}.000Z"
        ids = frozenset(event.id for event in replaces)
        return Event(f"{self.assessment}-{number:05d}", self.assessment, kind, subject, body, "Li", at, ids)

    def opening(self) -> list[Event]:
        """Return the facts and the site."""
        facts = self.write(Subject(EventKind.ASSESSMENT), FACTS)
        return [facts, self.write(Subject(EventKind.SITE), SITE)]

    def answer(self, value: object, *replaces: Event, cell: Cell = CELL, source: str = "s1") -> Event:
        """Return an answer with a value."""
        return self.write(answer_subject(cell, source), Answer(AnswerState.ANSWERED, value), *replaces)

    def erase(self, source: str) -> Event:
        """Return the erasing of a source."""
        return self.write(Subject(EventKind.ERASE, source=source), Empty())


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
_VALUES = st.one_of(
    _TEXT,
    st.lists(st.sampled_from(["none", "posters", "training"]), unique=True).map(sorted),
    st.dictionaries(st.sampled_from(["yes", "no"]), st.integers(0, 5000)),
    st.fixed_dictionaries({"issued": st.just("2025-03-01"), "expires": st.none() | st.just("2027-02-28")}),
)
_ANSWERS = st.one_of(
    st.builds(
        Answer, st.just(AnswerState.ANSWERED), _VALUES, st.just(""), _TEXT, _TEXT, st.none() | st.just("s2")
    ),
    st.builds(
        Answer,
        st.sampled_from([AnswerState.UNKNOWN, AnswerState.REFUSED, AnswerState.NOT_APPLICABLE]),
        st.none(),
        _TEXT,
    ),
)
_CELLS = st.sampled_from([CELL, Cell("LAB-AAA-01.2", "宿舍三")])
_SOURCES = st.sampled_from(["s1", "s2"])


@st.composite
def statements(draw: st.DrawFn) -> tuple[Subject, Body]:
    """Give a subject with a body that fits it, or that clears it."""
    cell, source = draw(_CELLS), draw(_SOURCES)
    asked = answer_subject(cell, source)
    about: dict[Subject, st.SearchStrategy[Body]] = {
        asked: _ANSWERS,
        asked._replace(kind=EventKind.SET_ASIDE): st.builds(SetAside, _TEXT),
        Subject(EventKind.SOURCE, source=source): st.just(Source(source, "W2", "2026-10-01", people=2)),
        Subject(EventKind.ROW, row="dormitories/d3"): st.builds(NamedRow, _TEXT),
        Subject(EventKind.NOT_APPLICABLE_ACCEPTED, *cell): st.builds(Accepted, _TEXT),
        Subject(EventKind.FOLLOW_UP, *cell): st.builds(FollowUp, st.just("2026-11-02"), _TEXT),
        Subject(EventKind.ASSESSMENT): st.just(FACTS),
        Subject(EventKind.SITE): st.just(SITE),
    }
    subject = draw(st.sampled_from([asked, asked, asked, *about]))
    return subject, draw(st.one_of(about[subject], about[subject], st.just(Empty())))


@st.composite
def histories(draw: st.DrawFn, *, erasing: bool = True) -> list[Event]:
    """Give logs whose events replace any earlier ones of their subject, clashes and erasures among them."""
    log, events = Log(), list[Event]()
    for subject, body in draw(st.lists(statements(), max_size=14)):
        earlier = [event for event in events if event.subject == subject]
        replaced = (
            draw(st.lists(st.sampled_from(earlier), unique_by=lambda event: event.id)) if earlier else []
        )
        events.append(log.write(subject, body, *replaced))
        if erasing and draw(st.integers(0, 11)) == 0:
            events.append(log.erase(draw(_SOURCES)))
    return events
