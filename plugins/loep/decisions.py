"""Who may decide what. Only the OT opens the way to an arrangement or a TLV."""

from core.contract.decisions import DecisionRight
from core.contract.requirements import HumanVerdict, Informed
from plugins.loep import conditions as must
from plugins.loep.parties import BOARD, LEADER, SMW
from plugins.loep.source import sop

_ONLY_OT = "In het OT is de enige plek waar toestemming kan worden gegeven voor het afgeven van een arrangement of TLV."
_DISCUSSED = "worden de zorgen en eventuele interventies besproken."
_AURIS = (
    "Dit arrangement gaat buiten het ondersteuningsteam (OT) om, maar het is wel belangrijk dat de SMW’er "
    "geïnformeerd wordt dat Auris betrokken is."
)

AURIS_SUSPICION = HumanVerdict(
    code="auris_vermoeden",
    question="Is er bij {leerling} een vermoeden van problemen met taal, spraak of gehoor?",
    by=("kc", "leerkracht"),
    source=sop("6.3", "Auris wordt ingeschakeld wanneer er vermoedens zijn van problemen met taal, spraak of gehoor."),
)
AURIS_TOLD = Informed(
    party=SMW,
    about="auris",
    says="De SMW’er weet dat Auris betrokken is.",
    source=sop("6.3", "het is wel belangrijk dat de SMW’er geïnformeerd wordt dat Auris betrokken is.", reading="A-04"),
)

DECISIONS = (
    DecisionRight(
        code="interventie_inzetten",
        label="Interventie inzetten",
        teams=("vot", "ot"),
        source=sop(
            "3.2.4", _DISCUSSED, reading="Het document legt dit besluit bij geen team alleen: VOT en OT kunnen het."
        ),
    ),
    DecisionRight(
        code="naar_ot",
        label="Verder in het OT",
        teams=("vot",),
        guards=must.TO_OT,
        step="ot",
        elsewhere="Het VOT of de KC brengt een leerling naar het OT.",
        source=sop(
            "3.2.3",
            "Dit wordt ingezet als er een arrangement of een toelaatbaarheidsverklaring (TLV) voor een andere "
            "onderwijsvorm aangevraagd moet worden.",
            reading="Het VOT mag dit zeggen, en de KC ook zonder VOT: het document kiest niet.",
        ),
    ),
    DecisionRight(
        code="terug_naar_groep",
        label="Terug naar extra zorg in de groep",
        teams=("vot", "ot"),
        step="extra_zorg_groep",
        source=sop("4.2", "Leerlingen worden gestimuleerd om zoveel mogelijk onderwijs in hun eigen groep te volgen."),
    ),
    DecisionRight(
        code="arrangement",
        label="Toestemming voor een arrangement",
        teams=("ot",),
        guards=(must.AT_LEVEL_4, must.GROWTH_FOR_REQUEST, must.CONSENT_SWV),
        approvers=(LEADER, BOARD),
        elsewhere="Alleen het OT geeft toestemming voor een arrangement.",
        source=sop("3.2.4", _ONLY_OT, reading="A-08, A-11, A-12"),
    ),
    DecisionRight(
        code="tlv",
        label="Toestemming voor een TLV",
        teams=("ot",),
        guards=(must.AT_LEVEL_5, must.GROWTH_FOR_REQUEST, must.CONSENT_SWV),
        elsewhere="Alleen het OT geeft toestemming voor een TLV, op zorgniveau 5.",
        source=sop("3.2.4", _ONLY_OT, reading="A-12"),
    ),
    DecisionRight(
        code="auris_arrangement",
        label="Arrangement van Auris",
        owners=("kc",),
        guards=(AURIS_SUSPICION, AURIS_TOLD),
        elsewhere="Een arrangement van Auris gaat buiten het OT om.",
        source=sop("6.3", _AURIS, reading="A-11"),
    ),
)
