"""The zorgmelding (§ 2.7, § 3.2): five questions. The form itself is absent from the plan (A-29)."""

from core.contract.documents import DocumentTemplate, Field, FieldKind
from plugins.loket.conditions import BASIS_NOT_ENOUGH
from plugins.loket.parties import PARENTS, PUPIL, YEAR_COORDINATOR
from plugins.loket.source import sop

_CONSULTED = sop("2.7", "na overleg met leerling, ouder(s) en leerlingcoördinator")
_ON_PAPER = sop("2.7", "De coach zorgt voor schriftelijke toestemming van leerling en ouder(s).", reading="A-33")
_IN_SOM = sop(
    "3.2",
    "Dit gebeurt door het invullen van een zorgmelding in SOM, waarbij de zorgcoördinatoren genotificeerd worden.",
)

FIELDS = (
    Field(
        code="leerling",
        label="Over wie gaat het?",
        kind=FieldKind.PUPIL,
        source=sop("3.2", "dan meldt de coach de leerling aan"),
        missing="Kies de leerling over wie het gaat.",
    ),
    Field(
        code="wat_zie_je",
        label="Wat zie je?",
        kind=FieldKind.TEXT,
        source=sop("3.2", "Wanneer er zorgen rondom een leerling zijn"),
        help="Schrijf op wat je ziet en hoort. {leerling} en de ouders kunnen dit lezen.",
        missing="Schrijf op wat je ziet en hoort.",
    ),
    Field(
        code="wat_geprobeerd",
        label="Wat is al geprobeerd?",
        kind=FieldKind.TEXT,
        source=BASIS_NOT_ENOUGH.source,
        help="En waarom is dat niet genoeg?",
        missing="Schrijf op wat al geprobeerd is en waarom dat niet genoeg is.",
        verdict=BASIS_NOT_ENOUGH.code,
        rows=2,
    ),
    Field(
        code="overleg",
        label="Met wie heb je overlegd?",
        kind=FieldKind.PARTIES,
        source=_CONSULTED,
        help="Alle drie zijn nodig.",
        missing="Overleg eerst met {leerling}, de ouders en de leerlingcoördinator. Vink het daarna aan.",
        parties=(PUPIL, PARENTS, YEAR_COORDINATOR),
        all_parties=True,
    ),
    Field(
        code="toestemming",
        label="Wie gaf toestemming op papier?",
        kind=FieldKind.CONSENT,
        source=_ON_PAPER,
        help="Zonder toestemming mag het OT niet over {leerling} praten.",
        missing="De toestemming op papier is nog niet compleet. Mondeling telt niet.",
        purpose="bespreken_ot",
    ),
)

CONCERN_FORM = DocumentTemplate(
    code="zorgmelding",
    label="Zorgmelding",
    source=_IN_SOM,
    fields=FIELDS,
    intake=True,
    title="Zorg melden",
    intro="5 vragen, ongeveer een minuut. Na het versturen staat de leerling binnen 2 weken op de agenda van het OT.",
    verb="Verstuur zorgmelding",
    sent=(
        "De zorgmelding over {leerling} is verstuurd. De zorgcoördinatoren weten het. "
        "Binnen 2 weken staat {leerling} op de agenda van het OT."
    ),
    notifies=("zorgcoordinator",),
    reporters=("coach",),
    routes=("zorgroute",),
    starts_at="zorgmelding",
    reference_to="somtoday",
    safety=(
        "Is het kind nu niet veilig? Bel 112. Of bel de aandachtsfunctionaris meldcode. Wacht niet op dit formulier."
    ),
)
