"""What is wrong in the document itself, and where a rule of it touches the law: told to a person, never a block."""

from core.contract.remarks import Remark, RemarkKind
from core.contract.source import Source
from plugins.loep.source import sop


def _defect(code: str, label: str, source: Source, says: str, chosen: str = "") -> Remark:
    return Remark(code=code, label=label, source=source, kind=RemarkKind.DEFECT, says=says, chosen=chosen)


def _law(code: str, label: str, source: Source, says: str, against: str) -> Remark:
    article = Source(document="WPO", section=against, law=True, confirmed=False)
    return Remark(
        code=f"wet_{code}",
        label=label,
        source=source,
        kind=RemarkKind.LAW,
        says=says,
        chosen="De regel staat er zoals de school hem schreef. Hij weigert nooit vanzelf een kind.",
        against=article,
        about=(f"admission_rules/{code}",),
    )


DEFECTS = (
    _defect(
        "vot_twee_betekenissen",
        "VOT betekent twee dingen",
        sop("3.2.3", "VOT (Verontrustende Ontwikkeling en Traject)"),
        "In § 3.2.3 is VOT een route in OTr, in § 3.2.4 een team.",
        "De route heet hier “otr_vot”, het team “vot”.",
    ),
    _defect(
        "ot_twee_betekenissen",
        "OT betekent twee dingen",
        sop("3.2.3", "OT (OndersteuningsTraject)"),
        "In § 3.2.3 is OT een route in OTr, in § 3.2.4 een team.",
        "De route heet hier “otr_ot”, het team “ot”.",
    ),
    _defect(
        "wsns_3801",
        "WSNS 3801 bestaat niet meer",
        sop("1.2", "Wij sluiten ons aan bij het zorgplan van WSNS 3801."),
        "WSNS hoort bij de tijd voor passend onderwijs. De school hoort nu bij het samenwerkingsverband ODP.",
        "Wij drukken de zin af. Er hoort geen regel bij. Haal de zin weg als hij niet meer klopt.",
    ),
    _defect(
        "lege_bijlage",
        "De bijlage is leeg",
        sop("bijlage", reading="De bijlage heeft alleen een titel."),
        "§ 3.2.1 en hoofdstuk 6 verwijzen naar een overzicht van zorgniveaus. De bijlage heeft alleen een titel.",
        "Wij leiden uit hoofdstuk 6 af welke deskundige op welk niveau werkt.",
    ),
    _defect(
        "twee_namen_wijk",
        "De wijk heeft twee namen",
        sop("4.2", "binnen de wijk Groenoord."),
        "De wijk heet in § 4.2 eerst Groenoord en daarna Noord.",
        "Wij lezen het als één wijk.",
    ),
    _defect(
        "verloren_link",
        "Een link ontbreekt",
        sop("4.2", "Op deze site is er meer informatie te vinden."),
        "Het adres van de site over de Plusklas staat niet in het document.",
        "Nog aan te leveren.",
    ),
    _defect(
        "schoolplan_ontbreekt",
        "Het schoolplan ligt er niet bij",
        sop("3.1", "zie verder uitwerking in het schoolplan."),
        "Het document verwijst naar het schoolplan. Dat hebben wij niet.",
        "Nog aan te leveren.",
    ),
    _defect(
        "geen_datum",
        "Het document heeft geen datum",
        sop("9.1", "Dit zijn de speerpunten voor Loep voor de komende 4 jaar:"),
        "Er staat niet wanneer de 4 jaar beginnen en tot wanneer het document geldt.",
        "Wij vullen geen datum in.",
    ),
)

LAW = (
    _law(
        "zindelijk",
        "Zindelijk als voorwaarde",
        sop("2", "Kinderen moeten zindelijk zijn als zij starten op Loep."),
        "Een kind dat door een beperking of ziekte niet zindelijk is, mag de school niet zomaar weigeren. De "
        "zorgplicht en het verbod op discriminatie gaan voor. Het document noemt geen uitzondering.",
        "40",
    ),
    _law(
        "nieuw_in_nederland",
        "Korter dan 2 jaar in Nederland",
        sop("2", "Kinderen die korter dan 2 jaar in Nederland verblijven, worden direct verwezen"),
        "Ook voor dit kind geldt de zorgplicht na een aanmelding. Hulp bij het Nederlands is volgens de wet geen "
        "extra ondersteuning. Verwijzen kan dus alleen met een besluit van een mens.",
        "40",
    ),
    _law(
        "weigeren_bij_overstap",
        "Weigeren bij een overstap",
        sop("2", "In het geval van een overstap kan Loep de leerling weigeren"),
        "Weigeren mag pas als een andere school klaarstaat om het kind toe te laten, na overleg met de ouders.",
        "40 lid 4",
    ),
)
