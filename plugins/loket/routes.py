"""The care route and the route to SMW. Appendices 2 and 3 have only a title: the charts are made from these (A-29)."""

from decimal import Decimal

from core.contract.requirements import ConsentFor, Consulted, CounterAtMost, CountPeriod
from core.contract.routes import RouteStep, SupportRoute
from plugins.loket.conditions import CONSENT_OT, FOR_ARRANGEMENT, FOR_CONCERN, FOR_EXTRA_SUPPORT
from plugins.loket.parties import PARENTS
from plugins.loket.source import sop
from plugins.loket.talks import OPP_TALK, SOCIAL_WORK_TALK

_STEPS = (
    RouteStep(
        code="coach_begeleidt",
        label="Coach begeleidt",
        source=sop(
            "2.2",
            "De begeleiding van leerlingen start bij de coach",
            reading="Wie hier terugkomt, heeft geen dossier meer nodig. Een nieuwe zorg is een nieuwe zorgmelding.",
        ),
        owners=("coach",),
        level="basis",
        decided_by="terug_naar_basis",
        next=("overleg_vooraf",),
        ends=True,
    ),
    RouteStep(
        code="overleg_vooraf",
        label="Overleg vooraf",
        source=sop("2.7", "na overleg met leerling, ouder(s) en leerlingcoördinator"),
        owners=("coach",),
        next=("zorgmelding",),
    ),
    RouteStep(
        code="zorgmelding",
        label="Zorgmelding",
        source=sop("3.2", "Dit gebeurt door het invullen van een zorgmelding in SOM"),
        owners=("coach",),
        guards=FOR_CONCERN,
        team="ot",
        next=("bespreking_ot", "plan_van_aanpak"),
    ),
    RouteStep(
        code="bespreking_ot",
        label="Bespreking in het OT",
        source=sop("3.2", "Na aanmelding komt de leerling binnen 2 weken op de agenda"),
        owners=("zorgcoordinator",),
        guards=(CONSENT_OT,),
        enters_after="ot",
        team="ot",
        next=("plan_van_aanpak", "coach_begeleidt"),
    ),
    RouteStep(
        code="plan_van_aanpak",
        label="Plan van aanpak, regiehouder",
        verb="Plan van aanpak opstellen",
        source=sop("3.1", "Vervolgens wordt er samen een plan van aanpak opgesteld"),
        owners=("zorgcoordinator", "coach"),
        guards=FOR_EXTRA_SUPPORT,
        decided_by="extra_ondersteuning",
        level="extra",
        team="ot",
        next=("opp",),
    ),
    RouteStep(
        code="opp",
        label="OPP",
        verb="OPP opstellen en bespreken",
        source=sop("3.3", "Deze worden onder andere door het OT opgesteld", reading="A-35"),
        owners=("zorgcoordinator", "coach", "bpo", "leerlingbegeleider"),
        records=OPP_TALK,
        team="ot",
        next=("arrangement",),
    ),
    RouteStep(
        code="arrangement",
        label="Arrangement",
        verb="Arrangement inzetten",
        source=sop("3.4", "In het ondersteuningsteam kan besloten worden tot inzetten van een arrangement."),
        owners=("arrangementbegeleider", "zorgcoordinator"),
        guards=FOR_ARRANGEMENT,
        decided_by="arrangement",
        team="ot",
        next=("evaluatie",),
    ),
    RouteStep(
        code="evaluatie",
        label="Evaluatie, elke periode",
        verb="Begeleiding evalueren in het OPP",
        source=sop("3.4", "Elke periode wordt deze begeleiding geëvalueerd in het OPP."),
        owners=("arrangementbegeleider", "zorgcoordinator", "coach"),
        team="ot",
        next=("arrangement", "opp", "coach_begeleidt"),
    ),
)

CARE_ROUTE = SupportRoute(
    code="zorgroute",
    label="Zorgroute",
    source=sop("3.2", "worden er vaste stappen genomen in de begeleiding", reading="A-29"),
    steps=_STEPS,
    aside=(
        "Lukt het ook zo niet op Loket? Observatie door de BPO, gesprek, dan pas naar de AT-VO (§ 5). "
        "Of terug naar de basis."
    ),
)

_CONSENT_SMW = ConsentFor(
    purpose="hulp_smw",
    label="hulp van het SMW",
    source=sop("3.6", "Dit gebeurd altijd met toestemming van ouders (leerlingen onder de 16 jaar).", reading="A-44"),
)
_PARENTS_KNOW = Consulted(
    parties=(PARENTS,), source=sop("bijlage 1", "echter dan wel altijd in overleg met ouders", reading="A-44")
)
_FIVE_TO_EIGHT = CounterAtMost(
    counter="smw_gesprekken",
    label="Gesprekken met SMW",
    limit=Decimal(8),
    unit="gesprekken",
    period=CountPeriod.TRAJECTORY,
    source=sop("3.6", "(5-8 gesprekken)", reading="A-44"),
)

SOCIAL_WORK_ROUTE = SupportRoute(
    code="smw",
    label="Schoolmaatschappelijk werk",
    source=sop(
        "3.6", "Voor aanmelding bij schoolmaatschappelijk werk is een apart stroomschema opgesteld", reading="A-29"
    ),
    steps=(
        RouteStep(
            code="vraag_smw",
            label="Vraag van leerling of coach",
            source=sop("bijlage 1", "zowel op initiatief van de leerling als op initiatief van de coach"),
            owners=("coach", "zorgcoordinator"),
            next=("aanmelding_smw",),
        ),
        RouteStep(
            code="aanmelding_smw",
            label="Aanmelding bij SMW",
            verb="Aanmelden bij SMW",
            source=sop("3.6", "Voor aanmelding bij schoolmaatschappelijk werk"),
            owners=("coach", "zorgcoordinator"),
            guards=(_PARENTS_KNOW, _CONSENT_SMW),
            next=("gesprekken_smw",),
        ),
        RouteStep(
            code="gesprekken_smw",
            label="5 tot 8 gesprekken",
            source=sop("3.6", "(5-8 gesprekken)"),
            owners=("smw",),
            guards=(_CONSENT_SMW, _FIVE_TO_EIGHT),
            records=SOCIAL_WORK_TALK,
            next=("afronding_smw", "naar_jeugdteam"),
        ),
        RouteStep(
            code="afronding_smw",
            label="Afronding",
            source=sop("3.6", "kortdurende hulpvragen"),
            owners=("smw",),
            ends=True,
        ),
        RouteStep(
            code="naar_jeugdteam",
            label="Door naar het Jeugdteam",
            source=sop("3.6", "Indien nodig kan schoolmaatschappelijk werk doorverwijzen naar het Jeugdteam"),
            owners=("smw",),
            optional=True,
            ends=True,
        ),
    ),
)

ROUTES = (CARE_ROUTE, SOCIAL_WORK_ROUTE)
