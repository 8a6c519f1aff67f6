"""One pupil of an EDEXML file. Numbers of persons, origin and weight are looked at only to be counted, then dropped."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from stdnum.nl import bsn, onderwijsnummer

from core.features.exchange.records import PupilRecord, Reason, RecordRemark, RefusedRecord

LONGEST_KEY = 256
LONGEST = {"first_name": 60, "infix": 20, "family_name": 80}
LONGEST_GROUP = 40

DROPPED: Mapping[str, str] = {
    "sofinummer": "bsn", "bsn": "bsn", "onderwijsnummer": "bsn", "bsn_ondwnr-4": "bsn", "rijksregisternummer": "bsn",
    "etniciteit": "ethnicity", "land": "origin", "land_vader": "origin", "land_moeder": "origin",
    "gewicht": "weight", "gewicht_nieuw": "weight", "geslacht": "sex", "start_ondw_jgr3": "other",
    "gebruikersnaam": "contact", "emailadres": "contact", "fotourl": "contact", "postcodenl": "contact",
    "postnummerbe": "contact", "postcodeoverig": "contact", "toevoegingen": "other", "samengestelde_groepen": "other",
    "vestiging": "other",
}  # fmt: skip
"""What is left where it is, by the kind under which the report counts it."""

HISTORIC = "H"


def pupil_record(
    element: Any, groups: Mapping[str, tuple[str, str]], dropped: Counter[str]
) -> PupilRecord | RefusedRecord:
    """The pupil, or why not. `groups` are label and year by key; `dropped` counts what is not taken."""
    line, key = int(element.sourceline or 0), (element.get("key") or "").strip()
    remarks = _drop(element, dropped)
    names = _names(element)
    if reason := wrong_record(key, names):
        return RefusedRecord(line=line, key=key[:LONGEST_KEY], reason=reason)
    if not text_of(element, "geboortedatum"):
        remarks.append(RecordRemark(reason=Reason.NO_BIRTH_DATE))
    group, group_year = _group(element, groups, remarks)
    year = text_of(element, "jaargroep").upper() or group_year
    return PupilRecord(
        line=line,
        key=key,
        birth_date=_day(element, "geboortedatum", remarks),
        year="" if year == HISTORIC else year,
        historic=year == HISTORIC,
        group=group,
        enrolled_on=_day(element, "instroomdatum", remarks),
        left_on=_day(element, "uitstroomdatum", remarks),
        remarks=tuple(remarks),
        **names,
    )


def wrong_record(key: str, names: Mapping[str, str]) -> Reason | None:
    """Why a record with this key and these names cannot be taken."""
    if not key:
        return Reason.NO_KEY
    if len(key) > LONGEST_KEY:
        return Reason.LONG_KEY
    if key.startswith("#"):
        return Reason.DUMMY_KEY
    if not names["family_name"]:
        return Reason.NO_FAMILY_NAME
    if not names["first_name"]:
        return Reason.NO_FIRST_NAME
    return Reason.LONG_NAME if any(len(names[part]) > most for part, most in LONGEST.items()) else None


def _names(element: Any) -> dict[str, str]:
    first = text_of(element, "roepnaam") or text_of(element, "voornamen") or text_of(element, "voorletters-1")
    return {
        "first_name": first,
        "infix": text_of(element, "voorvoegsel"),
        "family_name": text_of(element, "achternaam"),
    }


def _drop(element: Any, dropped: Counter[str]) -> list[RecordRemark]:
    remarks = []
    dropped["eckid"] += element.get("eckid") is not None
    for child in element:
        kind = DROPPED.get(child.tag)
        if kind is None or not (len(child) or child.get("key") or (child.text or "").strip()):
            continue
        dropped[kind] += 1
        if _is_wrong_number(child.tag, (child.text or "").strip()):
            dropped["wrong_number"] += 1
            remarks.append(RecordRemark(reason=Reason.WRONG_NUMBER))
    return remarks


def _is_wrong_number(tag: str, number: str) -> bool:
    if tag in ("bsn", "sofinummer"):
        return not bsn.is_valid(number)
    return tag == "onderwijsnummer" and not (onderwijsnummer.is_valid(number) or bsn.is_valid(number))


def _group(element: Any, groups: Mapping[str, tuple[str, str]], remarks: list[RecordRemark]) -> tuple[str, str]:
    """Label and year of the pupil's group. A combination group (C) says nothing about the year of one child."""
    found = element.find("groep")
    if found is None:
        return "", ""
    key = (found.get("key") or "").strip()
    label, year = groups.get(key, ("", ""))
    if not label or len(label) > LONGEST_GROUP:
        remarks.append(RecordRemark(reason=Reason.UNKNOWN_GROUP, detail=key[:40]))
        label = ""
    return label, "" if year == "C" else year


def _day(element: Any, tag: str, remarks: list[RecordRemark]) -> date | None:
    text = text_of(element, tag)
    try:
        # a time zone behind a date is allowed by the standard and says nothing here
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        remarks.append(RecordRemark(reason=Reason.WRONG_DATE, detail=tag))
        return None


def text_of(element: Any, tag: str) -> str:
    """The text of a child on one line; empty when it is not there."""
    return " ".join((element.findtext(tag) or "").split())
