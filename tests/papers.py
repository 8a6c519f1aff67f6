"""Reading what the house prints, with the tools of poppler-utils, and letting the worker do what waits."""

import re
import subprocess
import zlib
from functools import lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from flask import Flask
from werkzeug.test import TestResponse

from core.access.admission import admit_job
from core.db.worker import Worker

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000b49444154789c63f80f040009fb"
    "03fdfb5e6b2b0000000049454e44ae426082"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\x00" * 64 + b"\xff\xd9"


def words_of(pdf: bytes) -> str:
    """The text of a PDF, as a reader or a search engine finds it."""
    return _ask("pdftotext", "-layout", "-", "-", given=pdf)


def said_by(answer: TestResponse) -> str:
    """What an answer says: the text of a page, or of a paper."""
    return _said(answer.data) if answer.mimetype == "application/pdf" else answer.text


@lru_cache(maxsize=64)
def _said(pdf: bytes) -> str:
    """The words of a PDF; the bytes of a file that only has its marks."""
    try:
        return words_of(pdf)
    except subprocess.CalledProcessError:
        return pdf.decode("latin-1")


def facts_of(pdf: bytes) -> dict[str, str]:
    """What a PDF says of itself: title, whether it is tagged, how many pages."""
    lines = (line.partition(":") for line in _ask("pdfinfo", "-", given=pdf).splitlines())
    return {name.strip(): value.strip() for name, _colon, value in lines}


def meta_of(pdf: bytes) -> str:
    """What a PDF says of itself in XMP: also that it is PDF/UA."""
    return _ask("pdfinfo", "-meta", "-", given=pdf)


def whole_of(pdf: bytes) -> bytes:
    """Every byte of a PDF, also what is packed in its streams: title, bookmarks, structure."""
    unpacked = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            unpacked.append(zlib.decompress(stream))
        except zlib.error:
            unpacked.append(stream)
    return pdf + b"\n".join(unpacked)


def _ask(*command: str, given: bytes) -> str:
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout.decode()


def do_all(app: Flask) -> None:
    """Everything that waits for the worker."""
    worker = Worker(app, admit_job)
    while worker.run_once():
        pass


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A zip with these parts."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return made.getvalue()


def word(**more: str | bytes) -> bytes:
    """A small Word document, with these parts besides (`types` and `text` replace its own)."""
    text = more.pop("text", "<w:document/>")
    parts = {
        "[Content_Types].xml": more.pop("types", TYPES),
        "_rels/.rels": "<Relationships/>",
        "word/document.xml": text,
    }
    return archive({**parts, **more})
