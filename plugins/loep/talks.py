"""The conversations of Loep. A conversation with an outcome carries the route on; the others are only kept."""

from core.contract.source import Statement
from core.contract.teams import ConversationKind, Outcome, Rhythm, RhythmUnit
from plugins.loep.parties import KC, PARENTS, PUPIL, TEACHER
from plugins.loep.source import sop

_CYCLE = "een gesprekkencyclus tussen KC en leerkracht middels leerling- en groepsbesprekingen"
_CONCERNS = sop("3.2", "Wanneer er vanuit de leerlingbespreking zorgen zijn om een leerling")
_SOLUTION = sop("3.2", "er is geen oplossing gekomen vanuit het leerteam")
_SEVERAL = "Dit plan wordt meerder keren per jaar besproken met de KC’er en de leerkracht."
_AFTER_SCHOOL = "na schooltijd"
_ATTUNE = ("onderwijsbehoefte", "leerlingbegeleiding")
_INVITED = (
    "Gedurende het jaar zijn er meerdere momenten dat ouders worden uitgenodigd voor een gesprek met de leerkracht."
)
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
        rhythm=Rhythm(unit=RhythmUnit.PER_SCHOOL_YEAR, number=2, source=sop("4.4", _SEVERAL, reading="A-24, D-5")),
        source=sop("4.4", _SEVERAL, reading="A-24"),
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
        topics=_ATTUNE,
        when=_AFTER_SCHOOL,
        source=sop("8.1.2", _ROUNDS),
    ),
    ConversationKind(
        code="rapportgesprek",
        label="Rapportgesprek",
        parties=(TEACHER, PARENTS),
        leaders=("leerkracht",),
        topics=_ATTUNE,
        when=_AFTER_SCHOOL,
        rhythm=Rhythm(
            unit=RhythmUnit.PER_SCHOOL_YEAR, number=2, source=sop("8.1.2", _ROUNDS, reading="Februari en juni/juli.")
        ),
        source=sop("8.1.2", _ROUNDS),
        rules=(
            Statement(
                code="meerdere_momenten",
                text="Ouders worden meer keren per jaar uitgenodigd voor een gesprek met de leerkracht.",
                source=sop("8.1.2", _INVITED, reading="A-24"),
            ),
            Statement(
                code="afstemmen",
                text="In het gesprek stemmen wij af over de onderwijsbehoefte en over leerlingbegeleiding.",
                source=sop(
                    "8.1.2",
                    "Hierin wordt bijvoorbeeld afgestemd met de ouders over de onderwijsbehoefte en eventuele "
                    "leerlingbegeleiding die hun kind nodig heeft.",
                ),
            ),
        ),
    ),
    ConversationKind(
        code="oudergesprek",
        label="Gesprek met ouders",
        parties=(PARENTS,),
        leaders=("leerkracht", "kc", "schoolleider"),
        topics=_ATTUNE,
        asked_by=("leerkracht", "kc", "schoolleider", "ouders"),
        when=_AFTER_SCHOOL,
        rules=(
            Statement(
                code="op_eigen_initiatief",
                text="Ouders kunnen ook zelf een gesprek aanvragen.",
                source=sop("8.1.2", "Ouders kunnen ook op eigen initiatief een gesprek aanvragen."),
            ),
            Statement(
                code="na_schooltijd",
                text="Het contact met ouders is vooral na schooltijd.",
                source=sop("8.1", "Het contact met ouders verloopt voornamelijk na schooltijd", reading="D-8"),
            ),
        ),
        source=sop("8.1.2", "kan de leerkracht, KC’er of schoolleider ouders uitnodigen voor een gesprek."),
    ),
)
