"""The two levels of support at Loket (§ 1, § 2): basic support for everybody, extra support by a decision."""

from core.contract.school import CareLevel
from plugins.loket.source import said, sop

BASIC = CareLevel(
    code="basis",
    label="Basisondersteuning",
    source=sop("2", "iedere leerling recht heeft op basisondersteuning"),
    rank=1,
    short="basis",
    automatic=True,
    description="Preventieve en lichte curatieve maatregelen binnen de zorgstructuur van de school.",
    actors=(
        "coach", "vakdocent", "leerlingbegeleider", "leerlingcoordinator", "remedial_teacher", "vip_medewerker",
        "onderwijsassistent",
    ),
    rules=(
        said(
            "1",
            "De basisondersteuning bestaat uit preventieve en lichte curatieve maatregelen die binnen de zorgstructuur "
            "van de school worden georganiseerd.",
            code="maatregelen",
        ),
        said("2", "iedere leerling recht heeft op basisondersteuning", code="recht"),
        said(
            "2.2",
            "De basisondersteuning is de ondersteuning die in beginsel wordt gegeven aan alle leerlingen van Loket.",
            code="alle_leerlingen",
        ),
        said(
            "2.7",
            "De leerling die voor basisondersteuning in aanmerking komt, valt onder verantwoordelijkheid van de "
            "school.",
            code="verantwoordelijk",
        ),
    ),
)  # fmt: skip

EXTRA = CareLevel(
    code="extra",
    label="Extra ondersteuning",
    source=sop("3.4", "een extra ondersteuningsbehoefte die de basisondersteuning overstijgt"),
    rank=2,
    short="extra",
    extra=True,
    description="Ondersteuning boven op de basisondersteuning, na een besluit van het OT.",
    actors=("zorgcoordinator", "coach", "arrangementbegeleider", "bpo", "smw", "jeugdteamprofessional"),
    rules=(
        said(
            "2",
            "daar bovenop kunnen leerlingen waar nodig gebruik maken van extra mogelijkheden om zichzelf verder te "
            "ontwikkelen",
            code="bovenop",
        ),
        said("1", "Deze extra ondersteuning wordt vaak voor een langere periode ingezet.", code="langere_periode"),
        said(
            "1",
            "We stellen voor de begeleiding dan een Ontwikkel Perspectief (OPP) op en zullen de voortgang met leerling "
            "en ouders bespreken.",
            code="altijd_opp",
            reading="A-35",
        ),
        said(
            "1",
            "Mocht extra ondersteuning binnen de school niet toereikend zijn, dan maken we gebruik van speciale "
            "voorzieningen in de regio, zoals GOAL.",
            code="regio",
        ),
    ),
)

LEVELS = (BASIC, EXTRA)
