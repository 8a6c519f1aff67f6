"""Who works with pupils at Loep. Chapter 6 names them; the other chapters say what they do."""

from core.contract.school import StaffRole, YearRange
from core.contract.source import Statement
from plugins.loep import permissions
from plugins.loep.roles_outside import FAMILY, PARTNERS
from plugins.loep.source import sop


def _says(section: str, text: str, quote: str, reading: str = "") -> Statement:
    return Statement(text=text, source=sop(section, quote, reading=reading))


_SPLIT = (
    "In de basis is er één verantwoordelijk voor de groep 1 t/m 4 en is de ander verantwoordelijk voor groep 5 t/m 8."
)
_ENVER = _says(
    "6.3", "Meldt niet zelf aan bij Enver: dat doet CJG of Mevis.", "Aanmelden bij Enver gebeurt door CJG of Mevis."
)

TEACHER = StaffRole(
    code="leerkracht",
    label="leerkracht",
    aliases=("groepsleerkracht",),
    permissions=permissions.TEACHER,
    mentors=True,
    first_contact=True,
    source=sop("6.1", "Leerkrachten"),
    duties=(
        _says("3.2.1", "Geeft de algemene zorg.", "Algemene zorg door de groepsleerkracht."),
        _says(
            "4.4",
            "Kijkt eerst zelf naar de onderwijsbehoeften, met hulp van de KC.",
            "kijkt de leerkracht eerst zelf naar de onderwijsbehoeften, met ondersteuning van KC’er.",
        ),
        _says(
            "4.4",
            "Brengt met de leerling, en eventueel de ouders, de zorgen in kaart.",
            "kan de leerkracht samen met de leerling en eventueel de ouders de zorgen beter in kaart brengen.",
        ),
        _says("4.1", "Zit in een leerteam.", "Alle leerkrachten maken deel uit van een leerteams."),
        _says(
            "8.1.2",
            "Spreekt de ouders meer keren per jaar.",
            "Gedurende het jaar zijn er meerdere momenten dat ouders worden uitgenodigd voor een gesprek met "
            "de leerkracht.",
        ),
    ),
    non_duties=(_ENVER,),
)

CARE_OWNER = StaffRole(
    code="kc",
    label="kwaliteitcoördinator",
    short="KC",
    aliases=("KC’er", "intern begeleider", "IB"),
    permissions=permissions.CARE_OWNER,
    owns_care=True,
    capacity=2,
    ranges=(
        YearRange(code="groep_1_4", label="groep 1 t/m 4", first=1, last=4, source=sop("3.2", _SPLIT)),
        YearRange(code="groep_5_8", label="groep 5 t/m 8", first=5, last=8, source=sop("3.2", _SPLIT)),
    ),
    source=sop("3.2", "Er zijn twee KC’ers (kwaliteitscoordinatoren).", reading="A-06"),
    duties=(
        _says(
            "3.1",
            "Is verantwoordelijk voor de zorgstructuur.",
            "De kwaliteitcoördinator (KC) is verantwoordelijk voor de zorgstructuur in de school.",
        ),
        _says(
            "3.1",
            "Houdt leerling- en groepsbesprekingen met de leerkracht.",
            "een gesprekkencyclus tussen KC en leerkracht middels leerling- en groepsbesprekingen",
        ),
        _says(
            "3.2",
            "Kijkt met leerkracht en ouders wat er wordt ingezet.",
            "er worden gekeken met de kwaliteitscoordinator, leerkracht én ouders wat er voor deze leerling "
            "ingezet zal worden.",
        ),
        _says(
            "2",
            "Neemt bij een overstap contact op met de vorige school.",
            "neemt de directeur of intern begeleider contact op met de vorige school",
            "A-06",
        ),
        _says(
            "6.4",
            "Neemt deel aan de netwerkbijeenkomsten.",
            "De KC’ ers nemen deel aan de volgende netwerkbijeenkomsten:",
        ),
    ),
    non_duties=(_ENVER,),
)

LEADER = StaffRole(
    code="schoolleider",
    label="schoolleider",
    aliases=("directeur",),
    permissions=permissions.LEADER,
    source=sop("6.1", "Schoolleider", reading="A-07"),
    duties=(
        _says(
            "3.2.3",
            "Geeft akkoord op de aanvraag van een arrangement.",
            "goedkeuring van zowel de directeur van de school als die van het bestuur nodig.",
            "A-07, A-08",
        ),
        _says(
            "3.1",
            "Voert ontwikkelingsgesprekken met leerkrachten en ondersteuners.",
            "ontwikkelingsgesprekken door schoolleider met leerkrachten en ondersteuners",
        ),
        _says(
            "2",
            "Neemt bij een overstap contact op met de vorige school.",
            "neemt de directeur of intern begeleider contact op met de vorige school",
            "A-07",
        ),
    ),
)

BOARD = StaffRole(
    code="bestuur",
    label="bestuur",
    organisation="Primo",
    permissions=permissions.APPROVER,
    source=sop("3.2.3", "goedkeuring van zowel de directeur van de school als die van het bestuur", reading="A-08"),
    duties=(
        _says(
            "3.2.3",
            "Geeft akkoord op de aanvraag van een arrangement, naast de schoolleider.",
            "goedkeuring van zowel de directeur van de school als die van het bestuur nodig.",
            "A-08",
        ),
    ),
)

_SUPPORT = "Onderwijs ondersteunend personeel (onderwijsassistenten en leraarondersteuners)"
_SPECIALISTS = "Specialisten gedrag en rekenen"


def _inside(code: str, label: str, quote: str, reading: str = "") -> StaffRole:
    """An expert of chapter 6.2, who works along on the cases he or she is asked for."""
    return StaffRole(code=code, label=label, permissions=permissions.EXPERT, source=sop("6.2", quote, reading=reading))


INSIDE = (
    StaffRole(
        code="onderwijsassistent",
        label="onderwijsassistent",
        permissions=permissions.IN_CLASS,
        source=sop("6.1", _SUPPORT),
    ),
    StaffRole(
        code="leraarondersteuner",
        label="leraarondersteuner",
        permissions=permissions.IN_CLASS,
        source=sop("6.1", _SUPPORT),
    ),
    _inside("gedragsspecialist", "gedragsspecialist", _SPECIALISTS, "A-21"),
    _inside("rekenspecialist", "rekenspecialist", _SPECIALISTS),
    _inside("taalklasleerkracht", "leerkracht taalklas", "Leerkrachten taalklas"),
    _inside("kindercoach", "kindercoach", "Kindercoach", "A-21"),
    StaffRole(
        code="schoolvertrouwenspersoon",
        label="schoolvertrouwenspersoon",
        permissions=permissions.HOME,
        source=sop("6.2", "Schoolvertrouwens-persoon", reading="Een vertrouwelijke rol: opent geen dossiers (A-54)."),
    ),
)

ROLES = (TEACHER, CARE_OWNER, LEADER, BOARD, *INSIDE, *PARTNERS, *FAMILY)
