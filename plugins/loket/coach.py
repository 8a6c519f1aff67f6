"""The coach, pivot of the guidance at Loket (§ 2.3): seventeen tasks, what the role asks, and what it never does."""

from core.contract.permissions import Permission
from core.contract.school import StaffRole
from core.contract.source import Statement
from plugins.loket.source import said, sop

TASKS = (
    ("aanspreekpunt_leerling", "De coach is het eerste aanspreekpunt voor de coachleerling"),
    ("aanspreekpunt_ouders", "De coach is het eerste aanspreekpunt voor ouders"),
    ("aanspreekpunt_collegas", "De coach is het eerste aanspreekpunt collega’s"),
    ("coachgesprekken", "De coach voert coachgesprekken met de coachleerling"),
    (
        "onderwerpen",
        (
            "De coach bespreekt schoolresultaten, gedrag, welzijn, loopbaanontwikkeling, competenties en absentie met "
            "de coachleerling"
        ),
    ),
    ("voortgang", "De coach monitort de voortgang van de leerling"),
    ("administratie", "De coach voert administratieve handelingen in SOM in m.b.t ontwikkelingen"),
    (
        "vergaderingen",
        (
            "De coach bereidt de rapportvergadering en ELB-vergadering voor zijn/haar coachleerlingen voor en brengt "
            "de coachleerlingen in tijdens de vergaderingen"
        ),
    ),
    ("lob", "De coach begeleidt de coachleerling m.b.t. LOB"),
    (
        "algemene_zaken",
        (
            "De coach legt algemene zaken uit aan zijn/haar coachleerlingen (bijvoorbeeld: roosters, itslearning, "
            "activiteiten)"
        ),
    ),
    (
        "stamgroep",
        "De coach maakt afspraken met stamgroep (eventueel gedeelde taak met een andere coach van de stamgroep)",
    ),
    ("informatieavond", "De coach informeert ouders tijdens de informatieavond (kennismaking)"),
    (
        "warme_overdracht",
        (
            "De coach van leerjaar 2 deelt belangrijke informatie omtrent de coachleerling met de nieuwe coach van "
            "leerjaar 3 aan het eind van klas 2 (warme overdracht van klas 2 naar klas 3)"
        ),
    ),
    ("ot_taken", "Zorg gerelateerde zaken - OT taken (zie van begeleiding naar zorg)"),
    ("pesten", "De coach signaleert pestgedrag en neemt contact op met de anti-pestcoördinator"),
    (
        "verzuim",
        (
            "De coach voert gesprekken met leerlingen en ouders in het geval van verzuim. De coach voert deze "
            "gesprekken volgens de 3/6/9 regel"
        ),
    ),
    ("gedrag", "De coach voert gesprekken met de leerling in het geval van gedragsproblematiek."),
)
"""The list of § 2.3, in its order and in its words, each with a code."""

_GUIDES = (
    ("eigen_coach", "Daarom krijgen onze leerlingen een eigen coach."),
    ("zelfstandigheid", "De coach begeleidt de leerling naar zelfstandigheid en zelfverantwoordelijkheid."),
)

ASKED = (
    ("docent", "Ons uitgangspunt is daarom dat alle docenten op Loket coach moeten kunnen zijn"),
    ("drie_dagen", "Een coach is minimaal drie dagen per week aanwezig op school"),
    ("geeft_les", "geeft zelf ook les aan zijn of haar coachleerlingen"),
    (
        "niet_in_eerste_jaar",
        (
            "Nieuwe docenten lopen in het eerste jaar actief mee met een coach om zich op de rol van coach voor te "
            "bereiden."
        ),
    ),
)
"""What the role asks of who holds it (§ 2.3); the three days are a threshold as well."""

_NEVER_PUNISHES = Statement(
    code="geen_straf",
    text="De coach geeft geen straf. Een corrigerend gesprek mag wel.",
    source=sop("2.3", "De coach geeft geen straf.", reading="A-27"),
)
_NO_PUNISHING_ROLE = said(
    "2.3",
    "Omdat een goede relatie tussen coach en leerling van belang is heeft de coach nergens een bestraffende rol.",
    code="geen_bestraffende_rol",
)
_NEVER_REPORTS_NINE = Statement(
    code="geen_melding_negen",
    text="De coach meldt niet bij leerplicht als een leerling 9 keer ongeoorloofd afwezig was.",
    source=sop("2.3", "9x OA: melding naar leerplicht (als coach geen taak hierin)", reading="A-27"),
)

COACH = StaffRole(
    code="coach",
    label="coach",
    source=sop("1", "Op Loket is de coach de spil van de leerlingbegeleiding."),
    permissions=frozenset(
        {
            Permission.HOME, Permission.PUPILS_READ, Permission.CONCERNS_REPORT, Permission.CASES_READ_OWN,
            Permission.CASES_WORK, Permission.CONSENTS_RECORD, Permission.MEETINGS_READ,
        }
    ),
    duties=(
        *(said("2.3", task, code=code) for code, task in (*TASKS, *_GUIDES)),
        said(
            "1",
            "Samen met de leerlingen en ouders vormt de coach het aanspreekpunt voor het onderwijs.",
            code="aanspreekpunt",
        ),
        said(
            "2.2",
            "De begeleiding van leerlingen start bij de coach, dit is het eerste aanspreekpunt voor leerlingen en "
            "ouders.",
            code="start_begeleiding",
        ),
        said(
            "2.7", "De coach zorgt voor schriftelijke toestemming van leerling en ouder(s).", code="toestemming"
        ),
        said("3.2", "dan meldt de coach de leerling aan bij het ondersteuningsteam", code="zorgmelding"),
    ),
    non_duties=(_NEVER_PUNISHES, _NO_PUNISHING_ROLE, _NEVER_REPORTS_NINE),
    asks=tuple(said("2.3", asked, code=code) for code, asked in ASKED),
    drawn_from=("vakdocent",),
    mentors=True,
    first_contact=True,
)  # fmt: skip
