"""Minutes of one item: the questions of the team, the outcomes it knows, and saving what was written so far."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.teams import Outcome, Question
from core.db.clock import now
from core.db.engine import session
from core.features.meetings.models import AgendaItem
from core.features.meetings.readiness import chain_of
from core.features.meetings.rules import OPEN
from core.features.staff.colleagues import names_of
from core.web.drafts import Current
from core.web.language import _
from core.web.problems import Conflict, Difference, StaleVersion

DRAFT = "agendapunt"
"""The form under which drafts of minutes are kept."""


def questions_of(team_code: str) -> tuple[Question, ...]:
    """The questions of a team and of the teams it extends."""
    return tuple(question for code in reversed(chain_of(team_code)) for question in profile().team(code).questions)


def outcomes_of(team_code: str) -> tuple[Outcome, ...]:
    """The outcomes of a team and of the teams it extends."""
    return tuple(outcome for code in reversed(chain_of(team_code)) for outcome in profile().team(code).outcomes)


def field_of(question_code: str) -> str:
    """The name of a question in the form; also the key of its errors."""
    return f"answer_{question_code}"


def write(item: AgendaItem, team_code: str, minutes: Mapping[str, str], version: int) -> None:
    """Keep the minutes of an open item, as far as they are, for everybody who writes them.

    StaleVersion with both texts when somebody saved since `version` (the item's `saved`).
    """
    still_open(item)
    refuse_overtaken(item, team_code, minutes, version)
    keep(item, team_code, minutes)
    ledger.record(action="agenda.write", object_type="agenda_item", object_id=item.id, case_id=item.case_id)


def keep(item: AgendaItem, team_code: str, minutes: Mapping[str, str]) -> None:
    """Write the answers in the item, and by whom and when."""
    known = {question.code for question in questions_of(team_code)}
    item.minutes = {code: text for code, text in minutes.items() if code in known}
    item.saved, item.saved_at, item.saved_by = item.saved + 1, now(), scope().membership_id


def still_open(item: AgendaItem) -> None:
    """Conflict when the item was closed or left the agenda."""
    if item.state != OPEN:
        raise Conflict(_("Dit punt is al afgesloten of van de agenda."))


def refuse_overtaken(item: AgendaItem, team_code: str, minutes: Mapping[str, str], version: int | None) -> None:
    """StaleVersion with both texts of each question that differs, when somebody saved since `version`."""
    if version is None or version == item.saved or item.saved_at is None:
        return
    differences = [
        Difference(field=f"antwoord_{question.code}", label=question.label, mine=mine, theirs=theirs)
        for question in questions_of(team_code)
        if (mine := minutes.get(question.code, "")) != (theirs := item.minutes.get(question.code, ""))
    ]
    if differences:
        raise StaleVersion(who=_saver(item), at=item.saved_at, differences=differences, version=item.saved)


def saved_of(subject: str) -> Current | None:
    """What is now saved of an item, for who writes in it at the same time; None where the reader may not see it."""
    try:
        statement = select(AgendaItem).where(AgendaItem.id == UUID(subject))
    except ValueError:
        return None
    item = session().scalars(statement).one_or_none()
    if item is None:
        return None
    return Current(version=item.saved, who=_saver(item), at=item.saved_at or scope().now)


def _saver(item: AgendaItem) -> str:
    if item.saved_by is None:
        return _("Een collega")
    return names_of([item.saved_by]).get(item.saved_by, _("Een collega"))
