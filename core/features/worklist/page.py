"""The page Vandaag, put together: one list, the reader's meetings, what changed. At most six statements."""

from dataclasses import dataclass

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.duties.rules import Group
from core.features.handovers.leaving import LeaverCount
from core.features.handovers.leftover_lines import leftover_line
from core.features.worklist import asked, lines, listing, news, seats
from core.features.worklist.mine import Counts
from core.features.worklist.rules import View
from core.web.language import _, day_week, ngettext
from core.web.rows import DueLine


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """What Vandaag shows. `groups` are heading, lines and whether it is late; `waiting` counts duties and consents;
    `first` is what comes first when nothing is due, `first_on` its day in words; `cut` whether lines were left out."""

    view: View
    counts: Counts
    waiting: int
    facts: str
    groups: tuple[tuple[str, str, list[DueLine], bool], ...]
    meetings: tuple[seats.SeatLine, ...]
    news: tuple[news.NewsLine, ...]
    school: str
    examples: tuple[str, ...]
    first: DueLine | None = None
    cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether this list has no line at all."""
        return not any(found for _id, _heading, found, _late in self.groups)


def today_page(view: View, counts: Counts) -> TodayPage:
    """The page for the reader; leaves a row in the ledger, without names."""
    asked_for = asked.unanswered()
    own = tuple(one for one in asked_for if one.mine)
    nothing_due = view is View.MINE and not counts.mine
    found = listing.duties_on(View.LATER, most=1) if nothing_due else listing.duties_on(view)
    shown = () if nothing_due else found
    groups = _groups(shown, view, own, counts.leavers)
    ledger.record(action="worklist.read", object_type="worklist", detail={"list": view.value, "lines": len(shown)})
    reads_meetings = Permission.MEETINGS_READ in scope().permissions
    return TodayPage(
        view=view,
        counts=counts,
        waiting=counts.waiting + len(own),
        facts=_facts(counts),
        groups=groups,
        meetings=seats.next_meetings(asked.points_waiting(asked_for)) if reads_meetings else (),
        news=news.changed(),
        school=profile().in_short.label,
        examples=lines.examples(),
        first=lines.line_of(found[0], View.LATER) if nothing_due and found else None,
        cut=len(shown) == listing.MOST,
    )


def _groups(
    found: tuple[listing.Found, ...], view: View, own: tuple[asked.Unanswered, ...], leavers: LeaverCount
) -> tuple[tuple[str, str, list[DueLine], bool], ...]:
    headings = {
        Group.LATE: _("Te laat"),
        Group.TODAY: _("Vandaag"),
        Group.THIS_WEEK: _("Deze week"),
        Group.UNDATED: _("Zonder datum"),
        Group.LATER: _("Later"),
    }
    made = lines.grouped(found, view)
    groups = [(f"g-{group.value}", headings[group], made[group], group is Group.LATE) for group in headings]
    if view is View.MINE and leavers.number:
        groups.append(("g-left", _("Blijft liggen"), [leftover_line(leavers)], False))
    if view is View.WAITING:
        groups.append(("g-consent", _("Toestemming"), [asked.line_of(one) for one in own], False))
    return tuple(groups)


def _facts(counts: Counts) -> str:
    """`donderdag 26 november 2026 · 8 dingen voor jou, 2 daarvan zijn te laat`."""
    day = day_week(scope().today)
    if not counts.mine:
        return day
    words = ngettext("%(num)d ding voor jou", "%(num)d dingen voor jou", counts.mine)
    if counts.late and counts.mine == 1:
        return f"{day} · {words}, {_('en dat is te laat')}"
    if counts.late:
        late = ngettext("%(num)d daarvan is te laat", "%(num)d daarvan zijn te laat", counts.late)
        return f"{day} · {words}, {late}"
    return f"{day} · {words}"
