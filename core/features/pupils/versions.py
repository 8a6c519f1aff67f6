"""Two people at one record: whether somebody saved first, who that was, and both texts beside each other."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol
from uuid import UUID

from marshmallow import ValidationError
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from core.access.scope import scope
from core.db.engine import session
from core.db.history import Change
from core.web.forms import Form
from core.web.language import _, day_long
from core.web.problems import Difference, StaleVersion
from core.web.schema import DutchDate
from core.web.widgets import YES


class Kept(Protocol):
    """A record with an id and a version."""

    id: UUID
    version: int


def check_version(record: Kept, version: int) -> None:
    """Raise `StaleVersion` when the record is no longer the one that the reader had before them."""
    if record.version != version:
        raise overtaken(record.version, record.id)


def overtaken(version: int, *ids: UUID) -> StaleVersion:
    """Who saved the record (or one of the records behind one form) last, and when; without the texts."""
    last = (
        session()
        .scalars(select(Change).where(Change.object_id.in_(ids)).order_by(Change.at.desc(), Change.id.desc()).limit(1))
        .one_or_none()
    )
    return StaleVersion(
        who=last.person_name if last else _("Iemand anders"),
        at=last.at if last else scope().now,
        differences=(),
        version=version,
    )


def side_by_side(problem: StaleVersion, form: Form, now: Mapping[str, object]) -> StaleVersion:
    """The same problem with both texts of every field that differs; `now` are today's values by the schema's names.

    Choices are shown by their label: `as_chosen` turns them back when the reader has chosen.
    """
    differences, kept = [], {}
    for name, value in now.items():
        view = form.field(name)
        theirs = _shown(form, name, value)
        mine = _shown(form, name, view.value)
        if mine == theirs:
            kept[view.name] = [view.value] if view.value else []
        else:
            differences.append(Difference(field=view.name, label=view.label, mine=mine, theirs=theirs))
    return StaleVersion(who=problem.who, at=problem.at, differences=differences, version=problem.version, kept=kept)


def as_chosen(sent: MultiDict[str, str], form: Form, *names: str) -> MultiDict[str, str]:
    """What the page with both texts sends, with the labels of choices turned back into their values."""
    chosen = MultiDict(sent)
    for name in names:
        view = form.field(name)
        values = {option.label: option.value for option in view.options}
        if (text := chosen.get(view.name)) in values:
            chosen[view.name] = values[text]
    return chosen


def _shown(form: Form, name: str, value: object) -> str:
    view = form.field(name)
    if isinstance(value, str) and view.widget == "date":
        value = _day(value) or value
    if isinstance(value, date):
        return day_long(value)
    if value is True:
        return YES
    label = next((option.label for option in view.options if option.value == str(value)), None)
    return label or ("" if value is None or value is False else str(value))


def _day(text: str) -> date | None:
    try:
        return DutchDate().deserialize(text)
    except ValidationError:
        return None
