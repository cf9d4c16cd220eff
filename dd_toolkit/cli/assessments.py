"""Verbs about whole assessments: open one, list them, show one.

What is printed comes from the store's list, or from the report as internal readers get it; nothing is
computed here.
"""

# ruff: noqa: PLC0415, PLR0913, PLR0917 -- verbs load their parts when they run; each option is a parameter
from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dd_toolkit.cli.arguments import AsJson, Assessment
from dd_toolkit.cli.shell import Shell, shell_of
from dd_toolkit.cli.tables import short, table
from dd_toolkit.words.listing import together

if TYPE_CHECKING:
    from dd_toolkit.core.assessment.registry.choosing import Proposal
    from dd_toolkit.core.report.report import Report
    from dd_toolkit.workflow.ports import AssessmentEntry


def new(
    context: typer.Context,
    company: Annotated[str, typer.Option(metavar="NAME|ID", help="cli.help.company")],
    site: Annotated[str, typer.Option(metavar="NAME", help="cli.help.site")],
    segments: Annotated[str | None, typer.Option(metavar="CEL,PAK", help="cli.help.segments")] = None,
    questionnaire: Annotated[str | None, typer.Option(metavar="ID", help="cli.help.questionnaire")] = None,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="cli.help.date")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="cli.help.title")] = None,
    place: Annotated[str, typer.Option(metavar="TEXT", help="cli.help.place")] = "",
    country: Annotated[str, typer.Option(metavar="CODE", help="cli.help.country")] = "",
    workforce: Annotated[int | None, typer.Option(metavar="N", help="cli.help.workforce")] = None,
    group: Annotated[list[str] | None, typer.Option(metavar="GROUP=N", help="cli.help.group")] = None,
    assessor: Annotated[str | None, typer.Option(metavar="NAME", help="cli.help.assessor")] = None,
    commissioned_by: Annotated[str, typer.Option(metavar="NAME", help="cli.help.commissioned_by")] = "",
    paid_by: Annotated[str, typer.Option(metavar="NAME", help="cli.help.paid_by")] = "",
    announcement: Annotated[str, typer.Option(metavar="KIND", help="cli.help.announcement")] = "unknown",
    access: Annotated[str, typer.Option(metavar="TEXT", help="cli.help.access")] = "",
    invented: Annotated[bool, typer.Option("--invented", help="cli.help.invented")] = False,
) -> None:
    """Open an assessment and print its id."""
    from dd_toolkit.cli.opening import Wanted, facts_of, site_of

    shell = shell_of(context)
    wanted = Wanted(
        company, site, segments, questionnaire, date, title, place, country, workforce, tuple(group or ()),
        assessor, commissioned_by, paid_by, announcement, access, invented,
    )  # fmt: skip
    with shell.workplace() as workplace:
        opened = site_of(wanted, workplace.library, shell.settings.language)
        facts = facts_of(wanted, opened.site, shell.settings.author)
        known = workplace.library.questionnaire_ids()
        chosen = questionnaire or (known[0] if len(known) == 1 else "")
        outcome = workplace.create(facts, opened.site, chosen)
    if isinstance(outcome, tuple):
        shell.check(outcome)
    shell.out(str(outcome))
    if opened.proposal is not None:
        _tell_proposal(shell, opened.proposal)
    shell.talk("cli.new.opened", title=facts.title, id=short(str(outcome)))


def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List all assessments, newest change first."""
    shell = shell_of(context)
    with shell.workplace() as workplace:
        entries = workplace.entries()
    if as_json:
        shell.out_json([_entry(entry) for entry in entries])
        return
    if not entries:
        shell.talk("cli.list.none")
        return

    head = [shell.words(f"cli.list.{name}") for name in ("id", "date", "answers", "site", "title")]
    rows = [
        [short(entry.id), entry.facts.date, str(entry.answers), f"{entry.site.company} · {entry.site.name}",
         entry.facts.title + (f" ({shell.words('cli.invented')})" if entry.facts.invented else "")]
        for entry in entries
    ]  # fmt: skip
    for line in table([head, *rows]):
        shell.out(line)


def show(context: typer.Context, assessment: Assessment, as_json: AsJson = False) -> None:
    """Show the result of an assessment in words, by pillar, and what to ask next."""
    shell = shell_of(context)
    with shell.workplace() as workplace:
        kept = workplace.load(assessment)
        report = workplace.report(kept)
    if as_json:
        from dd_toolkit.cli.plain import plain

        shell.out_json({"id": kept.assessment, **plain(report, shell.words)})
        return
    _show(shell, report, kept.assessment)


def _tell_proposal(shell: Shell, proposal: Proposal) -> None:
    """Say which segments the registry gave, and from where."""
    tables = together(shell.words, [shell.words(f"terms.table.{table.value}") for table in proposal.tables])
    code = "cli.new.proposed_here" if proposal.is_local else "cli.new.proposed"
    shell.talk(code, segments=" ".join(proposal.segments), tables=tables)


def _entry(entry: AssessmentEntry) -> dict[str, Any]:
    facts, site = entry.facts, entry.site
    return {
        "id": entry.id,
        "title": facts.title,
        "date": facts.date,
        "company": site.company,
        "company_id": site.company_id,
        "site": site.name,
        "segments": [segment.value for segment in site.segments],
        "answers": entry.answers,
        "invented": facts.invented,
        "changed": entry.changed,
    }


def _show_local(shell: Shell, report: Report) -> None:
    """Show what the table of minimum wages knows for the site."""
    from dd_toolkit.core.questionnaire.local import LocalKind

    views = [
        question for section in report.sections for topic in section.topics for question in topic.questions
    ]
    known = [each.local for each in views if each.in_scope and each.local is not None]
    lines = [line for each in known if each.kind is LocalKind.MINIMUM_WAGE for line in each.lines]
    if lines:
        shell.out()
        shell.out(shell.words("cli.show.local"))
        for line in lines:
            shell.out(f"- {shell.say(line)}")


def _show(shell: Shell, report: Report, id_: str) -> None:
    from dd_toolkit.cli.plain import points

    about, result = report.about, report.result
    shell.out(f"{about.title}  [{short(id_)}]")
    shell.out(f"{about.company} · {about.site} · {about.date} · {', '.join(about.segments)}")
    if about.invented:
        shell.out(shell.words("cli.show.invented"))
    shell.out()
    gap = shell.words("terms.sentence_separator")
    shell.out(gap.join(shell.say(sentence) for sentence in result.sentences))
    for cap in result.caps:
        shell.out(f"- {shell.say(cap)}")
    shell.out()
    rows = [[shell.say(each.title), shell.words("cli.points", **points(each))] for each in report.pillars]
    for line in table(rows):
        shell.out(line)
    _show_local(shell, report)
    if report.problems:
        shell.out()
        shell.out(shell.words("cli.show.problems"))
        for problem in report.problems:
            shell.out(f"- {shell.say(problem)}")
    if report.ask_next:
        shell.out()
        shell.out(shell.words("cli.show.ask_next"))
        asked = [
            [f"{each.gain:.1f}", each.question, shell.say(each.reason), shell.say(each.ask)]
            for each in report.ask_next[:10]
        ]
        for line in table(asked):
            shell.out(line)
