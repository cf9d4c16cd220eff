"""Regime files and the crosswalk become a `RegimeTable`, or problems with file and line.

Only reads. What a regime is stands in `dd_toolkit.core.questionnaire.regimes`, what must hold for it in
`checks.regimes`. A file with a problem gives no regime, and a row with a problem no pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from dd_toolkit.core.problems import Place, Problem
from dd_toolkit.core.questionnaire.checks.regimes import check_crosswalk, check_regime
from dd_toolkit.core.questionnaire.crosswalk import CrosswalkRow
from dd_toolkit.core.questionnaire.document import Document
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.regimes import Regime, in_order, parse_regime
from dd_toolkit.files.csv_table import read_table

CROSSWALK_COLUMNS: Final = ("topic", "regime", "item")
"""Columns of crosswalk.csv."""


def read_regimes(
    documents: Mapping[str, Document], law: Mapping[str, Fact]
) -> tuple[dict[str, Regime], tuple[Problem, ...]]:
    """Read regimes by the names of their files, in the order they are shown, with every problem found."""
    regimes: dict[str, Regime] = {}
    problems: list[Problem] = []
    for name, document in documents.items():
        regime = parse_regime(document)
        found = regime if isinstance(regime, tuple) else tuple(check_regime(regime, document, name, law))
        problems += found
        if isinstance(regime, Regime) and not found:
            regimes[name] = regime
    return in_order(regimes), tuple(problems)


def read_crosswalk(
    text: str, file: str, regimes: Mapping[str, Regime]
) -> tuple[tuple[CrosswalkRow, ...], tuple[Problem, ...]]:
    """Read the rows of crosswalk.csv, with every problem found; `file` is how problems call it."""
    read, problems = read_table(text, file, CROSSWALK_COLUMNS)
    rows = [CrosswalkRow(**row.cells, place=Place(file, row.line)) for row in read]
    found = tuple(check_crosswalk(rows, regimes))
    return _without(rows, found), problems + found


def _without(rows: Iterable[CrosswalkRow], problems: Iterable[Problem]) -> tuple[CrosswalkRow, ...]:
    refused = {problem.place.line for problem in problems}
    return tuple(row for row in rows if row.place.line not in refused)
