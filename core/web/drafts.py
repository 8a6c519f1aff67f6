"""Drafts: what a person was typing, kept at the server for that person alone until the form is handled.

    form = Form(ConcernSchema(), request.form, draft=drafts.opened("zorgmelding", "nieuw"))
    ...
    drafts.discard("zorgmelding", "nieuw")

`form` and `subject` are slugs of at most 40 characters; `subject` is the id of the thing written about, or a word.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy import ForeignKey, UniqueConstraint, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from core.access.scope import scope
from core.db.base import Base, SchoolOwned
from core.db.engine import session
from core.db.types import JsonDocument, PlainText, UtcDateTime, Uuid
from core.web.language import _, clock
from core.web.problems import Conflict, TooMany

NEW = "nieuw"
MOST_PER_PERSON = 300
Texts = Mapping[str, list[str]]


class Draft(SchoolOwned, Base):
    """What `person_id` typed in one form about one subject: names with lists of texts, and when it was kept."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("school_id", "person_id", "form", "subject"),)

    person_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("person.id"))
    form: Mapped[str] = mapped_column(PlainText(40))
    subject: Mapped[str] = mapped_column(PlainText(40))
    body: Mapped[dict[str, Any]] = mapped_column(JsonDocument())
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime())


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """What is now saved of a subject, outside any draft: its version, and who saved it when."""

    version: int
    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A draft as a form takes it; `basis` names the state that the next save builds on."""

    url: str
    fields: Texts = field(default_factory=dict)
    basis: str = ""
    saved_line: str = ""


class SavedElsewhere(Conflict):
    """The draft, or the thing written about, was saved in between; what was typed stays in the browser."""

    kind = "saved_elsewhere"


Guard = Callable[[str], Current | None]
_guards: dict[str, Guard] = {}


def guard(form: str, current: Guard) -> None:
    """Let drafts of this form find out what is now saved of their subject: `current(subject)`."""
    _guards[form] = current


def opened(form: str, subject: str = NEW) -> Opened:
    """This person's draft, or an empty one; either way the form saves while typing."""
    url = url_for("drafts.keep", form=form, subject=subject)
    draft = _find(form, subject)
    if draft is None:
        return Opened(url=url)
    return Opened(url=url, fields=draft.body, basis=_basis(draft), saved_line=saved_line(draft.saved_at))


def save(form: str, subject: str, fields: Texts, basis: str) -> Draft:
    """Keep the texts. Raises `SavedElsewhere` when another tab saved, or the form was sent, since `basis`."""
    draft = _find(form, subject)
    if draft is None and basis:
        # a save that was still on its way when the form was sent must not bring the draft back
        raise SavedElsewhere(_("Dit formulier is al verstuurd. Wat je daarna typte, is nog niet bewaard."))
    if draft is not None and _basis(draft) != basis:
        raise SavedElsewhere(_("Je schrijft dit ook in een ander tabblad. Wat hier staat, is nog niet bewaard."))
    if draft is None:
        _refuse_hoarding()
        draft = Draft(person_id=scope().person_id, form=form, subject=subject)
        session().add(draft)
    draft.body = {name: list(texts) for name, texts in fields.items()}
    draft.saved_at = scope().now
    session().flush()
    return draft


def keep_rest(form: str, subject: str, fields: Texts) -> None:
    """Part of a form was handled: keep what it left, without the part that is now saved for everybody."""
    discard(form, subject)
    session().flush()
    if any(text for texts in fields.values() for text in texts):
        save(form, subject, fields, basis="")


def overtaken(form: str, subject: str, version: int | None) -> Current | None:
    """Who saved the subject since `version`, when somebody did."""
    current = _guards[form](subject) if version is not None and form in _guards else None
    return current if current and current.version != version else None


def discard(form: str, subject: str = NEW) -> None:
    """The form was handled: forget the draft."""
    draft = _find(form, subject)
    if draft is not None:
        session().delete(draft)


def forget_drafts(before: datetime) -> int:
    """Erase drafts last touched before this moment at the current school; for the nightly job. Returns how many."""
    gone = session().execute(delete(Draft).where(Draft.saved_at < before))
    return int(getattr(gone, "rowcount", 0))


def saved_line(at: datetime) -> str:
    """What the status line says."""
    return _("Concept bewaard om %(tijd)s, alleen voor jou zichtbaar.", tijd=clock(at))


def _find(form: str, subject: str) -> Draft | None:
    mine = Draft.person_id == scope().person_id
    return session().scalar(select(Draft).where(mine, Draft.form == form, Draft.subject == subject))


def _basis(draft: Draft) -> str:
    return draft.saved_at.isoformat()


def _refuse_hoarding() -> None:
    number = session().scalar(select(func.count(Draft.id)).where(Draft.person_id == scope().person_id)) or 0
    if number >= MOST_PER_PERSON:
        raise TooMany(_("Je hebt te veel concepten openstaan. Verstuur er eerst een paar."))
