"""A report as PDF against WeasyPrint alone on the same HTML, with the same fonts.

Once as a process of its own, as a person waits for it, and once in this process, where both have imported
everything and printed before. The report is the desk review that ships: some thirty pages.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final
from unittest.mock import patch

from benchmarks import one_print
from benchmarks.table import Row
from benchmarks.timing import interleaved
from benchmarks.workspace import PYTHON, ROOT, Workspace, workspace
from dd_toolkit.bootstrap import Workplace
from dd_toolkit.config import read_settings, surroundings
from dd_toolkit.core.report.report import Report
from dd_toolkit.reporting.html import render_html
from dd_toolkit.reporting.libraries import show_only_fonts_of
from dd_toolkit.words.catalogue import Words

IN_A_PROCESS: Final = "PDF of the desk review, whole process"
WARM: Final = "PDF of the desk review, everything loaded before"
NAMES: Final = (IN_A_PROCESS, WARM)
TEMPLATES: Final = ROOT / "templates"
PROGRAM: Final = str(Path(one_print.__file__))
ALONE: Final = "WeasyPrint alone"


def rows(repeat: int = 3) -> list[Row]:
    """Measure printing."""
    with workspace() as empty:
        fonts = show_only_fonts_of(TEMPLATES / "fonts", empty.folder / "fonts")
        place = replace(empty, variables={"FONTCONFIG_FILE": str(fonts)})
        report, page = place.folder / "report.pickle", place.folder / "page.html"
        ours, alone = place.folder / "ours.pdf", place.folder / "alone.pdf"
        composed = _desk_review(place)
        report.write_bytes(pickle.dumps(composed))
        page.write_text(render_html(composed, Words("en"), TEMPLATES), encoding="utf-8")
        fresh = interleaved(
            [_process(place, "ours", report, ours), _process(place, "alone", page, alone)], repeat
        )
        with patch.dict(os.environ, place.environment):
            warm = interleaved([_call("ours", report, ours), _call("alone", page, alone)], repeat)
        _check_same(ours, alone)
    return [
        Row(IN_A_PROCESS, fresh[0], floor=fresh[1], floor_name=ALONE, ratio_budget=1.15),
        Row(WARM, warm[0], floor=warm[1], floor_name=ALONE, ratio_budget=1.15),
    ]


def _desk_review(place: Workspace) -> Report:
    """Import the desk review as a person would, and compose its report."""
    options = {"home": str(place.folder / "ddq"), "questionnaires": str(ROOT / "questionnaires")}
    with Workplace(read_settings(options, surroundings(place.environment))) as workplace:
        (sheet,) = (
            each for each in workplace.library.example_sheets() if each.stem.startswith("desk-review")
        )
        workplace.import_file(sheet)
        (entry,) = workplace.entries()
        return workplace.report(workplace.load(entry.id))


def _process(place: Workspace, way: str, source: Path, out: Path) -> Callable[[], str]:
    return lambda: place.run(PYTHON, PROGRAM, way, str(source), str(TEMPLATES), str(out))


def _call(way: str, source: Path, out: Path) -> Callable[[], None]:
    return lambda: one_print.WAYS[way](source, TEMPLATES, out)


def _check_same(ours: Path, alone: Path) -> None:
    """See that both ways print the same file."""
    if ours.read_bytes() != alone.read_bytes():
        raise RuntimeError("both ways should print the same PDF, byte by byte")
