"""Verbs that add to an assessment: an answer, a source, a roster row; without something to add they list.

Each goes through the same session as the app; nothing is read or checked here but the way it was typed.
"""

# ruff: noqa: PLC0415, PLR0913, PLR0917 -- verbs load their parts when they run; each option is a parameter
from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dd_toolkit.cli.arguments import Assessment, QuestionId
from dd_toolkit.cli.shell import Shell, shell_of
from dd_toolkit.core.problems import Place, Problem, ProblemCode

if TYPE_CHECKING:
    from dd_toolkit.core.assessment.fold import Cell
    from dd_toolkit.workflow.answers import Given
    from dd_toolkit.workflow.session import Session


def answer(
    context: typer.Context,
    assessment: Assessment,
    question: QuestionId,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="cli.help.value")] = None,
    source: Annotated[str, typer.Option(metavar="ID", help="cli.help.source")] = "",
    row: Annotated[str, typer.Option(metavar="ROW", help="cli.help.row")] = "",
    unknown: Annotated[bool, typer.Option("--unknown", help="cli.help.unknown")] = False,
    refused: Annotated[bool, typer.Option("--refused", help="cli.help.refused")] = False,
    not_applicable: Annotated[
        str | None, typer.Option(metavar="REASON", help="cli.help.not_applicable")
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="cli.help.clear")] = False,
    note: Annotated[str, typer.Option(metavar="TEXT", help="cli.help.note")] = "",
    cite: Annotated[str, typer.Option(metavar="TEXT", help="cli.help.cite")] = "",
    origin: Annotated[str | None, typer.Option(metavar="ID", help="cli.help.origin_once")] = None,
) -> None:
    """Record what a source says to a question."""
    from dd_toolkit.core.assessment.fold import Cell

    shell = shell_of(context)
    spoken = [each for each in (value, unknown, refused, not_applicable, clear) if each not in (None, False)]
    if len(spoken) != 1 or not source:
        shell.check([_one_of(source)])
    given = _given(value, unknown, refused, not_applicable, note, cite, origin)
    cell = Cell(question.upper(), row)
    with shell.workplace() as workplace:
        session = workplace.open_session(workplace.find(assessment).id)
        shell.check(session.clear(cell, source) if clear else session.answer(cell, source, given))
        _tell_saved(shell, session, cell.question)
        _tell_warnings(shell, session, cell, source)
        _tell_local(shell, session, cell.question)


def source(
    context: typer.Context,
    assessment: Assessment,
    id_: Annotated[str | None, typer.Argument(metavar="[ID]", help="cli.help.source_id")] = None,
    evidence_class: Annotated[str, typer.Option("--class", metavar="E2", help="cli.help.class")] = "",
    date: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="cli.help.source_date")] = "",
    label: Annotated[str, typer.Option(metavar="TEXT", help="cli.help.label")] = "",
    people: Annotated[int, typer.Option(metavar="N", help="cli.help.people")] = 1,
    invited: Annotated[int | None, typer.Option(metavar="N", help="cli.help.invited")] = None,
    off_site: Annotated[bool, typer.Option("--off-site", help="cli.help.off_site")] = False,
    group: Annotated[str, typer.Option(metavar="STATUS", help="cli.help.status")] = "regular",
    confidentiality: Annotated[
        str | None, typer.Option(metavar="KIND", help="cli.help.confidentiality")
    ] = None,
    origin: Annotated[str | None, typer.Option(metavar="ID", help="cli.help.origin")] = None,
    citation: Annotated[str, typer.Option(metavar="TEXT", help="cli.help.citation")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="cli.help.note")] = "",
) -> None:
    """Add a source or change it; without its id list all sources."""
    from dd_toolkit.cli.sources import Typed, list_sources, source_of

    shell = shell_of(context)
    with shell.workplace() as workplace:
        session = workplace.open_session(workplace.find(assessment).id)
        if id_ is None:
            list_sources(shell, session.case)
            return
        typed = Typed(
            id_, evidence_class, date, label, people, invited, off_site, group, confidentiality, origin,
            citation, note,
        )  # fmt: skip
        shell.check(session.add_source(source_of(typed, session.case)))
    shell.talk("cli.source.saved", id=id_)


def row(
    context: typer.Context,
    assessment: Assessment,
    roster: Annotated[str | None, typer.Argument(metavar="[ROSTER]", help="cli.help.roster")] = None,
    id_: Annotated[str | None, typer.Argument(metavar="[ROW]", help="cli.help.row_id")] = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="cli.help.row_title")] = "",
) -> None:
    """Name a row of a roster; without its id list rosters and rows."""
    from dd_toolkit.cli.sources import list_rows

    shell = shell_of(context)
    with shell.workplace() as workplace:
        session = workplace.open_session(workplace.find(assessment).id)
        if roster is not None and id_ is not None:
            shell.check(session.add_row(roster, id_, title))
            shell.talk("cli.row.saved", id=id_, roster=roster)
            return
        if roster is not None and roster not in session.case.form.rosters:
            known = ", ".join(session.case.form.rosters)
            shell.check([Problem(ProblemCode.ROSTER_UNKNOWN, Place(), {"roster": roster, "known": known})])
        list_rows(shell, session.case, roster)


def _given(
    value: str | None,
    unknown: bool,
    refused: bool,
    not_applicable: str | None,
    note: str,
    cite: str,
    origin: str | None,
) -> Given:
    from dd_toolkit.core.assessment.events import AnswerState
    from dd_toolkit.workflow.answers import Given

    state = AnswerState.ANSWERED
    if unknown:
        state = AnswerState.UNKNOWN
    elif refused:
        state = AnswerState.REFUSED
    elif not_applicable is not None:
        state = AnswerState.NOT_APPLICABLE
    return Given(value or "", state, not_applicable or "", note, cite, origin)


def _one_of(source: str) -> Problem:
    """Return the problem of an answer that says nothing, several things, or not who said it."""
    if not source:
        return Problem(ProblemCode.KEY_MISSING, Place("--source"), {"key": "--source", "allowed": ""})
    allowed = "VALUE, --unknown, --refused, --not-applicable REASON, --clear"
    details = {"key": "VALUE", "found": "", "expected": "enum", "allowed": allowed}
    return Problem(ProblemCode.VALUE_SHAPE, Place("VALUE"), details)


def _tell_warnings(shell: Shell, session: Session, cell: Cell, source: str) -> None:
    """Say what to look at again in the answer just given; it is kept all the same."""
    from dd_toolkit.core.evaluation.warnings import warnings_of

    for rule in warnings_of(session.evaluation, cell, source):
        shell.talk("cli.answer.warning", text=shell.say(rule.text))


def _tell_local(shell: Shell, session: Session, question: str) -> None:
    """Say what the local tables know beside the question."""
    from dd_toolkit.core.report.local import local_lines

    for line in local_lines(session.case, session.case.form.question(question)):
        shell.talk("cli.answer.local", text=shell.say(line))


def _tell_saved(shell: Shell, session: Session, question: str) -> None:
    """Say that it is kept, and what is proven and possible now."""
    from dd_toolkit.core.report.result import result_of

    state = session.evaluation.states[question]
    shell.talk(
        "cli.answer.saved",
        question=question,
        low=f"{state.judgement.lo:.2f}",
        high=f"{state.judgement.hi:.2f}",
        result=shell.say(result_of(session.evaluation).short),
    )
