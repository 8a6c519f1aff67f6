"""Every right in the words that people read; a test holds this to the closed set of rights."""

from core.contract.permissions import Permission
from core.web.language import _

WORDS: dict[Permission, str] = {
    Permission.HOME: _("aanmelden en het eigen overzicht zien"),
    Permission.PUPILS_READ: _("leerlingen opzoeken"),
    Permission.PUPILS_EDIT: _("gegevens van leerlingen wijzigen"),
    Permission.CONCERNS_REPORT: _("zorg melden"),
    Permission.CASES_READ_OWN: _("dossiers van eigen leerlingen lezen"),
    Permission.CASES_READ_ALL: _("alle dossiers lezen"),
    Permission.CASES_READ_DISCLOSED: _("dossiers lezen die zijn gedeeld"),
    Permission.CASES_WORK: _("in een dossier werken"),
    Permission.CASES_SEAL: _("verzegelde notities en geheime adressen lezen"),
    Permission.CONSENTS_RECORD: _("toestemming vastleggen"),
    Permission.MEETINGS_READ: _("overleg en agenda zien"),
    Permission.MEETINGS_PLAN: _("overleg plannen en mensen uitnodigen"),
    Permission.MEETINGS_MINUTE: _("verslag maken van overleg"),
    Permission.DECISIONS_TAKE: _("besluiten nemen"),
    Permission.ADMISSIONS_WORK: _("aanmeldingen en plaatsingen behandelen"),
    Permission.ADMISSIONS_ANSWER: _("een vraag over één aanmelding beantwoorden"),
    Permission.STAFF_MANAGE: _("accounts en rollen beheren"),
    Permission.SETUP_READ: _("instellingen van de school lezen"),
    Permission.LEDGER_READ: _("zien wie waar keek"),
}
