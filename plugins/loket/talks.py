"""The kinds of conversation Loket holds with pupils and parents."""

from core.contract.requirements import Consulted, HumanVerdict
from core.contract.teams import ConversationKind
from plugins.loket.parties import PARENTS, PUPIL, YEAR_COORDINATOR
from plugins.loket.source import said, sop

OPP_TALK = "opp_gesprek"
PSYCHOLOGIST_TALK = "overleg_schoolpsycholoog"
SOCIAL_WORK_TALK = "smw_gesprek"
OBSERVATION_TALK = "gesprek_observatie"

_TOPICS = ("schoolresultaten", "gedrag", "welzijn", "loopbaanontwikkeling", "competenties", "absentie")
_OPP_LEADERS = ("coach", "zorgcoordinator", "leerlingbegeleider", "bpo", "arrangementbegeleider", "smw")
_STRATEGY = "Een gesprek met de lesgroep vormt altijd onderdeel van een bredere strategie."
_WITH_COORDINATOR = "Deze strategie wordt in overleg met de leerlingcoördinator bepaald."

TALKS = (
    ConversationKind(
        code="coachgesprek",
        label="Coachgesprek",
        source=sop("2.3", "De coach voert coachgesprekken met de coachleerling"),
        parties=(PUPIL,),
        leaders=("coach",),
        topics=_TOPICS,
        when="in principe tijdens de coach-uren op het rooster",
        rules=(
            said(
                "2.3",
                "Coachgesprekken vinden in principe plaats tijdens de coach-uren die op het rooster staan.",
                code="coach_uren",
            ),
        ),
    ),
    ConversationKind(
        code="oudergesprek",
        label="Gesprek met ouders",
        source=sop("2.3", "De coach is het eerste aanspreekpunt voor ouders"),
        parties=(PARENTS,),
        leaders=("coach", "zorgcoordinator"),
    ),
    ConversationKind(
        code="corrigerend_gesprek",
        label="Corrigerend gesprek",
        source=sop("2.3", "De coach voert wel corrigerende gesprekken met een leerling."),
        parties=(PUPIL,),
        leaders=("coach",),
    ),
    ConversationKind(
        code="gesprek_gedrag",
        label="Gesprek over gedrag",
        source=sop("2.3", "De coach voert gesprekken met de leerling in het geval van gedragsproblematiek."),
        parties=(PUPIL,),
        leaders=("coach",),
    ),
    ConversationKind(
        code="gesprek_lesgroep",
        label="Gesprek met de lesgroep, deel van een bredere strategie",
        source=sop("2.3", _STRATEGY),
        parties=(PUPIL,),
        leaders=("coach",),
        before=(
            HumanVerdict(
                code="bredere_strategie",
                question="Hoort het gesprek met de lesgroep bij een bredere strategie?",
                by=("coach",),
                source=sop("2.3", _STRATEGY),
            ),
            Consulted(parties=(YEAR_COORDINATOR,), source=sop("2.3", _WITH_COORDINATOR)),
        ),
        rules=(said("2.3", _STRATEGY, code="strategie"), said("2.3", _WITH_COORDINATOR, code="in_overleg")),
    ),
    ConversationKind(
        code="verzuimgesprek_leerling",
        label="Verzuimgesprek met de leerling",
        source=sop("2.3", "3x OA: gesprek tussen coach en leerling."),
        parties=(PUPIL,),
        leaders=("coach",),
    ),
    ConversationKind(
        code="verzuimgesprek_ouders",
        label="Telefonisch verzuimgesprek met ouders",
        source=sop("2.3", "6x OA: telefonisch gesprek tussen coach en ouders."),
        parties=(PARENTS,),
        leaders=("coach",),
    ),
    ConversationKind(
        code="informatieavond",
        label="Informatieavond (kennismaking)",
        source=sop("2.3", "De coach informeert ouders tijdens de informatieavond (kennismaking)"),
        parties=(PARENTS,),
        leaders=("coach",),
        when="bij de kennismaking",
    ),
    ConversationKind(
        code=OPP_TALK,
        label="Gesprek over het OPP",
        source=sop("3.3", "worden besproken met leerlingen en ouders"),
        parties=(PUPIL, PARENTS),
        leaders=_OPP_LEADERS,
    ),
    ConversationKind(
        code=PSYCHOLOGIST_TALK,
        label="Overleg over de schoolpsycholoog",
        source=sop("3.8", "Deze inzet vindt enkel plaats in overleg met leerling en ouder(s)."),
        parties=(PUPIL, PARENTS),
        leaders=("coach", "zorgcoordinator"),
    ),
    ConversationKind(
        code=SOCIAL_WORK_TALK,
        label="Gesprek met SMW",
        source=sop("3.6", "kan kortdurende hulpvragen van leerlingen oppakken (5-8 gesprekken)"),
        parties=(PUPIL,),
        leaders=("smw",),
    ),
    ConversationKind(
        code=OBSERVATION_TALK,
        label="Gesprek over het observatieverslag",
        source=sop("5", "Het observatieverslag vormt de basis voor verdere bespreking met leerling en ouders."),
        parties=(PUPIL, PARENTS),
        leaders=("zorgcoordinator", "coach", "bpo"),
    ),
    ConversationKind(
        code="oudercontact_arrangement",
        label="Contact met ouders over het arrangement",
        source=sop(
            "3.4", "De arrangement begeleider onderhoud ook contact met de ouders/ verzorgers van een leerling."
        ),
        parties=(PARENTS,),
        leaders=("arrangementbegeleider",),
    ),
)
