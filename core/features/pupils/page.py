"""One pupil with everything this reader may see: the facts, the people around, what changed. Every look is recorded."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.dates import completed_years
from core.contract.permissions import Permission
from core.db.base import is_live
from core.features.pupils import guardians, history, mentors, rules, service
from core.features.pupils.flags import flag_words
from core.features.pupils.guardians import Contact
from core.features.pupils.history import ChangeLine
from core.features.pupils.models import Pupil, flags_of
from core.features.pupils.panels import PupilPanel, pupil_panels, pupil_ways
from core.features.pupils.rules import Sight
from core.features.pupils.service import MentorView
from core.web.problems import NotFound, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorLine:
    """A mentor with the role in the school's word. `live` today; `later` when the first day must still come."""

    view: MentorView
    role: str
    live: bool
    later: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilPage:
    """All of it. Below `Sight.FACTS` guardians, flags, age and changes are empty."""

    pupil: Pupil
    full: bool
    may_edit: bool
    may_report: bool
    sees_secrets: bool
    group: str
    year: str
    age: int | None
    mentors: tuple[MentorLine, ...]
    contacts: tuple[Contact, ...]
    flags: tuple[str, ...]
    changes: tuple[ChangeLine, ...]
    panels: tuple[PupilPanel, ...]
    ways: tuple[Way, ...]

    @property
    def current(self) -> tuple[MentorLine, ...]:
        """The mentors of today."""
        return tuple(line for line in self.mentors if line.live)


def pupil_page(pupil_id: UUID) -> PupilPage:
    """The page of a pupil for this reader, recorded in the ledger. NotFound when the reader sees nothing of it."""
    pupil = service.pupil_of(pupil_id)
    lines = tuple(map(_line, mentors.mentors_ever(pupil_id)))
    own = any(line.live and line.view.membership_id == scope().membership_id for line in lines)
    ground = rules.ground(scope().permissions, own=own)
    if ground is None:
        raise NotFound()
    ledger.record(action="pupil.read", object_type="pupil", object_id=pupil.id, pupil_id=pupil.id, rule=ground.code)
    full, may_edit = ground.sight is Sight.FACTS, Permission.PUPILS_EDIT in scope().permissions
    contacts = guardians.contacts_of(pupil_id) if full else ()
    return PupilPage(
        pupil=pupil,
        full=full,
        may_edit=may_edit,
        may_report=Permission.CONCERNS_REPORT in scope().permissions,
        sees_secrets=rules.sees_secret_addresses(scope().permissions),
        group=service.group_label(pupil),
        year=service.year_label(pupil.year_rank),
        age=_age(pupil.birth_date) if full else None,
        mentors=lines,
        contacts=contacts,
        flags=tuple(flag_words(profile(), code, pupil.first_name) for code in sorted(flags_of(pupil))) if full else (),
        changes=history.changes_of(pupil_id, contacts) if full else (),
        panels=pupil_panels(pupil_id),
        ways=pupil_ways(pupil_id) if may_edit else (),
    )


def _age(born: date | None) -> int | None:
    return completed_years(born, scope().today) if born else None


def _line(view: MentorView) -> MentorLine:
    today = scope().today
    try:
        role = profile().role(view.role).label
    except LookupError:
        role = view.role
    live = is_live(view.starts_on, view.ends_on, today)
    return MentorLine(view=view, role=role, live=live, later=view.starts_on > today)
