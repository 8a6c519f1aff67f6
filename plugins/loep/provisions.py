"""What Loep can do for a pupil: measures in class, interventions at school and in the neighbourhood.

The conditions of § 4.2 are one and the same: an action plan first; it was not enough; KC, teacher and parents looked
together. Every class measure is free of them.
"""

from core.contract.partners import Provision
from core.contract.requirements import DocumentIn, HumanVerdict
from plugins.loep.conditions import DONE, TALK_WITH_PARENTS
from plugins.loep.source import sop

_MEANS = (
    "afstemmen op werkhouding d.m.v. inzet geluidsdempende koptelefoon, bureauscherm, timetimer, lesstof opdelen, "
    "lesstof afschermen, meer digitale verwerking."
)
_CHALLENGE = "afstemmen op lesstof wanneer een leerling meer uitdaging nodig heeft"
_HARD = "afstemmen op lesstof wanneer een leerling die lesstof lastig vindt"

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


def _measure(code: str, label: str, quote: str, *domains: str) -> Provision:
    return Provision(
        code=code,
        label=label,
        kind="maatregel in de klas",
        scope="klas",
        domains=domains or ("didactisch",),
        level="niveau_1",
        source=sop("4.1", quote),
    )


def _intervention(code: str, label: str, quote: str, *domains: str) -> Provision:
    return Provision(
        code=code,
        label=label,
        kind="interventie",
        domains=domains,
        level="niveau_3",
        before=_BEFORE,
        source=sop("4.2", quote, reading="A-01"),
    )


def _nearby(code: str, label: str, quote: str, *domains: str) -> Provision:
    return Provision(
        code=code,
        label=label,
        kind="interventie",
        scope="wijk",
        domains=domains,
        before=_BEFORE,
        source=sop("4.2", quote, reading="A-09. Het document noemt geen zorgniveau."),
    )


_DELAY = "Klusklas: bij uitval op didactische en/of sociaal emotionele ontwikkeling, werkhouding."
_READING = "Ondersteuning lezen, volgens de principes van effectief leesonderwijs: bij uitval op de leesontwikkeling."
_BLOBS = "Ondersteuningsprogramma’s taalblobs en rekenblobs"
_PLUS = "Bovenbestuurlijke Plusklas - wanneer leerlingen hoge scores behalen"
_DYSLEXIA = "Bij de extra ondersteuning hoort ook dat wij dyslexie-onderzoek aanvragen"

PROVISIONS = (
    _measure("verlengde_instructie", "Verlengde instructie", "verlengde instructie"),
    _measure("geheugensteuntjes", "Visuele geheugensteuntjes", "visuele geheugensteuntjes"),
    _measure("werkhouding", "Afstemmen op werkhouding", _MEANS, "werkhouding"),
    _measure("hoeveelheid", "Afstemmen op hoeveelheid lesstof", "afstemmen op hoeveelheid lesstof"),
    _measure("uitdaging", "Lesstof met meer uitdaging", _CHALLENGE, "meer_uitdaging"),
    _measure("lastige_lesstof", "Lesstof die lastig is aanpassen", _HARD),
    _intervention("taalklas", "Taalklas", "Taalklas: bij uitval in de taalontwikkeling", "taal"),
    _intervention("klusklas", "Klusklas", _DELAY, "taal", "rekenen", "lezen", "sociaal_emotioneel", "werkhouding"),
    _intervention("rekenhuis", "Rekenhuis", "Rekenhuis: bij uitval in de rekenontwikkeling", "rekenen"),
    _intervention("ondersteuning_lezen", "Ondersteuning lezen", _READING, "lezen"),
    _intervention("taalblobs", "Taalblobs", _BLOBS, "taal"),
    _intervention("rekenblobs", "Rekenblobs", _BLOBS, "rekenen"),
    _nearby("slb", "SLB (Speciale Leesbegeleiding)", "SLB (Speciale Leesbegeleiding)", "lezen"),
    _nearby("plusklas", "Bovenbestuurlijke Plusklas", _PLUS, "meer_uitdaging"),
    Provision(
        code="dyslexieonderzoek",
        label="Dyslexie-onderzoek aanvragen",
        kind="onderzoek",
        domains=("lezen",),
        before=(REIMBURSED,),
        source=sop("4.2", _DYSLEXIA),
    ),
)
