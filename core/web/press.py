"""The press: HTML and the own style sheets become a PDF that a screen reader can read too (PDF/UA-1).

Importing WeasyPrint takes more than a second: only `core.web.paper` imports this module, and only when it prints.
"""

from pathlib import Path

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

OWN = "dekkend:"
DRAWN = "data:image/svg+xml;base64,"
"""A picture that stands in the page itself."""
SHEETS = frozenset({"paper.css", "profile.css"})
FOLDER = Path(__file__).with_name("static")


class RefusedAddress(RuntimeError):
    """A paper asks for something that is not a style sheet of the house."""


class OwnSheets(URLFetcher):  # type: ignore[misc]
    """Gives the style sheets of the house, and pictures that stand in the page; refuses everything else: no network, no
    files of the machine."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The sheet that is called `dekkend:<name>`."""
        if url.startswith(DRAWN):
            return super().fetch(url, headers)
        name = url.removeprefix(OWN)
        if not url.startswith(OWN) or name not in SHEETS:
            # only this kind of error stops the press; any other is passed over in silence
            raise FatalURLFetchingError(url)
        return URLFetcherResponse(url, (FOLDER / name).read_bytes(), {"Content-Type": "text/css; charset=utf-8"})


def press(html: str) -> bytes:
    """The PDF of a page. Raises `RefusedAddress` when the page names anything outside the house."""
    try:
        pdf = HTML(string=html, base_url=OWN, url_fetcher=OwnSheets()).write_pdf(pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as strange:
        raise RefusedAddress("Een afdruk vraagt iets van buiten het huis.") from strange
    return bytes(pdf)
