"""Systems, guides, trainings, the building and the goals, as the document names them."""

from core.contract.partners import Facility, Goal, Guide, SchoolSystem, Training
from plugins.loep.source import sop

_TRACKING = "een leerlingvolgsysteem op leerrendement (Leerling in Beeld (LIB) en Parnassys)."
_OTR = (
    "Onderwijs Transparant Loket PO is een online platform dat scholen in samenwerking met het samenwerkingsverband "
    "(SWV) gebruiken."
)
_KANJER = "Op Loep wordt de sociaal-emotionele ontwikkeling gestimuleerd met de Kanjertraining."

SYSTEMS = (
    SchoolSystem(
        code="lib", label="Leerling in Beeld (LIB)", purpose="leerrendement volgen", source=sop("3.1", _TRACKING)
    ),
    SchoolSystem(
        code="parnassys",
        label="Parnassys",
        purpose="leerrendement volgen, groep 3 t/m 8",
        holds_reference=True,
        source=sop("3.1", _TRACKING),
    ),
    SchoolSystem(
        code="sociaal_emotioneel",
        label="Volgsysteem sociaal-emotionele ontwikkeling",
        purpose="sociaal-emotionele ontwikkeling volgen",
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
        source=sop("4.1", "Leerlingen van groep 1 en 2 worden geobserveerd middels KIJK."),
    ),
    SchoolSystem(
        code="otr",
        label="Onderwijs Transparant (OTr)",
        purpose="zorg delen met het samenwerkingsverband",
        holds_reference=True,
        source=sop("3.2.3", _OTR, reading="A-50"),
    ),
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
        source=sop("9.1", "met behulp van WMK, een module van Parnassys."),
    ),
)

GUIDES = (
    Guide(
        code="gedragsprotocol",
        label="Gedragsprotocol",
        kind="protocol",
        source=sop(
            "4.4",
            "Bij incidenten tijdens schooltijd wordt het gedragsprotocol gevolgd om adequaat te reageren.",
            reading="A-24. De tekst van het protocol is nog aan te leveren.",
        ),
    ),
)

TRAININGS = (
    Training(
        code="kanjertraining",
        label="Kanjertraining",
        audience=("kinderen", "leerkrachten", "ouders"),
        description="Onderling vertrouwen in de groep, en goed omgaan met lastige situaties.",
        source=sop("4.3", _KANJER),
    ),
)

FACILITIES = (
    Facility(
        code="geen_lift", label="Geen lift", source=sop("7.1", "Het gebouw van Loep beschikt niet over een lift.")
    ),
    Facility(
        code="aanpassingen",
        label="Aanpassingen en speciaal meubilair",
        description="Als het kan, en als er budget voor is.",
        source=sop("7.2", "De school is, indien mogelijk en afhankelijk van beschikbare middelen en budget, bereid"),
    ),
    Facility(code="ouderkamer", label="Ouderkamer", source=sop("8.1.3", "Ouderkamer")),
)


def _goal(code: str, label: str, quote: str) -> Goal:
    return Goal(code=code, label=label, years=4, source=sop("9.1", quote, reading="A-25"))


GOALS = (
    _goal(
        "kanjertraining",
        "Kanjertraining in de hele school",
        "het werken met de methode voor sociaal –en emotionele ontwikkeling, Kanjertraining, is volledig geïntegreerd.",
    ),
    _goal(
        "leerlijnen",
        "Doorgaande leerlijnen voor de basisvaardigheden",
        "duidelijke doorgaande leerlijnen van groep 1 t/m 8 voor de basisvaardigheden.",
    ),
    _goal(
        "taal_en_wereld",
        "Taalonderwijs en wereldoriëntatie horen bij elkaar",
        "er is een duidelijke koppeling tussen ons taalonderwijs en wereldoriëntatie.",
    ),
    _goal(
        "leergemeenschap",
        "Een professionele leergemeenschap",
        "wij werken in een professionele leergemeenschap waarbij het vakmanschap van de leerkracht centraal staat.",
    ),
)
