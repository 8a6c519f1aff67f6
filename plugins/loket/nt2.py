"""Dutch as a second language (§ 2.5): for whom, how much, the invitation, two screenings, the money that ended."""

from datetime import date
from decimal import Decimal

from core.contract.deadlines import Obligation, Unit
from core.contract.documents import DocumentOf, DocumentTemplate
from core.contract.limits import Amount, Funding, YearWindow
from core.contract.partners import Partner, Provision
from core.contract.requirements import CountPeriod, InNetherlandsFor
from plugins.loket.source import said, sop

_WEEKLY = "De leerlingen krijgen elke week 1 lesuur extra taalondersteuning (NT2)."
_INVITED = (
    "Elke leerling die hiervoor in aanmerking komt, wordt hiervoor uitgenodigd bij start nieuwe schooljaar."
)  # fmt: skip
_SCREENED = "We screening elke leerling bij start- en eind van het schooljaar op de taalontwikkeling."
_OWNER = "Het plan noemt geen eigenaar. De zorgcoördinator houdt toezicht op de basisondersteuning."
_PAID = "Tot schooljaar 2021-2022 was het een arrangement dat het samenwerkingsverband financierde."
_STOPPED = "Dit is gestopt met ingang van dit schooljaar (2022-2023)."
_PUPILS = ("leerlingen die korter dan 6 jaar in Nederland zijn",)

SHORT_IN_NETHERLANDS = InNetherlandsFor(
    below=6, source=sop("2.5", "Leerlingen die korter dan 6 jaar in Nederland zijn", reading="A-37")
)

PROVISION = Provision(
    code="nt2",
    label="Extra taalles (NT2)",
    kind="les",
    domains=("taal",),
    dose="1 lesuur per week",
    amounts=(
        Amount(
            code="lesuren",
            unit="lesuur",
            least=Decimal(1),
            most=Decimal(1),
            period=CountPeriod.ISO_WEEK,
            source=sop("2.5", _WEEKLY),
        ),
    ),
    indications=_PUPILS,
    before=(SHORT_IN_NETHERLANDS,),
    partners=("logopedie_punt",),
    funding=(
        Funding(
            code="swv_arrangement",
            label="Arrangement van het samenwerkingsverband",
            last=date(2022, 7, 31),
            source=sop("2.5", _PAID, reading="A-37"),
        ),
    ),
    rules=(said("2.5", _PAID, code="tot_2021_2022", reading="A-37"), said("2.5", _STOPPED, code="gestopt")),
    source=sop("2.5", _WEEKLY),
)

PARTNER = Partner(
    code="logopedie_punt",
    label="Logopediepraktijk Punt",
    source=sop("2.5", "We werken hiervoor samen met Logopediepraktijk Punt."),
    services=("screening van de taalontwikkeling (NT2)", "extra taalondersteuning (NT2)"),
    indications=_PUPILS,
    before=(SHORT_IN_NETHERLANDS,),
)

POLICY = DocumentTemplate(
    code="beleidsplan_nt2",
    label="Beleidsplan NT2",
    source=sop("2.5", "We zijn bezig met de ontwikkeling van het beleidsplan NT2."),
    of=DocumentOf.SCHOOL,
    status="in ontwikkeling",
    supplied=False,
)


def _each_year(code: str, label: str, quote: str, first: int, last: int) -> Obligation:
    return Obligation(
        code=code,
        label=label,
        owner="zorgcoordinator",
        every=1,
        unit=Unit.YEARS,
        window=YearWindow(first_month=first, last_month=last),
        audience=_PUPILS,
        source=sop("2.5", quote, reading=_OWNER),
    )


OBLIGATIONS = (
    _each_year("nt2_uitnodigen", "Nodig elke leerling met recht op NT2 uit", _INVITED, 8, 9),
    _each_year("nt2_screening_start", "Screen de taal van elke NT2-leerling, begin schooljaar", _SCREENED, 8, 9),
    _each_year("nt2_screening_eind", "Screen de taal van elke NT2-leerling, eind schooljaar", _SCREENED, 6, 7),
)
"""The plan says "start" and "eind"; the months are the first two and the last two of the school year."""
