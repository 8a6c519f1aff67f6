"""Roles of people who do not work for Loket: partners with a seat in the support team, and the family."""

from core.contract.permissions import Permission
from core.contract.school import RoleKind, StaffRole
from plugins.loket.source import said, sop

_GUEST = frozenset({Permission.HOME, Permission.CASES_READ_DISCLOSED, Permission.MEETINGS_READ})
_MEMBER = _GUEST | {Permission.CASES_WORK, Permission.DECISIONS_TAKE}

INCLUSION_COUNSELLOR = StaffRole(
    code="bpo",
    label="Begeleider passend onderwijs",
    short="BPO",
    kind=RoleKind.PARTNER,
    organisation="Samenwerkingsverband VO Noordelijke Drechtsteden",
    source=sop("3.9", "De Begeleider Passend Onderwijs (BPO-er) van het Samenwerkingsverband Noordelijke Drechtsteden"),
    permissions=_MEMBER,
    duties=(
        said("bijlage 1", "Sluit wekelijks aan bij het OT-overleg."),
        said("3.9", "denkt dagelijkse mee in de ondersteuning van leerlingen in de klas"),
        said("3.9", "De BPO-er kan gevraagd worden een groeps- of individuele observatie uit te voeren."),
        said("3.9", "Hiervan vindt verslaglegging plaats die gedeeld wordt met de school."),
        said("bijlage 1", "Hij/zij ondersteunt leerlingbegeleiders bij het opstellen van een OPP"),
    ),
)

SOCIAL_WORKER = StaffRole(
    code="smw",
    label="Schoolmaatschappelijk werker",
    short="SMW",
    kind=RoleKind.PARTNER,
    organisation="MEE-Vivenz",
    source=sop("3.6", "Het schoolmaatschappelijk werk wordt verzorgd door MEE-Vivenz (externe partner)."),
    permissions=_MEMBER,
    duties=(
        said("bijlage 1", "Sluit wekelijks aan bij het OT-overleg."),
        said("3.6", "kan kortdurende hulpvragen van leerlingen oppakken (5-8 gesprekken)"),
        said("bijlage 1", "echter dan wel altijd in overleg met ouders"),
    ),
)

YOUTH_TEAM = StaffRole(
    code="jeugdteamprofessional",
    label="Jeugdteamprofessional",
    short="Jeugdteam",
    kind=RoleKind.PARTNER,
    organisation="Stg. Jeugdteams Zuid-Holland Zuid",
    source=sop("2.7", "Jeugdteamprofessional van Stg. Jeugdteams Zuid-Holland Zuid"),
    permissions=_MEMBER,
)

SCHOOL_DOCTOR = StaffRole(
    code="schoolarts",
    label="Schoolarts",
    kind=RoleKind.PARTNER,
    organisation="Jong JGZ",
    source=sop("2.7", "Dan sluiten ook de schoolarts van Jong JGZ"),
    permissions=_GUEST,
    duties=(said("bijlage 1", "De schoolarts wordt gevraagd mee te denken met ziekteverzuim."),),
)

ATTENDANCE_OFFICER = StaffRole(
    code="leerplichtambtenaar",
    label="Leerplichtambtenaar",
    short="Leerplicht",
    kind=RoleKind.PARTNER,
    organisation="GGD Zuid-Holland Zuid",
    source=sop("2.7", "leerplicht (GGD Zuid Holland Zuid)"),
    permissions=_GUEST,
    duties=(
        said("bijlage 1", "De leerplichtambtenaar houdt toezicht op de naleving van de Leerplichtwet."),
        said(
            "bijlage 1",
            "De leerplichtambtenaar informeert ouders en leerling en zoekt samen met school en ouders naar "
            "oplossingen.",
        ),
    ),
)

PUPIL = StaffRole(
    code="leerling",
    label="Leerling",
    kind=RoleKind.FAMILY,
    source=sop("1", "betrekken hier nadrukkelijk de leerlingen en ouders zelf bij"),
)

PARENTS = StaffRole(
    code="ouders",
    label="Ouders",
    aliases=("ouder(s)/verzorger(s)",),
    kind=RoleKind.FAMILY,
    source=sop("1", "We gaan er hierbij vanuit de ouders hun kind het beste kennen."),
)

OUTSIDERS = (INCLUSION_COUNSELLOR, SOCIAL_WORKER, YOUTH_TEAM, SCHOOL_DOCTOR, ATTENDANCE_OFFICER, PUPIL, PARENTS)
