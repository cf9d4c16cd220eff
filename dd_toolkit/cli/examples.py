"""Examples that the help of each verb ends with, and that `docs/cli.md` repeats.

Commands read the same in every language. A test runs them all, in this order, on an empty database.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

EXAMPLES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "": ("ddq", "ddq --language zh", "ddq demo", "ddq list --json"),
        "demo": ("ddq demo",),
        "new": (
            'ddq new --company catl --site "Ningde, Fujian" --segments CEL,PAK'
            " --questionnaire rapid-visit --workforce 1000",
            'ddq new --company "Example Cells" --site "Plant 1" --segments CEL --date 2026-03-01'
            " --questionnaire plant-assessment --group dispatched=200 --invented",
            "ddq new --company BYD --site Huizhou --questionnaire plant-assessment",
        ),
        "list": ("ddq list", "ddq list --json"),
        "source": (
            'ddq source "Plant 1" payroll --class E2 --date 2026-02-20 --label "Payroll of January"',
            'ddq source "Plant 1" talks --class W2 --date 2026-02-21 --people 12 --group dispatched',
            'ddq source "Plant 1"',
        ),
        "row": ('ddq row "Plant 1"', 'ddq row "Plant 1" substances manganese'),
        "answer": (
            'ddq answer "Plant 1" LAB-TIM-01.1 52 --source payroll --cite "sheet 3"',
            'ddq answer "Plant 1" LAB-TIM-01.1 --unknown --source talks',
            'ddq answer "Plant 1" OSH-GEN-02.3 0.1 --row manganese --source payroll',
        ),
        "show": ('ddq show "Plant 1"', 'ddq show "Plant 1" --json'),
        "score": (
            'ddq score "Plant 1"',
            'ddq score "Plant 1" --explain LAB-TIM-01.1',
            'ddq score "Plant 1" --json',
        ),
        "report": ('ddq report "Plant 1"', 'ddq report "Plant 1" --language both --out reports/'),
        "export": ('ddq export "Plant 1"', 'ddq export "Plant 1" --out plant-1.json'),
        "import": ("ddq import plant-1.json",),
        "questionnaires list": ("ddq questionnaires list",),
        "questionnaires show": ("ddq questionnaires show plant-assessment",),
        "questionnaires check": ("ddq questionnaires check", "ddq questionnaires check plant-assessment"),
        "questionnaires lock": ("ddq questionnaires lock",),
        "questionnaires pages": ("ddq questionnaires pages --out docs",),
        "questionnaires law": ("ddq questionnaires law facts.csv --out converted",),
        "law list": ("ddq law list OEL", "ddq law list --json"),
        "law show": (
            "ddq law show LAB-016 OEL-001.twa",
            "ddq law show LAB-026 --on 2024-12-31",
            "ddq law show ENV-025 --on 2026-06-01 --language zh",
        ),
        "regimes list": ("ddq regimes list", "ddq regimes list --json"),
        "regimes show": ("ddq regimes show LkSG", "ddq regimes show ILO --language zh"),
        "registry list": (
            "ddq registry list",
            "ddq registry list --segment CEL --place Huizhou --table 2",
            "ddq registry list --table 2 --year 2020 --json",
        ),
        "registry show": ("ddq registry show eve", 'ddq registry show "Kedali Precision" --json'),
        "registry tables": (
            "ddq registry tables",
            "ddq registry tables 2 --year 2019",
            "ddq registry tables 3 --segment PAK",
            "ddq registry tables 1 --segment REC --json",
        ),
        "doctor": ("ddq doctor",),
        "database upgrade": ("ddq database upgrade",),
    }
)
"""Example lines by verb; the empty verb is `ddq` itself."""
