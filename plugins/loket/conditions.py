"""What must hold before a step is taken or a decision falls. Steps and decisions name these tuples, so they agree."""

from decimal import Decimal

from core.contract.requirements import (
    AnyOf,
    ConsentFor,
    Consulted,
    ConversationWith,
    CounterAtMost,
    DecidedIn,
    DirectorNamed,
    HumanVerdict,
    LevelReached,
    MeetingHeld,
    Recorded,
    Softened,
)
from plugins.loket.parties import PARENTS, PUPIL, SUPPORT_TEAM, YEAR_COORDINATOR
from plugins.loket.source import law, sop
from plugins.loket.talks import OPP_TALK, PSYCHOLOGIST_TALK

HOURS = "arrangementuren"
_ABOUT_600 = sop(
    "3.4", "Jaarlijks is hiervoor beperkt aantal uren beschikbaar (ongeveer 600 op jaarbasis).", reading="A-36"
)
_OPP_DISCUSSED = sop("3.3", "worden besproken met leerlingen en ouders")
_WITH_BOTH = sop("3.8", "Deze inzet vindt enkel plaats in overleg met leerling en ouder(s).")
_AFTER_OT = sop("3.4", "Deze ondersteuning wordt ingezet na bespreking van de hulpvraag in het ondersteuningsteam.")

CONSENT_OT = ConsentFor(
    purpose="bespreken_ot",
    label="bespreken in het OT",
    says="Leerling en ouders gaven schriftelijk toestemming.",
    source=sop("2.7", "De coach zorgt voor schriftelijke toestemming van leerling en ouder(s).", reading="A-33"),
)

CONSULTED_BEFORE = Consulted(
    parties=(PUPIL, PARENTS, YEAR_COORDINATOR),
    source=sop(
        "2.7",
        "Een coach kan na overleg met leerling, ouder(s) en leerlingcoördinator besluiten een hulpvraag voor te leggen",
    ),
)

BASIS_NOT_ENOUGH = HumanVerdict(
    code="basis_niet_genoeg",
    question="Is de basisondersteuning voor {leerling} niet genoeg?",
    by=("coach",),
    source=sop("3.2", "Mocht de ondersteuning die men vanuit de basis kan bieden onvoldoende zijn"),
)

FOR_CONCERN = (BASIS_NOT_ENOUGH, CONSULTED_BEFORE, CONSENT_OT)
"""Before a zorgmelding (§ 2.7, § 3.2)."""

FOR_EXTRA_SUPPORT = (
    DirectorNamed(
        label="regiehouder", source=sop("3.1", "waarbij 1 van de leden van het ondersteuningsteam de regiehouder wordt")
    ),
    CONSENT_OT,
)
"""Before the plan of action, which brings extra support (§ 3.1)."""

FOR_PSYCHOLOGIST = (
    ConversationWith(
        parties=(PUPIL,), about=PSYCHOLOGIST_TALK, source=_WITH_BOTH,
        says="Er is met {leerling} overlegd over de schoolpsycholoog.",
    ),
    ConversationWith(
        parties=(PARENTS,), about=PSYCHOLOGIST_TALK, source=_WITH_BOTH,
        says="Er is met de ouders overlegd over de schoolpsycholoog.",
    ),
)  # fmt: skip
"""Before a test by the school psychologist (§ 3.8). The talks before the zorgmelding were about something else."""

ADJUSTABLE = (
    DecidedIn(
        decision="extra_ondersteuning",
        label="extra ondersteuning met plan van aanpak",
        source=sop("3.1", "Vervolgens wordt er samen een plan van aanpak opgesteld"),
    ),
)
"""Only a plan that is there can be adjusted."""

FOR_ARRANGEMENT = (
    ConversationWith(
        parties=(PARENTS,), about=OPP_TALK, source=_OPP_DISCUSSED, says="Het OPP is besproken met de ouders."
    ),
    ConversationWith(
        parties=(PUPIL,), about=OPP_TALK, source=_OPP_DISCUSSED, says="Het OPP is besproken met {leerling}."
    ),
    Recorded(
        kind="hearing",
        about="opp",
        label="{leerling} kon zelf een mening geven over het plan.",
        source=law("WVO 2020", "hoorrecht"),
    ),
    HumanVerdict(
        code="vraag_overstijgt_basis",
        question="Is de vraag van {leerling} groter dan wat de basisondersteuning kan bieden?",
        by=SUPPORT_TEAM,
        source=sop("3.4", "een extra ondersteuningsbehoefte die de basisondersteuning overstijgt"),
    ),
    Softened(
        source=_ABOUT_600,
        part=CounterAtMost(
            counter=HOURS,
            label="Uren voor arrangementen",
            limit=Decimal(600),
            unit="uur",
            says="Er zijn genoeg uren dit schooljaar.",
            source=_ABOUT_600,
        ),
    ),
    AnyOf(
        source=_AFTER_OT,
        parts=(
            MeetingHeld(team="ot", label="OT", source=_AFTER_OT, says="De vraag is besproken in het OT."),
            MeetingHeld(
                team="breed_ot", label="breed OT", source=_AFTER_OT, says="De vraag is besproken in het breed OT."
            ),
        ),
    ),
    LevelReached(
        level="extra",
        rank=2,
        label="extra ondersteuning",
        source=sop("3.4", "De arrangementen zijn voor leerlingen met een extra ondersteuningsbehoefte"),
    ),
    CONSENT_OT,
)
"""Before an arrangement (§ 3.3, § 3.4, and the pupil's right to be heard)."""
