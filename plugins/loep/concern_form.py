"""The form by which a teacher shares a concern (§ 4.4). The document has no form of its own for it."""

from core.contract.documents import Choice, DocumentTemplate, Field, FieldKind
from plugins.loep.parties import PARENTS, PUPIL
from plugins.loep.source import sop

_MAP = (
    "Met behulp van de vragenlijsten kan de leerkracht samen met de leerling en eventueel de ouders de zorgen beter "
    "in kaart brengen."
)
_OWN_FORM = "Het document heeft geen eigen formulier voor een zorg."

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
