"""For what Loket asks consent, of whom and in which form. The questions are what pupil and parents read."""

from core.contract.consents import ConsentForm, ConsentRule, Giver, GiverRule
from core.contract.source import Source
from plugins.loket.source import law, sop

_ON_PAPER = (ConsentForm.WRITTEN,)
_ANY_FORM = (ConsentForm.WRITTEN, ConsentForm.ORAL)
"""The plan names no form for these purposes."""
_ALWAYS_WRITTEN = sop(
    "3.1",
    "zowel binnen de school als bovenschools, wordt altijd schriftelijk toestemming aan ouders gevraagd",
    reading="A-33",
)
_BY_BOTH = sop("2.7", "De coach zorgt voor schriftelijke toestemming van leerling en ouder(s).", reading="A-33")
_SMW_WITH_BOTH = sop("3.6", "Tussen Loket en SMW vindt met toestemming van leerling en ouders afstemming plaats.")


def _parents(source: Source, below: int = 18) -> GiverRule:
    """Each parent with authority, until this age."""
    return GiverRule(giver=Giver.EVERY_HOLDER, source=source, below_age=below)


def _pupil(source: Source, from_age: int | None = None) -> GiverRule:
    """The pupil, from this age or always. From 18 the pupil stands alone, since the parents fall away."""
    return GiverRule(giver=Giver.PUPIL, source=source, from_age=from_age)


DISCUSS = ConsentRule(
    code="bespreken_ot",
    label="bespreken in het OT",
    source=_ALWAYS_WRITTEN,
    givers=(_parents(_ALWAYS_WRITTEN), _pupil(_BY_BOTH)),
    forms=_ON_PAPER,
    teams=("ot", "breed_ot"),
    opens_for=("bpo", "smw", "jeugdteamprofessional"),
    question=(
        "Mag het ondersteuningsteam (OT) van Loket over {leerling} praten? In het OT zitten ook mensen van buiten de "
        "school: het samenwerkingsverband, het schoolmaatschappelijk werk en het Jeugdteam. Zij lezen dan mee. "
        "U mag nee zeggen. U mag uw toestemming altijd weer intrekken."
    ),
)

SCHOOL_DOCTOR = ConsentRule(
    code="meekijken_schoolarts",
    label="meekijken door de schoolarts",
    source=sop("2.7", "Dan sluiten ook de schoolarts van Jong JGZ", reading="A-31"),
    givers=(_parents(_ALWAYS_WRITTEN), _pupil(_BY_BOTH)),
    forms=_ON_PAPER,
    opens_for=("schoolarts",),
    question=(
        "Mag de schoolarts van Jong JGZ erbij zijn als het breed ondersteuningsteam over {leerling} praat? "
        "Zegt u nee? Dan verlaat de schoolarts het overleg bij dit punt."
    ),
)

ATTENDANCE_OFFICER = ConsentRule(
    code="meekijken_leerplicht",
    label="meekijken door leerplicht",
    source=sop("2.7", "leerplicht (GGD Zuid Holland Zuid) aan bij het overleg", reading="A-31"),
    givers=(_parents(_ALWAYS_WRITTEN), _pupil(_BY_BOTH)),
    forms=_ON_PAPER,
    opens_for=("leerplichtambtenaar",),
    question=(
        "Mag de leerplichtambtenaar erbij zijn als het breed ondersteuningsteam over {leerling} praat? "
        "Zegt u nee? Dan verlaat de leerplichtambtenaar het overleg bij dit punt."
    ),
)

CONFER_SOCIAL_WORK = ConsentRule(
    code="overleg_smw",
    label="overleg tussen school en SMW",
    source=_SMW_WITH_BOTH,
    givers=(_parents(_SMW_WITH_BOTH), _pupil(_SMW_WITH_BOTH)),
    forms=_ANY_FORM,
    opens_for=("smw",),
    question=(
        "Mogen de school en de schoolmaatschappelijk werker met elkaar overleggen over {leerling}? "
        "Zij vertellen elkaar dan alleen wat nodig is om goed te helpen."
    ),
)

HELP_SOCIAL_WORK = ConsentRule(
    code="hulp_smw",
    label="hulp van het schoolmaatschappelijk werk",
    source=sop("3.6", "Dit gebeurd altijd met toestemming van ouders (leerlingen onder de 16 jaar).", reading="A-44"),
    givers=(
        _parents(sop("3.6", "leerlingen onder de 16 jaar", reading="A-44"), below=16),
        _pupil(law("BW", "7:447", reading="A-44"), from_age=16),
    ),
    forms=_ANY_FORM,
    question="Mag de schoolmaatschappelijk werker met {leerling} praten? Het gaat om 5 tot 8 gesprekken op school.",
)

ASK_PREVIOUS_SCHOOL = ConsentRule(
    code="informatie_vorige_school",
    label="informatie vragen aan de vorige school",
    source=sop(
        "4.1", "vraagt de plaatsingscommissie informatie op bij de toeleverende school met toestemming van de ouders"
    ),
    givers=(_parents(sop("4.1", "met toestemming van de ouders")), _pupil(law("AVG", "7"), from_age=16)),
    forms=_ANY_FORM,
    question="Mag Loket bij de vorige school vragen hoe het met {leerling} ging en welke hulp nodig is?",
)

CONSENTS = (
    DISCUSS, SCHOOL_DOCTOR, ATTENDANCE_OFFICER, CONFER_SOCIAL_WORK, HELP_SOCIAL_WORK, ASK_PREVIOUS_SCHOOL,
)  # fmt: skip
