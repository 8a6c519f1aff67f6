"""The documents of a case: groeidocument, OPP and action plan, and those of groups, school and placement."""

from core.contract.documents import DocumentTemplate, Field, FieldKind
from core.contract.requirements import AnyOf, FlagSet
from plugins.loep.concern_form import CONCERN
from plugins.loep.conditions import OTHER_SCHOOL_TYPE, OUTSIDE_HELP
from plugins.loep.other_documents import OTHERS
from plugins.loep.source import sop

_PLAN = (
    "Er wordt een individueel handelingsplan opgesteld om de leerling zo snel mogelijk weer te laten aansluiten bij "
    "de groep."
)
_OWN_PARTS = "Het document noemt geen onderdelen van het plan."
_ONLY_OWN_LINE = "Dit geldt alleen voor leerlingen met een eigen leerlijn."

OWN_LINE = FlagSet(
    flag="eigen_leerlijn", label="{leerling} heeft een eigen leerlijn.", source=sop("3.2.2", _ONLY_OWN_LINE)
)
OWN_LINE_NEEDS_PLAN = FlagSet(
    flag="eigen_leerlijn",
    label="{leerling} heeft een eigen leerlijn.",
    source=sop("5.3", "Deze leerlingen krijgen een ontwikkelingsperspectief dat hen ondersteunt in hun leerproces."),
)
OWN_LINE_ASKS_GROWTH = FlagSet(
    flag="eigen_leerlijn",
    label="{leerling} heeft een eigen leerlijn.",
    source=sop("5.3", "Daarnaast stellen zij een groeidocument samen", reading="A-19"),
)


def _part(code: str, label: str, section: str, quote: str, help_text: str) -> Field:
    return Field(code=code, label=label, kind=FieldKind.TEXT, help=help_text, rows=5, source=sop(section, quote))


GROWTH = DocumentTemplate(
    code="groeidocument",
    label="groeidocument",
    title="Groeidocument",
    intro="Een overzicht van de zorg en hulp. De school schrijft het, samen met de ouders en {leerling}.",
    source=sop(
        "3.2.2",
        "Het groeidocument/OPP biedt een overzicht van de zorg en hulp en bestaat uit de volgende onderdelen:",
        reading="A-19",
    ),
    authors=("leerkracht", "kc"),
    wanted=(
        AnyOf(
            parts=(OUTSIDE_HELP, OWN_LINE_ASKS_GROWTH, OTHER_SCHOOL_TYPE),
            says="Er is hulp van buiten nodig of te verwachten, {leerling} heeft een eigen leerlijn, of er komt een "
            "aanvraag.",
            source=sop(
                "3.2.2",
                "Voor alle leerlingen met zorg op didactisch of sociaal-emotioneel gebied wordt het groeidocument "
                "ingezet zodra externe hulpverleners betrokken moeten worden, of als er een vermoeden is dat dit nodig "
                "zal zijn.",
                reading="A-19",
            ),
        ),
    ),
    fields=(
        _part("stimulerend", "Stimulerende factoren", "3.2.2", "Stimulerende factoren", "Wat helpt {leerling}?"),
        _part("belemmerend", "Belemmerende factoren", "3.2.2", "Belemmerende factoren", "Wat zit in de weg?"),
        _part("behoeften", "Onderwijsbehoeften", "3.2.2", "Onderwijsbehoeften", "Wat heeft {leerling} nodig?"),
        Field(
            code="ingezet",
            label="Overzicht van ingezette zorg",
            kind=FieldKind.TEXT,
            help="Welke hulp was er al, en wat leverde die op? Wat in het dossier staat, is al ingevuld.",
            gathers=("step", "document", "decision"),
            rows=8,
            source=sop("3.2.2", "Overzicht van ingezette zorg"),
        ),
    ),
)

_LINE = "wordt zorgvuldig bepaald welke leerlijn er gevolgd moet worden"
_REFERENCE = "in overeenstemming met de normen van de referentieniveaus voor rekenen en taal."
_GOALS = "een beknopte beschrijving van de doelen waaraan wordt gewerkt voor de benodigde vakgebieden."

OPP = DocumentTemplate(
    code="opp",
    label="ontwikkelingsperspectief",
    title="Ontwikkelingsperspectief (OPP)",
    intro="Alleen voor leerlingen met een eigen leerlijn. Het OPP hoort bij het groeidocument.",
    source=sop(
        "3.2.2",
        "Het OPP is gekoppeld aan het groeidocument en bevat een beknopte beschrijving van de doelen waaraan wordt "
        "gewerkt voor de benodigde vakgebieden. Dit geldt alleen voor leerlingen met een eigen leerlijn.",
        reading="A-19",
    ),
    part_of="groeidocument",
    authors=("leerkracht", "kc"),
    before=(OWN_LINE,),
    wanted=(OWN_LINE_NEEDS_PLAN,),
    fields=(
        _part("leerlijn", "Eigen leerlijn", "5.3", _LINE, "Voor welke vakken, en welke leerlijn?"),
        _part("referentie", "Referentieniveau", "5.3", _REFERENCE, "Voor rekenen en voor taal."),
        _part("doelen", "Doelen per vakgebied", "3.2.2", _GOALS, "Kort: waar werken we aan, per vak?"),
    ),
)

ACTION_PLAN = DocumentTemplate(
    code="handelingsplan",
    label="handelingsplan",
    title="Individueel handelingsplan",
    intro="Zo sluit {leerling} zo snel mogelijk weer aan bij de groep.",
    supplied=False,
    authors=("leerkracht",),
    source=sop("4.2", _PLAN, reading=_OWN_PARTS),
    fields=(
        _part("doel", "Doel", "4.2", _PLAN, "Wanneer sluit {leerling} weer aan?"),
        _part("aanpak", "Aanpak in de groep", "4.2", _PLAN, "Wat doe je, hoe vaak en tot wanneer?"),
        Field(
            code="evaluatie",
            label="Evaluatie",
            kind=FieldKind.TEXT,
            help="Is het gelukt? Wat werkte wel en niet? Dit vul je later in.",
            required=False,
            rows=5,
            source=sop("4.2", "Als dat niet lukt", reading=_OWN_PARTS),
        ),
    ),
)

DOCUMENTS = (CONCERN, GROWTH, OPP, ACTION_PLAN, *OTHERS)
