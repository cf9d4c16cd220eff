"""Verbs about the machine: open the app, look whether all is in order, upgrade the database."""

# ruff: noqa: PLC0415 -- verbs load their parts when they run
from __future__ import annotations

import os
import sys

import typer

from dd_toolkit.cli.exits import exit_code
from dd_toolkit.cli.shell import Shell, shell_of
from dd_toolkit.core.problems import Place, Problem, ProblemCode


def open_app(shell: Shell) -> None:
    """Open the terminal app; a place that cannot show it is a problem."""
    settings = shell.settings
    reason = ""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        reason = shell.words("cli.app.no_terminal")
    elif os.environ.get("TERM", "") in ("", "dumb"):
        reason = f"TERM={os.environ.get('TERM', '')}"
    if reason:
        shell.check([Problem(ProblemCode.TERMINAL_UNFIT, Place(), {"reason": reason})])
    from dd_toolkit.bootstrap import run_app

    run_app(settings)


def doctor(context: typer.Context) -> None:
    """Check machine, fonts, database and settings, and lay out one page."""
    from dd_toolkit.cli.doctor import examine, tell_finding

    shell = shell_of(context)
    found = []
    with shell.workplace() as workplace:
        for finding in examine(shell, workplace):
            tell_finding(shell, finding)
            found.append(finding)
    failed = [finding.problem for finding in found if finding.is_failure and finding.problem is not None]
    shell.talk("cli.doctor.failed" if failed else "cli.doctor.well", count=len(failed))
    if failed:
        raise typer.Exit(exit_code(failed))


def upgrade(context: typer.Context) -> None:
    """Bring the database to the form that this version works with."""
    shell = shell_of(context)
    with shell.workplace() as workplace:
        done = workplace.upgrade_database()
    shell.out(done.after)
    if done.before == done.after:
        shell.talk("cli.database.same", database=done.shown, revision=done.after)
        return
    shell.talk("cli.database.upgraded", database=done.shown, before=done.before or "-", after=done.after)
    if done.copy is not None:
        shell.talk("cli.database.copy", file=str(done.copy))


def add_to(app: typer.Typer) -> None:
    """Add the verbs about the database as a group."""
    group = typer.Typer(help="cli.database", no_args_is_help=True, rich_markup_mode=None)
    group.command("upgrade", help="cli.database.upgrade")(upgrade)
    group.callback()(_database)
    app.add_typer(group, name="database")


def _database() -> None:
    """Look after the database."""
