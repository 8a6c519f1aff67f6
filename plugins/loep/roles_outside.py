"""Who comes from outside the school, and the family. A partner sees only what consent opens (A-54)."""

from core.contract.school import RoleKind, StaffRole
from core.contract.source import Statement
from plugins.loep import permissions
from plugins.loep.source import sop

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
                text="Helpt leerlingen en ouders met gesprekken, oefeningen en trainingen.",
                source=sop("6.3", "Dit doen zij middels gesprekken, oefeningen en trainingen."),
            ),
            Statement(
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
                text="Weet het als Auris betrokken is.",
                source=sop("6.3", "het is wel belangrijk dat de SMW’er geïnformeerd wordt dat Auris betrokken is."),
            ),
            Statement(
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
                text="Delen bij de inschrijving alle nodige informatie.",
                source=sop(
                    "2",
                    "Ouders hebben informatieplicht en dienen alle nodige informatie met betrekking tot de "
                    "ontwikkeling van hun kind te delen bij de inschrijving.",
                ),
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
