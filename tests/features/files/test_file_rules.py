"""What may come in as a file: kinds, sizes and names, and everything that only looks like it."""

import pytest

from core.features.files import rules, word_rules
from core.features.files.rules import Unfit, clean_name, judge_size, kind_of, size_words
from tests.papers import JPEG, PNG, TYPES, archive, word

pytestmark = pytest.mark.pure
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
MB = 1024 * 1024
OUTSIDE = '<Relationship TargetMode="External" Target="http://kwaad.example/a>b" Type="x/%s"/>'


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("verslag.pdf", PDF, "application/pdf"),
        ("Verslag.PDF", PDF, "application/pdf"),
        ("foto.png", PNG, "image/png"),
        ("foto.jpg", JPEG, "image/jpeg"),
        ("foto.jpeg", JPEG, "image/jpeg"),
        ("brief.docx", word(), rules.WORD.media_type),
        ("brief.docx", word(**{"word/_rels/settings.xml.rels": '<R Target="x.dotx"/>'}), rules.WORD.media_type),
        ("brief.docx", word(**{"word/_rels/document.xml.rels": OUTSIDE % "hyperlink"}), rules.WORD.media_type),
    ],
)
def test_what_is_what_it_says_comes_in(name: str, content: bytes, media_type: str) -> None:
    assert kind_of(name, content).media_type == media_type


MACROS = TYPES.replace("wordprocessingml.document.main", "wordprocessingml.document.macroEnabled.main")
ELSEWHERE = '<Relationship Type="x/attachedTemplate" Target="http://kwaad.example/a.dotm" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("programma.exe", b"MZ" + b"\0" * 80, "Dit soort bestand"),
        ("blad.html", b"<html><script>1</script></html>", "Dit soort bestand"),
        ("tekening.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Dit soort bestand"),
        ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 80, "Dit soort bestand"),
        ("brief.docm", word(), "Dit soort bestand"),
        ("zonder", PDF, "Dit soort bestand"),
        ("verslag.pdf", b"MZ" + b"\0" * 80, "is iets anders"),
        ("verslag.pdf", b"<html></html>", "is iets anders"),
        ("verslag.pdf", b"rommel %PDF-1.7", "is iets anders"),
        ("verslag.pdf", PNG, "is iets anders"),
        ("foto.jpg", PNG, "is iets anders"),
        ("foto.png", JPEG, "is iets anders"),
        ("verslag.pdf", PDF + archive({"a.txt": "b"}), "nog een ander bestand"),
        ("foto.png", PNG + archive({"a.txt": "b"}), "nog een ander bestand"),
        ("brief.docx", PDF, "is iets anders"),
        ("brief.docx", archive({"a.txt": "b"}), "geen Word-bestand"),
        ("brief.docx", archive({"xl/workbook.xml": "x", "[Content_Types].xml": "<Types/>"}), "geen Word-bestand"),
        ("brief.docx", word(types="<Types/>"), "geen Word-bestand"),
        ("brief.docx", word(types=MACROS), "macro"),
        ("brief.docx", word(**{"word/vbaProject.bin": b"x"}), "macro"),
        ("brief.docx", word(**{"word/activeX/activeX1.xml": "x"}), "macro"),
        ("brief.docx", word(**{"word/embeddings/start.exe": b"MZ"}), "macro"),
        ("brief.docx", word(**{"word/_rels/settings.xml.rels": ELSEWHERE}), "een andere plek"),
        ("brief.docx", word(**{"word/_rels/settings.xml.rels": OUTSIDE % "attachedTemplate"}), "een andere plek"),
        ("brief.docx", word(**{"word/_rels/document.xml.rels": OUTSIDE % "oleObject"}), "een andere plek"),
        ("brief.docx", word(**{"word/_rels/document.xml.rels": OUTSIDE % "image"}), "een andere plek"),
        ("brief.docx", word(**{"word/_rels/document.xml.rels": "<Relationships>"}), "beschadigd"),
        ("brief.docx", word(**{"word/_rels/document.xml.rels": "<!DOCTYPE R><R/>"}), "beschadigd"),
        ("brief.docx", word(**{"word/_rels/document.xml.rels": f"<R>{' ' * (4 * MB)}</R>"}), "veel te groot"),
        ("brief.docx", word()[:200], "beschadigd"),
        ("brief.docx", word()[:-30], "beschadigd"),
    ],
)
def test_what_only_looks_like_it_stays_out(name: str, content: bytes, said: str) -> None:
    with pytest.raises(Unfit, match=said):
        kind_of(name, content)


def test_a_bomb_is_not_unpacked() -> None:
    bomb = word(**{"word/media/groot.bin": b"\0" * (word_rules.LARGEST_UNPACKED + 1)})
    assert len(bomb) < MB
    with pytest.raises(Unfit, match="veel te groot"):
        kind_of("brief.docx", bomb)


@pytest.mark.parametrize("parts", [word_rules.MOST_PARTS - 3, word_rules.MOST_PARTS - 2])
def test_the_number_of_parts_is_bounded(parts: int) -> None:
    content = word(**{f"word/{number}.xml": "x" for number in range(parts)})
    if parts == word_rules.MOST_PARTS - 3:
        assert kind_of("brief.docx", content) is rules.WORD
    else:
        with pytest.raises(Unfit, match="veel te groot"):
            kind_of("brief.docx", content)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("verslag.pdf", "verslag.pdf"),
        ("C:\\Users\\ans\\verslag.pdf", "verslag.pdf"),
        ("../../etc/verslag.pdf", "verslag.pdf"),
        ("  Zoë's verslag (2).pdf ", "Zoë's verslag (2).pdf"),
        ("Zoe\u0308.pdf", "Zoë.pdf"),
        ("x" * 116 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_keeps_what_is_readable(given: str, kept: str) -> None:
    assert clean_name(given) == kept


@pytest.mark.parametrize(
    "given",
    [
        "", ".", "..", ".pdf", "   .pdf", "verslag", "verslag.", "a\x00.pdf", "a\r\nSet-Cookie: x.pdf", "fdp\u202e.exe",
        "a\u2066b.pdf", "a\u200b.pdf", 'a"b.pdf', "a%2e.pdf", "a:b.pdf", "x" * 117 + ".pdf", "/", "map/",
    ],
)  # fmt: skip
def test_an_odd_name_is_refused(given: str) -> None:
    with pytest.raises(Unfit):
        clean_name(given)


@pytest.mark.parametrize(
    ("size", "fits"), [(0, False), (1, True), (10 * MB - 1, True), (10 * MB, True), (10 * MB + 1, False)]
)
def test_a_size_fits_up_to_and_including_the_limit(size: int, fits: bool) -> None:
    def is_fit() -> bool:
        try:
            judge_size(size, 10 * MB)
        except Unfit:
            return False
        return True

    assert is_fit() is fits


@pytest.mark.parametrize(("size", "said"), [(0, "leeg"), (10 * MB + 1, "10,1 MB.*hoogste 10 MB"), (31 * MB, "31,0 MB")])
def test_a_size_that_does_not(size: int, said: str) -> None:
    with pytest.raises(Unfit, match=said):
        judge_size(size, 10 * MB)


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 kB"), (1024, "1 kB"), (1025, "2 kB"), (MB - 1, "1024 kB"), (MB, "1,0 MB"), (2 * MB + 1, "2,1 MB")],
)
def test_a_size_in_words(size: int, words: str) -> None:
    assert size_words(size) == words
