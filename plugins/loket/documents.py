"""The documents of Loket with their fixed parts. Formats that the plan promises and does not hold: A-29 and A-35."""

from core.contract.documents import Choice, DocumentTemplate, Field, FieldKind
from core.contract.source import Source
from plugins.loket.concern_form import CONCERN_FORM
from plugins.loket.source import law, sop


def _part(code: str, label: str, source: Source, *, required: bool = True) -> Field:
    """A part of a document that people write in."""
    return Field(code=code, label=label, kind=FieldKind.TEXT, source=source, required=required)


ACTION_PLAN = DocumentTemplate(
    code="plan_van_aanpak",
    label="Plan van aanpak",
    source=sop("3.1", "Vervolgens wordt er samen een plan van aanpak opgesteld"),
    fields=(
        _part("wat_nodig", "Wat heeft {leerling} nodig?", sop("3.2", "wat deze leerling nodig heeft")),
        _part("wat_bieden", "Wat kan Loket bieden?", sop("3.2", "wat we vanuit school kunnen bieden")),
        _part(
            "wie_doet_wat",
            "Wie doet wat, en wanneer?",
            sop("2.1", "heldere afspraken over wie wat doet, waarom, waar, hoe en wanneer"),
        ),
    ),
)

OPP = DocumentTemplate(
    code="opp",
    label="OPP",
    title="Ontwikkelingsperspectiefplan (OPP)",
    source=sop("3.3", "Er wordt gewerkt met OPP’s met een vaste structuur.", reading="A-35"),
    reference_to="somtoday",
    fields=(
        _part("hulpvraag", "Hulpvraag", sop("3.3", "Het OPP gaat uit van de hulpvraag van de leerling")),
        _part("acties", "Acties", sop("3.3", "vermeldt de acties die worden genomen")),
        _part("looptijd", "Looptijd", sop("3.3", "Aan het eind van de vastgestelde looptijd")),
        _part("eigen_woorden", "In de eigen woorden van {leerling}", law("WVO 2020", "hoorrecht")),
        _part("kijk_van_ouders", "Zo zien de ouders het", sop("2.1", "Onze docenten werken samen met ouders.")),
        _part("evaluatie", "Evaluatie", sop("3.3", "wordt het resultaat van het plan geëvalueerd"), required=False),
        _part("conclusies", "Conclusies", sop("3.3", "De conclusies van de evaluatie"), required=False),
    ),
)

OBSERVATION_REPORT = DocumentTemplate(
    code="observatieverslag",
    label="Observatieverslag van de BPO",
    source=sop("3.9", "Hiervan vindt verslaglegging plaats die gedeeld wordt met de school."),
    fields=(
        Field(
            code="soort",
            label="Wat voor observatie was het?",
            kind=FieldKind.CHOICE,
            source=sop("3.9", "een groeps- of individuele observatie"),
            choices=(Choice(code="groep", label="van de groep"), Choice(code="individueel", label="van één leerling")),
        ),
        _part("verslag", "Verslag", sop("3.9", "Hiervan vindt verslaglegging plaats")),
    ),
)

GROUP_PLAN = DocumentTemplate(
    code="groepshandelingsplan",
    label="Groepshandelingsplan",
    source=sop("bijlage 1", "een groepshandelingsplan opstellen voor een hele klas"),
    supplied=False,
)

RETURN_PLAN = DocumentTemplate(
    code="handelingsplan_goal",
    label="Handelingsplan van GOAL",
    source=sop("5", "aan de hand van een handelingsplan voorbereid op hun terugkeer"),
    supplied=False,
)

NT2_POLICY = DocumentTemplate(
    code="beleidsplan_nt2",
    label="Beleidsplan NT2",
    source=sop("2.5", "We zijn bezig met de ontwikkeling van het beleidsplan NT2."),
    supplied=False,
)

SCHOOL_GUIDE = DocumentTemplate(
    code="schoolgids",
    label="Schoolgids",
    source=sop("2.7", "Voor meer informatie over privacy verwijzen we u naar de schoolgids."),
    supplied=False,
)

DOCUMENTS = (
    CONCERN_FORM, ACTION_PLAN, OPP, OBSERVATION_REPORT, GROUP_PLAN, RETURN_PLAN, NT2_POLICY, SCHOOL_GUIDE,
)  # fmt: skip
