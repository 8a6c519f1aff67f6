"""What the law asks of the school guide and the profile does not hold. Named for the school, never filled in. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from core.contract.dates import in_words, school_year
from core.contract.source import Source
from core.features.publication.guide_offer import ordinary
from core.features.publication.guide_people import COMPLAINT, TRUSTED, heard, speaking_of
from core.schools.profile import SchoolProfile
from core.web.language import _

GUIDE_DUTY = "schoolgids_ondersteuning"
SUPPORT_DESK = "jeugdsteunpunt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is missing, the article that asks it, and how the school fills it in."""

    label: str
    source: Source
    remedy: str


def gaps(profile: SchoolProfile, on: date) -> tuple[Gap, ...]:
    """What is missing for the school guide of the school year that holds `on`."""
    law = _article(profile)
    return tuple(
        Gap(label=_(label), source=law, remedy=_(remedy)) for label, remedy, held in _ASKED if not held(profile)
    ) + tuple(_out_of_date(profile, law, on))


def _article(profile: SchoolProfile) -> Source:
    duty = next((one for one in profile.obligations if one.code == GUIDE_DUTY), None)
    return duty.source if duty else Source(document="kst-36443", section="", law=True, confirmed=False)


def _out_of_date(profile: SchoolProfile, law: Source, on: date) -> Iterator[Gap]:
    first, last = school_year(on)
    until, since = profile.in_short.valid_to, profile.in_short.valid_from
    remedy = _("Stel het aanbod voor dit schooljaar opnieuw vast en pas de dagen in de plugin aan.")
    if until is not None and until < last:
        yield Gap(label=_("Het profiel geldt tot en met %(dag)s", dag=in_words(until)), source=law, remedy=remedy)
    elif until is None and since is not None and since < first:
        label = _("Het profiel is van %(dag)s. De schoolgids wordt elk jaar vastgesteld.", dag=in_words(since))
        yield Gap(label=label, source=law, remedy=remedy)
    elif until is None and since is None:
        yield Gap(label=_("In het profiel staat niet vanaf wanneer het geldt"), source=law, remedy=remedy)


def _names(word: str) -> Callable[[SchoolProfile], bool]:
    """Whether a value or a paragraph of the profile speaks of this word."""
    return lambda profile: any(speaking_of(profile, word))


def _offers(extra: bool) -> Callable[[SchoolProfile], bool]:
    return lambda profile: any((one.level not in ordinary(profile)) is extra for one in profile.provisions)


_ASKED: tuple[tuple[str, str, Callable[[SchoolProfile], bool]], ...] = (
    (_("De hulp voor elke leerling (basisondersteuning)"), _("Noem voorzieningen in de plugin."), _offers(False)),
    (_("De extra ondersteuning"), _("Noem voorzieningen op een niveau met extra ondersteuning."), _offers(True)),
    (
        _("Hoe een leerling zelf zijn mening geeft over zijn plan (hoorrecht)"),
        _("Neem het op bij het OPP, in het document of in de plugin."),
        lambda profile: any(heard(profile)),
    ),
    (
        _("Het ouder- en jeugdsteunpunt van het samenwerkingsverband"),
        _("Zet het bij de eigen waarden als partner met een naam."),
        _names(SUPPORT_DESK),
    ),
    (
        _("Waar ouders met een klacht terechtkunnen"),
        _("Zet de klachtenregeling in een paragraaf van het document."),
        _names(COMPLAINT),
    ),
    (_("De vertrouwenspersoon"), _("Noem de rol in de plugin, of zet het in een paragraaf."), _names(TRUSTED)),
)
