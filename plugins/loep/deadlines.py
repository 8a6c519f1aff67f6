"""What is due, what returns, and what a count calls for. For a case there is no term; none is invented (A-24)."""

from decimal import Decimal

from core.contract.deadlines import Deadline, Moment, Obligation, Threshold, Unit
from core.contract.limits import YearWindow
from core.contract.requirements import CountPeriod
from plugins.loep.source import sop

DEADLINES = (
    Deadline(
        code="besluit_na_proef",
        label="Besluit of {leerling} definitief geplaatst wordt",
        starts=Moment(kind="period", about="einde_proefplaatsing"),
        ends=Moment(kind="decision", about="besluit_na_proef"),
        length=0,
        unit=Unit.DAYS,
        owner="schoolleider",
        explains="De proefplaatsing van {leerling} eindigt op {start}. Dan valt het besluit.",
        source=sop(
            "2",
            "Een proefplaatsing is voor 3 tot 6 maanden, daarna valt besluit over al dan niet definitieve plaatsing.",
            reading="A-13",
        ),
    ),
)

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

_ROUNDS = (
    "Bij de start van het jaar vinden er kennismakinggesprekken plaats, in februari en juni/juli rapportgesprekken."
)
_PARENTS = ("ouders van alle leerlingen",)


def _round(code: str, label: str, conversation: str, window: YearWindow, reading: str = "D-5") -> Obligation:
    """A round of talks with all parents, in a part of every school year."""
    return Obligation(
        code=code,
        label=label,
        owner="leerkracht",
        every=1,
        unit=Unit.YEARS,
        window=window,
        audience=_PARENTS,
        conversation=conversation,
        source=sop("8.1.2", _ROUNDS, reading=reading),
    )


OBLIGATIONS = (
    _round(
        "kennismaking_start",
        "Voer de kennismakingsgesprekken bij de start van het jaar",
        "kennismakingsgesprek",
        YearWindow(first_month=8, last_month=9),
        "D-5. De start van het jaar: augustus en september.",
    ),
    _round(
        "rapport_februari",
        "Voer de rapportgesprekken in februari",
        "rapportgesprek",
        YearWindow(first_month=2, last_month=2),
    ),
    _round(
        "rapport_zomer",
        "Voer de rapportgesprekken in juni of juli",
        "rapportgesprek",
        YearWindow(first_month=6, last_month=7),
    ),
    Obligation(
        code="veiligheid_vragenlijst",
        label="Neem de vragenlijsten over veiligheid af",
        owner="schoolleider",
        every=1,
        unit=Unit.YEARS,
        explains="De school zorgt voor een veilige omgeving en volgt dit elk jaar met vragenlijsten.",
        source=sop(
            "7.1",
            "De school zorgt voor een veilige omgeving en monitort dit jaarlijks door middel van vragenlijsten.",
            reading="D-5. Het document noemt niemand: de schoolleider zorgt ervoor.",
        ),
    ),
)
