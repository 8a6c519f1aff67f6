"""What somebody did, in words, by action of the ledger: those of cases, and the rest of the house."""

from core.features.cases.insight_words import ACTIONS
from core.web.language import _

OTHERS = {
    "decision.list": _("bekeek de besluiten"),
    "decision.replay": _("liet alle besluiten opnieuw beoordelen"),
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
    "meeting.plan": _("plande een overleg"),
    "meeting.hold": _("sloot een overleg"),
    "meeting.agree": _("stelde een verslag vast"),
    "meeting.seat": _("gaf iemand een stoel bij overleg"),
    "subject.add": _("zette een onderwerp op een agenda"),
    "subject.order": _("veranderde de volgorde van onderwerpen"),
    "subject.read": _("las een onderwerp van een overleg"),
    "subject.remove": _("haalde een onderwerp van een agenda"),
    "subject.write": _("schreef aan het verslag van een onderwerp"),
    "calendar.make": _("maakte een adres voor de eigen agenda"),
    "calendar.stop": _("stopte een adres voor de eigen agenda"),
    "calendar.fetch": _("haalde met een agenda de eigen overleggen op"),
    "job.again": _("vroeg werk opnieuw dat was mislukt"),
    "import.again": _("probeerde een bestand opnieuw"),
    "meeting.print_again": _("vroeg een afdruk opnieuw"),
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
