"""A school's whole configuration as data, out and in: what its file says, and every published version.

    formaat = 1, school = "haven", bestand = {...}, versies = [{nummer, ingaat, waarden, terug, reden, ...}]

Days are TOML's own; `waarden` is what a version sets, `terug` the paths that it takes back.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from core.access.alliance_ledger import note
from core.access.school import registry
from core.db.engine import session
from core.db.platform_version import publish_version
from core.schools.own_paths import UnknownPath, kept, restored, split
from core.schools.revised import PublishedRevision, days_from, state_on
from core.schools.revision_table import SchoolRevision

FORMAT = 1


class NotTaken(Exception):
    """The configuration cannot be taken in; `says` are Dutch sentences."""

    def __init__(self, *says: str) -> None:
        super().__init__("\n".join(says))
        self.says = says


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """A configuration that was read: the school, its file under Dutch keys, its versions in order."""

    school_id: str
    file: dict[str, Any]
    versions: tuple[dict[str, Any], ...]


def exported(school_id: str) -> dict[str, Any]:
    """The configuration of a school of the current scope's alliance. LookupError when it is not open."""
    told = dict(registry().revising(school_id).file.told)
    wanted = select(SchoolRevision).where(SchoolRevision.school_id == school_id).order_by(SchoolRevision.number)
    versions = [_version(row) for row in session().scalars(wanted)]
    return {"formaat": FORMAT, "school": school_id, "bestand": told, "versies": versions}


def _version(row: SchoolRevision) -> dict[str, Any]:
    said: dict[str, Any] = {
        "nummer": row.number,
        "ingaat": row.effective_on,
        "waarden": {path: restored(path, value) for path, value in row.changes.items() if value is not None},
        "terug": sorted(path for path, value in row.changes.items() if value is None),
        "reden": row.reason,
        "voorgesteld_door": row.proposer_name,
        "geschreven_door": row.author_name,
        "gepubliceerd_door": row.publisher_name,
        "gepubliceerd_op": row.published_at.isoformat(),
    }
    return said | ({"zet_terug": row.restores} if row.restores is not None else {})


def read(data: Mapping[str, Any]) -> Configuration:
    """What `exported` gave, after TOML or JSON. NotTaken with everything that cannot be read."""
    if data.get("formaat") != FORMAT or not isinstance(data.get("school"), str):
        raise NotTaken(f"Dit is geen configuratie van een school in formaat {FORMAT}.")
    file, versions = data.get("bestand"), data.get("versies", [])
    if not isinstance(file, Mapping) or not isinstance(versions, list):
        raise NotTaken("Hier horen de tabel bestand en de lijst versies.")
    found = tuple(_read_version(one) for one in versions)
    if [one["nummer"] for one in found] != list(range(1, len(found) + 1)):
        raise NotTaken("De versies zijn niet genummerd van 1 af.")
    return Configuration(school_id=str(data["school"]), file=dict(file), versions=found)


def _read_version(one: Any) -> dict[str, Any]:
    try:
        day, moment = one["ingaat"], one["gepubliceerd_op"]
        paths = (*one["waarden"], *one["terug"])
        for path in paths:
            split(path)
        return {
            "nummer": int(one["nummer"]),
            "effective_on": date.fromisoformat(day) if isinstance(day, str) else day,
            "changes": {path: kept(value) for path, value in one["waarden"].items()} | dict.fromkeys(one["terug"]),
            "reason": str(one["reden"]),
            "proposer_name": str(one["voorgesteld_door"]),
            "author_name": str(one["geschreven_door"]),
            "publisher_name": str(one["gepubliceerd_door"]),
            "published_at": datetime.fromisoformat(moment),
            "restores": one.get("zet_terug"),
        }
    except UnknownPath as wrong:
        raise NotTaken(str(wrong.args[0])) from wrong
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise NotTaken(f"Deze versie is niet te lezen: {wrong!r}.") from wrong


def take_in(found: Configuration) -> int:
    """Keep the versions that this platform does not have yet, in the scope of the alliance; how many those were.

    NotTaken when a version that it has says something else, or when the school could not start with them.
    """
    wanted = select(SchoolRevision).where(SchoolRevision.school_id == found.school_id).order_by(SchoolRevision.number)
    held = session().scalars(wanted).all()
    for row, one in zip(held, found.versions, strict=False):
        if (row.effective_on, row.changes) != (one["effective_on"], one["changes"]):
            raise NotTaken(f"Dit platform heeft al een andere versie {row.number}. Er is niets ingelezen.")
    _check(found)
    new = found.versions[len(held) :]
    session().add_all(_row(found, one) for one in new)
    if new:
        publish_version()
        note(
            action="revision.import", object_type="school_revision", school_id=found.school_id,
            detail={"versions": len(new)},
        )  # fmt: skip
    return len(new)


def _check(found: Configuration) -> None:
    revising = registry().revising(found.school_id)
    published = [
        PublishedRevision(number=one["nummer"], effective_on=one["effective_on"], changes=one["changes"])
        for one in found.versions
    ]
    for day in days_from(published, date.min):
        wrong = revising.tried(state_on(published, day)).errors
        if wrong:
            raise NotTaken(*(f"Vanaf {day.isoformat()}: {one.key}: {one.says}" for one in wrong))


def _row(found: Configuration, one: Mapping[str, Any]) -> SchoolRevision:
    revising = registry().revising(found.school_id)
    values = {key: value for key, value in one.items() if key != "nummer"}
    return SchoolRevision(
        school_id=found.school_id,
        number=one["nummer"],
        digest=_digest(found, one),
        basis=revising.base.digest,
        author_id=None,
        publisher_id=None,
        **values,
    )


def _digest(found: Configuration, one: Mapping[str, Any]) -> str:
    earlier = [
        PublishedRevision(number=other["nummer"], effective_on=other["effective_on"], changes=other["changes"])
        for other in found.versions
        if other["nummer"] <= one["nummer"]
    ]
    profile = registry().revising(found.school_id).tried(state_on(earlier, one["effective_on"])).profile
    return profile.digest if profile is not None else ""


def as_json(data: Mapping[str, Any]) -> str:
    """The configuration as JSON; days as their ISO text, decimal numbers as text."""
    return json.dumps(kept(dict(data)), ensure_ascii=False, indent=2)
