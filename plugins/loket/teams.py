"""The teams of Loket: the weekly support team (OT), the wide one every six weeks; the rest is in `committees`."""

from core.contract.teams import DirectorRule, Outcome, Question, Rhythm, RhythmUnit, Seat, TeamComposition
from plugins.loket.committees import COMMITTEES
from plugins.loket.source import said, sop

_ONE_DIRECTOR = sop("3.1", "waarbij 1 van de leden van het ondersteuningsteam de regiehouder wordt")

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
        label="jeugdteamprofessional",
        source=sop("2.7", "Jeugdteamprofessional van Stg. Jeugdteams Zuid-Holland Zuid"),
    ),
    Seat(role="zorgcoordinator", label="zorgcoördinator", every_holder=True, source=sop("2.7", "Zorgcoördinatoren")),
    Seat(role="vip_medewerker", label="VIP-room", every_holder=True, source=sop("2.7", "VIP room medewerkers")),
    Seat(
        role="coach",
        label="coach, als het kan",
        for_item=True,
        source=sop("3.2", "wanneer mogelijk samen met de coach"),
    ),
)

OT = TeamComposition(
    code="ot",
    label="ondersteuningsteam",
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
    tasks=(
        said("3.1", "interdisciplinaire probleemanalyse", code="probleemanalyse"),
        said("3.1", "handelingsadvisering/consultatie aan schoolfunctionarissen", code="advisering"),
        said("3.1", "verwijzing en toeleiding naar externe instellingen", code="verwijzing"),
        said("3.1", "de afstemming met de (externe) hulpverlening op onderwijsondersteuning", code="afstemming"),
        said("3.1", "Casuïstiek ingebracht door coaches wordt samen met hen besproken.", code="samen_met_coach"),
        said(
            "3.1",
            "Vervolgens wordt er samen een plan van aanpak opgesteld waarbij 1 van de leden van het "
            "ondersteuningsteam de regiehouder wordt.",
            code="plan_van_aanpak",
        ),
        said(
            "3.2",
            "In dit overleg wordt ook vastgesteld wie binnen het OT de regiehouder is van de casus rondom deze "
            "leerling.",
            code="regiehouder",
        ),
    ),
)

WIDE_OT = TeamComposition(
    code="breed_ot",
    label="breed ondersteuningsteam",
    short="breed OT",
    purpose="Het OT met de schoolarts en leerplicht erbij.",
    source=sop("2.7", "Elke zes weken komt het breed ondersteuningsteam bij elkaar.", reading="A-31"),
    extends="ot",
    seats=(
        Seat(role="schoolarts", label="schoolarts", source=sop("2.7", "Dan sluiten ook de schoolarts van Jong JGZ")),
        Seat(role="leerplichtambtenaar", label="leerplicht", source=sop("2.7", "leerplicht (GGD Zuid Holland Zuid)")),
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
    tasks=(
        said(
            "1",
            "In het OT zitten ketenpartners van Loket, zoals de leerplichtambtenaar, de schoolarts, de "
            "jeugdhulpverlening en de begeleiders passend onderwijs (bpo) van het samenwerkingsverband.",
            code="ketenpartners",
            reading="A-31",
        ),
        said(
            "3.1",
            "Naast dit regulier ondersteuningsteam is er elke zes weken ook een bovenschools ondersteuningsteam.",
            code="bovenschools",
            reading="A-31",
        ),
        said("3.1", "Hier sluit schoolarts en leerplicht bij aan.", code="sluiten_aan"),
    ),
)

TEAMS = (OT, WIDE_OT, *COMMITTEES)
