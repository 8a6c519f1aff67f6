"""Meetings about teaching, staff and the neighbourhood, not about one pupil: they hold no agenda of cases."""

from core.contract.source import Source, Statement
from core.contract.teams import Rhythm, RhythmUnit, Seat, TeamComposition
from plugins.loep.source import sop

_REGULARLY = "Er vindt regelmatig overleg plaats tussen de directeuren en intern begeleiders"
_ALSO = sop(
    "1.1", "Ook het samenwerkingsverband en een gezinsspecialist nemen deel aan deze besprekingen.", reading="A-21"
)
_GROWTH = "ontwikkelingsgesprekken door schoolleider met leerkrachten en ondersteuners"
_NETWORK = "De KC’ ers nemen deel aan de volgende netwerkbijeenkomsten:"


def _unstated(source: Source) -> Rhythm:
    return Rhythm(unit=RhythmUnit.UNSTATED, source=source)


def _coordinators(section: str, quote: str) -> Seat:
    return Seat(role="kc", label="KC", every_holder=True, source=sop(section, quote, reading="A-06"))


LEERTEAM = TeamComposition(
    code="leerteam",
    label="leerteam",
    short="LT",
    discusses=False,
    purpose="Elkaars expertise benutten op het gebied van didactiek, pedagogiek en leerlingenzorg.",
    source=sop("3.1", "het samenwerken in Leerteams (LT)."),
    rhythm=_unstated(sop("3.1", "het samenwerken in Leerteams (LT).", reading="A-24")),
    seats=(
        Seat(
            role="leerkracht",
            label="leerkracht",
            every_holder=True,
            source=sop("4.1", "Alle leerkrachten maken deel uit van een leerteams."),
        ),
    ),
    tasks=(
        Statement(
            code="resultaten",
            text="De resultaten analyseren en bespreken.",
            source=sop("4.1", "De resultaten worden geanalyseerd en besproken in de leerteams."),
        ),
        Statement(
            code="expertise",
            text="Elkaars expertise gebruiken bij didactiek, pedagogiek en de zorg bij leerlingen.",
            source=sop(
                "4.1",
                "Het doel van het werken in leerteams is dat van elkaars expertise gebruik gemaakt kan worden bij "
                "didactiek, pedagogiek en de zorg bij leerlingen.",
            ),
        ),
    ),
)
DEVELOPMENT = TeamComposition(
    code="ontwikkelingsgesprek",
    label="ontwikkelingsgesprek",
    short="ontwikkelingsgesprek",
    discusses=False,
    chair="schoolleider",
    purpose="De schoolleider spreekt met een leerkracht of ondersteuner over de eigen ontwikkeling.",
    source=sop("3.1", _GROWTH),
    rhythm=_unstated(sop("3.1", _GROWTH, reading="A-24")),
    seats=(
        Seat(role="schoolleider", label="schoolleider", source=sop("3.1", _GROWTH)),
        Seat(role="leerkracht", label="leerkracht", source=sop("3.1", _GROWTH)),
        *(
            Seat(role=role, label=role, source=sop("3.1", _GROWTH, reading="Ondersteuners: § 6.1."))
            for role in ("onderwijsassistent", "leraarondersteuner")
        ),
    ),
)
PARENTS_COUNCIL = TeamComposition(
    code="mr",
    label="MR",
    short="MR",
    discusses=False,
    source=sop("8.1.3", "MR"),
    rhythm=_unstated(sop("8.1.3", "MR", reading="A-24")),
    seats=(Seat(role="ouders", label="ouders", source=sop("8.1.3", "MR", reading="Het document noemt geen leden.")),),
)
WIJKOVERLEG = TeamComposition(
    code="wijkoverleg",
    label="overleg in de wijk",
    short="wijkoverleg",
    discusses=False,
    purpose="Ondersteuning bieden in de wijk, of zo dicht mogelijk bij de wijk.",
    source=sop("1.1", _REGULARLY, reading="A-09"),
    rhythm=_unstated(sop("1.1", _REGULARLY, reading="A-24")),
    seats=(
        Seat(role="schoolleider", label="directeur", source=sop("1.1", _REGULARLY, reading="A-07")),
        _coordinators("1.1", _REGULARLY),
        Seat(role="swv_contact", label="samenwerkingsverband", source=_ALSO),
        Seat(role="jos", label="gezinsspecialist", source=_ALSO),
    ),
)
IB_NETWERK = TeamComposition(
    code="ib_netwerk_primo",
    label="IB-netwerk Primo (bestuur)",
    short="IB-netwerk",
    discusses=False,
    source=sop("6.4", "IB-netwerk Primo (bestuur)"),
    rhythm=_unstated(sop("6.4", "IB-netwerk Primo (bestuur)", reading="A-24")),
    seats=(_coordinators("6.4", _NETWORK),),
)
IB_OVERLEG = TeamComposition(
    code="ib_overleg_noord",
    label="IB-overleg Noord (wijkoverleg)",
    short="IB-overleg",
    discusses=False,
    source=sop("6.4", "IB-overleg Noord (wijkoverleg)", reading="A-09"),
    rhythm=_unstated(sop("6.4", "IB-overleg Noord (wijkoverleg)", reading="A-24")),
    seats=(_coordinators("6.4", _NETWORK),),
)

NETWORKS = (LEERTEAM, DEVELOPMENT, WIJKOVERLEG, IB_NETWERK, IB_OVERLEG, PARENTS_COUNCIL)
