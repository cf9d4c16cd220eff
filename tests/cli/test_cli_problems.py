"""What is put in wrong: a message with place and remedy on stderr, an exit code, nothing half done.

1. Each bad input of a person ends with 2, a database that cannot be used with 3, a lacking machine with 4.
2. stderr holds no traceback, names the place and says what to do; stdout holds no data.
3. What was there before is there afterwards, unchanged.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from dd_toolkit.cli.exits import ExitCode, exit_code, exit_of
from dd_toolkit.core.problems import Problem, ProblemCode
from tests.builders import ROOT
from tests.cli.commands import NEW, QUESTIONNAIRE
from tests.cli.conftest import Ddq, Outcome

ARROW = "→"
HEAD = f"{QUESTIONNAIRE}.yaml"
"""The file of the questionnaire that the tests open assessments with."""


def assert_told(outcome: Outcome, code: ExitCode, *parts: str) -> None:
    """Check that a command was refused in order."""
    assert outcome.code == code, outcome.err
    assert outcome.out == ""
    assert "Traceback" not in outcome.err
    assert ARROW in outcome.err, "no remedy"
    for part in parts:
        assert part in outcome.err, outcome.err


BAD_COMMANDS: Sequence[tuple[Sequence[str], str]] = (
    (("answer", "Plant 1", "LAB-TIM-01.1", "many", "--source", "payroll"), "many"),
    (("answer", "Plant 1", "LAB-WAG-03.1", "145", "--source", "payroll"), "145"),
    (("answer", "Plant 1", "LAB-TIM-01.9", "5", "--source", "payroll"), "LAB-TIM-01.9"),
    (("answer", "Plant 1", "LAB-TIM-01.1", "5", "--source", "nobody"), "nobody"),
    (("answer", "Plant 1", "LAB-TIM-01.1", "5"), "--source"),
    (("answer", "Plant 1", "LAB-TIM-01.1", "--source", "payroll"), "--unknown"),
    (("answer", "Plant 1", "LAB-TIM-01.1", "5", "--unknown", "--source", "payroll"), "--unknown"),
    (("answer", "Plant 1", "LAB-TIM-01.1", "5", "--row", "x", "--source", "payroll"), "x"),
    (("answer", "Plant 1", "OSH-GEN-02.3", "5", "--source", "payroll"), "substances"),
    (("answer", "Plant 1", "OSH-GEN-02.3", "5", "--row", "gold", "--source", "payroll"), "gold"),
    (("answer", "Plant 1", "LAB-TIM-01.1", "--not-applicable", "because", "--source", "payroll"), "because"),
    (("answer", "Plant 1", "LAB-TIM-01.1", "5", "--note", "a\x07b", "--source", "payroll"), "U+0007"),
    (("answer", "Plant 9", "LAB-TIM-01.1", "5", "--source", "payroll"), "Plant 9"),
    (("source", "Plant 1", "new source", "--class", "E2"), "new source"),
    (("source", "Plant 1", "s", "--class", "E9"), "E9"),
    (("source", "Plant 1", "s", "--class", "E2", "--date", "yesterday"), "yesterday"),
    (("source", "Plant 1", "s", "--class", "E2", "--date", "2026-03-02"), "2026-03-02"),
    (("source", "Plant 1", "s", "--class", "W2", "--people", "0"), "0"),
    (("source", "Plant 1", "s", "--class", "E2", "--group", "boss"), "--group"),
    (("source", "Plant 1", "s", "--class", "E2", "--confidentiality", "secret"), "--confidentiality"),
    (("source", "Plant 1", "payroll", "--class", "E2", "--origin", "payroll"), "payroll"),
    (("row", "Plant 1", "cupboards"), "cupboards"),
    (("row", "Plant 1", "cupboards", "one"), "cupboards"),
    (("row", "Plant 1", "substances", "a b"), "a b"),
    ((*NEW, "--company", "C", "--site", "S", "--segments", "XYZ"), "--segments"),
    ((*NEW, "--company", "C", "--site", "S"), "segments"),
    ((*NEW, "--company", " ", "--site", "S", "--segments", "CEL"), "company"),
    ((*NEW, "--company", "C", "--site", "S", "--segments", "CEL", "--date", "2026-02-30"), "2026-02-30"),
    ((*NEW, "--company", "C", "--site", "S", "--segments", "CEL", "--group", "many"), "--group"),
    ((*NEW, "--company", "C", "--site", "S", "--segments", "CEL", "--group", "=5"), "--group"),
    ((*NEW, "--company", "C", "--site", "S", "--segments", "CEL", "--workforce", "-5"), "--workforce"),
    ((*NEW, "--company", "C", "--site", "S", "--segments", "CEL", "--announcement", "x"), "--announcement"),
    ((*NEW, "--company", "C", "--site", "S", "--segments", "CEL", "--questionnaire", "none"), "none"),
    (("show", "nothing like it"), "nothing like it"),
    (("score", "Plant 1", "--explain", "LAB-TIM-99"), "LAB-TIM-99"),
    (("report", "Plant 1", "--audience", "brand"), "brand"),
    (("report", "Plant 1", "--audience", "supplier"), "supplier"),
    (("report", "Plant 1", "--audience", "public"), "public"),
    (("import", "missing.json"), "missing.json"),
    (("questionnaires", "show", "none"), QUESTIONNAIRE),
    (("questionnaires", "law", "missing.csv", "--out", "x"), "missing.csv"),
    (("--questionnaires", "nowhere", "list"), "--questionnaires"),
    (("--templates", "nowhere", "list"), "--templates"),
    (("list", "--language", "fr"), "--language"),
    (("--author", " ", "list"), "--author"),
    (("--config", "missing.toml", "list"), "--config"),
    (("--database", "mysql://host/x", "list"), "mysql"),
)


@pytest.mark.parametrize(
    ("arguments", "part"), BAD_COMMANDS, ids=lambda each: " ".join(each) if isinstance(each, tuple) else ""
)
def test_bad_input_is_told(ddq: Ddq, plant: str, arguments: Sequence[str], part: str) -> None:
    """1, 2, 3: each is refused with its place, and the assessment is what it was."""
    before = ddq("export", plant).out
    code = ExitCode.DATABASE if "--database" in arguments else ExitCode.INPUT
    assert_told(ddq(*arguments), code, part)
    assert ddq("export", plant).out == before


@pytest.mark.parametrize(
    "arguments",
    [("frobnicate",), ("list", "--frobnicate"), ("answer",), ("new", "--site", "S"),
     ("new", "--workforce", "x"), ("report", "Plant 1", "--language", "fr"),
     ("report", "Plant 1", "--audience", "everybody")],
)  # fmt: skip
def test_wrong_use_ends_with_two(ddq: Ddq, arguments: Sequence[str]) -> None:
    """1: unknown verbs and options and missing ones are told by the command line itself."""
    told = ddq(*arguments)
    assert told.code == ExitCode.INPUT
    assert "Usage: ddq" in told.err
    assert "Traceback" not in told.err


def test_an_ambiguous_name_lists_the_candidates(ddq: Ddq, plant: str) -> None:
    """2: the message says which assessments it could be."""
    assert ddq(*NEW, "--company", "Other", "--site", "Plant 1", "--segments", "CEL").code == 0
    assert_told(ddq("show", plant), ExitCode.INPUT, "Other, Plant 1", "Example Cells, Plant 1")


def test_problems_speak_the_language(ddq: Ddq) -> None:
    """2: in Chinese where Chinese is asked for, by option, environment or locale."""
    assert "错误" in ddq("--language", "zh", "show", "x").err


def test_a_locale_is_enough_for_chinese(ddq: Ddq, monkeypatch: pytest.MonkeyPatch) -> None:
    """2: a Chinese system needs no option."""
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "错误" in ddq("show", "x").err


# files that are imported


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("a.json", "{", "a.json:1"),
        ("a.json", '{"format": "ddq-assessment", "version": 99}', "99"),
        ("a.json", "[]", "format"),
        ("a.yaml", "format: 1\nassessment: [", "a.yaml:"),
        ("a.yaml", "format: 7\n", "a.yaml:1"),
        ("a.yaml", "format: 1\nformat: 1\n", "a.yaml:2"),
        ("a.yaml", "format: 1\nassesment: {}\n", "a.yaml:2"),
        ("a.yaml", "\x00", "a.yaml"),
    ],
)
def test_a_broken_file_is_told_with_its_line(ddq: Ddq, name: str, text: str, part: str) -> None:
    """1, 2, 3: and nothing of it is kept."""
    Path(name).write_text(text, encoding="utf-8")
    assert_told(ddq("import", name), ExitCode.INPUT, part)
    assert ddq("list", "--json").out.strip() == "[]"


def test_a_file_in_another_encoding_is_told(ddq: Ddq) -> None:
    """1: GBK is not guessed."""
    Path("gbk.yaml").write_bytes("标题: 工资".encode("gbk"))
    assert_told(ddq("import", "gbk.yaml"), ExitCode.INPUT, "gbk.yaml")


def test_one_bad_answer_refuses_the_whole_sheet(ddq: Ddq) -> None:
    """3: all problems at once, each at its line, and no assessment is opened."""
    text = next((ROOT / "questionnaires/examples").glob("desk-review*.yaml")).read_text(encoding="utf-8")
    more = "- question: LAB-TIM-01.1\n  said: {nobody: 52}\n- question: NO-SUCH-01.1\n  said: {nobody: 52}\n"
    Path("sheet.yaml").write_text(text.rstrip() + "\n" + more, encoding="utf-8")
    line = text.rstrip().count("\n") + 2
    assert_told(
        ddq("import", "sheet.yaml"), ExitCode.INPUT, f"sheet.yaml:{line + 1}", f"sheet.yaml:{line + 3}"
    )
    assert ddq("list", "--json").out.strip() == "[]"


def test_of_several_files_the_good_ones_before_a_bad_one_stay(ddq: Ddq, plant: str) -> None:
    """3: each file is whole or not at all."""
    ddq("export", plant, "--out", "good.json")
    Path("bad.json").write_text("{", encoding="utf-8")
    told = ddq("--home", "other", "import", "good.json", "bad.json")
    assert told.code == ExitCode.INPUT
    assert len(told.out.splitlines()) == 1


# questionnaires


def broken_library(name: str, change: Callable[[str], str]) -> str:
    """Copy the questionnaires with one file changed, and return the folder."""
    folder = Path("broken")
    shutil.copytree(ROOT / "questionnaires", folder)
    file = folder / name
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(
    ("name", "change", "part"),
    [
        (HEAD, lambda text: text + "\n  - [", f"{HEAD}:"),
        (HEAD, lambda text: text.replace("sections:", "section:"), f"{HEAD}:"),
        (HEAD, lambda text: text.replace("LAB-TIM", "LAB-NONE"), "LAB-NONE"),
        ("sections/LAB/LAB-TIM.yaml", lambda text: text.replace("type:", "typ:", 1), "LAB-TIM.yaml:"),
        ("method.yaml", lambda text: text.replace("pillars:", "pilars:"), "method.yaml:"),
    ],
)  # fmt: skip
def test_a_broken_questionnaire_opens_no_assessment(
    ddq: Ddq, name: str, change: Callable[[str], str], part: str
) -> None:
    """1, 3: the file and line are told, and no half of an assessment stays."""
    folder = broken_library(name, change)
    told = ddq("--questionnaires", folder, *NEW, "--company", "C", "--site", "S", "--segments", "CEL")
    assert_told(told, ExitCode.INPUT, part)
    assert ddq("list", "--json").out.strip() == "[]"


def test_an_opened_assessment_needs_no_questionnaire_file(ddq: Ddq, plant: str) -> None:
    """3: what was pinned is enough, whatever becomes of the files."""
    folder = broken_library(HEAD, lambda _: "")
    assert ddq("--questionnaires", folder, "show", plant).code == 0


# databases


def database(home: Path) -> Path:
    """Return the file of the database."""
    return home / "ddq" / "assessments.db"


@pytest.fixture
def locked(plant: str, surroundings: Path) -> Iterator[str]:
    """Give the address of a database that another program is writing to."""
    file = database(surroundings)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield f"sqlite:///{file}?timeout=0.1"


def test_a_locked_database_is_told(ddq: Ddq, plant: str, locked: str) -> None:
    """1: with its path, after waiting as long as it was told to."""
    told = ddq("--database", locked, "answer", plant, "LAB-TIM-01.1", "60", "--source", "payroll")
    assert_told(told, ExitCode.DATABASE, "assessments.db")


def test_a_corrupt_database_is_told_and_left_alone(ddq: Ddq, plant: str, surroundings: Path) -> None:
    """1, 3: not one byte of it is changed."""
    file = database(surroundings)
    file.write_bytes(b"This is no database at all. " * 200)
    before = file.read_bytes()
    assert_told(ddq("list"), ExitCode.DATABASE, "assessments.db")
    assert file.read_bytes() == before


def test_a_newer_database_is_told(ddq: Ddq, plant: str, surroundings: Path) -> None:
    """1: an old program does not touch what a newer one made."""
    with closing(sqlite3.connect(database(surroundings))) as connection:
        connection.execute("UPDATE schema_revision SET version_num = '9999'")
        connection.commit()
    assert_told(ddq("show", plant), ExitCode.DATABASE, "assessments.db")


def test_a_folder_in_place_of_the_database_is_told(ddq: Ddq) -> None:
    """1: a path that cannot be a file."""
    Path("folder").mkdir()
    assert_told(ddq("--database", "folder", "list"), ExitCode.DATABASE, "folder")


def test_a_server_that_is_not_there_is_told(ddq: Ddq) -> None:
    """1, 2: by host, and never with its password."""
    told = ddq("--database", "postgresql://ann:pa55@127.0.0.1:1/x?connect_timeout=1", "list")
    assert_told(told, ExitCode.DATABASE, "127.0.0.1")
    assert "pa55" not in told.err


# machine


def test_a_missing_template_is_told(ddq: Ddq, plant: str) -> None:
    """1, 3: by name, and no file is written."""
    shutil.copytree(ROOT / "templates", "mine")
    Path("mine/assessment/assessment.html.j2").unlink()
    told = ddq("--templates", "mine", "report", plant, "--out", "out")
    assert told.code == ExitCode.MACHINE
    assert "assessment.html.j2" in told.err
    assert "Traceback" not in told.err
    assert not Path("out").exists()


def test_a_missing_font_is_told(ddq: Ddq, plant: str) -> None:
    """1, 3: by name, and no file is written."""
    shutil.copytree(ROOT / "templates", "mine")
    font = next(Path("mine/fonts").glob("*.ttf"))
    font.unlink()
    told = ddq("--templates", "mine", "report", plant, "--out", "out")
    assert told.code == ExitCode.MACHINE
    assert font.name in told.err
    assert not list(Path("out").glob("*.pdf"))


def test_a_file_where_a_folder_should_be_is_told(ddq: Ddq, plant: str) -> None:
    """1: an export that cannot be written."""
    Path("file").write_text("", encoding="utf-8")
    assert_told(ddq("export", plant, "--out", "file/plant.json"), ExitCode.MACHINE, "file")
    assert_told(ddq("questionnaires", "law", "file", "--out", "file"), ExitCode.MACHINE, "file")


def test_the_app_needs_a_terminal(ddq: Ddq) -> None:
    """1: a pipe is no terminal; what to do instead is said."""
    assert_told(ddq(), ExitCode.MACHINE, "ddq --help")


# exit codes


@pytest.mark.parametrize("code", list(ProblemCode))
def test_every_problem_has_an_exit_code(code: ProblemCode) -> None:
    """1: input, database or machine; none is a success or a fault of ours."""
    assert exit_of(code) in (ExitCode.INPUT, ExitCode.DATABASE, ExitCode.MACHINE)


def test_of_several_problems_the_largest_code_counts() -> None:
    """1: a broken machine explains more than a broken file."""
    problems = [
        Problem(ProblemCode.YAML_SYNTAX),
        Problem(ProblemCode.FONT_MISSING),
        Problem(ProblemCode.DISK_FULL),
    ]
    assert exit_code(problems) is ExitCode.MACHINE
    assert exit_code([]) is ExitCode.DONE
