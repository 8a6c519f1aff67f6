"""What a value of the profile says, in one line of Dutch. Pure: a value in, a sentence out."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import singledispatch

from core.contract.consents import ConsentForm, ConsentRule
from core.contract.deadlines import Deadline, Obligation, RetentionPeriod, Threshold, Unit
from core.contract.decisions import DecisionRight
from core.contract.documents import DocumentTemplate
from core.contract.partners import AdmissionRule, Partner, PlacementRule, Provision, SchoolSystem
from core.contract.requirements import CountPeriod, Requirement
from core.contract.requirements.base import capital, enumerated
from core.contract.routes import SupportRoute
from core.contract.school import About, CareLevel, StaffRole
from core.contract.source import Declared
from core.contract.teams import Rhythm, RhythmUnit, Seat, TeamComposition
from core.web.language import _, ngettext

PUPIL = "{leerling}"


def about_anyone(text: str) -> str:
    """A text of the profile outside any case: the name of the pupil becomes "de leerling"."""
    return capital(text.replace(PUPIL, _("de leerling")))


def condition(requirement: Requirement) -> str:
    """A condition as a sentence about any pupil."""
    return about_anyone(requirement.says or requirement.sentence())


def length(number: int, unit: Unit) -> str:
    """A term in words: `1 week`, `6 weken`, `voor het einde van het schooljaar`."""
    several: dict[Unit, Callable[[int], str]] = {
        Unit.DAYS: lambda n: ngettext("%(num)d dag", "%(num)d dagen", n),
        Unit.WEEKS: lambda n: ngettext("%(num)d week", "%(num)d weken", n),
        Unit.MONTHS: lambda n: ngettext("%(num)d maand", "%(num)d maanden", n),
        Unit.YEARS: lambda n: _("%(num)s jaar", num=n),
        Unit.SCHOOL_YEAR_END: lambda n: _("voor het einde van het schooljaar"),
    }
    return several[unit](number)


def rhythm(value: Rhythm) -> str:
    """How often a team meets."""
    said = {
        RhythmUnit.PER_SCHOOL_YEAR: _("ten minste %(num)s keer per schooljaar", num=value.number),
        RhythmUnit.EVERY_WEEK: _("elke week"),
        RhythmUnit.EVERY_DAYS: _("elke %(num)s dagen", num=value.number),
        RhythmUnit.PER_CASE: _("als het nodig is"),
        RhythmUnit.UNSTATED: _("niet vastgelegd"),
    }
    return said[value.unit]


def seat(value: Seat) -> str:
    """Who sits on a chair, and when that is not always."""
    if value.on_reason:
        return _("%(wie)s (alleen als dat iets toevoegt)", wie=value.label)
    if value.for_item:
        return _("%(wie)s (alleen bij de eigen leerling)", wie=value.label)
    return value.label


def number(value: Decimal) -> str:
    """A number as a Dutch reader writes it: `3`, `2,5`."""
    return f"{value.normalize():f}".replace(".", ",")


def joined(parts: Iterable[str]) -> str:
    """Parts with something in them, with a semicolon between."""
    return "; ".join(part for part in parts if part)


@singledispatch
def in_words(value: Declared) -> str:
    """What the value says besides its label; empty for a value that is only a label."""
    return str(getattr(value, "description", ""))


@in_words.register
def _about(value: About) -> str:
    return joined((value.sector.value, value.board, value.document))


@in_words.register
def _level(value: CareLevel) -> str:
    return _("niveau %(rang)s", rang=value.rank) + (_(", voor elke leerling") if value.automatic else "")


@in_words.register
def _role(value: StaffRole) -> str:
    most = ngettext("ten hoogste 1 persoon", "ten hoogste %(num)d mensen", value.capacity) if value.capacity else ""
    parts = enumerated(part.label for part in value.ranges)
    return joined((value.organisation, most, _("voor %(delen)s", delen=parts) if parts else ""))


@in_words.register
def _team(value: TeamComposition) -> str:
    return joined((value.short, ", ".join(one.label for one in value.seats), rhythm(value.rhythm)))


@in_words.register
def _route(value: SupportRoute) -> str:
    return " → ".join(step.label for step in value.steps)


@in_words.register
def _deadline(value: Deadline) -> str:
    bounds = ""
    if value.least is not None and value.most is not None and value.most != value.floor:
        bounds = _("te kiezen van %(van)s tot en met %(tot)s", van=value.least, tot=value.most)
    floor = ""
    if value.floor is not None and value.floor != value.length:
        floor = _("de wet: ten hoogste %(lang)s", lang=length(value.floor, value.unit))
    return joined((length(value.length, value.unit), bounds, floor))


@in_words.register
def _threshold(value: Threshold) -> str:
    start = _("meer dan") if value.passes else _("vanaf")
    period = {
        CountPeriod.SCHOOL_YEAR: _("per schooljaar"),
        CountPeriod.ISO_WEEK: _("per week"),
        CountPeriod.TRAJECTORY: _("per traject"),
    }[value.period]
    soft = _("een streven") if value.soft else ""
    return joined((" ".join(filter(None, (start, number(value.number), value.unit, period))), value.action, soft))


@in_words.register
def _obligation(value: Obligation) -> str:
    return _("steeds na %(lang)s", lang=length(value.every, value.unit))


@in_words.register
def _retention(value: RetentionPeriod) -> str:
    return length(value.length, value.unit)


@in_words.register
def _consent(value: ConsentRule) -> str:
    forms = {ConsentForm.WRITTEN: _("op papier"), ConsentForm.ORAL: _("mondeling")}
    return " ".join((_("geldt"), _(" of ").join(forms[form] for form in value.forms)))


@in_words.register
def _template(value: DocumentTemplate) -> str:
    return ngettext("%(num)d onderdeel", "%(num)d onderdelen", len(value.fields))


@in_words.register
def _decision(value: DecisionRight) -> str:
    guards = ngettext("%(num)d voorwaarde", "%(num)d voorwaarden", len(value.guards)) if value.guards else ""
    return joined((value.elsewhere, guards))


@in_words.register(AdmissionRule)
@in_words.register(PlacementRule)
def _rule(value: AdmissionRule | PlacementRule) -> str:
    return condition(value.requirement)


@in_words.register
def _partner(value: Partner) -> str:
    return joined((value.description, ", ".join(value.services)))


@in_words.register
def _provision(value: Provision) -> str:
    return joined((value.kind, value.dose))


@in_words.register
def _system(value: SchoolSystem) -> str:
    return value.purpose
