"""Verbs about results: the score with every step of its arithmetic, and the report as PDF.

Both show what internal readers may see: an evaluation without sealed sources.
"""

# ruff: noqa: PLC0415 -- verbs load their parts when they run
from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dd_toolkit.cli.arguments import AsJson, Assessment
from dd_toolkit.cli.shell import Shell, shell_of
from dd_toolkit.core.problems import Problem

if TYPE_CHECKING:
    from dd_toolkit.bootstrap import Workplace
    from dd_toolkit.core.evaluation.evaluate import Evaluation
    from dd_toolkit.workflow.assessments import Kept


class ReportLanguage(StrEnum):
    """The language of a report."""

    EN = "en"
    ZH = "zh"
    BOTH = "both"


class ReportAudience(StrEnum):
    """Who a report is for."""

    INTERNAL = "internal"
    BRAND = "brand"
    SUPPLIER = "supplier"
    PUBLIC = "public"


def score(
    context: typer.Context,
    assessment: Assessment,
    explain: Annotated[str | None, typer.Option(metavar="QUESTION", help="cli.help.explain")] = None,
    as_json: AsJson = False,
) -> None:
    """Show bounds and band, and on request every step of the arithmetic."""
    shell = shell_of(context)
    with shell.workplace() as workplace:
        kept = workplace.load(assessment)
        evaluation = workplace.evaluate(kept)
    if explain is not None:
        _explain(shell, kept, evaluation, explain.upper(), as_json)
    elif as_json:
        shell.out_json(_numbers(shell, kept, evaluation))
    else:
        _show(shell, evaluation)


def report(
    context: typer.Context,
    assessment: Assessment,
    language: Annotated[ReportLanguage | None, typer.Option(help="cli.help.report_language")] = None,
    audience: Annotated[ReportAudience, typer.Option(help="cli.help.audience")] = ReportAudience.INTERNAL,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE|FOLDER", help="cli.help.report_out")
    ] = None,
) -> None:
    """Write the report as PDF and print its path."""
    shell = shell_of(context)
    asked = language.value if language is not None else shell.settings.language
    languages = ("en", "zh") if asked == "both" else (asked,)
    with shell.workplace() as workplace:
        kept = workplace.load(assessment)
        print_reports(shell, workplace, kept, languages, out, audience.value)


def print_reports(
    shell: Shell,
    workplace: Workplace,
    kept: Kept,
    languages: tuple[str, ...],
    out: Path | None,
    audience: str = "internal",
) -> tuple[Path, ...]:
    """Print an assessment in each language, side by side; paths on stdout, progress on stderr."""
    from dd_toolkit.bootstrap import report_name
    from dd_toolkit.cli.shell import tell

    composed = workplace.report(kept, audience)
    started = []
    for language in languages:
        name = report_name(composed, kept.assessment, language)
        path = _target(out, name, language if len(languages) > 1 else "")
        tongue = shell.words(f"terms.language.{language}")
        shell.talk("cli.report.printing", title=composed.about.title, language=tongue)
        started.append(workplace.print_report(composed, kept.assessment, language, path))
    paths = []
    for future in started:
        printed = future.result()
        tell(printed.warnings, shell.words)
        shell.out(str(printed.path))
        shell.talk("cli.report.printed", pages=printed.pages, seconds=f"{printed.seconds:.1f}")
        paths.append(printed.path)
    return tuple(paths)


def _target(out: Path | None, name: str, suffix: str) -> Path | None:
    """Return where a report goes: a folder keeps its own name; of two languages each gets its own file."""
    if out is None:
        return None
    if out.suffix.lower() != ".pdf":
        return out / name
    return out.with_suffix(f".{suffix}.pdf") if suffix else out


def _show(shell: Shell, evaluation: Evaluation) -> None:
    from dd_toolkit.cli.plain import points
    from dd_toolkit.cli.tables import table
    from dd_toolkit.core.report.compose import pillar_intervals, section_intervals
    from dd_toolkit.core.report.result import result_of

    shell.out(shell.say(result_of(evaluation).short))
    rows = [
        [each.id, shell.words("cli.points", **points(each)), f"{each.weight:.1%}", shell.say(each.title)]
        for intervals in (pillar_intervals(evaluation), section_intervals(evaluation))
        for each in intervals
    ]
    for line in table(rows):
        shell.out(line)
    _show_production(shell, evaluation)


def _show_production(shell: Shell, evaluation: Evaluation) -> None:
    """Print which production regime the plant resembles and what that rests on; nothing where none is."""
    from dd_toolkit.core.report.production import production_view, said_count, said_indicator

    production = production_view(evaluation)
    if production is None:
        return
    shell.out()
    shell.out(shell.words("production.title"))
    shell.out(shell.say(production.sentence))
    for regime in production.regimes:
        shell.out(f"  {shell.say(said_count(regime))}")
    for indicator in production.indicators:
        shell.out(f"  {indicator.question}  {shell.say(said_indicator(production, indicator))}")


def _numbers(shell: Shell, kept: Kept, evaluation: Evaluation) -> dict[str, Any]:
    """Return every number of the score, unrounded."""
    from dd_toolkit.cli.plain import plain
    from dd_toolkit.core.evaluation.explain import explain_total
    from dd_toolkit.core.report.production import production_view
    from dd_toolkit.core.report.result import result_of

    steps = explain_total(evaluation.scores, evaluation.case.method)
    return {
        "id": kept.assessment,
        "date": kept.case.facts.date,
        "as_of": evaluation.as_of.isoformat(),
        "result": plain(result_of(evaluation), shell.words),
        "open": evaluation.scores.open,
        "declared": evaluation.scores.declared,
        "gap": evaluation.scores.gap,
        "steps": [plain(step, shell.words) for step in steps],
        "ask_next": [{"question": id_, "gain": gain} for id_, gain in evaluation.scores.gains],
        "production": plain(production_view(evaluation), shell.words),
    }


def _explain(shell: Shell, kept: Kept, evaluation: Evaluation, question: str, as_json: bool) -> None:
    from dd_toolkit.cli.plain import plain
    from dd_toolkit.workflow.explanation import explain, sentences

    explained = explain(evaluation, question)
    if isinstance(explained, Problem):
        shell.check([explained])
        return
    if as_json:
        shell.out_json({"id": kept.assessment, **plain(explained, shell.words)})
        return
    for text, alike in groupby(shell.say(sentence) for sentence in sentences(explained, evaluation)):
        times = len(list(alike))
        shell.out(text if times == 1 else shell.words("terms.repeated", text=text, times=times))
