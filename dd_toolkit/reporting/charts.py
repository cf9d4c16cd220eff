"""Interval charts as inline SVG: what is proven, what is still open, and what is shown not to be good.

Pure functions from numbers to SVG. They draw and label, and refuse to compute a score, choose a wording or
read a file. The three parts of a bar differ in pattern, not only in colour, so that a black-and-white print
and a colour-blind reader lose nothing. Every figure opens with a `<title>`, which PDF/UA needs as its
alternative text, and names both packaged families, which CSS cannot do inside SVG.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from dd_toolkit.reporting.points import possible_points, proven_points, whole_points

FAMILIES: Final = "DDQ Sans Latin, DDQ Sans"
"""The packaged font families, Latin first: figures hold digits and letters only."""
_INK: Final = "#173f66"
_PALE: Final = "#e3e3e3"
_LINE: Final = "#4d4d4d"
_STRIPES: Final = 2.6
_TICKS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the scale with its name: where a band begins."""

    label: str
    at: float
    """Proportion of the scale, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a bar in points of paper."""

    track: float
    height: float
    gutter: float
    """Room for a number at either end of the track."""
    letters: float
    """Size of its digits."""

    @property
    def width(self) -> float:
        """Return the width of the whole figure."""
        return self.track + 2 * self.gutter

    def x(self, share: float) -> float:
        """Return where a proportion lies, from the left edge of the figure."""
        return self.gutter + self.track * min(max(share, 0.0), 1.0)


WIDE: Final = Shape(track=205, height=11, gutter=19, letters=8)
"""For pillars and sections."""
SMALL: Final = Shape(track=80, height=6.5, gutter=18, letters=7)
"""For one question."""


def interval_bar(
    low: float, high: float, title: str, marks: Iterable[Mark] = (), shape: Shape = WIDE
) -> Markup:
    """Draw one interval: solid up to proven, striped up to possible, pale beyond; its points at the ends."""
    start, end = sorted((low, high))
    top = 2.5 if shape is WIDE else 1.0
    total = shape.height + 2 * top
    base = total - (total - shape.letters * 0.72) / 2
    inside = [
        _rectangle(shape.x(0), top, shape.track, shape.height, _PALE),
        _rectangle(shape.x(start), top, shape.x(end) - shape.x(start), shape.height, "#ffffff"),
        _stripes(shape.x(start), shape.x(end), top, shape.height),
        _rectangle(shape.x(0), top, shape.x(start) - shape.x(0), shape.height, _INK),
        Markup(
            '<rect x="{}" y="{}" width="{}" height="{}" fill="none" stroke="{}" stroke-width="0.5"/>'
        ).format(_n(shape.x(0)), _n(top), _n(shape.track), _n(shape.height), _LINE),
        *(_mark_line(shape.x(mark.at), total) for mark in marks),
        _letters(shape.gutter - 3, base, str(proven_points(start)), shape.letters, "end"),
        _letters(shape.gutter + shape.track + 3, base, str(possible_points(end)), shape.letters, "start"),
    ]
    return _figure(shape.width, total, title, inside)


def point_bar(value: float, title: str, shape: Shape = SMALL) -> Markup:
    """Draw one value as a diamond on the track from 0 to 100, its points at the right end."""
    total = shape.height + 2
    middle, x, half = total / 2, shape.x(value), shape.height / 2
    base = total - (total - shape.letters * 0.72) / 2
    diamond = f"M{_n(x - half)} {_n(middle)}L{_n(x)} {_n(middle - half)}L{_n(x + half)} {_n(middle)}"
    inside = [
        _rectangle(shape.x(0), middle - 0.75, shape.track, 1.5, _PALE),
        Markup('<path d="{}L{} {}Z" fill="{}"/>').format(diamond, _n(x), _n(middle + half), _INK),
        _letters(shape.gutter + shape.track + half + 2, base, whole_points(value), shape.letters, "start"),
    ]
    return _figure(shape.width, total, title, inside)


def scale(title: str, marks: Iterable[Mark] = (), shape: Shape = WIDE) -> Markup:
    """Draw the scale above a column of bars: 0 to 100 below, the bands' names above where any are given."""
    named = sorted(marks, key=lambda mark: mark.at)
    size = shape.letters - 0.5
    top = size + 2 if named else 0.0
    total = top + size + 4
    ends = [mark.at for mark in named[1:]] + [1.0]
    inside = [
        _letters((shape.x(mark.at) + shape.x(end)) / 2, size, mark.label, size, "middle", bold=True)
        for mark, end in zip(named, ends, strict=False)
    ]
    inside += [_mark_line(shape.x(mark.at), top) for mark in named if mark.at > 0]
    for tick in _TICKS:
        inside.append(_letters(shape.x(tick), top + size, f"{tick * 100:.0f}", size, "middle"))
        inside.append(_line(shape.x(tick), top + size + 1.5, total))
    return _figure(shape.width, total, title, inside)


def swatch(part: str, title: str) -> Markup:
    """Draw a sample of one part of a bar for the legend: `proven`, `open` or `rest`."""
    width, height = 22.0, 8.0
    inside = [
        _rectangle(0.5, 0.5, width - 1, height - 1, {"proven": _INK, "rest": _PALE}.get(part, "#ffffff"))
    ]
    if part == "open":
        inside.append(_stripes(0.5, width - 0.5, 0.5, height - 1))
    inside.append(
        Markup(
            '<rect x="0.5" y="0.5" width="{}" height="{}" fill="none" stroke="{}" stroke-width="0.5"/>'
        ).format(_n(width - 1), _n(height - 1), _LINE)
    )
    return _figure(width, height, title, inside)


def _figure(width: float, height: float, title: str, inside: Iterable[Markup]) -> Markup:
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{0}pt" height="{1}pt" viewBox="0 0 {0} {1}" '
        'font-family="{2}"><title>{3}</title>{4}</svg>'
    ).format(_n(width), _n(height), FAMILIES, title, Markup("").join(inside))


def _rectangle(x: float, y: float, width: float, height: float, fill: str) -> Markup:
    if width <= 0:
        return Markup("")
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>').format(
        _n(x), _n(y), _n(width), _n(height), fill
    )


def _stripes(left: float, right: float, top: float, height: float) -> Markup:
    """Draw slanted lines from `left` to `right`, each cut where it would leave the rectangle."""
    steps: list[str] = []
    foot = left - height
    while foot < right:
        x1, x2 = max(foot, left), min(foot + height, right)
        if x2 - x1 > 0.05:
            y1, y2 = top + height - (x1 - foot), top + height - (x2 - foot)
            steps.append(f"M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}")
        foot += _STRIPES
    if not steps:
        return Markup("")
    return Markup('<path d="{}" fill="none" stroke="{}" stroke-width="0.7"/>').format("".join(steps), _INK)


def _mark_line(x: float, bottom: float) -> Markup:
    return Markup(
        '<path d="M{0} 0L{0} {1}" fill="none" stroke="{2}" stroke-width="0.6" stroke-dasharray="1.5 1"/>'
    ).format(_n(x), _n(bottom), _LINE)


def _line(x: float, top: float, bottom: float) -> Markup:
    return Markup('<path d="M{0} {1}L{0} {2}" fill="none" stroke="{3}" stroke-width="0.5"/>').format(
        _n(x), _n(top), _n(bottom), _LINE
    )


def _letters(x: float, y: float, text: str, size: float, anchor: str, *, bold: bool = False) -> Markup:
    return Markup(
        '<text x="{}" y="{}" font-size="{}" text-anchor="{}" font-family="{}" font-weight="{}" '
        'fill="#1a1a1a">{}</text>'
    ).format(_n(x), _n(y), _n(size), anchor, FAMILIES, "700" if bold else "400", text)


def _n(number: float) -> str:
    """Return a coordinate with two decimals at most, the same on every machine."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
