"""Applications in the words that people read: where one stands, until when, and what its rules lead to."""

from core.access.scope import scope
from core.contract.admission_outcomes import AdmissionOutcome
from core.features.admissions.models import Application
from core.features.admissions.rules import ApplicationState
from core.web.dates import day_long, day_short
from core.web.language import _, ngettext

STATES: dict[str, tuple[str, str]] = {
    ApplicationState.OPEN: ("waiting", _("in behandeling")),
    ApplicationState.SUSPENDED: ("warn", _("wacht op gegevens")),
    ApplicationState.DECLINED: ("warn", _("niet toelaatbaar, er wordt gezocht")),
    ApplicationState.ADMITTED: ("good", _("toegelaten")),
    ApplicationState.REFUSED: ("closed", _("niet toegelaten, brief gemaakt")),
    ApplicationState.WITHDRAWN: ("closed", _("ingetrokken door de ouders")),
    ApplicationState.DROPPED: ("closed", _("niet in behandeling genomen")),
}
LEADS = {
    AdmissionOutcome.INCOMPLETE: _("Nog niet compleet"),
    AdmissionOutcome.REFER: _("Verwijzen"),
    AdmissionOutcome.NOT_ADMISSIBLE: _("Kan een reden zijn voor nee"),
    AdmissionOutcome.LOOK: _("Eerst bekijken"),
    AdmissionOutcome.REMARK: _("Let op"),
}


def state_of(application: Application) -> tuple[str, str]:
    """Shape and word of where it stands."""
    return STATES[application.state]


def term_of(application: Application) -> str:
    """Until when is to be decided, as a sentence without a full stop."""
    if application.state == ApplicationState.SUSPENDED and application.suspended_on:
        return _("staat stil sinds %(dag)s", dag=day_short(application.suspended_on))
    if application.due_on is None:
        return _("afgesloten op %(dag)s", dag=day_long(application.closed_on)) if application.closed_on else ""
    late = (scope().today - application.due_on).days
    if late > 0:
        return ngettext("%(num)d dag te laat", "%(num)d dagen te laat", late)
    left = -late
    return ngettext("nog %(num)d dag", "nog %(num)d dagen", left) if left else _("vandaag")


def is_late(application: Application) -> bool:
    """Whether the term of the decision is over."""
    return application.due_on is not None and application.due_on < scope().today
