"""Who decides what: the support team on support, other committees on admission (§ 3.1, § 3.4, § 4.1, § 5)."""

from core.contract.decisions import DecisionRight, DecisionSubject
from core.contract.requirements import LevelReached
from plugins.loket.conditions import ADJUSTABLE, FOR_ARRANGEMENT, FOR_EXTRA_SUPPORT, FOR_PSYCHOLOGIST
from plugins.loket.cooperation import EXTERNAL_ROUTE
from plugins.loket.referral import FOR_COMMITTEE, FOR_SPECIAL
from plugins.loket.source import sop
from plugins.loket.vip_room import END as END_OF_VIP_ROOM

_BY_OT = ("ot", "breed_ot")
_ROUTE = ("zorgroute",)

EXTRA_SUPPORT = DecisionRight(
    code="extra_ondersteuning",
    label="Extra ondersteuning met plan van aanpak",
    source=sop("3.1", "Vervolgens wordt er samen een plan van aanpak opgesteld"),
    teams=_BY_OT,
    guards=FOR_EXTRA_SUPPORT,
    step="plan_van_aanpak",
    level="extra",
    routes=_ROUTE,
    elsewhere="Extra ondersteuning: daarover besluit het OT.",
)

ADJUST_PLAN = DecisionRight(
    code="plan_bijstellen",
    label="Plan van aanpak bijstellen",
    source=sop("3.1", "een plan van aanpak"),
    teams=_BY_OT,
    guards=ADJUSTABLE,
    routes=_ROUTE,
    elsewhere="Het plan van aanpak: daarover besluit het OT.",
)

OBSERVATION = DecisionRight(
    code="observatie_bpo",
    label="Observatie door de BPO",
    source=sop("3.9", "De BPO-er komt naar aanleiding van een zorgmelding in de klas voor een observatie"),
    teams=_BY_OT,
    routes=_ROUTE,
    elsewhere="Een observatie door de BPO: die vraagt het OT.",
)

PSYCHOLOGIST = DecisionRight(
    code="onderzoek_schoolpsycholoog",
    label="Onderzoek door de schoolpsycholoog",
    source=sop("3.8", "Deze voert in opdracht van het ondersteuningsteam capaciteitsonderzoek uit"),
    teams=_BY_OT,
    guards=FOR_PSYCHOLOGIST,
    routes=_ROUTE,
    elsewhere="Onderzoek door de schoolpsycholoog: die opdracht geeft het OT.",
)

ARRANGEMENT = DecisionRight(
    code="arrangement",
    label="Arrangement inzetten",
    source=sop("3.4", "In het ondersteuningsteam kan besloten worden tot inzetten van een arrangement."),
    teams=_BY_OT,
    guards=FOR_ARRANGEMENT,
    step="arrangement",
    routes=_ROUTE,
    elsewhere="Een arrangement inzetten: daarover besluit het OT.",
)

BACK_TO_BASIC = DecisionRight(
    code="terug_naar_basis",
    label="Terug naar de basisondersteuning",
    source=sop(
        "2.7",
        "De leerling die voor basisondersteuning in aanmerking komt, valt onder verantwoordelijkheid van de school.",
    ),
    teams=_BY_OT,
    step="coach_begeleidt",
    level="basis",
    routes=_ROUTE,
    elsewhere="Terug naar de basisondersteuning: daarover besluit het OT.",
)

ADMISSION = DecisionRight(
    code="toelating_loket",
    label="Toelating tot Loket",
    source=sop("4.1", "De plaatsing en indeling van de leerling vindt plaats door de plaatsingscommissie."),
    teams=("plaatsingscommissie",),
    subject=DecisionSubject.APPLICATION,
    elsewhere="Toelating tot Loket: dat doet de plaatsingscommissie.",
)

OTHER_SCHOOL = DecisionRight(
    code="passend_aanbod_elders",
    label="Passend aanbod op een andere school, of verwijzing naar de PTC",
    source=sop("5", "Deze commissie maakt een keuze uit twee opties", reading="A-41"),
    teams=("at_vo",),
    guards=(
        *FOR_COMMITTEE,
        LevelReached(
            level="extra",
            rank=2,
            label="extra ondersteuning",
            source=sop(
                "5", "Loket zal eerst kijken of de leerling via extra ondersteuning leerling onderwijs op Loket kan"
            ),
        ),
    ),
    elsewhere="Een plek op een andere school: daarover beslist de AT-VO van het samenwerkingsverband.",
)

SPECIAL_EDUCATION = DecisionRight(
    code="toelaatbaarheid_pro_vso",
    label="Toelaatbaar tot praktijkonderwijs of vso",
    source=sop("5", "die bepaalt of de leerling toelaatbaar is tot het Praktijkonderwijs", reading="A-41"),
    teams=("ptc",),
    guards=(FOR_SPECIAL,),
    elsewhere=("Toelating tot praktijkonderwijs of vso: dat doet de Plaatsings- en Toelatingscommissie, via de AT-VO."),
)

DECISIONS = (
    EXTRA_SUPPORT, ADJUST_PLAN, OBSERVATION, PSYCHOLOGIST, ARRANGEMENT, BACK_TO_BASIC, SPECIAL_EDUCATION, ADMISSION,
    OTHER_SCHOOL, EXTERNAL_ROUTE, END_OF_VIP_ROOM,
)  # fmt: skip
