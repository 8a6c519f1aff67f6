"""The lwoo advice of the primary school, its proofs, and what is decided for each pupil (§ 2.4, § 4.1)."""

from core.contract.documents import Choice, DocumentTemplate, Field, FieldKind
from core.contract.requirements import AllOf, FlagSet, OnlyIf, ReportPresent
from core.contract.source import Source
from plugins.loket.admission import missing, rule
from plugins.loket.source import sop

_ADVICE = sop("4.1", "De basisschool geeft advies LWOO op basis van leerachterstanden.")
_PROOF = sop("4.1", "Dit dient onderbouwd te worden met didactische gegevens (toetsen) en capaciteitsonderzoek.")
PER_PUPIL = sop("2.4", "Er wordt per leerling bepaald welke ondersteuning wenselijk is")
PER_PUPIL_AT_PLACEMENT = sop("4.1", "Leerlingen met LWOO wordt per leerling gekeken naar de ondersteuningsbehoefte.")


def _has_advice(source: Source) -> FlagSet:
    return FlagSet(flag="lwoo_advies", label="{leerling} heeft een lwoo-advies van de basisschool.", source=source)


def has_indication(source: Source) -> FlagSet:
    """The pupil counts for lwoo."""
    return FlagSet(flag="lwoo", label="{leerling} heeft een lwoo-indicatie.", source=source)


ADMISSION = (
    missing(rule(
        "lwoo_advies",
        "Advies lwoo van de basisschool",
        OnlyIf(
            when=_has_advice(_ADVICE),
            then=ReportPresent(
                kind="lwoo_advies",
                label="Het lwoo-advies van de basisschool, op basis van leerachterstanden",
                source=_ADVICE,
            ),
            source=_ADVICE,
        ),
        "Lwoo-advies niet compleet: vraag het aan de basisschool",
    )),
    missing(rule(
        "lwoo_onderbouwing",
        "Onderbouwing van het lwoo-advies",
        OnlyIf(
            when=_has_advice(_PROOF),
            then=AllOf(
                parts=(
                    ReportPresent(
                        kind="didactische_gegevens", label="De didactische gegevens (toetsen)", source=_PROOF
                    ),
                    ReportPresent(kind="capaciteitsonderzoek", label="Het capaciteitsonderzoek", source=_PROOF),
                ),
                source=_PROOF,
            ),
            source=_PROOF,
        ),
        "Lwoo-advies niet compleet: didactische gegevens of capaciteitsonderzoek",
    )),
)  # fmt: skip

ASSESSMENT = DocumentTemplate(
    code="lwoo_per_leerling",
    label="Lwoo: wat heeft deze leerling nodig?",
    source=PER_PUPIL,
    wanted=(has_indication(PER_PUPIL),),
    fields=(
        Field(code="rekenen", label="Rekenen", kind=FieldKind.TEXT, required=False, source=sop("2.4", "rekenen, taal")),
        Field(code="taal", label="Taal", kind=FieldKind.TEXT, required=False, source=sop("2.4", "rekenen, taal")),
        Field(
            code="sociaal_emotioneel",
            label="Sociaal-emotionele ontwikkeling",
            kind=FieldKind.TEXT,
            required=False,
            source=sop("2.4", "en/of sociaalemotionele ontwikkeling"),
        ),
        Field(
            code="klas",
            label="Welke klas past?",
            kind=FieldKind.CHOICE,
            source=PER_PUPIL_AT_PLACEMENT,
            choices=(
                Choice(code="klein", label="kleine klas, ongeveer 16 leerlingen"),
                Choice(code="gewoon", label="klas van ongeveer 24 leerlingen"),
            ),
        ),
    ),
)
