"""Writing an application down, answering what the school asks, standing still and going on, and ending it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.db.engine import session
from core.db.ids import new_id
from core.features.admissions.application_facts import ApplicationFile, file_of
from core.features.admissions.models import Application
from core.features.admissions.record import Event, close_duties, happened, open_duties, rule_of
from core.features.admissions.rules import UNDECIDED, ApplicationState
from core.features.admissions.terms import (
    Clock,
    days_still,
    decide_by,
    latest_extension,
    term_for_decision,
    term_for_extension,
)
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
    record(application, "application.receive")
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
        record(application, "application.edit", fields=sorted(changed))


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
    record(application, "application.answer", fields=sorted(application.answers))


def suspend(file: ApplicationFile, missing: str, asked_on: date, complete_by: date) -> None:
    """Ask the parents for what is missing, by letter; the term stands still from that day."""
    application = file.application
    if application.state != ApplicationState.OPEN:
        raise Conflict(_("De termijn staat al stil, of er is al besloten."))
    errors: dict[str, list[str]] = {}
    if not missing.strip():
        errors["missing"] = [_("Schrijf op wat er nog ontbreekt.")]
    if not application.received_on <= asked_on <= scope().today:
        errors["asked_on"] = [_("De brief ging uit na de aanmelding, en niet later dan vandaag.")]
    if complete_by <= asked_on:
        errors["complete_by"] = [_("Geef de ouders een dag na de brief.")]
    if errors:
        raise Invalid(_("Niet alles klopt nog."), errors=errors)
    application.state = ApplicationState.SUSPENDED
    application.suspended_on, application.complete_by, application.due_on = asked_on, complete_by, None
    said = _("Gevraagd om aanvulling, brief van %(dag)s. De termijn staat stil.", dag=day_long(asked_on))
    event = Event(kind="application", outcome="incomplete", on=complete_by, reason=missing, summary=said)
    happened(application, file.name, event)
    retime(application)
    record(application, "application.suspend")


def resume(file: ApplicationFile, whole_on: date) -> None:
    """Nothing is missing any more: the term goes on from that day."""
    application = file.application
    if application.state != ApplicationState.SUSPENDED or application.suspended_on is None:
        raise Conflict(_("De termijn staat niet stil."))
    if not application.suspended_on <= whole_on <= scope().today:
        said = _("Kies een dag vanaf de brief, en niet later dan vandaag.")
        raise Invalid(said, errors={"whole_on": [said]})
    application.suspended_days += days_still(application.suspended_on, whole_on)
    application.state, application.suspended_on, application.complete_by = ApplicationState.OPEN, None, None
    retime(application)
    said = _("Aanmelding compleet op %(dag)s. De termijn loopt weer.", dag=day_long(whole_on))
    happened(application, file.name, Event(kind="application", outcome="completed", on=whole_on, summary=said))
    record(application, "application.resume")


def extend(file: ApplicationFile, until: date, reason: str) -> None:
    """Move the decision, once, by at most the term of the law, and tell the parents why."""
    application, term = file.application, term_for_extension(profile().deadlines)
    if application.state != ApplicationState.OPEN or application.due_on is None or term is None:
        raise Conflict(_("Uitstellen kan alleen zolang de termijn loopt."))
    if application.extended_to is not None:
        raise Conflict(_("Het besluit is al een keer uitgesteld. De wet staat dat één keer toe."))
    last = latest_extension(term, application.due_on)
    errors: dict[str, list[str]] = {}
    if scope().today > application.due_on:
        raise Problem(
            _("De termijn was op %(dag)s voorbij. Uitstellen kan niet meer.", dag=day_long(application.due_on))
        )
    if not reason.strip():
        errors["reason"] = [_("Schrijf op waarom. De ouders krijgen deze reden te lezen.")]
    if not application.due_on < until <= last:
        errors["until"] = [
            _("Kies een dag na %(van)s, tot en met %(tot)s.", van=day_long(application.due_on), tot=day_long(last))
        ]
    if errors:
        raise Invalid(_("Niet alles klopt nog."), errors=errors)
    application.extended_to, application.extended_days = until, application.suspended_days
    close_duties(application, _("Uitgesteld."), frozenset({_decision_code()}))
    said = _("Besluit uitgesteld tot en met %(dag)s. De ouders hebben bericht.", dag=day_long(until))
    event = Event(kind="application", outcome="extended", on=scope().today, reason=reason, summary=said)
    happened(application, file.name, event)
    retime(application)
    record(application, "application.extend")


def end(file: ApplicationFile, how: ApplicationState, reason: str) -> None:
    """The parents withdrew, or it is not handled because data stayed missing after the day that was given."""
    application = file.application
    if how is ApplicationState.DROPPED:
        by = application.complete_by
        if application.state != ApplicationState.SUSPENDED or by is None or scope().today <= by:
            raise Problem(_("Dat kan pas als de ouders de gevraagde dag voorbij lieten gaan."))
    elif application.state in (ApplicationState.ADMITTED, ApplicationState.REFUSED, ApplicationState.WITHDRAWN):
        raise Conflict(_("Deze aanmelding is al afgesloten."))
    if not reason.strip():
        raise Invalid(_("Niet alles klopt nog."), errors={"reason": [_("Schrijf op waarom.")]})
    words = {
        ApplicationState.WITHDRAWN: _("De ouders trokken de aanmelding in."),
        ApplicationState.DROPPED: _("Niet in behandeling genomen: de gegevens bleven ontbreken."),
    }
    close(
        application,
        how,
        Event(kind="application", outcome="decided", on=scope().today, reason=reason, summary=words[how]),
    )
    record(application, f"application.{how.value}")


def close(application: Application, state: ApplicationState, event: Event) -> None:
    """The application ends: nothing is owed any more but what the search and the placement ask."""
    application.state, application.closed_on, application.due_on = state, event.on, None
    application.suspended_on, application.complete_by = None, None
    happened(application, application.first_name, event)
    close_duties(application, _("De aanmelding is afgesloten."))


def retime(application: Application) -> None:
    """Give the term of the decision its last day anew, in the application and on the list of whoever owes it."""
    application.due_on = due_of(application)
    codes = {rule_of(application, code) for code in _decision_codes()}
    for duty in open_duties(application):
        if duty.rule in codes:
            duty.due_on = application.due_on


def due_of(application: Application) -> date | None:
    """The last day of the decision; None while the term stands still, or when the law knows none."""
    term = term_for_decision(profile().deadlines)
    if term is None or application.state == ApplicationState.SUSPENDED:
        return None
    return decide_by(
        term,
        Clock(
            received_on=application.received_on,
            suspended_days=application.suspended_days,
            extended_to=application.extended_to,
            extended_days=application.extended_days,
        ),
    )


def _decision_code() -> str:
    term = term_for_decision(profile().deadlines)
    return term.code if term else ""


def _decision_codes() -> tuple[str, ...]:
    found = (term_for_decision(profile().deadlines), term_for_extension(profile().deadlines))
    return tuple(term.code for term in found if term)


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


def record(application: Application, action: str, **detail: object) -> None:
    """A row in the ledger about an application."""
    ledger.record(
        action=action,
        object_type="application",
        object_id=application.id,
        pupil_id=application.pupil_id,
        detail=detail or None,
    )
