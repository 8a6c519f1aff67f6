"""What the pages of meetings draw: chairs with names, items with who may be there, and words for states."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from core.access.school import profile
from core.access.scope import PARTNER, scope
from core.contract.facts import ConsentStatus
from core.contract.school import RoleKind
from core.contract.source import Source
from core.features.consents.rules import Answer, ConsentState
from core.features.meetings.models import Meeting, MeetingSeat
from core.features.meetings.planning import day_of
from core.features.meetings.table import Presence
from core.features.staff.colleagues import Colleague, names_of, roles_of
from core.web.dates import day_month
from core.web.language import _

ATTENDANCE_WORDS: Mapping[str, str] = {
    "invited": _("uitgenodigd"),
    "coming": _("komt"),
    "maybe": _("komt misschien"),
    "absent": _("afgemeld"),
    "missing": _("niet gekomen"),
    "present": _("aanwezig"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """A chair as a page shows it. `name` is empty for a reader from outside, except on the own chair."""

    seat: MeetingSeat
    label: str
    name: str
    organisation: str
    attendance: str
    source: Source | None
    mine: bool
    family: bool

    @property
    def who(self) -> str:
        """Label and name in one: `SMW Marit Meidoorn`."""
        return f"{self.label} {self.name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class AtItem:
    """A chair at one item: whether the holder may be there, and the words for it."""

    line: SeatLine
    allowed: bool
    words: str


def seat_lines(meeting: Meeting, seats: Sequence[MeetingSeat]) -> dict[UUID, SeatLine]:
    """Every chair by its id, in the order of the composition; one statement, two when somebody has left."""
    order = {seat.role: place for place, seat in enumerate(profile().seats_of(meeting.team_code))}
    ids = {seat.membership_id for seat in seats if seat.membership_id is not None}
    people: dict[UUID, list[Colleague]] = {}
    for person in roles_of(ids, day_of(meeting)):
        people.setdefault(person.membership_id, []).append(person)
    left = names_of(ids - set(people)) if ids - set(people) else {}
    ordered = sorted(seats, key=lambda seat: (seat.agenda_item_id is not None, order.get(seat.role_code, 99), seat.id))
    return {seat.id: _line(meeting, seat, people, left) for seat in ordered}


def _line(
    meeting: Meeting, seat: MeetingSeat, people: Mapping[UUID, list[Colleague]], left: Mapping[UUID, str]
) -> SeatLine:
    mine = seat.membership_id is not None and seat.membership_id == scope().membership_id
    held = people.get(seat.membership_id, []) if seat.membership_id else []
    person = next((one for one in held if one.role_code == seat.role_code), held[0] if held else None)
    name = person.name if person else left.get(seat.membership_id, "") if seat.membership_id else ""
    declared = next((s for s in profile().seats_of(meeting.team_code) if s.role == seat.role_code), None)
    return SeatLine(
        seat=seat,
        label=_with_range(seat, person),
        name=name if mine or scope().kind != PARTNER else "",
        organisation=(person.organisation or "") if person else "",
        attendance=_(ATTENDANCE_WORDS[seat.attendance]),
        source=declared.source if declared else None,
        mine=mine,
        family=profile().role(seat.role_code).kind is RoleKind.FAMILY,
    )


def _with_range(seat: MeetingSeat, person: Colleague | None) -> str:
    """The seat, with the part of the school that its holder answers for: `KC, groep 1 t/m 4`."""
    if person is None or person.range_code is None:
        return seat.label
    part = next((one for one in profile().role(seat.role_code).ranges if one.code == person.range_code), None)
    return f"{seat.label}, {part.label}" if part else seat.label


def at_item(
    found: Iterable[Presence], lines: Mapping[UUID, SeatLine], states: Iterable[ConsentState]
) -> tuple[AtItem, ...]:
    """Who may be there for one case, in words; chairs that nobody holds are left out, except those of the family."""
    by_purpose = {state.rule.code: state for state in states}
    shown = []
    for presence in found:
        line = lines[presence.seat.id]
        if presence.seat.membership_id is None and not line.family:
            continue
        shown.append(AtItem(line=line, allowed=presence.admission.allowed, words=_words(presence, by_purpose)))
    return tuple(shown)


def _words(presence: Presence, states: Mapping[str, ConsentState]) -> str:
    state = states.get(presence.admission.purpose)
    if not presence.admission.allowed:
        return _("dicht: %(waarom)s", waarom=why(state) if state else presence.admission.reason)
    said = _("mag mee")
    if state is not None and state.fact.since is not None:
        said = _("mag mee, toestemming van %(dag)s", dag=day_month(state.fact.since))
    if presence.seat.agenda_item_id is not None:
        said = _("%(wat)s, alleen dit punt", wat=said)
    return said


def why(state: ConsentState) -> str:
    """Why consent does not live, with the day where somebody said no: `vader Jan trok in op 12 november`."""
    verbs = {Answer.WITHDRAWN: _("trok in op"), Answer.REFUSED: _("zei nee op")}
    said = [
        f"{giver.giver.label} {verbs[giver.last.answer]} {day_month(giver.last.on)}"
        for giver in state.givers
        if giver.last is not None and giver.last.answer in verbs
    ]
    if said:
        return ", ".join(said)
    if state.fact.status is ConsentStatus.NOT_ASKED:
        return _("niet gevraagd")
    return _("wacht op %(wie)s", wie=", ".join(state.fact.missing)) if state.fact.missing else _("geen toestemming")


def times(meeting: Meeting, lasts: Sequence[tuple[UUID, int]]) -> dict[UUID, tuple[datetime, datetime]]:
    """When each item begins and ends: one after the other from the beginning of the meeting."""
    found, at = {}, meeting.starts_at
    for item_id, minutes in lasts:
        found[item_id] = (at, at + timedelta(minutes=minutes))
        at += timedelta(minutes=minutes)
    return found
