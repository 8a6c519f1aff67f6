"""For whom a dossier may be printed: who may have it now, by authority, age, or an opening that lives."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from core.access.scope import PARTNER as OUTSIDE
from core.access.scope import scope
from core.db.engine import session
from core.features.cases import extract_rules as rules
from core.features.cases.facts import CaseFile
from core.features.cases.words import role_label
from core.features.consents.models import Disclosure
from core.features.staff.colleagues import roles_of
from core.web.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractRecipient:
    """Somebody who may be given a printed dossier. `code` stands in the form, `name` on the paper."""

    code: str
    kind: str
    name: str
    note: str = ""
    guardian_id: UUID | None = None
    membership_id: UUID | None = None


def recipients(file: CaseFile) -> tuple[ExtractRecipient, ...]:
    """Parents with authority until the pupil is 18, the pupil from 16, partners who may read the case, and oneself."""
    return (*family(file), *partners(file), _oneself())


def family(file: CaseFile) -> list[ExtractRecipient]:
    """The parents and the pupil, as far as their age lets them."""
    found = []
    if rules.parent_may(file.pupil.birth_date, scope().today):
        found += [
            ExtractRecipient(
                code=f"ouder:{one.guardian.id}", kind=rules.GUARDIAN, name=one.label, note=_("heeft gezag"),
                guardian_id=one.guardian.id,
            )
            for one in file.kin
            if one.tie.authority
        ]  # fmt: skip
    if rules.pupil_may(file.pupil.birth_date, scope().today):
        found.append(
            ExtractRecipient(code="leerling", kind=rules.PUPIL, name=file.pupil.full_name, note=_("de leerling"))
        )
    return found


def partners(file: CaseFile) -> list[ExtractRecipient]:
    """Everybody from outside to whom the case is open today."""
    today = scope().today
    statement = select(Disclosure).where(Disclosure.case_id == file.case.id, Disclosure.withdrawn_at.is_(None))
    live = {
        row.membership_id
        for row in session().scalars(statement)
        if row.from_date <= today and (row.until_date is None or today <= row.until_date)
    }
    found: dict[UUID, ExtractRecipient] = {}
    for one in roles_of(live, today):
        if one.kind == OUTSIDE:
            name = ", ".join(part for part in (one.name, role_label(one.role_code), one.organisation) if part)
            found.setdefault(
                one.membership_id,
                ExtractRecipient(
                    code=f"partner:{one.membership_id}", kind=rules.PARTNER, name=name,
                    note=_("het dossier is open voor deze partner"), membership_id=one.membership_id,
                ),
            )  # fmt: skip
    return list(found.values())


def _oneself() -> ExtractRecipient:
    return ExtractRecipient(
        code="zelf", kind=rules.OWN, name=scope().person_name, note=_("voor eigen werk"),
        membership_id=scope().membership_id,
    )  # fmt: skip
