"""What a value of the profile says, in one line of Dutch. Pure: a value in, a sentence out."""

from functools import singledispatch

from core.contract.consents import ConsentForm, ConsentRule
from core.contract.dates import in_words as date_in_words
from core.contract.deadlines import Deadline, Obligation, RetentionPeriod, Threshold
from core.contract.decisions import DecisionRight
from core.contract.documents import DocumentTemplate
from core.contract.offers import GroupTarget
from core.contract.partners import AdmissionRule, Facility, Goal, Guide, Partner, PlacementRule, Provision, SchoolSystem
from core.contract.remarks import Remark
from core.contract.requirements import CountPeriod
from core.contract.requirements.base import enumerated
from core.contract.routes import SupportRoute
from core.contract.school import About, CareLevel, StaffRole
from core.contract.source import Declared
from core.contract.teams import TeamComposition
from core.features.publication.sentences import about_anyone, condition, every, joined, length, number, rhythm
from core.web.language import _, ngettext


@singledispatch
def in_words(value: Declared) -> str:
    """What the value says besides its label; empty for a value that is only a label."""
    return str(getattr(value, "description", ""))


def in_document(value: Declared) -> str:
    """The same where the parts and the conditions stand below it: they are not counted there."""
    if isinstance(value, DecisionRight):
        return value.elsewhere
    if isinstance(value, DocumentTemplate) and value.fields:
        return value.status
    return in_words(value)


@in_words.register
def _about(value: About) -> str:
    return joined((value.sector.value, value.board, value.document))


@in_words.register
def _level(value: CareLevel) -> str:
    said = _("niveau %(rang)s", rang=value.rank) + (_(", voor elke leerling") if value.automatic else "")
    return joined((said, value.description))


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
    if value.least is not None and value.most is not None and value.least < value.most != value.floor:
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
    counted = " ".join(filter(None, (start, number(value.number), value.unit, period)))
    return joined((", ".join(filter(None, (counted, soft))), about_anyone(value.action)))


@in_words.register
def _obligation(value: Obligation) -> str:
    times = ngettext("%(num)d keer", "%(num)d keer", value.times) if value.times > 1 else ""
    soft = _("een streven") if value.soft else ""
    return joined((times, every(value.every, value.unit), soft))


@in_words.register
def _retention(value: RetentionPeriod) -> str:
    return length(value.length, value.unit)


@in_words.register
def _consent(value: ConsentRule) -> str:
    forms = {ConsentForm.WRITTEN: _("op papier"), ConsentForm.ORAL: _("mondeling")}
    return " ".join((_("geldt"), _(" of ").join(forms[form] for form in value.forms)))


@in_words.register
def _template(value: DocumentTemplate) -> str:
    if not value.supplied and not value.fields:
        return joined((value.status, _("de tekst staat niet in het profiel")))
    return joined((value.status, ngettext("%(num)d onderdeel", "%(num)d onderdelen", len(value.fields))))


@in_words.register
def _decision(value: DecisionRight) -> str:
    guards = ngettext("%(num)d voorwaarde", "%(num)d voorwaarden", len(value.guards)) if value.guards else ""
    return joined((value.elsewhere, guards))


@in_words.register
def _admission(value: AdmissionRule) -> str:
    return condition(value.requirement)


@in_words.register
def _placement(value: PlacementRule) -> str:
    asked = condition(value.requirement)
    return joined((asked, _group(value.group, asked) if value.group else ""))


def _group(value: GroupTarget, asked: str) -> str:
    """What the group adds to what is asked: a number and a kind that stand there already are not said again."""
    most = _("een streven") if value.soft and value.most is not None else ""
    if value.most is not None and number(value.most) not in asked:
        said = _("streven: ten hoogste %(num)s leerlingen") if value.soft else _("ten hoogste %(num)s leerlingen")
        most = said % {"num": number(value.most)}
    exception = _("uitzondering: %(reden)s", reden=value.exception) if value.exception else ""
    kind = "" if value.kind.casefold() in asked.casefold() else value.kind
    return joined((kind, most, exception))


@in_words.register
def _partner(value: Partner) -> str:
    return joined((value.description, ", ".join(value.services)))


@in_words.register
def _provision(value: Provision) -> str:
    return joined((value.kind, value.dose, value.description))


@in_words.register
def _system(value: SchoolSystem) -> str:
    return joined((value.purpose, "" if value.named else _("de naam is nog niet bekend")))


@in_words.register
def _goal(value: Goal) -> str:
    starts = _("vanaf %(dag)s", dag=date_in_words(value.starts)) if value.starts else ""
    return joined((value.description, _("voor %(num)s jaar", num=value.years), starts))


@in_words.register
def _facility(value: Facility) -> str:
    return joined((value.description, "" if value.available else _("dit is er niet")))


@in_words.register
def _guide(value: Guide) -> str:
    missing = "" if value.supplied else _("de tekst staat niet in het profiel")
    return joined((value.kind, value.description, missing))


@in_words.register
def _remark(value: Remark) -> str:
    return " ".join(part for part in (value.says, value.chosen) if part)
