"""Documents that are not of one pupil's case: the group overview, the agreement of a placement, the school plan."""

from core.contract.documents import DocumentOf, DocumentTemplate, Field, FieldKind
from core.contract.source import Statement
from plugins.loep.source import sop

_NEEDS = "Bijzonderheden per leerling worden genoteerd in het groepsoverzicht bij onderwijsbehoeften."
_NOTABLE = "Als er uit de vragenlijsten opvallende resultaten komen, worden deze genoteerd in het groepsoverzicht."
_WRITTEN = "Bovenstaande wordt na afspraken met betrokkenen schriftelijk vastgelegd."
_NO_PARTS = "Het document noemt geen onderdelen."

GROUP_OVERVIEW = DocumentTemplate(
    code="groepsoverzicht",
    label="groepsoverzicht",
    title="Groepsoverzicht",
    of=DocumentOf.GROUP,
    authors=("leerkracht",),
    source=sop("4.1", _NEEDS, reading="A-24"),
    fields=(
        Field(
            code="onderwijsbehoeften",
            label="Onderwijsbehoeften",
            kind=FieldKind.TEXT,
            help="Noteer hier de bijzonderheden per leerling.",
            source=sop("4.1", _NEEDS),
        ),
        Field(
            code="vragenlijsten",
            label="Opvallende resultaten van de vragenlijsten",
            kind=FieldKind.TEXT,
            required=False,
            source=sop("4.4", _NOTABLE),
        ),
    ),
    rules=(
        Statement(
            code="bespreken",
            text="De KC en de leerkracht bespreken het groepsoverzicht meer keren per jaar.",
            source=sop(
                "4.4", "Dit plan wordt meerder keren per jaar besproken met de KC’er en de leerkracht.", reading="A-24"
            ),
        ),
    ),
)
PLACEMENT_AGREEMENT = DocumentTemplate(
    code="plaatsingsafspraken",
    label="verslag van de afspraken",
    title="Afspraken over de plaatsing",
    of=DocumentOf.APPLICATION,
    authors=("kc", "schoolleider"),
    supplied=False,
    source=sop("2", _WRITTEN, reading=_NO_PARTS),
    fields=(
        Field(
            code="betrokkenen",
            label="Met wie zijn de afspraken gemaakt?",
            kind=FieldKind.TEXT,
            source=sop("2", "na afspraken met betrokkenen"),
        ),
        Field(
            code="afspraken",
            label="Welke afspraken zijn er over de voorwaarden?",
            kind=FieldKind.TEXT,
            rows=6,
            source=sop("2", _WRITTEN),
        ),
    ),
)
SCHOOL_PLAN = DocumentTemplate(
    code="schoolplan",
    label="schoolplan",
    title="Schoolplan",
    of=DocumentOf.SCHOOL,
    supplied=False,
    reference_to="wmk",
    source=sop("3.1", "zie verder uitwerking in het schoolplan."),
)

OTHERS = (GROUP_OVERVIEW, PLACEMENT_AGREEMENT, SCHOOL_PLAN)
