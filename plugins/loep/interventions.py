"""Interventions at Loep and in the neighbourhood, for learning (§ 4.2).

Their conditions are one and the same: an action plan first; it was not enough; KC, teacher and parents looked
together.
"""

from dataclasses import replace

from core.contract.partners import Provision
from core.contract.requirements import DocumentIn, HumanVerdict
from core.contract.source import Statement
from plugins.loep.conditions import DONE, TALK_WITH_PARENTS
from plugins.loep.source import sop

PLAN_FIRST = DocumentIn(
    document="handelingsplan",
    label="handelingsplan",
    states=DONE,
    says="Er is een individueel handelingsplan voor {leerling}.",
    source=sop("4.2", "Er wordt een individueel handelingsplan opgesteld"),
)
NOT_ENOUGH = HumanVerdict(
    code="meer_nodig",
    question="Is er na het handelingsplan meer nodig om {leerling} te laten aansluiten bij de groep?",
    by=("leerkracht", "kc"),
    source=sop("4.2", "Als dat niet lukt, gaan de leerkracht, intern begeleider en ouders samen kijken"),
)
REIMBURSED = HumanVerdict(
    code="vergoeding_dyslexie",
    question="Komt {leerling} in aanmerking voor vergoeding van diagnostiek en behandeling?",
    by=("kc",),
    source=sop("4.2", "indien een leerling in aanmerking komt voor vergoeding voor diagnostiek en behandeling."),
)
_BEFORE = (PLAN_FIRST, NOT_ENOUGH, TALK_WITH_PARENTS)

_LANGUAGE = "Taalklas: bij uitval in de taalontwikkeling"
_TASKS = "Klusklas: bij uitval op didactische en/of sociaal emotionele ontwikkeling, werkhouding."
_SUMS = "Rekenhuis: bij uitval in de rekenontwikkeling"
_READING = "Ondersteuning lezen, volgens de principes van effectief leesonderwijs: bij uitval op de leesontwikkeling."
_BLOBS = "Ondersteuningsprogramma’s taalblobs en rekenblobs"
_SLB = "SLB (Speciale Leesbegeleiding)"
_PLUS = (
    "Bovenbestuurlijke Plusklas - wanneer leerlingen hoge scores behalen en meeruitdaging nodig hebben op didactisch "
    "gebied en evt. ondersteuning op sociaal-emotioneel gebied."
)
_DYSLEXIA = (
    "Bij de extra ondersteuning hoort ook dat wij dyslexie-onderzoek aanvragen indien een leerling in aanmerking komt "
    "voor vergoeding voor diagnostiek en behandeling."
)
_BOTH = ("didactisch", "sociaal_emotioneel")


def _intervention(code: str, label: str, quote: str, domains: tuple[str, ...], when: str = "") -> Provision:
    return Provision(
        code=code,
        label=label,
        kind="interventie",
        domains=domains,
        level="niveau_3",
        before=_BEFORE,
        indications=(when,) if when else (),
        routes=("didactisch",),
        source=sop("4.2", quote, reading="A-01"),
    )


AT_SCHOOL = (
    replace(
        _intervention("taalklas", "Taalklas", _LANGUAGE, ("taal",), "uitval in de taalontwikkeling"),
        executors=("taalklasleerkracht",),
    ),
    replace(
        _intervention(
            "klusklas",
            "Klusklas",
            _TASKS,
            ("taal", "rekenen", "lezen", "sociaal_emotioneel", "werkhouding"),
            "uitval op didactische en/of sociaal-emotionele ontwikkeling, werkhouding",
        ),
        routes=_BOTH,
    ),
    _intervention("rekenhuis", "Rekenhuis", _SUMS, ("rekenen",), "uitval in de rekenontwikkeling"),
    _intervention(
        "ondersteuning_lezen",
        "Ondersteuning lezen, volgens de principes van effectief leesonderwijs",
        _READING,
        ("lezen",),
        "uitval op de leesontwikkeling",
    ),
    _intervention("taalblobs", "Ondersteuningsprogramma taalblobs", _BLOBS, ("taal",)),
    _intervention("rekenblobs", "Ondersteuningsprogramma rekenblobs", _BLOBS, ("rekenen",)),
)
NEARBY = (
    Provision(
        code="slb",
        label="SLB (Speciale Leesbegeleiding)",
        kind="interventie",
        scope="wijk",
        place="wijk Noord",
        domains=("lezen",),
        before=_BEFORE,
        routes=("didactisch",),
        source=sop("4.2", _SLB, reading="A-09. Het document noemt geen zorgniveau."),
    ),
    Provision(
        code="plusklas",
        label="Bovenbestuurlijke Plusklas",
        kind="interventie",
        scope="wijk",
        place="wijk Noord",
        domains=("meer_uitdaging",),
        before=_BEFORE,
        indications=("hoge scores, en meer uitdaging nodig op didactisch gebied",),
        description="Eventueel met ondersteuning op sociaal-emotioneel gebied.",
        routes=_BOTH,
        partners=("swv_odp",),
        rules=(
            Statement(
                code="van_swv",
                text="Deze interventie is van het samenwerkingsverband. Een site geeft meer informatie; het adres "
                "is nog aan te leveren.",
                source=sop(
                    "4.2",
                    "Deze interventie is van het samenwerkingsverband. Op deze site is er meer informatie te vinden.",
                    reading="A-24",
                ),
            ),
        ),
        source=sop("4.2", _PLUS, reading="A-09. Het document noemt geen zorgniveau."),
    ),
)
RESEARCH = Provision(
    code="dyslexieonderzoek",
    label="Dyslexie-onderzoek aanvragen",
    kind="onderzoek",
    domains=("lezen",),
    before=(REIMBURSED,),
    routes=("didactisch",),
    indications=("in aanmerking voor vergoeding van diagnostiek en behandeling",),
    source=sop("4.2", _DYSLEXIA),
)
