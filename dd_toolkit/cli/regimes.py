"""Verbs about regimes: list the laws, guidelines and conventions, show one with the topics that speak to it.

A topic is shown under an item because it may fall under it; no verb says that it does.
"""

# ruff: noqa: PLC0415 -- verbs load their parts when they run
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dd_toolkit.cli.arguments import AsJson
from dd_toolkit.cli.shell import Shell, shell_of
from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.words.catalogue import LANGUAGES, Words

if TYPE_CHECKING:
    from dd_toolkit.bootstrap import Workplace
    from dd_toolkit.core.questionnaire.questions import Questionnaire
    from dd_toolkit.core.questionnaire.regimes import Regime, RegimeDay, RegimeItem

Name = Annotated[str, typer.Argument(metavar="REGIME", help="cli.help.regime")]


def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List the regimes with the first day on which each applies."""
    from dd_toolkit.cli.tables import table

    shell = shell_of(context)
    with shell.workplace() as workplace:
        regimes = _bank(shell, workplace).regimes
    if as_json:
        shell.out_json(
            [
                {
                    "id": each.id,
                    "kind": each.kind.value,
                    "title": {"en": each.title.en, "zh": each.title.zh},
                    "applies_from": each.applies_from,
                    "items": len(each.items),
                }
                for each in regimes
            ]
        )
        return
    for line in table(
        [
            [
                each.id,
                shell.words(f"terms.regime_kind.{each.kind.value}"),
                each.applies_from or "-",
                shell.say(each.title),
            ]
            for each in regimes
        ]
    ):
        shell.out(line)


def show(context: typer.Context, regime: Name, as_json: AsJson = False) -> None:
    """Show a regime: what it is, whom it may bind, its dates, and its items with their topics."""
    shell = shell_of(context)
    with shell.workplace() as workplace:
        bank = _bank(shell, workplace)
    found = next((each for each in bank.regimes if each.id.casefold() == regime.casefold()), None)
    if found is None:
        known = ", ".join(each.id for each in bank.regimes)
        shell.check([Problem(ProblemCode.REGIME_UNKNOWN, Place(), {"regime": regime, "known": known})])
    elif as_json:
        _print_json(shell, bank, found)
    else:
        for line in _lines(shell, bank, found):
            shell.out(line)


def _bank(shell: Shell, workplace: Workplace) -> Questionnaire:
    """Return the question bank; raises `ProblemError` where it cannot be read."""
    loaded = workplace.bank()
    if loaded.parsed is None:
        shell.check(loaded.problems)
    assert loaded.parsed is not None
    return loaded.parsed.questionnaire


def _print_json(shell: Shell, bank: Questionnaire, regime: Regime) -> None:
    from dd_toolkit.cli.plain import plain
    from dd_toolkit.core.questionnaire.crosswalk import topics_speaking_to

    items = [
        {
            **plain(item, shell.words),
            "topics": [
                {"id": topic.id, "title": plain(topic.title, shell.words)}
                for topic in topics_speaking_to(bank, regime.id, item.id)
            ],
        }
        for item in regime.items
    ]
    caution = {language: Words(language)("cli.regimes.caution") for language in LANGUAGES}
    shell.out_json({**plain(regime, shell.words), "items": items, "caution": caution})


def _lines(shell: Shell, bank: Questionnaire, regime: Regime) -> Iterator[str]:
    from dd_toolkit.core.questionnaire.regimes import descent

    yield f"{regime.id}  {shell.say(regime.title)}"
    yield shell.say(regime.about)
    yield shell.say(regime.binds)
    if regime.dates:
        yield ""
        yield from (_line_of_day(shell, regime, day) for day in regime.dates)
    yield ""
    yield shell.words("cli.regimes.caution")
    for depth, item in descent(regime.items):
        yield ""
        yield from (f"{'  ' * depth}{line}" for line in _lines_of_item(shell, bank, regime, item))


def _line_of_day(shell: Shell, regime: Regime, day: RegimeDay) -> str:
    from dd_toolkit.core.questionnaire.crosswalk import label_of

    about = tuple(label_of(item) for item in regime.items if item.id in day.items)
    kind = shell.words(f"terms.regime_day.{day.kind.value}")
    what = shell.say(day.what)
    if about:
        what = shell.words("cli.regimes.about", items=shell.say(about), text=what)
    told = shell.words("cli.regimes.cited", text=what, facts=shell.say(day.cites))
    return f"{day.on or '-':10}  {kind}  {told}"


def _lines_of_item(shell: Shell, bank: Questionnaire, regime: Regime, item: RegimeItem) -> Iterator[str]:
    from dd_toolkit.core.questionnaire.crosswalk import label_of, topics_speaking_to

    label = shell.say(label_of(item))
    yield label if label == shell.say(item.title) else f"{label}  {shell.say(item.title)}"
    if item.note is not None:
        note = shell.say(item.note)
        yield f"  {shell.words('cli.regimes.cited', text=note, facts=shell.say(item.cites))}"
    topics = topics_speaking_to(bank, regime.id, item.id)
    yield from (f"  {topic.id}  {shell.say(topic.title)}" for topic in topics)
    if not topics:
        yield f"  {shell.words('cli.regimes.no_topic')}"


def add_to(app: typer.Typer) -> None:
    """Add the verbs of this module as a group."""
    group = typer.Typer(help="cli.regimes", no_args_is_help=True, rich_markup_mode=None)
    group.command("list", help="cli.regimes.list")(list_)
    group.command("show", help="cli.regimes.show")(show)
    app.add_typer(group, name="regimes")
