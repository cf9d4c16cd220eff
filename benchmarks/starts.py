"""Whole starts of `ddq` against the bare import of the libraries that it cannot do without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from benchmarks.table import Row
from benchmarks.timing import interleaved
from benchmarks.workspace import DDQ, PYTHON, Workspace, fill_with_examples, workspace

HELP: Final = "`ddq --help`, whole process"
VERSION: Final = "`ddq --version`, whole process"
LIST: Final = "`ddq list` of two assessments, whole process"
NAMES: Final = (HELP, VERSION, LIST)
TYPER: Final = "import typer"
SQLMODEL: Final = "import typer, sqlmodel"


def rows(repeat: int = 21) -> list[Row]:
    """Measure the starts."""
    with workspace() as place:
        fill_with_examples(place)
        listed = place.run(DDQ, "list").splitlines()
        if len(listed) < 2:
            raise RuntimeError(f"two assessments should be listed: {listed}")
        typer, asked, version = interleaved(
            [_floor(place, TYPER), _ddq(place, "--help"), _ddq(place, "--version")], repeat
        )
        sqlmodel, entries = interleaved([_floor(place, SQLMODEL), _ddq(place, "list")], repeat)
    return [
        Row(HELP, asked, floor=typer, floor_name=_shown(TYPER), ratio_budget=2.5),
        Row(VERSION, version, floor=typer, floor_name=_shown(TYPER), ratio_budget=2.5),
        Row(LIST, entries, floor=sqlmodel, floor_name=_shown(SQLMODEL), ratio_budget=1.3),
    ]


def _ddq(place: Workspace, word: str) -> Callable[[], str]:
    return lambda: place.run(DDQ, word)


def _floor(place: Workspace, statement: str) -> Callable[[], str]:
    return lambda: place.run(PYTHON, "-c", statement)


def _shown(statement: str) -> str:
    return f'`python -c "{statement}"`'
