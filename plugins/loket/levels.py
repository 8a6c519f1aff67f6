"""The two levels of support at Loket (§ 1, § 2): basic support for everybody, extra support by a decision."""

from core.contract.school import CareLevel
from plugins.loket.source import sop

BASIC = CareLevel(
    code="basis",
    label="Basisondersteuning",
    source=sop("2", "iedere leerling recht heeft op basisondersteuning"),
    rank=1,
    short="basis",
    automatic=True,
    actors=(
        "coach", "vakdocent", "leerlingbegeleider", "leerlingcoordinator", "remedial_teacher", "vip_medewerker",
        "onderwijsassistent",
    ),
)  # fmt: skip

EXTRA = CareLevel(
    code="extra",
    label="Extra ondersteuning",
    source=sop("3.4", "een extra ondersteuningsbehoefte die de basisondersteuning overstijgt"),
    rank=2,
    short="extra",
    extra=True,
    actors=("zorgcoordinator", "coach", "arrangementbegeleider", "bpo", "smw", "jeugdteamprofessional"),
)

LEVELS = (BASIC, EXTRA)
