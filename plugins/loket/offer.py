"""What Loket offers: help within basic support, extra help, trainings, and the VIP-room."""

from core.contract.partners import Facility, Provision, Training
from core.contract.requirements import Consulted, InNetherlandsFor, LevelReached, MeetingHeld
from plugins.loket.parties import CARE_COORDINATOR, PARENTS, YEAR_COORDINATOR
from plugins.loket.source import sop

_ARRANGED = (
    LevelReached(
        level="extra",
        rank=2,
        label="extra ondersteuning",
        source=sop("3.4", "De arrangementen zijn voor leerlingen met een extra ondersteuningsbehoefte"),
    ),
    MeetingHeld(team="ot", label="OT", source=sop("3.4", "na bespreking van de hulpvraag in het ondersteuningsteam")),
)
_WEEKLY = "1 keer per week 1 lesuur, alleen of in een groep"

PROVISIONS = (
    Provision(
        code="remedial_teaching",
        label="Remedial teaching",
        kind="begeleiding",
        level="basis",
        domains=("didactisch", "gedrag"),
        source=sop("1", "zoals remedial teaching, faalangstreductie training, sociale vaardigheden"),
    ),
    Provision(
        code="sociale_vaardigheden",
        label="Sociale vaardigheden",
        kind="begeleiding",
        level="basis",
        domains=("sociaal-emotioneel",),
        source=sop("1", "sociale vaardigheden", reading="A-48"),
    ),
    Provision(
        code="vip_begeleiding",
        label="Huiswerkbegeleiding in de VIP-room",
        kind="begeleiding",
        level="basis",
        domains=("executieve functies",),
        dose="ten hoogste 4 uur per week",
        before=(
            Consulted(
                parties=(PARENTS, YEAR_COORDINATOR, CARE_COORDINATOR),
                source=sop(
                    "2.6", "na overleg met ouder(s)/verzorger(s), de leerling- en zorg coördinator", reading="A-38"
                ),
            ),
        ),
        source=sop("2.6", "Diverse leerlingen worden door de coach aangemeld voor de VIP-room"),
    ),
    Provision(
        code="verdiepingsuren",
        label="Verdiepingsuren taal en rekenen",
        kind="les",
        level="basis",
        domains=("taal", "rekenen"),
        source=sop("2.2", "de inzet van de verdiepingsuren van taal en rekenen op niveau"),
    ),
    Provision(
        code="textaid",
        label="Textaid",
        kind="hulpmiddel",
        level="basis",
        domains=("taal",),
        source=sop("2.2", "de inzet van Textaid voor leerlingen met dyslexie"),
    ),
    Provision(
        code="nt2",
        label="Extra taalles (NT2)",
        kind="les",
        domains=("taal",),
        dose="1 lesuur per week",
        before=(
            InNetherlandsFor(
                below=6, source=sop("2.5", "Leerlingen die korter dan 6 jaar in Nederland zijn", reading="A-37")
            ),
        ),
        source=sop("2.5", "De leerlingen krijgen elke week 1 lesuur extra taalondersteuning (NT2)."),
    ),
    Provision(
        code="arrangement_sociaal_emotioneel",
        label="Arrangement sociaal-emotioneel",
        kind="arrangement",
        level="extra",
        domains=("sociaal-emotioneel",),
        dose=_WEEKLY,
        before=_ARRANGED,
        source=sop("3.4", "We bieden sociaal-emotionele ondersteuning"),
    ),
    Provision(
        code="arrangement_plannen",
        label="Arrangement plannen en organiseren",
        kind="arrangement",
        level="extra",
        domains=("executieve functies",),
        dose=_WEEKLY,
        before=_ARRANGED,
        source=sop("3.4", "ondersteuning bij het plannen en organiseren"),
    ),
)

TRAININGS = (
    Training(
        code="zes_rollen",
        label="De zes rollen van de leraar",
        audience=("docenten",),
        source=sop("2.2", "Verder zijn alle docenten geschoold in de zes rollen van de leraar"),
    ),
    Training(
        code="coachen",
        label="Scholing voor coaches",
        audience=("docenten",),
        source=sop("2.3", "Daarvoor bieden we onder andere scholingsmogelijkheden en faciliteren we de coach."),
    ),
    Training(
        code="rots_en_water",
        label="Rots en Water",
        audience=("leerlingen",),
        description="Leerlingen leren op een goede manier voor zichzelf op te komen.",
        source=sop("bijlage 1", "Rots en Water is een psycho-fysiek weerbaarheidsprogramma"),
    ),
    Training(
        code="examenvrees",
        label="Examenvreestraining",
        audience=("leerlingen",),
        when="onder schooltijd",
        description="Op basis van het dossier of op voordracht van de coach.",
        source=sop("bijlage 1", "Training die onder schooltijd wordt gegeven"),
    ),
    Training(
        code="faalangstreductie",
        label="Faalangstreductietraining",
        audience=("leerlingen",),
        when="na schooltijd",
        description="Op basis van het dossier of op voordracht van de coach.",
        source=sop("bijlage 1", "Training die na schooltijd wordt gegeven"),
    ),
)

FACILITIES = (
    Facility(
        code="vip_room",
        label="VIP-room",
        description="Ondersteuningslokaal voor alle leerlingen: huiswerkplek en huiswerkbegeleiding.",
        source=sop("2.6", "een ondersteuningslokaal gecreëerd, de VIP-room"),
    ),
)
