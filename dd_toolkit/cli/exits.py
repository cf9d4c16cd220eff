"""Exit codes: what a script learns from the number that `ddq` ends with.

Each problem belongs to one code; of several problems the largest code counts, since a broken machine
explains more than a broken file. `docs/cli.md` documents them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from dd_toolkit.core.problems import Problem, ProblemCode


class ExitCode(IntEnum):
    """What `ddq` ends with."""

    DONE = 0
    FAULT = 1
    """A fault of the program itself; the traceback is meant for its makers."""
    INPUT = 2
    """What was typed, a file or a setting is not in order; nothing was changed."""
    DATABASE = 3
    """The database cannot be used, or the disk is full."""
    MACHINE = 4
    """The machine lacks something: a font, a template, a library, a folder, a terminal."""
    INTERRUPTED = 130
    """Ended with Ctrl+C."""
    BROKEN_PIPE = 141
    """Whoever read the output stopped reading."""


_OTHER_CODES: Final[Mapping[ProblemCode, ExitCode]] = MappingProxyType(
    {
        ProblemCode.DATABASE_LOCKED: ExitCode.DATABASE,
        ProblemCode.DATABASE_READ_ONLY: ExitCode.DATABASE,
        ProblemCode.DATABASE_CORRUPT: ExitCode.DATABASE,
        ProblemCode.DATABASE_NEWER: ExitCode.DATABASE,
        ProblemCode.DATABASE_OLDER: ExitCode.DATABASE,
        ProblemCode.DATABASE_UNREACHABLE: ExitCode.DATABASE,
        ProblemCode.DISK_FULL: ExitCode.DATABASE,
        ProblemCode.FONT_MISSING: ExitCode.MACHINE,
        ProblemCode.TEMPLATE_MISSING: ExitCode.MACHINE,
        ProblemCode.TEMPLATE_BROKEN: ExitCode.MACHINE,
        ProblemCode.GLYPH_MISSING: ExitCode.MACHINE,
        ProblemCode.LIBRARY_MISSING: ExitCode.MACHINE,
        ProblemCode.SUBSETTER_MISSING: ExitCode.MACHINE,
        ProblemCode.FOLDER_UNWRITABLE: ExitCode.MACHINE,
        ProblemCode.TERMINAL_UNFIT: ExitCode.MACHINE,
        ProblemCode.RENDERING_FAILED: ExitCode.MACHINE,
    }
)


def exit_of(code: ProblemCode) -> ExitCode:
    """Return the exit code that a problem leads to; most are problems of input."""
    return _OTHER_CODES.get(code, ExitCode.INPUT)


def exit_code(problems: Iterable[Problem]) -> ExitCode:
    """Return the exit code of several problems; none gives DONE."""
    return max((exit_of(problem.code) for problem in problems), default=ExitCode.DONE)
