"""Paragraphs on the screen: wrapped for Chinese and English, updated in place, never read as markup."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from dd_toolkit.tui.flow import Paragraph, lines_of

FALLBACK_WIDTH = 80
"""Width in cells before the first layout."""


_Part = tuple[str, str]
"""Some text and its style."""


class _Laid(NamedTuple):
    """The lines of the paragraphs at one width."""

    width: int
    lines: list[tuple[_Part, _Part]]
    """Each line as what stands in the indent, and the text behind it."""
    owners: list[int]
    """Which paragraph each line belongs to."""


class Prose(Widget):
    """Shows paragraphs; without any it takes no room."""

    DEFAULT_CSS = "Prose { height: auto; width: 1fr; }"
    ALLOW_SELECT = False
    """Lines are drawn one by one, which Textual's own selection does not know; the terminal's works."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)
    """Follows from the lines; a change of it asks for no second layout, as it does elsewhere."""

    def __init__(
        self,
        id: str | None = None,  # noqa: A002 -- Textual's name
        classes: str | None = None,
        *,
        step: int = 1,
    ) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self.step = step
        """Rows by which the room grows: with large steps a further line needs no new layout of the screen."""
        self.paragraphs: tuple[Paragraph, ...] = ()
        self._laid: _Laid | None = None

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show other paragraphs; only lines that differ are drawn anew, the same ones cost nothing."""
        shown = tuple(paragraphs)
        if shown == self.paragraphs:
            return
        before = self._laid
        self.paragraphs, self._laid = shown, None
        if before is None or self._rows(before.width) != self._rounded(len(before.lines)):
            self.refresh(layout=True)
            return
        now = self._lay(before.width).lines
        changed = [y for y, (old, new) in enumerate(zip_longest(before.lines, now)) if old != new]
        if changed:
            self.refresh(*[Region(0, y, before.width, 1) for y in changed])

    def text(self) -> str:
        """Return everything shown as plain text."""
        return "\n".join(f"{each.lead}{each.text}" for each in self.paragraphs)

    def paragraph_at(self, row: int) -> int | None:
        """Return which paragraph a row of the widget belongs to; None beyond the last."""
        owners = self._lay(self._width()).owners
        return owners[row] if 0 <= row < len(owners) else None

    def rows_of(self, paragraph: int) -> tuple[int, int]:
        """Return first row and number of rows of a paragraph."""
        owners = self._lay(self._width()).owners
        return (owners.index(paragraph), owners.count(paragraph)) if paragraph in owners else (0, 1)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 -- Textual's signature
        """Take the whole width."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 -- Textual's signature
        """Return the number of rows at a width."""
        return self._rows(width)

    def render_line(self, y: int) -> Strip:
        """Return one line at the present width; lines that are not seen are never drawn."""
        lines = self._lay(self._width()).lines
        width = self.size.width
        if y >= len(lines):
            return Strip.blank(width, self.visual_style.rich_style)
        content = Content.assemble(*[Content.styled(*part) for part in lines[y] if part[0]])
        (strip,) = Visual.to_strips(self, content, width, 1, self.visual_style, apply_selection=False)
        return strip.adjust_cell_length(width, self.visual_style.rich_style)

    def _rows(self, width: int) -> int:
        return self._rounded(len(self._lay(width).lines))

    def _rounded(self, lines: int) -> int:
        return -(-lines // self.step) * self.step

    def _width(self) -> int:
        return self.content_size.width or FALLBACK_WIDTH

    def _lay(self, width: int) -> _Laid:
        if self._laid is None or self._laid.width != width:
            lines: list[tuple[_Part, _Part]] = []
            owners: list[int] = []
            for position, paragraph in enumerate(self.paragraphs):
                for lead, text in lines_of(paragraph, width):
                    lines.append(((lead, paragraph.lead_style), (text, paragraph.style)))
                    owners.append(position)
            self._laid = _Laid(width, lines, owners)
        return self._laid
