"""A form sent twice is done once. Every form carries a hidden `key`; the first answer to a key is kept and given again.

@room.form("/zorg-melden", permission=..., purpose=...)
@once
def report(): ...
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from hashlib import sha256
from typing import Any
from uuid import UUID

from flask import Response, make_response, request
from sqlalchemy import ForeignKey, UniqueConstraint, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.wrappers import Response as BaseResponse

from core.access.scope import scope
from core.db.base import Base, SchoolOwned
from core.db.engine import session
from core.db.types import PlainText, Uuid
from core.web.language import _
from core.web.payload import HOUSEKEEPING
from core.web.problems import Conflict, Way

View = Callable[..., Any]


class IdempotentAnswer(SchoolOwned, Base):
    """The first answer to one key of one person at one endpoint. `sent` is the SHA-256 of what was sent."""

    __tablename__ = "idempotent_answer"
    __table_args__ = (UniqueConstraint("school_id", "person_id", "endpoint", "key"),)

    person_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("person.id"))
    endpoint: Mapped[str] = mapped_column(PlainText(100))
    key: Mapped[UUID] = mapped_column(Uuid())
    sent: Mapped[str] = mapped_column(PlainText(64))
    made_at: Mapped[datetime]
    status: Mapped[int] = mapped_column(default=0)
    location: Mapped[str] = mapped_column(PlainText(), default="")
    mimetype: Mapped[str] = mapped_column(PlainText(100), default="")
    body: Mapped[str] = mapped_column(PlainText(), default="")


def once(view: View) -> View:
    """The view, done at most once per key. An answer of 400 and up is not kept: the person may try again."""

    @wraps(view)
    def only_once(**values: Any) -> BaseResponse:
        key = _key()
        if request.method != "POST" or key is None or scope().person_id is None:
            return make_response(view(**values))
        claim, first = _claim(key)
        if not first:
            return _again(claim)
        answer = make_response(view(**values))
        if answer.status_code < 400:
            _keep(claim, answer)
        else:
            session().delete(claim)
        return answer

    return only_once


def forget_answers(before: datetime) -> int:
    """Erase answers older than this moment at the current school; for the nightly job. Returns how many."""
    gone = session().execute(delete(IdempotentAnswer).where(IdempotentAnswer.made_at < before))
    return int(getattr(gone, "rowcount", 0))


def _key() -> UUID | None:
    text = request.form.get("key") or request.headers.get("Idempotency-Key", "")
    try:
        return UUID(text.strip('"'))
    except ValueError:
        return None


def _claim(key: UUID) -> tuple[IdempotentAnswer, bool]:
    """The row for this key and whether it is ours: claimed before the view runs, so that two posts cannot both win."""
    if earlier := _find(key):
        return earlier, False
    claim = IdempotentAnswer(
        person_id=scope().person_id, endpoint=str(request.endpoint), key=key, sent=_digest(), made_at=scope().now
    )
    try:
        with session().begin_nested():
            session().add(claim)
    except IntegrityError:
        # on PostgreSQL the other post was still busy when we looked; its row is there now
        earlier = _find(key)
        if earlier is None:
            raise
        return earlier, False
    return claim, True


def _find(key: UUID) -> IdempotentAnswer | None:
    return session().scalar(
        select(IdempotentAnswer).where(
            IdempotentAnswer.person_id == scope().person_id,
            IdempotentAnswer.endpoint == str(request.endpoint),
            IdempotentAnswer.key == key,
        )
    )


def _digest() -> str:
    """What was sent, and where: the same key for another child is another post."""
    digest = sha256(request.full_path.encode())
    if request.is_json:
        digest.update(request.get_data(cache=True))
    for name, text in sorted(request.form.items(multi=True)):
        if name not in HOUSEKEEPING:
            digest.update(f"\0{name}\0{text}".encode("utf-8", "replace"))
    for name, file in sorted(request.files.items(multi=True), key=lambda pair: pair[0]):
        digest.update(f"\0{name}\0{file.filename}".encode("utf-8", "replace"))
        digest.update(file.stream.read())
        file.stream.seek(0)
    return digest.hexdigest()


def _keep(claim: IdempotentAnswer, answer: Response) -> None:
    claim.status = answer.status_code
    claim.location = answer.headers.get("Location", "")
    claim.mimetype = answer.mimetype or ""
    claim.body = "" if claim.location else answer.get_data(as_text=True)


def _again(claim: IdempotentAnswer) -> BaseResponse:
    if claim.sent != _digest():
        link = Way(label=_("Bekijk wat er bewaard is"), href=claim.location) if claim.location else None
        raise Conflict(_("Dit formulier was al verstuurd. Wat je daarna veranderde, is niet bewaard."), link=link)
    answer = Response(claim.body, claim.status, mimetype=claim.mimetype or None)
    if claim.location:
        answer.headers["Location"] = claim.location
    return answer
