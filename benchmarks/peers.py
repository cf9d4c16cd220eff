"""Other projects' engines on the same chains of questions, beside ours in one run.

They come from npm at the exact versions of `engines/package.json`, into a temporary folder that is removed.
Each answers the chain one question after the other and reads whether the next became relevant, as ours does.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.core import LENGTHS, chain
from benchmarks.kept import shipped_method
from benchmarks.table import Row
from benchmarks.timing import Timing, timing_of

FOLDER: Final = Path(__file__).with_name("engines")
VERSIONS: Final[dict[str, str]] = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))[
    "dependencies"
]
ENGINES: Final = {
    "xforms.mjs": f"ODK xforms-engine {VERSIONS['@getodk/xforms-engine']}",
    "survey.mjs": f"SurveyJS survey-core {VERSIONS['survey-core']}",
}
"""Per driver the engine that it runs."""
LONGEST: Final = 300
"""Seconds that installing, or one engine, may take."""


def name_of(driver: str, length: int) -> str:
    """Return what the row of an engine is called."""
    return f"{ENGINES[driver]}: one answer, {length} chained questions"


NAMES: Final = tuple(name_of(driver, length) for length in LENGTHS for driver in ENGINES)


def rows(rounds: int = 2) -> list[Row]:
    """Fetch the engines and measure them; without node and npm this raises."""
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    if missing:
        raise RuntimeError(f"the engines need {' and '.join(missing)}: install Node 20 or newer")
    method = shipped_method()
    with TemporaryDirectory(prefix="ddq-engines-") as name:
        folder = Path(name)
        for file in FOLDER.iterdir():
            shutil.copy(file, folder)
        _run(folder, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund")
        measured: list[Row] = []
        for length in LENGTHS:
            ours = chain(method, length).taken
            measured += [
                Row(
                    name_of(driver, length),
                    _taken(folder, driver, length, rounds),
                    floor=ours,
                    floor_name="ours",
                )
                for driver in ENGINES
            ]
    return measured


def _taken(folder: Path, driver: str, length: int, rounds: int) -> Timing:
    return timing_of(json.loads(_run(folder, "node", driver, str(length), str(rounds))))


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, encoding="utf-8", timeout=LONGEST
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout
