"""Settings: read once at the edge into a frozen object that can say where each value came from.

An option typed on the command line beats the environment, the environment beats the configuration file, the
file beats the default. Code below gets plain values and never asks the environment. Nothing is created here,
and a setting that cannot be used is a problem that names its place, never a silent default.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from dd_toolkit.core.problems import Place, Problem, ProblemCode, ProblemError
from dd_toolkit.words.catalogue import LANGUAGES

APP: Final = "dd-toolkit"
CONFIG_FILE: Final = "config.toml"
DATABASE_FILE: Final = "assessments.db"
LANGUAGE_FILE: Final = "language"
"""Holds the language that was last chosen in the app."""
DEFAULT_AUTHOR: Final = "assessor"
PREFIX: Final = "DDQ_"
THEMES: Final = ("textual-dark", "textual-light", "ansi-dark", "ansi-light")
_FLAGS: Final = {"yes": True, "true": True, "1": True, "on": True,
                 "no": False, "false": False, "0": False, "off": False}  # fmt: skip


class Origin(StrEnum):
    """Where a value came from."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Given:
    """A setting as it was found, not yet checked."""

    text: str
    origin: Origin
    where: str
    """`--database`, `DDQ_DATABASE`, `config.toml:3`; for a default what it follows from, or empty."""
    base: Path
    """What a relative path in it starts from."""


def _path(given: Given) -> Path | None:
    text = given.text.strip()
    if not text or "\0" in text:
        return None
    try:
        return given.base / Path(text).expanduser()
    except RuntimeError:  # the home of a user whom nobody knows
        return None


def _folder(given: Given) -> Path | None:
    path = _path(given)
    return path if path is not None and path.is_dir() else None


def _database(given: Given) -> str | None:
    if "://" in given.text:
        return given.text.strip()
    path = _path(given)
    return None if path is None else str(path)


def _language(given: Given) -> str | None:
    return given.text if given.text in LANGUAGES else None


def _flag(given: Given) -> bool | None:
    return _FLAGS.get(given.text.lower())


def _theme(given: Given) -> str | None:
    return given.text if given.text in THEMES else None


def _text(given: Given) -> str | None:
    text = given.text.strip()
    return text if text and text.isprintable() and len(text) <= 200 else None


class Rule(NamedTuple):
    """What a setting's text must be."""

    read: Callable[[Given], object | None]
    """Gives the value, or None for text that is unfit."""
    allowed: str
    """How messages put it."""


_A_FOLDER: Final = Rule(_folder, "FOLDER")
_A_PATH: Final = Rule(_path, "FOLDER")
_A_FLAG: Final = Rule(_flag, "yes, no")
RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "database": Rule(_database, "FILE, sqlite:///FILE, postgresql://…"),
        "home": _A_PATH,
        "questionnaires": _A_FOLDER,
        "templates": _A_FOLDER,
        "reports": _A_PATH,
        "language": Rule(_language, ", ".join(LANGUAGES)),
        "author": Rule(_text, "1–200"),
        "colour": _A_FLAG,
        "theme": Rule(_theme, ", ".join(THEMES)),
        "plain_keys": _A_FLAG,
    }
)
"""Every setting: its name in the configuration file; `DDQ_` and capitals in the environment."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its value; `origins` tells where each came from."""

    database: str
    """A file path or an address that the store reads; may hold a password, so it is never shown as it is."""
    home: Path
    """Folder of the program's own files."""
    questionnaires: Path
    templates: Path
    reports: Path
    """Where PDFs are written unless a command says otherwise."""
    language: str
    author: str
    """Declared, not authenticated."""
    colour: bool
    theme: str
    """A theme of the app; the `ansi` ones keep to the sixteen colours of the terminal."""
    plain_keys: bool
    """Leave the terminal's extended key reports off; some input methods need that."""
    config_file: Path | None
    """The file that was read; None where there is none."""
    origins: Mapping[str, Given]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What settings follow from where nobody sets them."""

    environment: Mapping[str, str]
    folder: Path
    """The working folder."""
    package: Path
    """The folder of the package `dd_toolkit`."""


def surroundings(environment: Mapping[str, str]) -> Surroundings:
    """Return the surroundings of this process."""
    return Surroundings(environment, Path.cwd(), Path(__file__).resolve().parent)


def environment_name(setting: str) -> str:
    """Return the environment variable of a setting."""
    return PREFIX + setting.upper()


def read_settings(options: Mapping[str, str], around: Surroundings) -> Settings:
    """Return the settings, or raise `ProblemError` with everything that is unfit.

    `options` holds what was typed, by setting; `config` names another configuration file.
    """
    problems: list[Problem] = []
    config_file, config_place = _config_file(options, around)
    filed = _read_file(config_file, config_place, problems)
    given = dict(_environment(around, problems))
    given = {**filed, **given, **_options(options, around)}
    for name, default in _defaults(given, around):
        given.setdefault(name, default)
    values = {name: _value(name, given[name], problems) for name in RULES}
    if problems:
        raise ProblemError(*problems)
    known = config_file if config_file.is_file() else None
    return Settings(config_file=known, origins=MappingProxyType(given), **values)  # type: ignore[arg-type]


def language_of(environment: Mapping[str, str]) -> tuple[str, str]:
    """Return the language that the locale asks for, and the variable that says so (empty for none)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return ("zh" if environment[name].lower().startswith("zh") else "en"), name
    return "en", ""


def is_checkout(folder: Path) -> bool:
    """Tell whether a folder is a checkout of this project, whose own data may be used."""
    try:
        text = (folder / "pyproject.toml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return f'name = "{APP}"' in text.splitlines()


def _config_file(options: Mapping[str, str], around: Surroundings) -> tuple[Path, str]:
    """Return the configuration file and who names it; nobody (empty) where it may be missing."""
    for text, where in (
        (options.get("config"), "--config"),
        (around.environment.get(f"{PREFIX}CONFIG"), f"{PREFIX}CONFIG"),
    ):
        if text:
            return around.folder / Path(text).expanduser(), where
    from platformdirs import user_config_path  # noqa: PLC0415 -- only where nobody names a file

    return user_config_path(APP, appauthor=False) / CONFIG_FILE, ""


def _read_file(file: Path, named_by: str, problems: list[Problem]) -> dict[str, Given]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        if named_by:
            problems.append(_unfit("config", str(file), "a file that exists", Place(named_by)))
        return {}
    except (OSError, UnicodeDecodeError) as error:
        problems.append(_unfit("config", str(error), "a TOML file", Place(str(file))))
        return {}
    import tomllib  # noqa: PLC0415 -- most people have no such file

    try:
        tree = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problems.append(_unfit("config", str(error), "TOML", Place(str(file))))
        return {}
    return dict(_filed(tree, text, file, problems))


def _filed(
    tree: Mapping[str, object], text: str, file: Path, problems: list[Problem]
) -> Iterator[tuple[str, Given]]:
    for name, value in tree.items():
        line = _line_of(name, text)
        place = Place(str(file), line)
        if name not in RULES:
            problems.append(_unfit(name, name, _known(name, RULES), place))
        elif isinstance(value, bool):
            yield name, Given("yes" if value else "no", Origin.FILE, str(place), file.parent)
        elif isinstance(value, str):
            yield name, Given(value, Origin.FILE, str(place), file.parent)
        else:
            problems.append(_unfit(name, str(value)[:60], RULES[name].allowed, place))


def _line_of(name: str, text: str) -> int | None:
    """Return the line on which a key stands; tables and quoted keys are found by their first word."""
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.lstrip(" \t[\"'")
        if words.startswith(name) and not words[len(name) : len(name) + 1].isalnum():
            return number
    return None


def _environment(around: Surroundings, problems: list[Problem]) -> Iterator[tuple[str, Given]]:
    names = {environment_name(name): name for name in RULES}
    for variable, text in around.environment.items():
        name = names.get(variable)
        if name is not None and text:
            yield name, Given(text, Origin.ENVIRONMENT, variable, around.folder)
        elif name is None and variable.startswith(PREFIX) and variable != f"{PREFIX}CONFIG":
            known = _known(variable, (*names, f"{PREFIX}CONFIG"))
            problems.append(_unfit(variable, variable, known, Place(variable)))
    if around.environment.get("NO_COLOR") and not around.environment.get(environment_name("colour")):
        yield "colour", Given("no", Origin.ENVIRONMENT, "NO_COLOR", around.folder)


def _options(options: Mapping[str, str], around: Surroundings) -> dict[str, Given]:
    return {
        name: Given(text, Origin.OPTION, "--" + name.replace("_", "-"), around.folder)
        for name, text in options.items()
        if name != "config"
    }


def _defaults(given: Mapping[str, Given], around: Surroundings) -> Iterator[tuple[str, Given]]:
    """Give the default of every setting; some follow from the home folder, which comes first."""

    def default(text: str, why: str = "") -> Given:
        return Given(text, Origin.DEFAULT, why, around.folder)

    home = given.get("home")
    if home is None:
        from platformdirs import user_data_path  # noqa: PLC0415 -- only where nobody names a folder

        home = default(str(user_data_path(APP, appauthor=False)))
        yield "home", home
    folder = home.base / Path(home.text).expanduser()
    yield "database", default(str(folder / DATABASE_FILE), home.where)
    for name in ("questionnaires", "templates"):
        yield name, default(*_shipped(name, around))
    checkout = is_checkout(around.folder)
    reports = around.folder if checkout else folder
    yield "reports", default(str(reports / "reports"), "checkout" if checkout else home.where)
    remembered = _remembered(folder / LANGUAGE_FILE)
    yield "language", remembered or default(*language_of(around.environment))
    yield "author", default(DEFAULT_AUTHOR)
    yield "colour", default("yes")
    rich = around.environment.get("COLORTERM")
    yield "theme", default("textual-dark" if rich else "ansi-dark", "COLORTERM" if rich else "")
    direct = around.environment.get("TERM_PROGRAM") == "iTerm.app" and "TMUX" not in around.environment
    yield "plain_keys", default("yes" if direct else "no", "iTerm.app" if direct else "")


def _remembered(file: Path) -> Given | None:
    """Return the language that was last chosen in the app; None where none was."""
    try:
        text = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return Given(text, Origin.DEFAULT, str(file), file.parent) if text in LANGUAGES else None


def _shipped(name: str, around: Surroundings) -> tuple[str, str]:
    """Return the folder that ships with the program: of a checkout, of the package, beside the package."""
    places = (
        (around.folder / name, "checkout", is_checkout(around.folder)),
        (around.package / "bundled" / name, "bundled", True),
    )
    for folder, why, allowed in places:
        if allowed and folder.is_dir():
            return str(folder), why
    return str(around.package.parent / name), "beside the package"


def _value(name: str, given: Given, problems: list[Problem]) -> object:
    value = RULES[name].read(given)
    if value is None:
        problems.append(_unfit(name, given.text, RULES[name].allowed, Place(given.where or name)))
    return value


def _known(name: str, known: Iterable[str]) -> str:
    """Return the name that looks most like a mistyped one, else all of them."""
    names = tuple(known)
    near = get_close_matches(name, names, n=1)
    return near[0] if near else ", ".join(names)


def _unfit(setting: str, found: str, allowed: str, place: Place) -> Problem:
    return Problem(ProblemCode.SETTING_UNFIT, place, {"setting": setting, "found": found, "allowed": allowed})
