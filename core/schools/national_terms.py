"""The terms of education law, per sector, with their articles.

Terms whose moments no feature announces yet are declared as well: the set-up page shows them.
"""

from dataclasses import dataclass

from core.contract.deadlines import Deadline, Moment, Obligation, Unit
from core.contract.school import Sector
from core.contract.source import Source

CARE_OWNER = "zorg_eigenaar"
"""Stands for the school's first role that owns the care structure; filled in when the profile is assembled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    code: str
    label: str
    starts: Moment
    ends: Moment
    length: int
    unit: Unit
    article: dict[Sector, str]
    explains: str
    reading: str = ""
    confirmed: frozenset[Sector] = frozenset()


_PO, _VO = Sector.PO, Sector.VO
_ONLY_PO, _BOTH = frozenset({_PO}), frozenset({_PO, _VO})
_LAW = {_PO: "WPO", _VO: "WVO 2020"}
_ADMISSION = {_PO: "40 lid 6", _VO: "8.9"}

_TERMS: tuple[_Term, ...] = (
    _Term(
        code="opp_zes_weken",
        label="Stel het ontwikkelingsperspectief van {leerling} vast",
        starts=Moment(kind="level", outcome="extra"),
        ends=Moment(kind="document", about="opp", outcome="agreed"),
        length=6,
        unit=Unit.WEEKS,
        article={_PO: "40a lid 2", _VO: "2.44"},
        explains="{leerling} krijgt extra ondersteuning sinds {start}. Het plan moet er binnen zes weken zijn.",
        confirmed=_ONLY_PO,
    ),
    _Term(
        code="opp_jaarlijkse_evaluatie",
        label="Evalueer het ontwikkelingsperspectief van {leerling} met de ouders",
        starts=Moment(kind="document", about="opp", outcome="agreed"),
        ends=Moment(kind="document", about="opp", outcome="evaluated"),
        length=1,
        unit=Unit.YEARS,
        article={_PO: "40a lid 3", _VO: "2.44"},
        explains="Het plan is van {start}. Evalueer het elk schooljaar met de ouders.",
        reading="D-5",
    ),
    _Term(
        code="toelating_zes_weken",
        label="Neem een besluit over de aanmelding van {leerling}",
        starts=Moment(kind="application", outcome="received"),
        ends=Moment(kind="application", outcome="decided"),
        length=6,
        unit=Unit.WEEKS,
        article=_ADMISSION,
        explains="De aanmelding is ontvangen op {start}.",
        confirmed=_ONLY_PO,
    ),
    _Term(
        code="toelating_verlengd",
        label="Neem het uitgestelde besluit over de aanmelding van {leerling}",
        starts=Moment(kind="application", outcome="extended"),
        ends=Moment(kind="application", outcome="decided"),
        length=4,
        unit=Unit.WEEKS,
        article=_ADMISSION,
        explains="De termijn is op {start} met ten hoogste vier weken verlengd.",
        confirmed=_ONLY_PO,
    ),
    _Term(
        code="tijdelijke_plaatsing",
        label="Plaats {leerling} tijdelijk",
        starts=Moment(kind="application", outcome="received"),
        ends=Moment(kind="placement"),
        length=10,
        unit=Unit.WEEKS,
        article={_PO: "40 lid 7", _VO: "8.9"},
        explains="De aanmelding is ontvangen op {start}. Na tien weken zonder besluit volgt tijdelijke plaatsing.",
    ),
    _Term(
        code="aanmelding_onvolledig",
        label="Laat weten dat de aanmelding van {leerling} niet in behandeling komt",
        starts=Moment(kind="application", outcome="incomplete"),
        ends=Moment(kind="application", outcome="completed"),
        length=4,
        unit=Unit.WEEKS,
        article={_PO: "63 lid 4", _VO: "8.9"},
        explains="Er ontbraken gegevens op {start}. Zolang staat de termijn voor het besluit stil.",
    ),
    _Term(
        code="besluit_op_bezwaar",
        label="Besluit op het bezwaar over {leerling}",
        starts=Moment(kind="objection", outcome="received"),
        ends=Moment(kind="objection", outcome="decided"),
        length=4,
        unit=Unit.WEEKS,
        article={_PO: "63 lid 3", _VO: "8.9"},
        explains="Het bezwaar is ontvangen op {start}. Hoor eerst de ouders.",
    ),
    _Term(
        code="schorsing",
        label="Laat {leerling} terugkomen na de schorsing",
        starts=Moment(kind="suspension", outcome="started"),
        ends=Moment(kind="suspension", outcome="ended"),
        length=1,
        unit=Unit.WEEKS,
        article={_PO: "40c", _VO: "8.14"},
        explains="De schorsing begon op {start} en duurt ten hoogste een week.",
    ),
    _Term(
        code="verzuim_melden",
        label="Meld het verzuim van {leerling}",
        starts=Moment(kind="absence", outcome="reportable"),
        ends=Moment(kind="absence", outcome="reported"),
        length=7,
        unit=Unit.DAYS,
        article={_PO: "21a", _VO: "21a"},
        explains="Op {start} waren het 16 uur in vier schoolweken. Meld het binnen vijf werkdagen.",
        reading="Vijf werkdagen zijn zeven kalenderdagen.",
    ),
    _Term(
        code="inzage_dossier",
        label="Geef inzage in het dossier van {leerling}",
        starts=Moment(kind="inspection", outcome="asked"),
        ends=Moment(kind="inspection", outcome="given"),
        length=1,
        unit=Unit.MONTHS,
        article={_PO: "12 lid 3", _VO: "12 lid 3"},
        explains="Er is op {start} om inzage gevraagd.",
        confirmed=_BOTH,
    ),
)
WEEKS_TO_OBJECT = 6
"""Within so many weeks after the letter parents may object to a refusal."""


def refusal_source(sector: Sector) -> Source:
    """The article that says what a letter of refusal holds: reasons, another school that is ready, the objection."""
    article = {_PO: "40 lid 4 en 63 lid 2 en 3", _VO: "8.9"}[sector]
    return Source(document=_LAW[sector], section=article, law=True, confirmed=sector is _PO)


_OTHER_LAW = {"verzuim_melden": "Leerplichtwet", "inzage_dossier": "AVG"}


def terms(sector: Sector) -> tuple[Deadline, ...]:
    """The terms of the law for a sector; each is its own longest."""
    return tuple(_deadline(term, sector) for term in _TERMS)


def _deadline(term: _Term, sector: Sector) -> Deadline:
    source = Source(
        document=_OTHER_LAW.get(term.code, _LAW[sector]),
        section=term.article[sector],
        reading=term.reading,
        law=True,
        confirmed=sector in term.confirmed,
    )
    return Deadline(
        code=term.code,
        label=term.label,
        source=source,
        starts=term.starts,
        ends=term.ends,
        length=term.length,
        unit=term.unit,
        owner=CARE_OWNER,
        explains=term.explains,
        least=1,
        most=term.length,
        floor=term.length,
        floor_source=source,
    )


def obligations(sector: Sector) -> tuple[Obligation, ...]:
    """The duties of the law that return."""
    guide = Source(document=_LAW[sector], section="schoolgids", law=True, confirmed=False, reading="kst-36443, 2025")
    return (
        Obligation(
            code="schoolgids_ondersteuning",
            label="Zet de ondersteuning van de school in de schoolgids",
            source=guide,
            owner=CARE_OWNER,
            every=1,
            unit=Unit.YEARS,
        ),
    )
