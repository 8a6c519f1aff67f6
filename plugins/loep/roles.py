"""Who works with pupils at Loep. Chapter 6 names them; the other chapters say what they do."""

from core.contract.school import StaffRole, YearRange
from core.contract.source import Statement
from plugins.loep import duties, permissions
from plugins.loep.roles_outside import FAMILY, PARTNERS
from plugins.loep.source import sop

_SPLIT = (
    "In de basis is er één verantwoordelijk voor de groep 1 t/m 4 en is de ander verantwoordelijk voor groep 5 t/m 8."
)

TEACHER = StaffRole(
    code="leerkracht",
    label="leerkracht",
    aliases=("groepsleerkracht",),
    permissions=permissions.TEACHER,
    mentors=True,
    first_contact=True,
    source=sop("6.1", "Leerkrachten"),
    duties=duties.TEACHER_DUTIES,
    non_duties=(duties.NOT_ENVER,),
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
        YearRange(code="groep_1_4", label="groep 1 t/m 4", first=1, last=4, source=sop("3.2", _SPLIT, reading="D-8")),
        YearRange(code="groep_5_8", label="groep 5 t/m 8", first=5, last=8, source=sop("3.2", _SPLIT, reading="D-8")),
    ),
    source=sop("3.2", "Er zijn twee KC’ers (kwaliteitscoordinatoren).", reading="A-06"),
    duties=duties.CARE_OWNER_DUTIES,
    non_duties=(duties.NOT_ENVER, duties.NOT_ALONE),
)

LEADER = StaffRole(
    code="schoolleider",
    label="schoolleider",
    aliases=("directeur",),
    permissions=permissions.LEADER,
    source=sop("6.1", "Schoolleider", reading="A-07"),
    duties=duties.LEADER_DUTIES,
    non_duties=(duties.NOT_ALONE,),
)

BOARD = StaffRole(
    code="bestuur",
    label="bestuur",
    organisation="Primo",
    permissions=permissions.APPROVER,
    source=sop("3.2.3", "goedkeuring van zowel de directeur van de school als die van het bestuur", reading="A-08"),
    duties=duties.BOARD_DUTIES,
)

_SUPPORT = "Onderwijs ondersteunend personeel (onderwijsassistenten en leraarondersteuners)"
_SPECIALISTS = "Specialisten gedrag en rekenen"
_TRAJECTORY = "Indien nodig wordt ook bekeken of een traject bij de JOS of kindcoach een optie is."


def _inside(code: str, label: str, quote: str, reading: str = "", does: tuple[Statement, ...] = ()) -> StaffRole:
    """An expert of chapter 6.2, who works along on the cases he or she is asked for."""
    return StaffRole(
        code=code, label=label, permissions=permissions.EXPERT, source=sop("6.2", quote, reading=reading), duties=does
    )


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
    _inside(
        "gedragsspecialist",
        "gedragsspecialist",
        _SPECIALISTS,
        "A-21",
        (
            duties.duty(
                "advies",
                "4.4",
                "Geeft advies over gedrag als de leerkracht of de KC dat vraagt.",
                "Daarnaast kan de gedragsspecialist van Loep om advies gevraagd worden.",
            ),
        ),
    ),
    _inside("rekenspecialist", "rekenspecialist", _SPECIALISTS),
    _inside(
        "taalklasleerkracht",
        "leerkracht taalklas",
        "Leerkrachten taalklas",
        does=(
            duties.duty(
                "taalklas",
                "4.2",
                "Geeft les in de Taalklas, bij uitval in de taalontwikkeling.",
                "Taalklas: bij uitval in de taalontwikkeling",
            ),
        ),
    ),
    _inside(
        "kindercoach",
        "kindercoach",
        "Kindercoach",
        "A-21",
        (duties.duty("traject", "4.4", "Geeft een traject als dat nodig is.", _TRAJECTORY, "A-21"),),
    ),
    StaffRole(
        code="schoolvertrouwenspersoon",
        label="schoolvertrouwenspersoon",
        permissions=permissions.HOME,
        source=sop("6.2", "Schoolvertrouwens-persoon", reading="A-54. Een vertrouwelijke rol: opent geen dossiers."),
    ),
)

ROLES = (TEACHER, CARE_OWNER, LEADER, BOARD, *INSIDE, *PARTNERS, *FAMILY)
