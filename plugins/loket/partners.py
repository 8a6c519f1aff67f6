"""The organisations Loket works with: twelve, and two committees of the partnership. The plan names no contacts."""

from decimal import Decimal

from core.contract.limits import Amount
from core.contract.offers import Service, Standing
from core.contract.partners import Partner
from core.contract.requirements import DecidedIn
from plugins.loket import goal, nt2
from plugins.loket.conditions import FOR_PSYCHOLOGIST
from plugins.loket.partnership import PARTNERSHIP
from plugins.loket.referral import FOR_PRACTICAL, OBSERVED
from plugins.loket.social_work import CONSENT, CONSENT_TO_CONFER, PARENTS_KNOW
from plugins.loket.source import said, sop

_CALLED_IN = (
    "kan indien nodig een beroep doen op externe hulpverleners (de ketenpartners) om leerlingen met een extra "
    "ondersteuningsbehoefte passend onderwijs en adequate ondersteuning te bieden"
)
_SIGNALS = (
    "Bij sommige maatregelen zoals het vroegtijdig signaleren van problemen op sociaal-emotioneel gebied, werken we "
    "samen met ketenpartners zoals schoolmaatschappelijk werk."
)

SOCIAL_WORK = Partner(
    code="mee_vivenz",
    label="MEE-Vivenz",
    source=sop("3.6", "Het schoolmaatschappelijk werk wordt verzorgd door MEE-Vivenz (externe partner)."),
    description="Schoolmaatschappelijk werk (SMW). Werkt buiten de school, zit elke week in het OT.",
    services=("schoolmaatschappelijk werk", "vroegtijdig signaleren van problemen op sociaal-emotioneel gebied"),
    offers=(
        Service(
            code="gesprekken",
            label="Gesprekken met leerlingen met een kortdurende hulpvraag",
            source=sop("3.6", "kan kortdurende hulpvragen van leerlingen oppakken (5-8 gesprekken)"),
            amounts=(
                Amount(
                    code="vijf_tot_acht",
                    unit="gesprekken",
                    least=Decimal(5),
                    most=Decimal(8),
                    source=sop("3.6", "(5-8 gesprekken)", reading="A-44"),
                ),
            ),
        ),
    ),
    before=(CONSENT, PARENTS_KNOW, CONSENT_TO_CONFER),
    registrars=("coach", "zorgcoordinator"),
    works_with=("jeugdteams_zhz",),
    domains=("sociaal-emotioneel", "thuis"),
    seat="smw",
    rules=(
        said("1", _SIGNALS, code="signaleren"),
        said("2.7", _CALLED_IN, code="beroep_op"),
        said(
            "3.6",
            "Indien nodig kan schoolmaatschappelijk werk doorverwijzen naar het Jeugdteam voor langdurige "
            "ondersteuning van de leerling en/ of voor thuis.",
            code="naar_jeugdteam",
        ),
    ),
)

YOUTH_TEAMS = Partner(
    code="jeugdteams_zhz",
    label="Stg. Jeugdteams Zuid-Holland Zuid",
    source=sop("2.7", "Jeugdteamprofessional van Stg. Jeugdteams Zuid-Holland Zuid"),
    services=("langdurige ondersteuning van de leerling en thuis",),
    indications=("doorverwezen door het schoolmaatschappelijk werk",),
    registrars=("smw",),
    scope="regio",
    seat="jeugdteamprofessional",
)

SCHOOL_DOCTOR = Partner(
    code="jong_jgz",
    label="Jong JGZ",
    source=sop("bijlage 1", "Schoolarts (Jong JGZ)"),
    description="De schoolarts denkt mee bij ziekteverzuim.",
    services=("advies over ziekteverzuim", "ketenpartner bij extra ondersteuning"),
    indications=("meer dan 50 uur ziekteverzuim",),
    domains=("gezondheid",),
    seat="schoolarts",
    rules=(
        said("bijlage 1", "De schoolarts wordt gevraagd mee te denken met ziekteverzuim.", code="denkt_mee"),
        said(
            "bijlage 1",
            "Bij meer dan 50 uur ziekteverzuim vragen we de schoolarts mee de school te adviseren in het terugdringen "
            "van het verzuim.",
            code="boven_50",
            reading="A-28",
        ),
    ),
)

ATTENDANCE = Partner(
    code="leerplicht",
    label="Leerplicht (GGD Zuid-Holland Zuid)",
    source=sop("bijlage 1", "Leerplicht (GGD Zuid-Holland Zuid)"),
    services=(
        "toezicht op de Leerplichtwet", "ouders en leerling informeren", "samen zoeken naar oplossingen",
        "proces-verbaal bij verwijtbaar verzuim",
    ),
    indications=("9 keer ongeoorloofd afwezig",),
    domains=("verzuim",),
    seat="leerplichtambtenaar",
)  # fmt: skip

INDUS = Partner(
    code="indus",
    label="Indus actieve hulpverlening",
    source=sop("3.7", "kan doorverwezen worden naar Indus actieve hulpverlening"),
    services=("begeleiding tijdens een lesuur, 3 tot 6 maanden", "ketenpartner bij extra ondersteuning"),
    indications=("extra ondersteuning nodig om het schoolprogramma te volgen",),
    status="tijdelijk, vanuit de NPO-gelden",
    standing=Standing.TEMPORARY,
    level="extra",
    registrars=("coach", "zorgcoordinator"),
    domains=("jeugdhulp",),
)

PSYCHOLOGIST = Partner(
    code="schoolpsycholoog",
    label="Schoolpsycholoog (OZHW)",
    source=sop("3.8", "Via OZHW is er de mogelijk tot inschakelen van de schoolpsycholoog.", reading="A-45"),
    services=("capaciteitsonderzoek", "meedenken in handelingsadviezen"),
    before=(
        DecidedIn(
            decision="onderzoek_schoolpsycholoog",
            label="onderzoek door de schoolpsycholoog",
            source=sop("3.8", "Deze voert in opdracht van het ondersteuningsteam capaciteitsonderzoek uit"),
        ),
        *FOR_PSYCHOLOGIST,
    ),
    offers=(
        Service(
            code="capaciteitsonderzoek",
            label="Capaciteitsonderzoek, in opdracht van het OT",
            source=sop("3.8", "Deze voert in opdracht van het ondersteuningsteam capaciteitsonderzoek uit"),
            decision="onderzoek_schoolpsycholoog",
        ),
        Service(
            code="handelingsadvies",
            label="Meedenken in handelingsadviezen",
            source=sop("3.8", "kan meedenken in handelingsadviezen"),
        ),
    ),
    scope="bestuur",
)

PRACTICAL_SCHOOL = Partner(
    code="de_sprong",
    label="Praktijkschool de Sprong",
    source=sop("5", "werkt Loket samen met Praktijkschool de Sprong (Zwijndrecht en Sliedrecht)"),
    services=("praktijkonderwijs",),
    indications=("doorverwijzing naar praktijkonderwijs komt in beeld",),
    before=(OBSERVED, FOR_PRACTICAL),
    place="Zwijndrecht en Sliedrecht",
    scope="regio",
)

HALT = Partner(
    code="halt",
    label="Halt",
    source=sop("1", "jeugdhulpverlening Indus, de schoolarts en Halt", reading="A-48"),
    services=("ketenpartner bij extra ondersteuning",),
)

YOUTH_WORK = Partner(
    code="diverz",
    label="Diverz",
    source=sop(
        "2.7", "Komen jaar onderzoeken we of t jongerenwerk Diverz hierin ook een rol kan vervullen.", reading="A-48"
    ),
    services=("jongerenwerk",),
    status="wordt onderzocht",
    standing=Standing.INVESTIGATED,
)

PARTNERS = (
    *PARTNERSHIP, SOCIAL_WORK, YOUTH_TEAMS, SCHOOL_DOCTOR, ATTENDANCE, INDUS, PSYCHOLOGIST, nt2.PARTNER, goal.PARTNER,
    PRACTICAL_SCHOOL, HALT, YOUTH_WORK,
)  # fmt: skip
