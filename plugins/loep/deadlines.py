"""What returns, and what a count calls for. For a case the document gives no term; none is invented (A-24)."""

from decimal import Decimal

from core.contract.deadlines import Deadline, Obligation, Threshold, Unit
from core.contract.requirements import CountPeriod
from plugins.loep.source import sop

DEADLINES: tuple[Deadline, ...] = ()

_MEVIS = "Zij verwijzen door wanneer een hulpvraag niet binnen 4 tot 5 gesprekken opgelost kan worden."

THRESHOLDS = (
    Threshold(
        code="mevis_vier_gesprekken",
        label="Vier gesprekken met de JOS",
        counter="gesprekken_jos",
        number=Decimal(4),
        owner="kc",
        action="Bespreek met de JOS of de hulpvraag in 5 gesprekken klaar is",
        period=CountPeriod.TRAJECTORY,
        soft=True,
        unit="gesprekken",
        source=sop("6.3", _MEVIS, reading="A-22"),
    ),
    Threshold(
        code="mevis_vijf_gesprekken",
        label="Vijf gesprekken met de JOS",
        counter="gesprekken_jos",
        number=Decimal(5),
        owner="kc",
        action="Beslis met de JOS over doorverwijzen",
        period=CountPeriod.TRAJECTORY,
        unit="gesprekken",
        source=sop("6.3", _MEVIS, reading="A-22"),
    ),
)

OBLIGATIONS = (
    Obligation(
        code="veiligheid_vragenlijst",
        label="Neem de vragenlijsten over veiligheid af",
        owner="schoolleider",
        every=1,
        unit=Unit.YEARS,
        source=sop(
            "7.1",
            "De school zorgt voor een veilige omgeving en monitort dit jaarlijks door middel van vragenlijsten.",
            reading="D-5. Het document noemt niemand: de schoolleider zorgt ervoor.",
        ),
    ),
)
