"""What is known about one pupil's case on one day. Facts are frozen and carry `today`; nothing asks the clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that happened in a case, as one row of its append-only history.

    `kind` is a word of the core or the code of something the school declares ("conversation", "consultation",
    "meeting", "document", "observation", "verdict", "step", "decision", "approval", "information", "report",
    "counter"); `about` narrows it (a team, a document, a question, a step, a counter); `roles` are the codes of the
    roles that took part; `outcome` what came of it; `amount` a number in the unit of the thing counted; `by` the
    person who recorded it, as an opaque text.
    """

    kind: str
    on: date
    about: str = ""
    roles: frozenset[str] = frozenset()
    outcome: str = ""
    reference: str = ""
    reason: str = ""
    amount: Decimal = Decimal(0)
    by: str = ""


class ConsentStatus(StrEnum):
    """The state of consent for one purpose, all givers together."""

    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    GIVEN = "given"
    REFUSED = "refused"
    CONFLICT = "conflict"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFact:
    """Consent for `purpose` as it stands today: `missing` has yet to answer, `since` when it was whole."""

    purpose: str
    status: ConsentStatus
    missing: tuple[str, ...] = ()
    refused_by: tuple[str, ...] = ()
    since: date | None = None
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilFacts:
    """What rules may know of the pupil: no name, no number. `year` is the rank of the year."""

    born: date | None = None
    year: int | None = None
    in_netherlands_since: date | None = None
    flags: frozenset[str] = frozenset()
    advice: str = ""
    advice_in_doubt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything a rule may look at. Lookups return the newest happening first."""

    today: date
    call_name: str = "de leerling"
    pupil: PupilFacts = PupilFacts()
    route: str = ""
    step: str = ""
    level: str = ""
    level_rank: int = 0
    director: str = ""
    happenings: tuple[Happening, ...] = ()
    consents: tuple[ConsentFact, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()

    def of_kind(self, kind: str, about: str = "") -> tuple[Happening, ...]:
        """Happenings of a kind up to and including today, newest first; later rows of the same day come first."""
        found = [h for h in self.happenings if h.kind == kind and h.on <= self.today and about in ("", h.about)]
        found.reverse()
        return tuple(sorted(found, key=lambda h: h.on, reverse=True))

    def latest(self, kind: str, about: str = "") -> Happening | None:
        """The newest happening of a kind, or None."""
        found = self.of_kind(kind, about)
        return found[0] if found else None

    def consent(self, purpose: str) -> ConsentFact:
        """Consent for a purpose; a purpose nobody asked about is `not_asked`."""
        for fact in self.consents:
            if fact.purpose == purpose:
                return fact
        return ConsentFact(purpose=purpose, status=ConsentStatus.NOT_ASKED)

    def document_state(self, document: str) -> str:
        """The state of a document of the case ("made", "agreed", ...), or an empty text when there is none."""
        return dict(self.documents).get(document, "")


def total(happenings: Iterable[Happening]) -> Decimal:
    """The sum of the amounts."""
    return sum((happening.amount for happening in happenings), Decimal(0))
