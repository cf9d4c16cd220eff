"""What `ddq doctor` looks at: libraries, fonts, database, folders, terminal, settings, and one page laid out.

Each finding is one line: well, a warning, or a failure with its remedy. Nothing is repaired here, and the
only thing written is the cache that printing keeps anyway. It names parts of `reporting` itself, since it
examines just those.
"""

# ruff: noqa: PLC0415 -- what is looked at is loaded only here
from __future__ import annotations

import locale
import os
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dd_toolkit.bootstrap import Workplace
from dd_toolkit.cli.shell import Shell, lines_of
from dd_toolkit.config import APP
from dd_toolkit.core.problems import Place, Problem, ProblemCode, ProblemError, Severity

SMALLEST = (80, 24)
"""Columns and lines that the app needs."""
PRINTED_ROOMS = ("terms", "problems", "result", "local", "report", "production")
"""Rooms of the catalogue whose texts stand in reports; the others only ever stand in a terminal."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    """Code of the catalogue for what it is, without `cli.doctor.`."""
    shown: str
    """What was found, as it is."""
    problem: Problem | None = None

    @property
    def is_failure(self) -> bool:
        """Tell whether it keeps something from working."""
        return self.problem is not None and self.problem.severity is Severity.ERROR


def examine(shell: Shell, workplace: Workplace) -> Iterator[Finding]:
    """Yield every finding, the quick ones first."""
    yield from _settings(shell, workplace)
    yield _database(workplace)
    yield _folder("reports", shell.settings.reports)
    yield _folder("cache", _cache())
    yield _terminal(shell)
    yield _libraries()
    yield _subsetter()
    yield _fonts(shell, workplace)
    yield _page(shell)


def tell_finding(shell: Shell, finding: Finding) -> None:
    """Print a finding on stdout: its mark, what it is, what was found, and what to do."""
    mark = "ok"
    if finding.problem is not None:
        mark = "fail" if finding.is_failure else "warn"
    what = shell.words(f"cli.doctor.{finding.what}")
    shell.out(shell.words(f"cli.doctor.{mark}", what=what, shown=finding.shown))
    if finding.problem is not None:
        for line in lines_of(finding.problem, shell.words):
            shell.out(f"       {line}")


def _settings(shell: Shell, workplace: Workplace) -> Iterator[Finding]:
    """Yield every setting with its value and where it comes from; of a database only what is safe to show."""
    settings = shell.settings
    origins = settings.origins
    for name in origins:
        given = origins[name]
        value = getattr(settings, name)
        if isinstance(value, bool):
            value = "yes" if value else "no"
        value = workplace.database_status().shown if name == "database" else value
        why = shell.words(f"cli.doctor.from.{given.origin.value}", where=given.where)
        yield Finding("setting", f"{name} = {value}  ({why.strip()})")
    file = settings.config_file
    yield Finding("config", str(file) if file else shell.words("cli.doctor.none"))


def _database(workplace: Workplace) -> Finding:
    status = workplace.database_status()
    problem = status.problem
    if problem is None and status.private is False:
        details = {"setting": "database", "found": f"{status.shown}: mode", "allowed": "chmod 600"}
        problem = Problem(ProblemCode.SETTING_UNFIT, Place(status.shown), details, Severity.WARNING)
    size = "" if status.size is None else f", {status.size // 1024} kB"
    return Finding("database", f"{status.shown} ({status.revision or '-'} / {status.newest}{size})", problem)


def _folder(what: str, folder: Path) -> Finding:
    """Look whether a folder, or the nearest one above it that exists, can be written."""
    nearest = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    problem = None
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        details = {
            "file": "",
            "folder": str(folder),
            "reason": "" if nearest.is_dir() else "a file stands there",
        }
        problem = Problem(ProblemCode.FOLDER_UNWRITABLE, Place(str(folder)), details)
    return Finding(what, str(folder), problem)


def _terminal(shell: Shell) -> Finding:
    columns, lines = shutil.get_terminal_size()
    kind = os.environ.get("TERM", "")
    encoding = (sys.stdout.encoding or locale.getpreferredencoding()).lower()
    reasons = []
    if not sys.stdout.isatty():
        reasons.append(shell.words("cli.app.no_terminal"))
    elif columns < SMALLEST[0] or lines < SMALLEST[1]:
        reasons.append(f"{columns}×{lines} < {SMALLEST[0]}×{SMALLEST[1]}")
    if kind in ("", "dumb"):
        reasons.append(f"TERM={kind}")
    if encoding.replace("-", "") != "utf8":
        reasons.append(f"{encoding} ≠ UTF-8")
    colour = os.environ.get("COLORTERM") or ("NO_COLOR" if os.environ.get("NO_COLOR") else "16")
    shown = f"{columns}×{lines}, TERM={kind}, {colour}, {encoding}"
    problem = None
    if reasons:
        details = {"reason": ", ".join(reasons)}
        problem = Problem(ProblemCode.TERMINAL_UNFIT, Place(), details, Severity.WARNING)
    return Finding("terminal", shown, problem)


def _libraries() -> Finding:
    from dd_toolkit.reporting.libraries import load_weasyprint

    try:
        return Finding("libraries", f"WeasyPrint {load_weasyprint().__version__}")
    except ProblemError as error:
        return Finding("libraries", "WeasyPrint", error.problems[0])


def _subsetter() -> Finding:
    from dd_toolkit.reporting.libraries import subsetter_present

    if subsetter_present():
        return Finding("subsetter", "HarfBuzz")
    problem = Problem(ProblemCode.SUBSETTER_MISSING, Place(), {}, Severity.WARNING)
    return Finding("subsetter", "HarfBuzz", problem)


def _fonts(shell: Shell, workplace: Workplace) -> Finding:
    """Hold the packaged fonts against every text that a report may print."""
    from dd_toolkit.reporting.glyphs import missing_characters
    from dd_toolkit.reporting.pdf import check_files

    templates = shell.settings.templates
    shown, texts = str(templates / "fonts"), tuple(_all_texts(workplace))
    try:
        check_files(templates)
        missing = missing_characters(texts, templates / "fonts")
    except ProblemError as error:
        return Finding("fonts", shown, error.problems[0])
    except Exception as error:
        # A broken font can raise almost anything; to a person it is one thing.
        details = {"file": "fonts", "reason": str(error)}
        return Finding("fonts", shown, Problem(ProblemCode.FONT_MISSING, Place(shown), details))
    if not missing:
        return Finding("fonts", shown)
    details = {"characters": " ".join(missing[:20]), "count": str(len(missing))}
    return Finding("fonts", shown, Problem(ProblemCode.GLYPH_MISSING, Place(), details, Severity.WARNING))


def _all_texts(workplace: Workplace) -> Iterator[str]:
    """Yield every text that may be printed: of questionnaires, of the registry, of the catalogue."""
    from dd_toolkit.core.questionnaire.questionnaire import canonical_text
    from dd_toolkit.words.catalogue import room

    library = workplace.library
    for id_ in library.questionnaire_ids():
        loaded = library.questionnaire(id_)
        if loaded.parsed is not None:
            yield canonical_text(loaded.parsed.questionnaire)
    registry = library.registry()
    for company in () if isinstance(registry, tuple) else registry.companies:
        yield f"{company.name.en}{company.name.zh}"
        yield from (f"{each.place.en}{each.place.zh}" for each in company.places)
    for name in PRINTED_ROOMS:
        for pair in room(name).values():
            yield from pair


def _page(shell: Shell) -> Finding:
    """Lay out one page in both scripts and throw it away."""
    from dd_toolkit.reporting.pdf import render_pdf

    html = "<!DOCTYPE html><html lang='en'><title>ddq doctor</title><p>Labour · 劳动 · Safety · 安全</p>"
    started = time.monotonic()
    try:
        render_pdf(html, shell.settings.templates)
    except ProblemError as error:
        return Finding("page", "PDF/UA-1", error.problems[0])
    return Finding("page", f"PDF/UA-1, {time.monotonic() - started:.1f} s")


def _cache() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir(APP)) / "fonts"
