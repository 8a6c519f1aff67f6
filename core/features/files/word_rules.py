"""Whether an archive is really a Word document, and one without anything that runs or fetches. Pure; unpacks little."""

import re
from enum import StrEnum
from io import BytesIO
from zipfile import ZipFile

from lxml import etree


class WordFault(StrEnum):
    """What is wrong with it."""

    BOMB = "bomb"
    NOT_WORD = "not word"
    LOCKED = "locked"
    RUNS = "runs"
    FETCHES = "fetches"


MOST_PARTS = 2000
LARGEST_UNPACKED = 200 * 1024 * 1024
"""Bytes, as the archive itself declares them: a bomb says so, or fails to open."""
LARGEST_PART = 4 * 1024 * 1024
"""Bytes of the parts that are read here, together."""

TYPES, TEXT = "[Content_Types].xml", "word/document.xml"
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO = re.compile(rb"macroEnabled|vbaProject|ms-office\.activeX", re.IGNORECASE)
_RUNS = re.compile(
    r"(^|/)(vbaProject\.bin|vbaData\.xml|activeX/.*|.*\.(exe|dll|js|vbs|hta|bat|cmd|ps1|scr|lnk))$", re.I
)
_RELATIONS = re.compile(r"(^|/)_rels/[^/]*\.rels$", re.IGNORECASE)
_LINK = "/hyperlink"
"""The one kind of relation that may lead outside: it waits until somebody clicks."""


def fault_of(content: bytes) -> WordFault | None:
    """Why this archive may not come in; None when it may.

    Raises what `zipfile` raises on a damaged archive.
    """
    with ZipFile(BytesIO(content)) as archive:
        parts = {part.filename: part for part in archive.infolist()}
        unpacked = sum(part.file_size for part in archive.infolist())
        relations = [name for name in parts if _RELATIONS.search(name)]
        read = sum(parts[name].file_size for name in (TYPES, *relations) if name in parts)
        if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED or read > LARGEST_PART:
            return WordFault.BOMB
        # of two parts with one name another program may read the other one
        if TYPES not in parts or TEXT not in parts or len(parts) < len(archive.infolist()):
            return WordFault.NOT_WORD
        if any(part.flag_bits & 1 for part in parts.values()):
            return WordFault.LOCKED
        types = _read(archive, TYPES)
        if _MACRO.search(types) or any(_RUNS.search(name) for name in parts):
            return WordFault.RUNS
        if _DOCUMENT not in types:
            return WordFault.NOT_WORD
        if any(_fetches(_read(archive, name)) for name in relations):
            return WordFault.FETCHES
    return None


def _fetches(relations: bytes) -> bool:
    """Whether one of these relations gets something from elsewhere when the document is opened: a template, an object,
    a picture. ValueError when they cannot be read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(relations, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("relations that cannot be read") from error
    if root.getroottree().docinfo.doctype:
        raise ValueError("relations with a document type")
    return any(
        (one.get("TargetMode") or "").lower() == "external" and not (one.get("Type") or "").endswith(_LINK)
        for one in root.iter("*")
    )


def _read(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(LARGEST_PART)
