"""Who sits at the table for one case, and what the agenda opens for them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from core.access.beyond import writing_for
from core.access.people import Membership
from core.access.school import profile
from core.access.scope import PARTNER, scope
from core.contract.facts import ConsentFact
from core.contract.school import RoleKind
from core.contract.teams import TeamComposition
from core.db.engine import session
from core.features.consents.disclosures import Opening, disclose
from core.features.meetings import rules
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.meetings.planning import day_of
from core.features.meetings.readiness import chain_of, consent_purpose
from core.features.meetings.seating import seats_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Whether the holder of a seat may be there for one case, and why not."""

    seat: MeetingSeat
    admission: rules.Admission


def at_table(seats: Iterable[MeetingSeat], item: AgendaItem) -> tuple[MeetingSeat, ...]:
    """The chairs for this item: those of the whole meeting and those of the item itself."""
    return tuple(seat for seat in seats if seat.agenda_item_id in (None, item.id))


def presences(
    seats: Sequence[MeetingSeat], team_code: str, consents: Mapping[str, ConsentFact]
) -> tuple[Presence, ...]:
    """Every chair with whether its holder may be there for a case with these consents; reads nothing."""
    return tuple(Presence(seat=seat, admission=role_admission(seat.role_code, team_code, consents)) for seat in seats)


def role_admission(role: str, team_code: str, consents: Mapping[str, ConsentFact]) -> rules.Admission:
    """Staff of the school, and the family itself, always may; somebody from outside by consent."""
    if profile().role(role).kind is not RoleKind.PARTNER:
        return rules.Admission(allowed=True, purpose="")
    return rules.admission(role, _with_consent(team_code), profile().consent_rules, consents)


def _with_consent(team_code: str) -> TeamComposition:
    """The team of the chain that names the consent purpose, or the team itself."""
    return next(
        (profile().team(code) for code in chain_of(team_code) if profile().team(code).consent),
        profile().team(team_code),
    )


def open_for_table(item: AgendaItem, meeting: Meeting, consents: Mapping[str, ConsentFact]) -> None:
    """Open the case for everybody at the table who may be there, until two weeks after the meeting."""
    seats = [seat for seat in at_table(seats_at(meeting.id), item) if seat.membership_id is not None]
    kinds = _kinds(seat.membership_id for seat in seats)
    with writing_for("own-consequences"):
        for found in presences(seats, meeting.team_code, consents):
            membership_id = found.seat.membership_id
            if not found.admission.allowed or membership_id is None:
                continue
            disclose(
                Opening(
                    case_id=item.case_id,
                    membership_id=membership_id,
                    ground="consent" if kinds.get(membership_id) == PARTNER else "team",
                    purpose=found.admission.purpose or consent_purpose(meeting.team_code),
                    from_date=scope().today,
                    until_date=day_of(meeting) + timedelta(days=rules.GUEST_DAYS),
                    agenda_item_id=item.id,
                )
            )


def _kinds(membership_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Staff or partner, also of who begins only on the day of the meeting: a partner sees it while consent lives."""
    wanted = sorted({found for found in membership_ids if found is not None})
    rows = session().execute(select(Membership.id, Membership.kind).where(Membership.id.in_(wanted))) if wanted else ()
    return {row[0]: row[1] for row in rows}
