"""Print a report to a file, here or in a process of its own, whole or not at all.

A child process keeps the terminal app answering while a page is laid out, and takes the memory of the
layout engine with it when it ends. What goes wrong comes back as `ProblemError`; a path holds either the
whole report or what it held before.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dd_toolkit.core.problems import Place, Problem, ProblemCode, ProblemError
from dd_toolkit.core.report.report import Report
from dd_toolkit.reporting.html import render_html
from dd_toolkit.reporting.pdf import RenderedPdf, render_pdf
from dd_toolkit.words.catalogue import Words

_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Printed:
    """A report on disk."""

    path: Path
    pages: int
    missing: tuple[str, ...]
    """Characters drawn as a crossed box."""
    warnings: tuple[Problem, ...]
    """What the reader of the report should know before passing it on."""
    seconds: float


def print_report(report: Report, language: str, templates: Path, out: Path) -> Printed:
    """Write the assessment in a language (`en` or `zh`) to `out`, replacing what was there.

    The file can be read by its owner only. Raises `ProblemError`: those of `render_html` and `render_pdf`,
    DISK_FULL and FOLDER_UNWRITABLE.
    """
    started = time.monotonic()
    rendered: RenderedPdf = render_pdf(render_html(report, Words(language), templates), templates)
    write_whole(out, rendered.content)
    seconds = time.monotonic() - started
    return Printed(out, rendered.pages, rendered.missing, rendered.warnings, seconds)


def print_in_process(report: Report, language: str, templates: Path, out: Path) -> Future[Printed]:
    """Start `print_report` in a child process; the future holds its result or its `ProblemError`."""
    return in_process(print_report, report, language, templates, out)


def in_process(act: Callable[..., Printed], *arguments: object) -> Future[Printed]:
    """Start something that prints in a child process; the future holds its result or its `ProblemError`.

    `act` is a function of a module, and it and its arguments are sent to the child.
    """
    printed: Future[Printed] = Future()
    printed.set_running_or_notify_cancel()
    with _real_stderr():
        executor = ProcessPoolExecutor(1, mp_context=_context(), initializer=_keep_quiet)
        inner = executor.submit(_print_or_tell, act, arguments)
    inner.add_done_callback(lambda done: _hand_over(done, printed))
    executor.shutdown(wait=False)
    return printed


def write_whole(out: Path, content: bytes) -> None:
    """Write a file so that its path never holds a part of it; readable by its owner only.

    Raises `ProblemError` with DISK_FULL or FOLDER_UNWRITABLE.
    """
    temporary: Path | None = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.stem[:40]}-", suffix=".part")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(out)
        temporary = None
    except OSError as error:
        code = ProblemCode.DISK_FULL if error.errno in _NO_ROOM else ProblemCode.FOLDER_UNWRITABLE
        details = {"file": out.name, "folder": str(out.parent), "reason": error.strerror or str(error)}
        raise ProblemError(Problem(code, Place(file=str(out)), details)) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _context() -> multiprocessing.context.BaseContext:
    """Return how children start: never by forking a process that has threads."""
    return multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")


@contextmanager
def _real_stderr() -> Iterator[None]:
    """Put the stderr of the process back while a child starts.

    Children inherit its file, and the stream that a terminal app puts in its place has none.
    """
    captured = sys.stderr
    sys.stderr = sys.__stderr__ or captured
    try:
        yield
    finally:
        sys.stderr = captured


def _keep_quiet() -> None:
    """Close the terminal to a child: what its libraries print would land in the middle of the app."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)
    os.close(silence)


def _print_or_tell(
    act: Callable[..., Printed], arguments: tuple[object, ...]
) -> Printed | tuple[Problem, ...]:
    # An exception with arguments of its own does not survive the way between processes; problems do.
    try:
        return act(*arguments)
    except ProblemError as error:
        return error.problems


def _hand_over(done: Future[Printed | tuple[Problem, ...]], printed: Future[Printed]) -> None:
    failure = done.exception()
    if failure is not None:
        reason = f"{type(failure).__name__}: {failure}"
        problem = Problem(ProblemCode.RENDERING_FAILED, Place(), {"reason": reason})
        printed.set_exception(ProblemError(problem))
        return
    told = done.result()
    if isinstance(told, Printed):
        printed.set_result(told)
    else:
        printed.set_exception(ProblemError(*told))
