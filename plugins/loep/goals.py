"""The goals of the school for the coming four years (§ 9.1). The document gives no first year (A-25)."""

from core.contract.partners import Goal
from plugins.loep.source import sop

_YEARS = 4


def _goal(code: str, label: str, quote: str, description: str) -> Goal:
    return Goal(code=code, label=label, years=_YEARS, description=description, source=sop("9.1", quote, reading="A-25"))


GOALS = (
    _goal(
        "kanjertraining",
        "Kanjertraining in de hele school",
        "het werken met de methode voor sociaal –en emotionele ontwikkeling, Kanjertraining, is volledig geïntegreerd.",
        "Het werken met de methode voor sociaal-emotionele ontwikkeling, Kanjertraining, is volledig geïntegreerd.",
    ),
    _goal(
        "leerlijnen",
        "Doorgaande leerlijnen voor de basisvaardigheden",
        "duidelijke doorgaande leerlijnen van groep 1 t/m 8 voor de basisvaardigheden.",
        "Duidelijke doorgaande leerlijnen van groep 1 t/m 8 voor de basisvaardigheden.",
    ),
    _goal(
        "taal_en_wereld",
        "Taalonderwijs en wereldoriëntatie horen bij elkaar",
        "er is een duidelijke koppeling tussen ons taalonderwijs en wereldoriëntatie.",
        "Er is een duidelijke koppeling tussen ons taalonderwijs en wereldoriëntatie.",
    ),
    _goal(
        "leergemeenschap",
        "Een professionele leergemeenschap",
        "wij werken in een professionele leergemeenschap waarbij het vakmanschap van de leerkracht centraal staat.",
        "Wij werken in een professionele leergemeenschap. Het vakmanschap van de leerkracht staat centraal.",
    ),
)
