"""What is said about production regimes: nothing left over, nothing missing, both languages alike."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from dd_toolkit.core.evaluation.production_regime import Fit, Resemblance
from dd_toolkit.words.production import WORDS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [*(ROOT / "dd_toolkit").rglob("*.py"), *(ROOT / "templates").rglob("*.j2")]
MADE = {f"production.{each}" for each in Resemblance} | {f"production.fit.{each}" for each in Fit}
"""Codes whose end is a value."""


def said() -> set[str]:
    """Return every code that stands whole in a module or template."""
    texts = (
        path.read_text("utf-8")
        for path in SOURCES
        if path.name != "production.py" or "words" not in path.parts
    )
    return {code for text in texts for code in re.findall(r"""["'](production(?:\.[a-z_]+)+)["']""", text)}


def test_every_code_is_said_and_has_words() -> None:
    """Codes of modules and templates are in the table, and the table has no others."""
    assert said() | MADE == set(WORDS)


@pytest.mark.parametrize("code", sorted(WORDS))
def test_both_languages_say_the_same(code: str) -> None:
    """Parameters are equal, and each text is in its language unless it only frames."""
    english, chinese = WORDS[code]
    names = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (english, chinese)]
    assert names[0] == names[1]
    assert not re.search(r"[\u3000-\u9fff]", english)
    frame = re.sub(r"\{[a-z]+\}", "", chinese).strip(" ·（）：")
    assert not frame or re.search(r"[\u4e00-\u9fff]", chinese), code
