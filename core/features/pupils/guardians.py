"""Guardians: who they are to a pupil, how to reach them, and the secret address that hardly anybody sees."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.gate import Refused
from core.access.scope import scope
from core.db.engine import session
from core.db.history import because
from core.features.pupils import rules
from core.features.pupils.models import Guardian, Guardianship
from core.features.pupils.rules import Sight
from core.features.pupils.service import pupil_of, sight_of
from core.features.pupils.versions import overtaken
from core.web.language import _
from core.web.problems import Conflict, Invalid, NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardianInput:
    """What is written down of a guardian. An empty `address` beside `secret_address` leaves the address as it was."""

    name: str
    relation: str
    authority: bool
    lives_apart: bool
    phone: str = ""
    mail: str = ""
    address: str = ""
    secret_address: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How to reach a guardian of one pupil. `id` is of the guardianship; `address` is empty when it is secret.

    `version` changes with every edit of the guardian or of the tie.
    """

    id: UUID
    guardian_id: UUID
    name: str
    relation: str
    authority: bool
    lives_apart: bool
    phone: str
    mail: str
    address: str
    secret_address: bool
    ended_on: date | None
    version: int


def contacts_of(pupil_id: UUID) -> tuple[Contact, ...]:
    """Everybody who is or was a guardian of the pupil, those with authority first; secret addresses left out.

    Empty for a reader who does not see the facts of this pupil.
    """
    if sight_of(pupil_id) is not Sight.FACTS:
        return ()
    statement = (
        select(Guardianship, Guardian)
        .join(Guardian, (Guardian.school_id == Guardianship.school_id) & (Guardian.id == Guardianship.guardian_id))
        .where(Guardianship.pupil_id == pupil_id)
        .order_by(Guardianship.ended_on.is_not(None), Guardianship.authority.desc(), Guardian.name, Guardian.id)
    )
    return tuple(_contact(tie, guardian) for tie, guardian in session().execute(statement))


def contact_of(pupil_id: UUID, tie_id: UUID) -> Contact:
    """One of `contacts_of`; NotFound otherwise."""
    return next((contact for contact in contacts_of(pupil_id) if contact.id == tie_id), None) or _nobody()


def add_guardian(pupil_id: UUID, wanted: GuardianInput) -> Guardianship:
    """Write down a guardian of a pupil."""
    pupil = pupil_of(pupil_id)
    if any(known.ended_on is None and known.name == wanted.name for known in contacts_of(pupil_id)):
        raise Invalid(_("Niet alles klopt nog."), errors={"name": [_("Deze ouder of voogd staat er al.")]})
    guardian = Guardian(
        name=wanted.name,
        phone=wanted.phone,
        mail=wanted.mail,
        address=wanted.address,
        secret_address=wanted.secret_address,
    )
    tie = Guardianship(
        pupil_id=pupil.id,
        guardian_id=guardian.id,
        relation=wanted.relation,
        authority=wanted.authority,
        lives_apart=wanted.lives_apart,
    )
    session().add_all([guardian, tie])
    _record("guardian.create", tie, [])
    return tie


def edit_guardian(pupil_id: UUID, tie_id: UUID, wanted: GuardianInput, version: int) -> None:
    """Change a guardian. Only who may see a secret address may make it public, else lifting it would show it."""
    tie, guardian = _both(pupil_id, tie_id)
    if tie.version + guardian.version != version:
        raise overtaken(tie.version + guardian.version, tie.id, guardian.id)
    if guardian.secret_address and not wanted.secret_address and not _sees_secrets():
        said = _("Alleen wie het geheime adres mag zien, kan de geheimhouding opheffen.")
        raise Invalid(said, errors={"secret_address": [said]})
    keeps_address = guardian.secret_address and not wanted.address
    values = {"name": wanted.name, "phone": wanted.phone, "mail": wanted.mail, "secret_address": wanted.secret_address}
    if not keeps_address:
        values["address"] = wanted.address
    ties = {"relation": wanted.relation, "authority": wanted.authority, "lives_apart": wanted.lives_apart}
    changed = [*_set(guardian, values), *_set(tie, ties)]
    if changed:
        _record("guardian.edit", tie, changed)


def end_guardianship(pupil_id: UUID, tie_id: UUID, on: date, reason: str) -> None:
    """From this day the guardian no longer counts for this pupil. The reason stays in the history."""
    tie, _guardian = _both(pupil_id, tie_id)
    if tie.ended_on is not None:
        raise Conflict(_("Dit was al beëindigd."))
    if on > scope().today:
        raise Invalid(_("Deze dag moet nog komen."), errors={"on": [_("Deze dag moet nog komen.")]})
    with because(reason):
        tie.ended_on = on
    _record("guardian.end", tie, ["ended_on"])


def show_secret_address(pupil_id: UUID, tie_id: UUID) -> str:
    """The secret address, for who may see it; each time it is written in the ledger. Refused for anyone else."""
    tie, guardian = _both(pupil_id, tie_id)
    if not _sees_secrets() or sight_of(pupil_id) is not Sight.FACTS:
        raise Refused("geheim adres", object_type="guardian", object_id=guardian.id, pupil_id=pupil_id)
    _record("guardian.secret_address", tie, [])
    return guardian.address


def _sees_secrets() -> bool:
    return rules.sees_secret_addresses(scope().permissions)


def _both(pupil_id: UUID, tie_id: UUID) -> tuple[Guardianship, Guardian]:
    statement = (
        select(Guardianship, Guardian)
        .join(Guardian, (Guardian.school_id == Guardianship.school_id) & (Guardian.id == Guardianship.guardian_id))
        .where(Guardianship.id == tie_id, Guardianship.pupil_id == pupil_id)
    )
    found = session().execute(statement).one_or_none()
    if found is None:
        raise NotFound()
    return found[0], found[1]


def _contact(tie: Guardianship, guardian: Guardian) -> Contact:
    return Contact(
        id=tie.id,
        guardian_id=guardian.id,
        name=guardian.name,
        relation=tie.relation,
        authority=tie.authority,
        lives_apart=tie.lives_apart,
        phone=guardian.phone,
        mail=guardian.mail,
        address="" if guardian.secret_address else guardian.address,
        secret_address=guardian.secret_address,
        ended_on=tie.ended_on,
        version=tie.version + guardian.version,
    )


def _nobody() -> Contact:
    raise NotFound()


def _set(record: Guardian | Guardianship, values: dict[str, object]) -> list[str]:
    changed = [name for name, value in values.items() if getattr(record, name) != value]
    for name in changed:
        setattr(record, name, values[name])
    return changed


def _record(action: str, tie: Guardianship, fields: list[str]) -> None:
    ledger.record(
        action=action,
        object_type="guardian",
        object_id=tie.guardian_id,
        pupil_id=tie.pupil_id,
        detail={"fields": fields} if fields else None,
    )
