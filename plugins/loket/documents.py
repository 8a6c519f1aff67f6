"""The documents of a case at Loket with their fixed parts; the others are in `documents_named`.

Formats that the plan promises and does not hold: A-29 and A-35.
"""

from core.contract.documents import Choice, DocumentTemplate, Field, FieldKind
from core.contract.requirements import LevelReached
from core.contract.source import Source
from plugins.loket import indus, lwoo_advice
from plugins.loket.concern_form import CONCERN_FORM
from plugins.loket.documents_named import NAMED
from plugins.loket.parties import SUPPORT_TEAM
from plugins.loket.source import law, said, sop

_AT_EXTRA = LevelReached(
    level="extra",
    rank=2,
    label="extra ondersteuning",
    source=sop(
        "1",
        "We stellen voor de begeleiding dan een Ontwikkel Perspectief (OPP) op en zullen de voortgang met leerling en "
        "ouders bespreken.",
        reading="A-35",
    ),
)


def _part(code: str, label: str, source: Source, *, required: bool = True) -> Field:
    """A part of a document that people write in."""
    return Field(code=code, label=label, kind=FieldKind.TEXT, source=source, required=required)


ACTION_PLAN = DocumentTemplate(
    code="plan_van_aanpak",
    label="Plan van aanpak",
    source=sop("3.1", "Vervolgens wordt er samen een plan van aanpak opgesteld"),
    authors=(*SUPPORT_TEAM, "coach"),
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
    place="SOMtoday",
    authors=(*SUPPORT_TEAM, "coach", "leerlingbegeleider"),
    wanted=(_AT_EXTRA,),
    fields=(
        _part(
            "aanleiding",
            "Uit welke leerlingbespreking (ELB) komt dit OPP?",
            sop("3.3", "naar aanleiding van de effectieve leerlingbespreking"),
            required=False,
        ),
        _part("hulpvraag", "Hulpvraag", sop("3.3", "Het OPP gaat uit van de hulpvraag van de leerling")),
        _part("acties", "Acties", sop("3.3", "vermeldt de acties die worden genomen")),
        _part("looptijd", "Looptijd", sop("3.3", "Aan het eind van de vastgestelde looptijd")),
        _part("eigen_woorden", "In de eigen woorden van {leerling}", law("WVO 2020", "hoorrecht")),
        _part("kijk_van_ouders", "Zo zien de ouders het", sop("2.1", "Onze docenten werken samen met ouders.")),
        _part("evaluatie", "Evaluatie", sop("3.3", "wordt het resultaat van het plan geëvalueerd"), required=False),
        _part("conclusies", "Conclusies", sop("3.3", "De conclusies van de evaluatie"), required=False),
    ),
    rules=(
        said(
            "2.1",
            "een leerling extra begeleiding nodig heeft, wordt er door het ondersteuningsteam samen met de coach een "
            "ontwikkelingsperspectiefplan (OPP) opgesteld",
            code="opstellers",
            reading="A-35",
        ),
        said(
            "3.3",
            "Deze worden onder andere door het OT opgesteld naar aanleiding van de effectieve leerlingbespreking en "
            "worden besproken met leerlingen en ouders.",
            code="besproken",
        ),
        said(
            "3.3",
            "De conclusies van de evaluatie worden, indien nodig, gebruikt als input voor een vervolg op het OPP.",
            code="vervolg",
        ),
        said(
            "3.3",
            "Het OPP wordt opgesteld middels een vast format, zie bijlage 2. Deze is opgenomen in SOMtoday.",
            code="format",
            reading="A-29",
        ),
    ),
)

OBSERVATION_REPORT = DocumentTemplate(
    code="observatieverslag",
    label="Observatieverslag van de BPO",
    source=sop("3.9", "Hiervan vindt verslaglegging plaats die gedeeld wordt met de school."),
    authors=("bpo",),
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

_DESTINATIONS = (
    "wordt de leerling doorverwezen naar een andere VO-school, het MBO, praktijkonderwijs, VSO, een (tijdelijk) "
    "gespecialiseerde onderwijsvoorzieningen of anderszins"
)
_HANDED_OVER = (
    "Als het om een zelfstandige voorziening gaat, wordt de verantwoordelijkheid voor de leerling overgedragen aan "
    "deze voorziening."
)

REFERRAL = DocumentTemplate(
    code="doorverwijzing",
    label="Doorverwijzing",
    source=sop("5", _DESTINATIONS),
    authors=("zorgcoordinator",),
    fields=(
        Field(
            code="waarheen",
            label="Waarheen wordt {leerling} verwezen?",
            kind=FieldKind.CHOICE,
            source=sop("5", _DESTINATIONS),
            choices=(
                Choice(code="andere_vo_school", label="een andere vo-school"),
                Choice(code="mbo", label="het mbo"),
                Choice(code="praktijkonderwijs", label="het praktijkonderwijs"),
                Choice(code="vso", label="het vso"),
                Choice(code="voorziening", label="een (tijdelijke) gespecialiseerde voorziening"),
                Choice(code="anders", label="anders"),
            ),
        ),
        _part("overleg_swv", "Wat kwam uit het overleg met het SWV?", sop("5", "Dit gebeurt in overleg met het SWV.")),
        _part(
            "verantwoordelijk",
            "Wie is er nu verantwoordelijk, vanaf welke dag?",
            sop("5", _HANDED_OVER, reading="A-41"),
        ),
    ),
    rules=(said("5", _HANDED_OVER, code="overdracht"),),
)

DOCUMENTS = (
    CONCERN_FORM, ACTION_PLAN, OPP, OBSERVATION_REPORT, lwoo_advice.ASSESSMENT, indus.GOALS, REFERRAL, *NAMED,
)  # fmt: skip
