"""Who may do what with a change of a school's own values, and when. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from core.web.language import _, ngettext


class DraftState(StrEnum):
    """Where a change is on its way."""

    PROPOSED = "proposed"
    DRAFT = "draft"
    READY = "ready"
    PUBLISHED = "published"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({DraftState.PROPOSED, DraftState.DRAFT, DraftState.READY})
"""States from which a change can still become a revision."""

NEXT: Mapping[DraftState, frozenset[DraftState]] = {
    DraftState.PROPOSED: frozenset({DraftState.DRAFT, DraftState.REFUSED, DraftState.WITHDRAWN}),
    DraftState.DRAFT: frozenset({DraftState.READY, DraftState.REFUSED, DraftState.WITHDRAWN}),
    DraftState.READY: frozenset({DraftState.DRAFT, DraftState.PUBLISHED, DraftState.REFUSED, DraftState.WITHDRAWN}),
    DraftState.PUBLISHED: frozenset(),
    DraftState.REFUSED: frozenset(),
    DraftState.WITHDRAWN: frozenset(),
}

WORDS = {
    DraftState.PROPOSED: _("voorgesteld"),
    DraftState.DRAFT: _("concept"),
    DraftState.READY: _("ligt klaar"),
    DraftState.PUBLISHED: _("gepubliceerd"),
    DraftState.REFUSED: _("afgewezen"),
    DraftState.WITHDRAWN: _("ingetrokken"),
}


class TrialState(StrEnum):
    """How far a trial on the past is."""

    ASKED = "asked"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is known when somebody wants to publish. `errors` are sentences; `standing` counts the open cases on a step
    that would be gone; `tried` tells whether exactly this was tried on the past."""

    state: DraftState
    author_id: UUID | None
    proposer_id: UUID | None
    publisher_id: UUID | None
    reason: str
    effective_on: date | None
    today: date
    changes: bool
    base: int
    newest: int
    tried: bool
    errors: tuple[str, ...] = ()
    standing: int = 0


def may_become(state: DraftState, wanted: DraftState) -> bool:
    """Whether a change can go from one state to another."""
    return wanted in NEXT[state]


def why_not_ready(facts: Publication) -> tuple[str, ...]:
    """Everything that still misses before a change can be laid before a second person."""
    return tuple(says for says in _missing(facts) if says)


def _missing(facts: Publication) -> tuple[str, ...]:
    newer = _("Er is intussen versie %(n)s gepubliceerd. Neem die eerst als uitgangspunt.", n=facts.newest)
    number = facts.standing
    return (
        "" if facts.changes else _("Er verandert nog niets."),
        "" if facts.reason.strip() else _("Schrijf op waarom dit verandert."),
        _date(facts),
        newer if facts.base != facts.newest else "",
        *facts.errors,
        ngettext(
            "Op een stap die verdwijnt staat nog 1 open dossier.",
            "Op een stap die verdwijnt staan nog %(num)d open dossiers.",
            number,
        )
        if number
        else "",
        "" if facts.tried else _("Probeer deze wijziging eerst op het verleden."),
    )


def _date(facts: Publication) -> str:
    if facts.effective_on is None:
        return _("Kies de dag waarop dit ingaat.")
    if facts.effective_on < facts.today:
        return _("De dag waarop dit ingaat is voorbij. Kies vandaag of een latere dag.")
    return ""


def why_not_publish(facts: Publication) -> tuple[str, ...]:
    """Everything that keeps this person from publishing this change; empty when nothing does."""
    own = facts.publisher_id is not None and facts.publisher_id in (facts.author_id, facts.proposer_id)
    says = (
        "" if facts.state is DraftState.READY else _("Deze wijziging ligt nog niet klaar om te publiceren."),
        _("Je kunt je eigen wijziging niet publiceren. Een tweede persoon doet dat.") if own else "",
        _("Wie publiceert moet bekend zijn.") if facts.publisher_id is None else "",
    )
    return (*(one for one in says if one), *why_not_ready(facts))
