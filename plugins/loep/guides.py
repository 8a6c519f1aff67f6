"""Protocols and ways of working (§ 4.1, § 4.4, chapter 5) and the training of the whole school (§ 4.3)."""

from core.contract.offers import GuideSection
from core.contract.partners import Guide, Training
from core.contract.source import Statement
from plugins.loep.source import sop

_WAY = "werkwijze"
_NEEDS = "Er wordt systematisch en doelgericht gewerkt aan de hand van de behoeften en mogelijkheden van leerlingen."
_STRENGTHS = (
    "Deze benadering helpt niet alleen bij het signaleren van problemen, maar ook bij het stimuleren van de sterke "
    "punten van leerlingen"
)
_PRIORITIES = sop(
    "5.2",
    "Op basis van de analyse van de resultaten worden prioriteiten bijgesteld, zowel voor individuele leerlingen als "
    "voor groepen en de gehele school.",
)


def _priority(code: str, label: str) -> GuideSection:
    return GuideSection(
        code=code, label=label, text="Prioriteiten bijstellen op basis van de analyse.", source=_PRIORITIES
    )


GUIDES = (
    Guide(
        code="gedragsprotocol",
        label="Gedragsprotocol",
        kind="protocol",
        about="incident",
        supplied=False,
        description="Wordt gevolgd bij incidenten tijdens schooltijd, om adequaat te reageren.",
        source=sop(
            "4.4",
            "Bij incidenten tijdens schooltijd wordt het gedragsprotocol gevolgd om adequaat te reageren.",
            reading="A-24. De tekst van het protocol is nog aan te leveren.",
        ),
    ),
    Guide(
        code="dim",
        label="Directe instructiemodel (DIM)",
        kind=_WAY,
        roles=("leerkracht",),
        description="Zo geven wij les in de hele school.",
        source=sop("4.1", "Door de gehele school wordt er les gegeven middels het directe instructiemodel (DIM)."),
    ),
    Guide(
        code="hgw",
        label="Handelingsgericht werken (HGW)",
        kind=_WAY,
        roles=("leerkracht", "kc", "schoolleider"),
        description="Een benadering om de ontwikkeling en het leren van kinderen te optimaliseren.",
        source=sop("5.1", "De leerkracht, KC ‘er en schoolleider werken samen op een handelingsgerichte manier."),
        rules=(
            Statement(
                code="behoeften",
                text="Wij werken systematisch en doelgericht, vanuit wat leerlingen nodig hebben en kunnen.",
                source=sop("5.1", _NEEDS),
            ),
            Statement(
                code="sterke_punten",
                text="Wij signaleren problemen en stimuleren ook de sterke punten.",
                source=sop("5.1", _STRENGTHS),
            ),
        ),
    ),
    Guide(
        code="ogw",
        label="Opbrengstgericht werken (OGW)",
        kind=_WAY,
        description="Na een analyse van de resultaten stellen wij prioriteiten bij.",
        sections=(
            _priority("leerling", "Voor individuele leerlingen"),
            _priority("groep", "Voor groepen"),
            _priority("school", "Voor de gehele school"),
        ),
        source=sop("5.2", "Binnen loep wordt er opbrengstgericht gewerkt."),
    ),
    Guide(
        code="referentieniveaus",
        label="Referentieniveaus voor rekenen en taal",
        kind="norm",
        about="eigen_leerlijn",
        supplied=False,
        description="Hiermee bepalen wij welke leerlijn een leerling met een eigen leerlijn volgt.",
        source=sop("5.3", "in overeenstemming met de normen van de referentieniveaus voor rekenen en taal."),
    ),
)

TRAININGS = (
    Training(
        code="kanjertraining",
        label="Kanjertraining",
        audience=("kinderen", "leerkrachten", "ouders"),
        description="Onderling vertrouwen in de groep, en goed omgaan met sociaal stressvolle situaties.",
        themes=(
            "vertrouwen",
            "rust",
            "wederzijds respect",
            "sociale redzaamheid",
            "ouderbetrokkenheid",
            "burgerschap",
            "gezond gedrag",
            "duurzaamheid",
        ),
        source=sop("4.3", "Op Loep wordt de sociaal-emotionele ontwikkeling gestimuleerd met de Kanjertraining."),
        rules=(
            Statement(
                code="doel",
                text="De training bevordert onderling vertrouwen: nodig voor een rustige klas, sociale veiligheid en "
                "een prettig schoolklimaat.",
                source=sop(
                    "4.3",
                    "Deze training richt zich op het bevorderen van onderling vertrouwen binnen groepen, wat "
                    "essentieel is voor een rustige klas, sociale veiligheid en een prettig schoolklimaat.",
                ),
            ),
            Statement(
                code="motto",
                text="Hoe je met een ervaring omgaat, is belangrijker dan de ervaring zelf.",
                source=sop("4.3", "het belangrijker is hoe je ermee omgaat."),
            ),
        ),
    ),
)
