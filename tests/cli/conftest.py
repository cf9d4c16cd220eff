"""A place of its own for every command under test: home, database, configuration and language."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dd_toolkit.cli.app import run
from tests.cli.commands import PLANT, WORDS_OF_PLANT, words_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command ended with."""

    code: int
    out: str
    err: str


Ddq = Callable[..., Outcome]


def hide(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Hide what belongs to the person who runs the tests."""
    for name in list(os.environ):
        if name.startswith(("DDQ_", "LC_")) or name in ("LANG", "NO_COLOR", "TERM_PROGRAM"):
            patch.delenv(name)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        patch.setenv(name, str(folder / name.lower()))
    patch.setenv("LANG", "C.UTF-8")
    patch.setenv("DDQ_HOME", str(folder / "ddq"))
    patch.chdir(folder)


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a folder of its own to work in, and nothing of anybody else's."""
    hide(monkeypatch, tmp_path)
    return tmp_path


@pytest.fixture
def ddq(capfd: pytest.CaptureFixture[str]) -> Ddq:
    """Give a function that runs `ddq` and returns its exit code and both streams."""

    def call(*arguments: str) -> Outcome:
        capfd.readouterr()
        code = run(arguments)
        told = capfd.readouterr()
        return Outcome(code, told.out, told.err)

    return call


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a home whose database holds one answered assessment; tests copy it."""
    folder = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patch:
        hide(patch, folder)
        for line in WORDS_OF_PLANT:
            assert run(words_of(line)) == 0, line
    yield folder / "ddq"


@pytest.fixture
def plant(filled_home: Path, surroundings: Path) -> str:
    """Give the name of an assessment that is there, with two sources and three answers."""
    shutil.copytree(filled_home, surroundings / "ddq")
    return PLANT
