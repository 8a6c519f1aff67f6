"""The partnership (SWV) of Loket with its two committees; it goes by three names in the plan (A-40)."""

from core.contract.partners import Partner
from plugins.loket.referral import FOR_COMMITTEE, OBSERVED
from plugins.loket.source import said, sop

SWV = Partner(
    code="swv",
    label="Samenwerkingsverband VO Noordelijke Drechtsteden",
    aliases=("Samenwerkingsverband Drechtsteden VO", "Samenwerkingsverband Noordelijke Drechtsteden"),
    source=sop("2", "de afspraken binnen het Samenwerkingsverband VO Noordelijke Drechtsteden", reading="A-40"),
    services=(
        "begeleider passend onderwijs", "arrangementen", "toelaatbaarheidsverklaringen", "samen scholing organiseren",
    ),
    seat="bpo",
    scope="swv",
    description="Neemt initiatieven om passend onderwijs in de regio te versterken.",
    rules=(
        said(
            "1",
            "Het Samenwerkingsverband neemt initiatieven om passend onderwijs in de regio te versterken en is de "
            "verbindende schakel tussen de diverse partijen binnen het domein van onderwijs en jeugd.",
            code="verbindt",
        ),
        said(
            "2",
            "Er wordt gewerkt aan een doorlopende ondersteuningslijn PO – VO – MBO, afgestemd binnen ons "
            "Samenwerkingsverband VO Noordelijke Drechtsteden.",
            code="doorlopende_lijn",
        ),
        said(
            "5",
            "Voor deze leerlingen kan een arrangement aangevraagd worden bij het SWV, zoals een GOAL arrangement.",
            code="arrangement",
        ),
        said("5", "Hiervoor vraagt Loket een Toelatingsverklaring aan bij he SWV.", code="verklaring", reading="A-41"),
    ),
)  # fmt: skip

ADVICE_COMMITTEE = Partner(
    code="at_vo",
    label="Advies- en Toewijzingscommissie Voortgezet Onderwijs (AT-VO)",
    source=sop(
        "5", "De Advies- en Toewijzingscommissie Voortgezet Onderwijs (AT-VO) beoordeelt samen met de leerling"
    ),
    services=("passend aanbod op een andere school", "verwijzing naar de PTC"),
    before=FOR_COMMITTEE,
    part_of="swv",
    scope="swv",
    registrars=("zorgcoordinator",),
)  # fmt: skip

ADMISSION_COMMITTEE = Partner(
    code="ptc",
    label="Plaatsings- en Toelatingscommissie (PTC)",
    source=sop("5", "die bepaalt of de leerling toelaatbaar is tot het Praktijkonderwijs", reading="A-41"),
    services=("toelaatbaarheid tot praktijkonderwijs of vso (cluster 3 of 4)",),
    before=(OBSERVED,),
    part_of="swv",
    scope="swv",
    registrars=("at_vo",),
)

PARTNERSHIP = (SWV, ADVICE_COMMITTEE, ADMISSION_COMMITTEE)
