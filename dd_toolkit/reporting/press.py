"""WeasyPrint, set up once per process: the packaged fonts, one style sheet, and a locked door.

The only module that imports WeasyPrint; `pdf` loads it when a page is to be printed. Nothing outside the
templates folder is ever fetched: no file, no address, whatever a template or an answer says.
"""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME: Final = "asset:"
"""How templates and style sheets name a file of the templates folder: `asset:fonts/fonts.css`."""


class AddressRefusedError(FatalURLFetchingError):  # type: ignore[misc]  # WeasyPrint is untyped
    """A template or style sheet named something that is not in the templates folder."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class Assets(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
    """Fetches files of one folder and embedded data, and refuses everything else by ending the print."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self.folder = folder.resolve()
        self.refused: list[str] = []
        """Addresses refused so far; pictures inside SVG swallow the refusal, so `Press` looks here."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """Return what an address holds."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        path = (self.folder / unquote(url.removeprefix(SCHEME)).lstrip("/")).resolve()
        if not url.startswith(SCHEME) or not path.is_relative_to(self.folder) or not path.is_file():
            self.refused.append(url)
            raise AddressRefusedError(url)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


@dataclass(frozen=True, slots=True)
class Press:
    """What every print of one process shares."""

    assets: Assets
    fonts: Any
    style: Any

    def render(self, html: str) -> tuple[bytes, int]:
        """Return the PDF of an HTML page and how many pages it has."""
        self.assets.refused.clear()
        # Parsed with the same locked door as the style sheet: each of the two fetches for itself.
        document = HTML(string=html, url_fetcher=self.assets).render(
            font_config=self.fonts, stylesheets=[self.style], pdf_variant="pdf/ua-1"
        )
        content: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
        if self.assets.refused:
            raise AddressRefusedError(self.assets.refused[0])
        return content, len(document.pages)


@cache
def press_of(folder: Path, stylesheet: str) -> Press:
    """Return the press of a templates folder, its style sheet and fonts read once."""
    assets, fonts = Assets(folder), FontConfiguration()
    style = CSS(url=f"{SCHEME}{stylesheet}", url_fetcher=assets, font_config=fonts)
    return Press(assets, fonts, style)
