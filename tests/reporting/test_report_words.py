"""The words of the report and the places that say them agree.

1. Every code that a template or module says is in the table, and every code of the table is said.
2. Both languages take the same parameters, neither is blank, and neither calls evidence strength confidence.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from dd_toolkit.core.report.disclose import Audience
from dd_toolkit.reporting.html import ASSESSMENT
from dd_toolkit.words.report import WORDS
from tests.reporting.conftest import TEMPLATES

ROOT = TEMPLATES.parent
SOURCES = [
    *sorted((TEMPLATES / Path(ASSESSMENT).parent).glob("*.j2")),
    *sorted((TEMPLATES / "parts").glob("*.j2")),
    *sorted((ROOT / "dd_toolkit" / "reporting").glob("*.py")),
]
LITERAL = re.compile(r"""["'](report(?:\.[a-z_]+)+)["']""")
MADE = ("report.mark.", "report.materiality.")
"""Beginnings of codes whose end is a value."""


def said() -> set[str]:
    """Return every code that stands whole in a template or module."""
    found = {code for path in SOURCES for code in LITERAL.findall(path.read_text(encoding="utf-8"))}
    return {code for code in found if not code.endswith("_")}


def parameters(text: str) -> set[str]:
    """Return the parameters of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_code_that_is_said_has_words() -> None:
    """A code in a template or module is in the table (1)."""
    assert said()
    assert said() <= set(WORDS)


def test_every_code_that_has_words_is_said() -> None:
    """No text stands in the table that nothing prints; those made of a value have such a value (1)."""
    rest = set(WORDS) - said()
    assert {code for code in rest if not code.startswith(MADE)} == set()
    assert {code for code in rest if code.startswith("report.mark.")} <= {
        f"report.mark.{audience}" for audience in Audience
    }


@pytest.mark.parametrize("code", sorted(WORDS))
def test_both_languages_say_the_same(code: str) -> None:
    """Parameters are equal, and both texts are there, except where Chinese or English needs none (2)."""
    english, chinese = WORDS[code]
    assert parameters(english) == parameters(chinese)
    assert chinese
    assert english or code == "report.page.after"
    assert "confiden" not in english.lower() or "confidential" in english.lower()
    assert "置信" not in chinese
