"""Support that every pupil gets in class: the basic support of § 4.1, without any condition."""

from core.contract.partners import Provision
from plugins.loep.source import sop

_MEANS = (
    "afstemmen op werkhouding d.m.v. inzet geluidsdempende koptelefoon, bureauscherm, timetimer, lesstof opdelen, "
    "lesstof afschermen, meer digitale verwerking."
)
_CHALLENGE = "afstemmen op lesstof wanneer een leerling meer uitdaging nodig heeft"
_HARD = "afstemmen op lesstof wanneer een leerling die lesstof lastig vindt"


def _measure(
    code: str, label: str, quote: str, *domains: str, means: tuple[str, ...] = (), when: tuple[str, ...] = ()
) -> Provision:
    return Provision(
        code=code,
        label=label,
        kind="maatregel in de klas",
        scope="klas",
        domains=domains or ("didactisch",),
        level="niveau_1",
        routes=("didactisch",),
        executors=("leerkracht",),
        means=means,
        indications=when,
        source=sop("4.1", quote),
    )


CLASS_MEASURES = (
    _measure("verlengde_instructie", "Verlengde instructie", "verlengde instructie"),
    _measure("geheugensteuntjes", "Visuele geheugensteuntjes", "visuele geheugensteuntjes"),
    _measure(
        "werkhouding",
        "Afstemmen op werkhouding",
        _MEANS,
        "werkhouding",
        means=(
            "geluidsdempende koptelefoon",
            "bureauscherm",
            "timetimer",
            "lesstof opdelen",
            "lesstof afschermen",
            "meer digitale verwerking",
        ),
    ),
    _measure("hoeveelheid", "Afstemmen op hoeveelheid lesstof", "afstemmen op hoeveelheid lesstof"),
    _measure(
        "uitdaging",
        "Lesstof met meer uitdaging",
        _CHALLENGE,
        "meer_uitdaging",
        when=("een leerling heeft meer uitdaging nodig",),
    ),
    _measure(
        "lastige_lesstof", "Lesstof die lastig is aanpassen", _HARD, when=("een leerling vindt de lesstof lastig",)
    ),
)
