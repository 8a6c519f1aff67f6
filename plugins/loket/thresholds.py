"""How often, so that somebody must act: the 3/6/9 rule, sick hours, and the caps on help."""

from decimal import Decimal

from core.contract.deadlines import Threshold
from core.contract.requirements import CountPeriod
from plugins.loket.conditions import HOURS
from plugins.loket.source import sop

_UNAUTHORISED = "oa"
_SICK_HOURS = "ziekte_uren"

THRESHOLDS = (
    Threshold(
        code="oa_3",
        label="3 keer ongeoorloofd afwezig",
        source=sop("2.3", "3x OA: gesprek tussen coach en leerling.", reading="A-26"),
        counter=_UNAUTHORISED,
        number=Decimal(3),
        owner="coach",
        action="Praat met {leerling} over het verzuim. Zet het gesprek in SOM bij verzuim.",
    ),
    Threshold(
        code="oa_6",
        label="6 keer ongeoorloofd afwezig",
        source=sop("2.3", "6x OA: telefonisch gesprek tussen coach en ouders.", reading="A-26"),
        counter=_UNAUTHORISED,
        number=Decimal(6),
        owner="coach",
        action="Bel de ouders van {leerling} over het verzuim. Zet het gesprek in SOM bij verzuim.",
    ),
    Threshold(
        code="oa_9",
        label="9 keer ongeoorloofd afwezig",
        source=sop("2.3", "9x OA: melding naar leerplicht (als coach geen taak hierin)", reading="A-26"),
        counter=_UNAUTHORISED,
        number=Decimal(9),
        owner="zorgcoordinator",
        action="Meld het verzuim van {leerling} bij leerplicht. De coach heeft hier geen taak in.",
    ),
    Threshold(
        code="ziek_50",
        label="50 uur ziek",
        source=sop("2.3", "Bij 50 uur verzuim door ziekmeldingen neemt de coach contact op met ouders", reading="A-28"),
        counter=_SICK_HOURS,
        number=Decimal(50),
        unit="uur",
        owner="coach",
        action="Zeg de ouders van {leerling} dat de schoolarts wordt ingeschakeld. Mail dit terug aan het OT.",
    ),
    Threshold(
        code="ziek_boven_50",
        label="meer dan 50 uur ziek",
        source=sop("bijlage 1", "Bij meer dan 50 uur ziekteverzuim vragen we de schoolarts", reading="A-28"),
        counter=_SICK_HOURS,
        number=Decimal(50),
        passes=True,
        unit="uur",
        owner="zorgcoordinator",
        action="Vraag de schoolarts advies over het ziekteverzuim van {leerling}.",
    ),
    Threshold(
        code="vip_uren",
        label="uren VIP-room per week",
        source=sop("2.6", "De maximale 4 uur ondersteuning per week", reading="A-38"),
        counter="vip_uren",
        number=Decimal(4),
        passes=True,
        period=CountPeriod.ISO_WEEK,
        unit="uur",
        owner="vip_medewerker",
        action="Plan voor {leerling} niet meer dan 4 uur VIP-room in een week.",
    ),
    Threshold(
        code="vip_niet_gekomen",
        label="niet gekomen in de VIP-room",
        source=sop("2.6", "Indien de leerling een aantal keer niet is gekomen", reading="A-38"),
        counter="vip_niet_gekomen",
        number=Decimal(3),
        unit="keer",
        owner="vip_medewerker",
        action="Overleg met de coach en de ouders van {leerling} of de VIP-room nog helpt.",
    ),
    Threshold(
        code="arrangementuren_jaar",
        label="uren voor arrangementen dit schooljaar",
        source=sop("3.4", "(ongeveer 600 op jaarbasis)", reading="A-36"),
        counter=HOURS,
        number=Decimal(600),
        passes=True,
        soft=True,
        unit="uur",
        owner="zorgcoordinator",
        action="Bespreek in het OT wat er met de uren voor arrangementen gebeurt.",
    ),
    Threshold(
        code="arrangementuren_week",
        label="lesuren begeleiding per week",
        source=sop("3.4", "1x keer per week 1 lesuur begeleiding", reading="A-36"),
        counter="arrangement_lesuren",
        number=Decimal(1),
        passes=True,
        period=CountPeriod.ISO_WEEK,
        unit="lesuur",
        owner="arrangementbegeleider",
        action="Plan voor {leerling} niet meer dan 1 lesuur begeleiding in een week.",
    ),
    Threshold(
        code="smw_gesprekken",
        label="gesprekken met SMW",
        source=sop("3.6", "(5-8 gesprekken)", reading="A-44"),
        counter="smw_gesprekken",
        number=Decimal(8),
        period=CountPeriod.TRAJECTORY,
        unit="gesprekken",
        owner="smw",
        action="Rond de gesprekken met {leerling} af, of verwijs door naar het Jeugdteam.",
    ),
)
