"""What may come in as a file: which kinds, how large, under which name, and whether it is what it says. Pure."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, is_zipfile

import puremagic

from core.features.files.picture_rules import MOST_PIXELS, PictureFault, Unreadable, clean_jpeg, clean_png
from core.features.files.word_rules import WordFault, fault_of
from core.web.language import _

LONGEST_NAME = 120
"""Characters of a name, its ending included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """A kind of file that may come in. `endings` without the point; `known_as` what the sniffer calls it."""

    media_type: str
    label: str
    endings: tuple[str, ...]
    known_as: frozenset[str]


PDF = FileKind(media_type="application/pdf", label="PDF", endings=("pdf",), known_as=frozenset({"application/pdf"}))
WORD = FileKind(
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    label="Word",
    endings=("docx",),
    known_as=frozenset(
        {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/zip",
            "application/x-zip-compressed",
        }
    ),
)
PNG = FileKind(media_type="image/png", label="PNG", endings=("png",), known_as=frozenset({"image/png"}))
JPEG = FileKind(media_type="image/jpeg", label="JPEG", endings=("jpg", "jpeg"), known_as=frozenset({"image/jpeg"}))
KINDS: tuple[FileKind, ...] = (PDF, WORD, PNG, JPEG)
ACCEPT = ",".join(f".{ending}" for kind in KINDS for ending in kind.endings)
"""For the field in which a browser lets somebody choose."""

_BEGINS: Mapping[str, bytes] = {PDF.label: b"%PDF-", PNG.label: b"\x89PNG\r\n\x1a\n", JPEG.label: b"\xff\xd8\xff"}
_ODD = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_FORBIDDEN = re.compile(r'[<>:"|?*%]')


class Unfit(ValueError):
    """A file that may not come in; the text is a Dutch sentence for who brought it."""


def clean_name(given: str) -> str:
    """The name without folders, in NFC. Raises `Unfit` when it is empty, too long or odd.

    Characters that are not seen (those that turn the direction of a text too) can make one ending look like another.
    """
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", given)[-1]).strip()
    stem, point, ending = name.rpartition(".")
    if not stem.strip(". ") or not point or not ending:
        raise Unfit(
            _("Het bestand heeft geen gewone naam. Geef het een naam die eindigt op .pdf, .docx, .png of .jpg.")
        )
    if any(unicodedata.category(sign) in _ODD for sign in name) or _FORBIDDEN.search(name) or name.startswith("."):
        raise Unfit(_("In de naam van het bestand staan vreemde tekens. Geef het een gewone naam."))
    if len(name) > LONGEST_NAME:
        raise Unfit(_("De naam van het bestand is te lang. Houd het op %(aantal)s tekens.", aantal=LONGEST_NAME))
    return name


def kind_of(name: str, content: bytes) -> FileKind:
    """The kind of a file, by its name and its content, which must agree. Raises `Unfit`."""
    ending = name.rpartition(".")[2].lower()
    kind = next((one for one in KINDS if ending in one.endings), None)
    if kind is None:
        raise Unfit(_("Dit soort bestand bewaren wij niet. Kies een PDF, een Word-bestand (.docx), of een foto."))
    if not kind.known_as & _sniffed(content) or not content.startswith(_BEGINS.get(kind.label, b"")):
        raise Unfit(_("Dit bestand heet .%(einde)s, maar is iets anders. Bewaar het opnieuw.", einde=ending))
    if kind is WORD:
        _judge_word(content)
    elif _hides_an_archive(content):
        raise Unfit(_("In dit bestand zit nog een ander bestand verstopt. Bewaar het opnieuw, als PDF."))
    return kind


def _sniffed(content: bytes) -> set[str]:
    """Every media type of which the content bears the marks."""
    try:
        return {found.mime_type for found in puremagic.magic_string(content)}
    except (puremagic.PureError, ValueError):
        return set()


def _hides_an_archive(content: bytes) -> bool:
    return is_zipfile(BytesIO(content))


_FAULTS: Mapping[WordFault, str] = {
    WordFault.BOMB: _("Dit bestand wordt uitgepakt veel te groot. Bewaar het als PDF."),
    WordFault.NOT_WORD: _("Dit is geen Word-bestand, al heet het zo. Bewaar het opnieuw."),
    WordFault.LOCKED: _("Dit bestand heeft een wachtwoord. Haal het wachtwoord eraf en kies het opnieuw."),
    WordFault.RUNS: _("In dit Word-bestand zitten macro's of programma's. Bewaar het zonder, of als PDF."),
    WordFault.FETCHES: _("Dit Word-bestand haalt iets van een andere plek. Bewaar het als PDF."),
}


def _judge_word(content: bytes) -> None:
    try:
        fault = fault_of(content)
    except (BadZipFile, OSError, ValueError, RuntimeError, EOFError, KeyError) as error:
        raise Unfit(_("Dit Word-bestand is beschadigd. Bewaar het opnieuw.")) from error
    if fault is not None:
        raise Unfit(_(_FAULTS[fault]))


_PICTURE_FAULTS: Mapping[PictureFault, str] = {
    PictureFault.DAMAGED: _("Deze foto is beschadigd. Open hem op je eigen computer, en bewaar hem opnieuw."),
    PictureFault.BOMB: _("Deze foto heeft te veel beeldpunten. Maak hem kleiner: ten hoogste %(most)s miljoen."),
}


def cleaned(kind: FileKind, content: bytes) -> bytes:
    """A photo without where, when and with what it was made; anything else as it is. Raises `Unfit`."""
    clean = {JPEG.label: clean_jpeg, PNG.label: clean_png}.get(kind.label)
    if clean is None:
        return content
    try:
        return clean(content)
    except Unreadable as error:
        raise Unfit(_(_PICTURE_FAULTS[error.fault]) % {"most": MOST_PIXELS // 1_000_000}) from error


def judge_size(size: int, largest: int) -> None:
    """Raises `Unfit` for an empty file and for one of more than `largest` bytes."""
    if size == 0:
        raise Unfit(_("Dit bestand is leeg."))
    if size > largest:
        raise Unfit(
            _(
                "Dit bestand is %(mb)s MB. Een bestand mag ten hoogste %(most)s MB zijn.",
                mb=in_megabytes(size),
                most=largest // (1024 * 1024),
            )
        )


def in_megabytes(size: int) -> str:
    """`10,4`: rounded up, so that what is too large never reads as if it fits."""
    tenths = -(-size * 10 // (1024 * 1024))
    return f"{tenths // 10},{tenths % 10}"


def size_words(size: int) -> str:
    """`312 kB` or `2,4 MB`, as a list shows it."""
    if size < 1024 * 1024:
        return f"{max(1, -(-size // 1024))} kB"
    return f"{in_megabytes(size)} MB"
