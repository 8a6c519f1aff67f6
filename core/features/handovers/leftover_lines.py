"""What somebody who leaves did not hand over, as lines for the care owner: what, from whom, and why it stands here."""

from core.access.scope import scope
from core.contract.dates import in_words
from core.features.handovers.leaving import LeaverCount, Leftover, left_behind
from core.features.handovers.leftover_words import asks
from core.web.language import _, ngettext
from core.web.rows import DueLine


def leftover_lines() -> list[DueLine]:
    """One line per person and kind of work, soonest last day first. One statement."""
    return [_line(one, asks(kind, one.numbers[kind]), kind.value) for one in left_behind() for kind in one.kinds]


def _line(one: Leftover, what: str, kind: str) -> DueLine:
    day = in_words(one.last_day) if one.last_day else ""
    gone = one.last_day is not None and one.last_day < scope().today
    why = (
        _("%(naam)s werkte hier tot en met %(dag)s. Dit is nog aan niemand overgedragen.", naam=one.name, dag=day)
        if gone
        else _("%(naam)s werkt hier tot en met %(dag)s. Dit is nog aan niemand overgedragen.", naam=one.name, dag=day)
    )
    return DueLine(
        key=f"blijft-{one.membership_id}-{kind}",
        who=one.name,
        what=what,
        why=why,
        href=f"/{scope().school_id}/overdracht/{one.membership_id}",
        due=one.last_day,
        read_on=scope().today,
    )


def leftover_line(leavers: LeaverCount) -> DueLine:
    """One line for Vandaag, from numbers that were counted there anyway; the page behind it says what and why."""
    rest = leavers.number - 1
    who = ngettext("%(naam)s en %(num)d ander", "%(naam)s en %(num)d anderen", rest, naam=leavers.name)
    return DueLine(
        key="blijft",
        who=who if rest else leavers.name,
        what=_("Verdeel wat blijft liggen"),
        why=_("Gaat weg of werkt hier niet meer, en nog niet alles is aan een ander overgedragen."),
        href=f"/{scope().school_id}/overdracht",
        no_date=_("geen datum"),
    )
