"""One PDF by a process of its own: our whole way from the report, or WeasyPrint alone on the same HTML.

Run as a program: `one_print.py ours REPORT TEMPLATES PDF` or `one_print.py alone HTML TEMPLATES PDF`. Behind
`alone` stands what anybody would write who has the page, the style sheet and the fonts; it imports nothing of
the project.
"""

# ruff: noqa: PLC0415 -- each way imports what it needs, and nothing of the other's
from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import Any

SCHEME = "asset:"
"""How the page and its style sheet name files of the templates folder."""
STYLESHEET = f"{SCHEME}assessment/assessment.css"


def print_ours(report: Path, templates: Path, out: Path) -> None:
    """Print a pickled report as the app's child process does."""
    from dd_toolkit.reporting.printing import print_report

    print_report(pickle.loads(report.read_bytes()), "en", templates, out)


def print_alone(page: Path, templates: Path, out: Path) -> None:
    """Print a page with WeasyPrint, its fonts configured, as the same kind of PDF."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Assets(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if not url.startswith(SCHEME):
                return super().fetch(url, headers)
            file = templates / url.removeprefix(SCHEME)
            return URLFetcherResponse(url, file.read_bytes())

    fetcher, fonts = Assets(), FontConfiguration()
    style = CSS(url=STYLESHEET, url_fetcher=fetcher, font_config=fonts)
    HTML(string=page.read_text(encoding="utf-8"), url_fetcher=fetcher).write_pdf(
        out, stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"
    )


WAYS = {"ours": print_ours, "alone": print_alone}

if __name__ == "__main__":
    WAYS[sys.argv[1]](*map(Path, sys.argv[2:]))
