"""Reading EDEXML 1.0.3, 2.0 and 2.1; runs only in the child process of `child.py`.

The published schema is not used: its list of school years ended, and files hold blocks of their makers. What is read
is what is needed; what is dropped (numbers of persons, origin, weight) is counted here and never leaves this process.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from lxml import etree

from core.features.exchange.edexml_pupil import pupil_record, text_of
from core.features.exchange.records import FileHead, Reason, RefusedRecord, WholeFileRefused, WholeReason

Message = tuple[str, Any]
"""`head`, `pupil` or `refused` with a record; `staff` with a number; `dropped` with counts."""

DEEPEST = 12
MOST_RECORDS = 20_000
MOST_GROUPS = 2_000
ENCODINGS = frozenset({"utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252"})
SCHOOL_YEAR = re.compile(r"(\d{4})-(\d{4})\Z", re.ASCII)
_DECLARED = re.compile(rb"""\A<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00", b"\x00\x00")
"""How texts of two or four bytes per character begin."""


def messages(data: BinaryIO) -> Iterator[Message]:
    """What the file says, part by part. Raises `WholeFileRefused`; then nothing that was said before counts."""
    _refuse_unfit(data)
    reader = _Walk()
    parser = etree.iterparse(
        data, events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        for event, element in parser:
            yield from reader.start(element) if event == "start" else reader.end(element)
    except etree.XMLSyntaxError as error:
        raise _broken(error) from None
    yield from reader.whole()


def _refuse_unfit(data: BinaryIO) -> None:
    """What libxml2 need not even see: other encodings, and every document type. Leaves the file at its start."""
    text = data.read()
    data.seek(0)
    if not text.strip():
        raise WholeFileRefused(WholeReason.EMPTY)
    if text.startswith(_MARKS):
        raise WholeFileRefused(WholeReason.WRONG_ENCODING, line=1)
    bare = text.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not bare.startswith(b"<"):
        raise WholeFileRefused(WholeReason.NOT_XML, line=1)
    declared = _DECLARED.match(bare)
    if declared and declared[1].decode("ascii").lower() not in ENCODINGS:
        raise WholeFileRefused(WholeReason.WRONG_ENCODING, line=1, detail=declared[1].decode("ascii"))
    for mark in (b"<!DOCTYPE", b"<!ENTITY"):
        if (at := text.find(mark)) >= 0:
            raise WholeFileRefused(WholeReason.DTD, line=text.count(b"\n", 0, at) + 1)


def _broken(error: Any) -> WholeFileRefused:
    line = int(getattr(error, "lineno", 0) or 0)
    said = str(error.msg or "").lower()
    if "encoding" in said or "utf-8" in said or "invalid bytes" in said or "input is not proper" in said:
        return WholeFileRefused(WholeReason.WRONG_ENCODING, line=line)
    return WholeFileRefused(WholeReason.BROKEN, line=line)


class _Walk:
    """Where in the file we are, and what was seen so far. Elements are forgotten as soon as they were read."""

    def __init__(self) -> None:
        self.depth = 0
        self.head: FileHead | None = None
        self.groups: dict[str, tuple[str, str]] = {}
        self.dropped: Counter[str] = Counter()
        self.keys: dict[str, int] = {}
        self.pupils = self.staff = 0
        self.newest = "1.0.3"

    def start(self, element: Any) -> Iterator[Message]:
        self.depth += 1
        if self.depth > DEEPEST:
            raise WholeFileRefused(WholeReason.TOO_DEEP, line=element.sourceline)
        if self.depth == 1:
            if element.getroottree().docinfo.doctype:
                raise WholeFileRefused(WholeReason.DTD, line=1)
            if element.tag != "EDEX":
                raise WholeFileRefused(WholeReason.WRONG_ROOT, line=element.sourceline, detail=_short(element.tag))
        return iter(())

    def end(self, element: Any) -> Iterator[Message]:
        self.depth -= 1
        if self.depth == 1:
            if element.tag == "school":
                yield from self._school(element)
            elif element.tag == "vestigingen":
                self.newest = "2.0"
            self._forget(element)
        elif self.depth == 2:
            yield from self._record(element, element.getparent().tag)

    def _record(self, element: Any, room: str) -> Iterator[Message]:
        if room == "school":
            return
        if room == "groepen":
            self._group(element)
        elif room == "leerlingen" and element.tag == "leerling":
            yield self._pupil(element)
        elif room == "leerkrachten" and element.tag == "leerkracht":
            self.staff += 1
        self._forget(element)

    def _forget(self, element: Any) -> None:
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]

    def _school(self, element: Any) -> Iterator[Message]:
        year = text_of(element, "schooljaar")
        match = SCHOOL_YEAR.match(year)
        if match is None or int(match[2]) != int(match[1]) + 1:
            raise WholeFileRefused(WholeReason.WRONG_SCHOOL_YEAR, line=element.sourceline, detail=_short(year))
        branch = text_of(element, "dependancecode")
        day = _day(text_of(element, "peildatum")) or _day(text_of(element, "aanmaakdatum")[:10])
        self.head = FileHead(
            version=_short(text_of(element, "xsdversie")),
            school_year=year,
            brin=_short(text_of(element, "brincode")).upper() + (branch if branch not in ("", "00") else ""),
            day=day,
        )
        yield "head", self.head

    def _group(self, element: Any) -> None:
        key = (element.get("key") or "").strip()
        if element.tag == "groep" and key and len(self.groups) < MOST_GROUPS:
            self.groups[key] = (text_of(element, "naam"), text_of(element, "jaargroep").upper())

    def _pupil(self, element: Any) -> Message:
        if self.head is None:
            raise WholeFileRefused(WholeReason.NO_SCHOOL, line=element.sourceline)
        self.pupils += 1
        if self.pupils > MOST_RECORDS:
            raise WholeFileRefused(WholeReason.TOO_MANY, line=element.sourceline)
        record = pupil_record(element, self.groups, self.dropped)
        if isinstance(record, RefusedRecord):
            return "refused", record
        if record.key in self.keys:
            earlier = str(self.keys[record.key])
            return "refused", RefusedRecord(line=record.line, key=record.key, reason=Reason.SAME_KEY, detail=earlier)
        self.keys[record.key] = record.line
        return "pupil", record

    def whole(self) -> Iterator[Message]:
        if self.head is None:
            raise WholeFileRefused(WholeReason.NO_SCHOOL)
        if not self.pupils:
            raise WholeFileRefused(WholeReason.NO_PUPILS)
        if not self.head.version:
            yield "version", "2.1" if self.dropped["eckid"] else self.newest
        yield "staff", self.staff
        yield "dropped", dict(self.dropped)


def _short(text: object) -> str:
    return str(text)[:40]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
