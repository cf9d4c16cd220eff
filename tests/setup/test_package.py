"""What `pip install .` brings along: the package with questionnaires, templates and fonts, from either build.

1. The wheel holds every file of questionnaires/ and templates/ under `dd_toolkit/bundled`.
2. The wheel made from the sdist is the same.
3. Neither holds tests, reports or anything that is not part of the product.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str) -> None:
    """Run a command with this interpreter, in the checkout; its output stands in the failure."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr


def build_wheel(source: str, folder: Path) -> frozenset[str]:
    """Build a wheel without a network and return the names in it."""
    offline = ("--no-index", "--no-deps", "--no-build-isolation", "--no-cache-dir", "-q")
    run("pip", "wheel", *offline, "-w", str(folder), source)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Give the names in the wheel of this checkout."""
    return build_wheel(".", tmp_path_factory.mktemp("wheel"))


def test_the_wheel_carries_questionnaires_templates_and_fonts(wheel: frozenset[str]) -> None:
    """1: whatever stands in the two folders is found beside the installed code."""
    carried = [
        path.relative_to(ROOT).as_posix()
        for folder in ("questionnaires", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    ]
    assert {f"dd_toolkit/bundled/{name}" for name in carried} <= wheel
    for needed in ("questionnaires/method.yaml", "questionnaires/law.csv", "templates/fonts/OFL.txt"):
        assert needed in carried
    assert any(name.endswith(".ttf") for name in carried)


def test_the_wheel_from_the_sdist_is_the_same(wheel: frozenset[str], tmp_path: Path) -> None:
    """2: building by way of the source archive loses and adds nothing."""
    run("hatchling", "build", "-t", "sdist", "-d", str(tmp_path))
    (archive,) = tmp_path.glob("*.tar.gz")
    assert build_wheel(str(archive), tmp_path / "wheel") == wheel


def test_the_wheel_holds_nothing_else(wheel: frozenset[str]) -> None:
    """3: only the package and its description."""
    strange = {name for name in wheel if not name.startswith(("dd_toolkit/", "dd_toolkit-"))}
    assert strange == set()
    assert not any("__pycache__" in name for name in wheel)
