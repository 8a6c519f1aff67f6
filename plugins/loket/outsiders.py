"""Roles of people who do not work for Loket: partners with a seat in a team, and the family."""

from core.contract.permissions import Permission
from core.contract.school import RoleKind, StaffRole
from plugins.loket.source import said, sop

_HOME = frozenset({Permission.HOME})
_GUEST = _HOME | {Permission.CASES_READ_DISCLOSED, Permission.MEETINGS_READ}
_MEMBER = _GUEST | {Permission.CASES_WORK, Permission.DECISIONS_TAKE}
_PARTNERSHIP = "Samenwerkingsverband VO Noordelijke Drechtsteden"

INCLUSION_COUNSELLOR = StaffRole(
    code="bpo",
    label="begeleider passend onderwijs",
    short="BPO",
    kind=RoleKind.PARTNER,
    organisation=_PARTNERSHIP,
    source=sop("3.9", "De Begeleider Passend Onderwijs (BPO-er) van het Samenwerkingsverband Noordelijke Drechtsteden"),
    permissions=_MEMBER,
    duties=(
        said("bijlage 1", "Sluit wekelijks aan bij het OT-overleg.", code="wekelijks_ot"),
        said(
            "bijlage 1",
            "De BPO’er kan op verschillende gebieden ondersteuning bieden in de school.",
            code="verschillende_gebieden",
        ),
        said("3.9", "denkt dagelijkse mee in de ondersteuning van leerlingen in de klas", code="denkt_dagelijks_mee"),
        said(
            "3.9",
            "De BPO-er kan gevraagd worden een groeps- of individuele observatie uit te voeren.",
            code="observeert",
        ),
        said("3.9", "Hiervan vindt verslaglegging plaats die gedeeld wordt met de school.", code="verslag"),
        said(
            "3.9",
            "BPO-er denkt ook mee in een proces als ondersteuning nodig is buiten het Loket, bijvoorbeeld voor zieke "
            "leerlingen onderwijs op afstand.",
            code="buiten_loket",
        ),
        said("bijlage 1", "Hij/zij ondersteunt leerlingbegeleiders bij het opstellen van een OPP", code="opp"),
        said("4.1", "Bij twijfel vragen we de begeleider passend onderwijs", code="twijfel_toelating"),
    ),
)

SOCIAL_WORKER = StaffRole(
    code="smw",
    label="schoolmaatschappelijk werker",
    short="SMW",
    kind=RoleKind.PARTNER,
    organisation="MEE-Vivenz",
    source=sop("3.6", "Het schoolmaatschappelijk werk wordt verzorgd door MEE-Vivenz (externe partner)."),
    permissions=_MEMBER,
    duties=(
        said("bijlage 1", "Sluit wekelijks aan bij het OT-overleg.", code="wekelijks_ot"),
        said(
            "bijlage 1",
            "De SMW-er voert gesprekken met leerlingen over onderwerpen die voornamelijk raakvlakken buiten de school "
            "hebben.",
            code="gesprekken",
        ),
        said(
            "3.6", "kan kortdurende hulpvragen van leerlingen oppakken (5-8 gesprekken)", code="vijf_tot_acht"
        ),
        said("bijlage 1", "echter dan wel altijd in overleg met ouders", code="overleg_ouders", reading="A-44"),
    ),
)  # fmt: skip

YOUTH_TEAM = StaffRole(
    code="jeugdteamprofessional",
    label="jeugdteamprofessional",
    short="Jeugdteam",
    kind=RoleKind.PARTNER,
    organisation="Stg. Jeugdteams Zuid-Holland Zuid",
    source=sop("2.7", "Jeugdteamprofessional van Stg. Jeugdteams Zuid-Holland Zuid"),
    permissions=_MEMBER,
)

SCHOOL_DOCTOR = StaffRole(
    code="schoolarts",
    label="schoolarts",
    kind=RoleKind.PARTNER,
    organisation="Jong JGZ",
    source=sop("2.7", "Dan sluiten ook de schoolarts van Jong JGZ"),
    permissions=_GUEST,
    duties=(said("bijlage 1", "De schoolarts wordt gevraagd mee te denken met ziekteverzuim.", code="ziekteverzuim"),),
)

ATTENDANCE_OFFICER = StaffRole(
    code="leerplichtambtenaar",
    label="leerplichtambtenaar",
    short="leerplicht",
    kind=RoleKind.PARTNER,
    organisation="GGD Zuid-Holland Zuid",
    source=sop("2.7", "leerplicht (GGD Zuid Holland Zuid)"),
    permissions=_GUEST,
    duties=(
        said(
            "bijlage 1", "De leerplichtambtenaar houdt toezicht op de naleving van de Leerplichtwet.", code="toezicht"
        ),
        said(
            "bijlage 1",
            "De leerplichtambtenaar informeert ouders en leerling en zoekt samen met school en ouders naar "
            "oplossingen.",
            code="informeert",
        ),
        said(
            "bijlage 1",
            "Indien verzuim verwijtbaar is, kan de leerplichtambtenaar proces-verbaal opmaken.",
            code="proces_verbaal",
        ),
    ),
)

PARTNERSHIP = StaffRole(
    code="swv_contact",
    label="contactpersoon van het samenwerkingsverband",
    short="SWV",
    kind=RoleKind.PARTNER,
    organisation=_PARTNERSHIP,
    source=sop("5", "Dit gebeurt in overleg met het SWV.", reading="A-40"),
    permissions=_HOME,
)

GOAL = StaffRole(
    code="goal_medewerker",
    label="medewerker van GOAL",
    short="GOAL",
    kind=RoleKind.PARTNER,
    organisation="GOAL",
    source=sop("5", "beoordeelt samen met de leerling, de ouders, GOAL en de school van herkomst"),
    permissions=_HOME,
)

PUPIL = StaffRole(
    code="leerling",
    label="leerling",
    kind=RoleKind.FAMILY,
    source=sop("1", "betrekken hier nadrukkelijk de leerlingen en ouders zelf bij"),
)

PARENTS = StaffRole(
    code="ouders",
    label="ouders",
    aliases=("ouder(s)/verzorger(s)",),
    kind=RoleKind.FAMILY,
    source=sop("1", "We gaan er hierbij vanuit de ouders hun kind het beste kennen."),
)

OUTSIDERS = (
    INCLUSION_COUNSELLOR, SOCIAL_WORKER, YOUTH_TEAM, SCHOOL_DOCTOR, ATTENDANCE_OFFICER, PARTNERSHIP, GOAL, PUPIL,
    PARENTS,
)  # fmt: skip
