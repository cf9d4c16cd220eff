"""Bars show what they are given, name it in words, and cannot be broken by a title.

1. The points at the ends are proven rounded down and possible rounded up.
2. Solid, striped and pale parts lie where the numbers put them; stripes stay inside.
3. Every figure opens with an escaped title and names both packaged families on every text.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dd_toolkit.reporting.charts import SMALL, WIDE, Mark, Shape, interval_bar, point_bar, scale, swatch
from dd_toolkit.reporting.points import possible_points, proven_points

SVG = "{http://www.w3.org/2000/svg}"
BANDS = (Mark("E", 0.0), Mark("D", 0.25), Mark("C", 0.4), Mark("B", 0.55), Mark("A", 0.7))
SHARES = st.floats(0, 1, allow_nan=False)


def figure(drawn: Markup) -> ElementTree.Element:
    """Parse a figure as XML, which refuses anything that is not escaped."""
    return ElementTree.fromstring(drawn)


def words_of(drawn: Markup) -> list[str]:
    """Return the texts drawn in a figure."""
    return [each.text or "" for each in figure(drawn).iter(f"{SVG}text")]


def all_figures() -> list[Markup]:
    """Draw one figure of every kind."""
    return [
        interval_bar(0.2, 0.8, "t", BANDS),
        interval_bar(0.2, 0.8, "t", (), SMALL),
        point_bar(0.5, "t"),
        scale("t", BANDS),
        scale("t"),
        *(swatch(part, "t") for part in ("proven", "open", "rest")),
    ]


def test_points_stand_at_the_ends() -> None:
    """A bar carries proven rounded down at its left and possible rounded up at its right (1)."""
    assert words_of(interval_bar(0.5261, 0.8549, "t")) == ["52", "86"]


@given(SHARES, SHARES, st.sampled_from([WIDE, SMALL]))
def test_parts_lie_where_the_numbers_put_them(one: float, other: float, shape: Shape) -> None:
    """The solid part ends at proven, stripes keep between proven and possible, whatever the numbers (2)."""
    low, high = sorted((one, other))
    drawn = figure(interval_bar(low, high, "t", BANDS, shape))
    solid = [each for each in drawn.iter(f"{SVG}rect") if each.get("fill") == "#173f66"]
    assert len(solid) == (1 if shape.x(low) > shape.x(0) else 0)
    for each in solid:
        assert float(each.get("width", "")) == pytest.approx(shape.track * low, abs=0.02)
    stripes = "".join(
        each.get("d", "") for each in drawn.iter(f"{SVG}path") if each.get("stroke") == "#173f66"
    )
    ends = [float(x) for x in re.findall(r"[ML]([\d.]+) ", stripes)]
    assert all(shape.x(low) - 0.01 <= x <= shape.x(high) + 0.01 for x in ends)
    assert words_of(interval_bar(low, high, "t", (), shape)) == [
        str(proven_points(low)),
        str(possible_points(high)),
    ]


def test_an_open_part_is_striped_and_a_settled_one_is_not() -> None:
    """An interval of no width has no stripes; any other has some (2)."""
    settled, open_ = interval_bar(0.4, 0.4, "t"), interval_bar(0.4, 0.6, "t")
    assert "<path" not in settled
    assert "<path" in open_


def test_scale_names_every_band_between_its_thresholds() -> None:
    """The scale shows each band's letter in the middle of its stretch, and ticks from 0 to 100 (2)."""
    drawn = figure(scale("t", BANDS))
    places = {each.text: float(each.get("x", "")) for each in drawn.iter(f"{SVG}text")}
    assert places["C"] == pytest.approx((WIDE.x(0.4) + WIDE.x(0.55)) / 2, abs=0.02)
    assert {"0", "25", "50", "75", "100"} < set(places)
    assert len(list(drawn.iter(f"{SVG}path"))) == 4 + 5


@pytest.mark.parametrize("drawn", all_figures())
def test_every_figure_has_a_title_and_both_families(drawn: Markup) -> None:
    """The first child is the title; the figure and each text name both packaged families (3)."""
    root = figure(drawn)
    assert (root[0].tag, root[0].text) == (f"{SVG}title", "t")
    for each in (root, *root.iter(f"{SVG}text")):
        assert each.get("font-family") == "DDQ Sans Latin, DDQ Sans"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])))
def test_a_title_cannot_leave_its_element(title: str) -> None:
    """Any title stays text (3)."""
    root = figure(interval_bar(0.1, 0.2, title))
    assert [each.tag for each in root.iter(f"{SVG}title")] == [f"{SVG}title"]
    assert (root[0].text or "") == title


def test_hostile_band_names_stay_text() -> None:
    """A band's name is escaped as well: methods are files that people write (3)."""
    drawn = scale("t", (Mark("<b>&", 0.0),))
    assert "<b>" not in drawn
    assert "<b>&" in words_of(drawn)
