"""A pupil who comes from another school, or for whom Loep is not the right place (§ 2)."""

from core.contract.admission_outcomes import AdmissionOutcome
from core.contract.partners import AdmissionRule
from core.contract.requirements import AllOf, Consulted, HumanVerdict, OnlyIf, OutcomeIs, Recorded, Requirement
from plugins.loep.parties import ALLIANCE, PARENTS, SCHOOL
from plugins.loep.source import sop

_HANDOVER = sop(
    "2",
    "Wanneer een leerling door een verhuizing naar Loep overstapt, neemt de directeur of intern begeleider contact "
    "op met de vorige school om informatie over de leerling uit te wisselen.",
    reading="A-06, A-07",
)
_JUDGED = sop(
    "2", "Op basis van deze overdracht wordt beoordeeld of Loep kan voldoen aan de onderwijsbehoeften van de leerling."
)
_REFUSE = sop(
    "2",
    "In het geval van een overstap kan Loep de leerling weigeren als de school niet kan voldoen aan de specifieke "
    "onderwijsbehoeften van de leerling.",
)
_HELP = sop(
    "2",
    "Als Loep niet de juiste plek is voor de leerling, is de school verplicht om te helpen bij het vinden van een "
    "geschikte onderwijsplek.",
)
_TOGETHER = sop(
    "2",
    "Als een leerling overstapt naar een andere school en het samenwerkingsverband is al betrokken, dan zal met het "
    "samenwerkingsverband, ouders en de school worden gekeken naar een passende onderwijsplaats.",
    reading="Voor de school staat hier de schoolleider.",
)

MOVED = Recorded(
    kind="application",
    about="verhuizing",
    label="{leerling} stapt door een verhuizing over naar Loep.",
    source=_HANDOVER,
)
HANDED_OVER = HumanVerdict(
    code="overdracht",
    question="Is er contact geweest met de vorige school om informatie over {leerling} uit te wisselen?",
    by=("schoolleider", "kc"),
    source=_HANDOVER,
)
CAN_MEET_NEEDS = HumanVerdict(
    code="overdracht_passend",
    question="Kan Loep, na deze overdracht, voldoen aan de onderwijsbehoeften van {leerling}?",
    by=("schoolleider", "kc"),
    source=_JUDGED,
)
NOT_THE_PLACE = OutcomeIs(
    kind="verdict",
    about="onderwijsbehoefte",
    label="Oordeel per kind",
    outcomes=("no",),
    wanted="Loep kan niet voldoen aan wat {leerling} nodig heeft",
    says="Loep is niet de juiste plek voor {leerling}.",
    source=_HELP,
)
PLACE_FOUND = Recorded(
    kind="placement", about="geschikte_onderwijsplek", label="Er is een geschikte onderwijsplek gevonden.", source=_HELP
)
ALLIANCE_INVOLVED = Recorded(
    kind="application",
    about="swv_al_betrokken",
    label="Het samenwerkingsverband is al betrokken bij {leerling}.",
    source=_TOGETHER,
)


def _when_moved(says: str, then: Requirement) -> OnlyIf:
    return OnlyIf(when=MOVED, then=then, says=says, source=then.source)


TRANSFER = (
    AdmissionRule(
        code="overdracht",
        label="Eerst contact met de vorige school",
        requirement=_when_moved("Bij een verhuizing is er contact geweest met de vorige school.", HANDED_OVER),
        outcome="Neem contact op met de vorige school",
        settled_first=True,
        phase="overstap",
        source=_HANDOVER,
    ),
    AdmissionRule(
        code="overdracht_beoordeeld",
        label="Beoordeeld op basis van de overdracht",
        requirement=_when_moved(
            "Bij een verhuizing is na de overdracht beoordeeld of Loep kan voldoen aan wat {leerling} nodig heeft.",
            AllOf(parts=(HANDED_OVER, CAN_MEET_NEEDS), source=_JUDGED),
        ),
        outcome="Beoordeel na de overdracht of Loep kan voldoen aan de onderwijsbehoeften",
        settled_first=True,
        phase="overstap",
        source=_JUDGED,
    ),
    AdmissionRule(
        code="weigeren_bij_overstap",
        label="Weigeren kan alleen om de onderwijsbehoeften",
        requirement=_when_moved(
            "Bij een verhuizing kan Loep voldoen aan de specifieke onderwijsbehoeften van {leerling}.", CAN_MEET_NEEDS
        ),
        outcome="Loep kan de leerling weigeren, met deze reden: de school kan niet voldoen aan de specifieke "
        "onderwijsbehoeften",
        leads=AdmissionOutcome.NOT_ADMISSIBLE,
        sole_ground=True,
        phase="overstap",
        source=_REFUSE,
    ),
    AdmissionRule(
        code="helpen_zoeken",
        label="Helpen bij het vinden van een geschikte plek",
        requirement=OnlyIf(
            when=NOT_THE_PLACE,
            then=PLACE_FOUND,
            says="Is Loep niet de juiste plek, dan is er met hulp van de school een geschikte onderwijsplek gevonden.",
            source=_HELP,
        ),
        outcome="De school helpt tot er een geschikte onderwijsplek is",
        leads=AdmissionOutcome.REMARK,
        phase="niet de juiste plek",
        source=_HELP,
    ),
    AdmissionRule(
        code="overstap_met_swv",
        label="Samen kijken naar een passende onderwijsplaats",
        requirement=OnlyIf(
            when=ALLIANCE_INVOLVED,
            then=Consulted(parties=(ALLIANCE, PARENTS, SCHOOL), about="passende_onderwijsplaats", source=_TOGETHER),
            says="Is het samenwerkingsverband al betrokken, dan keken samenwerkingsverband, ouders en school samen.",
            source=_TOGETHER,
        ),
        outcome="Kijk samen met het samenwerkingsverband, de ouders en de school",
        settled_first=True,
        phase="overstap",
        source=_TOGETHER,
    ),
)
