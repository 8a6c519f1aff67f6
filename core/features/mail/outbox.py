"""Mail that says no more than that something is waiting: no name, no reason, no school's words.

Without a mail server (`MAIL_SERVER`) every message is a file in `var/mail`; a demonstration shows them on a page.
"""

import os
import smtplib
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from ssl import create_default_context
from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy import select

from core.access.people import Membership, Person, live_on
from core.access.scope import scope
from core.db.clock import AMSTERDAM, now
from core.db.engine import session
from core.db.ids import new_id
from core.db.jobs import job_kind
from core.web.language import _

MAIL_JOB = "mail.waiting"


@job_kind(MAIL_JOB)
def send_waiting(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Tell one member that something is waiting. A member who left, or whose account is closed, gets nothing."""
    statement = (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.id == UUID(str(payload["membership_id"])),
            live_on(Membership, scope().today),
            Person.closed_at.is_(None),
        )
    )
    person = session().scalars(statement).one_or_none()
    if person is None:
        return {"sent": False}
    deliver(_waiting(person))
    return {"sent": True}


def _waiting(person: Person) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = _("Er staat iets voor je klaar in Dekkend")
    message["From"] = current_app.config.get("MAIL_FROM", "dekkend@localhost")
    message["To"] = person.email
    message["Date"] = format_datetime(now().astimezone(AMSTERDAM))
    address = current_app.config.get("PUBLIC_ADDRESS", "").rstrip("/")
    where = f"{address}/{scope().school_id}/" if address else _("Meld je aan in Dekkend.")
    message.set_content(_("Er staat iets voor je klaar. Uit voorzichtigheid staat hier niet wat.") + f"\n\n{where}\n")
    return message


def deliver(message: EmailMessage) -> None:
    """Send by the mail server (`host` or `host:port`, in TLS where it offers that), or keep as a file."""
    server = current_app.config.get("MAIL_SERVER", "")
    if server:
        host, _colon, port = server.partition(":")
        with smtplib.SMTP(host, int(port or 25), timeout=10) as connection:
            connection.ehlo()
            if connection.has_extn("starttls"):
                connection.starttls(context=create_default_context())
            connection.send_message(message)
        return
    folder = mail_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # made with these rights, not given them afterwards: no moment at which another user could open it
    handle = os.open(folder / f"{new_id()}.eml", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(bytes(message))


def mail_folder() -> Path:
    """Where mail is kept on an installation without a mail server."""
    return Path(current_app.config["VAR"]) / "mail"
