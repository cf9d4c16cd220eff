"""`ddq doctor`: one line for each thing, with what to do where it is not in order.

1. In order: every line is ok or a warning, and it ends with 0.
2. A missing font, a broken database, an unwritable folder is a failure with remedy and exit code.
3. Settings are shown with where they come from; no password is shown.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dd_toolkit.cli import doctor
from dd_toolkit.cli.doctor import Finding, examine
from dd_toolkit.cli.shell import Shell
from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError, Severity
from tests.cli.conftest import Ddq

KINDS = (
    "setting",
    "config",
    "database",
    "reports",
    "cache",
    "terminal",
    "libraries",
    "subsetter",
    "fonts",
    "page",
)


def findings(**options: str) -> dict[str, list[Finding]]:
    """Return what is found, by what it is."""
    shell = Shell(options)
    found: dict[str, list[Finding]] = {}
    with shell.workplace() as workplace:
        for each in examine(shell, workplace):
            found.setdefault(each.what, []).append(each)
    return found


@pytest.mark.slow
def test_a_machine_in_order_ends_with_zero(ddq: Ddq) -> None:
    """1: everything is looked at, and only the missing terminal of a test is warned of."""
    told = ddq("doctor")
    assert told.code == 0, told.out
    assert "FAIL" not in told.out
    assert [line[:14] for line in told.out.splitlines() if line.startswith("warn")] == ["warn  terminal"]
    assert told.out.count("ok    ") >= len(KINDS)
    assert "All is in order" in told.err


@pytest.mark.slow
def test_it_speaks_chinese(ddq: Ddq) -> None:
    """1: marks and names too."""
    assert "正常  数据库" in ddq("--language", "zh", "doctor").out


@pytest.fixture
def no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the page, which takes a second and is tested above."""
    monkeypatch.setattr(doctor, "_page", lambda _: Finding("page", ""))


@pytest.mark.usefixtures("no_page")
def test_all_is_looked_at() -> None:
    """1: the kinds of findings, in their order."""
    assert tuple(findings()) == KINDS


@pytest.mark.usefixtures("no_page")
def test_settings_say_where_they_come_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """3: option, environment, default."""
    monkeypatch.setenv("DDQ_AUTHOR", "Wang")
    lines = {each.shown.partition(" ")[0]: each.shown for each in findings(language="zh")["setting"]}
    assert lines["author"] == "author = Wang  (环境变量DDQ_AUTHOR)"
    assert lines["language"] == "language = zh  (选项--language)"
    assert lines["colour"] == "colour = yes  (默认)"


@pytest.mark.usefixtures("no_page")
def test_a_password_is_never_shown(ddq: Ddq) -> None:
    """3: neither in the settings nor in the problem, and a server that is not there is a failure."""
    told = ddq("--database", "postgresql://ann:pa55@127.0.0.1:1/x?connect_timeout=1", "doctor")
    assert told.code == 3
    assert "pa55" not in told.out + told.err
    assert "FAIL  database" in told.out


@pytest.mark.usefixtures("no_page")
def test_a_broken_database_is_a_failure(ddq: Ddq) -> None:
    """2: with its remedy and its exit code."""
    Path("broken.db").write_bytes(b"no database " * 500)
    told = ddq("--database", "broken.db", "doctor")
    assert told.code == 3
    assert "1 failed" in told.err
    assert "→" in told.out


@pytest.mark.usefixtures("no_page")
def test_a_database_that_others_may_read_is_warned_of(ddq: Ddq) -> None:
    """2: it works, and should not be like that."""
    assert ddq("--database", "mine.db", "database", "upgrade").code == 0
    Path("mine.db").chmod(0o644)
    (found,) = findings(database="mine.db")["database"]
    assert found.problem is not None
    assert not found.is_failure


@pytest.mark.usefixtures("no_page")
def test_a_missing_font_is_a_failure(tmp_path: Path) -> None:
    """2: templates without fonts cannot print."""
    (tmp_path / "empty").mkdir()
    (found,) = findings(templates="empty")["fonts"]
    assert found.is_failure


@pytest.mark.usefixtures("no_page")
def test_a_broken_font_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """2: whatever reading it raises."""

    def fail(*_: object) -> None:
        raise AssertionError("bad table")

    monkeypatch.setattr("dd_toolkit.reporting.glyphs.missing_characters", fail)
    (found,) = findings()["fonts"]
    assert found.problem is not None
    assert (found.problem.code, found.problem.details["reason"]) == (ProblemCode.FONT_MISSING, "bad table")


@pytest.mark.usefixtures("no_page")
def test_a_missing_character_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """2: the report shows a box, and says which character it was."""
    monkeypatch.setattr("dd_toolkit.reporting.glyphs.missing_characters", lambda *_: ("鿿",))
    (found,) = findings()["fonts"]
    assert found.problem is not None
    assert (found.is_failure, found.problem.details["characters"]) == (False, "鿿")


@pytest.mark.usefixtures("no_page")
def test_every_packaged_text_can_be_drawn() -> None:
    """1: questionnaires, registry and both languages of the catalogue."""
    (found,) = findings()["fonts"]
    assert found.problem is None


@pytest.mark.usefixtures("no_page")
def test_a_file_in_place_of_a_folder_is_a_failure() -> None:
    """2: reports could not be written."""
    Path("taken").write_text("", encoding="utf-8")
    (found,) = findings(reports="taken")["reports"]
    assert found.is_failure


@pytest.mark.usefixtures("no_page")
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_a_failure() -> None:
    """2: the nearest folder that exists decides."""
    Path("closed").mkdir(mode=0o500)
    (found,) = findings(reports="closed/deep/er")["reports"]
    assert found.is_failure


@pytest.mark.usefixtures("no_page")
def test_missing_libraries_are_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    """2: the layout library is a failure, the subsetter only slow."""

    def fail() -> None:
        raise ProblemError(Problem(ProblemCode.LIBRARY_MISSING, details={"library": "libpango"}))

    monkeypatch.setattr("dd_toolkit.reporting.libraries.load_weasyprint", fail)
    monkeypatch.setattr("dd_toolkit.reporting.libraries.subsetter_present", lambda: False)
    found = findings()
    assert found["libraries"][0].is_failure
    problem = found["subsetter"][0].problem
    assert problem is not None
    assert problem.severity is Severity.WARNING


def test_a_page_that_cannot_be_laid_out_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """2: with the reason of the layout."""

    def fail(*_: object) -> None:
        raise ProblemError(Problem(ProblemCode.RENDERING_FAILED, details={"reason": "no room"}))

    monkeypatch.setattr("dd_toolkit.reporting.pdf.render_pdf", fail)
    assert findings()["page"][0].is_failure


@pytest.mark.usefixtures("no_page")
@pytest.mark.parametrize(
    ("size", "kind", "encoding", "reason"),
    [
        ((79, 24), "xterm", "utf-8", "79×24 < 80×24"),
        ((80, 23), "xterm", "utf-8", "80×23 < 80×24"),
        ((80, 24), "dumb", "utf-8", "TERM=dumb"),
        ((80, 24), "xterm", "latin-1", "latin-1 ≠ UTF-8"),
        ((80, 24), "xterm", "UTF-8", ""),
    ],
)
def test_a_terminal_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], kind: str, encoding: str, reason: str
) -> None:
    """2: size, kind and encoding; a warning, since commands work anyway."""

    class Terminal:
        """A stdout that is a terminal."""

        def __init__(self) -> None:
            self.encoding = encoding

        def isatty(self) -> bool:
            """Say so."""
            return True

    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size(size))
    monkeypatch.setenv("TERM", kind)
    (found,) = findings()["terminal"]
    assert (found.problem.details["reason"] if found.problem else "") == reason
    assert not found.is_failure
