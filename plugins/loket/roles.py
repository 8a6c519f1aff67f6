"""Who leads and guides at Loket beside the coach: tasks in the plan's own words, and rights (deny by default, A-54)."""

from core.contract.permissions import Permission
from core.contract.school import StaffRole
from plugins.loket.source import said, sop
from plugins.loket.specialists import SPECIALISTS

_HOME = frozenset({Permission.HOME})
_OWN_CASES = _HOME | {Permission.PUPILS_READ, Permission.CASES_READ_OWN}
_AT_WORK = _OWN_CASES | {Permission.CASES_WORK}

CARE_COORDINATOR = StaffRole(
    code="zorgcoordinator",
    label="zorgcoördinator",
    source=sop("1", "Op Loket hebben we twee zorgcoördinatoren."),
    permissions=_AT_WORK
    | {
        Permission.PUPILS_EDIT, Permission.CONCERNS_REPORT, Permission.CASES_READ_ALL, Permission.CASES_SEAL,
        Permission.CONSENTS_RECORD, Permission.MEETINGS_READ, Permission.MEETINGS_PLAN, Permission.MEETINGS_MINUTE,
        Permission.DECISIONS_TAKE, Permission.ADMISSIONS_WORK, Permission.ADMISSIONS_ANSWER, Permission.SETUP_READ,
        Permission.LEDGER_READ,
    },
    duties=(
        said(
            "1",
            "Indien er basisondersteuning of extra ondersteuning nodig zijn, dan komt de zorgcoördinator in beeld.",
            code="in_beeld",
        ),
        said(
            "1",
            "Dat geeft hen de mogelijkheid om taken te verdelen en professioneel te sparren over casuïstiek en "
            "ontwikkelingen in de zorg.",
            code="verdelen",
        ),
        said(
            "1",
            "De Zorgcoördinatoren brengen een ondersteuningsvraag in bij het Ondersteuningsteam (OT).",
            code="brengt_in",
            reading="A-32",
        ),
        said(
            "bijlage 1",
            "De zorgcoördinatoren hebben een coördinerende, organisatorische rol binnen de ondersteuning van de "
            "school.",
            code="coordineert",
        ),
        said(
            "bijlage 1",
            "Zij dragen de verantwoording voor het passend ondersteuningsaanbod van de leerling die dat nodig heeft.",
            code="verantwoordt",
        ),
        said(
            "bijlage 1",
            "Ook houden zij toezicht op het aanbod in de basisondersteuning en maken zij hier beleid op om het "
            "ondersteuningsaanbod te verbeteren en/of uit te breiden.",
            code="toezicht",
        ),
        said("5", "Loket begeleidt tevens naar de passende school in de regio.", code="begeleidt_naar_school"),
    ),
    capacity=2,
    owns_care=True,
)  # fmt: skip

DIRECTOR_OF_SCHOOL = StaffRole(
    code="directeur",
    label="directeur",
    source=sop("1", "(directeur)"),
    permissions=_HOME
    | {
        Permission.PUPILS_READ, Permission.CASES_READ_ALL, Permission.CASES_SEAL, Permission.MEETINGS_READ,
        Permission.DECISIONS_TAKE, Permission.ADMISSIONS_WORK, Permission.ADMISSIONS_ANSWER, Permission.SETUP_READ,
        Permission.LEDGER_READ,
    },
)  # fmt: skip

YEAR_COORDINATOR = StaffRole(
    code="leerlingcoordinator",
    label="leerlingcoördinator",
    aliases=("leerjaarcoördinator",),
    source=sop("2.3", "leerjaar coördinatoren", reading="A-39"),
    permissions=_OWN_CASES,
    duties=(
        said("2.3", "Deze strategie wordt in overleg met de leerlingcoördinator bepaald.", code="strategie"),
        said("2.7", "na overleg met leerling, ouder(s) en leerlingcoördinator", code="overleg_vooraf"),
        said("2.6", "na overleg met ouder(s)/verzorger(s), de leerling- en zorg coördinator", code="overleg_vip"),
    ),
)

PUPIL_COUNSELLOR = StaffRole(
    code="leerlingbegeleider",
    label="leerlingbegeleider",
    source=sop("2.3", "ondersteund/gesteund door de leerlingbegeleider", reading="A-39"),
    permissions=_AT_WORK,
    duties=(
        said(
            "bijlage 1",
            "leerlingbegeleiders bij het opstellen van een OPP voor leerlingen met een arrangement",
            code="opp",
        ),
    ),
)

SUBJECT_TEACHER = StaffRole(
    code="vakdocent",
    label="vakdocent",
    source=sop("2.3", "Leerlingen, ouders, coaches en vakdocenten zijn hierin de belangrijkste schakels."),
    permissions=_HOME,
    duties=(
        said(
            "2.6",
            "Het is de afspraak dat de vakdocent dit zelf met een leerling inplant en inhaalt.",
            code="toets_inhalen",
        ),
    ),
)

TEAM_LEADER = StaffRole(
    code="teamleider",
    label="teamleider",
    source=sop("2.3", "leerjaar coördinatoren en de teamleiding"),
    permissions=_HOME | {Permission.PUPILS_READ, Permission.ADMISSIONS_ANSWER},
)

DEAN = StaffRole(code="schooldecaan", label="schooldecaan", source=sop("2.3", "schooldecaan"), permissions=_HOME)

SCHOOL_STAFF = (
    CARE_COORDINATOR, YEAR_COORDINATOR, PUPIL_COUNSELLOR, SUBJECT_TEACHER, TEAM_LEADER, DIRECTOR_OF_SCHOOL, DEAN,
    *SPECIALISTS,
)  # fmt: skip
