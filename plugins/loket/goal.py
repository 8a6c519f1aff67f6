"""GOAL, the partnership's reception for a time (§ 1, § 5): for whom, with what plan, and how it ends."""

from core.contract.documents import DocumentTemplate
from core.contract.partners import Partner, Provision
from core.contract.requirements import Consulted, HumanVerdict
from core.contract.routes import RouteStep, SupportRoute
from plugins.loket.parties import PARENTS
from plugins.loket.referral import OBSERVED, PARTNERSHIP_CONSULTED
from plugins.loket.source import said, sop

_OWNERS = ("zorgcoordinator",)
_MEANT_FOR = (
    "GOAL is bedoeld voor leerlingen, waarvan de ondersteuningsvraag -tijdelijk- de mogelijkheden van de school "
    "overstijgt."
)
_REQUEST = (
    "Voor deze leerlingen kan een arrangement aangevraagd worden bij het SWV, zoals een GOAL arrangement."
)  # fmt: skip
_PLAN = (
    "Bij GOAL worden de leerlingen aan de hand van een handelingsplan voorbereid op hun terugkeer naar het regulier "
    "onderwijs."
)
_END = (
    "De school van herkomst wordt begeleid bij de terugkomst van de leerling of wordt ondersteund in de doorverwijzing "
    "naar een passende onderwijsvorm."
)
_WEIGHS = "beoordeelt samen met de leerling, de ouders, GOAL en de school van herkomst"

TEMPORARILY_BEYOND = HumanVerdict(
    code="tijdelijk_te_veel",
    question="Overstijgt de vraag van {leerling} tijdelijk de mogelijkheden van Loket?",
    by=_OWNERS,
    source=sop("5", _MEANT_FOR),
)
_WITH_PARENTS = Consulted(parties=(PARENTS,), source=sop("5", _WEIGHS))
BEFORE = (TEMPORARILY_BEYOND, OBSERVED, _WITH_PARENTS, PARTNERSHIP_CONSULTED)

PARTNER = Partner(
    code="goal",
    label="GOAL",
    source=sop("5", "GOAL is de tijdelijke onderwijsopvang voorziening van het SWV"),
    description="Tijdelijke onderwijsopvang van het samenwerkingsverband.",
    services=("tijdelijke onderwijsopvang",),
    indications=("de ondersteuningsvraag overstijgt tijdelijk de mogelijkheden van de school",),
    before=BEFORE,
    seat="goal_medewerker",
    part_of="swv",
    place="Duindoornhof, Papendrecht",
    scope="swv",
    level="extra",
    registrars=_OWNERS,
    rules=(
        said(
            "1",
            "GOAL is een tijdelijke onderwijsopvang voorziening van het Samenwerkingsverband Drechtsteden VO en is "
            "gevestigd aan de Duindoornhof in Papendrecht.",
            code="opvang",
            reading="A-40",
        ),
        said("5", _PLAN, code="handelingsplan"),
    ),
)

PROVISION = Provision(
    code="arrangement_swv",
    label="Arrangement van het samenwerkingsverband, zoals GOAL",
    kind="arrangement",
    scope="swv",
    level="extra",
    description="De school vraagt dit aan bij het samenwerkingsverband. Het telt niet mee in de uren van Loket.",
    indications=("de ondersteuningsvraag overstijgt tijdelijk de mogelijkheden van de school",),
    before=BEFORE,
    registrars=_OWNERS,
    partners=("goal", "swv"),
    routes=("goal",),
    rules=(said("5", _REQUEST, code="aanvraag"),),
    source=sop("5", _REQUEST, reading="A-36"),
)

RETURN_PLAN = DocumentTemplate(
    code="handelingsplan_goal",
    label="Handelingsplan van GOAL",
    source=sop("5", "aan de hand van een handelingsplan voorbereid op hun terugkeer"),
    authors=("goal_medewerker",),
    rules=(said("5", _PLAN, code="terugkeer"),),
    supplied=False,
)

ROUTE = SupportRoute(
    code="goal",
    label="GOAL",
    source=sop("5", _MEANT_FOR, reading="A-41"),
    steps=(
        RouteStep(
            code="aanvraag_goal",
            label="Aanvraag bij het samenwerkingsverband",
            verb="Vraag een GOAL-arrangement aan",
            source=sop("5", _REQUEST),
            owners=_OWNERS,
            next=("weging_at_vo",),
        ),
        RouteStep(
            code="weging_at_vo",
            label="De AT-VO weegt welke opvang past",
            source=sop("5", _WEIGHS),
            owners=_OWNERS,
            guards=BEFORE,
            next=("opvang_goal",),
        ),
        RouteStep(
            code="opvang_goal",
            label="Opvang met een handelingsplan",
            source=sop("5", _PLAN),
            owners=_OWNERS,
            next=("terug_op_loket", "verder_elders"),
        ),
        RouteStep(
            code="terug_op_loket",
            label="Terug op Loket, met begeleiding",
            source=sop("5", _END),
            owners=("coach", "zorgcoordinator"),
            ends=True,
        ),
        RouteStep(
            code="verder_elders",
            label="Verder op een passende plek",
            source=sop("5", _END),
            owners=_OWNERS,
            optional=True,
            ends=True,
        ),
    ),
    aside="GOAL is tijdelijk. Loket blijft verantwoordelijk voor de leerling.",
)
