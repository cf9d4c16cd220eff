"""The packaged fonts hold what reports promise, and a character they lack is named.

1. GB 2312 and the Table of General Standard Chinese Characters are complete in both Chinese weights.
2. A character that no font has is a visible box that covers no neighbour, never a blank.
3. The fonts travel with their licences, and their README counts what they hold.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.reporting.glyphs import missing_characters, packaged_characters

FONTS = Path(__file__).parents[2] / "templates" / "fonts"
STANDARD_LIST = Path(__file__).with_name("general-standard-characters.txt")
CHINESE = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
LATIN = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
LEVEL_SIZES = [3500, 3000, 1605]
# WeasyPrint gives a missing character the approximate width of one: 0.47 em in the narrowest of these fonts.
ROOM_FOR_BOX = 470


def character_map(name: str) -> frozenset[int]:
    """Read the code points of one packaged font."""
    with TTFont(FONTS / name, lazy=True) as font:
        return frozenset(font.getBestCmap())


def standard_characters() -> tuple[str, ...]:
    """Read the Table of General Standard Chinese Characters in its order."""
    lines = STANDARD_LIST.read_text(encoding="utf-8").splitlines()
    return tuple("".join(line for line in lines if not line.startswith("#")))


def gb2312_characters() -> frozenset[str]:
    """Decode every double byte that GB 2312 assigns."""
    rows, cells = range(0xA1, 0xF8), range(0xA1, 0xFF)
    pairs = (bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in cells)
    return frozenset(sign for sign in pairs if sign)


def test_list_of_standard_characters_is_whole() -> None:
    """The list holds 8,105 different characters in the three levels of the table (1)."""
    characters = standard_characters()
    assert len(characters) == len(set(characters)) == sum(LEVEL_SIZES)
    text = STANDARD_LIST.read_text(encoding="utf-8")
    levels = re.split(r"^# Level .*\n", text, flags=re.MULTILINE)[1:]
    assert [len(level.replace("\n", "")) for level in levels] == LEVEL_SIZES


@pytest.mark.parametrize("name", CHINESE)
def test_chinese_fonts_have_every_standard_character(name: str) -> None:
    """Each Chinese weight has all 8,105 characters of the table (1)."""
    has = character_map(name)
    assert [sign for sign in standard_characters() if ord(sign) not in has] == []


@pytest.mark.parametrize("name", CHINESE)
def test_chinese_fonts_have_all_of_gb2312(name: str) -> None:
    """Each Chinese weight has the 6,763 hanzi and 682 other characters of GB 2312 (1)."""
    characters = gb2312_characters()
    assert len(characters) == 6763 + 682
    has = character_map(name)
    assert sorted(sign for sign in characters if ord(sign) not in has) == []


@pytest.mark.parametrize("regular, bold", [CHINESE, LATIN])
def test_both_weights_have_the_same_characters(regular: str, bold: str) -> None:
    """Nothing that is there in regular turns into a box in bold."""
    assert character_map(regular) == character_map(bold)


@pytest.mark.parametrize("name", [*CHINESE, *LATIN])
def test_box_for_a_missing_character_is_visible_and_narrow(name: str) -> None:
    """The missing-character glyph has an outline and fits the room that layout gives it (2)."""
    with TTFont(FONTS / name) as font:
        box = font["glyf"][".notdef"]
        assert box.numberOfContours > 0
        assert box.yMax - box.yMin > font["OS/2"].sCapHeight
        assert font["hmtx"][".notdef"][0] * 1000 <= ROOM_FOR_BOX * font["head"].unitsPerEm
        assert 0 <= box.xMin < box.xMax <= font["hmtx"][".notdef"][0]


@pytest.mark.parametrize("name", [*CHINESE, *LATIN])
def test_every_font_has_the_spaces(name: str) -> None:
    """A space after a letter is drawn from the letter's font, so each font has one (2)."""
    assert character_map(name) >= {0x20, 0xA0}


@pytest.mark.parametrize("name", LATIN)
@pytest.mark.parametrize(
    "text", ["Wrocław Győr Škoda Diyarbakır", "CO₂ LiPF₆ SO₄²⁻", "It’s “so” — …", "Hải Phòng"]
)
def test_latin_fonts_set_european_names_and_formulas(name: str, text: str) -> None:
    """Place names, chemical formulas and English punctuation come from one font (1)."""
    has = character_map(name)
    assert [sign for sign in text if ord(sign) not in has] == []


@pytest.mark.parametrize(
    "signs",
    [
        "□■○●▲▼◆✓⚠",
        "≥≤±×÷−≠≈∞√",
        "¥€£",
        "℃°µμΩ㎡",
        "§¶†‡•…–—‘’“”",
        "ⅠⅫⅰ①⑳",
        "←↑→↓⇒",
        "０Ａ％，。：；！？（）《》",
    ],
)
def test_signs_of_reports_are_packaged(signs: str) -> None:
    """Shapes, mathematics, units, arrows and full-width forms are all there (1)."""
    assert missing_characters([signs], FONTS) == ()


@pytest.mark.parametrize(
    ("name", "weight"), [*zip(CHINESE, (400, 700), strict=True), *zip(LATIN, (400, 700), strict=True)]
)
def test_fonts_declare_weight_licence_and_embedding(name: str, weight: int) -> None:
    """Each file says its weight, names its licence and may be embedded (3)."""
    with TTFont(FONTS / name, lazy=True) as font:
        assert font["OS/2"].usWeightClass == weight
        assert font["OS/2"].fsType == 0
        assert "SIL Open Font License, Version 1.1" in font["name"].getDebugName(13)


@pytest.mark.parametrize(
    ("licence", "owner", "names"),
    [("OFL.txt", "2014-2021 Adobe", CHINESE), ("OFL-NotoSans.txt", "2022 The Noto Project", LATIN)],
)
def test_licences_travel_with_the_fonts(licence: str, owner: str, names: tuple[str, str]) -> None:
    """Each licence file opens with the copyright line that its fonts carry (3)."""
    text = (FONTS / licence).read_text(encoding="utf-8")
    assert text.startswith(f"Copyright {owner}")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    for name in names:
        with TTFont(FONTS / name, lazy=True) as font:
            assert owner in font["name"].getDebugName(0)


def test_stylesheet_names_exactly_the_packaged_files() -> None:
    """The stylesheet declares each font file once and no other."""
    declared = re.findall(r'url\("asset:fonts/([^"]+)"\)', (FONTS / "fonts.css").read_text(encoding="utf-8"))
    assert sorted(declared) == sorted(path.name for path in FONTS.glob("*.ttf"))


@pytest.mark.parametrize("name", [*CHINESE, *LATIN])
def test_readme_counts_what_each_font_holds(name: str) -> None:
    """The table of the README gives the measured code points and hanzi (3)."""
    has = character_map(name)
    hanzi = sum(0x3400 <= code <= 0x9FFF or code >= 0x20000 for code in has)
    row = rf"^\| {re.escape(name)} \| [^|]+ \| \d+ \| {len(has):,} \| {hanzi:,} \|"
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    assert re.search(row, readme, flags=re.MULTILINE)
    assert f"{len(packaged_characters(FONTS)):,} code points" in readme


def test_missing_characters_are_named_once_and_in_order() -> None:
    """Two texts with repeated strangers give each stranger once, in code point order."""
    assert missing_characters(["工人😀輛", "輛 \ue000 ok"], FONTS) == ("輛", "\ue000", "😀")


@pytest.mark.parametrize(
    "sign",
    [
        "\n",
        "\t",
        "\x00",
        "\x7f",
        "\u2028",
        "\u3000",
        "\u00ad",
        "\u200d",
        "\u2066",
        "\ufe0f",
        "\U000e0100",
        "\ufeff",
    ],
)
def test_signs_that_draw_nothing_are_never_missing(sign: str, tmp_path: Path) -> None:
    """Controls, spaces, joiners and variation selectors are passed over even without any font."""
    assert missing_characters([f"中{sign}"], tmp_path) == ("中",)


def test_hangul_filler_is_missing() -> None:
    """A filler that layout draws as a box is named like any other character."""
    assert missing_characters(["a\u3164b"], FONTS) == ("\u3164",)


def test_folder_without_fonts_has_no_characters(tmp_path: Path) -> None:
    """An empty folder, or one that does not exist, packages nothing."""
    assert packaged_characters(tmp_path) == frozenset()
    assert packaged_characters(tmp_path / "absent") == frozenset()


def test_characters_of_a_folder_are_read_once() -> None:
    """The same folder, however it is written, gives the same set without a second reading."""
    assert packaged_characters(FONTS) is packaged_characters(FONTS / ".." / "fonts")


def test_packaged_characters_join_all_fonts() -> None:
    """A character that only one family has counts as packaged."""
    joined = frozenset().union(*(character_map(name) for name in (*CHINESE, *LATIN)))
    assert packaged_characters(FONTS) == joined
    assert character_map(CHINESE[0]) < joined


@given(st.lists(st.text()), st.lists(st.text()))
def test_missing_characters_of_texts_are_those_of_each_text(first: list[str], second: list[str]) -> None:
    """Missing characters come sorted from the texts, none packaged, and joining texts joins them."""
    missing = missing_characters(first, FONTS)
    assert list(missing) == sorted(set(missing))
    assert set(missing) <= set("".join(first)) - {chr(code) for code in packaged_characters(FONTS)}
    both = missing_characters([*first, *second], FONTS)
    assert set(both) == set(missing) | set(missing_characters(second, FONTS))


def test_module_loads_without_the_font_library() -> None:
    """Importing the module leaves fontTools unloaded, so that commands without reports stay fast."""
    code = "import sys, dd_toolkit.reporting.glyphs; sys.exit('fontTools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
