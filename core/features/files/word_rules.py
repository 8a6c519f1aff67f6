"""Whether an archive is really a Word document, and one without anything that runs or fetches. Pure; unpacks little."""

import re
from enum import StrEnum
from io import BytesIO
from zipfile import ZipFile


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
LARGEST_PART = 1024 * 1024
"""Bytes of a part that is read here."""

TYPES, TEXT, RELATIONS = "[Content_Types].xml", "word/document.xml", "word/_rels/settings.xml.rels"
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO = re.compile(rb"macroEnabled|vbaProject|ms-office\.activeX", re.IGNORECASE)
_RUNS = re.compile(
    r"(^|/)(vbaProject\.bin|vbaData\.xml|activeX/.*|.*\.(exe|dll|js|vbs|hta|bat|cmd|ps1|scr|lnk))$", re.I
)
_FETCHES = re.compile(rb"attachedTemplate[^>]*TargetMode\s*=\s*[\"']External", re.IGNORECASE)


def fault_of(content: bytes) -> WordFault | None:
    """Why this archive may not come in; None when it may.

    Raises what `zipfile` raises on a damaged archive.
    """
    with ZipFile(BytesIO(content)) as archive:
        parts = {part.filename: part for part in archive.infolist()}
        unpacked = sum(part.file_size for part in archive.infolist())
        if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED:
            return WordFault.BOMB
        if TYPES not in parts or TEXT not in parts:
            return WordFault.NOT_WORD
        if any(part.flag_bits & 1 for part in parts.values()):
            return WordFault.LOCKED
        types = _read(archive, TYPES)
        if _MACRO.search(types) or any(_RUNS.search(name) for name in parts):
            return WordFault.RUNS
        if _DOCUMENT not in types:
            return WordFault.NOT_WORD
        if RELATIONS in parts and _FETCHES.search(_read(archive, RELATIONS)):
            return WordFault.FETCHES
    return None


def _read(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(LARGEST_PART)
