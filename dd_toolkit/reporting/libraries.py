"""The machine under the PDF: WeasyPrint's libraries, and a private font configuration.

WeasyPrint is loaded late, because it costs more than most commands take, and quietly, because stdout is
data. Fontconfig sees the packaged fonts and no other, so that a page looks the same everywhere. This module
renders nothing.
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import hashlib
import io
import os
import re
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from xml.sax.saxutils import escape

import platformdirs

from dd_toolkit.core.problems import Place, Problem, ProblemCode, ProblemError

_SUBSETTER: Final = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")
_SHAPER: Final = ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll")
_OLDEST_SUBSETTER: Final = (4, 1, 0)
"""WeasyPrint subsets with HarfBuzz from this version on."""
_NAMED_LIBRARY: Final = re.compile(r"'([^']+)'")


def load_weasyprint() -> ModuleType:
    """Import WeasyPrint without its search for compilers and without a word on stdout.

    Raises `ProblemError` with LIBRARY_MISSING, naming the library that cannot be opened.
    """
    try:
        with _quick_search(), contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            # A missing subsetter is a problem with a remedy (SUBSETTER_MISSING), not a Python warning.
            warnings.simplefilter("ignore", DeprecationWarning)
            import weasyprint  # noqa: PLC0415 - deferred import
    except OSError as error:
        named = _NAMED_LIBRARY.search(str(error))
        raise ProblemError(_missing(named[1] if named else str(error))) from error
    except ImportError as error:
        raise ProblemError(_missing(error.name or "weasyprint")) from error
    module: ModuleType = weasyprint
    return module


def subsetter_present() -> bool:
    """Tell whether HarfBuzz can cut fonts down; without it a PDF takes several times as long."""
    if _opened(_SUBSETTER, "harfbuzz-subset") is None:
        return False
    shaper = _opened(_SHAPER, "harfbuzz")
    return shaper is not None and bool(shaper.hb_version_atleast(*_OLDEST_SUBSETTER))


def show_only_fonts_of(folder: Path, cache: Path | None = None) -> Path:
    """Point fontconfig at one folder of fonts for this process and those it starts; return its file.

    `cache` is where the configuration and fontconfig's own index are kept, by default the user's cache
    folder; where that cannot be written, a folder for this process alone serves.
    """
    wanted = cache or Path(platformdirs.user_cache_dir("dd-toolkit")) / "fonts"
    try:
        file = _write_configuration(folder, wanted)
    except OSError:
        file = _write_configuration(folder, Path(tempfile.mkdtemp(prefix="dd-toolkit-fonts-")))
    os.environ["FONTCONFIG_FILE"] = str(file)
    return file


@contextlib.contextmanager
def _quick_search() -> Iterator[None]:
    """Let libraries be opened by their name on Linux, where searching for them starts a compiler."""
    # Typed as Any because the function is replaced for a moment.
    finder: Any = ctypes.util
    search = finder.find_library
    if sys.platform.startswith("linux"):
        finder.find_library = lambda _name: None
    try:
        yield
    finally:
        finder.find_library = search


def _opened(names: tuple[str, ...], short: str) -> ctypes.CDLL | None:
    found = None if sys.platform.startswith("linux") else ctypes.util.find_library(short)
    for name in (*names, *([found] if found else [])):
        with contextlib.suppress(OSError):
            return ctypes.CDLL(name)
    return None


def _write_configuration(fonts: Path, cache: Path) -> Path:
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n'
        f"  <dir>{escape(str(fonts))}</dir>\n  <cachedir>{escape(str(cache))}</cachedir>\n</fontconfig>\n"
    ).encode()
    file = cache / f"fonts-{hashlib.sha256(content).hexdigest()[:16]}.conf"
    if not file.exists():
        handle, name = tempfile.mkstemp(dir=cache)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(file)
    return file


def _missing(library: str) -> Problem:
    return Problem(ProblemCode.LIBRARY_MISSING, Place(), {"library": library})
