"""The production regime on the page: in the result chapter, a quiet table that says what it is.

1. It stands in the result chapter and says that it is context; without it the chapter has no trace of it.
2. Every indicator, value, range and count is there, in either language; nothing typed becomes mark-up.
3. Heads have scopes, and what fits is said in words, not by weight alone.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from dd_toolkit.reporting.html import render_html
from dd_toolkit.reporting.pdf import render_pdf
from dd_toolkit.words.catalogue import LANGUAGES, Words
from tests.reporting.conftest import TEMPLATES
from tests.reporting.page_tree import Element, page_tree
from tests.reporting.sample_production import sample_production
from tests.reporting.sample_report import sample_report


def chapter(language: str, *, shown: bool = True) -> Element:
    """Return the result chapter of the sample."""
    report = replace(sample_report(), production=sample_production() if shown else None)
    page = page_tree(render_html(report, Words(language), TEMPLATES))
    (found,) = [each for each in page.all() if each.attributes.get("id") == "result"]
    return found


def tables(part: Element) -> list[Element]:
    """Return the tables of production regimes in a part of the page."""
    return [each for each in part.all("table") if each.attributes.get("class") == "production"]


def flat(part: Element) -> str:
    """Return the text of a part without any space."""
    return "".join(part.text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_that_it_is_context(language: str) -> None:
    """1: title, meaning and sentence stand in the result chapter."""
    words, text = Words(language), flat(chapter(language))
    maker = "first maker" if language == "en" else "first型"
    sentence = words("production.resembles", regimes=maker, fitting=1, known=2)
    codes = ("production.title", "production.meaning", "production.conventions")
    for expected in (sentence, *(words(code) for code in codes)):
        assert "".join(expected.split()) in text


def test_without_it_nothing_is_said() -> None:
    """1: a site that is not compared has no empty table."""
    part = chapter("en", shown=False)
    assert tables(part) == []
    assert "Productionregime" not in flat(part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_there(language: str) -> None:
    """2: names, values, families, ranges with their mark, fits and counts."""
    words = Words(language)
    (table,) = tables(chapter(language))
    text = flat(table)
    expected = {
        "en": ("<Base> pay", "45 %", "Management", "A <union> on paper", "under 10", "under 20*"),
        "zh": ("<底薪>", "45 %", "企业管理方", "有名无实的<工会>", "不到10", "不到20*"),
    }[language]
    said = ("production.fit.fits", "production.fit.differs", "production.fit.unknown", "production.disputed")
    for part in (*expected, *(words(code) for code in said), words("terms.state.refused")):
        assert "".join(part.split()) in text
    assert text.count("".join(words("production.count", fitting=1, known=2).split())) == 2
    assert "under10*" not in text
    assert "不到10*" not in text


def test_heads_have_scopes() -> None:
    """3: a column for each regime and a row for each indicator, and for the counts."""
    (table,) = tables(chapter("en"))
    scopes = [each.attributes.get("scope") for each in table.all("th")]
    assert scopes.count("col") == 3
    assert scopes.count("row") == 4
    assert None not in scopes


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_prints(language: str) -> None:
    """1: the page is laid out with every sign in its fonts."""
    report = replace(sample_report(), production=sample_production())
    printed = render_pdf(render_html(report, Words(language), TEMPLATES), TEMPLATES)
    assert printed.missing == ()
