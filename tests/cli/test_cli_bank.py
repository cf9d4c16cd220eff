"""Locking the bank and writing it as pages, from the shell.

1. `lock` writes the lock beside the sections, twice the same; a conflict exits with 2 and changes nothing.
2. `pages` writes an index, one page per section and the terms.
"""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.cli.conftest import Ddq

SECTIONS = ("LAB/LAB-SOC.yaml", "OSH/OSH-BMS.yaml")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """Return a folder of questionnaires with two sections of the shipped bank, its law and its terms."""
    folder = tmp_path / "bank"
    for name in SECTIONS:
        (folder / "sections" / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / "questionnaires" / "sections" / name, folder / "sections" / name)
    for path in (*(ROOT / "questionnaires").glob("law*.csv"), ROOT / "questionnaires" / "method.yaml"):
        shutil.copy(path, folder)
    shutil.copy(ROOT / "questionnaires" / "terms.csv", folder)
    return folder


def test_locking_writes_the_lock_and_doing_it_again_changes_nothing(ddq: Ddq, bank: Path) -> None:
    """1: stdout is the path, stderr says what is new."""
    told = ddq("--questionnaires", str(bank), "questionnaires", "lock")
    lock = bank / "published.csv"
    assert (told.code, told.out) == (0, f"{lock}\n")
    assert "0 retired" in told.err
    text = lock.read_text(encoding="utf-8")
    assert "LAB-SOC-01.1,1,percent," in text
    assert stat.S_IMODE(lock.stat().st_mode) == 0o644
    assert ddq("--questionnaires", str(bank), "questionnaires", "lock").code == 0
    assert lock.read_text(encoding="utf-8") == text


def test_a_question_that_came_to_mean_something_else_is_refused(ddq: Ddq, bank: Path) -> None:
    """1: the lock stays as it was."""
    ddq("--questionnaires", str(bank), "questionnaires", "lock")
    before = (bank / "published.csv").read_text(encoding="utf-8")
    section = bank / "sections" / "OSH" / "OSH-BMS.yaml"
    text = section.read_text(encoding="utf-8")
    changed = text.replace(
        "id: OSH-BMS-02.1\n    type: yes_no", "id: OSH-BMS-02.1\n    good: 'no'\n    type: yes_no"
    )
    assert changed != text
    section.write_text(changed, encoding="utf-8")
    told = ddq("--questionnaires", str(bank), "questionnaires", "lock")
    assert told.code == 2
    assert "OSH-BMS-02.1" in told.err
    assert (bank / "published.csv").read_text(encoding="utf-8") == before


def test_pages_are_written_to_the_folder(ddq: Ddq, bank: Path, tmp_path: Path) -> None:
    """2: and nowhere else."""
    out = tmp_path / "docs"
    told = ddq("--questionnaires", str(bank), "questionnaires", "pages", "--out", str(out))
    assert told.code == 0
    written = {str(path.relative_to(out)) for path in out.rglob("*.md")}
    assert written == {
        "question-bank.md",
        "question-bank/LAB-SOC.md",
        "question-bank/OSH-BMS.md",
        "terms-en-zh.md",
    }
    assert sorted(told.out.split()) == sorted(str(out / name) for name in written)


def test_pages_are_not_written_into_a_file(ddq: Ddq, bank: Path, tmp_path: Path) -> None:
    """2: a file is no folder."""
    (tmp_path / "docs").write_text("", encoding="utf-8")
    assert (
        ddq("--questionnaires", str(bank), "questionnaires", "pages", "--out", str(tmp_path / "docs")).code
        == 4
    )
