"""From HTML to a tagged PDF (PDF/UA-1) with the packaged fonts: same input, same bytes.

The door in front of WeasyPrint: it checks that fonts and style sheet are there, shows fontconfig the
packaged fonts only, and turns whatever goes wrong into problems with a remedy. Nothing is written to disk
here but fontconfig's cache, and nothing is fetched from outside the templates folder.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dd_toolkit.core.problems import Place, Problem, ProblemCode, ProblemError, Severity
from dd_toolkit.reporting.glyphs import missing_characters
from dd_toolkit.reporting.libraries import load_weasyprint, show_only_fonts_of, subsetter_present

STYLESHEET: Final = "assessment/assessment.css"
"""The style sheet of a supplier assessment, inside the templates folder."""
FONT_SHEET: Final = "fonts/fonts.css"
_FONT_FILE: Final = re.compile(r'asset:(fonts/[^"\')]+\.ttf)')
_UNDRAWN: Final = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]{4,6})\)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A PDF and what is worth telling about it."""

    content: bytes
    pages: int
    missing: tuple[str, ...]
    """Characters drawn as a crossed box, because no packaged font has them."""
    warnings: tuple[Problem, ...]
    """The same as problems of severity warning, and others that do not stop a print."""
    log: tuple[str, ...]
    """What else the layout engine complained about; empty for templates in order."""


def render_pdf(
    html: str, templates: Path, *, stylesheet: str = STYLESHEET, cache: Path | None = None
) -> RenderedPdf:
    """Lay out one HTML page as PDF; language, title and subject are those of the page.

    `cache` is where fontconfig keeps its index. Raises `ProblemError` with FONT_MISSING,
    TEMPLATE_MISSING, TEMPLATE_BROKEN, LIBRARY_MISSING or RENDERING_FAILED.
    """
    folder = templates.resolve()
    check_files(folder, stylesheet)
    characters = _undrawable(html, folder)
    show_only_fonts_of(folder / "fonts", cache)
    load_weasyprint()
    with _listening() as lines:
        content, pages = _print(html, folder, stylesheet)
    told = [_UNDRAWN.search(line) for line in lines]
    drawn_as_box = {chr(int(match[1], 16)) for match in told if match}
    missing = tuple(sorted({*characters, *drawn_as_box}))
    log = tuple(line for line, match in zip(lines, told, strict=True) if not match)
    return RenderedPdf(content, pages, missing, _warnings(missing), log)


def check_files(folder: Path, stylesheet: str = STYLESHEET) -> None:
    """Raise `ProblemError` naming every style sheet and font that a print needs and does not find."""
    problems = [
        Problem(ProblemCode.TEMPLATE_MISSING, Place(file=f"templates/{name}"), {"file": name, "reason": ""})
        for name in (stylesheet, FONT_SHEET)
        if not (folder / name).is_file()
    ]
    if not problems:
        sheet = (folder / FONT_SHEET).read_text(encoding="utf-8")
        named = dict.fromkeys(_FONT_FILE.findall(sheet))
        problems = [_font_problem(name) for name in named if not (folder / name).is_file()]
    if problems:
        raise ProblemError(*problems)


def _undrawable(html: str, folder: Path) -> tuple[str, ...]:
    from fontTools.ttLib import TTLibError  # noqa: PLC0415 - deferred import

    try:
        return missing_characters((html,), folder / "fonts")
    except (TTLibError, OSError) as error:
        raise ProblemError(_font_problem("fonts", str(error))) from error


def _print(html: str, folder: Path, stylesheet: str) -> tuple[bytes, int]:
    # WeasyPrint may only be imported once fontconfig is set up and its libraries are known to open.
    from dd_toolkit.reporting.press import AddressRefusedError, press_of  # noqa: PLC0415 - deferred import

    try:
        return press_of(folder, stylesheet).render(html)
    except AddressRefusedError as refused:
        details = {"file": stylesheet, "reason": refused.address}
        problem = Problem(ProblemCode.TEMPLATE_BROKEN, Place(file=f"templates/{stylesheet}"), details)
        raise ProblemError(problem) from refused
    except Exception as error:
        # The engine documents no exceptions of its own; a face must print one line, never a traceback.
        reason = f"{type(error).__name__}: {error}"
        raise ProblemError(Problem(ProblemCode.RENDERING_FAILED, Place(), {"reason": reason})) from error


def _warnings(missing: tuple[str, ...]) -> tuple[Problem, ...]:
    found: list[Problem] = []
    if missing:
        named = " ".join(f"{sign} (U+{ord(sign):04X})" for sign in missing)
        details = {"characters": named, "count": str(len(missing))}
        found.append(Problem(ProblemCode.GLYPH_MISSING, Place(), details, Severity.WARNING))
    if not subsetter_present():
        found.append(Problem(ProblemCode.SUBSETTER_MISSING, Place(), {}, Severity.WARNING))
    return tuple(found)


def _font_problem(name: str, reason: str = "") -> Problem:
    return Problem(
        ProblemCode.FONT_MISSING, Place(file=f"templates/{name}"), {"file": name, "reason": reason}
    )


class _Lines(logging.Handler):
    """Keeps the lines of the layout engine's log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[list[str]]:
    logger, handler = logging.getLogger("weasyprint"), _Lines()
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    try:
        yield handler.lines
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
