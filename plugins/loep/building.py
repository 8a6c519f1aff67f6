"""The building: what it has, what it lacks and what may be adapted (chapter 7, § 8.1.3)."""

from core.contract.partners import Facility
from core.contract.requirements import HumanVerdict
from plugins.loep.source import sop

_ADAPT = (
    "De school is, indien mogelijk en afhankelijk van beschikbare middelen en budget, bereid om de nodige aanpassingen "
    "aan het gebouw te doen en/of speciaal meubilair aan te schaffen."
)
_MEANS = "Als het kan, en als er middelen en budget voor zijn."

BUDGET = HumanVerdict(
    code="budget",
    question="Is het mogelijk, en zijn er middelen en budget voor?",
    by=("schoolleider",),
    source=sop("7.2", _ADAPT, reading="Het document noemt niemand: de schoolleider beslist."),
)

FACILITIES = (
    Facility(
        code="geen_lift",
        label="Lift",
        kind="toegankelijkheid",
        available=False,
        source=sop("7.1", "Het gebouw van Loep beschikt niet over een lift."),
    ),
    Facility(
        code="aanpassingen",
        label="Aanpassingen aan het gebouw",
        kind="aanpassing",
        description=_MEANS,
        before=(BUDGET,),
        source=sop("7.2", _ADAPT),
    ),
    Facility(
        code="speciaal_meubilair",
        label="Speciaal meubilair",
        kind="aanpassing",
        description=_MEANS,
        before=(BUDGET,),
        source=sop("7.2", _ADAPT),
    ),
    Facility(code="ouderkamer", label="Ouderkamer", kind="ruimte", source=sop("8.1.3", "Ouderkamer")),
)
