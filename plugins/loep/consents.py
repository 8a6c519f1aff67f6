"""Consent of the parents, by purpose. The document does not say how consent is given: spoken counts too (A-20)."""

from core.contract.consents import ConsentForm, ConsentRule, Giver, GiverRule
from plugins.loep.source import sop

_FORMS = (ConsentForm.ORAL, ConsentForm.WRITTEN)
_AGREED = "Nadat ouders akkoord hebben gegeven worden de zorgen en eventuele interventies besproken."
_INVOLVED = (
    "Leerlingen kunnen in het systeem worden gezet zodra ouders toestemming geven voor betrokkenheid van het SWV."
)

VOT = ConsentRule(
    code="bespreken_vot",
    label="bespreken in het VOT",
    givers=(GiverRule(giver=Giver.EVERY_HOLDER, source=sop("3.2.4", _AGREED)),),
    forms=_FORMS,
    opens_for=("jos", "jeugdverpleegkundige", "smw"),
    teams=("vot",),
    question=(
        "Mag het VOT praten over de zorgen om {leerling} en over wat kan helpen? In het VOT zitten de KC, de "
        "schoolleider, de JOS, de jeugdverpleegkundige en de SMW’er van het samenwerkingsverband."
    ),
    source=sop("3.2.4", _AGREED, reading="A-20"),
)

SWV = ConsentRule(
    code="swv_betrokken",
    label="betrekken van het samenwerkingsverband en het OT",
    givers=(GiverRule(giver=Giver.EVERY_HOLDER, source=sop("3.2.3", _INVOLVED)),),
    forms=_FORMS,
    opens_for=("swv_contact", "smw", "jos", "jeugdverpleegkundige", "leerrechtambtenaar"),
    teams=("ot",),
    question=(
        "Mag de school het samenwerkingsverband betrekken bij de hulp aan {leerling}? De school zet {leerling} dan "
        "in Onderwijs Transparant en praat met u in het OT. Daar zitten ook de schoolleider, de KC, de "
        "contactpersoon van het samenwerkingsverband en de JOS bij. De jeugdverpleegkundige of de "
        "leerrechtambtenaar komt alleen als dat meerwaarde heeft."
    ),
    source=sop(
        "3.2.3",
        _INVOLVED,
        reading="A-20. Voor het OT noemt § 3.2.4 geen eigen akkoord: de ouders zitten aan tafel. Het "
        "samenwerkingsverband zit er ook, en daarvoor is deze toestemming nodig.",
    ),
)

CONSENTS = (VOT, SWV)
