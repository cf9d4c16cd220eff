"""The invented plant answers the full assessment: what it shows of the product, beyond one talk and one list.

What a sheet must show to be instructive on conflicts, refusals and copies stands in `test_example_sheets`.
"""

from __future__ import annotations

import re

import pytest

from dd_toolkit.core.assessment.events import WITHHELD, AnswerState
from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.assessment.relevance import Scope
from dd_toolkit.core.evaluation.judgement import State
from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.questions import QuestionType
from dd_toolkit.files.answer_sheet import SheetFile, read_sheet
from dd_toolkit.workflow.sheets import write_sheet
from tests.files.shipped_sheets import EXAMPLE, ROOT, imported, questionnaire_and_method

LAWFUL_BASIS = "GOV-INT-03.1"
SHEET = ROOT / "questionnaires" / "examples" / f"{EXAMPLE}.yaml"


def spoken_of() -> set[str]:
    """Return the questions to which somebody said something."""
    return {cell.question for cell, _ in imported(EXAMPLE).told()}


def test_the_lawful_basis_stands_first_and_opens_what_needs_care() -> None:
    """The assessors answer it by what they settled themselves, and nothing is withheld after it."""
    example = imported(EXAMPLE)
    first = example.file.sheet.answers[0]
    assert first.question == LAWFUL_BASIS
    (source,) = first.said
    assert example.sources[source].evidence_class == "O"
    assert example.evaluation.withheld == frozenset()
    cared = {id_ for ids in example.evaluation.case.form.cared.values() for id_ in ids}
    assert len(cared & spoken_of()) >= 20


def test_without_the_lawful_basis_the_sheet_is_refused() -> None:
    """A sheet that leaves it out is told so at each answer that only public sources may give."""
    text = SHEET.read_text("utf-8")
    start = text.index(f"- question: {LAWFUL_BASIS}\n")
    stop = text.index("- question: ", start + 1)
    file = read_sheet(text[:start] + text[stop:], SHEET.name)
    assert isinstance(file, SheetFile), file
    method = questionnaire_and_method(file.sheet.assessment.questionnaire)
    problems = write_sheet(file.sheet, file.document, *method, None, "tester")
    assert isinstance(problems, tuple)
    assert {problem.code for problem in problems} == {ProblemCode.ANSWER_WITHHELD}
    assert len(problems) >= 20


def test_every_section_in_scope_is_answered() -> None:
    """No section that the site's segments bring in stays without an answer that counts."""
    evaluation = imported(EXAMPLE).evaluation
    sections = evaluation.case.form.questionnaire.sections
    for section in sections:
        ids = [question.id for topic in section.topics for question in topic.questions]
        states = [evaluation.states[id_] for id_ in ids if evaluation.states[id_].scope is Scope.IN]
        assert not states or any(state.judgement.state is State.ANSWERED for state in states), section.id


def test_nearly_every_question_was_put_to_somebody() -> None:
    """Of more than 330 questions three at most were not asked; the others were, whatever was said."""
    evaluation = imported(EXAMPLE).evaluation
    form = evaluation.case.form
    asked = [
        id_
        for id_, state in evaluation.states.items()
        if state.scope is Scope.IN and form.questions[id_].type is not QuestionType.CALCULATED
    ]
    silent = set(asked) - spoken_of()
    assert len(asked) >= 330
    assert 1 <= len(silent) <= 3


def test_every_roster_in_scope_has_rows_that_are_answered() -> None:
    """Each row that was named got an answer to one question at least; two dormitories differ."""
    evaluation = imported(EXAMPLE).evaluation
    form, rows = evaluation.case.form, evaluation.case.fold.rows
    rosters = {
        form.questions[id_].roster for id_, state in evaluation.states.items() if state.scope is Scope.IN
    } - {None}
    assert rosters == set(rows)
    said = {(form.questions[cell.question].roster, cell.row) for cell, _ in imported(EXAMPLE).told()}
    assert {(roster, row) for roster, named in rows.items() for row in named} <= said
    buildings = [cell.judgement.lo for cell in evaluation.states["LAB-DOR-02.3"].cells]
    assert min(buildings) < max(buildings)


def test_answers_were_withheld_for_lawful_reasons_too() -> None:
    """One unknown at least says that it was not taken because counsel had not cleared it."""
    reasons = [
        told.answer.reason
        for _, told in imported(EXAMPLE).told()
        if told.answer.state is AnswerState.UNKNOWN and told.answer.reason
    ]
    assert set(reasons) == {WITHHELD}


def test_the_report_has_something_to_ask_next() -> None:
    """What was refused stands first, and things unknown are among the ten that matter most."""
    evaluation = imported(EXAMPLE).evaluation
    first = [id_ for id_, gain in evaluation.what_to_ask()[:10] if gain > 0]
    states = [evaluation.states[id_].judgement.state for id_ in first]
    assert len(first) == 10
    assert states[0] is State.REFUSED
    assert State.UNKNOWN in states


@pytest.mark.parametrize(
    "question", ["LAB-CHI-01.1", "LAB-FOR-01.2", "LAB-FOR-02.1", "OSH-GEN-06.1", "LAB-GRV-03.2"]
)
def test_no_harm_of_the_gravest_kind_was_told(question: str) -> None:
    """No child, debt, kept paper, locked exit or punished witness: all who spoke say so."""
    state = imported(EXAMPLE).evaluation.states[question]
    (cell,) = state.cells
    assert set(cell.xs.values()) == {1.0}
    assert len(cell.xs) >= 20


def test_signs_of_forced_labour_stay_below_what_binds_people() -> None:
    """Agency workers tell of false promises, withheld pay, forced overtime; nobody of debt or threats."""
    told = {
        sign
        for cell, recorded in imported(EXAMPLE).told()
        if cell == Cell("LAB-FOR-09.2")
        for sign in recorded.answer.value
    }
    assert told == {"none", "deception", "excessive_overtime", "withholding_of_wages"}


def test_texts_of_the_sheet_are_invented_and_in_both_languages() -> None:
    """Titles, labels and accepted reasons stand in English and Chinese, and public texts are invented."""
    example = imported(EXAMPLE)
    both = re.compile(r"[A-Za-z].* ／ .*[\u4e00-\u9fff]", re.DOTALL)
    sheet = example.file.sheet
    labels = [source.label for source in sheet.sources]
    titles = [row.title for row in sheet.rows if row.title and not row.title[-4:].isdigit()]
    accepted = [cell.accepted for cell in sheet.answers if cell.accepted]
    assert [text for text in (*labels, *titles, *accepted) if not both.search(text)] == []
    for source in sheet.sources:
        assert source.evidence_class not in ("P", "N") or (
            "invented" in source.citation and "虚构" in source.label
        )
