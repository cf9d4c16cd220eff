"""Paragraphs on the screen: wrapped for Chinese and English, updated in place, never read as markup."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from dd_toolkit.tui.flow import Paragraph, lines_of

FALLBACK_WIDTH = 80
"""Width in cells before the first layout."""


class Prose(Widget):
    """Shows paragraphs; without any it takes no room."""

    DEFAULT_CSS = "Prose { height: auto; width: 1fr; }"

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id, classes=classes, markup=False)
        self.paragraphs: tuple[Paragraph, ...] = ()
        self._laid: tuple[int, list[Content], list[int]] | None = None

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show other paragraphs; the same ones again cost nothing."""
        shown = tuple(paragraphs)
        if shown == self.paragraphs:
            return
        before = self._laid
        self.paragraphs, self._laid = shown, None
        same_height = before is not None and len(self._lay(before[0])[1]) == len(before[1])
        self.refresh(layout=not same_height)

    def text(self) -> str:
        """Return everything shown as plain text."""
        return "\n".join(f"{each.lead}{each.text}" for each in self.paragraphs)

    def paragraph_at(self, row: int) -> int | None:
        """Return which paragraph a row of the widget belongs to; None beyond the last."""
        owners = self._lay(self._width())[2]
        return owners[row] if 0 <= row < len(owners) else None

    def rows_of(self, paragraph: int) -> tuple[int, int]:
        """Return first row and number of rows of a paragraph."""
        owners = self._lay(self._width())[2]
        return (owners.index(paragraph), owners.count(paragraph)) if paragraph in owners else (0, 1)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 -- Textual's signature
        """Take the whole width."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 -- Textual's signature
        """Return the number of lines at a width."""
        return len(self._lay(width)[1])

    def render(self) -> Content:
        """Return the lines at the present width."""
        return Content("\n").join(self._lay(self._width())[1])

    def _width(self) -> int:
        return self.content_size.width or FALLBACK_WIDTH

    def _lay(self, width: int) -> tuple[int, list[Content], list[int]]:
        if self._laid is None or self._laid[0] != width:
            lines: list[Content] = []
            owners: list[int] = []
            for position, paragraph in enumerate(self.paragraphs):
                for lead, text in lines_of(paragraph, width):
                    parts = ((lead, paragraph.lead_style), (text, paragraph.style))
                    lines.append(Content.assemble(*[Content.styled(*part) for part in parts if part[0]]))
                    owners.append(position)
            self._laid = (width, lines, owners)
        return self._laid
