"""Where families of evidence disagree, and which questions are worth asking next.

Both lists say what to do, so both are ordered by what matters most: conflicts before challenges and larger
weights first; gains from the largest. Nothing is computed that the evaluation does not hold.
"""

from __future__ import annotations

from dd_toolkit.core.assessment.relevance import Scope
from dd_toolkit.core.evaluation.evaluate import CellState, Evaluation
from dd_toolkit.core.evaluation.judgement import Judgement, State
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.report import Asking, Dispute, FamilyView
from dd_toolkit.core.report.said import Said


def disputes(evaluation: Evaluation) -> tuple[Dispute, ...]:
    """Return every conflict and challenge in scope."""
    found: list[tuple[tuple[bool, float, str, str], Dispute]] = []
    for state in evaluation.states.values():
        weighed = evaluation.weighed.get(state.id)
        for each in state.cells:
            judged = each.judgement
            if weighed is not None and each.scope is Scope.IN and (judged.conflict or judged.challenged):
                order = (not judged.conflict, -weighed.weight, state.id, each.cell.row)
                found.append((order, _dispute(evaluation, each)))
    return tuple(dispute for _, dispute in sorted(found, key=lambda pair: pair[0]))


def askings(evaluation: Evaluation) -> tuple[Asking, ...]:
    """Return questions by gain, largest first, with why an answer is missing or weak."""
    form = evaluation.case.form
    return tuple(
        Asking(
            id_,
            form.questions[id_].ask,
            form.sections[id_].title,
            gain * 100,
            Said(f"result.ask.{_reason(evaluation, id_)}"),
        )
        for id_, gain in evaluation.scores.gains
    )


def family_views(evaluation: Evaluation, judgement: Judgement) -> tuple[FamilyView, ...]:
    """Return what each family says, strongest first."""
    families = evaluation.case.method.family_of
    ordered = sorted(judgement.families, key=lambda said: (-said[1], said[0]))
    return tuple(
        FamilyView(families[family].name, strength, value, family in judgement.dissent)
        for family, strength, value in ordered
    )


def row_title(evaluation: Evaluation, each: CellState) -> Text | None:
    """Return the title of a cell's roster row; None outside rosters."""
    roster = evaluation.case.form.questions[each.cell.question].roster
    return evaluation.case.row_title(roster, each.cell.row) if roster else None


def _dispute(evaluation: Evaluation, each: CellState) -> Dispute:
    case = evaluation.case
    follow_up = case.fold.follow_ups.get(each.cell)
    return Dispute(
        each.cell.question,
        case.form.questions[each.cell.question].ask,
        row_title(evaluation, each),
        each.judgement.conflict,
        family_views(evaluation, each.judgement),
        f"{follow_up.date} {follow_up.note}".strip() if follow_up else "",
    )


def _reason(evaluation: Evaluation, id_: str) -> str:
    state = evaluation.states[id_]
    if state.scope is Scope.WAITING:
        return "waiting"
    if state.judgement.state is State.REFUSED:
        return "refused"
    if state.judgement.state is State.UNKNOWN:
        asked = any(each.answers for each in state.cells)
        return "unknown" if asked else "not_asked"
    return "conflict" if state.judgement.conflict else "weak"
