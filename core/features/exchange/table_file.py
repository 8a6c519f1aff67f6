"""Reading a table (CSV) with pupils. Encoding and comma are found out; which column holds what, the school says.

The heads are read while the file comes in; the rows only in the child process of `child.py`.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from core.features.exchange.edexml_pupil import LONGEST_GROUP, wrong_record
from core.features.exchange.records import (
    FileHead,
    PupilRecord,
    Reason,
    RecordRemark,
    RefusedRecord,
    WholeFileRefused,
    WholeReason,
)

Message = tuple[str, Any]
FIELDS = ("key", "first_name", "infix", "family_name", "birth_date", "group", "year", "enrolled_on", "left_on")
NEEDED = ("key", "first_name", "family_name")
COMMAS = (";", ",", "\t", "|")
MOST_COLUMNS = 200
MOST_RECORDS = 20_000
LONGEST_HEAD = 100
LONGEST_CELL = 2_000
FIRST_PART = 64 * 1024
"""Bytes in which the line with the heads must end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHead:
    """The line with the heads of the columns, and how the file was written."""

    columns: tuple[str, ...]
    comma: str
    encoding: str


def table_head(data: bytes) -> TableHead:
    """The heads of a table, from its first bytes. Raises `WholeFileRefused` when there is no line with heads."""
    if not data.strip():
        raise WholeFileRefused(WholeReason.EMPTY)
    if b"\x00" in data:
        raise WholeFileRefused(WholeReason.WRONG_ENCODING, line=1)
    encoding = encoding_of(data)
    first = next(iter(data[:FIRST_PART].decode(encoding, "replace").lstrip("\ufeff").splitlines()), "")
    comma = max(COMMAS, key=first.count)
    columns = tuple(" ".join(cell.split())[:LONGEST_HEAD] for cell in next(csv.reader([first], delimiter=comma), []))
    if first.count(comma) == 0 or not 2 <= len(columns) <= MOST_COLUMNS or len(set(columns)) < len(columns):
        raise WholeFileRefused(WholeReason.NO_HEADERS, line=1)
    return TableHead(columns=columns, comma=comma, encoding=encoding)


def encoding_of(data: bytes) -> str:
    """UTF-8 when it is that, else what Dutch Windows writes."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def messages(data: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Message]:
    """What the table says, record by record; `mapping`: head of the column by field. Raises `WholeFileRefused`."""
    text = data.read()
    head = table_head(text)
    places = _places(head, mapping)
    rows = csv.reader(io.StringIO(text.decode(head.encoding, "replace"), newline=""), delimiter=head.comma)
    keys: dict[str, int] = {}
    number = 0
    yield "head", FileHead(version="csv")
    try:
        next(rows)
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            number += 1
            if number > MOST_RECORDS:
                raise WholeFileRefused(WholeReason.TOO_MANY, line=rows.line_num)
            yield _record(rows.line_num, {name: _cell(row, place) for name, place in places.items()}, keys)
    except csv.Error:
        raise WholeFileRefused(WholeReason.BROKEN, line=rows.line_num) from None
    if not number:
        raise WholeFileRefused(WholeReason.NO_PUPILS)
    unread = len(head.columns) - len(places)
    yield "dropped", dict(Counter({"columns": unread}))


def _places(head: TableHead, mapping: Mapping[str, str]) -> dict[str, int]:
    for name in mapping:
        if name in FIELDS and mapping[name] and mapping[name] not in head.columns:
            raise WholeFileRefused(WholeReason.LOST_COLUMN, line=1, detail=mapping[name])
    if not all(mapping.get(name) for name in NEEDED):
        raise WholeFileRefused(WholeReason.NO_HEADERS, line=1)
    return {name: head.columns.index(mapping[name]) for name in FIELDS if mapping.get(name)}


def _cell(row: list[str], place: int) -> str:
    return " ".join(row[place].split())[:LONGEST_CELL] if place < len(row) else ""


def _record(line: int, cells: Mapping[str, str], keys: dict[str, int]) -> Message:
    key = cells["key"]
    names: dict[str, Any] = {part: cells.get(part, "") for part in ("first_name", "infix", "family_name")}
    if reason := wrong_record(key, names):
        return "refused", RefusedRecord(line=line, key=key[:256], reason=reason)
    if key in keys:
        return "refused", RefusedRecord(line=line, key=key, reason=Reason.SAME_KEY, detail=str(keys[key]))
    keys[key] = line
    remarks: list[RecordRemark] = []
    days: dict[str, Any] = {
        name: _day(cells.get(name, ""), name, remarks) for name in ("birth_date", "enrolled_on", "left_on")
    }
    if "birth_date" in cells and not cells["birth_date"]:
        remarks.append(RecordRemark(reason=Reason.NO_BIRTH_DATE))
    group = cells.get("group", "")
    if len(group) > LONGEST_GROUP:
        remarks.append(RecordRemark(reason=Reason.UNKNOWN_GROUP, detail=group[:LONGEST_GROUP]))
        group = ""
    return "pupil", PupilRecord(
        line=line, key=key, group=group, year=cells.get("year", "")[:40], remarks=tuple(remarks), **names, **days
    )


def _day(text: str, field: str, remarks: list[RecordRemark]) -> date | None:
    """A date as 2012-03-04, 4-3-2012, 04/03/2012 or 4.3.2012, perhaps with a time behind it."""
    if not text:
        return None
    parts = text.split(maxsplit=1)[0].replace("/", "-").replace(".", "-").split("-")
    if len(parts) == 3 and len(parts[0]) == 4:
        parts.reverse()
    try:
        day, month, year = (int(part) for part in parts)
        if len(parts[2]) != 4:
            raise ValueError("year")
        return date(year, month, day)
    except ValueError:
        remarks.append(RecordRemark(reason=Reason.WRONG_DATE, detail=field))
        return None
