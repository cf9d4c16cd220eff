"""The regimes and the crosswalk that ship: complete, paired with the whole bank, and read as files are.

Item ids are typed here from the texts of the laws, not from the files.
"""

from __future__ import annotations

import csv
import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.crosswalk import RegimeTable, cites_of, signs_of
from dd_toolkit.core.questionnaire.finding_rules import Sign
from dd_toolkit.core.questionnaire.questions import Questionnaire
from dd_toolkit.core.questionnaire.regimes import DayKind, RegimeKind
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.files.bank import read_bank
from dd_toolkit.files.library import Library
from tests.builders import ROOT, library

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
COMPLETE = {
    "LkSG": {f"2.{number}" for number in range(1, 13)} | {f"3.{number}" for number in range(1, 9)},
    "EU-BATT-X": {"a", "b", "c"} | {f"a-{each}" for each in ROMAN} | {f"b-{each}" for each in ROMAN[:5]},
    "CSDDD": {f"I-{number}" for number in range(1, 17)} | {f"II-{number}" for number in range(1, 17)},
    "OECD": {"II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "step", *"123456"},
    "ILO-FLI": {sign.value for sign in Sign},
    "UN-ENV": {"Basel", "CBD", "Minamata", "Paris", "Stockholm"},
}
FUNDAMENTAL = {"C29", "C87", "C98", "C100", "C105", "C111", "C138", "C155", "C182", "C187"}
CONVENTION = re.compile(r"[CRP][0-9]{1,3}")
UNMAPPED: dict[str, str] = {}
"""Topics that are scored and speak to no item, with the reason."""
PAGE = (ROOT / "docs" / "regimes.md").read_text("utf-8")


@cache
def table() -> RegimeTable:
    """Return the shipped regimes and crosswalk."""
    read, problems = library().regimes(library().law()[0])
    assert problems == ()
    return read


@cache
def bank() -> Questionnaire:
    """Return the shipped bank."""
    loaded = read_bank(library())
    assert loaded.parsed is not None, loaded.problems
    return loaded.parsed.questionnaire


def test_every_regime_is_there_and_no_other() -> None:
    """The regimes of the page are the regimes of the folder, in the order they are shown."""
    assert set(table().regimes) == {*COMPLETE, "ILO"}
    assert re.findall(r"^\| `([A-Za-z-]+)` \| (?:law|guid|conv|indi)", PAGE, re.M) == list(table().regimes)


@pytest.mark.parametrize("regime", COMPLETE)
def test_a_regime_is_whole(regime: str) -> None:
    """Items to which no topic speaks stand in it too."""
    assert {item.id for item in table().regimes[regime].items} == COMPLETE[regime]


def test_the_ilo_regime_holds_conventions_and_recommendations() -> None:
    """Ids are those of the ILO; the ten fundamental conventions are there and say whether China is bound."""
    items = {item.id: item for item in table().regimes["ILO"].items}
    assert all(CONVENTION.fullmatch(id_) for id_ in items)
    assert all(items[id_].note is not None and items[id_].cites for id_ in FUNDAMENTAL)


def test_every_convention_that_the_bank_cites_is_an_item() -> None:
    """A finding that rests on a convention is shown under it."""
    items = {item.id for item in table().regimes["ILO"].items}
    for section in bank().sections:
        for topic in section.topics:
            cited = {cite for cite in cites_of(topic) if CONVENTION.fullmatch(cite)}
            assert cited <= items, topic.id
            assert cited <= set(topic.speaks_to.get("ILO", ())), topic.id


def test_the_page_tells_when_a_regime_applies() -> None:
    """The table of the page has the kind and the first day of each regime."""
    for regime in table().regimes.values():
        (line,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{regime.id}` |")]
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert (cells[1], cells[3]) == (regime.kind.value, regime.applies_from or "–")


def test_every_sign_has_one_item() -> None:
    """What a finding rule can carry is found under one item."""
    signs = [item.sign for regime in table().regimes.values() for item in regime.items if item.sign]
    assert sorted(signs) == sorted(Sign)


@pytest.mark.parametrize("regime", ["LkSG", "EU-BATT-X", "CSDDD"])
def test_a_law_tells_from_when_it_applies(regime: str) -> None:
    """A law that may bind companies has a day, told by a law fact, and says whom it may bind."""
    law = table().regimes[regime]
    assert law.kind is RegimeKind.LAW
    assert law.applies_from is not None
    assert all(day.cites for day in law.dates)


def test_the_postponed_day_of_the_battery_regulation_is_kept_beside_the_new_one() -> None:
    """Who reads an older text finds out that its day holds no longer."""
    days = {day.on: day.kind for day in table().regimes["EU-BATT-X"].dates}
    assert (days["2025-08-18"], days["2027-08-18"]) == (DayKind.MOVED, DayKind.APPLIES)


def test_every_scored_topic_speaks_to_an_item() -> None:
    """Whatever counts in the score shows something under a law, guideline or convention."""
    silent = {
        topic.id
        for section in bank().sections
        for topic in section.topics
        if topic.materiality > 0 and not topic.speaks_to
    }
    assert silent == set(UNMAPPED)


def test_the_crosswalk_is_sorted_as_it_was_written_and_plain() -> None:
    """Rows of a topic stand together, so that a reader finds all of them."""
    with (ROOT / "questionnaires" / "crosswalk.csv").open(encoding="utf-8", newline="") as file:
        topics = [row["topic"] for row in csv.DictReader(file)]
    runs = [topic for position, topic in enumerate(topics) if position == 0 or topics[position - 1] != topic]
    assert len(runs) == len(set(runs)) == 180


def test_signs_of_rules_are_what_topics_speak_to() -> None:
    """A topic speaks to a sign exactly where one of its finding rules carries it."""
    topics = [topic for section in bank().sections for topic in section.topics]
    assert any(signs_of(topic) for topic in topics)
    for topic in topics:
        assert set(topic.speaks_to.get("ILO-FLI", ())) == {sign.value for sign in signs_of(topic)}


def test_no_text_says_that_something_is_a_breach() -> None:
    """What a regime is and whom it binds is worded as what may be."""
    laws = [regime for regime in table().regimes.values() if regime.kind is RegimeKind.LAW]
    assert all("may bind" in regime.binds.en and "可能" in regime.binds.zh for regime in laws)


def test_no_chinese_text_has_a_gap() -> None:
    """A text that is folded over lines gets a blank inside, which Chinese has not."""
    for regime in table().regimes.values():
        texts: list[Text] = [regime.title, regime.about, regime.binds, *(item.title for item in regime.items)]
        texts += [day.what for day in regime.dates]
        for text in texts:
            assert not re.search(r"[\u3000-\u9fff] +[\u3000-\u9fff]", text.zh), text.zh


def test_a_folder_without_regimes_is_read(tmp_path: Path) -> None:
    """Someone's own questionnaires need no regimes; then their topics speak to nothing."""
    own = shutil.copytree(ROOT / "questionnaires", tmp_path / "own")
    shutil.rmtree(own / "regimes")
    loaded = Library(own).questionnaire("battery-plant")
    assert loaded.parsed is not None
    assert loaded.parsed.questionnaire.regimes == ()


def test_a_broken_regime_is_told_once(tmp_path: Path) -> None:
    """The rows that name it are not told too, and no questionnaire is given."""
    own = shutil.copytree(ROOT / "questionnaires", tmp_path / "own")
    file = own / "regimes" / "LkSG.yaml"
    file.write_text(file.read_text("utf-8").replace("kind: law", "kind: rule"), "utf-8")
    loaded = Library(own).questionnaire("battery-plant")
    assert loaded.parsed is None
    assert [(each.code, each.place.file) for each in loaded.problems] == [
        (ProblemCode.VALUE_SHAPE, "own/regimes/LkSG.yaml")
    ]


def test_regimes_without_a_crosswalk_are_a_problem(tmp_path: Path) -> None:
    """A lost file is told, not taken for topics that speak to nothing."""
    own = shutil.copytree(ROOT / "questionnaires", tmp_path / "own")
    (own / "crosswalk.csv").unlink()
    (problem,) = Library(own).questionnaire("battery-plant").problems
    assert problem.code is ProblemCode.FILE_UNREADABLE
