"""Staff of Loket with one field of their own: the VIP-room, arrangements, remedial teaching, bullying, exams."""

from core.contract.permissions import Permission
from core.contract.school import StaffRole
from plugins.loket.source import said, sop

_HOME = frozenset({Permission.HOME})
_OWN_CASES = _HOME | {Permission.PUPILS_READ, Permission.CASES_READ_OWN}
_AT_WORK = _OWN_CASES | {Permission.CASES_WORK}

VIP_ROOM = StaffRole(
    code="vip_medewerker",
    label="medewerker VIP-room",
    short="VIP-room",
    source=sop("2.7", "VIP room medewerkers"),
    permissions=_AT_WORK | {Permission.MEETINGS_READ, Permission.DECISIONS_TAKE},
    duties=(
        said("2.6", "De VIP-room medewerker bespreekt elke uur het leer- en huiswerk van de leerling.", code="elk_uur"),
        said("2.6", "De VIP-room medewerker kan de leerling ondersteunen met een planagenda.", code="planagenda"),
    ),
)

CLASS_ASSISTANT = StaffRole(
    code="onderwijsassistent",
    label="onderwijsassistent",
    source=sop("2.6", "een onderwijsassistent in de VIP-room"),
    permissions=_HOME,
    duties=(
        said(
            "2.6",
            "Dit dient de docent dan wel voorafgaand aan de les met de onderwijsassistent af te stemmen.",
            code="afstemmen",
        ),
    ),
)

ARRANGEMENT_GUIDE = StaffRole(
    code="arrangementbegeleider",
    label="arrangementbegeleider",
    source=sop("bijlage 1", "De arrangementbegeleiders"),
    permissions=_AT_WORK,
    duties=(
        said(
            "bijlage 1", "Ondersteunen leerlingen waarvoor een arrangement is aangevraagd.", code="ondersteunt"
        ),
        said(
            "3.4",
            "De arrangement begeleider onderhoud ook contact met de ouders/ verzorgers van een leerling.",
            code="contact_ouders",
        ),
    ),
)  # fmt: skip

REMEDIAL_TEACHER = StaffRole(
    code="remedial_teacher",
    label="remedial teacher",
    short="RT",
    source=sop("bijlage 1", "De remedial teachers (RT)"),
    permissions=_OWN_CASES,
    specialisms=("leerproblemen", "gedragsproblemen", "dyslexie", "dyscalculie"),
    duties=(
        said(
            "bijlage 1", "Verlenen hulp aan leerlingen met leerproblemen en/of gedragsproblemen.", code="verleent_hulp"
        ),
        said(
            "bijlage 1",
            "Zij bieden professionele didactische hulp wanneer het leerproces van een leerling op school niet volgens "
            "de verwachtingen verloopt.",
            code="didactische_hulp",
        ),
    ),
)

ANTI_BULLYING = StaffRole(
    code="anti_pestcoordinator",
    label="anti-pestcoördinator",
    short="APC",
    source=sop("bijlage 1", "Anti-Pest Coordinator (APC)"),
    permissions=_OWN_CASES,
    duties=(
        said(
            "bijlage 1", "Kan door coaches worden bevraagd op het juiste te volgen proces bij pesten.", code="bevraagd"
        ),
        said(
            "bijlage 1",
            "Heeft de coördinatie hiervan in de portefeuille en zorgt dat men de juiste route bewandelt zoals "
            "omschreven in het pest-protocol.",
            code="pestprotocol",
        ),
    ),
)

REPORTING_CODE = StaffRole(
    code="aandachtsfunctionaris_meldcode",
    label="aandachtsfunctionaris meldcode",
    source=sop("bijlage 1", "Aandachtsfunctionaris Meldcode"),
    permissions=_OWN_CASES,
    duties=(
        said(
            "bijlage 1",
            "Deze persoon zorgt er voor dat de stappen van de meldcode op de juiste wijze worden ingezet.",
            code="meldcode",
        ),
    ),
)

NEW_TEACHERS = StaffRole(
    code="bsl_coordinator",
    label="BSL-coördinator",
    source=sop("2.2", "Hiertoe heeft Loket een BSL-coördinator aangesteld."),
    permissions=_HOME,
    duties=(said("2.2", "Diegene draagt zorg voor de begeleiding van startende leraren.", code="startende_leraren"),),
    capacity=1,
)

EXAM_SECRETARY = StaffRole(
    code="examensecretaris",
    label="examensecretaris",
    source=sop("4.1", "kijkt de examensecretaris of toelating nog mogelijk is"),
    permissions=_HOME | {Permission.ADMISSIONS_ANSWER},
    duties=(
        said(
            "4.1",
            "kijkt de examensecretaris of toelating nog mogelijk is op basis van het tot dan toe afgeronde PTA",
            code="toelating_leerjaar_3",
        ),
    ),
)

SPECIALISTS = (
    VIP_ROOM, CLASS_ASSISTANT, ARRANGEMENT_GUIDE, REMEDIAL_TEACHER, ANTI_BULLYING, REPORTING_CODE, NEW_TEACHERS,
    EXAM_SECRETARY,
)  # fmt: skip
