"""Consent ages and retention periods of Dutch law, the same in both sectors."""

from core.contract.consents import ConsentForm, ConsentRule, Giver, GiverRule
from core.contract.deadlines import Moment, RetentionPeriod
from core.contract.source import Source

SHARING = "delen_buiten_school"
GUIDANCE = "handelingsdeel"

_AGE = Source(document="UAVG", section="5", law=True)
_OPP = Source(
    document="WPO", section="40a", law=True, confirmed=False, reading="Voor vo: WVO 2020 artikel 2.44, niet nagekeken."
)

CONSENTS: tuple[ConsentRule, ...] = (
    ConsentRule(
        code=SHARING,
        label="het delen van gegevens buiten de school",
        source=_AGE,
        givers=(
            GiverRule(giver=Giver.EVERY_HOLDER, below_age=16, source=_AGE),
            GiverRule(giver=Giver.PUPIL, from_age=16, source=_AGE),
        ),
        forms=(ConsentForm.WRITTEN, ConsentForm.ORAL),
        question="Mag de school gegevens over {leerling} delen met mensen buiten de school?",
        statutory=True,
    ),
    ConsentRule(
        code=GUIDANCE,
        label="het handelingsdeel van het ontwikkelingsperspectief",
        source=_OPP,
        givers=(
            GiverRule(giver=Giver.EVERY_HOLDER, below_age=18, source=_OPP),
            GiverRule(giver=Giver.PUPIL, from_age=18, source=_OPP),
        ),
        forms=(ConsentForm.WRITTEN,),
        question="Bent u het eens met de begeleiding die in het handelingsdeel staat?",
        statutory=True,
    ),
)

_GONE = Moment(kind="departure")
_GUIDE = Source(document="AVG", section="5 lid 1 onder e", law=True, reading="Handreiking PO-Raad over bewaartermijnen")

RETENTION: tuple[RetentionPeriod, ...] = (
    RetentionPeriod(
        code="leerlingdossier", label="Dossier van de leerling", data="case", starts=_GONE, length=2, source=_GUIDE
    ),
    RetentionPeriod(
        code="aanmelding_zonder_plaatsing",
        label="Aanmelding van een kind dat niet kwam",
        data="application",
        starts=Moment(kind="application", outcome="closed"),
        length=1,
        source=Source(
            document="AVG",
            section="5 lid 1 onder e",
            law=True,
            confirmed=False,
            reading="Een jaar: langer dan bezwaar en een geschil duren. De wet noemt geen aantal.",
        ),
    ),
    RetentionPeriod(
        code="inschrijving_en_verzuim",
        label="Gegevens over inschrijving en verzuim",
        data="enrolment",
        starts=_GONE,
        length=5,
        source=Source(document="Besluit bekostiging WPO", section="9", law=True, confirmed=False),
    ),
    RetentionPeriod(
        code="verwijzing_speciaal_onderwijs",
        label="Gegevens over een verwijzing naar speciaal onderwijs",
        data="referral",
        starts=_GONE,
        length=3,
        source=_GUIDE,
    ),
    RetentionPeriod(
        code="advies_samenwerkingsverband",
        label="Dossier van het samenwerkingsverband",
        data="request",
        starts=Moment(kind="request", outcome="closed"),
        length=3,
        source=Source(document="WPO", section="18a lid 13", law=True, confirmed=False),
    ),
    RetentionPeriod(
        code="toelaatbaarheidsverklaring",
        label="Besluit over een toelaatbaarheidsverklaring",
        data="tlv",
        starts=Moment(kind="tlv", outcome="decided"),
        length=7,
        source=Source(
            document="Archiefwet",
            section="selectielijst",
            law=True,
            confirmed=False,
            reading="Voorgenomen termijn; tot er een selectielijst is mag het besluit niet weg.",
        ),
    ),
)
