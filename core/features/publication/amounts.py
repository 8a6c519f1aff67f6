"""For whom, how much, when and paid from what, in words. Pure: values in, a few words of Dutch out."""

from collections.abc import Mapping
from decimal import Decimal

from core.contract.dates import MONTHS, in_words
from core.contract.deadlines import Threshold
from core.contract.limits import Amount, Funding, Limits, YearWindow
from core.contract.requirements import CountPeriod
from core.features.publication.sentences import joined, number
from core.schools.profile import SchoolProfile
from core.web.language import _


def limits(value: Limits, profile: SchoolProfile) -> str:
    """`tot en met 7 jaar; groep 7 en groep 8`."""
    return joined((_ages(value), _years(value, {year.rank: year.label for year in profile.years})))


def _ages(value: Limits) -> str:
    oldest = None if value.below_age is None else value.below_age - 1
    if value.from_age is not None and oldest is not None:
        return _("van %(van)s tot en met %(tot)s jaar", van=value.from_age, tot=oldest)
    if oldest is not None:
        return _("tot en met %(tot)s jaar", tot=oldest)
    return "" if value.from_age is None else _("vanaf %(van)s jaar", van=value.from_age)


def _years(value: Limits, labels: Mapping[int, str]) -> str:
    if value.first_year is None and value.last_year is None:
        return ""
    first = labels.get(value.first_year or min(labels), "")
    last = labels.get(value.last_year or max(labels), "")
    if first == last:
        return first
    if value.last_year is None:
        return _("vanaf %(leerjaar)s", leerjaar=first)
    return _("%(eerste)s tot en met %(laatste)s", eerste=first, laatste=last)


def amount(value: Amount, profile: SchoolProfile) -> str:
    """`ten hoogste 4 uur per week`, `5 tot 8 gesprekken`, `ongeveer 600 uur per schooljaar`."""
    watched = next((one for one in profile.thresholds if one.code == value.threshold), None)
    period = watched.period if watched else value.period
    per = {CountPeriod.SCHOOL_YEAR: _("per schooljaar"), CountPeriod.ISO_WEEK: _("per week")}.get(period, "")
    return " ".join(part for part in (_span(value, watched), value.unit, per) if part)


def _span(value: Amount, watched: Threshold | None) -> str:
    most: Decimal | None = watched.number if watched else value.most
    soft = watched.soft if watched else value.soft
    if value.least is not None and most is not None:
        if value.least == most:
            return number(most)
        return _("%(van)s tot %(tot)s", van=number(value.least), tot=number(most))
    if most is not None:
        return _("ongeveer %(getal)s", getal=number(most)) if soft else _("ten hoogste %(getal)s", getal=number(most))
    return "" if value.least is None else _("ten minste %(getal)s", getal=number(value.least))


def funding(value: Funding) -> str:
    """`NPO-gelden, tot en met 31 juli 2025`."""
    ends = _("tot en met %(dag)s", dag=in_words(value.last)) if value.last else ""
    begins = _("vanaf %(dag)s", dag=in_words(value.first)) if value.first else ""
    return ", ".join(part for part in (value.label, value.counts, begins, ends) if part)


def window(value: YearWindow) -> str:
    """`in februari`, `van februari tot en met maart`, `van 15 december tot en met 15 januari`."""
    first, last = MONTHS[value.first_month - 1], MONTHS[value.last_month - 1]
    if value.first_day != 1 or value.last_day < 28:
        return _(
            "van %(dag)s %(maand)s tot en met %(einde)s %(laatste)s",
            dag=value.first_day,
            maand=first,
            einde=value.last_day,
            laatste=last,
        )
    if first == last:
        return _("in %(maand)s", maand=first)
    return _("van %(maand)s tot en met %(laatste)s", maand=first, laatste=last)
