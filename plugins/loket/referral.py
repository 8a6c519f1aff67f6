"""When Loket's support ends (§ 5): observation, talk, first look at extra support, then the committees."""

from core.contract.requirements import Consulted, ConversationWith, DocumentIn, HumanVerdict, ObservationBy
from core.contract.routes import RouteStep, SupportRoute
from plugins.loket.parties import INCLUSION_COUNSELLOR, PARENTS, PARTNERSHIP, PUPIL
from plugins.loket.source import sop
from plugins.loket.talks import OBSERVATION_TALK

_OWNERS = ("zorgcoordinator",)
_FIRST = sop("5", "De eerste stap naar een doorverwijzing is een observatie door de BPO.")
_BASIS = sop("5", "Het observatieverslag vormt de basis voor verdere bespreking met leerling en ouders.")
_STAY = sop("5", "Loket zal eerst kijken of de leerling via extra ondersteuning leerling onderwijs op Loket kan")
_ELSE = sop(
    "5",
    "Mocht dat niet lukken, dan wordt doorverwezen naar de Advies en Toewijzingscommissie Voortgezet Onderwijs (AT-VO)",
    reading="A-41",
)
_WITH_SWV = sop("5", "Dit gebeurt in overleg met het SWV.")
_WITH_BOTH = sop("5", "Doorverwijzing vindt plaats in overleg met de ouders en het SWV.")
_VSO_WITH_BOTH = sop(
    "5", "Doorverwijzing naar het voortgezet speciaal onderwijs vindt eveneens plaats in overleg met ouders en het SWV."
)
_DECLARATION = sop(
    "5", "Na een eventuele proefplaatsing wordt een toelatingsverklaring praktijkonderwijs aangevraagd.", reading="A-41"
)

OBSERVED = ObservationBy(
    party=INCLUSION_COUNSELLOR,
    source=sop("3.9", "Voor een doorverwijzing naar ander onderwijs(voorziening) is observatie van de BPO-er nodig."),
)
REPORTED = DocumentIn(
    document="observatieverslag",
    label="observatieverslag",
    states=("made", "agreed"),
    says="Het observatieverslag van de BPO ligt in het dossier.",
    source=_BASIS,
)
DISCUSSED = ConversationWith(
    parties=(PUPIL, PARENTS),
    about=OBSERVATION_TALK,
    says="Het observatieverslag is besproken met {leerling} en de ouders.",
    source=_BASIS,
)
NOT_WITH_EXTRA_SUPPORT = HumanVerdict(
    code="niet_met_extra_ondersteuning",
    question="Lukt het {leerling} ook met extra ondersteuning niet op Loket?",
    by=_OWNERS,
    source=_STAY,
)
PARTNERSHIP_CONSULTED = Consulted(parties=(PARTNERSHIP,), source=_WITH_SWV)
FOR_PRACTICAL = Consulted(parties=(PARENTS, PARTNERSHIP), source=_WITH_BOTH)
FOR_SPECIAL = Consulted(parties=(PARENTS, PARTNERSHIP), source=_VSO_WITH_BOTH)

FOR_COMMITTEE = (OBSERVED, REPORTED, DISCUSSED, NOT_WITH_EXTRA_SUPPORT, PARTNERSHIP_CONSULTED)
"""Before the AT-VO: the first three steps were taken, and the partnership was consulted."""

_REFERRAL_STEPS = (
    RouteStep(
        code="observatie_bpo",
        label="Observatie door de BPO",
        verb="Laat de BPO observeren",
        source=_FIRST,
        owners=_OWNERS,
        next=("gesprek_observatie",),
    ),
    RouteStep(
        code="gesprek_observatie",
        label="Verslag bespreken met leerling en ouders",
        short="Verslag bespreken",
        source=_BASIS,
        owners=("zorgcoordinator", "coach"),
        guards=(OBSERVED, REPORTED),
        records=OBSERVATION_TALK,
        next=("eerst_extra",),
    ),
    RouteStep(
        code="eerst_extra",
        label="Eerst kijken: lukt het met extra ondersteuning?",
        short="Eerst extra ondersteuning",
        source=_STAY,
        owners=_OWNERS,
        guards=(DISCUSSED,),
        next=("at_vo", "blijft_op_loket", "begeleiden_naar_school"),
    ),
    RouteStep(code="blijft_op_loket", label="Blijft op Loket", source=_STAY, owners=_OWNERS, optional=True, ends=True),
    RouteStep(
        code="at_vo",
        label="Naar de AT-VO",
        source=_ELSE,
        owners=_OWNERS,
        guards=FOR_COMMITTEE,
        next=("ptc", "begeleiden_naar_school"),
    ),
    RouteStep(
        code="ptc",
        label="Naar de Plaatsings- en Toelatingscommissie",
        short="Naar de PTC",
        source=sop("5", "de commissie verwijst de leerling naar de Plaatsings- en Toelatingscommissie", reading="A-41"),
        owners=_OWNERS,
        next=("proefplaatsing", "toelaatbaarheid"),
    ),
    RouteStep(
        code="proefplaatsing",
        label="Proefplaatsing",
        source=_DECLARATION,
        owners=_OWNERS,
        guards=(FOR_PRACTICAL,),
        optional=True,
        next=("toelaatbaarheid",),
    ),
    RouteStep(
        code="toelaatbaarheid",
        label="Toelaatbaarheidsverklaring aanvragen",
        short="TLV aanvragen",
        verb="Vraag de toelaatbaarheidsverklaring aan",
        source=_DECLARATION,
        owners=_OWNERS,
        guards=(FOR_SPECIAL,),
        next=("begeleiden_naar_school",),
    ),
    RouteStep(
        code="begeleiden_naar_school",
        label="Begeleiden naar de school die past",
        short="Naar de school die past",
        source=sop("5", "Loket begeleidt tevens naar de passende school in de regio."),
        owners=_OWNERS,
        guards=(PARTNERSHIP_CONSULTED,),
        ends=True,
    ),
)

REFERRAL = SupportRoute(
    code="doorverwijzing",
    label="Doorverwijzing",
    source=sop(
        "5", "Wanneer de school geen passende ondersteuning kan aanbieden, wordt de leerling doorverwezen"
    ),
    steps=_REFERRAL_STEPS,
    aside="Gaat het om een zelfstandige voorziening? Dan neemt die de verantwoordelijkheid voor de leerling over.",
)  # fmt: skip
