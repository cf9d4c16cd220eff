"""Settings: which source wins, where a value came from, what is refused.

1. Option beats environment beats file beats default, for every setting.
2. Each value says where it came from.
3. What is unfit or unknown is a problem with its place, all at once.
4. Nothing is created.
5. docs/configuration.md has every setting.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from dd_toolkit.config import (
    RULES,
    Origin,
    Settings,
    Surroundings,
    environment_name,
    is_checkout,
    language_of,
    read_settings,
    surroundings,
)
from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError

ROOT = Path(__file__).resolve().parents[2]
OTHER = {
    "database": "other.db", "home": "home2", "questionnaires": "mine", "templates": "mine", "reports": "r2",
    "language": "zh", "author": "Wang", "colour": "no", "theme": "ansi-light", "plain_keys": "yes",
}  # fmt: skip
"""A fit value of every setting that is not its default."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder to work in, and no home of anybody."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    (tmp_path / "mine").mkdir()
    return tmp_path


def settings_of(
    folder: Path,
    *,
    options: Mapping[str, str] | None = None,
    environment: Mapping[str, str] | None = None,
    package: Path | None = None,
) -> Settings:
    """Return the settings that follow from what is given and nothing else."""
    around = Surroundings(environment or {}, folder, package or ROOT / "dd_toolkit")
    return read_settings(options or {}, around)


def problems_of(folder: Path, **given: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return the problems of settings that are unfit."""
    with pytest.raises(ProblemError) as caught:
        settings_of(folder, **given)  # type: ignore[arg-type]
    assert {problem.code for problem in caught.value.problems} == {ProblemCode.SETTING_UNFIT}
    return caught.value.problems


def write_config(text: str) -> Path:
    """Write the configuration file where it is looked for."""
    import os  # noqa: PLC0415 -- the fixture has set it

    file = Path(os.environ["XDG_CONFIG_HOME"]) / "dd-toolkit" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_every_setting_has_a_field_and_an_example() -> None:
    """1: none is left out of Settings or of these tests."""
    assert set(RULES) == set(OTHER) == set(Settings.__dataclass_fields__) - {"config_file", "origins"}


@pytest.mark.parametrize("name", sorted(OTHER))
def test_option_beats_environment_beats_file_beats_default(folder: Path, name: str) -> None:
    """1, 2: taken away one by one, the next in line decides, and says so."""
    default = getattr(settings_of(folder), name)
    file = write_config(f'{name} = "{OTHER[name]}"\n')
    (file.parent / "mine").mkdir()
    by_file = settings_of(folder)
    assert getattr(by_file, name) != default
    assert (by_file.origins[name].origin, by_file.origins[name].where) == (Origin.FILE, f"{file}:1")
    variable = environment_name(name)
    by_environment = settings_of(folder, environment={variable: OTHER[name]})
    assert (by_environment.origins[name].origin, by_environment.origins[name].where) == (
        Origin.ENVIRONMENT,
        variable,
    )
    by_option = settings_of(folder, options={name: OTHER[name]}, environment={variable: "whatever"})
    assert by_option.origins[name].origin is Origin.OPTION
    assert getattr(by_option, name) == getattr(by_environment, name)


def test_defaults_are_private_to_the_person(folder: Path) -> None:
    """1: database and reports in the data folder, since both are confidential; the author is declared."""
    found = settings_of(folder)
    assert Path(found.database).is_relative_to(folder)
    assert Path(found.database).parent == found.home == found.reports.parent
    assert (found.author, found.language, found.config_file) == ("assessor", "en", None)
    assert found.origins["database"].origin is Origin.DEFAULT


def test_nothing_is_created(folder: Path) -> None:
    """4: reading settings leaves no trace."""
    settings_of(folder)
    assert {path.name for path in folder.iterdir()} == {"mine"}


def test_the_home_moves_what_lies_in_it(folder: Path) -> None:
    """1: database and reports follow the home folder unless they are set themselves."""
    found = settings_of(folder, environment={"DDQ_HOME": "elsewhere"})
    assert found.database == str(folder / "elsewhere" / "assessments.db")
    assert found.reports == folder / "elsewhere" / "reports"
    assert found.origins["database"].where == "DDQ_HOME"


def test_relative_paths_start_where_they_were_written(folder: Path) -> None:
    """1: in the file from its folder, elsewhere from the working folder; `~` is the home."""
    file = write_config('database = "a.db"\nreports = "~/pdf"\n')
    found = settings_of(folder)
    assert found.database == str(file.parent / "a.db")
    assert found.reports == Path.home() / "pdf"
    assert settings_of(folder, options={"database": "a.db"}).database == str(folder / "a.db")


def test_an_address_is_kept_as_it_is(folder: Path) -> None:
    """1: what has a scheme is for the store to read."""
    address = "postgresql://ann@host/ddq"
    assert settings_of(folder, options={"database": address}).database == address


@pytest.mark.parametrize(
    ("environment", "language", "where"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh", "LANG"),
        ({"LANG": "zh_TW"}, "zh", "LANG"),
        ({"LANG": "de_DE.UTF-8"}, "en", "LANG"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN"}, "en", "LC_ALL"),
        ({"LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh", "LC_MESSAGES"),
        ({}, "en", ""),
    ],
)
def test_the_locale_decides_where_nobody_does(
    folder: Path, environment: Mapping[str, str], language: str, where: str
) -> None:
    """1, 2: Chinese for a Chinese locale, English for any other."""
    assert language_of(environment) == (language, where)
    assert settings_of(folder, environment=environment).language == language


def test_the_language_last_chosen_in_the_app_comes_back(folder: Path) -> None:
    """1: it beats the locale, and every setting beats it; a broken memory is none."""
    home = folder / "home"
    home.mkdir()
    (home / "language").write_text("zh\n", encoding="utf-8")
    options = {"home": str(home)}
    assert settings_of(folder, options=options).language == "zh"
    assert settings_of(folder, options=options, environment={"DDQ_LANGUAGE": "en"}).language == "en"
    (home / "language").write_bytes(b"\xff\xfe")
    assert settings_of(folder, options=options).language == "en"


@pytest.mark.parametrize(
    ("environment", "colour"),
    [({"NO_COLOR": "1"}, False), ({"NO_COLOR": "1", "DDQ_COLOUR": "yes"}, True), ({}, True)],
)
def test_no_color_is_heeded(folder: Path, environment: Mapping[str, str], colour: bool) -> None:
    """1: the usual variable works, our own beats it."""
    assert settings_of(folder, environment=environment).colour is colour


def test_a_terminal_that_promises_colours_gets_them(folder: Path) -> None:
    """1: else the theme keeps to sixteen."""
    assert settings_of(folder).theme == "ansi-dark"
    assert settings_of(folder, environment={"COLORTERM": "truecolor"}).theme == "textual-dark"


@pytest.mark.parametrize(("more", "plain"), [({}, True), ({"TMUX": "1"}, False)])
def test_plain_keys_where_an_input_method_needs_them(
    folder: Path, more: Mapping[str, str], plain: bool
) -> None:
    """1: iTerm2 loses Chinese input with extended keys, but not inside tmux."""
    assert settings_of(folder, environment={"TERM_PROGRAM": "iTerm.app", **more}).plain_keys is plain


def test_a_checkout_uses_its_own_data(folder: Path) -> None:
    """1: working folder before the package, but only where it is this project's checkout."""
    (folder / "questionnaires").mkdir()
    assert settings_of(folder).questionnaires == ROOT / "questionnaires"
    (folder / "pyproject.toml").write_text('[project]\nname = "dd-toolkit"\n', encoding="utf-8")
    found = settings_of(folder)
    assert found.questionnaires == folder / "questionnaires"
    assert found.reports == folder / "reports"
    assert found.origins["questionnaires"].where == "checkout"


def test_another_project_is_no_checkout(folder: Path) -> None:
    """1: templates of a folder that merely looks alike are never used."""
    (folder / "pyproject.toml").write_text('[project]\nname = "other"\n', encoding="utf-8")
    assert not is_checkout(folder)
    (folder / "pyproject.toml").write_bytes(b"\xff")
    assert not is_checkout(folder)


def test_a_package_brings_its_own_data(folder: Path) -> None:
    """1: inside the package before beside it."""
    bundled = folder / "package" / "bundled" / "questionnaires"
    bundled.mkdir(parents=True)
    (folder / "templates").mkdir()
    found = settings_of(folder, package=folder / "package")
    assert (found.questionnaires, found.templates) == (bundled, folder / "templates")


def test_a_package_without_its_data_is_told(folder: Path) -> None:
    """3: nobody is left with an empty list of questionnaires."""
    with pytest.raises(ProblemError) as caught:
        settings_of(folder, package=folder / "nowhere" / "package")
    assert {problem.details["setting"] for problem in caught.value.problems} == {
        "questionnaires",
        "templates",
    }


UNFIT = [
    ("questionnaires", "nowhere"), ("templates", ""), ("language", "fr"), ("author", " "),
    ("author", "a\nb"), ("author", "x" * 201), ("colour", "perhaps"), ("theme", "neon"),
    ("plain_keys", "2"), ("database", "a\0b"), ("home", " "), ("reports", "~nobody-of-this-name/x"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), UNFIT)
def test_an_unfit_option_names_itself(folder: Path, name: str, text: str) -> None:
    """3: the place is the option as it was typed."""
    (problem,) = problems_of(folder, options={name: text})
    assert str(problem.place) == "--" + name.replace("_", "-")
    assert problem.details["setting"] == name


def test_an_unfit_variable_names_itself(folder: Path) -> None:
    """3: the place is the variable."""
    (problem,) = problems_of(folder, environment={"DDQ_LANGUAGE": "xx"})
    assert str(problem.place) == "DDQ_LANGUAGE"


def test_an_empty_variable_is_not_set(folder: Path) -> None:
    """1: as shells unset things."""
    assert settings_of(folder, environment={"DDQ_LANGUAGE": ""}).language == "en"


def test_an_unknown_variable_is_told_with_what_it_may_mean(folder: Path) -> None:
    """3: a misspelt one would else be ignored."""
    (problem,) = problems_of(folder, environment={"DDQ_DATABSE": "x"})
    assert problem.details["allowed"] == "DDQ_DATABASE"


def test_all_problems_come_at_once(folder: Path) -> None:
    """3: nobody fixes one to find the next."""
    found = problems_of(folder, options={"language": "x"}, environment={"DDQ_THEME": "x", "DDQ_X": "1"})
    assert len(found) == 3


@pytest.mark.parametrize(
    ("text", "line", "setting"),
    [
        ('author = "A"\nlanguage = "fr"\n', 2, "language"),
        ('# first\n\nauthr = "A"\n', 3, "authr"),
        ('[section]\nauthor = "A"\n', 1, "section"),
        ("author = 3\n", 1, "author"),
        ('"auth or" = 3\n', 1, "auth or"),
    ],
)
def test_a_problem_of_the_file_has_its_line(folder: Path, text: str, line: int, setting: str) -> None:
    """3: file and line, as for every other file."""
    file = write_config(text)
    (problem,) = problems_of(folder)
    assert (str(problem.place), problem.details["setting"]) == (f"{file}:{line}", setting)


@pytest.mark.parametrize("content", [b"author = ", b"\xff\xfe", b"[" * 3000])
def test_a_broken_file_is_told(folder: Path, content: bytes) -> None:
    """3: what is no TOML refuses the start."""
    file = write_config("")
    file.write_bytes(content)
    (problem,) = problems_of(folder)
    assert problem.place.file == str(file)


def test_flags_may_be_written_as_toml_does(folder: Path) -> None:
    """1: true and false beside yes and no."""
    write_config("colour = false\nplain_keys = true\n")
    found = settings_of(folder)
    assert (found.colour, found.plain_keys) == (False, True)


@pytest.mark.parametrize("by_option", [True, False])
def test_another_file_may_be_named(folder: Path, by_option: bool) -> None:
    """1, 3: by option or variable; one that is named must be there."""
    (folder / "my.toml").write_text('author = "Zhao"\n', encoding="utf-8")
    given = {"options": {"config": "my.toml"}} if by_option else {"environment": {"DDQ_CONFIG": "my.toml"}}
    found = settings_of(folder, **given)  # type: ignore[arg-type]
    assert (found.author, found.config_file) == ("Zhao", folder / "my.toml")
    (folder / "my.toml").unlink()
    (problem,) = problems_of(folder, **given)
    assert str(problem.place) == ("--config" if by_option else "DDQ_CONFIG")


def test_this_process_has_surroundings() -> None:
    """1: environment, working folder, package."""
    around = surroundings({"LANG": "C"})
    assert around.package == ROOT / "dd_toolkit"
    assert around.folder == Path.cwd()


def test_the_page_has_every_setting() -> None:
    """5: name in the file and variable, side by side."""
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    for name in RULES:
        assert f"| `{name}` |" in page, name
        assert f"`{environment_name(name)}`" in page, name
