"""What holds for every end, of a role and of a membership: when it may, and that the school keeps an administrator."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from core.access.people import Membership, MembershipRole
from core.access.scope import scope
from core.contract.dates import in_words
from core.db import raw
from core.features.staff import cover, holders
from core.web.language import _
from core.web.problems import Conflict, Invalid, Problem


def one_change_at_a_time() -> None:
    """Who changes the staff of this school waits for whoever is doing so: else two third coordinators could slip in."""
    raw.one_at_a_time(f"staff:{scope().school_id}")


def until(last_day: date | None) -> date:
    """The last day that counts. None is "at once": yesterday was the last day, because the last day itself counts."""
    return scope().today - timedelta(days=1) if last_day is None else last_day


def refuse_end(held: Membership | MembershipRole, last_day: date | None, version: int) -> None:
    """Refuse an end that was overtaken, that already passed, or that lies before the beginning."""
    if held.version != version:
        raise Conflict(_("Iemand anders veranderde dit, terwijl jij keek. Bekijk het opnieuw en kies dan."))
    if held.ends_on is not None and held.ends_on < scope().today:
        raise Conflict(_("Dit was al beëindigd op %(dag)s.", dag=in_words(held.ends_on)))
    said = _wrong_last_day(held.starts_on, last_day) if last_day is not None else ""
    if said:
        raise Invalid(_("Niet alles klopt nog."), errors={"last_day": [said]})


def _wrong_last_day(starts_on: date, last_day: date) -> str:
    if last_day < starts_on:
        return _("De laatste dag ligt voor de eerste dag, %(dag)s.", dag=in_words(starts_on))
    if last_day < scope().today:
        return _("Deze dag is al voorbij. Kies vandaag of later, of kies meteen.")
    return ""


def refuse_without_administrator(ended: Iterable[UUID], last_day: date, name: str) -> None:
    """Refuse a change that leaves the school, on some day, without anybody who can sign in and manage accounts."""
    before = holders.administrators()
    after = cover.shortened(before, ended, last_day)
    day = cover.leaves_no_administrator(before, after, scope().today)
    if day is None:
        return
    said = _(
        "Dit kan nog niet: vanaf %(dag)s zou de school geen beheerder meer hebben die zich kan aanmelden. "
        "Geef eerst iemand anders de rol van beheerder, in plaats van %(naam)s.",
        dag=in_words(day),
        naam=name,
    )
    raise Problem(said)
