"""What the people of Loep do, and what they do not do: sentences of the roles, each with its paragraph."""

from core.contract.source import Statement
from plugins.loep.source import sop

_ONLY_OT = "In het OT is de enige plek waar toestemming kan worden gegeven voor het afgeven van een arrangement of TLV."
_APPROVED = "goedkeuring van zowel de directeur van de school als die van het bestuur nodig."
_ROUND_TABLE = (
    "dan zal er worden gekeken met de kwaliteitscoordinator, leerkracht én ouders wat er voor deze leerling ingezet "
    "zal worden."
)


def duty(code: str, section: str, text: str, quote: str, reading: str = "") -> Statement:
    """A sentence about a role, with the words of the document that it rests on."""
    return Statement(code=code, text=text, source=sop(section, quote, reading=reading))


NOT_ENVER = duty(
    "niet_enver",
    "6.3",
    "Meldt niet zelf aan bij Enver: dat doet CJG of Mevis.",
    "Aanmelden bij Enver gebeurt door CJG of Mevis.",
)
NOT_ALONE = duty(
    "niet_zonder_ot",
    "3.2.4",
    "Geeft zelf geen toestemming voor een arrangement of TLV: dat kan alleen in het OT.",
    _ONLY_OT,
    "A-11",
)
NEEDS_BASED = duty(
    "handelingsgericht",
    "5.1",
    "Werkt handelingsgericht, samen met de anderen.",
    "De leerkracht, KC ‘er en schoolleider werken samen op een handelingsgerichte manier.",
)
INVITES = duty(
    "nodigt_uit",
    "8.1.2",
    "Mag ouders uitnodigen voor een gesprek als daar aanleiding voor is.",
    "Mocht er aanleiding toe zijn dan kan de leerkracht, KC’er of schoolleider ouders uitnodigen voor een gesprek.",
)
PREVIOUS_SCHOOL = duty(
    "vorige_school",
    "2",
    "Neemt bij een verhuizing contact op met de vorige school.",
    "neemt de directeur of intern begeleider contact op met de vorige school",
    "A-06, A-07",
)

TEACHER_DUTIES = (
    duty("algemene_zorg", "3.2.1", "Geeft de algemene zorg.", "Algemene zorg door de groepsleerkracht."),
    duty(
        "in_de_klas",
        "4.1",
        "Geeft alle leerlingen in de klas de ondersteuning die zij nodig hebben.",
        "Alle leerlingen krijgen de ondersteuning die zij nodig hebben in de klas.",
    ),
    duty(
        "noteert",
        "4.1",
        "Noteert bijzonderheden per leerling in het groepsoverzicht, bij onderwijsbehoeften.",
        "Bijzonderheden per leerling worden genoteerd in het groepsoverzicht bij onderwijsbehoeften.",
    ),
    duty(
        "handelingsplan",
        "4.2",
        "Maakt een individueel handelingsplan, zodat de leerling snel weer aansluit.",
        "Er wordt een individueel handelingsplan opgesteld",
        "Het document noemt niemand: de leerkracht maakt het.",
    ),
    duty(
        "onderwijsbehoeften",
        "4.4",
        "Kijkt eerst zelf naar de onderwijsbehoeften, met hulp van de KC.",
        "kijkt de leerkracht eerst zelf naar de onderwijsbehoeften, met ondersteuning van KC’er.",
    ),
    duty(
        "zorgen_in_kaart",
        "4.4",
        "Brengt met de leerling, en eventueel de ouders, de zorgen in kaart.",
        "kan de leerkracht samen met de leerling en eventueel de ouders de zorgen beter in kaart brengen.",
    ),
    duty(
        "gedragsprotocol",
        "4.4",
        "Volgt het gedragsprotocol bij incidenten tijdens schooltijd.",
        "Bij incidenten tijdens schooltijd wordt het gedragsprotocol gevolgd om adequaat te reageren.",
    ),
    duty("leerteam", "4.1", "Zit in een leerteam.", "Alle leerkrachten maken deel uit van een leerteams."),
    NEEDS_BASED,
    duty(
        "spreekt_ouders",
        "8.1.2",
        "Spreekt de ouders meer keren per jaar.",
        "Gedurende het jaar zijn er meerdere momenten dat ouders worden uitgenodigd voor een gesprek met de "
        "leerkracht.",
    ),
    INVITES,
)

CARE_OWNER_DUTIES = (
    duty(
        "zorgstructuur",
        "3.1",
        "Is verantwoordelijk voor de zorgstructuur.",
        "De kwaliteitcoördinator (KC) is verantwoordelijk voor de zorgstructuur in de school.",
    ),
    duty(
        "besprekingen",
        "3.1",
        "Houdt leerling- en groepsbesprekingen met de leerkracht.",
        "een gesprekkencyclus tussen KC en leerkracht middels leerling- en groepsbesprekingen",
    ),
    duty("samen_kijken", "3.2", "Kijkt met leerkracht en ouders wat er wordt ingezet.", _ROUND_TABLE),
    duty(
        "ondersteunt",
        "4.4",
        "Ondersteunt de leerkracht bij gedrag en sociaal-emotionele vragen.",
        "met ondersteuning van KC’er.",
    ),
    PREVIOUS_SCHOOL,
    NEEDS_BASED,
    INVITES,
    duty(
        "netwerken",
        "6.4",
        "Neemt deel aan de netwerkbijeenkomsten.",
        "De KC’ ers nemen deel aan de volgende netwerkbijeenkomsten:",
        "A-06",
    ),
)

LEADER_DUTIES = (
    duty("akkoord_arrangement", "3.2.3", "Geeft akkoord op de aanvraag van een arrangement.", _APPROVED, "A-07, A-08"),
    duty(
        "ontwikkelingsgesprekken",
        "3.1",
        "Voert ontwikkelingsgesprekken met leerkrachten en ondersteuners.",
        "ontwikkelingsgesprekken door schoolleider met leerkrachten en ondersteuners",
    ),
    PREVIOUS_SCHOOL,
    NEEDS_BASED,
    INVITES,
)

BOARD_DUTIES = (
    duty(
        "akkoord_arrangement",
        "3.2.3",
        "Geeft akkoord op de aanvraag van een arrangement, naast de schoolleider.",
        _APPROVED,
        "A-08",
    ),
)
