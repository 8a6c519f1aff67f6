"""The conditions of Loep that more than one step or decision asks for."""

from core.contract.requirements import (
    ConsentFor,
    ConversationWith,
    DocumentIn,
    HumanVerdict,
    LevelReached,
    OutcomeIs,
    Softened,
)
from plugins.loep.parties import KC, PARENTS, TEACHER
from plugins.loep.source import sop

DONE = ("made", "agreed")
"""The states in which a document counts: the school made it, or it was agreed with the parents as well."""

CONCERNS = OutcomeIs(
    kind="conversation",
    about="leerlingbespreking",
    label="Leerlingbespreking",
    outcomes=("zorgen",),
    wanted="er zijn zorgen",
    says="In de leerlingbespreking bleken zorgen om {leerling}.",
    source=sop("3.2", "Wanneer er vanuit de leerlingbespreking zorgen zijn om een leerling"),
)
NO_SOLUTION = OutcomeIs(
    kind="conversation",
    about="leerteam",
    label="Leerteam",
    outcomes=("geen_oplossing",),
    wanted="geen oplossing",
    says="Het leerteam vond geen oplossing voor {leerling}.",
    source=sop("3.2", "er is geen oplossing gekomen vanuit het leerteam"),
)
TALK_WITH_PARENTS = ConversationWith(
    parties=(KC, TEACHER, PARENTS),
    about="gesprek_ouders",
    says="De KC, de leerkracht en de ouders keken samen wat er wordt ingezet.",
    source=sop(
        "3.2",
        "dan zal er worden gekeken met de kwaliteitscoordinator, leerkracht én ouders wat er voor deze leerling "
        "ingezet zal worden.",
    ),
)
ACTION_PLAN_FIRST = Softened(
    source=sop("4.2", "Er wordt een individueel handelingsplan opgesteld"),
    part=DocumentIn(
        document="handelingsplan",
        label="handelingsplan",
        states=DONE,
        says="Er is een individueel handelingsplan voor {leerling}.",
        source=sop(
            "4.2",
            "Er wordt een individueel handelingsplan opgesteld om de leerling zo snel mogelijk weer te laten "
            "aansluiten bij de groep.",
            reading="Houdt de stap naar zorgniveau 3 niet tegen: § 3.2 noemt het plan niet. Voor een interventie "
            "van § 4.2 is het plan wel nodig.",
        ),
    ),
)
CARE_IS_DONE = HumanVerdict(
    code="zorg_klaar",
    question="Is de extra zorg voor {leerling} klaar?",
    by=("kc", "leerkracht"),
    source=sop(
        "4.2",
        "om de leerling zo snel mogelijk weer te laten aansluiten bij de groep.",
        reading="Wanneer de zorg klaar is, zegt een mens, met de reden: de leerling sluit weer aan, of gaat naar een "
        "andere school.",
    ),
)
OUTSIDE_HELP = HumanVerdict(
    code="externe_hulp",
    question="Is voor {leerling} hulp van buiten nodig, of is er een vermoeden dat die nodig wordt?",
    by=("kc",),
    source=sop(
        "3.2.2",
        "zodra externe hulpverleners betrokken moeten worden, of als er een vermoeden is dat dit nodig zal zijn.",
    ),
)
GROWTH_DOCUMENT = DocumentIn(
    document="groeidocument",
    label="groeidocument",
    states=DONE,
    says="Er is een groeidocument voor {leerling}.",
    source=sop(
        "3.2.2", "wordt het groeidocument ingezet zodra externe hulpverleners betrokken moeten worden", reading="A-19"
    ),
)
GROWTH_FOR_REQUEST = DocumentIn(
    document="groeidocument",
    label="groeidocument",
    states=DONE,
    says="Er is een groeidocument voor de aanvraag.",
    source=sop(
        "5.3",
        "een groeidocument samen voor de eventuele aanvraag van een arrangement of verwijzing naar Speciaal Basis "
        "Onderwijs (SBO) of Speciaal Onderwijs (SO).",
        reading="A-19",
    ),
)
CONSENT_VOT = ConsentFor(
    purpose="bespreken_vot",
    label="bespreken in het VOT",
    says="De ouders gaven akkoord voor bespreken in het VOT.",
    source=sop("3.2.4", "Nadat ouders akkoord hebben gegeven", reading="A-20"),
)
CONSENT_SWV = ConsentFor(
    purpose="swv_betrokken",
    label="betrekken van het samenwerkingsverband en het OT",
    says="De ouders gaven toestemming om het samenwerkingsverband te betrekken.",
    source=sop("3.2.3", "zodra ouders toestemming geven voor betrokkenheid van het SWV.", reading="A-20"),
)
OTHER_SCHOOL_TYPE = HumanVerdict(
    code="andere_onderwijsvorm",
    question="Moet er voor {leerling} een TLV voor een andere onderwijsvorm worden aangevraagd?",
    by=("kc",),
    source=sop("3.2.3", "een toelaatbaarheidsverklaring (TLV) voor een andere onderwijsvorm aangevraagd moet worden."),
)
AT_LEVEL_4 = LevelReached(
    level="niveau_4",
    rank=4,
    label="zorgniveau 4",
    says="{leerling} is op zorgniveau 4. Daar hoort een arrangement bij.",
    source=sop("3.2.1", "4. Het raadplegen van externe deskundigen, VOT/OT", reading="A-12"),
)
AT_LEVEL_5 = LevelReached(
    level="niveau_5",
    rank=5,
    label="zorgniveau 5",
    says="{leerling} is op zorgniveau 5. Daar hoort een TLV bij.",
    source=sop("3.2.1", "5. OT, aanvraag toelaatbaarheidsverklaring (TLV)", reading="A-12"),
)

TO_LEVEL_3 = (CONCERNS, NO_SOLUTION, TALK_WITH_PARENTS)
TO_VOT = (OUTSIDE_HELP, GROWTH_DOCUMENT, CONSENT_VOT)
TO_OT = (GROWTH_DOCUMENT, CONSENT_SWV)
