"""Passages are marked with their language, and facts of law read as each language writes them.

1. A passage in the other language carries `lang`; one in the page's language, or without letters, does not.
2. Chinese articles, titles and quantities are Chinese where the fact has it, and nothing is invented.
3. Facts stand under their law; what stands in none comes last.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from dd_toolkit.core.questionnaire.law import Confidence, Fact
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.said import Said
from dd_toolkit.reporting.phrasing import Phrasing, by_instrument, dated_law, named_law, tongue
from dd_toolkit.words.catalogue import Words
from tests.reporting.sample_report import law, sample_report

EN, ZH = Phrasing(Words("en")), Phrasing(Words("zh"))
LAW = Text("Labour Law", "劳动法")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("it’s fine", "en"),
        ("两班倒", "zh"),
        ("3号车间 hall 3", "zh"),
        ("2026-09-01", None),
        ("“”…", None),
        ("", None),
    ],
)
def test_tongue(text: str, language: str | None) -> None:
    """One hanzi makes a passage Chinese, letters alone English, and figures neither (1)."""
    assert tongue(text) == language


def test_only_the_other_language_is_marked() -> None:
    """A Chinese note is marked in an English page, an English one in a Chinese page, both escaped (1)."""
    assert EN.own("“七月”<b>") == '<span lang="zh">“七月”&lt;b&gt;</span>'
    assert ZH.own("“七月”") == "“七月”"
    assert ZH.own("it’s <b>") == '<span lang="en">it’s &lt;b&gt;</span>'
    assert EN.own("12 %") == "12 %"


def test_a_missing_translation_is_marked_not_blank() -> None:
    """A text that has no Chinese shows its English, marked as such (1)."""
    assert ZH.t(Text("Only English", "")) == '<span lang="en">Only English</span>'


def test_articles() -> None:
    """A bare number is written as the law counts; remarks on how it was verified stay out of Chinese (2)."""
    fact = Fact("A", Text("s"), LAW, "41", jurisdiction="China")
    assert (EN.article(fact), ZH.article(fact)) == ("Art. 41", "第41条")
    remarked = Fact("B", Text("s"), LAW, "Table 2 (unverified)", jurisdiction="China")
    assert (EN.article(remarked), ZH.article(remarked)) == ("Table 2 (unverified)", "表2")
    assert ZH.article(Fact("C", Text("s"), LAW, "unverified (18 or 19)")) == ""
    assert EN.article(Fact("D", Text("s"), LAW, "52", jurisdiction="EU")) == "52"


def test_titles() -> None:
    """Chinese laws stand in title marks, standards and foreign laws do not (2)."""
    assert ZH.instrument(Fact("A", Text("s"), LAW)) == "《劳动法》"
    assert ZH.instrument(Fact("B", Text("s"), Text("", "劳动法; 统计法"))) == "《劳动法》；《统计法》"
    assert ZH.instrument(Fact("C", Text("s"), Text("", "GBZ 2.1 工作场所"))) == "GBZ 2.1 工作场所"
    assert (
        ZH.instrument(Fact("D", Text("s"), Text("Directive; annex", "")))
        == '<span lang="en">Directive; annex</span>'
    )
    assert EN.instrument(Fact("E", Text("s"), LAW)) == "Labour Law"


def test_quantities() -> None:
    """A number carries its unit in the language of the page; what has no Chinese is marked English (2)."""
    hours = Fact("A", Text("s"), LAW, number=36.0, unit=Text("hours per month", "小时/月"))
    assert (EN.quantity(hours), ZH.quantity(hours)) == ("36 hours per month", "36小时/月")
    share = Fact("B", Text("s"), LAW, number=20.0, unit=Text("% of workers", "%（占职工）"))
    assert (EN.quantity(share), ZH.quantity(share)) == ("20% of workers", "20%（占职工）")
    dust = Fact("F", Text("s"), LAW, number=2.0, unit=Text("mg/m3", "mg/m³（呼尘）"))
    assert ZH.quantity(dust) == "2 mg/m³（呼尘）"
    words = Fact("C", Text("s"), LAW, text=Text("periodic", "定期"))
    assert (EN.quantity(words), ZH.quantity(words)) == ("periodic", "定期")
    assert ZH.quantity(Fact("C", Text("s"), LAW, text=Text("periodic"))) == '<span lang="en">periodic</span>'
    date = Fact("D", Text("s"), LAW, text=Text("2026-08-15", "2026-08-15"), unit=Text("date", "日期"))
    assert (EN.quantity(date), ZH.quantity(date)) == ("2026-08-15", "2026-08-15")
    assert ZH.quantity(Fact("E", Text("s"), LAW)) == ""


def test_a_part_says_which_number_it_is() -> None:
    """Of a fact with several numbers each is told with its name (2)."""
    label, unit = Text("cobalt, 15 minutes", "钴，15分钟"), Text("mg/m3", "mg/m³")
    part = Fact("OEL-001.stel", Text("s"), LAW, number=0.1, unit=unit, label=label)
    assert EN.quantity(part) == "cobalt, 15 minutes: 0.1 mg/m3"
    assert ZH.quantity(part) == "钴，15分钟：0.1 mg/m³"


def test_dates_in_force() -> None:
    """Since, until and amendments are told where they are known, without English words in Chinese (2)."""
    fact = Fact("A", Text("s"), LAW, "1", "1995-01-01", "2026-08-14", "in force 2018-12-29")
    assert EN.in_force(fact) == "from 1995-01-01; until 2026-08-14; amended 2018-12-29"
    assert ZH.in_force(fact) == "自1995-01-01起；至2026-08-14止；修订：2018-12-29"
    assert EN.in_force(Fact("B", Text("s"), LAW)) == ""


def test_facts_stand_under_their_law() -> None:
    """One law is one group in the order of its first fact; facts outside any law come last (3)."""
    loose = Fact("CAS-1", Text("A fire."), Text(), confidence=Confidence.LOW)
    context = Fact("SRC-1", Text("A wage."), Text("(context)", ""))
    groups = by_instrument((loose, *law(), context))
    assert [first.id if first else None for first, _ in groups] == [
        "LAB-012",
        "LAB-052",
        "OEL-002",
        "EUR-009",
        None,
    ]
    assert groups[-1][1] == (loose, context)
    assert sum(len(facts) for _, facts in groups) == len(law()) + 2


def test_law_that_bounds_association_is_named_and_dated() -> None:
    """Facts without a law are left out; undated laws serve only where none has a date (3)."""
    undated, dated, loose = (
        Fact("A", Text("s"), LAW),
        Fact("B", Text("s"), LAW, "1", "2001-01-01"),
        Fact("C", Text("s"), Text()),
    )
    assert named_law((undated, dated, loose)) == (undated, dated)
    assert dated_law((undated, dated, loose)) == (dated,)
    assert dated_law((undated, loose)) == (undated,)


def test_groups_and_levels_without_words_keep_their_own() -> None:
    """A group that somebody named, and a level of another method, are shown as they are."""
    assert EN.group_line((("dispatched", 800), ("welders", 1044))) == (
        "dispatched and outsourced workers: 800; welders: 1,044"
    )
    assert (EN.materiality(4), EN.materiality(7)) == ("crucial topic", "7")


def test_names_in_a_paragraph_keep_their_language() -> None:
    """Whom to write to is escaped and marked inside the paragraph; a name not recorded is said so (1)."""
    about = replace(sample_report().about, assessor="O’Neill <b>", commissioned_by="")
    assert '<span lang="en">O’Neill &lt;b&gt;</span>' in ZH.complaint(about)
    assert "O’Neill &lt;b&gt;" in EN.complaint(about)
    assert "（未记录）" in ZH.complaint(about)


def test_a_problem_is_told_with_its_remedy() -> None:
    """A problem reads as two sentences, and a detail that is missing does not break the page."""
    whole = EN.problem(Said("problems.source-date-future", {"source": "M3", "date": "2026-12-01"}))
    assert "M3" in whole
    assert whole.count(". ") >= 1
    assert "?" in EN.problem(Said("problems.source-date-future"))
