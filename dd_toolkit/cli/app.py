"""The command `ddq`: its verbs, the options that stand before every verb, and how it ends.

Building the command loads no adapter; each verb imports what it needs when it runs. Help texts are codes of
the catalogue and are put into words here, once the language is known. A `ProblemError` becomes a message with
a remedy and an exit code; anything else is a fault of ours and keeps its traceback.
"""

# ruff: noqa: PLC0415, PLR0913, PLR0917 -- verbs load their parts when they run; each option is a parameter
from __future__ import annotations

import copy
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from dd_toolkit.cli import (
    answering,
    assessments,
    exchanging,
    law,
    machine,
    questionnaires,
    regimes,
    registry,
    results,
)
from dd_toolkit.cli.examples import EXAMPLES
from dd_toolkit.cli.exits import ExitCode
from dd_toolkit.cli.shell import Shell, make_streams_lenient, shell_of, tell, words_here
from dd_toolkit.core.problems import ProblemError
from dd_toolkit.words.catalogue import Words

ROOM: Final = "cli."
"""How a help text starts that is a code of the catalogue."""
HELP_WIDTH: Final = {"en": 80, "zh": 56}
"""Characters of a line of help; Chinese ones are two cells wide."""
COMPLETING: Final = "_DDQ_COMPLETE"
"""Set while a shell asks how a word goes on; then every verb must be known."""


def _verb(name: str, function: Callable[..., None]) -> Callable[[typer.Typer], None]:
    def add(app: typer.Typer) -> None:
        app.command(name, help=f"{ROOM}{name}")(function)

    return add


VERBS: Final[Mapping[str, Callable[[typer.Typer], None]]] = MappingProxyType(
    {
        "demo": _verb("demo", exchanging.demo),
        "new": _verb("new", assessments.new),
        "list": _verb("list", assessments.list_),
        "show": _verb("show", assessments.show),
        "source": _verb("source", answering.source),
        "row": _verb("row", answering.row),
        "answer": _verb("answer", answering.answer),
        "score": _verb("score", results.score),
        "report": _verb("report", results.report),
        "export": _verb("export", exchanging.export),
        "import": _verb("import", exchanging.import_),
        "questionnaires": questionnaires.add_to,
        "law": law.add_to,
        "regimes": regimes.add_to,
        "registry": registry.add_to,
        "doctor": _verb("doctor", machine.doctor),
        "database": machine.add_to,
    }
)
"""Every verb in the order of the help, with what adds it."""


class Verbs(TyperGroup):
    """The group of all verbs; problems that a verb meets end it in order."""

    def invoke(self, ctx: Any) -> Any:
        """Run the verb; tell its problems and end with their exit code."""
        try:
            return super().invoke(ctx)
        except ProblemError as error:
            options = ctx.find_root().obj.options if isinstance(ctx.find_root().obj, Shell) else {}
            raise typer.Exit(tell(error.problems, words_here(options))) from None
        except BrokenPipeError:
            _let_go_of_stdout()
            raise typer.Exit(ExitCode.BROKEN_PIPE) from None


def _tell_version(asked: bool) -> None:
    if asked:
        from dd_toolkit.bootstrap import version

        typer.echo(f"ddq {version()}")
        raise typer.Exit


def root(
    context: typer.Context,
    database: Annotated[str | None, typer.Option(metavar="FILE|URL", help="cli.help.database")] = None,
    questionnaires: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="cli.help.questionnaires")
    ] = None,
    templates: Annotated[str | None, typer.Option(metavar="FOLDER", help="cli.help.templates")] = None,
    reports: Annotated[str | None, typer.Option(metavar="FOLDER", help="cli.help.reports")] = None,
    language: Annotated[str | None, typer.Option(metavar="en|zh", help="cli.help.language")] = None,
    author: Annotated[str | None, typer.Option(metavar="NAME", help="cli.help.author")] = None,
    home: Annotated[str | None, typer.Option(metavar="FOLDER", help="cli.help.home")] = None,
    config: Annotated[str | None, typer.Option(metavar="FILE", help="cli.help.config")] = None,
    plain_keys: Annotated[bool, typer.Option("--plain-keys", help="cli.help.plain_keys")] = False,
    version: Annotated[  # noqa: ARG001 -- its callback ends the run before anything else is read
        bool, typer.Option("--version", is_eager=True, callback=_tell_version, help="cli.help.version")
    ] = False,
) -> None:
    """Collect what stands before the verb; without a verb open the app."""
    typed = {
        "database": database, "questionnaires": questionnaires, "templates": templates, "reports": reports,
        "language": language, "author": author, "home": home, "config": config,
        "plain_keys": "yes" if plain_keys else None,
    }  # fmt: skip
    context.obj = Shell({name: text for name, text in typed.items() if text is not None})
    if context.invoked_subcommand is None:
        machine.open_app(shell_of(context))


def typer_app(arguments: Sequence[str] = ()) -> typer.Typer:
    """Return the app, its help texts still codes; with the verbs that are among the arguments, else all.

    Each verb costs a start some time, and one run needs one.
    """
    app = typer.Typer(
        name="ddq",
        help="cli.ddq",
        cls=Verbs,
        add_completion=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(root)
    named = [verb for verb in VERBS if verb in arguments]
    for verb in named if named and COMPLETING not in os.environ else VERBS:
        VERBS[verb](app)
    return app


def build(words: Words, arguments: Sequence[str] = ()) -> Any:
    """Return the command with its help in one language; options of `ddq` may also stand after the verb."""
    command: Any = typer.main.get_command(typer_app(arguments))
    everywhere = [param for param in command.params if param.name not in ("version", "help")]
    everywhere = [param for param in everywhere if "completion" not in (param.name or "")]
    command.context_settings["max_content_width"] = HELP_WIDTH[words.language]
    _put_into_words(command, words, ())
    for leaf in _leaves(command):
        _accept(leaf, everywhere)
    return command


def run(arguments: Sequence[str]) -> int:
    """Run `ddq` with arguments and return its exit code; only a fault of ours raises."""
    try:
        if not arguments and COMPLETING not in os.environ:
            return _open_app()
        command = build(words_here(_typed_language(arguments)), arguments)
        command.main(args=list(arguments), prog_name="ddq")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else ExitCode.DONE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    return ExitCode.DONE


def _open_app() -> int:
    """Open the app where nothing was typed: nothing is parsed, since parsing alone loads pydantic."""
    try:
        machine.open_app(Shell({}))
    except ProblemError as error:
        return tell(error.problems, words_here({}))
    return ExitCode.DONE


def main() -> int:
    """Run `ddq` with what was typed; quiet where the reader of its output went away."""
    make_streams_lenient()
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        return ExitCode.BROKEN_PIPE
    return code


def _let_go_of_stdout() -> None:
    """Send what is left to nowhere: Python flushes once more at its end, and nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _typed_language(arguments: Sequence[str]) -> Mapping[str, str]:
    """Return the language option as typed; help is put into words before options are read."""
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, text = argument.partition("=")
        if name == "--language":
            following = arguments[position + 1 : position + 2]
            return {"language": text if equals else "".join(following)}
    return {}


def _put_into_words(command: Any, words: Words, path: tuple[str, ...]) -> None:
    if command.help and command.help.startswith(ROOM):
        command.help = words(command.help)
    examples = EXAMPLES.get(" ".join(path), ())
    if examples:
        shown = "\n".join(f"  {line}" for line in examples)
        command.epilog = f"\b\n{words('cli.examples')}\n{shown}"
    for param in command.params:
        text = getattr(param, "help", None)
        if text and text.startswith(ROOM):
            param.help = words(text)
    for name, inner in getattr(command, "commands", {}).items():
        _put_into_words(inner, words, (*path, name))


def _leaves(command: Any) -> list[Any]:
    inner = getattr(command, "commands", None)
    return [leaf for each in inner.values() for leaf in _leaves(each)] if inner else [command]


def _accept(leaf: Any, params: Sequence[Any]) -> None:
    """Let a verb take the options of `ddq` that it does not have itself; its help does not repeat them."""
    own = {option for param in leaf.params for option in param.opts}
    for param in params:
        if own.isdisjoint(param.opts):
            late = copy.copy(param)
            late.expose_value, late.hidden, late.callback = False, True, _keep_late
            leaf.params.append(late)


def _keep_late(context: Any, param: Any, value: Any) -> Any:
    if value not in (None, False):
        shell_of(context).options[param.name] = "yes" if value is True else value
    return value
