"""The two care routes of § 3.2.1. They part at the beginning and share everything from the learning team on."""

from core.contract.routes import RouteStep, SupportRoute
from plugins.loep import conditions as must
from plugins.loep import steps
from plugins.loep.source import sop

_LEVEL_3 = "3. Extra zorg op schoolniveau door interne deskundige"
_ROUTES = sop(
    "3.2.1",
    "Door de mogelijke zorgroutes (didactisch en pedagogisch/sociaal-emotioneel) voor ouders, leerkrachten en "
    "andere betrokkenen duidelijk weer te geven, is het inzichtelijk welke interventie op welk moment kan worden "
    "toegepast.",
)
_ASIDE = (
    "Algemene zorg (niveau 1) heeft elke leerling al. Vindt het leerteam een oplossing, dan blijft de hulp in de groep."
)

LEARNING = SupportRoute(
    code="didactisch",
    label="Didactische zorgroute",
    domain="didactisch",
    aside=_ASIDE,
    source=_ROUTES,
    steps=(
        RouteStep(
            code="extra_zorg_groep",
            label="Extra zorg in de groep",
            verb="Handelingsplan maken",
            owners=("leerkracht", "kc"),
            level="niveau_2",
            next=("leerlingbespreking", "afgerond"),
            source=sop(
                "4.2",
                "Er wordt een individueel handelingsplan opgesteld om de leerling zo snel mogelijk weer te laten "
                "aansluiten bij de groep.",
            ),
        ),
        RouteStep(
            code="leerlingbespreking",
            label="Leerlingbespreking",
            short="Leerling- bespreking",
            verb="Leerlingbespreking houden",
            owners=("kc", "leerkracht"),
            records="leerlingbespreking",
            next=("leerteam", "extra_zorg_groep"),
            source=sop("3.1", "een gesprekkencyclus tussen KC en leerkracht middels leerling- en groepsbesprekingen"),
        ),
        steps.LEARNING_TEAM,
        steps.TALK,
        RouteStep(
            code="schoolniveau",
            label="Extra zorg op schoolniveau",
            verb="Extra zorg op schoolniveau inzetten",
            owners=("kc",),
            level="niveau_3",
            guards=(*must.TO_LEVEL_3, must.ACTION_PLAN_FIRST),
            next=steps.AFTER_SCHOOL_LEVEL,
            source=sop("3.2.1", _LEVEL_3),
        ),
        steps.EARLY_TEAM,
        steps.SUPPORT_TEAM,
        steps.DECLARATION,
        steps.DONE,
    ),
)

SOCIAL = SupportRoute(
    code="sociaal_emotioneel",
    label="Sociaal-emotionele zorgroute",
    domain="sociaal-emotioneel",
    aside=_ASIDE,
    source=_ROUTES,
    steps=(
        RouteStep(
            code="extra_zorg_groep",
            label="Kijken naar onderwijsbehoeften",
            short="Onderwijs- behoeften",
            verb="Onderwijsbehoeften bekijken met de KC",
            owners=("leerkracht", "kc"),
            level="niveau_2",
            records="leerlingbespreking",
            next=("gedragsspecialist", "leerteam", "afgerond"),
            source=sop(
                "4.4",
                "Bij gedragsproblemen of sociaal-emotionele kwesties in de klas kijkt de leerkracht eerst zelf naar "
                "de onderwijsbehoeften, met ondersteuning van KC’er.",
                reading="Leerkracht en KC doen dit in de leerlingbespreking van § 3.1.",
            ),
        ),
        RouteStep(
            code="gedragsspecialist",
            label="Advies gedragsspecialist",
            short="Gedrags- specialist",
            verb="Advies vragen aan de gedragsspecialist",
            owners=("kc", "leerkracht"),
            optional=True,
            next=("leerteam", "extra_zorg_groep"),
            source=sop(
                "4.4",
                "Daarnaast kan de gedragsspecialist van Loep om advies gevraagd worden.",
                reading="Advies mag al voor zorgniveau 3: § 4.4 noemt geen niveau, en A-01 is voorlopig.",
            ),
        ),
        steps.LEARNING_TEAM,
        steps.TALK,
        RouteStep(
            code="schoolniveau",
            label="Extra zorg op schoolniveau",
            verb="Bekijken of een traject bij de JOS of kindercoach past",
            owners=("kc",),
            level="niveau_3",
            guards=must.TO_LEVEL_3,
            next=steps.AFTER_SCHOOL_LEVEL,
            source=sop(
                "4.4",
                "Indien nodig wordt ook bekeken of een traject bij de JOS of kindcoach een optie is.",
                reading="A-21",
            ),
        ),
        steps.EARLY_TEAM,
        steps.SUPPORT_TEAM,
        steps.DECLARATION,
        steps.DONE,
    ),
)

ROUTES = (LEARNING, SOCIAL)
