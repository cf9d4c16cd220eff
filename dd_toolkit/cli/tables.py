"""Plain tables for a terminal: columns parted by two spaces, Chinese counted as wide as it is shown.

No colour and no box, so that other tools can read it. Nothing of an assessment is known here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

SHORT = 6
"""Characters of an id's end that lists show; they are enough to name an assessment."""


def short(id_: str) -> str:
    """Return the end of an id as lists show it."""
    return id_[-SHORT:]


def width_of(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as aligned lines; the last column is as wide as it is."""
    if not rows:
        return []
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows]  # fmt: skip


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))
