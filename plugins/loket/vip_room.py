"""The VIP-room (§ 2.6): open to all for homework, guidance after registration, and never a place to catch up tests."""

from decimal import Decimal

from core.contract.decisions import DecisionRight
from core.contract.limits import Amount
from core.contract.partners import Facility, Provision
from core.contract.requirements import Consulted, CounterAtMost, CountPeriod, HumanVerdict, Recorded
from plugins.loket.parties import CARE_COORDINATOR, CLASS_ASSISTANT, COACH, PARENTS, YEAR_COORDINATOR
from plugins.loket.source import said, sop

_REGISTERED = (
    "Diverse leerlingen worden door de coach aangemeld voor de VIP-room, na overleg met ouder(s)/verzorger(s), de "
    "leerling- en zorg coördinator."
)
_FOUR_HOURS = "De maximale 4 uur ondersteuning per week wordt in de agenda van de leerling ingepland."
_NOT_COME = (
    "Indien de leerling een aantal keer niet is gekomen, wordt in overleg met de coach en ouder(s)/verzorger(s) "
    "besloten eventueel beëindigen van de voorziening."
)
_GROUP = (
    "Ook is het mogelijk dat leerlingen voor verbreding of verdieping aangaande de lesstof in een klein groepje "
    "tijdens de les in de VIP-room gaan werken met een concrete opdracht."
)
_BEFORE_LESSON = "Dit dient de docent dan wel voorafgaand aan de les met de onderwijsassistent af te stemmen."
_ASSISTANT = (
    "Streven is om dagelijks een onderwijsassistent in de VIP-room aanwezig te laten zijn om leerlingen te "
    "ondersteunen."
)
_NO_TESTS = "De VIP-room is niet gecreëerd voor het inhalen van toetsen."
_ROOM = "Binnen Loket is er voor alle leerlingen een ondersteuningslokaal gecreëerd, de VIP-room."
_ON_THEIR_OWN = "Elke leerling kan hier zelfstandig leer- en huiswerk maken."

FACILITY = Facility(
    code="vip_room",
    label="VIP-room",
    kind="ruimte",
    description="Ondersteuningslokaal voor alle leerlingen: huiswerkplek en huiswerkbegeleiding.",
    rules=(
        said("2.6", _ROOM, code="voor_alle_leerlingen"),
        said("2.6", _ON_THEIR_OWN, code="zelfstandig", reading="A-38"),
        said("2.6", _GROUP, code="klein_groepje"),
        said("2.6", _ASSISTANT, code="elke_dag_assistent"),
        said("2.6", _NO_TESTS, code="geen_toetsen"),
        said("2.6", "Soms wordt de VIP room ingezet als vervanging van een rustige plek thuis.", code="rustige_plek"),
    ),
    source=sop("2.6", "een ondersteuningslokaal gecreëerd, de VIP-room"),
)

FOR_REGISTRATION = (
    Consulted(
        parties=(PARENTS, YEAR_COORDINATOR, CARE_COORDINATOR),
        source=sop("2.6", "na overleg met ouder(s)/verzorger(s), de leerling- en zorg coördinator", reading="A-38"),
    ),
    CounterAtMost(
        counter="vip_uren",
        label="Uren begeleiding in de VIP-room deze week",
        limit=Decimal(4),
        unit="uur",
        period=CountPeriod.ISO_WEEK,
        source=sop("2.6", _FOUR_HOURS, reading="A-38"),
    ),
)

GUIDANCE = Provision(
    code="vip_begeleiding",
    label="Huiswerkbegeleiding in de VIP-room",
    kind="begeleiding",
    level="basis",
    domains=("executieve functies",),
    dose="ten hoogste 4 uur per week",
    description="Gestructureerd werken aan huiswerk en leerwerk. Motivatie van de leerling is van belang.",
    amounts=(
        Amount(
            code="uren_per_week",
            unit="uur",
            period=CountPeriod.ISO_WEEK,
            threshold="vip_uren",
            source=sop("2.6", _FOUR_HOURS, reading="A-38"),
        ),
    ),
    indications=("hulp nodig bij plannen en huiswerk", "thuis geen rustige plek"),
    means=("planagenda",),
    before=FOR_REGISTRATION,
    executors=("vip_medewerker",),
    registrars=("coach",),
    facility="vip_room",
    rules=(
        said("2.6", _REGISTERED, code="aanmelden"),
        said(
            "2.6",
            "Als een leerling aangemeld wordt voor de VIP-room werken we gestructureerd aan huis- en leerwerk.",
            code="gestructureerd",
        ),
        said("2.6", "De VIP-room medewerker bespreekt elke uur het leer- en huiswerk van de leerling.", code="elk_uur"),
        said("2.6", _NOT_COME, code="niet_gekomen", reading="A-38"),
    ),
    source=sop("2.6", "Diverse leerlingen worden door de coach aangemeld voor de VIP-room"),
)

SMALL_GROUP = Provision(
    code="vip_groepje",
    label="In een klein groepje werken in de VIP-room, tijdens de les",
    kind="les",
    level="basis",
    domains=("verbreding", "verdieping"),
    before=(
        Recorded(
            kind="assignment",
            about="vip_groepje",
            label="Er is een concrete opdracht.",
            source=sop("2.6", "met een concrete opdracht"),
        ),
        Consulted(
            parties=(CLASS_ASSISTANT,),
            says="De docent heeft dit voor de les afgestemd met de onderwijsassistent.",
            source=sop("2.6", _BEFORE_LESSON),
        ),
        HumanVerdict(
            code="geen_toets",
            question="Is het iets anders dan een toets inhalen?",
            by=("onderwijsassistent", "vip_medewerker"),
            source=sop("2.6", _NO_TESTS),
        ),
    ),
    executors=("onderwijsassistent",),
    registrars=("vakdocent",),
    facility="vip_room",
    rules=(said("2.6", _GROUP, code="klein_groepje"), said("2.6", _BEFORE_LESSON, code="voor_de_les")),
    source=sop("2.6", _GROUP),
)

PROVISIONS = (GUIDANCE, SMALL_GROUP)

END = DecisionRight(
    code="vip_beeindigen",
    label="Begeleiding in de VIP-room beëindigen",
    source=sop("2.6", _NOT_COME, reading="A-38"),
    owners=("vip_medewerker", "zorgcoordinator"),
    guards=(Consulted(parties=(COACH, PARENTS), source=sop("2.6", _NOT_COME)),),
)
