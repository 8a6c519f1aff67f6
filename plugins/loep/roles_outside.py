"""Who comes from outside the school, and the family. A partner sees only what consent opens (A-54)."""

from core.contract.school import RoleKind, StaffRole
from core.contract.source import Statement
from plugins.loep import permissions
from plugins.loep.source import sop

_ONLY_WITH_VALUE = Statement(
    code="meerwaarde",
    text="Komt alleen in het OT als dat meerwaarde heeft.",
    source=sop("3.2.4", "De laatste twee worden alleen gevraagd als hun aanwezigheid een meerwaarde heeft."),
)

PARTNERS = (
    StaffRole(
        code="jos",
        label="jeugdprofessional op school",
        short="JOS",
        kind=RoleKind.PARTNER,
        aliases=("Jos’er", "gezinsspecialist"),
        organisation="Mevis",
        permissions=permissions.HELPS,
        source=sop("6.3", "Jeugdprofessional op school (JOS), onderdeel van Mevis.", reading="A-21"),
        duties=(
            Statement(
                code="helpt",
                text="Helpt leerlingen en ouders met gesprekken, oefeningen en trainingen.",
                source=sop("6.3", "Dit doen zij middels gesprekken, oefeningen en trainingen."),
            ),
            Statement(
                code="doorverwijzen",
                text="Verwijst door als een hulpvraag niet binnen 4 tot 5 gesprekken is opgelost.",
                source=sop(
                    "6.3",
                    "Zij verwijzen door wanneer een hulpvraag niet binnen 4 tot 5 gesprekken opgelost kan worden.",
                    reading="A-22",
                ),
            ),
        ),
    ),
    StaffRole(
        code="jeugdverpleegkundige",
        label="jeugdverpleegkundige",
        kind=RoleKind.PARTNER,
        organisation="CJG",
        permissions=permissions.LOOKS_ALONG,
        source=sop("3.2.4", "jeugdverpleegkundige vanuit CJG"),
        duties=(_ONLY_WITH_VALUE,),
    ),
    StaffRole(
        code="smw",
        label="SMW’er",
        short="SMW",
        kind=RoleKind.PARTNER,
        organisation="Samenwerkingsverband Onderwijs Dat Past",
        permissions=permissions.LOOKS_ALONG,
        source=sop("3.2.4", "SMW (samenwerkingsverband)", reading="A-04"),
        duties=(
            Statement(
                code="weet_van_auris",
                text="Weet het als Auris betrokken is.",
                source=sop("6.3", "het is wel belangrijk dat de SMW’er geïnformeerd wordt dat Auris betrokken is."),
            ),
            Statement(
                code="voor_enver",
                text="Overlegt voordat Enver wordt ingeschakeld.",
                source=sop("6.3", "Enver wordt pas ingeschakeld na overleg met SMW’er."),
            ),
        ),
    ),
    StaffRole(
        code="swv_contact",
        label="contactpersoon van het samenwerkingsverband",
        short="contactpersoon SWV",
        kind=RoleKind.PARTNER,
        organisation="Samenwerkingsverband Onderwijs Dat Past",
        permissions=permissions.LOOKS_ALONG,
        source=sop("3.2.4", "contactpersoon SW", reading="A-05"),
        duties=(
            Statement(
                code="bespreekt_zorgen",
                text="Bespreekt zorgen over een leerling met de school.",
                source=sop(
                    "3.2.3",
                    "zorgen zijn over een leerling die besproken moet worden met de contactpersoon van het SWV.",
                ),
            ),
        ),
    ),
    StaffRole(
        code="leerrechtambtenaar",
        label="leerrechtambtenaar",
        kind=RoleKind.PARTNER,
        organisation="Leerrecht",
        permissions=permissions.LOOKS_ALONG,
        source=sop("3.2.4", "leerrechtambtenaar", reading="A-23"),
        duties=(_ONLY_WITH_VALUE,),
    ),
)

FAMILY = (
    StaffRole(
        code="ouders",
        label="ouders",
        kind=RoleKind.FAMILY,
        source=sop("8.1", "Een goede relatie tussen ouders en de school is essentieel."),
        duties=(
            Statement(
                code="informatieplicht",
                text="Delen bij de inschrijving alle nodige informatie.",
                source=sop(
                    "2",
                    "Ouders hebben informatieplicht en dienen alle nodige informatie met betrekking tot de "
                    "ontwikkeling van hun kind te delen bij de inschrijving.",
                ),
            ),
            Statement(
                code="samen_kijken",
                text="Kijken met de KC en de leerkracht wat er voor hun kind wordt ingezet.",
                source=sop("3.2", "er worden gekeken met de kwaliteitscoordinator, leerkracht én ouders"),
            ),
            Statement(
                code="lopen_mee",
                text="Zijn welkom om aan het begin van de schooldag mee naar de klas te lopen.",
                source=sop("8.1.1", "Ouders zijn welkom om mee naar de klas te lopen."),
            ),
            Statement(
                code="vragen_gesprek",
                text="Kunnen zelf een gesprek aanvragen.",
                source=sop("8.1.2", "Ouders kunnen ook op eigen initiatief een gesprek aanvragen."),
            ),
        ),
    ),
    StaffRole(
        code="leerling",
        label="leerling",
        kind=RoleKind.FAMILY,
        source=sop("4.4", "kan de leerkracht samen met de leerling en eventueel de ouders"),
    ),
)
