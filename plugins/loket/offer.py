"""What Loket offers by itself: help within basic support, observation by the BPO, and the two arrangements."""

from decimal import Decimal

from core.contract.limits import Amount
from core.contract.partners import Provision
from core.contract.requirements import (
    CounterAtMost,
    CountPeriod,
    DecidedIn,
    FlagSet,
    LevelReached,
    MeetingHeld,
    Requirement,
)
from plugins.loket import indus, lwoo, nt2, vip_room
from plugins.loket.goal import PROVISION as PARTNERSHIP_ARRANGEMENT
from plugins.loket.source import said, sop

_WEEKLY = (
    "Een leerling krijgt afhankelijk van de ondersteuningsbehoefte 1x keer per week 1 lesuur begeleiding (individueel "
    "of in groepsverband)."
)
_ARRANGED: tuple[Requirement, ...] = (
    LevelReached(
        level="extra",
        rank=2,
        label="extra ondersteuning",
        source=sop("3.4", "De arrangementen zijn voor leerlingen met een extra ondersteuningsbehoefte"),
    ),
    MeetingHeld(team="ot", label="OT", source=sop("3.4", "na bespreking van de hulpvraag in het ondersteuningsteam")),
    DecidedIn(
        decision="arrangement",
        label="arrangement inzetten",
        source=sop("3.4", "In het ondersteuningsteam kan besloten worden tot inzetten van een arrangement."),
    ),
    CounterAtMost(
        counter="arrangement_lesuren",
        label="Begeleiding deze week",
        limit=Decimal(1),
        unit="lesuur",
        period=CountPeriod.ISO_WEEK,
        source=sop("3.4", "1x keer per week 1 lesuur begeleiding", reading="A-36"),
    ),
)


_LESSON_A_WEEK = Amount(
    code="lesuren_per_week",
    unit="lesuur",
    period=CountPeriod.ISO_WEEK,
    threshold="arrangementuren_week",
    source=sop("3.4", _WEEKLY, reading="A-36"),
)


def _arrangement(code: str, label: str, domain: str, quote: str, content: str) -> Provision:
    return Provision(
        code=code,
        label=label,
        kind="arrangement",
        level="extra",
        domains=(domain,),
        dose="1 keer per week 1 lesuur, alleen of in een groep",
        amounts=(_LESSON_A_WEEK,),
        means=("individueel", "in groepsverband"),
        before=_ARRANGED,
        executors=("arrangementbegeleider",),
        routes=("zorgroute",),
        rules=(
            said("bijlage 1", content, code="inhoud"),
            said("3.4", "Elke periode wordt deze begeleiding geëvalueerd in het OPP.", code="elke_periode"),
        ),
        source=sop("3.4", quote),
    )


REMEDIAL = Provision(
    code="remedial_teaching",
    label="Remedial teaching",
    kind="begeleiding",
    level="basis",
    domains=("didactisch", "gedrag"),
    description="Professionele didactische hulp als het leren niet gaat zoals verwacht.",
    indications=("leerproblemen", "gedragsproblemen", "dyslexie", "dyscalculie"),
    executors=("remedial_teacher",),
    rules=(
        said(
            "bijlage 1",
            "Zij bieden professionele didactische hulp wanneer het leerproces van een leerling op school niet volgens "
            "de verwachtingen verloopt.",
            code="didactische_hulp",
        ),
        said(
            "bijlage 1",
            "Zij kunnen onder andere leerlingen met dyslexie of dyscalculie specialistische begeleiding bieden.",
            code="specialistisch",
        ),
    ),
    source=sop("1", "zoals remedial teaching, faalangstreductie training, sociale vaardigheden"),
)

TEXTAID = Provision(
    code="textaid",
    label="Textaid",
    kind="hulpmiddel",
    level="basis",
    domains=("taal",),
    indications=("dyslexie",),
    before=(
        FlagSet(
            flag="dyslexie",
            label="{leerling} heeft dyslexie.",
            source=sop("2.2", "de inzet van Textaid voor leerlingen met dyslexie"),
        ),
    ),
    source=sop("2.2", "de inzet van Textaid voor leerlingen met dyslexie"),
)

OBSERVATION = Provision(
    code="observatie_bpo",
    label="Observatie door de BPO",
    kind="observatie",
    level="basis",
    means=("groepsobservatie", "individuele observatie"),
    executors=("bpo",),
    partners=("swv",),
    rules=(
        said(
            "3.9",
            "De BPO-er komt naar aanleiding van een zorgmelding in de klas voor een observatie",
            code="na_zorgmelding",
        ),
        said(
            "bijlage 1",
            "Wanneer er een zorgmelding gedaan wordt bij het OT over een leerling kan een mogelijke actie zijn dat de "
            "BPO’er observaties uitvoert in de les",
            code="helder_beeld",
        ),
        said("3.9", "Hiervan vindt verslaglegging plaats die gedeeld wordt met de school.", code="verslag"),
    ),
    source=sop("3.9", "De BPO-er kan gevraagd worden een groeps- of individuele observatie uit te voeren."),
)

CONSULTATION = Provision(
    code="gesprek_groepsproces",
    label="Gesprek met de BPO over een klas of groepsproces",
    kind="advies",
    level="basis",
    domains=("groepsproces",),
    executors=("bpo",),
    registrars=("coach", "vakdocent"),
    partners=("swv",),
    source=sop("3.9", "gaat in gesprek met een coach of docent over een klas/ groepsproces"),
)

PROVISIONS = (
    REMEDIAL,
    Provision(
        code="sociale_vaardigheden",
        label="Sociale vaardigheden",
        kind="begeleiding",
        level="basis",
        domains=("sociaal-emotioneel",),
        source=sop("1", "sociale vaardigheden", reading="A-48"),
    ),
    *vip_room.PROVISIONS,
    Provision(
        code="verdiepingsuren",
        label="Verdiepingsuren taal en rekenen",
        kind="les",
        level="basis",
        domains=("taal", "rekenen"),
        source=sop("2.2", "de inzet van de verdiepingsuren van taal en rekenen op niveau"),
    ),
    TEXTAID,
    *lwoo.PROVISIONS,
    nt2.PROVISION,
    OBSERVATION,
    CONSULTATION,
    _arrangement(
        "arrangement_sociaal_emotioneel",
        "Arrangement sociaal-emotioneel",
        "sociaal-emotioneel",
        "We bieden sociaal-emotionele ondersteuning",
        "bijvoorbeeld op sociaal-emotioneel gebied, weerbaarheid bij de overgang naar een nieuw schooljaar",
    ),
    _arrangement(
        "arrangement_plannen",
        "Arrangement plannen en organiseren",
        "executieve functies",
        "ondersteuning bij het plannen en organiseren",
        "Ook kunnen zij leerlingen ondersteunen bij studievaardigheden, waarbij veel hulpvragen gericht zijn op "
        "plannen en organiseren.",
    ),
    indus.PROVISION,
    PARTNERSHIP_ARRANGEMENT,
)
