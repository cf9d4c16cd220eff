"""A folder of its own to measure in: home, database and settings, nothing of the person who measures.

Programs are started by path and with a small environment, so that two of them differ by what they do only.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PYTHON: Final = sys.executable
DDQ: Final = str(Path(sys.executable).with_name("ddq"))
LONGEST: Final = 180
"""Seconds that any one program may take."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where programs run that are measured."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    """What the environment holds besides."""

    @property
    def database(self) -> Path:
        """Return the database that `ddq` uses here."""
        return self.folder / "ddq" / "assessments.db"

    @property
    def environment(self) -> Mapping[str, str]:
        """Return the environment of a program here."""
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.folder),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "share"),
            "DDQ_HOME": str(self.folder / "ddq"),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            **{name: value for name, value in os.environ.items() if name.startswith("DYLD_")},
            **self.variables,
        }

    def run(self, *command: str) -> str:
        """Run a program to its end and return what it prints; one that fails raises with what it says."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=LONGEST,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
        return done.stdout


@contextmanager
def workspace() -> Iterator[Workspace]:
    """Make a workspace and remove it again."""
    with TemporaryDirectory(prefix="ddq-bench-") as name:
        yield Workspace(Path(name))


def fill_with_examples(place: Workspace) -> None:
    """Import the assessments that ship with the questionnaires, as a person would."""
    for sheet in sorted((ROOT / "questionnaires" / "examples").glob("*.yaml")):
        place.run(DDQ, "import", str(sheet))
