"""The organisations Loket works with: twelve, and two committees of the partnership. The plan names no contacts."""

from core.contract.partners import Partner
from core.contract.requirements import ConsentFor, Consulted, DecidedIn, InNetherlandsFor, ObservationBy
from plugins.loket.conditions import FOR_PSYCHOLOGIST
from plugins.loket.parties import INCLUSION_COUNSELLOR, PARENTS
from plugins.loket.source import sop

_OBSERVED = ObservationBy(
    party=INCLUSION_COUNSELLOR,
    source=sop("3.9", "Voor een doorverwijzing naar ander onderwijs(voorziening) is observatie van de BPO-er nodig."),
)
_PARENTS_ASKED = Consulted(
    parties=(PARENTS,), source=sop("5", "Doorverwijzing vindt plaats in overleg met de ouders en het SWV.")
)

PARTNERS = (
    Partner(
        code="swv",
        label="Samenwerkingsverband VO Noordelijke Drechtsteden",
        source=sop("2", "de afspraken binnen het Samenwerkingsverband VO Noordelijke Drechtsteden", reading="A-40"),
        services=("begeleider passend onderwijs", "arrangementen", "toelaatbaarheidsverklaringen"),
        seat="bpo",
        description="Neemt initiatieven om passend onderwijs in de regio te versterken.",
    ),
    Partner(
        code="at_vo",
        label="Advies- en Toewijzingscommissie Voortgezet Onderwijs (AT-VO)",
        source=sop(
            "5", "De Advies- en Toewijzingscommissie Voortgezet Onderwijs (AT-VO) beoordeelt samen met de leerling"
        ),
        services=("passend aanbod op een andere school", "verwijzing naar de PTC"),
        before=(_OBSERVED,),
        part_of="swv",
    ),
    Partner(
        code="ptc",
        label="Plaatsings- en Toelatingscommissie (PTC)",
        source=sop("5", "die bepaalt of de leerling toelaatbaar is tot het Praktijkonderwijs", reading="A-41"),
        services=("toelaatbaarheid tot praktijkonderwijs of vso",),
        before=(_OBSERVED,),
        part_of="swv",
    ),
    Partner(
        code="mee_vivenz",
        label="MEE-Vivenz",
        source=sop("3.6", "Het schoolmaatschappelijk werk wordt verzorgd door MEE-Vivenz (externe partner)."),
        services=("schoolmaatschappelijk werk, 5 tot 8 gesprekken",),
        before=(
            ConsentFor(
                purpose="hulp_smw",
                label="hulp van het SMW",
                source=sop("3.6", "Dit gebeurd altijd met toestemming van ouders (leerlingen onder de 16 jaar)."),
            ),
        ),
        seat="smw",
    ),
    Partner(
        code="jeugdteams_zhz",
        label="Stg. Jeugdteams Zuid-Holland Zuid",
        source=sop("2.7", "Jeugdteamprofessional van Stg. Jeugdteams Zuid-Holland Zuid"),
        services=("langdurige ondersteuning van de leerling en thuis",),
        indications=("doorverwezen door het schoolmaatschappelijk werk",),
        seat="jeugdteamprofessional",
    ),
    Partner(
        code="jong_jgz",
        label="Jong JGZ",
        source=sop("bijlage 1", "Schoolarts (Jong JGZ)"),
        services=("advies over ziekteverzuim",),
        indications=("meer dan 50 uur ziekteverzuim",),
        seat="schoolarts",
    ),
    Partner(
        code="leerplicht",
        label="Leerplicht (GGD Zuid-Holland Zuid)",
        source=sop("bijlage 1", "Leerplicht (GGD Zuid-Holland Zuid)"),
        services=("toezicht op de Leerplichtwet", "samen zoeken naar oplossingen"),
        indications=("9 keer ongeoorloofd afwezig",),
        seat="leerplichtambtenaar",
    ),
    Partner(
        code="indus",
        label="Indus actieve hulpverlening",
        source=sop("3.7", "kan doorverwezen worden naar Indus actieve hulpverlening"),
        services=("begeleiding tijdens een lesuur, 3 tot 6 maanden",),
        indications=("extra ondersteuning nodig om het schoolprogramma te volgen",),
        status="tijdelijk, vanuit de NPO-gelden",
    ),
    Partner(
        code="schoolpsycholoog",
        label="Schoolpsycholoog (OZHW)",
        source=sop("3.8", "Via OZHW is er de mogelijk tot inschakelen van de schoolpsycholoog."),
        services=("capaciteitsonderzoek", "meedenken in handelingsadviezen"),
        before=(
            DecidedIn(
                decision="onderzoek_schoolpsycholoog",
                label="onderzoek door de schoolpsycholoog",
                source=sop("3.8", "Deze voert in opdracht van het ondersteuningsteam capaciteitsonderzoek uit"),
            ),
            *FOR_PSYCHOLOGIST,
        ),
    ),
    Partner(
        code="logopedie_punt",
        label="Logopediepraktijk Punt",
        source=sop("2.5", "We werken hiervoor samen met Logopediepraktijk Punt."),
        services=("screening van de taalontwikkeling (NT2)",),
        before=(
            InNetherlandsFor(
                below=6, source=sop("2.5", "Leerlingen die korter dan 6 jaar in Nederland zijn", reading="A-37")
            ),
        ),
    ),
    Partner(
        code="goal",
        label="GOAL",
        source=sop("5", "GOAL is de tijdelijke onderwijsopvang voorziening van het SWV"),
        services=("tijdelijke onderwijsopvang",),
        indications=("de ondersteuningsvraag overstijgt tijdelijk de mogelijkheden van de school",),
        before=(_OBSERVED,),
        part_of="swv",
        place="Duindoornhof, Papendrecht",
    ),
    Partner(
        code="de_sprong",
        label="Praktijkschool de Sprong",
        source=sop("5", "werkt Loket samen met Praktijkschool de Sprong (Zwijndrecht en Sliedrecht)"),
        services=("praktijkonderwijs",),
        before=(_OBSERVED, _PARENTS_ASKED),
        place="Zwijndrecht en Sliedrecht",
    ),
    Partner(
        code="halt", label="Halt", source=sop("1", "jeugdhulpverlening Indus, de schoolarts en Halt", reading="A-48")
    ),
    Partner(
        code="diverz",
        label="Diverz",
        source=sop(
            "2.7",
            "Komen jaar onderzoeken we of t jongerenwerk Diverz hierin ook een rol kan vervullen.",
            reading="A-48",
        ),
        services=("jongerenwerk",),
        status="wordt onderzocht",
    ),
)
