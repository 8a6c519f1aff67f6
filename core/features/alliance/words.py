"""What the pages of an alliance say about levels, rights and acts."""

from core.access.alliance_permissions import AlliancePermission, AllianceRole
from core.schools.check import Conformance
from core.web.alliance_shell import role_words as role_words
from core.web.language import _

LEVELS = {
    Conformance.REFUSED: _("start niet: er staan fouten in"),
    Conformance.WORKS: _("geen fouten, wel opmerkingen"),
    Conformance.TESTED: _("geen opmerkingen; nog niet elke waarde is terug te vinden"),
    Conformance.ACCOUNTED: _("elke waarde wijst naar een paragraaf van de school"),
}
RIGHTS = {
    AlliancePermission.SCHOOLS_READ: _("ziet de scholen, hun plugins en wat er niet klopt"),
    AlliancePermission.SCHOOLS_ADD: _("voegt een school toe en nodigt haar eerste beheerder uit"),
    AlliancePermission.REVISIONS_DRAFT: _("maakt een herziening"),
    AlliancePermission.REVISIONS_PUBLISH: _("publiceert een herziening van een ander"),
    AlliancePermission.ADMINISTRATORS_MANAGE: _("nodigt beheerders uit en beëindigt hun toegang"),
    AlliancePermission.LEDGER_READ: _("leest het logboek van het samenwerkingsverband"),
}
ROLES = [(role.value, role_words(role.value)) for role in AllianceRole]
ACTIONS = {
    "administrator.list": _("bekeek de beheerders"),
    "administrator.invite": _("nodigde een beheerder uit"),
    "administrator.end": _("beëindigde de toegang van een beheerder"),
    "administrator.link": _("maakte een eenmalige link"),
    "school.add": _("voegde een school toe"),
    "school.edit": _("wijzigde de gegevens van een school"),
    "school.withdraw": _("trok een school in"),
    "school.first_administrator": _("nodigde de eerste beheerder van een school uit"),
    "ledger.read": _("bekeek het logboek"),
    "entrance": _("kwam niet binnen"),
    "refused": _("mocht dit niet"),
    "read": _("vroeg wat er niet is"),
}


def words_of(action: str) -> str:
    """The act in words; the action itself for one that has no words yet."""
    found = ACTIONS.get(action)
    return _(found) if found else action
