"""When parents, pupil and school no longer work together well (§ 1): an external route may be proposed, by a person."""

from core.contract.decisions import DecisionRight
from core.contract.requirements import HumanVerdict, Recorded
from plugins.loket.source import sop

_REPEATED = (
    "Wanneer dit vertrouwen ontbreekt en de samenwerking vanuit ouders en/of leerling bij herhaling niet als "
    "constructief wordt ervaren, kan de school overwegen een externe zorgroute te starten."
)
_FACTORS = (
    "de manier waarop en de mate van redelijkheid zijn voor Loket belangrijke factoren om te bepalen of de "
    "samenwerking nog voldoende constructief is"
)
_BY = ("directeur", "zorgcoordinator")

FOR_EXTERNAL_ROUTE = (
    Recorded(
        kind="report",
        about="samenwerking",
        label="Op ten minste 2 dagen is vastgelegd dat de samenwerking niet constructief was.",
        times=2,
        source=sop("1", _REPEATED, reading="A-47"),
    ),
    HumanVerdict(
        code="manier_van_aanspreken",
        question="Staat de manier waarop de school wordt aangesproken de samenwerking in de weg?",
        by=_BY,
        source=sop("1", _FACTORS, reading="A-47"),
        subjective=True,
    ),
    HumanVerdict(
        code="redelijkheid",
        question="Gaat het verder dan wat in redelijkheid van de school gevraagd kan worden?",
        by=_BY,
        source=sop("1", _FACTORS, reading="A-47"),
        subjective=True,
    ),
)

EXTERNAL_ROUTE = DecisionRight(
    code="externe_zorgroute",
    label="Externe zorgroute voorstellen",
    source=sop("1", _REPEATED, reading="A-47"),
    owners=_BY,
    guards=FOR_EXTERNAL_ROUTE,
)
