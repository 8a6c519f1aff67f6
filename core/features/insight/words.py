"""What somebody did, in words, by action of the ledger: those of cases, and the rest of the house."""

from core.features.cases.insight_words import ACTIONS
from core.web.language import _

OTHERS = {
    "worklist.read": _("bekeek Vandaag"),
    "pupil.read": _("bekeek een leerling"),
    "pupil.list": _("bekeek de lijst van leerlingen"),
    "pupil.search": _("zocht een leerling"),
    "pupil.export": _("nam de lijst van leerlingen mee als bestand"),
    "address.read": _("vroeg een geheim adres op"),
    "membership.list": _("bekeek de medewerkers"),
    "membership.read": _("bekeek een medewerker"),
    "membership.add": _("voegde iemand toe"),
    "membership.edit": _("wijzigde iemands gegevens"),
    "membership.end": _("beëindigde iemands toegang"),
    "role.give": _("gaf iemand een rol"),
    "role.end": _("beëindigde een rol"),
    "link.make": _("maakte een eenmalige link"),
    "link.withdraw": _("trok een eenmalige link in"),
    "rights.read": _("bekeek wie wat mag"),
    "absence.read": _("bekeek vervangingen"),
    "absence.begin": _("regelde een vervanger"),
    "absence.end": _("beëindigde een vervanging"),
    "handover": _("droeg werk over"),
    "handover.read": _("bekeek wat er blijft liggen"),
    "case.hand_over": _("droeg een dossier over"),
    "guest.invite": _("nodigde een gast uit"),
    "guest.end": _("sloot de toegang van een gast"),
    "mentor.assign": _("koos wie een leerling begeleidt"),
    "mentor.replace": _("koos een ander die een leerling begeleidt"),
    "mentor.end": _("beëindigde de begeleiding van een leerling"),
    "partner.look_up": _("zocht een partner bij een dossier"),
    "partner.case_list": _("koos een dossier om een partner bij te zoeken"),
    "partner.export": _("nam de sociale kaart mee als bestand"),
    "partner.check": _("keek de gegevens van een partner na"),
    "partner.contact": _("verbeterde een contactpersoon van een partner"),
    "partner.contact_withdraw": _("trok een verbetering van een contactpersoon in"),
    "partner.note": _("schreef een notitie over een partner"),
    "partner.note_withdraw": _("trok een notitie over een partner in"),
    "meeting.plan": _("plande een overleg"),
    "meeting.hold": _("sloot een overleg"),
    "meeting.seat": _("gaf iemand een stoel bij overleg"),
    "task.choose": _("koos een leerling bij een taak"),
    "ledger.read": _("bekeek wie waar keek"),
    "entrance": _("kwam niet binnen"),
    "refused": _("mocht dit niet"),
    "read": _("vroeg wat er niet is, of niet voor hen"),
}


def words_of(action: str) -> str:
    """The act in words; the action itself for one that has no words yet."""
    found = OTHERS.get(action) or ACTIONS.get(action)
    return _(found) if found else action
