"""Command lines that tests share: one plant opened and answered from the shell."""

from __future__ import annotations

import shlex
from typing import Final

PLANT: Final = "Plant 1"
QUESTIONNAIRE: Final = "plant-assessment"
"""What the tests open an assessment with; the one that asks everything."""
NEW: Final = ("new", "--questionnaire", QUESTIONNAIRE)
WORDS_OF_PLANT: Final = (
    'ddq new --company "Example Cells" --site "Plant 1" --segments CEL --date 2026-03-01 --workforce 1000'
    f" --questionnaire {QUESTIONNAIRE} --group dispatched=200 --invented",
    'ddq source "Plant 1" payroll --class E2 --date 2026-02-20 --label "Payroll of January"',
    'ddq source "Plant 1" talks --class W2 --date 2026-02-21 --people 12 --group dispatched',
    'ddq row "Plant 1" substances manganese',
    'ddq answer "Plant 1" LAB-TIM-01.1 52 --source payroll --cite "sheet 3"',
    'ddq answer "Plant 1" LAB-TIM-01.1 --unknown --source talks',
    'ddq answer "Plant 1" OSH-GEN-02.3 0.1 --row manganese --source payroll',
)


def words_of(line: str) -> list[str]:
    """Return the arguments of a command line."""
    name, *arguments = shlex.split(line)
    assert name == "ddq", line
    return arguments
