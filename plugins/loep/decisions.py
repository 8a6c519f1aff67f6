"""Who may decide what. Only the OT opens the way to an arrangement or a TLV."""

from core.contract.decisions import DecisionRight, DecisionSubject
from core.contract.requirements import HumanVerdict, Informed
from plugins.loep import conditions as must
from plugins.loep.parties import BOARD, LEADER, SMW
from plugins.loep.source import sop
from plugins.loep.systems import IMPORTED

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

FOR_CONTACT = HumanVerdict(
    code="otr_voor_contactpersoon",
    question="Zijn er zorgen om {leerling} die besproken moeten worden met de contactpersoon van het SWV?",
    by=("kc",),
    source=sop(
        "3.2.3",
        "Dit wordt gebruikt als er zorgen zijn over een leerling die besproken moet worden met de contactpersoon van "
        "het SWV.",
    ),
)
FOR_REQUEST = HumanVerdict(
    code="otr_voor_aanvraag",
    question="Moet er voor {leerling} een arrangement of een TLV voor een andere onderwijsvorm worden aangevraagd?",
    by=("kc",),
    source=sop(
        "3.2.3",
        "Dit wordt ingezet als er een arrangement of een toelaatbaarheidsverklaring (TLV) voor een andere "
        "onderwijsvorm aangevraagd moet worden.",
    ),
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
    DecisionRight(
        code="otr_vot",
        label="In OTr zetten, route VOT (Verontrustende Ontwikkeling en Traject)",
        owners=("kc",),
        guards=(must.CONSENT_SWV, IMPORTED, FOR_CONTACT),
        source=sop(
            "3.2.3",
            "VOT (Verontrustende Ontwikkeling en Traject)",
            reading="A-02. Het document noemt niemand: de KC doet dit.",
        ),
    ),
    DecisionRight(
        code="otr_ot",
        label="In OTr zetten, route OT (OndersteuningsTraject)",
        owners=("kc",),
        guards=(must.CONSENT_SWV, IMPORTED, FOR_REQUEST),
        source=sop("3.2.3", "OT (OndersteuningsTraject)", reading="A-03. Het document noemt niemand: de KC doet dit."),
    ),
    DecisionRight(
        code="toelating_loep",
        label="Toelating tot Loep",
        owners=("schoolleider", "kc"),
        subject=DecisionSubject.APPLICATION,
        elsewhere="Toelating tot Loep: dat doen de schoolleider en de KC.",
        source=sop(
            "2",
            "neemt de directeur of intern begeleider contact op met de vorige school",
            reading="Het document noemt niemand die toelaat: wie de overdracht doet en beoordeelt, besluit.",
        ),
    ),
    DecisionRight(
        code="besluit_na_proef",
        label="Besluit over al dan niet definitieve plaatsing",
        owners=("schoolleider", "kc"),
        subject=DecisionSubject.PLACEMENT,
        source=sop(
            "2",
            "daarna valt besluit over al dan niet definitieve plaatsing.",
            reading="A-13. Het document noemt niemand: de schoolleider of de KC besluit.",
        ),
    ),
)
