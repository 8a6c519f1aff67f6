"""Who works at Loket beside the coach: tasks in the plan's own words, and rights (deny by default, A-54)."""

from core.contract.permissions import Permission
from core.contract.school import StaffRole
from plugins.loket.source import said, sop

_HOME = frozenset({Permission.HOME})
_OWN_CASES = _HOME | {Permission.PUPILS_READ, Permission.CASES_READ_OWN}
_AT_WORK = _OWN_CASES | {Permission.CASES_WORK}

CARE_COORDINATOR = StaffRole(
    code="zorgcoordinator",
    label="Zorgcoördinator",
    source=sop("1", "Op Loket hebben we twee zorgcoördinatoren."),
    permissions=_AT_WORK
    | {
        Permission.PUPILS_EDIT, Permission.CONCERNS_REPORT, Permission.CASES_READ_ALL, Permission.CASES_SEAL,
        Permission.CONSENTS_RECORD, Permission.MEETINGS_READ, Permission.MEETINGS_PLAN, Permission.MEETINGS_MINUTE,
        Permission.DECISIONS_TAKE, Permission.SETUP_READ, Permission.LEDGER_READ,
    },
    duties=(
        said(
            "1",
            "De Zorgcoördinatoren brengen een ondersteuningsvraag in bij het Ondersteuningsteam (OT).",
            reading="A-32",
        ),
        said(
            "bijlage 1",
            "De zorgcoördinatoren hebben een coördinerende, organisatorische rol binnen de ondersteuning van de "
            "school.",
        ),
        said(
            "bijlage 1",
            "Zij dragen de verantwoording voor het passend ondersteuningsaanbod van de leerling die dat nodig heeft.",
        ),
        said("bijlage 1", "Ook houden zij toezicht op het aanbod in de basisondersteuning"),
    ),
    capacity=2,
    owns_care=True,
)  # fmt: skip

DIRECTOR_OF_SCHOOL = StaffRole(
    code="directeur",
    label="Directeur",
    source=sop("1", "(directeur)"),
    permissions=_HOME
    | {
        Permission.PUPILS_READ, Permission.CASES_READ_ALL, Permission.CASES_SEAL, Permission.MEETINGS_READ,
        Permission.DECISIONS_TAKE, Permission.SETUP_READ, Permission.LEDGER_READ,
    },
)  # fmt: skip

YEAR_COORDINATOR = StaffRole(
    code="leerlingcoordinator",
    label="Leerlingcoördinator",
    aliases=("leerjaarcoördinator",),
    source=sop("2.3", "leerjaar coördinatoren", reading="A-39"),
    permissions=_OWN_CASES,
    duties=(
        said("2.3", "Deze strategie wordt in overleg met de leerlingcoördinator bepaald."),
        said("2.7", "na overleg met leerling, ouder(s) en leerlingcoördinator"),
    ),
)

PUPIL_COUNSELLOR = StaffRole(
    code="leerlingbegeleider",
    label="Leerlingbegeleider",
    source=sop("2.3", "ondersteund/gesteund door de leerlingbegeleider", reading="A-39"),
    permissions=_AT_WORK,
    duties=(
        said("bijlage 1", "leerlingbegeleiders bij het opstellen van een OPP voor leerlingen met een arrangement"),
    ),
)

SUBJECT_TEACHER = StaffRole(
    code="vakdocent",
    label="Vakdocent",
    source=sop("2.3", "Leerlingen, ouders, coaches en vakdocenten zijn hierin de belangrijkste schakels."),
    permissions=_HOME,
    duties=(said("2.6", "Het is de afspraak dat de vakdocent dit zelf met een leerling inplant en inhaalt."),),
)

TEAM_LEADER = StaffRole(
    code="teamleider",
    label="Teamleider",
    source=sop("2.3", "leerjaar coördinatoren en de teamleiding"),
    permissions=_HOME | {Permission.PUPILS_READ},
)

DEAN = StaffRole(code="schooldecaan", label="Schooldecaan", source=sop("2.3", "schooldecaan"), permissions=_HOME)

VIP_ROOM = StaffRole(
    code="vip_medewerker",
    label="Medewerker VIP-room",
    short="VIP-room",
    source=sop("2.7", "VIP room medewerkers"),
    permissions=_AT_WORK | {Permission.MEETINGS_READ, Permission.DECISIONS_TAKE},
    duties=(
        said("2.6", "De VIP-room medewerker bespreekt elke uur het leer- en huiswerk van de leerling."),
        said("2.6", "De VIP-room medewerker kan de leerling ondersteunen met een planagenda."),
    ),
)

CLASS_ASSISTANT = StaffRole(
    code="onderwijsassistent",
    label="Onderwijsassistent",
    source=sop("2.6", "een onderwijsassistent in de VIP-room"),
    permissions=_HOME,
    duties=(
        said("2.6", "Dit dient de docent dan wel voorafgaand aan de les met de onderwijsassistent af te stemmen."),
    ),
)

ARRANGEMENT_GUIDE = StaffRole(
    code="arrangementbegeleider",
    label="Arrangementbegeleider",
    source=sop("bijlage 1", "De arrangementbegeleiders"),
    permissions=_AT_WORK,
    duties=(
        said("bijlage 1", "Ondersteunen leerlingen waarvoor een arrangement is aangevraagd."),
        said("3.4", "De arrangement begeleider onderhoud ook contact met de ouders/ verzorgers van een leerling."),
    ),
)

REMEDIAL_TEACHER = StaffRole(
    code="remedial_teacher",
    label="Remedial teacher",
    short="RT",
    source=sop("bijlage 1", "De remedial teachers (RT)"),
    permissions=_OWN_CASES,
    duties=(said("bijlage 1", "Verlenen hulp aan leerlingen met leerproblemen en/of gedragsproblemen."),),
)

ANTI_BULLYING = StaffRole(
    code="anti_pestcoordinator",
    label="Anti-pestcoördinator",
    short="APC",
    source=sop("bijlage 1", "Anti-Pest Coordinator (APC)"),
    permissions=_OWN_CASES,
    duties=(said("bijlage 1", "Kan door coaches worden bevraagd op het juiste te volgen proces bij pesten."),),
)

REPORTING_CODE = StaffRole(
    code="aandachtsfunctionaris_meldcode",
    label="Aandachtsfunctionaris meldcode",
    source=sop("bijlage 1", "Aandachtsfunctionaris Meldcode"),
    permissions=_OWN_CASES,
    duties=(
        said(
            "bijlage 1", "Deze persoon zorgt er voor dat de stappen van de meldcode op de juiste wijze worden ingezet."
        ),
    ),
)

NEW_TEACHERS = StaffRole(
    code="bsl_coordinator",
    label="BSL-coördinator",
    source=sop("2.2", "Hiertoe heeft Loket een BSL-coördinator aangesteld."),
    permissions=_HOME,
    duties=(said("2.2", "Diegene draagt zorg voor de begeleiding van startende leraren."),),
)

EXAM_SECRETARY = StaffRole(
    code="examensecretaris",
    label="Examensecretaris",
    source=sop("4.1", "kijkt de examensecretaris of toelating nog mogelijk is"),
    permissions=_HOME,
    duties=(
        said(
            "4.1", "kijkt de examensecretaris of toelating nog mogelijk is op basis van het tot dan toe afgeronde PTA"
        ),
    ),
)

SCHOOL_STAFF = (
    CARE_COORDINATOR, YEAR_COORDINATOR, PUPIL_COUNSELLOR, SUBJECT_TEACHER, TEAM_LEADER, DIRECTOR_OF_SCHOOL, DEAN,
    VIP_ROOM, CLASS_ASSISTANT, ARRANGEMENT_GUIDE, REMEDIAL_TEACHER, ANTI_BULLYING, REPORTING_CODE, NEW_TEACHERS,
    EXAM_SECRETARY,
)  # fmt: skip
