"""The systems Loep works with, as the document names them."""

from core.contract.limits import Limits
from core.contract.partners import SchoolSystem
from core.contract.requirements import HumanVerdict
from core.contract.source import Statement
from plugins.loep.conditions import CONSENT_SWV
from plugins.loep.source import sop

_TRACKING = "een leerlingvolgsysteem op leerrendement (Leerling in Beeld (LIB) en Parnassys)."
_RESULTS = "Leerlingresultaten van groep 3 t/m 8 van methode- en niet-methodetoetsen worden geregistreerd in Parnassys."

IMPORTED = HumanVerdict(
    code="parnassys_import",
    question="Zijn de gegevens van {leerling} geïmporteerd vanuit Parnassys?",
    by=("kc",),
    source=sop("3.2.3", "Dit vereist het importeren van leerlinggegevens vanuit Parnassys."),
)

OTR = SchoolSystem(
    code="otr",
    label="Onderwijs Transparant (OTr)",
    aliases=("Onderwijs Transparant Loket PO",),
    purpose="zorg delen met het samenwerkingsverband: een duidelijk overzicht van de zorg, en veilig informatie delen",
    holds_reference=True,
    before=(CONSENT_SWV, IMPORTED),
    source=sop(
        "3.2.3",
        "Onderwijs Transparant Loket PO is een online platform dat scholen in samenwerking met het "
        "samenwerkingsverband (SWV) gebruiken.",
        reading="A-50",
    ),
    rules=(
        Statement(
            code="doel",
            text="OTr geeft een duidelijk overzicht van de zorg voor elke school en deelt informatie veilig, zonder "
            "privacy te schenden.",
            source=sop(
                "3.2.3",
                "Het doel is om een duidelijk overzicht van de zorg voor elke school te bieden en om veilig informatie "
                "over leerlingen te delen zonder privacy te schenden.",
            ),
        ),
        Statement(
            code="twee_routes",
            text="Binnen OTr zijn er 2 routes: VOT en OT. Het zijn andere dingen dan de teams VOT en OT.",
            source=sop("3.2.3", "Binnen OTr zijn er twee routes beschikbaar:", reading="A-02, A-03"),
        ),
    ),
)

SYSTEMS = (
    SchoolSystem(
        code="lib", label="Leerling in Beeld (LIB)", purpose="leerrendement volgen", source=sop("3.1", _TRACKING)
    ),
    SchoolSystem(
        code="parnassys",
        label="Parnassys",
        purpose="leerrendement volgen, groep 3 t/m 8",
        holds_reference=True,
        limits=Limits(first_year=3, last_year=8),
        source=sop("3.1", _TRACKING),
        rules=(
            Statement(
                code="toetsen",
                text="Resultaten van methodetoetsen en niet-methodetoetsen van groep 3 t/m 8 staan in Parnassys.",
                source=sop("4.1", _RESULTS),
            ),
        ),
    ),
    SchoolSystem(
        code="sociaal_emotioneel",
        label="Volgsysteem sociaal-emotionele ontwikkeling",
        purpose="sociaal-emotionele ontwikkeling volgen",
        named=False,
        source=sop(
            "3.1",
            "een volgsysteem voor de sociaal emotionele ontwikkeling.",
            reading="A-24. Het document noemt geen naam: nog aan te leveren.",
        ),
    ),
    SchoolSystem(
        code="kijk",
        label="KIJK",
        purpose="observeren, groep 1 en 2",
        limits=Limits(first_year=1, last_year=2),
        source=sop("4.1", "Leerlingen van groep 1 en 2 worden geobserveerd middels KIJK."),
    ),
    OTR,
    SchoolSystem(
        code="parro",
        label="Parro",
        purpose="contact met ouders",
        source=sop("8.1", "Het contact met ouders verloopt voornamelijk na schooltijd en via de Parro-app."),
    ),
    SchoolSystem(
        code="wmk",
        label="WMK",
        purpose="het schoolplan schrijven",
        part_of="parnassys",
        source=sop("9.1", "Het schoolplan wordt geschreven en gemaakt met behulp van WMK, een module van Parnassys."),
    ),
)
