"""Reading back the mail that an installation without a mail server keeps as files."""

from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from core.features.mail.outbox import mail_folder

MOST = 50
"""How many letters a page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message: to whom, when, what it says."""

    to: str
    at: datetime | None
    subject: str
    body: str


def letters() -> tuple[Letter, ...]:
    """The newest letters first. Their names are ids in the order of their making."""
    files = sorted(mail_folder().glob("*.eml"), reverse=True)
    return tuple(_letter(file) for file in files[:MOST])


def _letter(file: Path) -> Letter:
    with file.open("rb") as opened:
        message = BytesParser(policy=policy.default).parse(opened)
    body = message.get_body(("plain",))
    return Letter(
        to=str(message["To"] or ""),
        at=parsedate_to_datetime(str(message["Date"])) if message["Date"] else None,
        subject=str(message["Subject"] or ""),
        body=body.get_content().strip() if body else "",
    )
