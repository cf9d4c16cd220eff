"""Verbs about law: list the facts that questions cite, show those that speak on a day.

Nothing is judged here, and no fact is shown without how sure its reading is.
"""

# ruff: noqa: PLC0415 -- verbs load their parts when they run
from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from dd_toolkit.cli.arguments import AsJson
from dd_toolkit.cli.shell import Shell, shell_of
from dd_toolkit.core.problems import Place, Problem, ProblemCode

if TYPE_CHECKING:
    from dd_toolkit.core.questionnaire.law import Fact

Start = Annotated[str, typer.Argument(metavar="[START]", help="cli.help.fact_start")]
Ids = Annotated[list[str], typer.Argument(metavar="FACT…", help="cli.help.fact_ids")]
On = Annotated[str | None, typer.Option("--on", metavar="DAY", help="cli.help.law_on")]


def list_(context: typer.Context, start: Start = "", as_json: AsJson = False) -> None:
    """List facts of law and their parts by id, with value and days of force."""
    from dd_toolkit.cli.tables import table

    shell = shell_of(context)
    facts = [fact for id_, fact in _law(shell).items() if id_.startswith(start.upper())]
    if as_json:
        shell.out_json([_plain(shell, fact) for fact in facts])
        return
    for line in table([[fact.id, _days(fact), _value(shell, fact)] for fact in facts]):
        shell.out(line)


def show(context: typer.Context, ids: Ids, on: On = None, as_json: AsJson = False) -> None:
    """Show facts of law in full, each by the one that speaks on a day."""
    from dd_toolkit.core.questionnaire.law import in_force

    shell = shell_of(context)
    day = _day(on)
    law = _law(shell)
    shell.check(Problem(ProblemCode.FACT_UNKNOWN, Place(), {"fact": id_}) for id_ in ids if id_ not in law)
    speaking = {id_: in_force(law, id_, day) for id_ in ids}
    if as_json:
        shell.out_json(
            {
                "on": day,
                "facts": [
                    {"named": id_, "speaks": _plain(shell, fact) if fact else None}
                    for id_, fact in speaking.items()
                ],
            }
        )
        return
    for position, (id_, fact) in enumerate(speaking.items()):
        if position:
            shell.out()
        for line in _lines(shell, law, law[id_], fact, day):
            shell.out(line)


def _law(shell: Shell) -> Mapping[str, Fact]:
    """Return every fact and part by id, facts before their parts; raises `ProblemError` for a broken file."""
    with shell.workplace() as workplace:
        law, problems = workplace.library.law()
    shell.check(problems)
    return dict(sorted(law.items()))


def _day(typed: str | None) -> str:
    """Return the ISO day that was typed, today where none was; raises `ProblemError` for anything else."""
    from dd_toolkit.bootstrap import today
    from dd_toolkit.cli.typed import unfit_option
    from dd_toolkit.core.questionnaire.expressions.readings import days_from

    if typed is not None and days_from(typed) is None:
        raise unfit_option("--on", typed, "day", "2026-03-01")
    return typed or today().isoformat()


def _plain(shell: Shell, fact: Fact) -> object:
    from dd_toolkit.cli.plain import plain

    return plain(fact, shell.words)


def _days(fact: Fact) -> str:
    """Return first and last day of force, a dash for what is not recorded."""
    return f"{fact.valid_from or '-'}..{fact.valid_to or ''}"


def _value(shell: Shell, fact: Fact) -> str:
    """Return number and unit, or the value as recorded; a part says which number it is."""
    number = f"{fact.number:g}" if fact.number is not None else shell.say(fact.text)
    value = f"{number} {shell.say(fact.unit)}".strip() if number else ""
    label = shell.say(fact.label)
    return shell.words("cli.law.part", label=label, value=value) if label else value


def _lines(
    shell: Shell, law: Mapping[str, Fact], named: Fact, speaking: Fact | None, day: str
) -> Iterator[str]:
    """Give what is told of one fact; the named one itself where nothing speaks for it."""
    from dd_toolkit.core.questionnaire.law import PART

    fact = speaking or named
    if speaking is None:
        yield shell.words("cli.law.silent", id=named.id, day=day)
    elif speaking is not named:
        yield shell.words("cli.law.speaks", id=named.id, day=day, speaking=speaking.id)
    yield f"{fact.id}  {_value(shell, fact)}".rstrip()
    yield f"  {shell.say(fact.statement)}"
    instrument = [shell.say(fact.instrument), fact.article]
    yield "  " + " · ".join(each for each in (*instrument, _days(fact)) if each)
    successors = tuple(each.id for each in law.values() if fact.id in each.replaces)
    parts = tuple(id_ for id_ in law if id_.startswith(f"{fact.id}{PART}"))
    told = (("cli.law.replaces", fact.replaces), ("cli.law.replaced", successors), ("cli.law.parts", parts))
    yield from (f"  {shell.words(code, ids=shell.say(ids))}" for code, ids in told if ids)
    yield f"  {shell.words(f'cli.law.confidence.{fact.confidence.value}')}"


def add_to(app: typer.Typer) -> None:
    """Add the verbs of this module as a group."""
    group = typer.Typer(help="cli.law", no_args_is_help=True, rich_markup_mode=None)
    group.command("list", help="cli.law.list")(list_)
    group.command("show", help="cli.law.show")(show)
    app.add_typer(group, name="law")
