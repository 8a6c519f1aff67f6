"""The coach, pivot of the guidance at Loket (§ 2.3): seventeen tasks, and what does not belong to the coach."""

from core.contract.permissions import Permission
from core.contract.school import StaffRole
from core.contract.source import Statement
from plugins.loket.source import said, sop

_TASKS = (
    "De coach is het eerste aanspreekpunt voor de coachleerling",
    "De coach is het eerste aanspreekpunt voor ouders",
    "De coach is het eerste aanspreekpunt collega’s",
    "De coach voert coachgesprekken met de coachleerling",
    (
        "De coach bespreekt schoolresultaten, gedrag, welzijn, loopbaanontwikkeling, competenties en absentie met de "
        "coachleerling"
    ),
    "De coach monitort de voortgang van de leerling",
    "De coach voert administratieve handelingen in SOM in m.b.t ontwikkelingen",
    (
        "De coach bereidt de rapportvergadering en ELB-vergadering voor zijn/haar coachleerlingen voor en brengt de "
        "coachleerlingen in tijdens de vergaderingen"
    ),
    "De coach begeleidt de coachleerling m.b.t. LOB",
    (
        "De coach legt algemene zaken uit aan zijn/haar coachleerlingen (bijvoorbeeld: roosters, itslearning, "
        "activiteiten)"
    ),
    "De coach maakt afspraken met stamgroep (eventueel gedeelde taak met een andere coach van de stamgroep)",
    "De coach informeert ouders tijdens de informatieavond (kennismaking)",
    (
        "De coach van leerjaar 2 deelt belangrijke informatie omtrent de coachleerling met de nieuwe coach van "
        "leerjaar 3 aan het eind van klas 2 (warme overdracht van klas 2 naar klas 3)"
    ),
    "Zorg gerelateerde zaken - OT taken (zie van begeleiding naar zorg)",
    "De coach signaleert pestgedrag en neemt contact op met de anti-pestcoördinator",
    (
        "De coach voert gesprekken met leerlingen en ouders in het geval van verzuim. De coach voert deze gesprekken "
        "volgens de 3/6/9 regel"
    ),
    "De coach voert gesprekken met de leerling in het geval van gedragsproblematiek.",
)
"""The list of § 2.3, in its order and in its words."""

_NEVER_PUNISHES = Statement(
    text="De coach geeft geen straf. Een corrigerend gesprek mag wel.",
    source=sop("2.3", "De coach geeft geen straf.", reading="A-27"),
)
_NEVER_REPORTS_NINE = Statement(
    text="De coach meldt niet bij leerplicht als een leerling 9 keer ongeoorloofd afwezig was.",
    source=sop("2.3", "9x OA: melding naar leerplicht (als coach geen taak hierin)", reading="A-27"),
)

COACH = StaffRole(
    code="coach",
    label="Coach",
    source=sop("1", "Op Loket is de coach de spil van de leerlingbegeleiding."),
    permissions=frozenset(
        {
            Permission.HOME, Permission.PUPILS_READ, Permission.CONCERNS_REPORT, Permission.CASES_READ_OWN,
            Permission.CASES_WORK, Permission.CONSENTS_RECORD, Permission.MEETINGS_READ,
        }
    ),
    duties=(
        *(said("2.3", task) for task in _TASKS),
        said("2.7", "De coach zorgt voor schriftelijke toestemming van leerling en ouder(s)."),
        said("3.2", "dan meldt de coach de leerling aan bij het ondersteuningsteam"),
    ),
    non_duties=(_NEVER_PUNISHES, _NEVER_REPORTS_NINE),
    mentors=True,
    first_contact=True,
)  # fmt: skip
