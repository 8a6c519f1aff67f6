"""The teams of Loep: the VOT and the OT hold an agenda of pupils; learning teams and networks do not."""

from core.contract.teams import Outcome, Question, Rhythm, RhythmUnit, Seat, TeamComposition
from plugins.loep.networks import NETWORKS
from plugins.loep.source import sop

_VOT = "bespreken we met KC’er, schoolleider, Jeugd Profesional op School (JOS), jeugdverpleekundige en SMW"
_VOT_SEATS = sop("3.2.4", _VOT)
_DISCUSSED = sop("3.2.4", "Nadat ouders akkoord hebben gegeven worden de zorgen en eventuele interventies besproken.")
_VALUE = sop("3.2.4", "De laatste twee worden alleen gevraagd als hun aanwezigheid een meerwaarde heeft.")
_APPLY = sop(
    "3.2.3",
    "Dit wordt ingezet als er een arrangement of een toelaatbaarheidsverklaring (TLV) voor een andere "
    "onderwijsvorm aangevraagd moet worden.",
)
_NEEDS = sop("3.2.2", "Onderwijsbehoeften")
_PARENTS = sop("3.2.4", "de ouders van de leerling")


def _guest(role: str, label: str) -> Seat:
    """Somebody on no list of the school, who may be asked in for the own pupil, with a reason."""
    return Seat(
        role=role,
        label=label,
        on_reason=True,
        for_item=True,
        source=sop("3.2.4", "in wisselende bezetting", reading="A-55: te gast; een besluit hangt er niet van af."),
    )


VOT = TeamComposition(
    code="vot",
    label="vroegtijdig ondersteuningsteam",
    short="VOT",
    purpose="De zorgcasussen bespreken die spelen op Loep.",
    source=sop(
        "3.2.4",
        "Op Loep werken we met een vroegtijdig ondersteuningsteam (VOT).",
        reading="A-02, A-55. De KC zit voor: zij is verantwoordelijk voor de zorgstructuur (§ 3.1).",
    ),
    rhythm=Rhythm(
        unit=RhythmUnit.PER_SCHOOL_YEAR, number=6, source=sop("3.2.4", "Tenminste 6 keer per jaar", reading="A-18")
    ),
    seats=(
        Seat(role="kc", label="KC", by_range=True, quorum=True, source=sop("3.2.4", _VOT, reading="A-18, A-55")),
        Seat(role="schoolleider", label="schoolleider", source=_VOT_SEATS),
        Seat(role="jos", label="JOS", source=_VOT_SEATS),
        Seat(role="jeugdverpleegkundige", label="jeugdverpleegkundige", source=_VOT_SEATS),
        Seat(
            role="smw",
            label="SMW (samenwerkingsverband)",
            source=sop("3.2.4", "SMW (samenwerkingsverband)", reading="A-04"),
        ),
        _guest("leerkracht", "leerkracht van de leerling"),
    ),
    consent="bespreken_vot",
    chair="kc",
    questions=(
        Question(code="zorg", label="Wat is de zorg?", source=_DISCUSSED),
        Question(code="interventies", label="Welke interventies zijn mogelijk?", source=_DISCUSSED),
    ),
    outcomes=(
        Outcome(code="interventie", label="Er komt een interventie", source=_DISCUSSED),
        Outcome(code="naar_ot", label="Verder in het OT", source=_APPLY),
        Outcome(code="geen_interventie", label="Er is geen interventie nodig", source=_DISCUSSED),
        Outcome(code="nog_eens", label="Nog eens bespreken", source=_DISCUSSED),
    ),
)

OT = TeamComposition(
    code="ot",
    label="ondersteuningsteam",
    short="OT",
    purpose="De enige plek die toestemming kan geven voor een arrangement of TLV.",
    source=sop(
        "3.2.4",
        "Het ondersteuningsteam bestaat in wisselende bezetting uit de volgende personen:",
        reading="A-03, A-55. De KC zit voor: zij is verantwoordelijk voor de zorgstructuur (§ 3.1).",
    ),
    rhythm=Rhythm(
        unit=RhythmUnit.PER_CASE,
        source=sop("3.2.4", "in wisselende bezetting", reading="Het document noemt geen aantal."),
    ),
    seats=(
        Seat(role="ouders", label="ouders", every_holder=True, source=_PARENTS),
        Seat(role="schoolleider", label="schoolleider", source=sop("3.2.4", "schoolleider")),
        Seat(role="kc", label="KC", by_range=True, source=sop("3.2.4", "KC’er", reading="A-55")),
        Seat(
            role="swv_contact",
            label="contactpersoon van het samenwerkingsverband",
            source=sop("3.2.4", "contactpersoon SW", reading="A-05"),
        ),
        Seat(role="jos", label="JOS", source=sop("3.2.4", "JOS")),
        Seat(role="jeugdverpleegkundige", label="jeugdverpleegkundige (CJG)", on_reason=True, source=_VALUE),
        Seat(role="leerrechtambtenaar", label="leerrechtambtenaar", on_reason=True, source=_VALUE),
        _guest("leerkracht", "leerkracht van de leerling"),
        _guest("leerling", "leerling"),
    ),
    consent="swv_betrokken",
    chair="kc",
    questions=(
        Question(code="nodig", label="Wat heeft {leerling} nodig?", source=_NEEDS),
        Question(code="aanvraag", label="Is een arrangement of een TLV nodig?", source=_APPLY),
        Question(
            code="ouders",
            label="Wat vinden de ouders?",
            help="En wat vindt {leerling} zelf?",
            required=False,
            source=_PARENTS,
        ),
    ),
    outcomes=(
        Outcome(code="arrangement", label="Een arrangement", source=_APPLY),
        Outcome(code="tlv", label="Een TLV voor een andere onderwijsvorm", source=_APPLY),
        Outcome(code="geen_aanvraag", label="Geen aanvraag nodig", source=_APPLY),
        Outcome(code="nog_eens", label="Nog eens bespreken", source=_APPLY),
    ),
)

_CYCLE = "een gesprekkencyclus tussen KC en leerkracht middels leerling- en groepsbesprekingen"
_SEVERAL = "Dit plan wordt meerder keren per jaar besproken met de KC’er en de leerkracht."
_MOMENTS = (
    "Gedurende het jaar zijn er meerdere momenten dat ouders worden uitgenodigd voor een gesprek met de leerkracht."
)
_GROWTH = "ontwikkelingsgesprekken door schoolleider met leerkrachten en ondersteuners"


def _twice(section: str, quote: str) -> Rhythm:
    source = sop(section, quote, reading="A-24: meerdere keren is ten minste twee keer per schooljaar.")
    return Rhythm(unit=RhythmUnit.PER_SCHOOL_YEAR, number=2, source=source)


def _all(role: str, label: str, section: str, quote: str) -> Seat:
    return Seat(role=role, label=label, every_holder=True, source=sop(section, quote))


GROUP_TALK = TeamComposition(
    code="groepsbespreking",
    label="groepsbespreking",
    short="groepsbespreking",
    discusses=False,
    purpose="Het groepsoverzicht bespreken: wat valt op, en wat hebben leerlingen nodig?",
    source=sop("3.1", _CYCLE),
    rhythm=_twice("4.4", _SEVERAL),
    seats=(_all("kc", "KC", "4.4", _SEVERAL), _all("leerkracht", "leerkracht", "4.4", _SEVERAL)),
)
PARENT_ROUND = TeamComposition(
    code="gespreksronde",
    label="gesprekken van ouders en leerkracht",
    short="oudergesprekken",
    discusses=False,
    purpose="Met de ouders afstemmen wat hun kind nodig heeft.",
    source=sop("8.1.2", _MOMENTS),
    rhythm=_twice("8.1.2", _MOMENTS),
    seats=(_all("leerkracht", "leerkracht", "8.1.2", _MOMENTS),),
)
TEAMS = (VOT, OT, *NETWORKS, GROUP_TALK, PARENT_ROUND)
