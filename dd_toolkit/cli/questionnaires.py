"""Verbs about questionnaires: list, show, check, lock the bank, write it as pages, convert law facts.

The check prints each problem as `file:line: message`, as editors and terminals link it.
"""

# ruff: noqa: PLC0415 -- verbs load their parts when they run
from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from dd_toolkit.cli.arguments import AsJson
from dd_toolkit.cli.exits import ExitCode
from dd_toolkit.cli.shell import Shell, lines_of, shell_of
from dd_toolkit.core.problems import Place, Problem, ProblemCode, has_errors

Name = Annotated[str, typer.Argument(metavar="QUESTIONNAIRE", help="cli.help.questionnaire_id")]
Names = Annotated[list[str] | None, typer.Argument(metavar="[QUESTIONNAIRE]…", help="cli.help.check_ids")]


def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List the questionnaires that can be chosen."""
    from dd_toolkit.cli.tables import table

    shell = shell_of(context)
    listed: list[dict[str, Any]] = []
    with shell.workplace() as workplace:
        for id_ in workplace.library.questionnaire_ids():
            loaded = workplace.library.questionnaire(id_)
            known = loaded.parsed.questionnaire if loaded.parsed else None
            title = {"en": known.title.en, "zh": known.title.zh} if known else None
            listed.append({"id": id_, "version": known.version if known else None, "title": title})
    if as_json:
        shell.out_json(listed)
        return
    broken = shell.words("cli.questionnaires.broken")
    rows = [
        [
            each["id"],
            each["version"] or "-",
            each["title"][shell.settings.language] if each["title"] else broken,
        ]
        for each in listed
    ]
    for line in table(rows):
        shell.out(line)


def show(context: typer.Context, questionnaire: Name, as_json: AsJson = False) -> None:
    """Show a questionnaire: sections, topics and questions."""
    shell = shell_of(context)
    with shell.workplace() as workplace:
        loaded = workplace.library.questionnaire(questionnaire)
    if loaded.parsed is None:
        shell.check(loaded.problems)
        return
    known = loaded.parsed.questionnaire
    if as_json:
        from dd_toolkit.cli.plain import plain

        shell.out_json(plain(known, shell.words))
        return
    shell.out(f"{known.id} {known.version}  {shell.say(known.title)}")
    shell.out(shell.say(known.purpose))
    for section in known.sections:
        shell.out()
        shell.out(f"{section.id}  {shell.say(section.title)}")
        for topic in section.topics:
            shell.out(f"  {topic.id}  {shell.say(topic.title)}")
            for question in topic.questions:
                shell.out(f"    {question.id}  [{question.type.value}]  {shell.say(question.ask)}")


def check(context: typer.Context, ids: Names = None) -> None:
    """Check questionnaires with everything that they use."""
    shell = shell_of(context)
    with shell.workplace() as workplace:
        problems = workplace.check_library(tuple(ids or ()))
    for problem in problems:
        message, remedy = lines_of(problem, shell.words)
        shell.out(message)
        shell.out(remedy)
    errors = sum(1 for problem in problems if has_errors((problem,)))
    shell.talk("cli.check.done", errors=errors, warnings=len(problems) - errors)
    if errors:
        raise typer.Exit(ExitCode.INPUT)


def lock(context: typer.Context) -> None:
    """Lock the ids of the bank with what they mean."""
    shell = shell_of(context)
    with shell.workplace() as workplace:
        path, new, retired = workplace.lock_bank()
    shell.out(str(path))
    shell.talk("cli.lock.done", new=new, retired=retired)


def pages(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="cli.help.pages_out")],
) -> None:
    """Write the bank as readable pages."""
    shell = shell_of(context)
    _check_folder(shell, out)
    with shell.workplace() as workplace:
        for path in workplace.write_pages(out):
            shell.out(str(path))


def law(
    context: typer.Context,
    facts: Annotated[Path, typer.Argument(metavar="FACTS.csv", help="cli.help.facts")],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="cli.help.law_out")],
) -> None:
    """Convert a sheet of law facts into law.csv and law-unsplit.csv."""
    shell = shell_of(context)
    _check_folder(shell, out)
    with shell.workplace() as workplace:
        for path in workplace.convert_law(facts, out):
            shell.out(str(path))


def _check_folder(shell: Shell, out: Path) -> None:
    """Refuse a file where a folder is wanted."""
    if out.exists() and not out.is_dir():
        details = {"file": out.name, "folder": str(out), "reason": "a file stands there"}
        shell.check([Problem(ProblemCode.FOLDER_UNWRITABLE, Place(str(out)), details)])


def add_to(app: typer.Typer) -> None:
    """Add the verbs of this module as a group."""
    group = typer.Typer(help="cli.questionnaires", no_args_is_help=True, rich_markup_mode=None)
    group.command("list", help="cli.questionnaires.list")(list_)
    group.command("show", help="cli.questionnaires.show")(show)
    group.command("check", help="cli.questionnaires.check")(check)
    group.command("lock", help="cli.questionnaires.lock")(lock)
    group.command("pages", help="cli.questionnaires.pages")(pages)
    group.command("law", help="cli.questionnaires.law")(law)
    app.add_typer(group, name="questionnaires")
