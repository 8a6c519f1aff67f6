"""Pages of notices: what the reader was told. In a demonstration also the mail that was sent."""

from flask import Flask, Response, request

from core.access import ledger
from core.access.rooms import SchoolRoom
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.mail import outbox, post_views, service
from core.web.language import moment
from core.web.pages import render
from core.web.paging import asked_page, slice_of

# The import itself is what tells the worker how to do this kind of job.
KINDS = (outbox.MAIL_JOB,)

room = SchoolRoom("mail", __name__, template_folder="templates")


def register(app: Flask) -> None:
    """Hang the pages on the application; the post only where `DEMO` says that everybody in it is invented."""
    app.register_blueprint(room)
    if app.config.get("DEMO"):
        app.register_blueprint(post_views.room)


@room.get("/berichten", permission=Permission.HOME, purpose="begeleiding", reads="notice")
def index() -> Response:
    asked = asked_page(request.args)
    page = slice_of(
        service.notices(asked), asked, key=lambda notice: (notice.at.isoformat(), notice.id), path=request.path
    )
    unread = [notice.id for notice in page.rows if notice.read_at is None]
    ledger.record(action="notice.list", object_type="notice", detail={"rows": len(page.rows)})
    moments = {notice.id: moment(notice.at, scope().now) for notice in page.rows}
    answer = render("mail/list.html", page=page, unread=len(unread), moments=moments, here="worklist.today")
    if unread:
        service.mark_read(unread)
    return answer
