"""The term of the law at one application: standing still by letter, going on, moving the decision once."""

from datetime import date

from core.access.school import profile
from core.access.scope import scope
from core.features.admissions.application_facts import ApplicationFile
from core.features.admissions.models import Application
from core.features.admissions.record import Event, close_duties, happened, logged, open_duties, rule_of
from core.features.admissions.rules import ApplicationState
from core.features.admissions.terms import (
    Clock,
    days_still,
    decide_by,
    latest_extension,
    term_for_decision,
    term_for_extension,
)
from core.web.dates import day_long
from core.web.language import _
from core.web.problems import Conflict, Invalid, Problem


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
    logged(application, "application.suspend")


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
    logged(application, "application.resume")


def extend(file: ApplicationFile, until: date, reason: str) -> None:
    """Move the decision, once, by at most the term of the law, and tell the parents why."""
    application, term = file.application, term_for_extension(profile().deadlines)
    if application.state != ApplicationState.OPEN or application.due_on is None or term is None:
        raise Conflict(_("Uitstellen kan alleen zolang de termijn loopt."))
    if application.extended_to is not None:
        raise Conflict(_("Het besluit is al een keer uitgesteld. De wet staat dat één keer toe."))
    _check_extension(application.due_on, latest_extension(term, application.due_on), until, reason)
    application.extended_to, application.extended_days = until, application.suspended_days
    close_duties(application, _("Uitgesteld."), frozenset({_decision_code()}))
    said = _("Besluit uitgesteld tot en met %(dag)s. Laat de ouders de reden weten.", dag=day_long(until))
    event = Event(kind="application", outcome="extended", on=scope().today, reason=reason, summary=said)
    happened(application, file.name, event)
    retime(application)
    logged(application, "application.extend")


def _check_extension(due: date, last: date, until: date, reason: str) -> None:
    if scope().today > due:
        raise Problem(_("De termijn was op %(dag)s voorbij. Uitstellen kan niet meer.", dag=day_long(due)))
    errors: dict[str, list[str]] = {}
    if not reason.strip():
        errors["reason"] = [_("Schrijf op waarom. De ouders krijgen deze reden te lezen.")]
    if not due < until <= last:
        said = _("Kies een dag na %(van)s, tot en met %(tot)s.", van=day_long(due), tot=day_long(last))
        errors["until"] = [said]
    if errors:
        raise Invalid(_("Niet alles klopt nog."), errors=errors)


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
