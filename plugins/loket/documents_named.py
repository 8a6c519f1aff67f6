"""Documents that the plan names and does not hold: the school makes or keeps them elsewhere."""

from core.contract.documents import DocumentOf, DocumentTemplate
from plugins.loket import goal, nt2
from plugins.loket.source import said, sop

_WRITTEN = "wordt altijd schriftelijk toestemming aan ouders gevraagd"

CONSENT_FORM = DocumentTemplate(
    code="toestemmingsformulier",
    label="Schriftelijke toestemming",
    source=sop("2.7", "De coach zorgt voor schriftelijke toestemming van leerling en ouder(s).", reading="A-33"),
    authors=("coach",),
    supplied=False,
    rules=(said("3.1", _WRITTEN, code="altijd_schriftelijk", reading="A-33"),),
)

GROUP_PLAN = DocumentTemplate(
    code="groepshandelingsplan",
    label="Groepshandelingsplan",
    source=sop("bijlage 1", "een groepshandelingsplan opstellen voor een hele klas"),
    of=DocumentOf.GROUP,
    authors=("bpo", "coach"),
    supplied=False,
)

REGISTRATION_FORM = DocumentTemplate(
    code="aanmeldingsformulier",
    label="Aanmeldingsformulier voor leerjaar 1",
    source=sop("4.1", "Ouders gebruiken hiervoor het aanmeldingsformulier voor leerjaar 1."),
    of=DocumentOf.APPLICATION,
    authors=("ouders",),
    supplied=False,
)

DECLARATION = DocumentTemplate(
    code="toelaatbaarheidsverklaring",
    label="Aanvraag van een toelaatbaarheidsverklaring (TLV)",
    source=sop("5", "Hiervoor vraagt Loket een Toelatingsverklaring aan bij he SWV.", reading="A-41"),
    authors=("zorgcoordinator",),
    supplied=False,
    rules=(
        said(
            "5",
            "Na een eventuele proefplaatsing wordt een toelatingsverklaring praktijkonderwijs aangevraagd.",
            code="na_proefplaatsing",
            reading="A-41",
        ),
    ),
)

SCHOOL_GUIDE = DocumentTemplate(
    code="schoolgids",
    label="Schoolgids",
    source=sop("2.7", "Voor meer informatie over privacy verwijzen we u naar de schoolgids.", reading="A-54"),
    of=DocumentOf.SCHOOL,
    supplied=False,
)

NAMED = (CONSENT_FORM, GROUP_PLAN, goal.RETURN_PLAN, REGISTRATION_FORM, DECLARATION, nt2.POLICY, SCHOOL_GUIDE)
