"""What Loep can do for a pupil: in class, at school, in the neighbourhood, and for feelings and behaviour."""

from core.contract.partners import Provision
from plugins.loep.class_measures import CLASS_MEASURES
from plugins.loep.interventions import AT_SCHOOL, NEARBY, RESEARCH
from plugins.loep.source import sop

_TRAJECTORY = "Indien nodig wordt ook bekeken of een traject bij de JOS of kindcoach een optie is."

SOCIAL_EMOTIONAL = (
    Provision(
        code="advies_gedrag",
        label="Advies van de gedragsspecialist",
        kind="advies",
        domains=("gedrag", "sociaal_emotioneel"),
        level="niveau_3",
        routes=("sociaal_emotioneel",),
        executors=("gedragsspecialist",),
        source=sop(
            "4.4",
            "Daarnaast kan de gedragsspecialist van Loep om advies gevraagd worden.",
            reading="A-01, A-21. Advies mag ook al eerder: § 4.4 noemt geen niveau.",
        ),
    ),
    Provision(
        code="traject_kindercoach",
        label="Traject bij de kindercoach",
        kind="traject",
        domains=("sociaal_emotioneel",),
        level="niveau_3",
        routes=("sociaal_emotioneel",),
        executors=("kindercoach",),
        source=sop("4.4", _TRAJECTORY, reading="A-01, A-21"),
    ),
    Provision(
        code="traject_jos",
        label="Traject bij de JOS",
        kind="traject",
        domains=("sociaal_emotioneel", "opvoeding"),
        level="niveau_3",
        routes=("sociaal_emotioneel",),
        executors=("jos",),
        source=sop(
            "4.4",
            _TRAJECTORY,
            reading="A-21. De JOS staat bij zorgniveau 4 en 5 (A-01), maar § 4.4 noemt dit traject al naast de "
            "kindercoach.",
        ),
    ),
)

PROVISIONS = (*CLASS_MEASURES, *AT_SCHOOL, *NEARBY, RESEARCH, *SOCIAL_EMOTIONAL)
