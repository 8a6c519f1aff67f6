"""School social work (§ 3.6, appendix 1): consent, parents who know, five to eight talks, and on to the Jeugdteam."""

from decimal import Decimal

from core.contract.requirements import ConsentFor, Consulted, CounterAtMost, CountPeriod
from core.contract.routes import RouteStep, SupportRoute
from plugins.loket.parties import PARENTS
from plugins.loket.source import sop
from plugins.loket.talks import SOCIAL_WORK_TALK

CONSENT = ConsentFor(
    purpose="hulp_smw",
    label="hulp van het SMW",
    source=sop("3.6", "Dit gebeurd altijd met toestemming van ouders (leerlingen onder de 16 jaar).", reading="A-44"),
)
PARENTS_KNOW = Consulted(
    parties=(PARENTS,), source=sop("bijlage 1", "echter dan wel altijd in overleg met ouders", reading="A-44")
)
CONSENT_TO_CONFER = ConsentFor(
    purpose="overleg_smw",
    label="overleg tussen school en SMW",
    source=sop("3.6", "Tussen Loket en SMW vindt met toestemming van leerling en ouders afstemming plaats."),
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
            guards=(PARENTS_KNOW, CONSENT),
            next=("gesprekken_smw",),
        ),
        RouteStep(
            code="gesprekken_smw",
            label="5 tot 8 gesprekken",
            source=sop("3.6", "(5-8 gesprekken)"),
            owners=("smw",),
            guards=(CONSENT, _FIVE_TO_EIGHT),
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
