"""Verbs that move whole assessments: export, import, and the demo, which imports what ships.

A file is written whole or not at all; an import is kept whole or not at all.
"""

# ruff: noqa: PLC0415 -- verbs load their parts when they run
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dd_toolkit.cli.arguments import Assessment, Out
from dd_toolkit.cli.shell import shell_of


def export(context: typer.Context, assessment: Assessment, out: Out = None) -> None:
    """Write an assessment as JSON, to stdout or a file."""
    from dd_toolkit.cli.tables import short

    shell = shell_of(context)
    with shell.workplace() as workplace:
        kept = workplace.load(assessment)
        text = workplace.export(kept)
        if out is None:
            typer.echo(text, nl=False)
        else:
            workplace.write_file(out, text)
            shell.out(str(out))
    shell.talk("cli.export.done", title=kept.case.facts.title, id=short(kept.assessment))


def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="cli.help.files")],
) -> None:
    """Import exported assessments (JSON) and answer sheets (YAML)."""
    shell = shell_of(context)
    with shell.workplace() as workplace:
        for file in files:
            imported = workplace.import_file(file)
            shell.out(imported.assessment)
            code = "cli.import.done" if imported.added else "cli.import.same"
            shell.talk(code, file=str(file), title=imported.title, count=imported.added)


def demo(context: typer.Context) -> None:
    """Load the shipped assessments and print their reports in both languages."""
    from dd_toolkit.cli.results import print_reports

    shell = shell_of(context)
    with shell.workplace() as workplace:
        ids = []
        for sheet in workplace.library.example_sheets():
            imported = workplace.import_file(sheet)
            shell.talk("cli.demo.loaded", title=imported.title, count=imported.added)
            ids.append(imported.assessment)
        for id_ in ids:
            print_reports(shell, workplace, workplace.load(id_), ("en", "zh"), None)
    shell.talk("cli.demo.next", folder=str(shell.settings.reports))
