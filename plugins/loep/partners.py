"""The organisations Loep works with (chapter 6, and § 2). Contact persons live in the school's own file."""

from core.contract.limits import Limits
from core.contract.partners import Partner
from core.contract.requirements import InNetherlandsFor, YearBetween
from core.contract.source import Statement
from plugins.loep.conditions import CONSENT_SWV
from plugins.loep.partners_care import AURIS, CJG, ENVER, JOS, MEVIS
from plugins.loep.source import sop

_UNTOLD = "A-01, A-23. Het document noemt geen taak. Het gebied kozen wij."
_SAFETY = "Veilig thuis / Steunpunt huiselijk geweld / Crisisinterventieteam / Jeugdbeschermingsplein"
_CARE = "Forta / Yulius / MC kinderplein"
_SPORT = "Yets is een organisatie in Schiedam die kinderen van groep 7 en 8 coachen middels sportieve activiteiten."
_WORLD = sop(
    "2",
    "Kinderen die korter dan 2 jaar in Nederland verblijven, worden direct verwezen naar de Wereldschool.",
    reading="A-16",
)


def _named(code: str, label: str, quote: str, domain: str, seat: str = "") -> Partner:
    """A partner of which the document gives the name only."""
    return Partner(
        code=code,
        label=label,
        seat=seat,
        domains=(domain,),
        level="niveau_4",
        source=sop("6.3", quote, reading=_UNTOLD),
    )


SWV = Partner(
    code="swv_odp",
    label="Samenwerkingsverband Onderwijs Dat Past (ODP)",
    aliases=("ODP",),
    services=("meedenken over passend onderwijs",),
    domains=("onderwijs",),
    scope="swv",
    level="niveau_4",
    before=(CONSENT_SWV,),
    seat="swv_contact",
    description=(
        "Denkt mee hoe de school het onderwijs passend maakt voor de leerlingen die dat nodig hebben. Levert de "
        "contactpersoon in het OT en de SMW’er in het VOT."
    ),
    source=sop(
        "6.3",
        "Het samenwerkingsverband denken mee hoe de scholen hun onderwijs passend maken voor de leerlingen die "
        "dat nodig hebben.",
        reading="A-01, A-04, A-05",
    ),
)
SPEECH = Partner(
    code="schoollogopedist",
    label="Schoollogopedist van het samenwerkingsverband",
    services=("screening", "verwijzing naar een vrijgevestigde logopedist"),
    indications=("misschien is logopedie nodig",),
    domains=("zorg",),
    part_of="swv_odp",
    scope="swv",
    level="niveau_4",
    rules=(
        Statement(
            code="screenen",
            text="Zij screent of een leerling logopedie nodig heeft.",
            source=sop("6.3", "Zij screent of het nodig is dat leerlingen logopedische behandeling krijgen."),
        ),
        Statement(
            code="verwijzen",
            text="Als het nodig is, verwijst zij door naar een vrijgevestigde logopedist.",
            source=sop("6.3", "Zij verwijst in dien nodig door naar vrijgevestigde logopedisten."),
        ),
    ),
    source=sop("6.3", "Schoollogopedist van het Samenwerkingsverband.", reading="A-01"),
)
YETS = Partner(
    code="yets",
    label="Yets",
    services=("coaching met sport",),
    indications=("discipline", "sociale vaardigheden"),
    domains=("onderwijs",),
    limits=Limits(first_year=7, last_year=8),
    before=(YearBetween(label="groep 7 of 8", least=7, most=8, source=sop("6.3", _SPORT)),),
    place="Schiedam",
    scope="regio",
    level="niveau_4",
    rules=(
        Statement(
            code="doel",
            text="Zo werken kinderen aan discipline en sociale vaardigheden.",
            source=sop("6.3", "Op die manier werken ze aan discipline en sociale vaardigheden."),
        ),
    ),
    source=sop("6.3", _SPORT, reading="A-01"),
)
TO_SECONDARY = Partner(
    code="steunpunt_onderwijs",
    label="Steunpunt onderwijs (Nieuwe Waterweg Noord)",
    services=("een passende plek vinden in het VO",),
    indications=("overstap naar het VO",),
    domains=("onderwijs",),
    scope="regio",
    level="niveau_4",
    source=sop(
        "6.3",
        "Het steunpunt is er om scholen te helpen alle leerlingen een passende onderwijsplek te bieden in het VO.",
        reading="A-01",
    ),
)
WORLD_SCHOOL = Partner(
    code="wereldschool",
    label="Wereldschool",
    services=("onderwijs voor nieuwkomers",),
    domains=("onderwijs",),
    scope="regio",
    before=(InNetherlandsFor(below=2, source=_WORLD),),
    source=_WORLD,
)
AT_SCHOOL = (
    Partner(
        code="speek",
        label="Praktijk Speek",
        services=("logopedie",),
        domains=("zorg",),
        place="op school",
        scope="school",
        level="niveau_3",
        source=sop("6.2", "Logopedie (via praktijk Speek)", reading="A-01"),
    ),
    Partner(
        code="cesartherapie_vlaardingen",
        label="Praktijk Cesartherapie Vlaardingen",
        services=("fysiotherapie",),
        domains=("gezondheid",),
        place="op school",
        scope="school",
        level="niveau_3",
        source=sop("6.2", "Fysiotherapie (via praktijk Cesartherapie Vlaardingen)", reading="A-01"),
    ),
)

PARTNERS = (
    SWV,
    JOS,
    AURIS,
    ENVER,
    CJG,
    SPEECH,
    MEVIS,
    YETS,
    TO_SECONDARY,
    WORLD_SCHOOL,
    _named("leerrecht", "Leerrecht", "Leerrecht", "onderwijs", seat="leerrechtambtenaar"),
    _named("veilig_thuis", "Veilig thuis", _SAFETY, "veiligheid"),
    _named("steunpunt_huiselijk_geweld", "Steunpunt huiselijk geweld", _SAFETY, "veiligheid"),
    _named("crisisinterventieteam", "Crisisinterventieteam", _SAFETY, "veiligheid"),
    _named("jeugdbeschermingsplein", "Jeugdbeschermingsplein", _SAFETY, "veiligheid"),
    _named("forta", "Forta", _CARE, "zorg"),
    _named("yulius", "Yulius", _CARE, "zorg"),
    _named("mc_kinderplein", "MC kinderplein", _CARE, "zorg"),
    *AT_SCHOOL,
)
