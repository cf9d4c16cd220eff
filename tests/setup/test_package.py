"""What `pip install .` brings along: the package with questionnaires, templates and fonts, from either build.

1. The wheel holds every file of questionnaires/ and templates/ under `dd_toolkit/bundled`.
2. The wheel made from the sdist is the same.
3. Neither holds tests, reports or anything that is not part of the product.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT_FROM = (
    "dd_toolkit",
    "questionnaires",
    "templates",
    "docs",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    ".gitignore",
)


def run(*command: str, folder: Path) -> None:
    """Run a command with this interpreter; its output stands in the failure."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr


def build_wheel(source: Path, folder: Path) -> frozenset[str]:
    """Build a wheel without a network and return the names in it."""
    offline = ("--no-index", "--no-deps", "--no-build-isolation", "--no-cache-dir", "-q")
    run("pip", "wheel", *offline, "-w", str(folder), str(source), folder=folder.parent)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of what is built from, so that both builds see the same files."""
    copy = tmp_path_factory.mktemp("source")
    for name in BUILT_FROM:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, copy / name)
    return copy


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Give the names in the wheel."""
    return build_wheel(source, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_carries_questionnaires_templates_and_fonts(source: Path, wheel: frozenset[str]) -> None:
    """1: whatever stands in the two folders is found beside the installed code."""
    carried = [
        path.relative_to(source).as_posix()
        for folder in ("questionnaires", "templates")
        for path in (source / folder).rglob("*")
        if path.is_file()
    ]
    assert {f"dd_toolkit/bundled/{name}" for name in carried} <= wheel
    for needed in ("method.yaml", "law.csv", "crosswalk.csv", "regimes/LkSG.yaml", "regimes/ILO-FLI.yaml"):
        assert f"questionnaires/{needed}" in carried
    assert "templates/fonts/OFL.txt" in carried
    assert any(name.endswith(".ttf") for name in carried)


def test_the_wheel_from_the_sdist_is_the_same(source: Path, wheel: frozenset[str], tmp_path: Path) -> None:
    """2: building by way of the source archive loses and adds nothing."""
    run("hatchling", "build", "-t", "sdist", "-d", str(tmp_path), folder=source)
    (archive,) = tmp_path.glob("*.tar.gz")
    assert build_wheel(archive, tmp_path / "wheel") == wheel


def test_the_wheel_holds_nothing_else(wheel: frozenset[str]) -> None:
    """3: only the package and its description."""
    strange = {name for name in wheel if not name.startswith(("dd_toolkit/", "dd_toolkit-"))}
    assert strange == set()
    assert not any("__pycache__" in name for name in wheel)
