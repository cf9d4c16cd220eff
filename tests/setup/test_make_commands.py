"""The Makefile and `.ci/run`: what each command runs, and what a failure comes to.

1. `make demo`, `test`, `check` and `bench` set up first, then run the one thing they are for.
2. `.ci/run` runs tests, checks and demo even where one fails; its exit code tells, and its last line is
   the closing line of the test runner.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


OUTSIDE_MAKE = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
"""The environment without what the make that runs these tests put there."""


def recipe(target: str) -> list[str]:
    """Return the commands that make would run for a target."""
    command = ["make", "--dry-run", target]
    done = subprocess.run(
        command, cwd=ROOT, env=OUTSIDE_MAKE, capture_output=True, text=True, check=True, timeout=30
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("target", "set_up", "commands"),
    [
        ("demo", "run", ["ddq demo"]),
        ("test", "dev", ["python -m pytest"]),
        ("check", "dev", ["ruff format --check .", "ruff check .", "mypy", "lint-imports"]),
        ("bench", "dev", ["python -m benchmarks"]),
    ],
)
def test_a_target_sets_up_and_runs(target: str, set_up: str, commands: list[str]) -> None:
    """1: set-up comes first, then the commands in their order."""
    first, *rest = recipe(target)
    assert first == f".ci/setup {set_up}"
    assert len(rest) == len(commands)
    for line, command in zip(rest, commands, strict=True):
        assert f".venv/bin/{command}" in line


def run_ci(
    folder: Path, test: str, check: str = "true", demo: str = "true"
) -> subprocess.CompletedProcess[str]:
    """Run `.ci/run` beside a Makefile whose three targets run the given commands."""
    (folder / ".ci").mkdir()
    script = shutil.copy(ROOT / ".ci" / "run", folder / ".ci" / "run")
    makefile = f"test:\n\t@{test}\ncheck:\n\t@{check}\ndemo:\n\t@{demo}\n"
    (folder / "Makefile").write_text(makefile, encoding="utf-8")
    environment = {**OUTSIDE_MAKE, "TMPDIR": str(folder)}
    return subprocess.run(
        [str(script)], env=environment, capture_output=True, text=True, check=False, timeout=30
    )


def test_the_closing_line_comes_last(tmp_path: Path) -> None:
    """2: whatever checks and demo print, the last line is the test runner's, without colours."""
    done = run_ci(
        tmp_path, r"printf '....\n\033[32m4 passed\033[0m in 0.12s\n'", "echo 'Success'", "echo PDF"
    )
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "4 passed in 0.12s"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("tmp")] == []


@pytest.mark.parametrize("failing", ["test", "check", "demo"])
def test_a_failure_is_told_after_all_have_run(tmp_path: Path, failing: str) -> None:
    """2: one failing step fails the whole, and the others run all the same."""
    steps = {name: f"echo ran {name}" for name in ("test", "check", "demo")}
    steps[failing] += "; exit 1"
    done = run_ci(tmp_path, **steps)
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if line.startswith("ran")] == [
        f"ran {name}" for name in steps
    ]
    assert f"Failed: make {failing}" in done.stdout


def test_no_closing_line_is_said(tmp_path: Path) -> None:
    """2: a test runner that never came to its end is told so in the last line."""
    done = run_ci(tmp_path, "exit 2")
    assert done.stdout.splitlines()[-1] == "The test runner gave no closing line."
