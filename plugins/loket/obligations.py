"""What Loket does every year, week or day for all: hand-over, lesson visits, NT2, tests, the VIP-room."""

from core.contract.deadlines import Obligation, Unit
from core.contract.limits import Limits
from plugins.loket import nt2
from plugins.loket.source import sop

_NO_OWNER = "Het plan noemt geen eigenaar; de teamleiding is gekozen."

OBLIGATIONS = (
    Obligation(
        code="warme_overdracht",
        label="Draag elke leerling van klas 2 over aan de nieuwe coach van klas 3",
        source=sop("2.3", "aan het eind van klas 2 (warme overdracht van klas 2 naar klas 3)"),
        owner="coach",
        every=1,
        unit=Unit.SCHOOL_YEAR_END,
        audience=("leerlingen van klas 2",),
        limits=Limits(first_year=2, last_year=2),
        explains="De coach van leerjaar 2 deelt belangrijke informatie met de nieuwe coach van leerjaar 3.",
    ),
    Obligation(
        code="lesbezoek",
        label="Bezoek een les van elke docent",
        source=sop("2.2", "vinden er jaarlijks lesbezoeken plaats om de kwaliteit te bewaken", reading=_NO_OWNER),
        owner="teamleider",
        every=1,
        unit=Unit.YEARS,
        audience=("alle docenten",),
        explains="Zo bewaakt de school de kwaliteit.",
    ),
    *nt2.OBLIGATIONS,
    Obligation(
        code="centraal_toetsmoment",
        label="Houd het centrale toetsmoment",
        source=sop("2.6", "Tevens is er iedere week een centraal toetsmoment op het Loket.", reading=_NO_OWNER),
        owner="teamleider",
        every=1,
        unit=Unit.WEEKS,
        audience=("leerlingen die een toets inhalen",),
    ),
    Obligation(
        code="vip_assistent",
        label="Zorg voor een onderwijsassistent in de VIP-room",
        source=sop(
            "2.6",
            "Streven is om dagelijks een onderwijsassistent in de VIP-room aanwezig te laten zijn om leerlingen te "
            "ondersteunen.",
            reading="D-8",
        ),
        owner="vip_medewerker",
        every=1,
        unit=Unit.DAYS,
        soft=True,
    ),
)
