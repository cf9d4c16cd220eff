"""What every command shares: settings read when first needed, the words of a language, two streams.

stdout is data, stderr is talk: a result, a list or a path goes out, whatever is said about it goes aside.
Problems are told with their place, message and remedy, and decide the exit code.
"""

# ruff: noqa: PLC0415 -- a command that only prints its help loads none of this
from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import typer

from dd_toolkit.cli.exits import exit_code
from dd_toolkit.core.problems import Problem, ProblemError, Severity
from dd_toolkit.words.catalogue import Words

if TYPE_CHECKING:
    from dd_toolkit.bootstrap import Workplace
    from dd_toolkit.config import Settings
    from dd_toolkit.core.report.said import Spoken


class Shell:
    """One run of `ddq`: what was typed before the verb, and what follows from it."""

    def __init__(self, options: Mapping[str, str]) -> None:
        self.options = dict(options)

    @cached_property
    def settings(self) -> Settings:
        """Return the settings; raises `ProblemError` for those that are unfit."""
        from dd_toolkit.config import read_settings, surroundings

        return read_settings(self.options, surroundings(os.environ))

    @cached_property
    def words(self) -> Words:
        """Return the words of the language that the settings name."""
        return Words(self.settings.language)

    def workplace(self) -> Workplace:
        """Return the concrete parts; use it in a `with`."""
        from dd_toolkit.bootstrap import Workplace

        return Workplace(self.settings)

    def talk(self, code: str, **parameters: object) -> None:
        """Say something about what happens, on stderr."""
        typer.echo(self.words(code, **parameters), err=True)

    def out(self, text: str = "") -> None:
        """Print data, on stdout."""
        typer.echo(text)

    def out_json(self, tree: Any) -> None:
        """Print data as JSON, on stdout."""
        typer.echo(json.dumps(tree, ensure_ascii=False, indent=1))

    def say(self, spoken: Spoken) -> str:
        """Return something composed by core in the language of the settings."""
        from dd_toolkit.core.report.said import speak

        return speak(spoken, self.words)

    def check(self, problems: Iterable[Problem]) -> None:
        """Raise `ProblemError` where there are problems."""
        together = tuple(problems)
        if together:
            raise ProblemError(*together)


def shell_of(context: typer.Context) -> Shell:
    """Return the shell of a command's context."""
    shell = context.find_root().obj
    assert isinstance(shell, Shell)
    return shell


def words_here(options: Mapping[str, str]) -> Words:
    """Return the words for a time when settings may be unfit: by option, environment or locale."""
    from dd_toolkit.config import language_of

    asked = options.get("language") or os.environ.get("DDQ_LANGUAGE") or language_of(os.environ)[0]
    return Words("zh" if asked == "zh" else "en")


def lines_of(problem: Problem, words: Words) -> tuple[str, str]:
    """Return a problem in two lines: where and what, then what to do."""
    from dd_toolkit.words.speaking import describe, remedy

    place = str(problem.place)
    severity = words(f"cli.{problem.severity.value}")
    head = f"{place}: {severity}" if place else severity
    return (
        words("cli.problem", head=head, text=describe(words, problem.code.value, problem.details)),
        words("cli.remedy", text=remedy(words, problem.code.value, problem.details)),
    )


def tell(problems: Iterable[Problem], words: Words) -> int:
    """Tell problems on stderr and return the exit code they lead to."""
    together = tuple(problems)
    for problem in together:
        for line in lines_of(problem, words):
            typer.echo(line, err=True)
    return exit_code(each for each in together if each.severity is Severity.ERROR)


def make_streams_lenient() -> None:
    """Let no character end the program: one that a terminal cannot show is written as its code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
