"""The own account: schools, live sessions, a new password, and using a one-time link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from core.access import alliance_members, attempts, invitations, members, passwords, signed_in
from core.access.invitations import Opened
from core.access.people import Person
from core.access.school import registry
from core.access.sessions import SignInSession
from core.db.clock import now
from core.db.engine import session
from core.web.alliance_shell import HOME, role_words
from core.web.language import _
from core.web.problems import Invalid, NotFound, TooMany
from core.web.shell import address


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSchool:
    """A school where this person works today, with the roles there. `opens` is False while the school cannot start."""

    id: str
    name: str
    roles: tuple[str, ...] = ()
    opens: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAlliance:
    """An alliance that this person administers today. `href` is its first page."""

    name: str
    role: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSession:
    """A browser in which this person is signed in."""

    id: UUID
    started_at: datetime
    last_seen_at: datetime
    is_this: bool


def own_person() -> Person:
    """Whoever is signed in on this request. Raises `NotFound` when nobody is; the gate sees to that before."""
    current = signed_in.current_session()
    person = session().get(Person, current.person_id) if current else None
    if person is None:
        raise NotFound()
    return person


def own_schools(person: Person) -> tuple[OwnSchool, ...]:
    """The schools of a person today, by name."""
    found = [_own_school(school_id, person) for school_id in members.schools_of(person.id, now())]
    return tuple(sorted(found, key=lambda school: school.name))


def _own_school(school_id: str, person: Person) -> OwnSchool:
    try:
        profile = registry().profile(school_id)
    except LookupError:
        return OwnSchool(id=school_id, name=school_id, opens=False)
    member = members.find(school_id, person.id, now())
    codes = member.roles if member else frozenset()
    labels = tuple(role.label for role in profile.staff_roles if role.code in codes)
    return OwnSchool(id=school_id, name=profile.school.name, roles=labels)


def own_alliances(person: Person) -> tuple[OwnAlliance, ...]:
    """The alliances that a person administers today, by name. The role there is apart from those at schools."""
    found = []
    for alliance_id in alliance_members.alliances_of(person.id, now()):
        member = alliance_members.find_alliance(alliance_id, person.id, now())
        if member is None:
            continue
        roles = ", ".join(role_words(role) for role in sorted(member.roles))
        href = address(HOME, alliance=alliance_id)
        found.append(OwnAlliance(name=registry().alliance(alliance_id).name, role=roles, href=href))
    return tuple(sorted(found, key=lambda one: one.name))


def own_sessions(person: Person) -> tuple[OwnSession, ...]:
    """The browsers in which this person is signed in now, this one first."""
    current = signed_in.current_session()
    own_id = current.id if current else None
    found = [
        OwnSession(id=one.id, started_at=one.started_at, last_seen_at=one.last_seen_at, is_this=one.id == own_id)
        for one in _live_sessions(person)
    ]
    return tuple(sorted(found, key=lambda one: (one.is_this, one.last_seen_at), reverse=True))


def _live_sessions(person: Person) -> Sequence[SignInSession]:
    statement = select(SignInSession).where(
        SignInSession.person_id == person.id,
        SignInSession.ended_at.is_(None),
        SignInSession.started_at > signed_in.oldest_start(),
    )
    return [one for one in session().scalars(statement) if signed_in.is_live(one)]


def end_session(person: Person, session_id: UUID) -> bool:
    """End one of the own sessions; True when it was this very one. Raises `NotFound` for somebody else's."""
    found = next((one for one in _live_sessions(person) if one.id == session_id), None)
    if found is None:
        raise NotFound(_("Deze sessie is al afgelopen."))
    _end(found)
    current = signed_in.current_session()
    return current is not None and current.id == found.id


def end_other_sessions(person: Person) -> int:
    """End every session of this person but this one; returns how many."""
    current = signed_in.current_session()
    others = [one for one in _live_sessions(person) if current is None or one.id != current.id]
    for one in others:
        _end(one)
    return len(others)


def _end(found: SignInSession) -> None:
    found.ended_at, found.end_reason = now(), "ended by owner"


def change_password(person: Person, current: str, new: str, address: str) -> str:
    """Set a new password when the current one is right; every session ends. Returns the token of a new one.

    Wrong guesses count as attempts to sign in, so whoever finds an open browser cannot try for long. Raises `Invalid`
    and `TooMany`.
    """
    # Before the attempt: a new password that will not do is no wrong guess.
    refused = passwords.objections(new, about=(person.name, person.email))
    if not refused and current == new:
        refused = [_("Dit is je wachtwoord van nu. Kies een ander.")]
    if refused:
        raise Invalid(_("Niet alles klopt nog."), errors={"password": refused})
    attempt = attempts.begin(person.email, address)
    if isinstance(attempt, timedelta):
        raise TooMany(
            _("Er is te vaak een verkeerd wachtwoord geprobeerd. Wacht even en probeer het dan opnieuw."),
            wait=max(1, int(attempt.total_seconds())),
        )
    if not passwords.verify(person.password_hash, current):
        raise Invalid(_("Niet alles klopt nog."), errors={"current": [_("Dit is niet je wachtwoord van nu.")]})
    attempts.succeed(attempt.id)
    person.password_hash = passwords.hash_password(new)
    signed_in.end_all(person, "new password")
    return signed_in.start(person)


def accept_link(opened: Opened, password: str) -> str:
    """Use a one-time link up, set the password and sign in. Returns the token of the session. Raises `Invalid`."""
    if refused := invitations.objections(opened, password):
        raise Invalid(_("Niet alles klopt nog."), errors={"password": refused})
    try:
        person = invitations.accept(opened, password)
    except ValueError as gone:
        raise Invalid(_("Niet alles klopt nog."), errors={"password": [str(gone)]}) from gone
    signed_in.end_current("replaced")
    return signed_in.start(person)
