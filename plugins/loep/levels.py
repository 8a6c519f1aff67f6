"""The five care levels. The titles are certain; who works where is provisional, since the appendix is empty."""

from core.contract.school import CareLevel
from plugins.loep.source import sop

_BASIC = ("leerkracht", "kc", "schoolleider", "onderwijsassistent", "leraarondersteuner")
_INSIDE = ("gedragsspecialist", "rekenspecialist", "taalklasleerkracht", "kindercoach", "schoolvertrouwenspersoon")
_OUTSIDE = ("swv_contact", "jos", "smw", "jeugdverpleegkundige", "leerrechtambtenaar")

_OVERVIEW = "In het overzicht zorgniveaus staat op welk niveau de deskundige ingezet kan worden."
_FROM_6_1 = sop("6", _OVERVIEW, reading="A-01. De bijlage is leeg: § 6.1 staat bij zorgniveau 1 en 2.")
_FROM_6_2 = sop("6", _OVERVIEW, reading="A-01. De bijlage is leeg: § 6.2 staat bij zorgniveau 3.")
_FROM_6_3 = sop("6", _OVERVIEW, reading="A-01. De bijlage is leeg: § 6.3 staat bij zorgniveau 4 en 5.")

LEVELS = (
    CareLevel(
        code="niveau_1",
        label="Algemene zorg door de groepsleerkracht",
        short="zorgniveau 1",
        rank=1,
        automatic=True,
        actors=_BASIC,
        actors_source=_FROM_6_1,
        source=sop("3.2.1", "1. Algemene zorg door de groepsleerkracht.", reading="A-01"),
    ),
    CareLevel(
        code="niveau_2",
        label="Extra zorg in de groep",
        short="zorgniveau 2",
        rank=2,
        actors=_BASIC,
        actors_source=_FROM_6_1,
        source=sop("3.2.1", "2. Extra zorg in de groep.", reading="A-01"),
    ),
    CareLevel(
        code="niveau_3",
        label="Extra zorg op schoolniveau door interne deskundige",
        short="zorgniveau 3",
        rank=3,
        actors=_INSIDE,
        actors_source=_FROM_6_2,
        source=sop("3.2.1", "3. Extra zorg op schoolniveau door interne deskundige", reading="A-01"),
    ),
    CareLevel(
        code="niveau_4",
        label="Het raadplegen van externe deskundigen, VOT/OT",
        short="zorgniveau 4",
        rank=4,
        extra=True,
        actors=_OUTSIDE,
        actors_source=_FROM_6_3,
        source=sop("3.2.1", "4. Het raadplegen van externe deskundigen, VOT/OT", reading="A-01"),
    ),
    CareLevel(
        code="niveau_5",
        label="OT, aanvraag toelaatbaarheidsverklaring (TLV)",
        short="zorgniveau 5",
        rank=5,
        extra=True,
        actors=_OUTSIDE,
        actors_source=_FROM_6_3,
        source=sop("3.2.1", "5. OT, aanvraag toelaatbaarheidsverklaring (TLV)", reading="A-01"),
    ),
)
