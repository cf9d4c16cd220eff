"""The sample report, rendered once per language for all tests of reporting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from dd_toolkit.reporting.html import render_html
from dd_toolkit.reporting.pdf import RenderedPdf, render_pdf
from dd_toolkit.words.catalogue import LANGUAGES, Words
from tests.reporting.sample_report import sample_report

TEMPLATES = Path(__file__).parents[2] / "templates"


@dataclass(frozen=True, slots=True)
class Rendered:
    """The clean sample in one language."""

    html: str
    pdf: RenderedPdf


@pytest.fixture(scope="session", autouse=True)
def private_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep fontconfig's index out of the home of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def rendered() -> Mapping[str, Rendered]:
    """Render the clean, invented, rated sample in every language."""
    report = sample_report()
    pages = {language: render_html(report, Words(language), TEMPLATES) for language in LANGUAGES}
    return {language: Rendered(html, render_pdf(html, TEMPLATES)) for language, html in pages.items()}
