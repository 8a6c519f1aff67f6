"""A school made in the browser: the same keys and the same checks as a file in `config/schools`, before it is kept."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from core.access import alliance_ledger
from core.access.alliance_scope import alliance_scope
from core.access.members import school_has_members
from core.access.school import registry
from core.db import history, raw
from core.db.engine import session
from core.db.platform_version import publish_version
from core.schools.addresses import wrong_name
from core.schools.kept_schools import MADE_IN_BROWSER, KeptSchool, from_json, slug_was_given, to_json
from core.schools.overlay import DUTCH_KEYS
from core.schools.problems import SetupProblem, errors
from core.schools.toml_text import toml_text
from core.web.language import _
from core.web.problems import Conflict, Invalid, NotFound, Problem

WRONG = _("Niet alles klopt nog.")
HEAD = {"name": "naam", "board": "bestuur", "sector": "sector", "plugins": "plugins", "brin": "brin",
        "accent": "accent", "phone": "telefoon"}  # fmt: skip
"""The fields of the page, with the key that each has in a file."""

HOLIDAYS = ("regio", "vakanties", "vrije_dagen")
OWN = frozenset({*DUTCH_KEYS.values(), *HOLIDAYS, "profiel_openbaar"})
"""What may stand among the own values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedSchool:
    """What the page asks. `own` is text as in a file (TOML); `like` a school of this alliance whose own values are
    taken over first."""

    name: str
    board: str
    sector: str
    plugins: tuple[str, ...]
    brin: str = ""
    accent: str = ""
    phone: str = ""
    own: str = ""
    like: str = ""


def add_school(slug: str, wanted: WantedSchool) -> KeptSchool:
    """Keep a new school; every process opens it with its next request. Raises `Invalid` with everything at once."""
    raw.one_at_a_time("kept_school")
    wrong: dict[str, list[str]] = {}
    if said := _wrong_slug(slug):
        wrong["slug"] = [said]
    body = _judged(slug if not wrong else "nieuwe-school", wanted, wrong)
    row = KeptSchool(slug=slug, body=to_json(body), made_at=alliance_scope().now, made_by=alliance_scope().person_name)
    session().add(row)
    publish_version()
    alliance_ledger.note(
        action="school.add", object_type="kept_school", object_id=row.id, school_id=slug,
        detail={"plugins": ", ".join(wanted.plugins)},
    )  # fmt: skip
    return row


def edit_school(row: KeptSchool, version: int, wanted: WantedSchool, reason: str) -> None:
    """Keep other settings of a school that was made here. Raises `Invalid`, or `Conflict` when somebody was first."""
    if row.version != version:
        raise Conflict(_("Iemand anders veranderde deze school, terwijl jij schreef. Bekijk haar opnieuw."))
    body = _judged(row.slug, wanted, {})
    with history.because(reason):
        row.body = to_json(body)
    publish_version()
    changed = sorted(key for key in {*body, *HEAD.values()} if body.get(key) != from_json(row.body).get(key))
    alliance_ledger.note(
        action="school.edit", object_type="kept_school", object_id=row.id, school_id=row.slug,
        detail={"reason": reason, "keys": ", ".join(changed)},
    )  # fmt: skip


def withdraw_school(row: KeptSchool, version: int, reason: str) -> None:
    """Take back a school where nobody ever worked. What people wrote there must be closed by the school itself."""
    if row.version != version:
        raise Conflict(_("Iemand anders veranderde deze school, terwijl jij keek. Bekijk haar opnieuw."))
    if school_has_members(row.slug):
        raise Problem(
            _("Bij deze school hebben al mensen gewerkt. Daarom kan zij niet meer worden ingetrokken: hun werk blijft.")
        )
    with history.because(reason):
        row.withdrawn_at = alliance_scope().now
    publish_version()
    alliance_ledger.note(
        action="school.withdraw", object_type="kept_school", object_id=row.id, school_id=row.slug,
        detail={"reason": reason},
    )  # fmt: skip


def kept_school(slug: str) -> KeptSchool:
    """The row of a school that this alliance made. NotFound for a school from a file, and for any other."""
    statement = select(KeptSchool).where(KeptSchool.slug == slug, KeptSchool.withdrawn_at.is_(None))
    found = session().scalar(statement)
    if found is None:
        raise NotFound(_("Deze school staat in een bestand van het platform, of is er niet."))
    return found


def own_as_text(body: Mapping[str, Any]) -> str:
    """The own values of a row as a file would have them."""
    return toml_text({key: value for key, value in from_json(dict(body)).items() if key in OWN}).strip()


def _wrong_slug(slug: str) -> str:
    """Why a slug cannot be given out. Who else had it is not told."""
    if said := wrong_name(slug, of_school=True):
        return said.replace("De naam van het bestand wordt het adres van de school:", "Kies voor het adres").replace(
            "Geef het bestand een andere naam.", "Kies een ander adres."
        )
    if slug.endswith("-") or "--" in slug:
        return _("Een streepje staat tussen twee woorden.")
    known = registry()
    if known.alliance_of(slug) or slug in known.quarantined or slug_was_given(slug) or school_has_members(slug):
        return _("Dit adres is al uitgegeven. Kies een ander adres.")
    return ""


def _judged(slug: str, wanted: WantedSchool, wrong: dict[str, list[str]]) -> dict[str, Any]:
    """The settings as a file would hold them, after every check of a file. Raises `Invalid`."""
    own = _own(wanted, wrong)
    _judge_plugins(wanted, wrong)
    head = {key: getattr(wanted, field) for field, key in HEAD.items() if getattr(wanted, field)}
    head["plugins"] = list(wanted.plugins)
    body = {**own, **head, "samenwerkingsverband": alliance_scope().alliance_id}
    if not wrong:
        for field, said in _said(registry().tried(slug, MADE_IN_BROWSER, body).problems):
            wrong.setdefault(field, []).append(said)
    if wrong:
        raise Invalid(_(WRONG), errors=wrong)
    return body


def _own(wanted: WantedSchool, wrong: dict[str, list[str]]) -> dict[str, Any]:
    """The own values: those of the school that is taken over, with the typed ones over them."""
    try:
        typed = tomllib.loads(wanted.own)
    except tomllib.TOMLDecodeError as error:
        wrong["own"] = [_("Dit is niet te lezen als eigen waarden: %(fout)s.", fout=error)]
        return {}
    strange = sorted(set(typed) - OWN)
    if strange:
        said = _("Dit is geen eigen waarde: %(sleutels)s. Het staat hierboven, of het bestaat niet.")
        wrong["own"] = [said % {"sleutels": ", ".join(strange)}]
    return {**_taken_over(wanted.like, wrong), **typed}


def _taken_over(like: str, wrong: dict[str, list[str]]) -> dict[str, Any]:
    if not like:
        return {}
    if registry().alliance_of(like) != alliance_scope().alliance_id:
        wrong["like"] = [_("Kies een school van dit samenwerkingsverband.")]
        return {}
    # contact persons are people of that school, not of this one
    return {key: value for key, value in registry().settings_of(like).items() if key in OWN and key != "partners"}


def _judge_plugins(wanted: WantedSchool, wrong: dict[str, list[str]]) -> None:
    offers = {offer.name: offer for offer in registry().installed()}
    for name in wanted.plugins:
        offer = offers.get(name)
        if offer is None:
            wrong.setdefault("plugins", []).append(_("De plugin %(naam)s is niet geïnstalleerd.", naam=name))
        elif offer.sector is not None and offer.sector.value != wanted.sector:
            said = _("De plugin %(naam)s is voor %(sector)s.", naam=name, sector=offer.sector.value)
            wrong.setdefault("plugins", []).append(said)


def _said(problems: Iterable[SetupProblem]) -> Iterable[tuple[str, str]]:
    """Each error at the field it is about; what is about no field of its own stands at the own values, with its key."""
    fields = {key: field for field, key in HEAD.items()}
    for problem in errors(problems):
        first = problem.key.split(".", 1)[0].split("/", 1)[0]
        if first in fields:
            yield fields[first], problem.says
        else:
            yield "own", f"{problem.key}: {problem.says}" if problem.key else problem.says
