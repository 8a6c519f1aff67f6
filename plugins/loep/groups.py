"""How groups are made, and how large they are (§ 1.1)."""

from decimal import Decimal

from core.contract.limits import Limits
from core.contract.offers import GroupTarget
from core.contract.partners import PlacementRule
from core.contract.requirements import CounterAtMost, CountPeriod, HumanVerdict, Softened
from plugins.loep.source import sop

_BY = ("schoolleider", "kc")
_SIZE = Decimal(25)

_MIXED = sop("1.1", "In de groepen 1 en 2 van Loep worden gemengde (heterogene) groepen gevormd.")
_SAME_AGE = sop("1.1", "Vanaf groep 3 worden de leerlingen voornamelijk ingedeeld in homogene groepen.", reading="D-8")
_COMBINED = sop("1.1", "Uitzonderlijk kan er, op basis van leerlingenaantallen, een combinatiegroep worden gevormd.")
_AIM = sop("1.1", "Het streven is om maximaal per groep 25 leerlingen te hebben.", reading="D-8")
_FROM_GROUP_3 = Limits(first_year=3)

GROUPS = (
    PlacementRule(
        code="groepsgrootte",
        label="Maximaal 25 leerlingen per groep",
        phase="groep",
        group=GroupTarget(most=_SIZE),
        requirement=Softened(
            part=CounterAtMost(
                counter="groepsgrootte",
                label="Grootte van de groep",
                limit=_SIZE,
                unit="leerlingen",
                period=CountPeriod.TRAJECTORY,
                source=_AIM,
            ),
            source=_AIM,
        ),
        outcome="De groep is groter dan het streven. Dat mag, met aandacht.",
        source=_AIM,
    ),
    PlacementRule(
        code="gemengde_groepen",
        label="Gemengde groepen in groep 1 en 2",
        phase="groep",
        limits=Limits(first_year=1, last_year=2),
        group=GroupTarget(kind="gemengd (heterogeen)", soft=False),
        requirement=HumanVerdict(
            code="gemengde_groep", question="Is deze groep gemengd (heterogeen)?", by=_BY, source=_MIXED
        ),
        outcome="Maak in groep 1 en 2 een gemengde groep",
        source=_MIXED,
    ),
    PlacementRule(
        code="homogene_groepen",
        label="Vooral homogene groepen vanaf groep 3",
        phase="groep",
        limits=_FROM_GROUP_3,
        group=GroupTarget(kind="homogeen", exception="combinatiegroep"),
        requirement=Softened(
            part=HumanVerdict(code="homogene_groep", question="Is deze groep homogeen?", by=_BY, source=_SAME_AGE),
            source=_SAME_AGE,
        ),
        outcome="Vanaf groep 3 zijn groepen vooral homogeen",
        source=_SAME_AGE,
    ),
    PlacementRule(
        code="combinatiegroep",
        label="Combinatiegroep, uitzonderlijk",
        phase="groep",
        limits=_FROM_GROUP_3,
        group=GroupTarget(kind="combinatiegroep", exception="op basis van leerlingenaantallen"),
        requirement=HumanVerdict(
            code="combinatiegroep_nodig",
            question="Is deze combinatiegroep nodig om de leerlingenaantallen?",
            by=_BY,
            source=_COMBINED,
        ),
        outcome="Een combinatiegroep kan alleen om de leerlingenaantallen",
        source=_COMBINED,
    ),
)
