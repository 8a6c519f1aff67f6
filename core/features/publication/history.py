"""The kept versions of the profile, and what changed since one of them."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flask import current_app

from core.access.school import profile
from core.contract.wire import UnreadableValue
from core.features.publication import paper
from core.features.publication.changes import ChangedGroup, changes, from_data, to_data
from core.schools.profile import SchoolProfile
from core.schools.versions import KeptVersion, kept_versions, profile_of
from core.web.language import _
from core.web.problems import NotFound, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What changed since a version. `lost` names what that version held and this platform cannot read any more."""

    since: datetime
    digest: str
    groups: tuple[ChangedGroup, ...]
    lost: tuple[str, ...] = ()


def former_versions() -> tuple[KeptVersion, ...]:
    """The versions that are no longer in force, newest first."""
    return tuple(version for version in kept_versions(profile().digest) if not version.is_now)


def history(versions: tuple[KeptVersion, ...], asked: str = "") -> History | None:
    """What changed since the version whose digest begins with `asked`, or since the newest; None without a version."""
    if not versions:
        return None
    found = next((one for one in versions if one.digest.startswith(asked)), None)
    if found is None:
        raise NotFound(_("Deze versie van het profiel is niet bewaard."))
    try:
        before = profile_of(found.digest)
    except UnreadableValue as error:
        raise Problem(_("Deze versie van het profiel is niet meer te lezen.")) from error
    return History(since=found.since, digest=found.digest, groups=changes(before, profile()), lost=before.lost)


def place_of(found: SchoolProfile) -> Path:
    """The file with what changed for anybody, made together with the papers of this version."""
    folder = Path(current_app.config["VAR"]) / paper.FOLDER
    return folder / f"{found.school.id}@{found.digest[:16]}-veranderd.json"


def keep_for_anybody() -> None:
    """Write down what changed since the newest former version: a public page has no school to ask the database for."""
    told = history(former_versions())
    if told is not None:
        body = {"since": told.since.isoformat(), "groups": to_data(told.groups)}
        paper.keep(place_of(profile()), json.dumps(body, ensure_ascii=False).encode())


def for_anybody(found: SchoolProfile) -> History | None:
    """What was written down for this version; None where nothing was."""
    place = place_of(found)
    if not place.is_file():
        return None
    body = json.loads(place.read_text(encoding="utf-8"))
    return History(since=datetime.fromisoformat(body["since"]), digest="", groups=from_data(body["groups"]))
