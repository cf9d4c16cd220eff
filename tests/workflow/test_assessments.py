"""Opening, finding and loading assessments; pins that make a result stay what it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dd_toolkit.core.assessment.events import AssessmentFacts, SiteFacts
from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError
from dd_toolkit.core.questionnaire.questionnaire import fingerprint
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.workflow.assessments import (
    canonical_method,
    find,
    load,
    open_assessment,
    read_form,
    read_method,
)
from dd_toolkit.workflow.ports import AssessmentEntry, Pen
from tests.builders import (
    DAY,
    Counter,
    open_session,
    question,
    questionnaire_of,
    shipped_method,
    shipped_questionnaire,
    source,
    topic,
    topics,
)
from tests.fakes import MemoryStore

BODY = topics(topic("LAB-AAA-01", question("LAB-AAA-01.1")))
SITE = SiteFacts("Company", "Plant", (Segment.CEL,))
FACTS = AssessmentFacts("Title", DAY.isoformat(), "", "")


def pen() -> Pen:
    """Return a pen for a new assessment."""
    count = Counter()
    return Pen(count.next_id(), "tester", count.instant, count.next_id)


@pytest.mark.parametrize(
    ("facts", "site", "code"),
    [
        (replace(FACTS, title=" "), SITE, ProblemCode.KEY_MISSING),
        (replace(FACTS, date="2026-13-01"), SITE, ProblemCode.VALUE_SHAPE),
        (FACTS, replace(SITE, company=""), ProblemCode.KEY_MISSING),
        (FACTS, replace(SITE, segments=()), ProblemCode.KEY_MISSING),
    ],
)
def test_an_assessment_without_its_facts_is_not_opened(
    facts: AssessmentFacts, site: SiteFacts, code: ProblemCode
) -> None:
    """Title, date, company and segments are needed; each missing one is named."""
    opened = open_assessment(pen(), facts, site, questionnaire_of(BODY), shipped_method())
    assert isinstance(opened, tuple)
    assert [problem.code for problem in opened] == [code]


def test_opening_pins_what_the_result_depends_on() -> None:
    """The facts name the pinned texts by fingerprint, and the texts read back as what they were."""
    opened = open_assessment(pen(), FACTS, SITE, shipped_questionnaire(), shipped_method())
    assert not isinstance(opened, tuple)
    facts = opened.events[0].body
    assert isinstance(facts, AssessmentFacts)
    assert read_form(opened.pins[facts.questionnaire]).questionnaire == shipped_questionnaire()
    assert read_method(opened.pins[facts.method]) == shipped_method()
    assert all(fingerprint(text) == name for name, text in opened.pins.items())


def test_a_pin_that_was_tampered_with_is_refused() -> None:
    """A pinned text whose fingerprint differs is never read."""

    class Tampered(MemoryStore):
        """A store in which somebody changed the pinned texts."""

        def pinned(self, fingerprint: str) -> str | None:
            """Return a pinned text with a blank more."""
            return f"{super().pinned(fingerprint)} "

    store, writer = Tampered(), pen()
    opened = open_assessment(writer, FACTS, SITE, questionnaire_of(BODY), shipped_method())
    assert not isinstance(opened, tuple)
    store.pin(opened.pins)
    store.append(writer.assessment, opened.events)
    with pytest.raises(ProblemError) as caught:
        load(store, writer.assessment)
    assert caught.value.problems[0].code is ProblemCode.FINGERPRINT_DIFFERS


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"id": 5}'])
def test_pins_that_nobody_wrote_are_problems(text: str) -> None:
    """A broken pin raises its problem, not a traceback of ours."""
    for read in (read_form, read_method):
        with pytest.raises(ProblemError):
            read(text)


def test_a_method_survives_its_pin() -> None:
    """The canonical text of a method is the same after reading it back."""
    text = canonical_method(shipped_method())
    assert canonical_method(read_method(text)) == text


def entry(id_: str, title: str, site: str = "Plant") -> AssessmentEntry:
    """Return a line of the list."""
    return AssessmentEntry(id_, replace(FACTS, title=title), replace(SITE, name=site), 0, "")


def test_assessments_are_found_by_id_end_title_or_site() -> None:
    """Any unambiguous part will do; an ambiguous or unknown one names what there is."""
    entries = [
        entry("0193-aaaa", "Desk review"),
        entry("0193-bbbb", "Visit", "Lakeside"),
        entry("0193-cccc", "Visit two"),
    ]
    assert find(entries, "bbbb") is entries[1]
    assert find(entries, "desk") is entries[0]
    assert find(entries, "lakeside") is entries[1]
    ambiguous, unknown = find(entries, "visit"), find(entries, "nothing")
    assert isinstance(ambiguous, Problem)
    assert ambiguous.code is ProblemCode.ASSESSMENT_AMBIGUOUS
    assert isinstance(unknown, Problem)
    assert unknown.code is ProblemCode.ASSESSMENT_UNKNOWN


def test_sources_are_checked_at_the_door() -> None:
    """A date after the assessment, an unknown class, no people and a loop of origins are refused."""
    session = open_session(questionnaire_of(BODY), sources=[source("a", "E1"), source("b", "T1", origin="a")])
    refused = [
        (source("c", day="2026-11-02"), ProblemCode.SOURCE_DATE_FUTURE),
        (source("c", "E9"), ProblemCode.VALUE_SHAPE),
        (source("c", people=0), ProblemCode.ANSWER_RANGE),
        (source("c d"), ProblemCode.ID_FORM),
        (source("a", "E1", origin="b"), ProblemCode.SOURCE_ORIGIN_LOOP),
        (source("c", day="yesterday"), ProblemCode.VALUE_SHAPE),
    ]
    for unfit, code in refused:
        assert [problem.code for problem in session.add_source(unfit)] == [code]


def test_rows_are_named_once_and_known_rosters_only() -> None:
    """An unknown roster and an unfit id are refused."""
    session = open_session(shipped_questionnaire())
    assert [p.code for p in session.add_row("nothing", "r", "")] == [ProblemCode.ROSTER_UNKNOWN]
    assert [p.code for p in session.add_row("substances", "a b", "")] == [ProblemCode.ID_FORM]
    assert session.add_row("substances", "manganese", "ignored") == ()
    before = session.log
    assert session.add_row("substances", "manganese", "") == ()
    assert session.log is before
