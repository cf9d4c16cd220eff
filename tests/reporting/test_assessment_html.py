"""The HTML of the assessment: complete, escaped, well-structured, and clear when a template is at fault.

1. What the report holds stands on the page, in the order of its chapters, in either language.
2. Nothing that anybody typed becomes mark-up.
3. Structure as PDF/UA needs it: heads with scopes, titles in figures, no skipped heading, links that lead.
4. Not rated, invented and recorded assessments differ where they must.
5. A missing or broken template is a problem with file and line.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from dd_toolkit.core.problems import ProblemCode, ProblemError
from dd_toolkit.core.report.report import Report
from dd_toolkit.reporting.html import LONGEST_LIST, render_html
from dd_toolkit.words.catalogue import LANGUAGES, Words
from tests.reporting.conftest import TEMPLATES, Rendered
from tests.reporting.page_tree import Element, page_tree
from tests.reporting.sample_report import sample_report
from tests.reporting.sample_sections import HOSTILE

CHAPTERS = ("result", "pillars", "sections", "disputes", "next", "answers", "sources", "law", "method")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Return each language in turn."""
    return str(request.param)


@pytest.fixture
def page(language: str, rendered: Mapping[str, Rendered]) -> Element:
    """Return the clean sample as a tree."""
    return page_tree(rendered[language].html)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return templates that a test may break."""
    return shutil.copytree(TEMPLATES, tmp_path / "templates", ignore=shutil.ignore_patterns("*.ttf"))


def page_of(report: Report, language: str = "en") -> Element:
    """Render a report and return its tree."""
    return page_tree(render_html(report, Words(language), TEMPLATES))


def by_id(page: Element, id_: str) -> Element:
    """Return the one element with an id."""
    (found,) = [each for each in page.all() if each.attributes.get("id") == id_]
    return found


def problem_of(templates: Path) -> tuple[ProblemCode, str | None, int | None]:
    """Render with broken templates and return what is told."""
    with pytest.raises(ProblemError) as told:
        render_html(sample_report(), Words("en"), templates)
    (problem,) = told.value.problems
    return problem.code, problem.place.file, problem.place.line


def test_chapters_stand_in_order(page: Element) -> None:
    """All nine chapters are there, numbered, in the order of the contents (1)."""
    chapters = [each for each in page.all("section") if each.attributes.get("class") == "chapter"]
    assert tuple(each.attributes["id"] for each in chapters) == CHAPTERS
    assert [next(each.all("h2")).text.split()[0] for each in chapters] == [str(n) for n in range(1, 10)]


def test_cover_says_who_and_what(language: str, page: Element) -> None:
    """The first page carries mark, band, sentences, association with its law, and how it was made (1)."""
    (cover,) = [each for each in page.all("section") if each.attributes.get("class") == "cover"]
    about = sample_report().about
    for said in (
        about.title,
        about.company,
        about.assessor,
        about.commissioned_by,
        about.paid_by,
        about.date,
    ):
        assert said in cover.text
    assert Words(language)("report.mark.internal") in cover.text
    assert {"en": "Held at C because", "zh": "定为C级的原因"}[language] in cover.text
    assert {"en": "Trade Union Law", "zh": "《中华人民共和国工会法》"}[language] in cover.text
    assert "3,150" in cover.text


def test_bounds_are_shown_rounded_apart(language: str, page: Element) -> None:
    """Pillars and sections show proven and possible in words for those who cannot see the bars (1)."""
    titles = [each.text for each in by_id(page, "pillars").all("title")]
    assert Words(language)("report.alt.interval", proven=55, possible=83) in titles


def test_every_answer_is_there(page: Element) -> None:
    """Each question in scope has its line, each source its row with value, points, note and place (1)."""
    report = sample_report()
    answers = by_id(page, "answers")
    rows = [row.text for row in answers.all("tr")]
    for section in report.sections:
        for topic in section.topics:
            for question in topic.questions:
                assert any(question.id in row for row in rows)
                for cell in question.cells:
                    for answer in cell.answers if question.in_scope else ():
                        (row,) = [
                            row
                            for row in rows
                            if row.startswith(f"{answer.source} ")
                            and answer.note.split("“")[-1][:20] in row
                            and (not isinstance(answer.value, str) or answer.value in row)
                            and answer.date in row
                        ][:1]
                        assert answer.cite in row


def test_rows_of_a_roster_are_grouped_under_their_question(language: str, page: Element) -> None:
    """A question of a roster is followed by its rows, each followed by its own sources (1)."""
    (table,) = [each for each in page.all("table") if "OSH-GEN-02.1" in each.text and "T1" in each.text]
    kinds = [(row.attributes.get("class", ""), row.text) for row in next(table.all("tbody")).all("tr")]
    assert [kind for kind, _ in kinds] == ["question", "row", "", "", "row", "row", ""]
    assert {"en": "Nickel", "zh": "镍"}[language] in kinds[1][1]
    assert kinds[2][1].startswith("T1 ")


def test_what_does_not_count_says_so(language: str, page: Element) -> None:
    """Set aside with its reason, clashing with another version, too old: each is struck and said (1)."""
    rows = [each.text for each in page.all("tr") if each.attributes.get("class") == "aside"]
    assert len(rows) == 3
    assert "考勤表与门禁记录不符" in rows[0]
    assert Words(language)("report.clash") in rows[1]
    assert Words(language)("report.stale") in rows[2]
    assert Words(language)("report.copies", source="M1") in rows[2]


def test_a_warning_stands_beside_its_answer(language: str, page: Element) -> None:
    """What to look at again is said in the row of the answer, and in no other (1)."""
    warning = {"en": "Walk once more by day.", "zh": "请在白天再走一遍。"}[language]
    (row,) = [each for each in page.all("tr") if warning in each.text]
    assert "14 exits of 14 walked at night." in row.text
    assert Words(language)("report.warning") in row.text
    assert "aside" not in row.attributes.get("class", "")


def test_local_values_stand_with_their_question(language: str, page: Element) -> None:
    """What the local tables know is said in the line of its question, and nowhere else (1)."""
    line = {"en": "Six plants: 35 to 40.", "zh": "六家工厂：35至40。"}[language]
    (row,) = [each for each in page.all("tr") if line in each.text]
    assert row.attributes["class"] == "question"
    assert Words(language)("report.local") in row.text
    assert Words(language)("local.bands") in row.text


def test_a_topic_names_the_regimes_it_may_fall_under(language: str, page: Element) -> None:
    """1: one quiet line under the title of a topic, none where there is no regime."""
    lines = [each for each in page.all() if "regimes" in each.attributes.get("class", "")]
    expected = {
        "en": "May fall under: LkSG § 2(2) no. 5 · ILO C1, C47",
        "zh": "可能涉及：德国供应链法（第2条第2款第5项） · 国际劳工标准（C1、C47）",
    }
    assert [each.text for each in lines] == [expected[language]]


def test_sources_that_say_the_same_share_a_row(language: str, page: Element) -> None:
    """A row for several sources says how many they are and leads to the first of them (1)."""
    (row,) = [each for each in page.all("tr") if each.text.startswith("W1, W2 ")]
    assert Words(language)("report.sources_alike", count=2) in row.text
    assert next(row.all("a")).attributes["href"] == "#s-W1"


def test_hidden_questions_close_their_section(language: str, page: Element) -> None:
    """A question out of scope is listed with its reason and what it keeps, and nowhere else (1)."""
    hidden = [each for each in page.all("table") if each.attributes.get("class") == "hidden"]
    assert [("LAB-TIM-06.1" in each.text, "OSH-GEN-09.1" in each.text) for each in hidden[:2]] == [
        (True, False),
        (False, True),
    ]
    assert Words(language)("report.hidden.kept", count=1) in hidden[0].text
    assert sum("LAB-TIM-06.1" in each.text for each in page.all("table")) == 1


def test_law_is_chinese_in_chinese(rendered: Mapping[str, Rendered]) -> None:
    """English has the sentence of a fact; Chinese has name, article and number without it (1)."""
    english, chinese = (by_id(page_tree(rendered[name].html), "law").text for name in ("en", "zh"))
    assert "Overtime is limited to 36 hours a month." in english
    assert "Overtime is limited" not in chinese
    assert "中华人民共和国劳动法" in chinese
    assert "第41条" in chinese
    assert "36小时/月" in chinese


def test_what_to_ask_next_is_ordered_and_cut(language: str) -> None:
    """The list shows gains in points, cut where it grows long, and says how many there are (1)."""
    report = sample_report()
    many = replace(report, ask_next=report.ask_next * 9)
    chapter = by_id(page_of(many, language), "next")
    assert len(list(chapter.all("tr"))) == LONGEST_LIST + 1
    assert "4.4" in chapter.text
    assert Words(language)("report.next.more", shown=LONGEST_LIST, all=len(many.ask_next)) in chapter.text


def test_nothing_typed_becomes_mark_up(page: Element) -> None:
    """Script, images and template signs in answers, sources and names stay text (2)."""
    assert not list(page.all("script", "img", "b north"))
    text = page.text
    assert text.count(" ".join(HOSTILE.split())) >= 2
    assert "<b>north</b>" in text
    allowed = {"asset", ""}
    links = [each.attributes.get("href", "") for each in page.all("a", "link")]
    assert {link.partition("#")[0] for link in links} <= allowed


def test_tables_have_heads_with_scopes(page: Element) -> None:
    """Every column head stands in thead, every th has a scope, rows have as many cells as heads (3)."""
    tables = list(page.all("table"))
    assert len(tables) > 15
    for table in tables:
        assert all(each.attributes.get("scope") in ("col", "row") for each in table.all("th"))
        heads = [each for row in table.all("thead") for each in row.all("th")]
        body_heads = [each for part in table.all("tbody") for each in part.all("th")]
        assert all(each.attributes["scope"] == "row" for each in body_heads)
        widths = {
            sum(int(cell.attributes.get("colspan", "1")) for cell in row.children) for row in table.all("tr")
        }
        assert len(widths) == 1
        assert not heads or widths == {len(heads)}
        shares = [float(col.attributes["style"].split()[1].rstrip("%")) for col in table.all("col")]
        assert sum(shares) == pytest.approx(100)
        assert len(shares) == widths.pop()


def test_figures_have_titles(page: Element) -> None:
    """Every figure opens with a title (3)."""
    figures = list(page.all("svg"))
    assert len(figures) > 20
    assert all(each.children[0].tag == "title" and each.children[0].text for each in figures)


def test_headings_never_skip_a_level(page: Element) -> None:
    """There is one h1, and no heading is more than one level below the last (3)."""
    levels = [int(each.tag[1]) for each in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


def test_links_lead_somewhere_and_hold_text_only(page: Element) -> None:
    """Ids are unique, every link has a target, and none holds an element, which would break its tag (3)."""
    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    links = list(page.all("a"))
    assert links
    for link in links:
        assert link.attributes["href"].removeprefix("#") in ids
        assert not link.children
        assert link.text


def test_language_is_declared(language: str, page: Element) -> None:
    """The page declares its language, and passages in the other one theirs (3)."""
    (root,) = page.all("html")
    assert root.attributes["lang"] == {"en": "en", "zh": "zh-CN"}[language]
    others = {each.attributes["lang"] for each in root.all("span") if "lang" in each.attributes}
    assert others == {"zh" if language == "en" else "en"}


def test_not_rated_gives_its_reasons(language: str) -> None:
    """A site that is not rated shows so in words, with every reason, and caps all the same (4)."""
    report = sample_report(rated=False)
    page = page_of(report, language)
    words = Words(language)
    assert words("terms.band.NR") in page.text
    result = by_id(page, "result")
    assert words("report.result.not_rated") in result.text
    assert {"en": "from 50 on nothing is rated", "zh": "达到50分即不评级"}[language] in result.text
    assert words("report.result.caps.meaning") in result.text
    assert words("report.none") in result.text


def test_only_an_invented_assessment_is_marked_invented(language: str) -> None:
    """The banner is on the cover and on the page style of an invented assessment, and of no other (4)."""
    words = Words(language)
    (invented,) = page_of(sample_report(), language).all("body")
    (recorded,) = page_of(sample_report(invented=False), language).all("body")
    assert invented.attributes["class"] == "invented"
    assert words("report.invented.cover") in invented.text
    assert recorded.attributes["class"] == "recorded"
    assert words("report.invented.cover") not in recorded.text


def test_an_empty_assessment_is_a_whole_page(language: str) -> None:
    """Nothing recorded gives every chapter with a sentence, not an error (4)."""
    report = sample_report()
    bare = replace(
        report,
        association=None,
        pillars=(),
        section_intervals=(),
        disputes=(),
        ask_next=(),
        sections=(),
        sources=(),
        law=(),
        problems=(),
        about=replace(
            report.about, site="", place="", country="", workforce=None, groups=(), assessor="", access=""
        ),
    )
    page = page_of(bare, language)
    words = Words(language)
    for code in ("nothing_scored", "disputes.none", "next.none", "sources.none", "law.none", "problems.none"):
        assert words(f"report.{code}") in page.text
    assert words("report.not_recorded") in page.text


def test_strength_is_never_called_confidence(page: Element) -> None:
    """No reader meets the word confidence (method 5)."""
    assert not re.search(r"\bconfidence\b|置信", page.text, re.IGNORECASE)


def drop(templates: Path, name: str) -> None:
    """Take a template away."""
    (templates / name).unlink()


def add(line: str) -> Callable[[Path, str], None]:
    """Return what puts a line on top of a template."""

    def put(templates: Path, name: str) -> None:
        path = templates / name
        path.write_text(f"\n{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")

    return put


@pytest.mark.parametrize(
    ("name", "harm", "code", "line"),
    [
        ("assessment/assessment.html.j2", drop, ProblemCode.TEMPLATE_MISSING, None),
        ("assessment/cover.html.j2", drop, ProblemCode.TEMPLATE_MISSING, None),
        ("parts/answers.html.j2", drop, ProblemCode.TEMPLATE_MISSING, None),
        ("assessment/law.html.j2", add("{% if %}"), ProblemCode.TEMPLATE_BROKEN, 2),
        ("assessment/next.html.j2", add("{{ report.nowhere }}"), ProblemCode.TEMPLATE_BROKEN, 2),
        ("assessment/next.html.j2", add("{{ nobody }}"), ProblemCode.TEMPLATE_BROKEN, 2),
        ("assessment/cover.html.j2", add("{{ say('report.unsaid') }}"), ProblemCode.TEMPLATE_BROKEN, 2),
        ("assessment/cover.html.j2", add("{{ 1 / 0 }}"), ProblemCode.TEMPLATE_BROKEN, 2),
        ("assessment/cover.html.j2", add("{{ ''.__class__.__mro__ }}"), ProblemCode.TEMPLATE_BROKEN, 2),
        ("assessment/cover.html.j2", add("{{ 'x' | nofilter }}"), ProblemCode.TEMPLATE_BROKEN, 2),
    ],
)
def test_a_template_at_fault_is_named_with_its_line(
    copied: Path, name: str, harm: Callable[[Path, str], None], code: ProblemCode, line: int | None
) -> None:
    """Missing, mistyped, unknown names, unknown words, forbidden reach: file and line, no traceback (5)."""
    harm(copied, name)
    assert problem_of(copied) == (code, f"templates/{name}", line)
