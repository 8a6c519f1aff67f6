"""A director (regiehouder) who no longer sees the case: the owner of care is asked to have another one chosen."""

from core.access.school import profile
from core.access.scope import scope
from core.contract.source import Source
from core.features.cases.facts import CaseFile
from core.features.duties import service as duties
from core.features.mail.service import NewNotice, tell
from core.web.language import _

RULE = "director"
"""The rule, and the kind, of the duty to choose another director."""


def ask_for_another(file: CaseFile, name: str, source: Source | None) -> None:
    """A duty for the owner of care: `name` is director and does not see the case any more.

    Nobody can tick it off: it ends when the team chooses another director, when consent comes back, or with the case.
    """
    words = {"word": profile().word("director", _("regiehouder")), "name": name, "pupil": file.pupil.first_name}
    duties.open_duty(
        duties.NewDuty(
            kind=RULE,
            rule=RULE,
            label=_("Kies een andere %(word)s voor %(pupil)s.", **words)[:200],
            explains=_("%(name)s is %(word)s en ziet dit dossier niet meer.", **words)[:400],
            owner_role=profile().care_owner_roles[0],
            owner_id=file.case.owner_id,
            case_id=file.case.id,
            pupil_id=file.pupil.id,
            started_on=scope().today,
            source=source,
        )
    )
    text = _("%(name)s is %(word)s van %(pupil)s en ziet het dossier niet meer.", **words)
    link = f"/{scope().school_id}/dossiers/{file.case.id}"
    owners = [file.case.owner_id] if file.case.owner_id else []
    tell(owners, NewNotice(kind="director", text=text, link=link, case_id=file.case.id))


def settle(file: CaseFile, reason: str) -> None:
    """The case has a director who sees it: the duty ends."""
    duties.close_rules(file.case.id, [RULE], scope().today, reason)
