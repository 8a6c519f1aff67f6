"""When Loket must for one pupil: two weeks to the agenda, the same day in SOM, an evaluation when a term ends."""

from core.contract.deadlines import Deadline, Moment, Unit
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

EVALUATED = Moment(kind="document", about="opp", outcome="evaluated")

OPP_EVALUATION = Deadline(
    code="opp_evaluatie",
    label="Evalueer het OPP van {leerling}",
    source=sop(
        "3.3", "Aan het eind van de vastgestelde looptijd wordt het resultaat van het plan geëvalueerd.", reading="A-35"
    ),
    starts=Moment(kind="period", about="looptijd_opp", outcome="ended"),
    ends=EVALUATED,
    length=0,
    unit=Unit.DAYS,
    least=0,
    most=0,
    owner="zorgcoordinator",
    explains="De looptijd van het OPP van {leerling} loopt tot {start}. Dan hoort de evaluatie er te zijn.",
)

ARRANGEMENT_EVALUATION = Deadline(
    code="arrangement_evaluatie",
    label="Evalueer de begeleiding van {leerling} in het OPP",
    source=sop("3.4", "Elke periode wordt deze begeleiding geëvalueerd in het OPP.", reading="A-35"),
    starts=Moment(kind="period", about="schoolperiode", outcome="ended"),
    ends=EVALUATED,
    length=0,
    unit=Unit.DAYS,
    least=0,
    most=0,
    owner="arrangementbegeleider",
    explains="De periode loopt tot {start}. Elke periode staat de begeleiding van {leerling} in de evaluatie.",
)

DEADLINES = (ON_AGENDA, FEEDBACK, FEEDBACK_WIDE, OPP_EVALUATION, ARRANGEMENT_EVALUATION)
