"""A small tree of an HTML page, for assertions about its structure; it draws nothing and repairs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "col", "br"})


@dataclass(slots=True)
class Element:
    """One element with its attributes, children and own text."""

    tag: str
    attributes: dict[str, str]
    parts: list[Element | str] = field(default_factory=list)
    """Children and text between them, in document order."""

    @property
    def children(self) -> list[Element]:
        """Return the elements directly inside."""
        return [each for each in self.parts if isinstance(each, Element)]

    def all(self, *tags: str) -> Iterator[Element]:
        """Yield descendants in document order, those with one of the tags, or all."""
        for child in self.children:
            if not tags or child.tag in tags:
                yield child
            yield from child.all(*tags)

    @property
    def text(self) -> str:
        """Return the text of the element and its descendants, white space joined."""
        return " ".join(" ".join(each if isinstance(each, str) else each.text for each in self.parts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].parts.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"<{self.open[-1].tag}> closed by </{tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def page_tree(html: str) -> Element:
    """Parse a page; an element that is not closed in its place fails."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"left open: {reader.open[-1].tag}"
    return reader.root
