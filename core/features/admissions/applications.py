"""Writing an application down, answering what the school asks, standing still and going on, and ending it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.access.school import profile
from core.access.scope import scope
from core.db.engine import session
from core.db.ids import new_id
from core.features.admissions.application_facts import ApplicationFile, file_of
from core.features.admissions.application_terms import due_of, retime
from core.features.admissions.models import Application
from core.features.admissions.record import Event, happened, logged
from core.features.admissions.rules import UNDECIDED, ApplicationState
from core.features.pupils import names
from core.features.pupils import rules as pupil_rules
from core.features.pupils.names import Name
from core.features.pupils.versions import check_version
from core.schools.versions import remember
from core.web.dates import day_long
from core.web.language import _
from core.web.problems import Conflict, Invalid, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """A parent or guardian as written on the application."""

    name: str
    relation: str
    authority: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewApplication:
    """What is on an application. `received_on` is the day on which it really came in, not the day of typing."""

    first_name: str
    family_name: str
    received_on: date
    parents: tuple[Parent, ...]
    infix: str = ""
    birth_date: date | None = None
    first_day: date | None = None
    year_rank: int | None = None
    address: str = ""
    other_schools: str = ""


def receive(new: NewApplication) -> Application:
    """Keep a new application and start its terms. Invalid with a sentence per field."""
    _check(new)
    application = Application(
        school_id=scope().school_id,
        state=ApplicationState.OPEN,
        profile_digest=remember(profile()),
        answers={},
        suspended_days=0,
        extended_days=0,
        **_columns(new),
    )
    application.due_on = due_of(application)
    session().add(application)
    session().flush()
    said = _("Aanmelding ontvangen op %(dag)s.", dag=day_long(new.received_on))
    event = Event(kind="application", outcome="received", on=new.received_on, summary=said)
    happened(application, new.first_name, event)
    logged(application, "application.receive")
    return application


def edit(application: Application, new: NewApplication, version: int) -> None:
    """Correct what was written down; the day of receipt moves the term with it. StaleVersion when another was first."""
    check_version(application, version)
    _check_open(application)
    _check(new)
    columns = _columns(new, application.guardians)
    changed = [name for name, value in columns.items() if getattr(application, name) != value]
    for name in changed:
        setattr(application, name, columns[name])
    if "received_on" in changed:
        said = _("Dag van ontvangst verbeterd: %(dag)s.", dag=day_long(new.received_on))
        happened(application, new.first_name, Event(kind="correction", on=scope().today, summary=said))
        retime(application)
    if changed:
        logged(application, "application.edit", fields=sorted(changed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What parents or the previous school said to the questions of the school: yes or no by key, and the rest."""

    yes_no: Mapping[str, str]
    advice: str = ""
    in_netherlands_since: date | None = None


def answer(file: ApplicationFile, said: Answers, version: int) -> None:
    """Keep the answers to the questions that the rules ask; a question that no rule asks is refused."""
    application = file.application
    check_version(application, version)
    _check_open(application)
    unknown = set(said.yes_no) - {fact.key for fact in file.asked}
    if unknown:
        raise Problem(_("Deze vraag stelt de school niet: %(vraag)s.", vraag=", ".join(sorted(unknown))))
    since = said.in_netherlands_since
    if since is not None and since > scope().today:
        raise Invalid(_("Niet alles klopt nog."), errors={"arrival": [_("Deze dag moet nog komen.")]})
    application.answers = {key: given for key, given in said.yes_no.items() if given}
    application.advice = said.advice.strip().lower()
    application.in_netherlands_since = since
    logged(application, "application.answer", fields=sorted(application.answers))


def reload(file: ApplicationFile) -> ApplicationFile:
    """The same application after a change."""
    return file_of(file.application)


def _check_open(application: Application) -> None:
    if application.state not in UNDECIDED:
        raise Conflict(_("Over deze aanmelding is al besloten. De gegevens veranderen niet meer."))


def _check(new: NewApplication) -> None:
    wrong: dict[str, str] = {}
    today = scope().today
    if new.received_on > today:
        wrong["received_on"] = _("De aanmelding kan niet later dan vandaag ontvangen zijn.")
    dates = pupil_rules.PupilDates(
        born=new.birth_date, enrolled=new.first_day or today, left=None, in_netherlands_since=None
    )
    wrong |= {
        "birth_date" if name == "birth_date" else "first_day": said
        for name, said in pupil_rules.wrong_dates(dates, today).items()
    }
    for name in ("first_name", "family_name"):
        if not names.folded(getattr(new, name)):
            wrong[name] = _("Schrijf een naam met ten minste één letter.")
    if new.year_rank is not None and new.year_rank not in {year.rank for year in profile().years}:
        wrong["year_rank"] = _("Dit leerjaar kent de school niet.")
    if not any(parent.name.strip() for parent in new.parents):
        wrong["parent_1"] = _("Schrijf op wie het kind aanmeldt. Die krijgt het besluit.")
    if wrong:
        raise Invalid(_("Niet alles klopt nog."), errors={name: [said] for name, said in wrong.items()})


def _columns(new: NewApplication, known: Sequence[Mapping[str, object]] = ()) -> dict[str, object]:
    """As columns; a parent keeps the id under which consent was written down, by place."""
    name = Name(first=new.first_name, infix=new.infix, family=new.family_name)
    return {
        "first_name": new.first_name,
        "infix": new.infix,
        "family_name": new.family_name,
        "sort_name": names.sort_name(name),
        "search_name": names.search_name(name),
        "birth_date": new.birth_date,
        "received_on": new.received_on,
        "first_day": new.first_day,
        "year_rank": new.year_rank,
        "guardians": [
            {
                "id": known[place]["id"] if place < len(known) else str(new_id()),
                "name": one.name,
                "relation": one.relation,
                "authority": one.authority,
            }
            for place, one in enumerate(one for one in new.parents if one.name.strip())
        ],
        "address": new.address,
        "other_schools": new.other_schools,
    }
