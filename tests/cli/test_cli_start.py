"""How `ddq` starts and ends, each in a process of its own.

1. Help and version load none of the large libraries; a list loads no template, questionnaire or screen;
   without arguments nothing is parsed before the app opens.
2. Bad input ends without a traceback; an interrupt with 130; a reader that goes away is no fault.
3. Characters that the terminal cannot show do not end the program.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

from dd_toolkit.__main__ import main
from dd_toolkit.cli import app
from dd_toolkit.cli.exits import ExitCode

LARGE = ("alembic", "jinja2", "pydantic", "rich", "sqlalchemy", "sqlmodel", "textual", "weasyprint", "yaml")
SPY = """\
import sys
from dd_toolkit.cli.app import run
code = run(sys.argv[1:])
print(",".join(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
sys.exit(code)
"""


def ddq(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `ddq` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "dd_toolkit", *arguments],
        capture_output=True, text=True, check=False, env={**os.environ, **environment}, timeout=60,
    )  # fmt: skip


def loaded(*arguments: str, code: ExitCode = ExitCode.DONE) -> set[str]:
    """Return the libraries that a command loads which ends with a code."""
    done = subprocess.run(
        [sys.executable, "-c", SPY, *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == code, done.stderr
    return set(done.stderr.splitlines()[-1].split(","))


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("-h",), ("--language", "zh", "--help")])
def test_help_and_version_load_nothing_large(arguments: Sequence[str]) -> None:
    """1: what costs time is loaded by the verbs that need it."""
    assert loaded(*arguments).isdisjoint(LARGE)


@pytest.mark.parametrize("arguments", [("new", "--help"), ("questionnaires", "--help")])
def test_help_of_a_verb_loads_only_what_reads_options(arguments: Sequence[str]) -> None:
    """1: the options before a verb are read by pydantic; nothing else is loaded."""
    assert loaded(*arguments).isdisjoint({*LARGE} - {"pydantic"})


def test_a_list_loads_the_store_alone() -> None:
    """1: neither the migration library, once the tables are there, nor anything that reads or shows."""
    assert ddq("database", "upgrade").returncode == 0
    libraries = loaded("list")
    assert "sqlmodel" in libraries
    assert libraries.isdisjoint({"alembic", "jinja2", "rich", "textual", "weasyprint", "yaml", "re2"})


def test_nothing_is_parsed_where_nothing_was_typed() -> None:
    """1: the app is asked for at once; here it ends, since there is no terminal."""
    assert loaded(code=ExitCode.MACHINE).isdisjoint(LARGE)


def test_a_shell_that_completes_is_answered() -> None:
    """1: a shell asks without arguments too, and gets its script, not the app."""
    done = ddq(_DDQ_COMPLETE="source_bash")
    assert done.returncode == 0
    assert "_DDQ_COMPLETE=complete_bash" in done.stdout


def test_version_names_program_and_version() -> None:
    """1: one line."""
    done = ddq("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("ddq ")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "x"), ExitCode.INPUT),
        (("--questionnaires", "nowhere", "list"), ExitCode.INPUT),
        (("import", "missing.yaml"), ExitCode.INPUT),
        (("--database", ".", "list"), ExitCode.DATABASE),
        ((), ExitCode.MACHINE),
    ],
)
def test_bad_input_ends_without_a_traceback(arguments: Sequence[str], code: ExitCode) -> None:
    """2: the exit code of the process is that of the problem."""
    done = ddq(*arguments)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_unknown_setting_of_the_environment_is_told() -> None:
    """2: a misspelt variable would put answers into another database."""
    done = ddq("list", DDQ_DATABSE="x.db")
    assert done.returncode == ExitCode.INPUT
    assert "DDQ_DATABASE" in done.stderr


def test_a_reader_that_goes_away_is_no_fault() -> None:
    """2: `ddq questionnaires show … | head -1` prints one line and nothing else."""
    show = f"{sys.executable} -m dd_toolkit questionnaires show plant-assessment --json"
    command = f"{show} | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    first, code = done.stdout.splitlines()
    assert first == "{"
    assert int(code) in (ExitCode.DONE, ExitCode.BROKEN_PIPE)
    assert done.stderr == ""


def test_a_closed_output_ends_with_its_code() -> None:
    """2: where nobody reads at all."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "dd_toolkit", "questionnaires", "list"],
        stdout=writing, stderr=subprocess.PIPE, text=True, check=False, timeout=60,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (ExitCode.BROKEN_PIPE, "")


INTERRUPTED = """\
import os, signal, sys
from dd_toolkit.bootstrap import Workplace
Workplace.entries = lambda _: os.kill(os.getpid(), signal.SIGINT)
from dd_toolkit.__main__ import main
sys.argv = ["ddq", "list"]
sys.exit(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_an_interrupt_ends_with_130() -> None:
    """2: Ctrl+C in the middle of a verb is no traceback."""
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr.strip()) == (ExitCode.INTERRUPTED, "")


def test_an_interrupt_while_loading_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """2: even before the verb is known."""

    def interrupt() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("dd_toolkit.cli.app.main", interrupt)
    assert main() == ExitCode.INTERRUPTED


def test_an_interrupt_inside_a_verb_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """2: wherever it comes."""

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dd_toolkit.bootstrap.Workplace.entries", interrupt)
    assert app.run(["list"]) == ExitCode.INTERRUPTED


def test_a_fault_of_ours_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """2: what is no problem of the input is not dressed up as one."""

    def break_down(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("dd_toolkit.bootstrap.Workplace.entries", break_down)
    with pytest.raises(ZeroDivisionError):
        app.run(["list"])


def test_a_terminal_without_chinese_shows_codes() -> None:
    """3: Latin-1 cannot show the text, and the program goes on."""
    done = subprocess.run(
        [sys.executable, "-m", "dd_toolkit", "--language", "zh", "questionnaires", "list"],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "latin-1"}, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0
    assert b"\\u" in done.stdout
