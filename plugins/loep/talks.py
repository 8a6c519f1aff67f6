"""The conversations of Loep. A conversation with an outcome carries the route on; the others are only kept."""

from core.contract.teams import ConversationKind, Outcome
from plugins.loep.parties import KC, PARENTS, PUPIL, TEACHER
from plugins.loep.source import sop

_CYCLE = "een gesprekkencyclus tussen KC en leerkracht middels leerling- en groepsbesprekingen"
_CONCERNS = sop("3.2", "Wanneer er vanuit de leerlingbespreking zorgen zijn om een leerling")
_SOLUTION = sop("3.2", "er is geen oplossing gekomen vanuit het leerteam")
_ROUNDS = (
    "Bij de start van het jaar vinden er kennismakinggesprekken plaats, in februari en juni/juli rapportgesprekken."
)

LEERLINGBESPREKING = ConversationKind(
    code="leerlingbespreking",
    label="Leerlingbespreking",
    parties=(KC, TEACHER),
    leaders=("kc", "leerkracht"),
    outcomes=(
        Outcome(code="zorgen", label="Er zijn zorgen", source=_CONCERNS),
        Outcome(code="geen_zorgen", label="Er zijn geen zorgen", source=_CONCERNS),
    ),
    source=sop("3.1", _CYCLE),
)
LEERTEAM = ConversationKind(
    code="leerteam",
    label="Leerteam",
    parties=(TEACHER,),
    leaders=("leerkracht", "kc"),
    outcomes=(
        Outcome(code="geen_oplossing", label="Geen oplossing gevonden", source=_SOLUTION),
        Outcome(code="oplossing", label="Oplossing gevonden", source=_SOLUTION),
    ),
    topics=("didactiek", "pedagogiek", "leerlingenzorg"),
    source=sop(
        "3.1", "het samenwerken in Leerteams (LT). Het doel van deze samenwerking is om elkaars expertise te benutten"
    ),
)
GESPREK_OUDERS = ConversationKind(
    code="gesprek_ouders",
    label="Gesprek met KC, leerkracht en ouders",
    parties=(KC, TEACHER, PARENTS),
    leaders=("kc", "leerkracht"),
    topics=("wat er voor deze leerling ingezet zal worden",),
    source=sop("3.2", "dan zal er worden gekeken met de kwaliteitscoordinator, leerkracht én ouders"),
)

TALKS = (
    LEERLINGBESPREKING,
    ConversationKind(
        code="groepsbespreking",
        label="Groepsbespreking",
        parties=(KC, TEACHER),
        leaders=("kc", "leerkracht"),
        topics=("groepsoverzicht",),
        source=sop(
            "4.4", "Dit plan wordt meerder keren per jaar besproken met de KC’er en de leerkracht.", reading="A-24"
        ),
    ),
    LEERTEAM,
    GESPREK_OUDERS,
    ConversationKind(
        code="gesprek_leerling",
        label="Gesprek met de leerling",
        parties=(TEACHER, PUPIL),
        leaders=("leerkracht", "kc"),
        topics=("de zorgen in kaart brengen",),
        source=sop(
            "4.4", "kan de leerkracht samen met de leerling en eventueel de ouders de zorgen beter in kaart brengen."
        ),
    ),
    ConversationKind(
        code="kennismakingsgesprek",
        label="Kennismakingsgesprek",
        parties=(TEACHER, PARENTS),
        leaders=("leerkracht",),
        source=sop("8.1.2", _ROUNDS),
    ),
    ConversationKind(
        code="rapportgesprek",
        label="Rapportgesprek",
        parties=(TEACHER, PARENTS),
        leaders=("leerkracht",),
        topics=("onderwijsbehoefte", "leerlingbegeleiding"),
        source=sop("8.1.2", _ROUNDS),
    ),
    ConversationKind(
        code="oudergesprek",
        label="Gesprek met ouders",
        parties=(PARENTS,),
        leaders=("leerkracht", "kc", "schoolleider"),
        topics=("onderwijsbehoefte", "leerlingbegeleiding"),
        source=sop("8.1.2", "kan de leerkracht, KC’er of schoolleider ouders uitnodigen voor een gesprek."),
    ),
)
