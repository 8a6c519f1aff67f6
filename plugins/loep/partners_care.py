"""The partners with conditions of their own: Auris, Enver, CJG and Mevis with the JOS (§ 6.3)."""

from core.contract.limits import Amount, Limits
from core.contract.offers import Service
from core.contract.partners import Partner
from core.contract.requirements import AgeBetween, Consulted
from core.contract.source import Statement
from plugins.loep.decisions import AURIS_SUSPICION, AURIS_TOLD
from plugins.loep.parties import SMW
from plugins.loep.source import sop

_UNTIL_8 = 8
_MEVIS = "Zij verwijzen door wanneer een hulpvraag niet binnen 4 tot 5 gesprekken opgelost kan worden."
_CHOICE = sop("6.3", "Je kunt bij Auris kiezen voor een consult of een speciaal arrangement.", reading="A-11")
_GROUPS = sop("6.3", "Zij hebben een locatie in Vlaardingen waar zij observatie- en behandelgroepen hebben.")
_CALLS = sop("6.3", _MEVIS, reading="A-22")

JOS = Partner(
    code="jos",
    label="Jeugdprofessional op school (JOS)",
    aliases=("Jos’er", "gezinsspecialist"),
    services=("gesprekken", "oefeningen", "trainingen"),
    indications=("sociaal-emotionele hulpvraag van een leerling", "hulpvraag van ouders over opvoeding"),
    domains=("onderwijs", "zorg"),
    seat="jos",
    part_of="mevis",
    place="op school",
    scope="school",
    level="niveau_4",
    offers=(
        Service(
            code="gesprekken",
            label="gesprekken",
            source=_CALLS,
            amounts=(
                Amount(code="signaal", unit="gesprekken", threshold="mevis_vier_gesprekken", soft=True, source=_CALLS),
                Amount(code="doorverwijzen", unit="gesprekken", threshold="mevis_vijf_gesprekken", source=_CALLS),
            ),
        ),
    ),
    source=sop(
        "6.3",
        "Bij hulpvragen op het sociaal-emotionele stukje voor leerlingen of op het gebied van opvoeding voor "
        "ouders, kan de gezinsspecialist uitkomst bieden.",
        reading="A-01, A-21",
    ),
)
AURIS = Partner(
    code="auris",
    label="Auris",
    services=("consult", "arrangement"),
    indications=("taal", "spraak", "gehoor"),
    domains=("onderwijs", "zorg"),
    scope="regio",
    level="niveau_4",
    before=(AURIS_SUSPICION, AURIS_TOLD),
    works_with=("schoollogopedist", "speek"),
    offers=(
        Service(code="consult", label="consult", source=_CHOICE),
        Service(code="arrangement", label="speciaal arrangement", decision="auris_arrangement", source=_CHOICE),
    ),
    rules=(
        Statement(
            code="met_logopedist",
            text="Auris komt er vaak bij in samenwerking met een logopedist.",
            source=sop("6.3", "Dit gebeurt vaak in samenwerking met een logopedist."),
        ),
        Statement(
            code="buiten_ot",
            text="Een arrangement van Auris gaat buiten het OT om.",
            source=sop("6.3", "Dit arrangement gaat buiten het ondersteuningsteam (OT) om", reading="A-11"),
        ),
    ),
    source=sop(
        "6.3",
        "Auris wordt ingeschakeld wanneer er vermoedens zijn van problemen met taal, spraak of gehoor.",
        reading="A-01, A-11",
    ),
)
ENVER = Partner(
    code="enver",
    label="Enver",
    services=("jeugdhulp", "observatiegroep", "behandelgroep"),
    domains=("zorg",),
    scope="regio",
    level="niveau_4",
    limits=Limits(below_age=_UNTIL_8),
    before=(
        AgeBetween(
            below=_UNTIL_8,
            says="{leerling} is 7 jaar of jonger.",
            source=sop("6.3", "Jeugdhulpverlening t/m 7 jaar.", reading="D-1"),
        ),
        Consulted(
            parties=(SMW,),
            says="Er is overlegd met de SMW’er.",
            source=sop("6.3", "Enver wordt pas ingeschakeld na overleg met SMW’er.", reading="A-04"),
        ),
    ),
    registrars=("cjg", "mevis"),
    reach="CJG of Mevis meldt aan, niet de school.",
    place="Vlaardingen",
    rules=(
        Statement(
            code="groepen", text="In Vlaardingen heeft Enver observatiegroepen en behandelgroepen.", source=_GROUPS
        ),
    ),
    source=sop("6.3", "Aanmelden bij Enver gebeurt door CJG of Mevis.", reading="A-01"),
)
CJG = Partner(
    code="cjg",
    label="CJG (Centrum voor Jeugd en Gezin)",
    services=("ondersteuning op school", "gezondheidsvoorlichting", "aanmelden bij Enver"),
    indications=("opvoedings- en gedragsproblemen", "gezondheidsvoorlichting", "sociaal-emotionele ontwikkeling"),
    domains=("zorg", "gezondheid"),
    seat="jeugdverpleegkundige",
    place="op school",
    scope="school",
    level="niveau_4",
    description="Helpt bij het welzijn en de ontwikkeling van kinderen en jongeren, op school.",
    source=sop(
        "6.3",
        "Het CJG biedt op school ondersteuning op verschillende gebieden die te maken hebben met het welzijn en "
        "de ontwikkeling van kinderen en jongeren.",
        reading="A-01. De lijst van hulp is open: er staat “enz.”.",
    ),
)
MEVIS = Partner(
    code="mevis",
    label="Mevis",
    services=("hulp in de wijk", "aanmelden bij Enver"),
    domains=("zorg",),
    place="wijk",
    scope="wijk",
    level="niveau_4",
    rules=(
        Statement(
            code="team",
            text="De JOS is onderdeel van dit team.",
            source=sop("6.3", "De Jos’er is ook onderdeel van dit team."),
        ),
        Statement(
            code="doorverwijzen",
            text="Mevis verwijst door als een hulpvraag niet binnen 4 tot 5 gesprekken is opgelost.",
            source=_CALLS,
        ),
        Statement(
            code="expertises",
            text="Binnen Mevis zijn diverse expertises om de wijk in alle opzichten te ondersteunen.",
            source=sop(
                "6.3", "Binnen Mevis zijn diverse expertises aanwezig om de wijk in alle opzichten te ondersteunen."
            ),
        ),
    ),
    source=sop("6.3", "Hulp voor alle mensen in de wijk.", reading="A-01, A-22"),
)
