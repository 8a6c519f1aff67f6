"""The teams of Loket: the weekly support team (OT), the wide one every six weeks, and those without an agenda here."""

from core.contract.teams import DirectorRule, Outcome, Question, Rhythm, RhythmUnit, Seat, TeamComposition
from plugins.loket.source import sop

_ONE_DIRECTOR = sop("3.1", "waarbij 1 van de leden van het ondersteuningsteam de regiehouder wordt")
_TESTS = sop("2.6", "Tevens is er iedere week een centraal toetsmoment op het Loket.")
_EVENING = sop("2.3", "De coach informeert ouders tijdens de informatieavond (kennismaking)")
_NO_RHYTHM = Rhythm(unit=RhythmUnit.UNSTATED, source=sop("2.3"))

QUESTIONS = (
    Question(code="wat_nodig", label="Wat heeft {leerling} nodig?", source=sop("3.2", "wat deze leerling nodig heeft")),
    Question(
        code="wat_bieden",
        label="Wat kan Loket bieden?",
        source=sop("3.2", "wat we vanuit school kunnen bieden met betrekking tot hulp/begeleiding"),
    ),
)

OUTCOMES = (
    Outcome(
        code="vraag_onderzocht",
        label="Samen de vraag onderzocht",
        source=sop("3.1", "interdisciplinaire probleemanalyse"),
    ),
    Outcome(
        code="advies_school",
        label="Advies aan de school",
        source=sop("3.1", "handelingsadvisering/consultatie aan schoolfunctionarissen"),
    ),
    Outcome(
        code="verwezen",
        label="Verwezen naar hulp buiten school",
        source=sop("3.1", "verwijzing en toeleiding naar externe instellingen"),
    ),
    Outcome(
        code="afgestemd",
        label="Hulp op elkaar afgestemd",
        source=sop("3.1", "de afstemming met de (externe) hulpverlening op onderwijsondersteuning"),
    ),
)
"""The four functions of the OT, in words a person would use."""

_OT_SEATS = (
    Seat(role="bpo", label="BPO", source=sop("2.7", "Begeleider Passend Onderwijs van het samenwerkingsverband")),
    Seat(role="smw", label="SMW", source=sop("2.7", "Schoolmaatschappelijk werk van Mee-Vivenz")),
    Seat(
        role="jeugdteamprofessional",
        label="Jeugdteamprofessional",
        source=sop("2.7", "Jeugdteamprofessional van Stg. Jeugdteams Zuid-Holland Zuid"),
    ),
    Seat(role="zorgcoordinator", label="Zorgcoördinator", every_holder=True, source=sop("2.7", "Zorgcoördinatoren")),
    Seat(role="vip_medewerker", label="VIP-room", every_holder=True, source=sop("2.7", "VIP room medewerkers")),
    Seat(
        role="coach",
        label="Coach, als het kan",
        for_item=True,
        source=sop("3.2", "wanneer mogelijk samen met de coach"),
    ),
)

OT = TeamComposition(
    code="ot",
    label="Ondersteuningsteam",
    short="OT",
    purpose="Bespreekt elke week de nieuwe zorgmeldingen en de voortgang.",
    source=sop("2.7", "Het ondersteuningsteam bestaat uit"),
    seats=_OT_SEATS,
    rhythm=Rhythm(
        unit=RhythmUnit.EVERY_WEEK, source=sop("2.7", "Elke week worden de nieuwe zorgmelding (en voortgang) besproken")
    ),
    consent="bespreken_ot",
    chair="zorgcoordinator",
    questions=QUESTIONS,
    outcomes=OUTCOMES,
    director=DirectorRule.EXACTLY_ONE,
    director_source=_ONE_DIRECTOR,
)

WIDE_OT = TeamComposition(
    code="breed_ot",
    label="Breed ondersteuningsteam",
    short="breed OT",
    purpose="Het OT met de schoolarts en leerplicht erbij.",
    source=sop("2.7", "Elke zes weken komt het breed ondersteuningsteam bij elkaar.", reading="A-31"),
    extends="ot",
    seats=(
        Seat(role="schoolarts", label="Schoolarts", source=sop("2.7", "Dan sluiten ook de schoolarts van Jong JGZ")),
        Seat(role="leerplichtambtenaar", label="Leerplicht", source=sop("2.7", "leerplicht (GGD Zuid Holland Zuid)")),
    ),
    rhythm=Rhythm(
        unit=RhythmUnit.EVERY_DAYS,
        number=42,
        source=sop("2.7", "Elke zes weken komt het breed ondersteuningsteam bij elkaar.", reading="D-4"),
    ),
    consent="bespreken_ot",
    chair="zorgcoordinator",
    director=DirectorRule.EXACTLY_ONE,
    director_source=_ONE_DIRECTOR,
)

ADMISSION = TeamComposition(
    code="plaatsingscommissie",
    label="Plaatsingscommissie",
    short="plaatsingscommissie",
    purpose="Beslist over toelating en over de indeling in klassen.",
    source=sop(
        "4.1", "De plaatsing en indeling van de leerling vindt plaats door de plaatsingscommissie.", reading="A-42"
    ),
    seats=(),
    rhythm=Rhythm(unit=RhythmUnit.UNSTATED, source=sop("4.1")),
    discusses=False,
)

REGIONAL_ADVICE = TeamComposition(
    code="at_vo",
    label="Advies- en Toewijzingscommissie Voortgezet Onderwijs",
    short="AT-VO",
    purpose="Commissie van het samenwerkingsverband: zoekt een passend aanbod of verwijst door.",
    source=sop("5", "De Advies- en Toewijzingscommissie Voortgezet Onderwijs (AT-VO)", reading="A-41"),
    seats=(),
    rhythm=Rhythm(unit=RhythmUnit.PER_CASE, source=sop("5")),
    discusses=False,
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
)

PUPIL_MEETING = TeamComposition(
    code="elb",
    label="Effectieve leerlingbespreking",
    short="ELB",
    source=sop("3.3", "naar aanleiding van de effectieve leerlingbespreking"),
    seats=(
        Seat(role="coach", label="Coach", source=sop("2.3", "brengt de coachleerlingen in tijdens de vergaderingen")),
    ),
    rhythm=_NO_RHYTHM,
    discusses=False,
)

REPORT_MEETING = TeamComposition(
    code="rapportvergadering",
    label="Rapportvergadering",
    short="rapportvergadering",
    source=sop("2.3", "De coach bereidt de rapportvergadering en ELB-vergadering"),
    seats=(
        Seat(role="coach", label="Coach", source=sop("2.3", "brengt de coachleerlingen in tijdens de vergaderingen")),
    ),
    rhythm=_NO_RHYTHM,
    discusses=False,
)

TEST_MOMENT = TeamComposition(
    code="toetsmoment",
    label="Centraal toetsmoment",
    short="toetsmoment",
    purpose="Een vast moment waarop leerlingen een toets inhalen.",
    source=_TESTS,
    seats=(),
    rhythm=Rhythm(unit=RhythmUnit.EVERY_WEEK, source=_TESTS),
    discusses=False,
)

INFORMATION_EVENING = TeamComposition(
    code="informatieavond",
    label="Informatieavond",
    short="informatieavond",
    purpose="Kennismaken met de ouders van de coachleerlingen.",
    source=_EVENING,
    seats=(Seat(role="coach", label="Coach", every_holder=True, source=_EVENING),),
    rhythm=Rhythm(unit=RhythmUnit.UNSTATED, source=_EVENING),
    discusses=False,
)

TEAMS = (
    OT,
    WIDE_OT,
    ADMISSION,
    REGIONAL_ADVICE,
    REGIONAL_ADMISSION,
    PUPIL_MEETING,
    REPORT_MEETING,
    TEST_MOMENT,
    INFORMATION_EVENING,
)
