"""The five care levels. The titles are certain; who works where is provisional, since the appendix is empty."""

from core.contract.school import CareLevel
from plugins.loep.source import sop

_BASIC = ("leerkracht", "kc", "schoolleider", "onderwijsassistent", "leraarondersteuner")
_INSIDE = ("gedragsspecialist", "rekenspecialist", "taalklasleerkracht", "kindercoach", "schoolvertrouwenspersoon")
_OUTSIDE = ("swv_contact", "jos", "smw", "jeugdverpleegkundige", "leerrechtambtenaar")

LEVELS = (
    CareLevel(
        code="niveau_1",
        label="Algemene zorg door de groepsleerkracht",
        short="zorgniveau 1",
        rank=1,
        automatic=True,
        actors=_BASIC,
        source=sop("3.2.1", "1. Algemene zorg door de groepsleerkracht.", reading="A-01"),
    ),
    CareLevel(
        code="niveau_2",
        label="Extra zorg in de groep",
        short="zorgniveau 2",
        rank=2,
        actors=_BASIC,
        source=sop("3.2.1", "2. Extra zorg in de groep.", reading="A-01"),
    ),
    CareLevel(
        code="niveau_3",
        label="Extra zorg op schoolniveau door interne deskundige",
        short="zorgniveau 3",
        rank=3,
        actors=_INSIDE,
        source=sop("3.2.1", "3. Extra zorg op schoolniveau door interne deskundige", reading="A-01"),
    ),
    CareLevel(
        code="niveau_4",
        label="Het raadplegen van externe deskundigen, VOT/OT",
        short="zorgniveau 4",
        rank=4,
        extra=True,
        actors=_OUTSIDE,
        source=sop("3.2.1", "4. Het raadplegen van externe deskundigen, VOT/OT", reading="A-01"),
    ),
    CareLevel(
        code="niveau_5",
        label="OT, aanvraag toelaatbaarheidsverklaring (TLV)",
        short="zorgniveau 5",
        rank=5,
        extra=True,
        actors=_OUTSIDE,
        source=sop("3.2.1", "5. OT, aanvraag toelaatbaarheidsverklaring (TLV)", reading="A-01"),
    ),
)
