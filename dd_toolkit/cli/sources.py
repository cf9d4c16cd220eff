"""Sources and roster rows on the command line: from what was typed, and as lists.

A list is for the assessor at the own database, so sealed sources stand in it and are marked.
"""

from __future__ import annotations

from dataclasses import dataclass

from dd_toolkit.cli.shell import Shell
from dd_toolkit.cli.tables import table
from dd_toolkit.cli.typed import choice_of
from dd_toolkit.core.assessment.sources import Confidentiality, Source, StatusGroup
from dd_toolkit.core.evaluation.case import Case


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed of a source; None means not typed."""

    id: str
    evidence_class: str
    date: str
    label: str
    people: int
    invited: int | None
    off_site: bool
    group: str
    confidentiality: str | None
    origin: str | None
    citation: str
    note: str


def source_of(typed: Typed, case: Case) -> Source:
    """Return the source; its date is the assessment's and its confidentiality its family's unless typed."""
    confidential = case.confidentiality_default(typed.evidence_class)
    default = Confidentiality.CONFIDENTIAL if confidential else Confidentiality.OPEN
    asked = typed.confidentiality
    return Source(
        typed.id,
        typed.evidence_class,
        typed.date or case.facts.date,
        typed.label,
        typed.people,
        typed.invited,
        typed.off_site,
        choice_of("--group", typed.group, StatusGroup),
        default if asked is None else choice_of("--confidentiality", asked, Confidentiality),
        typed.origin,
        typed.citation,
        typed.note,
    )


def list_sources(shell: Shell, case: Case) -> None:
    """Print every source with its class, date, people and label."""
    if not case.fold.sources:
        shell.talk("cli.source.none")
    rows = [
        [
            source.id,
            source.evidence_class,
            source.date,
            str(source.people),
            shell.words(f"terms.confidentiality.{source.confidentiality.value}"),
            source.label,
        ]
        for _, source in sorted(case.fold.sources.items())
    ]
    for line in table(rows):
        shell.out(line)


def list_rows(shell: Shell, case: Case, roster: str | None) -> None:
    """Print the rows of one roster or of all: those named, then those that the questionnaire offers."""
    for id_, known in case.form.rosters.items():
        if roster not in (None, id_):
            continue
        shell.out(f"{id_}  {shell.say(known.title)}")
        named = case.rows_of(id_)
        offered = [row.id for row in known.rows if row.id not in named]
        rows = [["  *", row, shell.say(case.row_title(id_, row))] for row in named]
        rows += [["  -", row, shell.say(case.row_title(id_, row))] for row in offered]
        for line in table(rows):
            shell.out(line)
