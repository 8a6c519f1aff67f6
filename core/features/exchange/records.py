"""What a file says, before anybody compared it with the school: frozen values, and their way through a pipe as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Reason(StrEnum):
    """Why a record is refused, doubted, proposed or remarked upon. The sentences stand in `words.py`."""

    NO_KEY = "no_key"
    LONG_KEY = "long_key"
    DUMMY_KEY = "dummy_key"
    SAME_KEY = "same_key"
    NO_FAMILY_NAME = "no_family_name"
    NO_FIRST_NAME = "no_first_name"
    LONG_NAME = "long_name"
    WRONG_DATES = "wrong_dates"
    SAME_PUPIL = "same_pupil"
    NO_BIRTH_DATE = "no_birth_date"
    WRONG_DATE = "wrong_date"
    WRONG_NUMBER = "wrong_number"
    UNKNOWN_YEAR = "unknown_year"
    UNKNOWN_GROUP = "unknown_group"
    LOOKS_LIKE = "looks_like"
    OTHER_KEY = "other_key"
    OTHER_CHILD = "other_child"
    MISSING = "missing"
    SAID_LEFT = "said_left"
    NEVER_HERE = "never_here"
    BACK = "back"


class WholeReason(StrEnum):
    """Why a whole file is refused."""

    TOO_LARGE = "too_large"
    EMPTY = "empty"
    NOT_XML = "not_xml"
    BROKEN = "broken"
    DTD = "dtd"
    WRONG_ROOT = "wrong_root"
    WRONG_ENCODING = "wrong_encoding"
    TOO_DEEP = "too_deep"
    TOO_MANY = "too_many"
    NO_SCHOOL = "no_school"
    WRONG_SCHOOL_YEAR = "wrong_school_year"
    NO_PUPILS = "no_pupils"
    NO_HEADERS = "no_headers"
    LOST_COLUMN = "lost_column"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    STOPPED = "stopped"


class WholeFileRefused(Exception):
    """Nothing of the file is taken. `line` is where it went wrong, 0 when nowhere in particular."""

    def __init__(self, reason: WholeReason, *, line: int = 0, detail: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.line = line
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class FileHead:
    """The head of a file. `school_year` as `2026-2027`; `day`: on which the file was true. All may be empty."""

    version: str = ""
    school_year: str = ""
    brin: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRemark:
    """A remark about one record; `detail` is what stands in the sentence, never a number of a person."""

    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilRecord:
    """A pupil as the file has it. `year` is the code or label of the file, `group` the label of the group.

    `historic` when the file itself says that the pupil belongs to the past (EDEXML: jaargroep H).
    """

    line: int
    key: str
    first_name: str
    infix: str
    family_name: str
    birth_date: date | None = None
    year: str = ""
    group: str = ""
    enrolled_on: date | None = None
    left_on: date | None = None
    historic: bool = False
    remarks: tuple[RecordRemark, ...] = ()

    @property
    def name(self) -> str:
        """The whole name."""
        return " ".join(part for part in (self.first_name, self.infix, self.family_name) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRecord:
    """A record that cannot be taken: where, which, and why."""

    line: int
    key: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecords:
    """Everything a file says. `staff` counts the people in it; `dropped` how many values were left where they were."""

    head: FileHead
    pupils: tuple[PupilRecord, ...]
    refused: tuple[RefusedRecord, ...]
    staff: int = 0
    dropped: Mapping[str, int] = field(default_factory=dict)


def as_json(record: FileHead | PupilRecord | RefusedRecord) -> dict[str, Any]:
    """The record as what JSON can hold; empty values left out."""
    found: dict[str, Any] = {}
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        if isinstance(value, date):
            value = value.isoformat()
        elif name == "remarks":
            value = [[remark.reason.value, remark.detail] for remark in value]
        if value not in ("", None, [], False):
            found[name] = value
    return found


def pupil_of(said: Mapping[str, Any]) -> PupilRecord:
    """A pupil back from JSON. Raises ValueError, TypeError or KeyError on anything else."""
    rest: dict[str, Any] = {
        name: _text(said.get(name, "")) for name in ("key", "first_name", "infix", "family_name", "year", "group")
    }
    remarks = tuple(RecordRemark(reason=Reason(code), detail=_text(detail)) for code, detail in said.get("remarks", ()))
    days: dict[str, Any] = {name: _day(said.get(name)) for name in ("birth_date", "enrolled_on", "left_on")}
    return PupilRecord(line=int(said["line"]), historic=said.get("historic") is True, remarks=remarks, **rest, **days)


def refused_of(said: Mapping[str, Any]) -> RefusedRecord:
    """A refused record back from JSON."""
    return RefusedRecord(
        line=int(said["line"]),
        key=_text(said.get("key", "")),
        reason=Reason(said["reason"]),
        detail=_text(said.get("detail", "")),
    )


def head_of(said: Mapping[str, Any]) -> FileHead:
    """The head of a file back from JSON."""
    texts = {name: _text(said.get(name, "")) for name in ("version", "school_year", "brin")}
    return FileHead(day=_day(said.get("day")), **texts)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("geen tekst")
    return value


def _day(value: Any) -> date | None:
    return date.fromisoformat(_text(value)) if value else None
