"""Meetings of which no agenda is kept here: about reports and pupils, about placement, and those of the partnership."""

from core.contract.teams import Outcome, Question, Rhythm, RhythmUnit, Seat, TeamComposition
from plugins.loket.source import said, sop

_PREPARES = (
    "De coach bereidt de rapportvergadering en ELB-vergadering voor zijn/haar coachleerlingen voor en brengt de "
    "coachleerlingen in tijdens de vergaderingen"
)
_COACH = Seat(role="coach", label="coach", source=sop("2.3", "brengt de coachleerlingen in tijdens de vergaderingen"))
_PLACES = "De plaatsing en indeling van de leerling vindt plaats door de plaatsingscommissie."
_WEIGHS = "beoordeelt samen met de leerling, de ouders, GOAL en de school van herkomst"
_OPTION_OFFER = "de commissie legt een passend aanbod voor op een andere school voor VO binnen het SWV"
_OPTION_REFER = "de commissie verwijst de leerling naar de Plaatsings- en Toelatingscommissie"
_DECIDES = "die bepaalt of de leerling toelaatbaar is tot het Praktijkonderwijs of het VSZo (cluster 3 of 4)"

_TESTS = sop("2.6", "Tevens is er iedere week een centraal toetsmoment op het Loket.")
_EVENING = sop("2.3", "De coach informeert ouders tijdens de informatieavond (kennismaking)")

PLACEMENT = TeamComposition(
    code="plaatsingscommissie",
    label="plaatsingscommissie",
    short="plaatsingscommissie",
    purpose="Beslist over toelating en over de indeling in klassen.",
    source=sop("4.1", _PLACES, reading="A-42"),
    seats=(),
    rhythm=Rhythm(unit=RhythmUnit.UNSTATED, source=sop("4.1")),
    discusses=False,
    tasks=(
        said("4.1", _PLACES, code="plaatst", reading="A-42"),
        said("4.1", "De commissie kijkt onder andere naar de ondersteuningsbehoefte van de leerling.", code="behoefte"),
        said(
            "4.1",
            "De aanmelding wordt in combinatie met de bijbehorende gegevens in de plaatsingscommissie besproken.",
            code="bespreekt",
        ),
    ),
    questions=(
        Question(
            code="ondersteuningsbehoefte",
            label="Wat heeft {leerling} nodig?",
            source=sop("4.1", "De commissie kijkt onder andere naar de ondersteuningsbehoefte van de leerling."),
        ),
    ),
    outcomes=(
        Outcome(
            code="toegelaten",
            label="Toegelaten",
            source=sop("4.1", "Op basis van de deze bespreking vindt wel of geen toelating plaats."),
        ),
        Outcome(
            code="niet_toegelaten",
            label="Niet toegelaten; Loket zoekt een andere school",
            source=sop("4.1", "dan zal Loket actief op zoek gaan naar een andere school (zorgplicht)"),
        ),
    ),
)

REGIONAL_ADVICE = TeamComposition(
    code="at_vo",
    label="Advies- en Toewijzingscommissie Voortgezet Onderwijs",
    short="AT-VO",
    purpose="Commissie van het samenwerkingsverband: zoekt een passend aanbod of verwijst door.",
    source=sop("5", "De Advies- en Toewijzingscommissie Voortgezet Onderwijs (AT-VO)", reading="A-41"),
    seats=(
        Seat(role="leerling", label="leerling", for_item=True, source=sop("5", _WEIGHS)),
        Seat(role="ouders", label="ouders", for_item=True, source=sop("5", _WEIGHS)),
        Seat(role="goal_medewerker", label="GOAL", for_item=True, source=sop("5", _WEIGHS)),
        Seat(role="zorgcoordinator", label="school van herkomst", for_item=True, source=sop("5", _WEIGHS)),
    ),
    rhythm=Rhythm(unit=RhythmUnit.PER_CASE, source=sop("5")),
    discusses=False,
    tasks=(
        said(
            "5",
            "De Advies- en Toewijzingscommissie Voortgezet Onderwijs (AT-VO) beoordeelt samen met de leerling, de "
            "ouders, GOAL en de school van herkomst welke vorm van opvang het best past en het beste resultaat kan "
            "opleveren.",
            code="weegt",
        ),
        said("5", "Deze commissie maakt een keuze uit twee opties", code="twee_opties"),
    ),
    outcomes=(
        Outcome(
            code="aanbod_elders",
            label="Passend aanbod op een andere school voor VO binnen het SWV",
            source=sop("5", _OPTION_OFFER),
        ),
        Outcome(
            code="naar_ptc", label="Verwezen naar de Plaatsings- en Toelatingscommissie", source=sop("5", _OPTION_REFER)
        ),
    ),
)

REGIONAL_ADMISSION = TeamComposition(
    code="ptc",
    label="Plaatsings- en Toelatingscommissie",
    short="PTC",
    purpose="Commissie van het samenwerkingsverband: beslist over toelating tot praktijkonderwijs of vso.",
    source=sop("5", "Plaatsings- en Toelatingscommissie, die bepaalt of de leerling toelaatbaar is", reading="A-41"),
    seats=(),
    rhythm=Rhythm(unit=RhythmUnit.PER_CASE, source=sop("5")),
    discusses=False,
    outcomes=(
        Outcome(code="pro", label="Toelaatbaar tot het praktijkonderwijs", source=sop("5", _DECIDES)),
        Outcome(
            code="vso", label="Toelaatbaar tot het vso (cluster 3 of 4)", source=sop("5", _DECIDES, reading="A-41")
        ),
        Outcome(code="niet", label="Niet toelaatbaar", source=sop("5", "die bepaalt of de leerling toelaatbaar is")),
    ),
)

PUPIL_MEETING = TeamComposition(
    code="elb",
    label="effectieve leerlingbespreking",
    short="ELB",
    purpose="De coach bereidt de bespreking voor en brengt de coachleerlingen in. Een OPP komt hieruit voort.",
    source=sop("3.3", "naar aanleiding van de effectieve leerlingbespreking"),
    seats=(_COACH,),
    rhythm=Rhythm(unit=RhythmUnit.UNSTATED, source=sop("2.3")),
    discusses=False,
    tasks=(said("2.3", _PREPARES, code="voorbereiden"),),
)

REPORT_MEETING = TeamComposition(
    code="rapportvergadering",
    label="rapportvergadering",
    short="rapportvergadering",
    purpose="De coach bereidt de vergadering voor en brengt de coachleerlingen in.",
    source=sop("2.3", "De coach bereidt de rapportvergadering en ELB-vergadering"),
    seats=(_COACH,),
    rhythm=Rhythm(unit=RhythmUnit.UNSTATED, source=sop("2.3")),
    discusses=False,
    tasks=(said("2.3", _PREPARES, code="voorbereiden"),),
)

TEST_MOMENT = TeamComposition(
    code="toetsmoment",
    label="centraal toetsmoment",
    short="toetsmoment",
    purpose="Een vast moment waarop leerlingen een toets inhalen.",
    source=_TESTS,
    seats=(),
    rhythm=Rhythm(unit=RhythmUnit.EVERY_WEEK, source=_TESTS),
    discusses=False,
)

INFORMATION_EVENING = TeamComposition(
    code="informatieavond",
    label="informatieavond",
    short="informatieavond",
    purpose="Kennismaken met de ouders van de coachleerlingen.",
    source=_EVENING,
    seats=(Seat(role="coach", label="coach", every_holder=True, source=_EVENING),),
    rhythm=Rhythm(unit=RhythmUnit.UNSTATED, source=_EVENING),
    discusses=False,
)

COMMITTEES = (
    PLACEMENT,
    REGIONAL_ADVICE,
    REGIONAL_ADMISSION,
    PUPIL_MEETING,
    REPORT_MEETING,
    TEST_MOMENT,
    INFORMATION_EVENING,
)
