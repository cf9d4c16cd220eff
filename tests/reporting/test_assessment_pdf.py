"""The PDF: readable, tagged, marked on every page, the same everywhere, and closed to the outside.

1. Text, title, language, bookmarks and page count are those of the report, in either language.
2. Every page carries the internal mark, the invented banner where it is invented, title, date and number.
3. It passes PDF/UA-1, embeds packaged fonts only, and the layout engine has nothing to complain about.
4. A character without a glyph is named; a clean report names none.
5. Same input, same bytes.
6. Nothing outside the templates folder is fetched, whatever a page or a style sheet says.
7. What is missing on the machine is a problem with its name.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import page as page_validation
import pytest
from pypdf import PdfReader

from dd_toolkit.core.problems import ProblemCode, ProblemError, Severity
from dd_toolkit.reporting import libraries, pdf
from dd_toolkit.reporting.html import render_html
from dd_toolkit.reporting.pdf import RenderedPdf, render_pdf
from dd_toolkit.words.catalogue import LANGUAGES, Words
from tests.reporting.conftest import TEMPLATES, Rendered
from tests.reporting.sample_report import UNCOVERED, sample_report

pytestmark = pytest.mark.slow

BARE = '<html lang="en"><head><title>T</title></head><body><h1>Heading</h1>{}</body></html>'


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Return each language in turn."""
    return str(request.param)


@pytest.fixture
def reader(language: str, rendered: Mapping[str, Rendered]) -> PdfReader:
    """Open the clean sample."""
    return open_pdf(rendered[language].pdf)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return templates that a test may break."""
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


def open_pdf(rendered: RenderedPdf) -> PdfReader:
    """Open a PDF for reading."""
    return PdfReader(io.BytesIO(rendered.content))


def texts(reader: PdfReader) -> list[str]:
    """Return the text of every page without white space, which a page may break anywhere."""
    return ["".join(each.extract_text().split()) for each in reader.pages]


def squeezed(text: str) -> str:
    """Return a text as `texts` has it."""
    return "".join(text.split())


def problem_of(
    html: str, templates: Path, stylesheet: str = pdf.STYLESHEET
) -> tuple[ProblemCode, str | None]:
    """Render what cannot be rendered and return what is told."""
    with pytest.raises(ProblemError) as told:
        render_pdf(html, templates, stylesheet=stylesheet)
    first = told.value.problems[0]
    return first.code, first.place.file


def test_text_can_be_read_out(language: str, reader: PdfReader) -> None:
    """Questions, values, notes and law come back as text in the language of the report (1)."""
    whole = "".join(texts(reader))
    words = Words(language)
    question = sample_report().sections[0].topics[0].questions[0]
    for said in (
        question.ask[language],
        "74 h/week",
        "宿舍区访谈",
        "<script>alert('x')</script>",
        words("report.read.bounds")[:60],
        words("report.complain.explain"),
        {"en": "Overtime is limited to 36 hours a month.", "zh": "《中华人民共和国劳动法》"}[language],
    ):
        assert squeezed(said) in whole


def test_title_language_and_no_clock(language: str, reader: PdfReader) -> None:
    """Title and language are set, and no moment of printing is (1)."""
    about = sample_report().about
    assert reader.metadata is not None
    assert reader.metadata.title == Words(language)(
        "report.document_title", title=about.title, date=about.date
    )
    assert reader.metadata.creation_date is None
    assert str(reader.root_object["/Lang"]) == {"en": "en", "zh": "zh-CN"}[language]


def test_bookmarks_name_chapters_sections_and_topics(language: str, reader: PdfReader) -> None:
    """Chapters, sections and topics are bookmarks (1)."""

    def titles(outline: object) -> Iterator[str]:
        for each in outline if isinstance(outline, list) else []:
            if isinstance(each, list):
                yield from titles(each)
            else:
                yield squeezed(str(each.title))

    found = list(titles(reader.outline))
    words, report = Words(language), sample_report()
    for code in ("result", "pillars", "disputes", "answers", "sources", "law", "method"):
        assert any(each.endswith(squeezed(words(f"report.chapter.{code}"))) for each in found)
    for section in report.sections:
        assert any(each == squeezed(f"{section.id}{section.title[language]}") for each in found)
    assert any(each.startswith("LAB-TIM-01") for each in found)


def test_pages_are_counted(language: str, rendered: Mapping[str, Rendered], reader: PdfReader) -> None:
    """The count that is told is the count of the file, and contents name pages that exist (1)."""
    assert rendered[language].pdf.pages == len(reader.pages)
    assert 8 <= len(reader.pages) <= 14


def test_every_page_is_marked(language: str, reader: PdfReader) -> None:
    """Mark, banner, title, assessment date and page X of Y stand on each page (2)."""
    words, report = Words(language), sample_report()
    pages = texts(reader)
    for number, text in enumerate(pages, start=1):
        of = f"{words('report.page.before')}{number}{words('report.page.of')}{len(pages)}"
        for said in (
            words("report.mark.internal"),
            words("report.invented.banner"),
            words("report.page.date", date=report.about.date),
            report.about.title[:20],
            of + words("report.page.after"),
        ):
            assert squeezed(said) in text, f"page {number}"


def test_a_recorded_assessment_has_no_banner() -> None:
    """An assessment of a real site is marked internal, and never as invented (2)."""
    words = Words("zh")
    html = render_html(sample_report(invented=False, rated=False), words, TEMPLATES)
    rendered = render_pdf(html, TEMPLATES)
    assert rendered.log == ()
    for text in texts(open_pdf(rendered)):
        assert squeezed(words("report.mark.internal")) in text
        assert squeezed(words("report.invented.banner")) not in text


def test_it_passes_pdf_ua(language: str, rendered: Mapping[str, Rendered]) -> None:
    """A checker for PDF/UA-1 finds nothing (3)."""
    report = page_validation.validate_pdf_bytes(rendered[language].pdf.content, profile="ua1")
    assert [(each.rule_id, each.message) for each in report.failures] == []
    assert report.is_compliant


def test_only_packaged_fonts_are_embedded(reader: PdfReader) -> None:
    """Every font is a subset of one of the four packaged files and travels in the PDF (3)."""
    names: set[str] = set()
    for each in reader.pages:
        fonts: Any = each["/Resources"]["/Font"]  # type: ignore[index]  # pypdf types any object
        for reference in fonts.values():
            font = reference.get_object()
            names.add(str(font["/BaseFont"]).partition("+")[2])
            assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    assert names == {"DDQ-Sans", "DDQ-Sans-Bold", "DDQ-Sans-Latin", "DDQ-Sans-Latin-Bold"}


def test_the_layout_engine_has_no_complaint(language: str, rendered: Mapping[str, Rendered]) -> None:
    """A clean report gives no warning, no missing character and no line in the engine's log (3, 4)."""
    result = rendered[language].pdf
    assert (result.log, result.missing, result.warnings) == ((), (), ())


def test_a_character_without_glyph_is_named() -> None:
    """What no packaged font has is told as a warning with its code point (4)."""
    html = render_html(sample_report(dirty=True), Words("en"), TEMPLATES)
    result = render_pdf(html, TEMPLATES)
    assert result.missing == (UNCOVERED,)
    (warning,) = result.warnings
    assert (warning.code, warning.severity) == (ProblemCode.GLYPH_MISSING, Severity.WARNING)
    assert "U+1F512" in warning.details["characters"]
    assert result.log == ()


def test_a_second_print_gives_the_same_bytes(rendered: Mapping[str, Rendered]) -> None:
    """A print leaves nothing behind that changes the next one in the same process (5)."""
    again = render_pdf(BARE.format("<p>same 同</p>"), TEMPLATES)
    assert again.content == render_pdf(BARE.format("<p>same 同</p>"), TEMPLATES).content


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="x" src="file:///etc/hostname">',
        '<img alt="x" src="http://localhost:9/x.png">',
        '<img alt="x" src="https://localhost:9/x.png">',
        '<img alt="x" src="ftp://localhost:9/x.png">',
        '<img alt="x" src="asset:../pyproject.toml">',
        '<img alt="x" src="asset:%2e%2e/pyproject.toml">',
        '<img alt="x" src="asset:nowhere.png">',
        '<p style="background: url(file:///etc/hostname)">x</p>',
        '<link rel="stylesheet" href="file:///etc/hostname"><p>x</p>',
        '<style>@import url("file:///etc/hostname");</style><p>x</p>',
        '<style>@font-face { font-family: x; src: url("http://localhost:9/x.ttf") }</style><p>x</p>',
        '<svg width="9" height="9"><title>x</title><image width="9" height="9" href="file:///etc/hostname"/></svg>',
        '<object data="file:///etc/hostname">x</object>',
    ],
)
def test_nothing_outside_is_fetched(body: str) -> None:
    """A page that names an address or a file outside the templates is refused, not printed without it (6)."""
    assert problem_of(BARE.format(body), TEMPLATES)[0] is ProblemCode.TEMPLATE_BROKEN


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://localhost:9/x", "asset:../README.md"])
@pytest.mark.parametrize("rule", ['@import url("{}");', '@font-face {{ font-family: x; src: url("{}") }}'])
def test_a_style_sheet_fetches_nothing_outside(copied: Path, rule: str, address: str) -> None:
    """The style sheet has the same locked door as the page (6)."""
    sheet = copied / pdf.STYLESHEET
    sheet.write_text(rule.format(address) + sheet.read_text(encoding="utf-8"), encoding="utf-8")
    assert problem_of(BARE.format(""), copied) == (
        ProblemCode.TEMPLATE_BROKEN,
        "templates/assessment/assessment.css",
    )


def test_embedded_data_is_allowed() -> None:
    """A picture inside the page itself needs no fetching and is drawn (6)."""
    picture = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><title>x</title></svg>"
    result = render_pdf(BARE.format(f'<img alt="x" src="data:image/svg+xml,{picture}">'), TEMPLATES)
    assert result.log == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("assessment/assessment.css", ProblemCode.TEMPLATE_MISSING),
        ("fonts/fonts.css", ProblemCode.TEMPLATE_MISSING),
        ("fonts/NotoSansSC-Regular.ttf", ProblemCode.FONT_MISSING),
        ("fonts/NotoSans-Bold.ttf", ProblemCode.FONT_MISSING),
    ],
)
def test_a_missing_file_is_named(copied: Path, name: str, code: ProblemCode) -> None:
    """A style sheet or font that is not there is told before anything is laid out (7)."""
    (copied / name).unlink()
    assert problem_of(BARE.format(""), copied) == (code, f"templates/{name}")


def test_a_broken_font_is_named(copied: Path) -> None:
    """A font file that is none is a missing font, with the reason (7)."""
    (copied / "fonts" / "NotoSans-Bold.ttf").write_bytes(b"not a font")
    assert problem_of(BARE.format(""), copied)[0] is ProblemCode.FONT_MISSING


class _Unloadable(MetaPathFinder):
    """Answers an import of WeasyPrint with one failure."""

    def __init__(self, failure: Exception) -> None:
        self.failure = failure

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Fail for WeasyPrint and pass everything else on."""
        if fullname == "weasyprint":
            sys.stdout.write("a long text for people\n")
            raise self.failure
        return None


@pytest.mark.parametrize(
    ("failure", "library"),
    [
        (OSError("cannot load library 'libpango-1.0-0': no such file"), "libpango-1.0-0"),
        (ModuleNotFoundError("No module named 'pydyf'", name="pydyf"), "pydyf"),
    ],
)
def test_a_library_that_does_not_open_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], failure: Exception, library: str
) -> None:
    """A system library or package that is not there is told by name, and stdout stays clean (7)."""
    monkeypatch.setattr(sys, "meta_path", [_Unloadable(failure), *sys.meta_path])
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    with pytest.raises(ProblemError) as told:
        libraries.load_weasyprint()
    (problem,) = told.value.problems
    assert (problem.code, problem.details["library"]) == (ProblemCode.LIBRARY_MISSING, library)
    assert capsys.readouterr().out == ""


def test_a_missing_subsetter_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the subsetter a report is printed all the same, with a warning (7)."""
    assert libraries.subsetter_present()
    monkeypatch.setattr(libraries, "_SUBSETTER", ("libnowhere.so.0",))
    assert not libraries.subsetter_present()
    result = render_pdf(BARE.format(""), TEMPLATES)
    assert [(each.code, each.severity) for each in result.warnings] == [
        (ProblemCode.SUBSETTER_MISSING, Severity.WARNING)
    ]


def test_a_failure_of_the_engine_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the engine raises comes out as one problem with its reason (7)."""
    from dd_toolkit.reporting import press  # noqa: PLC0415 -- loads WeasyPrint

    def fail(*_: object) -> tuple[bytes, int]:
        raise AssertionError("layout")

    monkeypatch.setattr(press.Press, "render", fail)
    with pytest.raises(ProblemError) as told:
        render_pdf(BARE.format(""), TEMPLATES)
    (problem,) = told.value.problems
    assert problem.code is ProblemCode.RENDERING_FAILED
    assert "layout" in problem.details["reason"]


def test_fontconfig_falls_back_where_the_cache_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A cache folder that cannot be made is no reason not to print (7)."""
    monkeypatch.setenv("FONTCONFIG_FILE", "")
    blocked = tmp_path / "file"
    blocked.write_text("")
    file = libraries.show_only_fonts_of(TEMPLATES / "fonts", blocked / "cache")
    assert file.is_file()
    assert not file.is_relative_to(tmp_path)
    assert str(TEMPLATES / "fonts") in file.read_text(encoding="utf-8")
    shutil.rmtree(file.parent)


def test_the_engine_is_loaded_late() -> None:
    """Importing what prints does not import WeasyPrint, Jinja's templates or fontTools (7)."""
    program = (
        "import sys, dd_toolkit.reporting.printing, dd_toolkit.reporting.libraries;"
        "print({'weasyprint', 'fontTools'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_loading_leaves_the_search_for_libraries_as_it_was() -> None:
    """The quick search for libraries is put back, and warnings are as before (7)."""
    import ctypes.util  # noqa: PLC0415 -- the function under test replaces one of its functions

    before, filters = ctypes.util.find_library, list(warnings.filters)
    libraries.load_weasyprint()
    assert ctypes.util.find_library is before
    assert warnings.filters == filters


def test_a_long_note_runs_on_over_pages() -> None:
    """A note longer than a page is printed whole, and no page is left empty for it (1)."""
    report = sample_report(invented=False)
    section = report.sections[0]
    topic = section.topics[0]
    question = topic.questions[0]
    cell = question.cells[0]
    note = "".join(f"第{number:04d}句。" for number in range(900))
    long = replace(cell, answers=(replace(cell.answers[0], note=note),))
    only = replace(topic, questions=(replace(question, cells=(long,)),))
    shown = replace(report, sections=(replace(section, topics=(only,)),), ask_next=(), law=(), sources=())
    pages = texts(open_pdf(render_pdf(render_html(shown, Words("zh"), TEMPLATES), TEMPLATES)))
    whole = "".join(pages)
    assert all(f"第{number:04d}句" in whole for number in range(0, 900, 50))
    answers = next(number for number, text in enumerate(pages) if "第0000句" in text)
    assert "LAB-TIM-01.1" in pages[answers]
