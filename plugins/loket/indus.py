"""Indus actieve hulpverlening (§ 3.7): an intake, goals, a lesson hour, three evaluations, three to six months."""

from datetime import date
from decimal import Decimal

from core.contract.documents import DocumentTemplate, Field, FieldKind
from core.contract.limits import Amount, Funding
from core.contract.partners import Provision
from core.contract.requirements import ConversationWith, DocumentIn, PeriodLength
from core.contract.routes import RouteStep, SupportRoute
from core.contract.teams import ConversationKind
from plugins.loket.parties import COACH, PARENTS, PUPIL
from plugins.loket.source import said, sop

INTAKE = "indus_intake"
_OWNERS = ("coach", "zorgcoordinator")
_AFTER_INTAKE = "De leerling kan na een intake gesprek met zijn coach werken aan individuele leerdoelen."
_EVALUATED = "De coach en ouder(s) worden betrokken bij de start, tussen- en eindevaluatie van het traject."
_SHORT = "Het is een kortdurende interventie (3- 6 maanden)"
_NEEDS = "Leerlingen die extra ondersteuning nodig hebben om het schoolprogramma te kunnen volgen"
_LESSON = "Tijdens een lesuur wordt de leerling begeleidt door de Indus trainer."

_EVALUATIONS = (
    ("indus_startevaluatie", "startevaluatie"),
    ("indus_tussenevaluatie", "tussenevaluatie"),
    ("indus_eindevaluatie", "eindevaluatie"),
)

TALKS = (
    ConversationKind(
        code=INTAKE,
        label="Intake bij Indus",
        source=sop("3.7", _AFTER_INTAKE, reading="A-45"),
        parties=(PUPIL,),
        leaders=_OWNERS,
    ),
    *(
        ConversationKind(
            code=code, label=f"Indus: {word}", source=sop("3.7", _EVALUATED), parties=(COACH, PARENTS), leaders=_OWNERS
        )
        for code, word in _EVALUATIONS
    ),
)

GOALS = DocumentTemplate(
    code="indus_leerdoelen",
    label="Leerdoelen bij Indus",
    source=sop("3.7", "werken aan individuele leerdoelen"),
    authors=("coach",),
    fields=(
        Field(
            code="leerdoelen",
            label="Aan welke leerdoelen werkt {leerling}?",
            kind=FieldKind.TEXT,
            source=sop("3.7", "individuele leerdoelen"),
            missing="Schrijf de leerdoelen op.",
        ),
    ),
)

_INTAKE_HELD = ConversationWith(
    parties=(PUPIL,),
    about=INTAKE,
    says="De intake bij Indus is geweest.",
    source=sop("3.7", _AFTER_INTAKE, reading="A-45"),
)
_GOALS_SET = DocumentIn(
    document="indus_leerdoelen",
    label="document met leerdoelen",
    states=("made", "agreed"),
    says="De leerdoelen van {leerling} zijn vastgelegd.",
    source=sop("3.7", "individuele leerdoelen"),
)
LENGTH = PeriodLength(
    starts="indus",
    ends="einde_indus",
    label="De begeleiding door Indus",
    least=3,
    most=6,
    source=sop("3.7", _SHORT, reading="D-2"),
)
START, INTERIM, FINAL = (
    ConversationWith(
        parties=(COACH, PARENTS),
        about=code,
        says=f"De {word} is geweest, met de coach en de ouders.",
        source=sop("3.7", _EVALUATED),
    )
    for code, word in _EVALUATIONS
)
TO_FINISH = (START, INTERIM, FINAL)
"""A trajectory closes only after all three evaluations."""

ROUTE = SupportRoute(
    code="indus",
    label="Begeleiding door Indus",
    source=sop("3.7", "kan doorverwezen worden naar Indus actieve hulpverlening"),
    steps=(
        RouteStep(
            code="verwijzing_indus",
            label="Verwijzing naar Indus",
            source=sop("3.7", "kan doorverwezen worden naar Indus actieve hulpverlening"),
            owners=_OWNERS,
            next=("intake_indus",),
        ),
        RouteStep(
            code="intake_indus",
            label="Intake",
            source=sop("3.7", "na een intake gesprek"),
            owners=_OWNERS,
            records=INTAKE,
            next=("begeleiding_indus",),
        ),
        RouteStep(
            code="begeleiding_indus",
            label="Werken aan leerdoelen, 3 tot 6 maanden",
            source=sop("3.7", _SHORT),
            owners=_OWNERS,
            guards=(_INTAKE_HELD, _GOALS_SET, START, LENGTH),
            records="indus_startevaluatie",
            next=("tussenevaluatie_indus",),
        ),
        RouteStep(
            code="tussenevaluatie_indus",
            label="Tussenevaluatie",
            source=sop("3.7", _EVALUATED),
            owners=_OWNERS,
            records="indus_tussenevaluatie",
            next=("afronding_indus",),
        ),
        RouteStep(
            code="afronding_indus",
            label="Eindevaluatie en afronding",
            source=sop("3.7", _EVALUATED),
            owners=_OWNERS,
            guards=TO_FINISH,
            records="indus_eindevaluatie",
            ends=True,
        ),
    ),
)

PROVISION = Provision(
    code="indus",
    label="Begeleiding door Indus actieve hulpverlening",
    kind="begeleiding",
    scope="school",
    level="extra",
    domains=("deelname aan de les",),
    indications=("extra ondersteuning nodig om het schoolprogramma te kunnen volgen",),
    before=(_INTAKE_HELD, LENGTH),
    dose="een lesuur met de Indus-trainer, 3 tot 6 maanden",
    description="De leerling leert handvatten om mee te doen met het onderwijsprogramma in de klas.",
    amounts=(
        Amount(code="per_keer", unit="lesuur per keer", least=Decimal(1), most=Decimal(1), source=sop("3.7", _LESSON)),
        Amount(code="maanden", unit="maanden", least=Decimal(3), most=Decimal(6), source=sop("3.7", _SHORT)),
    ),
    registrars=_OWNERS,
    partners=("indus",),
    routes=("indus",),
    funding=(
        Funding(
            code="npo",
            label="NPO-gelden, tijdelijk",
            last=date(2025, 7, 31),
            source=sop("3.7", "wordt tijdelijk beschikbaar gesteld vanuit de NPO-gelden", reading="A-45"),
        ),
    ),
    rules=(
        said("3.7", _LESSON, code="lesuur"),
        said(
            "3.7",
            "Doel is dat de leerling handvaten leert voor deelname aan het onderwijsprogramma in de klas.",
            code="doel",
        ),
        said("3.7", _SHORT, code="kortdurend"),
    ),
    source=sop("3.7", _NEEDS),
)  # fmt: skip
