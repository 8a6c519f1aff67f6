"""Paper: a PDF for one reader that a screen reader reads too, and that fetches nothing."""

import pytest
from flask import Flask

from core.web import paper
from core.web.download import download
from core.web.press import RefusedAddress
from tests.papers import facts_of, meta_of, whole_of, words_of


def sheet(app: Flask, reader: str = "Zoë Ĳsselmuiden") -> str:
    with app.app_context():
        return paper.written("paper.html", school="Loket", reader=reader, made="gemaakt op 26 november 2026 om 9.00")


def test_a_paper_says_what_it_is_and_for_whom(house: Flask) -> None:
    pdf = paper.printed(sheet(house).replace("<title></title>", "<title>Proef</title>"))
    facts, words = facts_of(pdf), words_of(pdf)
    assert facts["Title"] == "Proef"
    assert facts["Tagged"] == "yes"
    assert facts["Page size"].endswith("(A4)")
    assert "<pdfuaid:part>1" in meta_of(pdf) or 'pdfuaid:part="1"' in meta_of(pdf)
    assert b"/Lang (nl)" in whole_of(pdf)
    assert "Voor Zoë Ĳsselmuiden" in words
    assert "Loket · vertrouwelijk" in words
    assert "bladzijde 1 van 1" in words


def test_every_page_bears_the_name_the_day_and_its_number(house: Flask) -> None:
    long = "".join(f"<p>Regel {number}</p>" for number in range(120))
    pages = words_of(paper.printed(sheet(house).replace("</body>", f"{long}</body>"))).split("\f")[:-1]
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "Voor Zoë Ĳsselmuiden" in page
        assert "gemaakt op 26 november 2026 om 9.00" in page
        assert f"bladzijde {number} van {len(pages)}" in page


def test_what_somebody_typed_stays_text(house: Flask) -> None:
    typed = '<img src="http://kwaad.example/x.png"><b>Jip</b>'
    assert "<b>Jip</b>" in words_of(paper.printed(sheet(house, typed)))


@pytest.mark.planted
@pytest.mark.parametrize(
    "piece",
    [
        '<img src="http://kwaad.example/x.png">',
        '<img src="file:///etc/hostname">',
        '<link rel="stylesheet" href="dekkend:../../../etc/hostname">',
        '<link rel="stylesheet" href="https://kwaad.example/x.css">',
        '<img src="data:image/svg+xml,<svg/>">',
        "<style>body { background: url(http://kwaad.example/x.png) }</style>",
        '<img src="dekkend:dekkend.css">',
    ],
)
def test_a_paper_that_asks_for_something_elsewhere_is_not_printed(house: Flask, piece: str) -> None:
    with pytest.raises(RefusedAddress):
        paper.printed(sheet(house).replace("</body>", f"{piece}</body>"))


@pytest.mark.parametrize(
    ("name", "plain", "extended"),
    [
        ("verslag.pdf", "verslag.pdf", "verslag.pdf"),
        ("Zoë's verslag.pdf", '"Zoe_s verslag.pdf"', "Zo%C3%AB%27s%20verslag.pdf"),
        ("оценка.pdf", "bestand.pdf", "%D0%BE%D1%86%D0%B5%D0%BD%D0%BA%D0%B0.pdf"),
        ('a";filename=b.exe', "a__filename_b.exe", "a%22%3Bfilename%3Db.exe"),
    ],
)
def test_a_download_bears_its_name_twice(name: str, plain: str, extended: str) -> None:
    answer = download(b"x", name, "application/pdf")
    assert answer.headers["Content-Disposition"] == f"attachment; filename={plain}; filename*=UTF-8''{extended}"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.mimetype == "application/pdf"
