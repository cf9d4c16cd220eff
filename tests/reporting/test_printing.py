"""A report on disk is whole or not there, and a child process prints the same bytes.

1. What is written replaces the old file in one step, readable by its owner only.
2. A full disk or a folder that cannot be written is a problem; the old file stays, nothing is left lying.
3. A child process gives the same bytes, and its problems come back as problems.
4. A child starts from within a terminal app too, whose streams have no files.
"""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dd_toolkit.core.problems import ProblemCode, ProblemError
from dd_toolkit.reporting.printing import print_in_process, print_report, write_whole
from tests.reporting.conftest import TEMPLATES, Rendered
from tests.reporting.sample_report import sample_report

pytestmark = pytest.mark.slow


def failing(code: int) -> Callable[[int], None]:
    """Return a function that fails as a disk would."""

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new content stands under the name, nothing else in the folder, for the owner's eyes only (1)."""
    out = tmp_path / "new folder" / "report.pdf"
    write_whole(out, b"old")
    write_whole(out, b"new")
    assert out.read_bytes() == b"new"
    assert [each.name for each in out.parent.iterdir()] == ["report.pdf"]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.ENOSPC, ProblemCode.DISK_FULL),
        (errno.EDQUOT, ProblemCode.DISK_FULL),
        (errno.EROFS, ProblemCode.FOLDER_UNWRITABLE),
    ],
)
def test_a_failing_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, expected: ProblemCode
) -> None:
    """Where the disk fails in the middle, the old report stands and no part of the new one (2)."""
    out = tmp_path / "report.pdf"
    write_whole(out, b"old")
    monkeypatch.setattr(os, "fsync", failing(code))
    with pytest.raises(ProblemError) as told:
        write_whole(out, b"new")
    (problem,) = told.value.problems
    assert (problem.code, problem.place.file) == (expected, str(out))
    assert out.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["report.pdf"]


def test_a_folder_that_is_a_file_is_a_problem(tmp_path: Path) -> None:
    """A folder that cannot be made is told by name (2)."""
    (tmp_path / "reports").write_text("in the way")
    with pytest.raises(ProblemError) as told:
        write_whole(tmp_path / "reports" / "report.pdf", b"new")
    (problem,) = told.value.problems
    assert problem.code is ProblemCode.FOLDER_UNWRITABLE
    assert problem.details["folder"] == str(tmp_path / "reports")


def test_nothing_is_written_where_a_template_is_missing(tmp_path: Path) -> None:
    """A report that cannot be laid out leaves no file (2)."""
    with pytest.raises(ProblemError):
        print_report(sample_report(), "en", tmp_path / "nowhere", tmp_path / "report.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_child_process_prints_the_same_bytes(tmp_path: Path, rendered: Mapping[str, Rendered]) -> None:
    """Two processes give identical files, and the child tells pages, warnings and time (3)."""
    out = tmp_path / "report.pdf"
    printed = print_in_process(sample_report(), "en", TEMPLATES, out).result(timeout=60)
    assert out.read_bytes() == rendered["en"].pdf.content
    assert (printed.path, printed.pages) == (out, rendered["en"].pdf.pages)
    assert (printed.missing, printed.warnings) == ((), ())
    assert printed.seconds > 0


def test_a_child_tells_its_problems(tmp_path: Path) -> None:
    """A problem in the child is the same problem here, with place and details (3)."""
    future = print_in_process(sample_report(), "zh", tmp_path, tmp_path / "report.pdf")
    failure = future.exception(timeout=60)
    assert isinstance(failure, ProblemError)
    (problem,) = failure.problems
    assert problem.code is ProblemCode.TEMPLATE_MISSING
    assert problem.details["file"] == "assessment/assessment.html.j2"
    assert list(tmp_path.iterdir()) == []


def test_a_child_that_dies_is_a_problem(tmp_path: Path) -> None:
    """A report that cannot even be sent to the child is told, and nobody waits for ever (3)."""
    unsendable = lambda: None  # noqa: E731 -- a value that no process can be sent
    future = print_in_process(unsendable, "en", TEMPLATES, tmp_path / "report.pdf")  # type: ignore[arg-type]
    failure = future.exception(timeout=60)
    assert isinstance(failure, ProblemError)
    assert failure.problems[0].code is ProblemCode.RENDERING_FAILED


FROM_AN_APP = """
import sys
from pathlib import Path
from dd_toolkit.reporting.printing import print_in_process
from tests.reporting.sample_report import sample_report

class Captured:
    def write(self, text): ...
    def flush(self): ...
    def fileno(self): return -1

sys.stderr = Captured()
failure = print_in_process(sample_report(), "en", Path("nowhere"), Path("report.pdf")).exception(timeout=60)
print(failure.problems[0].code.value, type(sys.stderr).__name__)
"""


def test_a_child_starts_where_stderr_is_captured() -> None:
    """A fresh process whose stderr has no file gets its answer from the child, and keeps its stream (4)."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", FROM_AN_APP]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.split() == [ProblemCode.TEMPLATE_MISSING.value, "Captured"], done.stderr
