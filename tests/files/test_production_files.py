"""The production regimes that ship: what they say, what questionnaires carry of them, how they are read."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest
import yaml

from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.checks.terms import phrases_of, terms_in
from dd_toolkit.core.questionnaire.form import build_form
from dd_toolkit.core.questionnaire.production_regimes import ProductionRegimes
from dd_toolkit.core.questionnaire.questionnaire import canonical_text, questions_of
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.files.bank import check_bank, read_bank
from dd_toolkit.files.bank_rules import read_bank_rules
from dd_toolkit.files.library import Library
from dd_toolkit.files.production_regimes import PRODUCTION_REGIMES, read_production_regimes
from dd_toolkit.workflow.assessments import read_form
from tests.builders import ROOT, library

PAGE = (ROOT / "docs" / "production-regimes.md").read_text("utf-8")
SHIPPED = ("joint-venture", "independent", "contract-manufacturer", "supplier-tier")
GIVEN = {
    # What section 4.1 of the report puts a figure to, typed here from its text: condition, inside, outside.
    ("independent", "LAB-WAG-03.1"): ([0.0, 30.0, 49.9], [50.0, 80.0]),
    ("contract-manufacturer", "LAB-WAG-01.3"): ([1.0], [1.3, 0.8]),
    ("contract-manufacturer", "LAB-DOR-01.3"): ([60.0, 100.0], [0.0, 40.0]),
}


@cache
def shipped() -> ProductionRegimes:
    """Return the shipped regimes."""
    read = read_production_regimes(library().folder, library().law()[0])
    assert read.problems == ()
    assert read.regimes is not None
    return read.regimes


def texts() -> list[Text]:
    """Return every text of the file."""
    found = [each.title for each in shipped().indicators]
    for regime in shipped().regimes:
        found += [regime.short, regime.title, regime.about]
        found += [text for each in regime.typical for text in (each.label, each.note) if text is not None]
    return found


def test_the_four_regimes_are_there() -> None:
    """Those of section 4.1 of the report, in its order."""
    assert tuple(each.id for each in shipped().regimes) == SHIPPED


@pytest.mark.parametrize("regime", SHIPPED)
def test_a_regime_rests_on_the_report(regime: str) -> None:
    """Each cites the section on production models."""
    (known,) = [each for each in shipped().regimes if each.id == regime]
    assert "R§4.1" in known.cites


@pytest.mark.parametrize(("key", "samples"), GIVEN.items(), ids=["-".join(key) for key in GIVEN])
def test_what_the_report_says_lies_in_the_range(
    key: tuple[str, str], samples: tuple[list[float], list[float]]
) -> None:
    """Ranges hold for what the report describes, and not for its contrary."""
    bank = read_bank(library()).parsed
    assert bank is not None
    form = build_form(bank.questionnaire).form
    assert form is not None
    inside, outside = samples
    holds = form.typical[key]
    assert [holds(each, 0.0) for each in inside] == [True] * len(inside)
    assert [holds(each, 0.0) for each in outside] == [False] * len(outside)


def test_only_one_range_is_a_figure_of_the_report() -> None:
    """Every other range says why it is where it is, since the report has words there."""
    without = {
        (regime.id, each.question)
        for regime in shipped().regimes
        for each in regime.typical
        if each.note is None
    }
    assert without == {("independent", "LAB-WAG-03.1")}


def test_no_two_regimes_have_the_same_ranges() -> None:
    """Any two differ in at least four indicators, so that one plant does not fit both throughout."""
    conditions = {each.id: [every.when for every in each.typical] for each in shipped().regimes}
    for first in SHIPPED:
        for second in SHIPPED:
            if first < second:
                pairs = zip(conditions[first], conditions[second], strict=True)
                assert sum(one != other for one, other in pairs) >= 4, (first, second)


def test_chinese_texts_are_written_as_chinese() -> None:
    """No gap between characters, and marks of its own; English has none of them."""
    for text in texts():
        assert not re.search(r"[\u4e00-\u9fff] |[ ][\u4e00-\u9fff]|[\u4e00-\u9fff][,;:!?]", text.zh), text.zh
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", text.en), text.en


def test_texts_keep_to_the_terms_of_the_bank() -> None:
    """One term, one translation, here as in questions."""
    terms = read_bank_rules(library())[0].terms
    phrases = phrases_of(terms)
    for text in texts():
        for english, term in terms_in(text.en, phrases):
            assert any(word in text.zh for word in (term.chinese, *term.also)), (english, text.zh)
        assert [word for term in terms for word in term.never if word in text.zh] == []


def test_the_page_tells_every_range() -> None:
    """docs/production-regimes.md has a line for each indicator with the range of each regime."""
    for position, indicator in enumerate(shipped().indicators):
        (line,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{indicator.question}` ")]
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert cells[1] == indicator.title.en
        assert cells[2:] == [
            regime.typical[position].label.en + ("*" if regime.typical[position].note else "")
            for regime in shipped().regimes
        ]


def test_the_page_explains_every_key() -> None:
    """Each key of the file stands in a table of the page."""
    tree = yaml.safe_load((library().folder / PRODUCTION_REGIMES).read_text("utf-8"))
    regime = tree["regimes"][0]
    keys = {*tree, *tree["reading"], *regime, *(key for each in regime["typical"] for key in each)}
    keys |= {key for each in tree["indicators"] for key in each}
    assert [key for key in sorted(keys) if f"`{key}`" not in PAGE] == []


@pytest.mark.parametrize("id_", library().questionnaire_ids())
def test_a_questionnaire_carries_what_it_asks(id_: str) -> None:
    """The indicators that it asks, if they are enough; with the law that their ranges cite."""
    parsed = library().questionnaire(id_).parsed
    assert parsed is not None
    asked = {question.id for _, _, question in questions_of(parsed.questionnaire)}
    wanted = [each.question for each in shipped().indicators if each.question in asked]
    carried = parsed.questionnaire.production
    if len(wanted) < shipped().reading.least_known:
        assert carried is None
        return
    assert carried is not None
    assert [each.question for each in carried.indicators] == wanted
    assert {"LAB-016"} <= parsed.questionnaire.law.keys()


def test_the_full_assessment_asks_every_indicator() -> None:
    """Nothing of the table is left open by the questionnaire that asks most."""
    parsed = library().questionnaire("plant-assessment").parsed
    assert parsed is not None
    assert parsed.questionnaire.production == shipped()


def test_a_pin_carries_the_regimes() -> None:
    """What was pinned is read back whole."""
    parsed = library().questionnaire("plant-assessment").parsed
    assert parsed is not None
    assert read_form(canonical_text(parsed.questionnaire)).questionnaire.production == shipped()


def test_a_folder_without_the_file_is_read(tmp_path: Path) -> None:
    """Questionnaires of one's own need no production regimes."""
    read = read_production_regimes(tmp_path, {})
    assert (read.regimes, read.problems) == (None, ())


def copied(tmp_path: Path, sound: str, broken: str) -> Library:
    """Return a copy of the shipped folder with one change in the file, wherever it applies."""
    folder = tmp_path / "questionnaires"
    shutil.copytree(library().folder, folder)
    path = folder / PRODUCTION_REGIMES
    text = path.read_text("utf-8")
    assert sound in text
    path.write_text(text.replace(sound, broken), "utf-8")
    return Library(folder)


@pytest.mark.parametrize(
    ("sound", "broken", "code"),
    [
        ("format: 1", "format: 2", ProblemCode.FORMAT_UNKNOWN),
        ("format: 1", "format: 1\nformat: 1", ProblemCode.YAML_DUPLICATE_KEY),
        ('". < 50"', "\". < 'x'\"", ProblemCode.EXPRESSION_TYPE),
    ],
)
def test_a_broken_file_refuses_the_questionnaire(
    tmp_path: Path, sound: str, broken: str, code: ProblemCode
) -> None:
    """A fault is told once, with file and line, and nothing is opened beside it."""
    loaded = copied(tmp_path, sound, broken).questionnaire("battery-plant")
    assert loaded.parsed is None
    assert [problem.code for problem in loaded.problems] == [code]
    assert loaded.problems[0].place.file == f"questionnaires/{PRODUCTION_REGIMES}"
    assert loaded.problems[0].place.line


def test_an_unknown_indicator_is_told_by_the_check_of_the_bank(tmp_path: Path) -> None:
    """A questionnaire may leave an indicator out; the bank may not."""
    odd = copied(tmp_path, "LAB-CON-06.1", "LAB-CON-86.1")
    codes = {problem.code for problem in check_bank(odd)}
    assert ProblemCode.QUESTION_UNKNOWN in codes
