"""When Loket must: two weeks to the agenda, the same day in SOM, and the hand-over at the end of year 2."""

from core.contract.deadlines import Deadline, Moment, Obligation, Unit
from plugins.loket.source import sop

_WITHIN_TWO_WEEKS = sop(
    "3.2",
    "Na aanmelding komt de leerling binnen 2 weken op de agenda van het ondersteuningsteam-overleg (OT).",
    reading="A-34",
)
_AT_ONCE = sop("3.2", "De terugkoppeling van dit overleg wordt direct geregistreerd in SOM bij de leerling")

ON_AGENDA = Deadline(
    code="zorgmelding_op_agenda",
    label="Zet {leerling} op de agenda van het OT",
    source=_WITHIN_TWO_WEEKS,
    starts=Moment(kind="concern", about="zorgmelding"),
    ends=Moment(kind="agenda"),
    length=14,
    unit=Unit.DAYS,
    least=1,
    most=14,
    owner="zorgcoordinator",
    explains="De zorgmelding over {leerling} is van {start}. Binnen 2 weken hoort {leerling} op de agenda van het OT.",
)


def _feedback(team: str, name: str) -> Deadline:
    """The feedback of one team's meeting: due on the day of the meeting itself."""
    return Deadline(
        code=f"terugkoppeling_{team}",
        label="Zet de terugkoppeling over {leerling} in SOM",
        source=_AT_ONCE,
        starts=Moment(kind="meeting", about=team),
        ends=Moment(kind="system_reference", about="somtoday"),
        length=0,
        unit=Unit.DAYS,
        least=0,
        most=0,
        owner="zorgcoordinator",
        explains=f"Het {name} besprak {{leerling}} op {{start}}. De terugkoppeling gaat dezelfde dag nog naar SOM.",
    )


FEEDBACK = _feedback("ot", "OT")
FEEDBACK_WIDE = _feedback("breed_ot", "breed OT")

DEADLINES = (ON_AGENDA, FEEDBACK, FEEDBACK_WIDE)

OBLIGATIONS = (
    Obligation(
        code="warme_overdracht",
        label="Draag elke leerling van klas 2 over aan de nieuwe coach van klas 3",
        source=sop("2.3", "aan het eind van klas 2 (warme overdracht van klas 2 naar klas 3)"),
        owner="coach",
        every=1,
        unit=Unit.SCHOOL_YEAR_END,
    ),
)
