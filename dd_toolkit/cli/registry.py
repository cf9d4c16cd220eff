"""Verbs about the registry: list companies, show one, show the tables of the report.

Nothing here is evidence: the registry says what one report states, each figure with its place. How pages
look is decided in `registry_pages`.
"""

# ruff: noqa: PLC0415 -- verbs load their parts when they run
from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dd_toolkit.cli.arguments import AsJson
from dd_toolkit.cli.shell import Shell, shell_of
from dd_toolkit.core.problems import Problem

if TYPE_CHECKING:
    from dd_toolkit.core.assessment.registry.choosing import Wish
    from dd_toolkit.core.assessment.registry.joined import Registry

Name = Annotated[str, typer.Argument(metavar="COMPANY", help="cli.help.registry_company")]
TableName = Annotated[str | None, typer.Argument(metavar="[TABLE]", help="cli.help.registry_table")]
BySegment = Annotated[str | None, typer.Option("--segment", metavar="CEL", help="cli.help.by_segment")]
ByPlace = Annotated[str, typer.Option("--place", metavar="NAME", help="cli.help.by_place")]
ByTable = Annotated[str | None, typer.Option("--table", metavar="TABLE", help="cli.help.by_table")]
ByYear = Annotated[int | None, typer.Option("--year", metavar="YYYY", help="cli.help.by_year")]


def list_(
    context: typer.Context,
    segment: BySegment = None,
    place: ByPlace = "",
    table: ByTable = None,
    year: ByYear = None,
    as_json: AsJson = False,
) -> None:
    """List companies with segments, places and tables."""
    from dd_toolkit.cli.registry_pages import company_rows
    from dd_toolkit.cli.tables import table as lines_of_table
    from dd_toolkit.core.assessment.registry.choosing import chosen_companies

    shell = shell_of(context)
    registry = _registry(shell)
    found = chosen_companies(registry, _wish(shell, registry, segment, place, table, year))
    if as_json:
        from dd_toolkit.cli.registry_json import company_tree

        shell.out_json([company_tree(each, shell.words) for each in found])
        return
    if not found:
        shell.talk("cli.registry.none")
        return
    for line in lines_of_table(company_rows(shell, found)):
        shell.out(line)
    if shell.settings.language == "zh":
        shell.talk("cli.registry.chinese_names")


def show(context: typer.Context, company: Name, as_json: AsJson = False) -> None:
    """Show everything that the report says of a company."""
    from dd_toolkit.cli.registry_pages import company_page
    from dd_toolkit.core.assessment.registry.choosing import company_or_problem

    shell = shell_of(context)
    registry = _registry(shell)
    found = company_or_problem(registry, company)
    if isinstance(found, Problem):
        shell.check([found])
        return
    if as_json:
        from dd_toolkit.cli.registry_json import company_tree

        shell.out_json(company_tree(found, shell.words))
        return
    for line in company_page(shell, registry, found):
        shell.out(line)
    shell.talk("cli.registry.report")
    if shell.settings.language == "zh":
        shell.talk("cli.registry.chinese_names")


def tables(
    context: typer.Context,
    table: TableName = None,
    segment: BySegment = None,
    place: ByPlace = "",
    year: ByYear = None,
    as_json: AsJson = False,
) -> None:
    """List the tables, or show one."""
    from dd_toolkit.cli.registry_json import table_tree, tables_tree
    from dd_toolkit.cli.registry_pages import overview, table_page

    shell = shell_of(context)
    registry = _registry(shell)
    wish = _wish(shell, registry, segment, place, table, year, "TABLE")
    if as_json:
        shell.out_json(
            table_tree(registry, wish.table, wish, shell.words) if wish.table else tables_tree(registry)
        )
        return
    page = table_page(shell, registry, wish.table, wish) if wish.table else overview(shell, registry, wish)
    for line in page:
        shell.out(line)
    if not page:
        shell.talk("cli.registry.none")
    elif shell.settings.language == "zh":
        shell.talk("cli.registry.chinese_names")


def _registry(shell: Shell) -> Registry:
    with shell.workplace() as workplace:
        registry = workplace.library.registry()
    if isinstance(registry, tuple):
        from dd_toolkit.core.problems import ProblemError

        raise ProblemError(*registry)
    return registry


def _wish(
    shell: Shell,
    registry: Registry,
    segment: str | None,
    place: str,
    table: str | None,
    year: int | None,
    name: str = "--table",
) -> Wish:
    """Return what was asked for; raise `ProblemError` for a segment, table or year that there is none of.

    `name` is how the table is called where it is typed.
    """
    from dd_toolkit.cli.typed import choice_of
    from dd_toolkit.core.assessment.registry.choosing import Wish, year_problem
    from dd_toolkit.core.assessment.registry.parts import ReportTable
    from dd_toolkit.core.questionnaire.questions import Segment

    unknown = year_problem(registry, year) if year is not None else None
    shell.check([unknown] if unknown else [])
    return Wish(
        choice_of("--segment", segment.strip().upper(), Segment) if segment else None,
        place,
        choice_of(name, table.strip().upper(), ReportTable) if table else None,
        year,
    )


def add_to(app: typer.Typer) -> None:
    """Add the verbs of this module as a group."""
    group = typer.Typer(help="cli.registry", no_args_is_help=True, rich_markup_mode=None)
    group.command("list", help="cli.registry.list")(list_)
    group.command("show", help="cli.registry.show")(show)
    group.command("tables", help="cli.registry.tables")(tables)
    app.add_typer(group, name="registry")
