"""The organisations Loep works with (chapter 6, and § 2). Contact persons live in the school's own file."""

from core.contract.partners import Partner
from core.contract.requirements import AgeBetween, Consulted, InNetherlandsFor
from plugins.loep.conditions import CONSENT_SWV
from plugins.loep.decisions import AURIS_SUSPICION, AURIS_TOLD
from plugins.loep.parties import SMW
from plugins.loep.source import sop

_UNTOLD = "A-23. Het document noemt geen taak."


def _named(code: str, label: str, quote: str, seat: str = "") -> Partner:
    """A partner of which the document gives the name only."""
    return Partner(code=code, label=label, seat=seat, source=sop("6.3", quote, reading=_UNTOLD))


_SAFETY = "Veilig thuis / Steunpunt huiselijk geweld / Crisisinterventieteam / Jeugdbeschermingsplein"
_CARE = "Forta / Yulius / MC kinderplein"

AT_SCHOOL = (
    Partner(
        code="speek",
        label="Praktijk Speek",
        services=("logopedie",),
        place="op school",
        source=sop("6.2", "Logopedie (via praktijk Speek)"),
    ),
    Partner(
        code="cesartherapie_vlaardingen",
        label="Praktijk Cesartherapie Vlaardingen",
        services=("fysiotherapie",),
        place="op school",
        source=sop("6.2", "Fysiotherapie (via praktijk Cesartherapie Vlaardingen)"),
    ),
)

DESCRIBED = (
    Partner(
        code="swv_odp",
        label="Samenwerkingsverband Onderwijs Dat Past (ODP)",
        services=("meedenken over passend onderwijs",),
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
            reading="A-04, A-05",
        ),
    ),
    Partner(
        code="jos",
        label="Jeugdprofessional op school (JOS)",
        services=("gesprekken", "oefeningen", "trainingen"),
        indications=("sociaal-emotionele hulpvraag van een leerling", "hulpvraag van ouders over opvoeding"),
        seat="jos",
        part_of="mevis",
        place="op school",
        source=sop(
            "6.3",
            "Bij hulpvragen op het sociaal-emotionele stukje voor leerlingen of op het gebied van opvoeding voor "
            "ouders, kan de gezinsspecialist uitkomst bieden.",
            reading="A-21",
        ),
    ),
    Partner(
        code="auris",
        label="Auris",
        services=("consult", "arrangement"),
        indications=("taal", "spraak", "gehoor"),
        before=(AURIS_SUSPICION, AURIS_TOLD),
        description="Vaak samen met een logopedist. Een arrangement van Auris gaat buiten het OT om.",
        source=sop(
            "6.3",
            "Auris wordt ingeschakeld wanneer er vermoedens zijn van problemen met taal, spraak of gehoor.",
            reading="A-11",
        ),
    ),
    Partner(
        code="enver",
        label="Enver",
        services=("jeugdhulp", "observatiegroep", "behandelgroep"),
        indications=("tot en met 7 jaar",),
        before=(
            AgeBetween(
                below=8,
                says="{leerling} is 7 jaar of jonger.",
                source=sop("6.3", "Jeugdhulpverlening t/m 7 jaar.", reading="D-1"),
            ),
            Consulted(
                parties=(SMW,),
                says="Er is overlegd met de SMW’er.",
                source=sop("6.3", "Enver wordt pas ingeschakeld na overleg met SMW’er.", reading="A-04"),
            ),
        ),
        place="Vlaardingen",
        description="CJG of Mevis meldt aan, niet de school.",
        source=sop("6.3", "Aanmelden bij Enver gebeurt door CJG of Mevis."),
    ),
    Partner(
        code="cjg",
        label="CJG (Centrum voor Jeugd en Gezin)",
        services=("ondersteuning op school", "gezondheidsvoorlichting", "aanmelden bij Enver"),
        indications=("opvoedings- en gedragsproblemen", "sociaal-emotionele ontwikkeling"),
        seat="jeugdverpleegkundige",
        source=sop(
            "6.3",
            "Het CJG biedt op school ondersteuning op verschillende gebieden die te maken hebben met het welzijn en "
            "de ontwikkeling van kinderen en jongeren.",
        ),
    ),
    Partner(
        code="schoollogopedist",
        label="Schoollogopedist van het samenwerkingsverband",
        services=("screening", "verwijzing naar een vrijgevestigde logopedist"),
        indications=("misschien is logopedie nodig",),
        part_of="swv_odp",
        source=sop("6.3", "Zij screent of het nodig is dat leerlingen logopedische behandeling krijgen."),
    ),
    Partner(
        code="mevis",
        label="Mevis",
        services=("hulp in de wijk", "aanmelden bij Enver"),
        place="wijk",
        description="Verwijst door als een hulpvraag niet binnen 4 tot 5 gesprekken is opgelost.",
        source=sop("6.3", "Hulp voor alle mensen in de wijk.", reading="A-22"),
    ),
    Partner(
        code="yets",
        label="Yets",
        services=("coaching met sport",),
        indications=("groep 7 en 8", "discipline", "sociale vaardigheden"),
        place="Schiedam",
        source=sop(
            "6.3",
            "Yets is een organisatie in Schiedam die kinderen van groep 7 en 8 coachen middels sportieve activiteiten.",
        ),
    ),
    Partner(
        code="steunpunt_onderwijs",
        label="Steunpunt onderwijs (Nieuwe Waterweg Noord)",
        services=("een passende plek vinden in het VO",),
        indications=("overstap naar het VO",),
        source=sop(
            "6.3",
            "Het steunpunt is er om scholen te helpen alle leerlingen een passende onderwijsplek te bieden in het VO.",
        ),
    ),
    Partner(
        code="wereldschool",
        label="Wereldschool",
        services=("onderwijs voor nieuwkomers",),
        indications=("korter dan 2 jaar in Nederland",),
        before=(
            InNetherlandsFor(
                below=2,
                source=sop(
                    "2",
                    "Kinderen die korter dan 2 jaar in Nederland verblijven, worden direct verwezen",
                    reading="A-16",
                ),
            ),
        ),
        source=sop("2", "worden direct verwezen naar de Wereldschool.", reading="A-16"),
    ),
)

PARTNERS = (
    *DESCRIBED,
    _named("leerrecht", "Leerrecht", "Leerrecht", seat="leerrechtambtenaar"),
    _named("veilig_thuis", "Veilig thuis", _SAFETY),
    _named("steunpunt_huiselijk_geweld", "Steunpunt huiselijk geweld", _SAFETY),
    _named("crisisinterventieteam", "Crisisinterventieteam", _SAFETY),
    _named("jeugdbeschermingsplein", "Jeugdbeschermingsplein", _SAFETY),
    _named("forta", "Forta", _CARE),
    _named("yulius", "Yulius", _CARE),
    _named("mc_kinderplein", "MC kinderplein", _CARE),
    *AT_SCHOOL,
)
