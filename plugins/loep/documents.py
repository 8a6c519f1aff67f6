"""The form by which a teacher shares a concern, and the documents of a case."""

from core.contract.documents import Choice, DocumentTemplate, Field, FieldKind
from plugins.loep.parties import PARENTS, PUPIL
from plugins.loep.source import sop

_MAP = (
    "Met behulp van de vragenlijsten kan de leerkracht samen met de leerling en eventueel de ouders de zorgen beter "
    "in kaart brengen."
)
_PLAN = (
    "Er wordt een individueel handelingsplan opgesteld om de leerling zo snel mogelijk weer te laten aansluiten bij "
    "de groep."
)
_OWN_FORM = "Het document heeft geen eigen formulier voor een zorg."
_OWN_PARTS = "Het document noemt geen onderdelen van het plan."


def _part(code: str, label: str, section: str, quote: str, help_text: str) -> Field:
    return Field(code=code, label=label, kind=FieldKind.TEXT, help=help_text, rows=5, source=sop(section, quote))


CONCERN = DocumentTemplate(
    code="zorg_delen",
    label="Zorg delen",
    intake=True,
    title="Zorg delen",
    intro="5 vragen, ongeveer een minuut. De KC van de groep ziet je zorg meteen en kijkt met je mee.",
    verb="Deel je zorg",
    sent="Je zorg om {leerling} is gedeeld. De KC kijkt met je mee.",
    notifies=("kc",),
    reporters=("leerkracht", "kc"),
    routes=("didactisch", "sociaal_emotioneel"),
    starts_at="extra_zorg_groep",
    safety="Is het kind nu niet veilig? Bel 112. Of bel Veilig Thuis. Wacht niet op dit formulier.",
    source=sop("4.4", _MAP, reading=_OWN_FORM),
    fields=(
        Field(
            code="leerling",
            label="Over wie gaat het?",
            kind=FieldKind.PUPIL,
            missing="Kies een leerling.",
            source=sop("3.2", "zorgen zijn om een leerling"),
        ),
        Field(
            code="route",
            label="Waar gaat je zorg over?",
            kind=FieldKind.CHOICE,
            decides_route=True,
            help="Gaat het om allebei? Kies waar je nu het meest mee zit.",
            missing="Kies leren, of gedrag en gevoel.",
            choices=(
                Choice(code="didactisch", label="Leren (didactisch)"),
                Choice(code="sociaal_emotioneel", label="Gedrag en gevoel (sociaal-emotioneel)"),
            ),
            source=sop("3.2.1", "de mogelijke zorgroutes (didactisch en pedagogisch/sociaal-emotioneel)"),
        ),
        Field(
            code="wat_zie_je",
            label="Wat zie je?",
            kind=FieldKind.TEXT,
            help="Schrijf op wat je ziet en hoort. {leerling} en de ouders kunnen dit lezen.",
            missing="Schrijf op wat je ziet.",
            rows=4,
            source=sop("4.4", "de zorgen beter in kaart brengen", reading=_OWN_FORM),
        ),
        Field(
            code="wat_helpt",
            label="Wat helpt, en wat is al geprobeerd?",
            kind=FieldKind.TEXT,
            help="Noem ook wat goed gaat.",
            missing="Schrijf op wat helpt, of wat je al probeerde.",
            rows=4,
            source=sop("5.1", "ook bij het stimuleren van de sterke punten van leerlingen", reading=_OWN_FORM),
        ),
        Field(
            code="overlegd",
            label="Met wie sprak je al?",
            kind=FieldKind.PARTIES,
            help="Niet verplicht. Het helpt de KC om te weten wie het al weet.",
            required=False,
            parties=(PUPIL, PARENTS),
            source=sop("4.4", _MAP),
        ),
    ),
)

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

DOCUMENTS = (CONCERN, GROWTH, OPP, ACTION_PLAN)
