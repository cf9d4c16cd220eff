"""The bank as pages: everything that a section file says stands on its page, in both languages.

1. The index counts what there is and links every topic; what is listed and not asked about is said.
2. A page has every text, option, level, rule and fact of its section.
3. Texts are escaped: none of them becomes mark-up or breaks a table.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.questionnaire.bank_rules import ListedTopic, Term
from dd_toolkit.core.questionnaire.questions import Question
from dd_toolkit.core.questionnaire.texts import texts_of
from dd_toolkit.files.bank import read_bank
from dd_toolkit.files.bank_rules import read_bank_rules
from dd_toolkit.reporting import bank_pages as bank_pages_module
from dd_toolkit.reporting import bank_question
from dd_toolkit.reporting.bank_pages import INDEX, TERMS, bank_pages
from dd_toolkit.reporting.markdown import code, plain, table
from dd_toolkit.words.catalogue import LANGUAGES
from tests.builders import ROOT, library, question, questionnaire_of, topic, topics

BODY = topics(
    topic(
        "LAB-AAA-01",
        question(
            "LAB-AAA-01.1",
            "percent",
            "anchors: {bad: {fact: LAB-016, times: 2}, good: 0.0}",
            "fresh: [6, 18]",
        ),
        question(
            "LAB-AAA-01.2",
            "checklist",
            "existence: true",
            "relevant: '${LAB-AAA-01.1} > 5'",
            "group: dispatched",
            "options: [{id: kept, text: {en: Kept | held, zh: 扣押}, weight: -1}, "
            "{id: held, text: {en: Held, zh: 本人}, weight: 1}, "
            "{id: neither, text: {en: Neither, zh: 都不是}, none: true, weight: 0}]",
            "finding: [{id: papers, when: \"selected(., 'kept')\", title: {en: Papers kept, zh: 扣押证件}, "
            "scale: 3, scope: from_share, irremediability: 2, likelihood: 0.5, kind: papers_kept, "
            "sign: retention_of_documents, owed: true, cites: [C29, LAB-016]}]",
        ),
        question(
            "LAB-AAA-01.3",
            "maturity",
            "levels: [" + ", ".join(f"{{en: L{n}, zh: 级{n}}}" for n in range(5)) + "]",
        ),
        more="  segments: {CEL: 1, PAK: 0.5}\n",
    )
)
LISTED = (ListedTopic("LAB-AAA-01", 4, None), ListedTopic("LAB-AAA-02", 2, None))
PAGES = bank_pages(
    questionnaire_of(BODY), LISTED, (Term(("worker", "workers"), "工人", ("职工",), ("打工人",)),)
)
PAGE = PAGES["question-bank/LAB-AAA.md"]


def test_the_index_says_what_is_covered() -> None:
    """1: of two listed topics one has questions."""
    assert "1 of 2 listed topics have questions." in PAGES[INDEX]
    assert "| LAB-AAA-02 | not asked about yet" in PAGES[INDEX]


def test_the_index_counts_and_links() -> None:
    """1: topics, crucial ones, questions, worker wordings, finding rules."""
    assert re.search(
        r"\[LAB-AAA\]\(question-bank/LAB-AAA\.md\) \| A · 甲 \| 1 \| 1 \| 3 \| 0 \| 1 \|", PAGES[INDEX]
    )
    assert "[LAB-AAA-01](question-bank/LAB-AAA.md#lab-aaa-01)" in PAGES[INDEX]
    assert '<a id="lab-aaa-01"></a>' in PAGE


@pytest.mark.parametrize(
    "said",
    [
        "CEL, PAK ½",
        "LAB-016 (36) × 2",
        "fresh for 6 months, of no weight after 18",
        "`${LAB-AAA-01.1} > 5`",
        "dispatched and outsourced workers",
        "existence of a grave harm",
        "| `kept` | -1 | Kept \\| held | 扣押 |",
        "| `neither` (none of these 以上均无) | +0 | Neither | 都不是 |",
        "| 4 | L4 | 级4 |",
        "`selected(., 'kept')`",
        "3, by share 按比例, 2",
        "potential, 0.5",
        "`papers_kept`",
        "`retention_of_documents`",
        "owed 应补还",
        "C29, LAB-016",
        "| LAB-016 | Labour Law",
    ],
)
def test_a_page_says_all_of_a_question(said: str) -> None:
    """2: type, scale, conditions, marks, options, levels, rules and law."""
    assert said in PAGE


def test_no_key_of_a_question_is_forgotten() -> None:
    """2: whatever a section file may say of a question is read by the page."""
    source = "".join(
        Path(module.__file__ or "").read_text("utf-8") for module in (bank_pages_module, bank_question)
    )
    assert [each.name for each in fields(Question) if not re.search(rf"\b{each.name}\b", source)] == []


def test_terms_are_listed_with_what_else_is_right_and_what_is_not() -> None:
    """1: by the plain English form."""
    assert "| worker | 工人 | 职工 | 打工人 |  |" in PAGES[TERMS]


def test_a_bank_without_list_and_terms_has_pages_too() -> None:
    """1: every topic there is, and no page of terms."""
    pages = bank_pages(questionnaire_of(BODY), (), ())
    assert set(pages) == {INDEX, "question-bank/LAB-AAA.md"}
    assert "listed topics" not in pages[INDEX]
    assert "[LAB-AAA-01](question-bank/LAB-AAA.md#lab-aaa-01)" in pages[INDEX]


def test_no_text_of_the_shipped_bank_is_left_out() -> None:
    """2: every text of every section stands on its page, in both languages."""
    parsed = read_bank(library()).parsed
    assert parsed is not None
    pages = bank_pages(parsed.questionnaire, (), ())
    for section in parsed.questionnaire.sections:
        page = pages[f"question-bank/{section.id}.md"]
        for each in texts_of(replace(parsed.questionnaire, sections=(section,))):
            for language in LANGUAGES:
                assert plain(each.text[language]) in page, (each.owner, each.key)


def test_the_kept_pages_are_current() -> None:
    """1: `ddq questionnaires pages --out docs` writes them anew."""
    parsed = read_bank(library()).parsed
    assert parsed is not None
    rules, _ = read_bank_rules(library())
    wanted = bank_pages(parsed.questionnaire, rules.topics, rules.terms)
    folder = ROOT / "docs"
    kept = [*folder.glob("question-bank/*.md"), folder / INDEX, folder / TERMS]
    assert {str(path.relative_to(folder)) for path in kept} == set(wanted)
    assert [name for name, text in wanted.items() if (folder / name).read_text("utf-8") != text] == []


@given(st.text())
def test_a_cell_is_one_line_that_ends_no_table(text: str) -> None:
    """3: whatever a text holds, the row keeps its number of cells."""
    for cell in (plain(text), code(text)):
        (row, _) = table((cell, "x"), ())[0], None
        assert "\n" not in row
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 3


@given(st.text(alphabet="ab *_`<[]|\\~$", min_size=1))
def test_escaping_is_undone_by_reading(text: str) -> None:
    """3: nothing of a text is lost."""
    assert re.sub(r"\\([\\`*_\[\]<|$~])", r"\1", plain(text)) == " ".join(text.split())
