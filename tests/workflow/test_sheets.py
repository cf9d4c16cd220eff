"""Answer sheets: ranges, the same door as the app, the same log on every machine, nothing twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.assessment.events import log_of
from dd_toolkit.core.assessment.sheet import MAX_RANGE, named
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.files.answer_sheet import SheetFile, read_sheet
from dd_toolkit.workflow.sheets import Written, write_sheet
from tests.builders import question, questionnaire_of, shipped_method, topic, topics

BODY = topics(
    topic(
        "LAB-AAA-01",
        question("LAB-AAA-01.1"),
        question("LAB-AAA-01.2", "number", "unit: h, anchors: {bad: 60, good: 48}"),
    )
)
SHEET = """\
format: 1
assessment: {id: small, title: Small, date: 2026-11-01, questionnaire: small}
site: {company: Company, name: Plant, segments: [CEL]}
sources:
- {id: pay, evidence_class: E2, date: 2026-10-01}
- {id: talk-01..talk-03, evidence_class: W2, date: 2026-10-02}
answers:
- question: LAB-AAA-01.1
  said:
    pay: yes
    talk-01..talk-02: no
    talk-03: {state: unknown, note: 不清楚}
- question: LAB-AAA-01.2
  said: {pay: 52.5}
  set_aside: {pay: forged}
"""


def sheet_file(text: str = SHEET) -> SheetFile:
    """Return a sheet that reads."""
    read = read_sheet(text, "sheet.yaml")
    assert isinstance(read, SheetFile), read
    return read


def written(text: str = SHEET, known: Written | None = None) -> Written | tuple[Problem, ...]:
    """Write a sheet, onto what is known of it."""
    read = sheet_file(text)
    before = None
    if known is not None:
        before = (log_of(known.events), known.case)
    return write_sheet(read.sheet, read.document, questionnaire_of(BODY), shipped_method(), before, "tester")


def kept(text: str = SHEET, known: Written | None = None) -> Written:
    """Write a sheet that has no problem."""
    outcome = written(text, known)
    assert isinstance(outcome, Written), outcome
    return outcome


def test_a_sheet_says_what_it_says() -> None:
    """Plain numbers and yes/no are read as typed, ranges name every source, states and notes arrive."""
    case = kept().case
    told = {
        each.source: each
        for cell, each_told in case.fold.answers.items()
        for each in each_told
        if cell.question.endswith("1.1")
    }
    assert {id_: each.answer.value for id_, each in told.items()} == {
        "pay": "yes", "talk-01": "no", "talk-02": "no", "talk-03": None,
    }  # fmt: skip
    assert told["talk-03"].answer.note == "不清楚"
    assert case.fold.sources["talk-02"].confidentiality == "confidential"
    assert case.fold.sources["pay"].confidentiality == "open"


def test_two_machines_write_the_same_log() -> None:
    """Ids, instants and order follow from the sheet alone."""
    assert kept().events == kept().events


def test_importing_twice_changes_nothing_and_a_change_writes_only_itself() -> None:
    """What stands already is left; one changed answer gives one event."""
    first = kept()
    assert kept(SHEET, first).events == ()
    changed = kept(SHEET.replace("pay: 52.5", "pay: 55"), first)
    assert [event.body.value for event in changed.events] == ["55"]  # type: ignore[union-attr]


def test_every_problem_has_its_line() -> None:
    """All problems of a sheet come at once, each with the line of what is wrong."""
    text = SHEET.replace("pay: yes", "pay: perhaps").replace("{pay: forged}", "{boss: forged}")
    outcome = written(text)
    assert isinstance(outcome, tuple)
    assert [(problem.code, problem.place.line) for problem in outcome] == [
        (ProblemCode.ANSWER_FORM, 10),
        (ProblemCode.SOURCE_UNKNOWN, 15),
    ]


def test_unknown_keys_and_formats_are_refused() -> None:
    """A sheet with a misspelt key or of another format is not read."""
    for text, code in [
        (SHEET.replace("answers:", "anwsers:"), ProblemCode.KEY_UNKNOWN),
        (SHEET.replace("format: 1", "format: 9"), ProblemCode.FORMAT_UNKNOWN),
    ]:
        read = read_sheet(text, "sheet.yaml")
        assert isinstance(read, tuple)
        assert code in [problem.code for problem in read]


@given(st.text(max_size=200))
def test_arbitrary_text_never_raises(text: str) -> None:
    """Any text gives a sheet or problems."""
    assert isinstance(read_sheet(text, "s.yaml"), SheetFile | tuple)


@given(st.text(alphabet="ab01.-", max_size=12))
def test_ranges_are_bounded(text: str) -> None:
    """Whatever looks like a range names a bounded number of ids, a plain id itself."""
    assert 1 <= len(list(named(text))) <= MAX_RANGE


def test_a_range_that_cannot_be_is_named_never_cut() -> None:
    """A range that runs backwards or is too long gives no source, and the sheet says so."""
    for range_ in ("talk-9..talk-1", "t-1..t-5000"):
        assert list(named(range_)) == [range_]
        outcome = written(SHEET.replace("talk-01..talk-03", range_))
        assert isinstance(outcome, tuple)
        assert ProblemCode.ID_FORM in [problem.code for problem in outcome]


def test_ranges_keep_the_width_of_their_numbers() -> None:
    """`talk-08..talk-11` counts on with two digits."""
    assert list(named("talk-08..talk-11")) == ["talk-08", "talk-09", "talk-10", "talk-11"]
