"""Lines out of paragraphs: breaks text at a width counted in terminal cells, Chinese as well as English.

Chinese may break between any two characters, but no line starts with a closing mark or ends with an
opening one; Latin words stay whole unless they are longer than a line. Nothing here draws.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rich.cells import cell_len, chop_cells

_WIDE: Final = (
    r"\u1100-\u115f\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f"
    r"\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd"
)
_UNIT: Final = re.compile(rf"\n|[^\S\n]+|[{_WIDE}]|[^\s{_WIDE}]+")
_IS_WIDE: Final = re.compile(rf"[{_WIDE}]")
_CLOSING: Final = frozenset("，。、；：？！）】》〉」』〕”’…％·,.;:?!)]}%")
_OPENING: Final = frozenset("（【《〈「『〔“‘([{")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some text in one style, with a mark or label that stands before its first line."""

    text: str
    style: str = ""
    lead: str = ""
    lead_style: str = ""
    indent: int = 0
    """Cells that every line is moved in; the lead stands inside them where it fits."""


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most `width` cells; an empty text is one empty line."""
    width = max(width, 2)
    lines, line, room = [], "", width
    for unit in _units(text):
        if unit == "\n":
            lines.append(line.rstrip())
            line, room = "", width
            continue
        length = cell_len(unit)
        if length <= room or (unit.isspace() and line):
            line, room = line + unit, room - length
        elif not unit.isspace():
            if line.strip():
                lines.append(line.rstrip())
            *full, line = chop_cells(unit, width) if length > width else [unit]
            lines += full
            room = width - cell_len(line)
    return [*lines, line.rstrip()]


@lru_cache(maxsize=4096)
def lines_of(paragraph: Paragraph, width: int) -> tuple[tuple[str, str], ...]:
    """Return the lines of a paragraph, each as what stands in the indent and the text behind it."""
    indent = max(paragraph.indent, cell_len(paragraph.lead))
    texts = wrap(paragraph.text, width - indent)
    first = paragraph.lead + " " * (indent - cell_len(paragraph.lead))
    return tuple((first if row == 0 else " " * indent, text) for row, text in enumerate(texts))


def shorten(text: str, width: int) -> str:
    """Return a text that fits a width on one line; what is left out is marked by two dots."""
    flat = " ".join(text.split())
    if cell_len(flat) <= width:
        return flat
    return chop_cells(flat, max(width - 2, 1))[0].rstrip() + ".." if width > 2 else ".."[:width]


def one_half(text: str, language: str) -> str:
    """Return the half in a language of a text written as `English ／ 中文`; any other text as it is."""
    english, mark, chinese = text.partition(" ／ ")
    if not mark or _IS_WIDE.search(english) or not _IS_WIDE.search(chinese):
        return text
    return chinese if language == "zh" else english


def _units(text: str) -> Iterator[str]:
    """Yield what must not be broken: words, single wide characters with the marks that cling to them."""
    held = ""
    for unit in _UNIT.findall(text):
        if unit.isspace():
            if held:
                yield held
            yield unit
            held = ""
        elif held and (_clings(held, unit)):
            held += unit
        else:
            if held:
                yield held
            held = unit
    if held:
        yield held


def _clings(before: str, unit: str) -> bool:
    return before[-1] in _OPENING or unit[0] in _CLOSING
