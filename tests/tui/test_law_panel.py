"""The law beside a question reads as it was on the assessment date, in the language of the app.

1. The fact in force stands in the place of the one that is cited; one that is not in force is marked.
2. Chinese shows Chinese, and English where a fact has no Chinese.
3. A part says which number it is.
"""

from __future__ import annotations

import pytest

from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.tui.law import law_paragraphs
from dd_toolkit.words.catalogue import Words
from tests.builders import library


def told(cites: tuple[str, ...], day: str, language: str) -> list[str]:
    """Return the texts beside a question that cites these."""
    law, _ = library().law()
    return [paragraph.text for paragraph in law_paragraphs(law, cites, day, Words(language))]


@pytest.mark.parametrize(
    ("day", "id_", "value"),
    [("2024-06-01", "LAB-026.before", "11 days per year"), ("2026-06-01", "LAB-026", "13 days per year")],
)
def test_what_speaks_is_shown(day: str, id_: str, value: str) -> None:
    """Before the change the older number is shown, after it the newer one, either with its dates (1)."""
    head, statement = told(("LAB-026",), day, "en")[1:]
    assert head.startswith(f"{id_} · Measures on Holidays")
    assert value in head
    assert "not in force" not in head
    assert statement.startswith("Statutory public holidays")


def test_a_law_that_is_not_in_force_is_marked() -> None:
    """The environmental code is cited for a site assessed before it; no older fact is known (1)."""
    assert told(("ENV-012",), "2026-06-01", "en")[1].endswith("not in force on the assessment date")
    assert told(("ENV-012",), "2026-06-01", "zh")[1].endswith("评估日期时未施行")
    assert "not in force" not in told(("ENV-012",), "2026-10-01", "en")[1]


def test_chinese_is_shown_in_chinese() -> None:
    """Statement, value and unit (2)."""
    _, head, statement, others = told(("LAB-004", "C138"), "2026-06-01", "zh")
    assert head == "LAB-004 · 中华人民共和国劳动法 · 第65条 · 定期 体检 · 1995-01-01起"
    assert statement == "单位要为未成年工安排定期体检。"
    assert "C138" in others


def test_what_has_no_chinese_is_shown_in_english() -> None:
    """A pin from before facts had Chinese is not blank (2)."""
    law = {"LAB-900": Fact("LAB-900", Text("Old."), Text("Law"), text=Text("daily"), unit=Text("check"))}
    texts = [paragraph.text for paragraph in law_paragraphs(law, ("LAB-900",), "2026-01-01", Words("zh"))]
    assert texts[1:] == ["LAB-900 · Law · daily check · 解读未定", "Old."]


def test_a_part_is_named() -> None:
    """Of a fact with two limits the one that counts (3)."""
    assert "cobalt, 15 minutes: 0.1 mg/m3" in told(("OEL-001.stel",), "2026-06-01", "en")[1]
    assert "钴，15分钟：0.1 mg/m³" in told(("OEL-001.stel",), "2026-06-01", "zh")[1]
