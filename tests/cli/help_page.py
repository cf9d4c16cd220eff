"""The reference part of `docs/cli.md`: the help of `ddq` and of every verb, as the program prints it.

`python -m tests.cli.help_page` writes it anew between its two marks; a test compares it with the page.
"""

from __future__ import annotations

import io
import os
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, Final

from dd_toolkit.cli.app import build, run
from dd_toolkit.words.catalogue import Words

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "cli.md"
BEGIN: Final = "<!-- help: begins -->\n"
END: Final = "<!-- help: ends -->\n"


def verbs() -> list[tuple[str, ...]]:
    """Return the path of every verb, `ddq` itself first."""

    def below(command: Any, path: tuple[str, ...]) -> list[tuple[str, ...]]:
        inner = getattr(command, "commands", {})
        return [path, *(each for name, one in inner.items() for each in below(one, (*path, name)))]

    return below(build(Words("en")), ())


def help_of(path: tuple[str, ...]) -> str:
    """Return the help of a verb, 80 columns wide."""
    os.environ.update({"COLUMNS": "80", "LANG": "C.UTF-8"})
    page = io.StringIO()
    with redirect_stdout(page):
        assert run([*path, "--help"]) == 0
    return page.getvalue()


def reference() -> str:
    """Return the help of every verb as Markdown."""
    parts = [
        f"### ddq {' '.join(path)}".rstrip() + f"\n\n```text\n{help_of(path).rstrip()}\n```\n"
        for path in verbs()
    ]
    return "\n".join(parts)


def written() -> str:
    """Return the reference as it stands in the page."""
    return PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]


def write() -> None:
    """Write the reference into the page."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text(before + BEGIN + reference() + END + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__":
    write()
