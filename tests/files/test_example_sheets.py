"""The two answer sheets that ship: what they promise holds through the import path that everyone uses.

Band and points are left open where a better question may move them; what makes a sheet instructive is not.
"""

from __future__ import annotations

import re
from statistics import fmean

import pytest

from dd_toolkit.core.assessment.events import Announcement, AnswerState
from dd_toolkit.core.assessment.registry.joined import Registry
from dd_toolkit.core.assessment.sources import StatusGroup
from dd_toolkit.core.evaluation.evaluate import CellState
from dd_toolkit.core.evaluation.judgement import State
from dd_toolkit.core.report.result import result_of
from dd_toolkit.core.report.said import speak
from dd_toolkit.words.catalogue import LANGUAGES, Words
from tests.files.shipped_sheets import DESK, EXAMPLE, LIBRARY, Imported, imported, write

_HAN = re.compile(r"[\u4e00-\u9fff]")
_REPORT_PLACE = re.compile(r"R§(?:[1-5](?:\.[1-9]){0,2}|Tab\.[1-3]|App\.[12])")
_FACT = re.compile(r"[A-Z]+-[0-9]{3}")


@pytest.mark.parametrize("name", [DESK, EXAMPLE])
def test_shipped_sheet_evaluates_without_problems(name: str) -> None:
    """No source is from the future, no row lacks its limit, and the library offers the sheet."""
    assert imported(name).evaluation.problems == ()
    assert f"{name}.yaml" in [path.name for path in LIBRARY.example_sheets()]


@pytest.mark.parametrize("name", [DESK, EXAMPLE])
def test_importing_a_sheet_twice_adds_no_event(name: str) -> None:
    """A second import onto the first one's log writes nothing and pins nothing."""
    first = imported(name)
    again = write(first.file, first.written)
    assert again.events == ()
    assert again.assessment == first.written.assessment
    assert again.case.fold == first.written.case.fold


@pytest.mark.parametrize("name", [DESK, EXAMPLE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_result_of_a_sheet_can_be_said(name: str, language: str) -> None:
    """Every sentence of the result, the reasons and the caps have words in both languages."""
    result = result_of(imported(name).evaluation)
    for said in (result.short, *result.sentences, *result.not_rated, *result.caps):
        assert speak(said, Words(language)).strip()


# The desk review


def test_desk_review_is_not_rated_over_a_wide_interval() -> None:
    """Public texts alone prove nothing about a site: NR, and half of the scale or more stays open."""
    evaluation = imported(DESK).evaluation
    assert evaluation.rating.band == "NR"
    assert evaluation.scores.open >= 0.5
    assert {reason.kind.value for reason in evaluation.rating.not_rated} >= {"open", "direct_age"}


def test_desk_review_says_what_it_is() -> None:
    """It is real, says in its title that nobody visited, and names a company of the registry."""
    facts, site = imported(DESK).evaluation.case.facts, imported(DESK).evaluation.case.site
    registry = LIBRARY.registry()
    assert isinstance(registry, Registry)
    company = next(each for each in registry.companies if each.id == site.company_id)
    assert site.company.startswith(company.name.en)
    assert {segment.value for segment in site.segments} <= {each.segment.value for each in company.activities}
    assert "nobody visited" in facts.title
    assert facts.announcement is Announcement.NO_VISIT
    assert not facts.invented
    assert site.workforce is None


def test_desk_review_cites_a_place_for_every_answer() -> None:
    """Each answer cites a section of the report or a fact of law.csv, and nothing else."""
    facts, _ = LIBRARY.law()
    for cell, recorded in imported(DESK).told():
        places = [place.strip() for place in recorded.answer.cite.split(",")]
        for place in places:
            known = _REPORT_PLACE.fullmatch(place) or (_FACT.fullmatch(place) and place in facts)
            assert known, (cell, place)


def test_desk_review_sources_are_public_and_cited() -> None:
    """Only public authorities and civil society speak, openly, each with a citation."""
    for source in imported(DESK).sources.values():
        assert source.evidence_class in ("P", "N"), source.id
        assert source.citation.strip(), source.id
        assert source.confidentiality.value == "open", source.id


def test_desk_review_answers_only_what_an_authority_states() -> None:
    """What a text says of a region, a class or another plant is unknown with a note, not an answer."""
    desk = imported(DESK)
    for cell, recorded in desk.told():
        if recorded.answer.state is AnswerState.ANSWERED:
            assert desk.sources[recorded.source].evidence_class == "P", cell
        else:
            assert recorded.answer.state is AnswerState.UNKNOWN, cell
            assert _HAN.search(recorded.answer.note), cell


def test_desk_review_minimum_wage_is_the_fact_it_cites() -> None:
    """The one figure equals the number of its fact and bears its date."""
    facts, _ = LIBRARY.law()
    fact = facts["WAG-004"]
    desk = imported(DESK)
    (told,) = [recorded for _, recorded in desk.told() if recorded.answer.state is AnswerState.ANSWERED]
    assert fact.number is not None
    assert float(told.answer.value) == float(fact.number)
    assert desk.sources[told.source].date == fact.valid_from


# The invented plant


def test_example_is_marked_as_invented_everywhere() -> None:
    """The flag stands, and title, company and place say it in words."""
    case = imported(EXAMPLE).evaluation.case
    assert case.facts.invented
    for text in (case.facts.title, case.site.company, case.site.place):
        assert "(invented)" in text
        assert "虚构" in text
    assert case.site.company_id is None


def test_example_hears_all_six_families() -> None:
    """Live items of every family of the method stand in the evaluation."""
    example = imported(EXAMPLE)
    heard = {family for each in example.cells() for family in each.judgement.live_families}
    assert heard == set(example.evaluation.case.method.family_of)


def test_example_has_thirty_talks_with_dispatched_workers() -> None:
    """Thirty talks off site, one worker each, and enough dispatched workers to count as heard."""
    example = imported(EXAMPLE)
    speaking = {recorded.source for _, recorded in example.told()}
    talks = [source for id_, source in example.sources.items() if id_ in speaking and id_.startswith("talk-")]
    dispatched = [source for source in talks if source.group is StatusGroup.DISPATCHED]
    rule = example.evaluation.case.method.sample.not_heard
    assert len(talks) >= 30
    assert {(source.evidence_class, source.people) for source in talks} == {("W2", 1)}
    assert rule.people <= len(dispatched) < len(talks)


def mean_of(example: Imported, cell: CellState, group: StatusGroup) -> float | None:
    """Return the mean value of a status group's talks; None where none of them has one."""
    found = [
        x
        for id_, x in cell.xs.items()
        if x is not None
        and example.sources[id_].evidence_class == "W2"
        and example.sources[id_].group is group
    ]
    return fmean(found) if found else None


def test_example_shows_dispatched_workers_worse_off() -> None:
    """On pay, hours, training and much else dispatched workers report less than regular ones."""
    example = imported(EXAMPLE)
    worse: set[str] = set()
    for each in example.cells():
        regular = mean_of(example, each, StatusGroup.REGULAR)
        dispatched = mean_of(example, each, StatusGroup.DISPATCHED)
        if regular is not None and dispatched is not None and dispatched < regular:
            worse.add(each.cell.question)
    assert len(worse) >= 15
    assert {"LAB-WAG-01.3", "LAB-TIM-03.1", "OSH-GEN-05.1"} <= worse


def test_example_sets_records_against_workers() -> None:
    """Hours and the refusal of overtime are in conflict with management's records alone on one side."""
    example = imported(EXAMPLE)
    conflicts = {each.cell.question: each.judgement for each in example.cells() if each.judgement.conflict}
    assert {"LAB-TIM-01.1", "LAB-TIM-06.1"} <= set(conflicts)
    assert conflicts["LAB-TIM-06.1"].dissent == ("M",)
    followed = {cell.question for cell in example.evaluation.case.fold.follow_ups}
    assert followed & set(conflicts)
    assert set(conflicts) - followed


def test_example_keeps_a_refusal_that_a_claim_does_not_undo() -> None:
    """A denied paper stays refused beside a policy, and another refusal is undone by workers' voice."""
    example = imported(EXAMPLE)
    refused = {
        cell.question for cell, recorded in example.told() if recorded.answer.state is AnswerState.REFUSED
    }
    states = {id_: example.evaluation.states[id_].judgement.state for id_ in refused}
    assert states["ENV-REC-04.1"] is State.REFUSED
    assert any(
        recorded.answer.state is AnswerState.ANSWERED
        for cell, recorded in example.told()
        if cell.question == "ENV-REC-04.1"
    )
    assert states["LAB-TIM-07.1"] is State.ANSWERED


def test_example_copies_add_no_voice() -> None:
    """The audit report copies the certificate in one answer, the leaflet a talk in all of them."""
    example = imported(EXAMPLE)
    copies = [(cell, told) for cell, told in example.told() if told.answer.origin is not None]
    ((cell, told),) = copies
    assert example.sources[told.source].evidence_class == "T1"
    assert example.sources[told.answer.origin or ""].evidence_class == "E1"
    families = {family for family, _, _ in example.evaluation.states[cell.question].judgement.families}
    assert "T" not in families
    leaflet = next(source for source in example.sources.values() if source.origin is not None)
    assert leaflet.evidence_class == "N"
    assert leaflet.origin is not None
    assert example.sources[leaflet.origin].evidence_class == "W2"


def test_example_sets_an_answer_aside() -> None:
    """The training list counts for nothing and stays on record with its reason."""
    example = imported(EXAMPLE)
    aside = [(cell, told) for cell, told in example.told() if told.set_aside is not None]
    ((cell, told),) = aside
    assert example.sources[told.source].evidence_class == "E2"
    state = example.evaluation.states[cell.question]
    assert "E2" not in state.judgement.live_classes
    assert told.set_aside


def test_example_leaves_out_only_what_was_accepted() -> None:
    """One question does not apply and was accepted; another was claimed so and is answered by workers."""
    example = imported(EXAMPLE)
    claimed = {
        cell.question for cell, told in example.told() if told.answer.state is AnswerState.NOT_APPLICABLE
    }
    states = {id_: example.evaluation.states[id_].judgement.state for id_ in claimed}
    assert State.NOT_APPLICABLE in states.values()
    assert State.ANSWERED in states.values()


def test_example_has_rows_unknowns_and_chinese_notes() -> None:
    """Three substances or more are measured, something was asked in vain, and workers' words are Chinese."""
    example = imported(EXAMPLE)
    fold = example.evaluation.case.fold
    measured = {cell.row for cell, _ in example.told() if cell.question == "OSH-GEN-02.3"}
    assert len(measured) >= 3
    assert measured == set(fold.rows["substances"])
    assert any(told.answer.state is AnswerState.UNKNOWN for _, told in example.told())
    notes = [told.answer.note for _, told in example.told() if _HAN.search(told.answer.note)]
    assert len(notes) >= 20


def test_example_is_rated_low_with_caps_in_sight() -> None:
    """C or D, several caps listed, most crucial weight known, and workers heard on most of it."""
    evaluation = imported(EXAMPLE).evaluation
    assert evaluation.rating.band in ("C", "D")
    assert evaluation.rating.not_rated == ()
    kinds = {cap.kind.value for cap in evaluation.rating.caps}
    assert {"refused_any", "conflict_any"} <= kinds
    assert kinds.isdisjoint({"worker_voice", "unknown_share", "not_applicable_share"})
    assert evaluation.scores.declared is not None
    assert evaluation.scores.declared > evaluation.scores.low + 0.25
