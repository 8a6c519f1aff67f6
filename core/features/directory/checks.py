"""Saying that the data of a partner still hold, and taking that back."""

from core.access import ledger
from core.access.scope import scope
from core.contract.partners import Partner
from core.db.clock import now
from core.db.engine import session
from core.features.directory.contacts import keeper
from core.features.directory.kept import kept
from core.features.directory.models import PartnerCheck
from core.features.directory.rules import CHECKED, UNDONE, fingerprint
from core.web.language import _
from core.web.problems import Conflict


def confirm(partner: Partner) -> None:
    """The data hold today, says the reader. Said twice by the same person on one day it stands once."""
    me = keeper()
    last = kept(partner.code).check(partner)
    same = last is not None and (last.by, last.on, last.fingerprint) == (
        scope().person_name,
        scope().today,
        fingerprint(partner.contacts),
    )
    if not same:
        _say(partner, CHECKED, me)


def take_back(partner: Partner) -> None:
    """The last time that somebody looked no longer counts; the one before it does. Conflict when there is none."""
    me = keeper()
    if kept(partner.code).check(partner) is None:
        raise Conflict(_("Deze gegevens zijn nog niet nagekeken."))
    _say(partner, UNDONE, me)


def _say(partner: Partner, outcome: str, me: object) -> None:
    session().add(
        PartnerCheck(
            partner_code=partner.code,
            outcome=outcome,
            fingerprint=fingerprint(partner.contacts),
            person_name=scope().person_name,
            membership_id=me,
            on=scope().today,
            at=now(),
        )
    )
    ledger.record(action="partner.check", object_type="partner", detail={"partner": partner.code, "outcome": outcome})
