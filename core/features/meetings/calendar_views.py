"""Meetings as files for a calendar: one, all of the reader, and the secret address at which a program fetches them."""

from collections.abc import Sequence
from hashlib import sha256
from math import ceil
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import attempts, ledger
from core.access.rooms import PublicRoom
from core.access.school import profile
from core.access.scope import PARTNER, scope
from core.contract.permissions import Permission
from core.features.meetings import calendar_feed, replies
from core.features.meetings.calendar_file import CalendarEntry, calendar_file
from core.features.meetings.models import Meeting
from core.features.meetings.planning import meeting_of
from core.features.meetings.rooms import LIST, PURPOSE, READ, room
from core.features.meetings.rules import CANCELLED
from core.web.language import _
from core.web.pages import render
from core.web.problems import TooMany

CALENDAR = "text/calendar"
SUBSCRIPTION = "/uitnodigingen/abonnement"

door = PublicRoom("calendar", __name__)


@room.get("/overleg/<uuid:meeting_id>/agenda.ics", **READ, reads="meeting")
def calendar_entry(meeting_id: UUID) -> Response:
    """One meeting for the reader's own calendar."""
    meeting = meeting_of(meeting_id)
    ledger.record(action="meeting.calendar", object_type="meeting", object_id=meeting.id)
    return _file([meeting], f"overleg-{meeting.starts_at:%Y-%m-%d}.ics")


@room.get("/uitnodigingen/agenda.ics", **READ, reads="meeting")
def calendar_of_reader() -> Response:
    """Every meeting to which the reader is asked, for the own calendar."""
    found = [one.meeting for one in replies.invitations()]
    ledger.record(action="meeting.calendar", object_type="meeting", detail={"meetings": len(found)})
    return _file(found, "overleg.ics")


@room.get(SUBSCRIPTION, permission=Permission.HOME, purpose=PURPOSE)
def subscription() -> Response:
    """Whether the reader's own calendar follows the meetings, and how to begin, renew and stop that."""
    return _subscription(request.args.get("klaar", ""))


@room.post(f"{SUBSCRIPTION}/nieuw", **READ)
def subscribe() -> Response:
    """A new address, shown this once. Not through `@once`: that would keep it in the database."""
    token = calendar_feed.make()
    return _subscription(link=url_for("calendar.feed", school=scope().school_id, token=token, _external=True))


@room.post(f"{SUBSCRIPTION}/stop", **READ)
def unsubscribe() -> BaseResponse:
    """The address works no longer."""
    stopped = calendar_feed.stop()
    return redirect(url_for("meetings.subscription", klaar="gestopt" if stopped else None), 303)


def _subscription(done: str = "", link: str = "") -> Response:
    return render(
        "meetings/subscription.html",
        own=calendar_feed.own_address(),
        link=link,
        done=done,
        guest=scope().kind == PARTNER,
        may=Permission.MEETINGS_READ in scope().permissions,
        here=LIST if Permission.MEETINGS_READ in scope().permissions else "",
    )


@door.get(
    "/agenda/<slug:school>/<token>.ics",
    public="het adres zelf is het bewijs: 256 willekeurige bits, van één lid van één school; er staat geen leerling in",
    keep=True,
)
def feed(school: str, token: str) -> BaseResponse:
    """The meetings of one member. Unknown, stopped or of who left: the same 404. Who keeps guessing must wait."""
    network = f"calendar {request.remote_addr or ''}"
    if wait := attempts.link_wait(network):
        raise TooMany(_("Er zijn te veel adressen geprobeerd die niet werken."), wait=ceil(wait.total_seconds()))
    known = calendar_feed.find(school, token)
    if known is None:
        # a program that goes on asking for an address that stopped guesses nothing, and is not counted
        attempts.note_wrong_link(network)
    if known is None or not calendar_feed.enter_as(known):
        return Response(_("Deze agenda is er niet, of niet meer."), 404, mimetype="text/plain")
    found = calendar_feed.meetings()
    calendar_feed.note_read(known)
    answer = _file(found, "overleg.ics", name=_("Overleg, %(school)s", school=profile().school.name))
    state = [profile().digest, *(f"{one.id} {one.version}" for one in found)]
    answer.set_etag(sha256("\n".join(state).encode()).hexdigest())
    answer.make_conditional(request)
    if answer.status_code == 200:
        calendar_feed.note_fetched(known, len(found))
    return answer


def _file(meetings: Sequence[Meeting], filename: str, name: str = "") -> Response:
    school = profile().school.name
    entries = [
        CalendarEntry(
            uid=f"{meeting.id}@dekkend",
            title=f"{profile().team(meeting.team_code).short}, {school}",
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
            sequence=meeting.version,
            cancelled=meeting.state == CANCELLED,
        )
        for meeting in meetings
    ]
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return Response(calendar_file(entries, scope().now, name), mimetype=CALENDAR, headers=headers)
