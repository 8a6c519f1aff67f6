"""The care route, and all routes. Appendices 2 and 3 have only a title: the charts are made from these (A-29)."""

from core.contract.routes import RouteStep, SupportRoute
from plugins.loket import goal, indus
from plugins.loket.conditions import CONSENT_OT, FOR_ARRANGEMENT, FOR_CONCERN, FOR_EXTRA_SUPPORT
from plugins.loket.referral import REFERRAL
from plugins.loket.social_work import SOCIAL_WORK_ROUTE
from plugins.loket.source import sop
from plugins.loket.talks import OPP_TALK

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

ROUTES = (CARE_ROUTE, SOCIAL_WORK_ROUTE, REFERRAL, goal.ROUTE, indus.ROUTE)
