"""An application ends: admitted, refused, withdrawn by the parents, or not handled."""

from core.access.scope import scope
from core.features.admissions.application_facts import ApplicationFile
from core.features.admissions.models import Application
from core.features.admissions.record import Event, close_duties, happened, logged
from core.features.admissions.rules import ApplicationState
from core.web.language import _
from core.web.problems import Conflict, Invalid, Problem


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
    logged(application, f"application.{how.value}")


def close(application: Application, state: ApplicationState, event: Event) -> None:
    """The application ends: nothing is owed any more but what the search and the placement ask."""
    application.state, application.closed_on, application.due_on = state, event.on, None
    application.suspended_on, application.complete_by = None, None
    happened(application, application.first_name, event)
    close_duties(application, _("De aanmelding is afgesloten."))
