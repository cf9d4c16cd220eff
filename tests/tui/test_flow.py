"""Lines out of paragraphs.

F1 no line is wider than the width; F2 nothing but spaces at breaks is lost; F3 no line begins with a closing
mark that could cling to the line before; F4 an indent holds for every line, its lead for the first.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dd_toolkit.tui.flow import Paragraph, lines_of, one_half, shorten, wrap

TEXTS = st.text(alphabet="ab ,.，。（）“”派遣工的 \n-1%", max_size=120)


@given(TEXTS, st.integers(min_value=8, max_value=60))
def test_lines_never_exceed_the_width(text: str, width: int) -> None:
    """F1: whatever the text, every line fits."""
    assert all(cell_len(line) <= width for line in wrap(text, width))


@given(TEXTS, st.integers(min_value=8, max_value=60))
def test_nothing_but_spaces_is_lost(text: str, width: int) -> None:
    """F2: the lines together hold every character that is no space, in order."""
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


def test_chinese_breaks_before_no_closing_mark() -> None:
    """F3: a comma or a closing bracket stays with the character before it."""
    lines = wrap("工人可以拒绝加班，而不受任何损失（包括扣款）。", 10)
    assert not any(line[0] in "，。）" for line in lines)


def test_a_latin_word_after_chinese_stays_whole() -> None:
    """F3: a number or word is moved as a whole to the next line."""
    assert wrap("按最低工资 LAB-WAG-01.1 计算", 14) == ["按最低工资", "LAB-WAG-01.1", "计算"]


def test_breaks_of_the_text_are_kept() -> None:
    """F2: a person's own line breaks stay."""
    assert wrap("one\n\ntwo", 20) == ["one", "", "two"]


def test_an_indent_holds_for_every_line() -> None:
    """F4: further lines stand below the text, not below the lead."""
    assert lines_of(Paragraph("one two three", lead="- ", indent=4), 9) == (
        ("-   ", "one"),
        ("    ", "two"),
        ("    ", "three"),
    )


def test_a_shortened_text_says_so() -> None:
    """A text that does not fit ends in two dots and fits then."""
    assert shorten("派遣工与外包工", 9) == "派遣工.."
    assert shorten("fits", 9) == "fits"


def test_a_text_in_two_languages_shows_one_half() -> None:
    """Only English before and Chinese behind the mark are halves; any other text stays whole."""
    assert one_half("Huizhou ／ 惠州", "en") == "Huizhou"
    assert one_half("Huizhou ／ 惠州", "zh") == "惠州"
    for text in ("A ／ B", "甲 ／ 乙", "Huizhou／惠州", "甲 ／ B"):
        assert one_half(text, "en") == text
