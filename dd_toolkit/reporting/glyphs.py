"""Which characters the packaged fonts can draw, and which of a text they cannot.

A report names every character that no packaged font has, beside the crossed box drawn in its place.
This module reads character maps only: it neither lays out text nor looks at fonts of the machine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import chain
from pathlib import Path

# Controls and separators shape the layout and draw nothing, whatever the font has.
_UNDRAWN_CATEGORIES = frozenset({"Cc", "Zs", "Zl", "Zp"})

# What the text shaper draws as nothing when a font lacks it. The Hangul fillers, though ignorable by
# Unicode, are left out: it draws boxes for them.
_UNDRAWN_RANGES = (
    range(0x00AD, 0x00AE),  # soft hyphen
    range(0x034F, 0x0350),  # grapheme joiner
    range(0x061C, 0x061D),  # Arabic letter mark
    range(0x17B4, 0x17B6),  # Khmer inherent vowels
    range(0x180B, 0x1810),  # Mongolian variation selectors
    range(0x200B, 0x2010),  # zero-width space and joiners, direction marks
    range(0x202A, 0x202F),  # direction embeddings
    range(0x2060, 0x2070),  # word joiner, direction isolates
    range(0xFE00, 0xFE10),  # variation selectors
    range(0xFEFF, 0xFF00),  # byte order mark
    range(0xE0000, 0xE1000),  # tags, variation selectors supplement
)


def packaged_characters(folder: Path) -> frozenset[int]:
    """Give the code points that at least one TTF in `folder` has; none for a folder without fonts.

    Each folder is read once per process. A broken font raises fontTools' `TTLibError`.
    """
    return _read_characters(folder.resolve())


def missing_characters(texts: Iterable[str], folder: Path) -> tuple[str, ...]:
    """Give the characters of `texts` that no TTF in `folder` has, each once, in code point order.

    Controls, white space, variation selectors and other signs that draw nothing are passed over.
    """
    packaged = packaged_characters(folder)
    used = set(chain.from_iterable(texts))
    return tuple(sorted(sign for sign in used if ord(sign) not in packaged and _is_drawn(sign)))


@cache
def _read_characters(folder: Path) -> frozenset[int]:
    # fontTools costs more to import than most commands take, and only reports need it.
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - deferred import

    found: set[int] = set()
    for path in sorted(folder.glob("*.ttf")):
        # Opened here, because fontTools leaves a file open that it cannot read as a font.
        with path.open("rb") as stream, TTFont(stream, lazy=True) as font:
            found.update(font.getBestCmap() or ())
    return frozenset(found)


def _is_drawn(sign: str) -> bool:
    """Tell whether a character leaves ink, so that its absence from the fonts would show."""
    if unicodedata.category(sign) in _UNDRAWN_CATEGORIES:
        return False
    return not any(ord(sign) in undrawn for undrawn in _UNDRAWN_RANGES)
