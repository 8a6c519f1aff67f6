"""The chapter on support for the yearly school guide, made from the profile: short, for parents. Pure.

Since 1 August 2025 the offer of support stands in the school guide (kst-36443). What the law asks and the profile does
not hold is told by `gaps.py`, never made up here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from core.contract.dates import school_year, school_year_label
from core.features.publication import guide_admission, guide_offer, guide_people
from core.features.publication.guide_line import GuideLine
from core.schools.profile import SchoolProfile
from core.web.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePart:
    """A part of the chapter: a sentence that opens it, and its lines."""

    anchor: str
    heading: str
    opens: str
    lines: tuple[GuideLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideChapter:
    """The chapter for one school year ("2026-2027")."""

    year: str
    first_day: date
    last_day: date
    parts: tuple[GuidePart, ...]


def guide_chapter(profile: SchoolProfile, on: date) -> GuideChapter:
    """The chapter for the school year that holds `on`. Parts of which the profile holds nothing are left out."""
    first, last = school_year(on)
    made = (
        GuidePart(anchor=anchor, heading=_(heading), opens=_(opens), lines=tuple(lines(profile)))
        for anchor, heading, opens, lines in _PARTS
    )
    parts = tuple(part for part in made if part.lines)
    return GuideChapter(year=school_year_label(on), first_day=first, last_day=last, parts=parts)


Told = Callable[[SchoolProfile], Iterable[GuideLine]]
_PARTS: tuple[tuple[str, str, str, Told], ...] = (
    ("basis", _("Hulp voor elke leerling"), _("Dit is de basisondersteuning."), guide_offer.basic),
    ("extra", _("Extra hulp"), _("Dit kan de school doen als er meer nodig is."), guide_offer.extra),
    ("route", _("Zo gaat het, stap voor stap"), _("Elke pijl is een stap verder."), guide_offer.routes),
    ("wie", _("Bij wie u terecht kunt"), _("Hebt u een vraag of een zorg over uw kind?"), guide_people.people),
    ("gesprek", _("Zo luisteren wij naar u en uw kind"), _("Deze gesprekken voert de school."), guide_people.talks),
    ("toestemming", _("Uw toestemming"), _("Hiervoor vraagt de school toestemming."), guide_people.consents),
    ("toelating", _("Aanmelden"), _("Hier kijkt de school naar als u uw kind aanmeldt."), guide_admission.admission),
    ("grenzen", _("Waar onze grenzen liggen"), _("Hier kijkt de school naar bij plaatsing."), guide_admission.bounds),
    ("samen", _("Met wie wij samenwerken"), _("Deze organisaties helpen mee."), guide_offer.partners),
    ("klacht", _("Klachten en vertrouwen"), _("Hier kunt u terecht."), guide_people.complaints),
    ("gegevens", _("Gegevens van uw kind"), _("Zo lang worden gegevens bewaard."), guide_people.data),
)
