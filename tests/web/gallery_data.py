"""What the mock-ups show, as values of the program. All names are invented."""

from datetime import date

from core.contract.findings import Finding, Severity, State
from core.contract.school import CareLevel
from core.contract.source import Source
from core.web.problems import Way
from core.web.route_picture import Branch, Stop, StopState
from core.web.rows import DueLine, Entry, PersonLine

TODAY = date(2026, 11, 26)


def sop(section: str) -> Source:
    """A paragraph of the school's document."""
    return Source(document="SOP", section=section)


def law(section: str) -> Source:
    """An article of law."""
    return Source(document=section, section="", law=True)


def due(key: str, who: str, where: str, what: str, why: str, day: date, source: Source, **more: object) -> DueLine:
    """A line of Vandaag."""
    return DueLine(
        key=key, who=who, where=where, what=what, why=why, due=day, read_on=TODAY, source=source, href="/", **more
    )  # type: ignore[arg-type]


GROUPS = (
    (
        "tl",
        "Te laat",
        [
            due(
                "a",
                "Sterre Zandkorrel",
                "groep 6",
                "Beslis over definitieve plaatsing",
                "De proefplaatsing liep af op 20 november.",
                date(2026, 11, 20),
                sop("2"),
                quote="Een proefplaatsing is voor 3 tot 6 maanden, daarna valt besluit over definitieve plaatsing.",
                more=("De proef begon op 20 mei en duurde 6 maanden. Jij staat hier als KC van groep 6.",),
                way=Way(label="Niet voor mij? Draag over aan een collega", href="/"),
            ),
            due(
                "b",
                "Bram Regenboog",
                "groep 8",
                "Evalueer het handelingsplan lezen",
                "Het plan liep tot 23 november.",
                date(2026, 11, 23),
                sop("4.2"),
            ),
        ],
        True,
    ),
    (
        "vd",
        "Vandaag",
        [
            due(
                "c",
                "Joris Appelwang",
                "groep 7",
                "Plan het gesprek met ouders en leerkracht",
                "Het leerteam vond geen oplossing op 19 november.",
                TODAY,
                sop("3.2"),
                more=("Zonder ouders aan tafel kan Joris niet naar zorgniveau 3.",),
            )
        ],
        False,
    ),
    (
        "dw",
        "Deze week",
        [
            due(
                "d",
                "Daan Kiezelsteen",
                "groep 8",
                "Evalueer het OPP met ouders",
                "De laatste evaluatie was op 27 november 2025.",
                date(2026, 11, 27),
                law("OPP, elk jaar"),
            )
        ],
        False,
    ),
)
MEETINGS = (
    ("Leerlingbespreking groep 6", "vandaag 13.30", "4 leerlingen, met juf Els Ereprijs"),
    ("VOT", "do 3 dec 9.00", "derde van ten minste 6 dit jaar"),
)
NEWS = ("De vader van Noor Vlindervanger gaf akkoord voor het VOT.", "Auris plande een consult voor Yasmin Maanlicht.")

LEVELS = (
    CareLevel(code="basic", label="Basisondersteuning", rank=1, source=sop("2")),
    CareLevel(code="extra", label="Extra ondersteuning", rank=2, source=sop("3.4")),
)
FIVE_LEVELS = tuple(
    CareLevel(code=f"level_{rank}", label=f"{rank}. {label}", rank=rank, source=sop("3.2.1"))
    for rank, label in enumerate(
        (
            "Zorg door de leerkracht",
            "Extra zorg in de groep",
            "Extra zorg op school",
            "Externe deskundigen",
            "OT en TLV",
        ),
        1,
    )
)
DONE, HERE, AHEAD, OPTIONAL = StopState.DONE, StopState.HERE, StopState.AHEAD, StopState.OPTIONAL
STOPS = (
    Stop(label="Coach begeleidt", state=DONE, mark="§ 2.2", when="sinds aug 2025"),
    Stop(label="Overleg vooraf", state=DONE, mark="§ 2.7", when="8 okt"),
    Stop(label="Zorgmelding", state=DONE, mark="§ 3.2", when="15 okt"),
    Stop(label="Bespreking in het OT", state=DONE, mark="§ 3.2", when="29 okt, dag 14"),
    Stop(label="Plan van aanpak, regiehouder", state=DONE, mark="§ 3.1", when="29 okt"),
    Stop(label="OPP", state=HERE, mark="§ 3.3", when="voor 10 dec"),
    Stop(label="Arrangement", state=AHEAD, mark="§ 3.4", when="volgende stap"),
    Stop(label="Evaluatie, elke periode", state=AHEAD, mark="§ 3.4"),
)
AWAY = Branch(
    title="Lukt het ook zo niet op Loket?",
    words="Observatie door de BPO, gesprek, dan pas naar de AT-VO (§ 5). Of terug naar de basis.",
    start=7,
)
SHORT = (
    Stop(label="Zorg in de groep", mark="§ 3.2.1"),
    Stop(label="Bespreking", mark="§ 3.1"),
    Stop(label="Leerteam", mark="§ 3.2"),
    Stop(label="Gesprek met u", mark="§ 3.2"),
    Stop(label="Onderzoek", state=OPTIONAL, mark="§ 3.8"),
    Stop(label="Een heel lange stap met ontzettend veel woorden erin", mark="§ 3.2.4"),
)
BACK = Branch(title="Opgelost?", words="dan blijft de hulp in de groep", start=2, end=0)
LONG = tuple(Stop(label=f"Stap {number}", state=DONE if number < 3 else AHEAD) for number in range(1, 12))


def finding(state: State, condition: str, reason: str, source: Source, **more: object) -> Finding:
    """A judged condition."""
    return Finding(state=state, condition=condition, reason=reason, source=source, **more)  # type: ignore[arg-type]


FINDINGS = (
    finding(State.MET, "De vraag is besproken in het OT.", "OT van 29 oktober 2026, punt 3.", sop("3.4")),
    finding(
        State.UNMET,
        "Er zijn genoeg uren dit schooljaar.",
        "Gebruikt en gepland: 587 van ongeveer 600 uur.",
        sop("3.4"),
        severity=Severity.WARNS,
        act="hours",
    ),
    finding(
        State.UNKNOWN,
        "Is Yara’s vraag groter dan wat de basisondersteuning kan bieden?",
        "Dit kan geen computer beantwoorden. Het OT geeft hier een oordeel, met een reden.",
        sop("3.4"),
        asks="bigger",
        act="verdict",
    ),
    finding(
        State.UNKNOWN,
        "Yara kon zelf haar mening geven over het plan.",
        "Er is niets over vastgelegd. Het kan gebeurd zijn; wij weten het niet.",
        law("hoorrecht"),
        act="hearing",
    ),
    finding(
        State.UNMET,
        "Het OPP is besproken met de ouders.",
        "Besproken met Yara op 19 november. Met haar ouders staat nog geen gesprek vast.",
        sop("3.3"),
        act="conversation",
    ),
)
ACTS = {
    "conversation": "Plan een gesprek met de ouders",
    "hearing": "Leg vast wat Yara vond",
    "verdict": "Schrijf alvast een voorstel voor het OT",
    "hours": "Bekijk de uren",
}


def act_for(found: Finding) -> tuple[str, str] | None:
    """What would mend a finding."""
    return (ACTS[found.act], "/") if found.act else None


ENTRIES = (
    Entry(
        kind="Gesprek",
        words="Coach en Yara over het OPP. Yara wil vooral leren plannen voor haar praktijkvakken.",
        on=date(2026, 11, 19),
    ),
    Entry(kind="Afgeschermd", words="1 notitie in deze periode. Zichtbaar voor 2 personen.", closed=True),
    Entry(
        kind="Besluit",
        words="OT: extra ondersteuning en plan van aanpak.",
        on=date(2026, 10, 29),
        way=Way(label="Waarop rustte dit besluit?", href="/"),
    ),
)
FILTERS = (("Alles", "/", True, None), ("Gesprekken", "/", False, None), ("Besluiten", "/", False, 3))
PEOPLE = (
    PersonLine(name="Kees Kamperfoelie", role="coach, eerste aanspreekpunt", source=sop("1")),
    PersonLine(name="Moeder en vader Zonnebloem", role="wonen apart; krijgen elk een eigen brief"),
)
ITEMS = (
    (
        "1. ",
        "Milan Dauwdruppel",
        "klas 1A",
        "Nieuw. Blijft vaak thuis op maandag.",
        1,
        "good",
        "Iedereen mag mee",
        "14.00",
    ),
    (
        "3. ",
        "Finn Korenbloem",
        "klas 3C",
        "Nieuw. Rustig in de klas, cijfers dalen snel.",
        16,
        "closed",
        "Dicht voor 2",
        "14.35",
    ),
    ("", "Zoë Regendans", "klas 2A", "Nieuw. Nog niet te bespreken.", 9, "bad", "Nog dicht", ""),
)
CONCERN = {
    "pupil": "milan",
    "seen": "Milan is op maandag vaak thuis. In de les is hij stil. Hij zegt dat hij slecht slaapt.",
    "tried": "Twee coachgesprekken. Vaste plek in de VIP-room. Het thuisblijven werd niet minder.",
    "consulted": ["leerling", "ouders", "lc"],
    "agreed": ["leerling", "ouders"],
}
