"""Who may see the content of a case: one table of rules, decided here and only here. Pure; default deny.

Each rule is a row of conditions that must all hold. `core.access.policy_sql` compiles the same rows to SQL; a property
test holds the two to each other. Reading A-54 of the requirements: teacher or coach, care owner, school leader, and
the members of a meeting that has the case on its agenda (they get a disclosure).
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from core.access.conditions import (
    PARTNER,
    STAFF,
    SYSTEM,
    AbsenceView,
    Actor,
    CaseOpen,
    CaseView,
    Condition,
    Disclosed,
    DisclosureView,
    Holds,
    IsDirector,
    IsKind,
    IsMentor,
    IsReporter,
    IsSubstitute,
    Mentorship,
    stands_in,
)
from core.contract.dates import in_words
from core.contract.permissions import Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One ground to see a case's content: all conditions together. `reason` finishes "Je ziet dit dossier, ..."."""

    code: str
    conditions: tuple[Condition, ...]
    reason: str


RULES: tuple[Rule, ...] = (
    Rule(
        code="R1",
        conditions=(IsKind((STAFF, SYSTEM)), Holds((Permission.CASES_READ_ALL,))),
        reason="omdat je rol op deze school alle dossiers mag zien",
    ),
    Rule(
        code="R2",
        conditions=(IsMentor(), Holds((Permission.CASES_READ_OWN,))),
        reason="omdat je mentor of leerkracht van deze leerling bent",
    ),
    Rule(
        code="R3",
        conditions=(IsReporter(), CaseOpen(), Holds((Permission.CASES_READ_OWN,))),
        reason="omdat je de zorg hebt gemeld en het dossier nog open is",
    ),
    Rule(
        code="R4",
        conditions=(Disclosed(), Holds((Permission.CASES_READ_DISCLOSED, Permission.CASES_READ_OWN))),
        reason="omdat dit dossier met je gedeeld is",
    ),
    Rule(code="R5", conditions=(IsDirector(), IsKind((STAFF,))), reason="omdat je regiehouder van dit dossier bent"),
    Rule(
        code="R6",
        conditions=(IsSubstitute(), IsKind((STAFF,)), Holds((Permission.CASES_READ_OWN,))),
        reason="omdat je een collega vervangt",
    ),
)


class Action(StrEnum):
    """What somebody wants with a case. `UNSEAL`: read sealed notes of others."""

    READ = "read"
    WORK = "work"
    UNSEAL = "unseal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The answer. `rule` and `reason` say why (Dutch, for "Waarom zie ik dit dossier?"); `disclosure_id` for R4;
    `behalf_of`, for R6, is whom the actor stands in for."""

    allowed: bool
    rule: str | None
    reason: str
    disclosure_id: UUID | None = None
    behalf_of: UUID | None = None


DENIED = Decision(allowed=False, rule=None, reason="Je hebt geen rol bij dit dossier.")
_ALSO_NEEDED: dict[Action, tuple[tuple[Condition, ...], str]] = {
    Action.WORK: ((Holds((Permission.CASES_WORK,)),), "Je mag dit dossier lezen, maar je rol mag er niet in werken."),
    Action.UNSEAL: (
        (Holds((Permission.CASES_SEAL,)), IsKind((STAFF, SYSTEM))),
        "Deze notitie is verzegeld: alleen de schrijver en de zorgleiding lezen haar.",
    ),
}


def decide(actor: Actor, case: CaseView, action: Action = Action.READ) -> Decision:
    """Whether the actor may, and by which rule: the first that holds. Reading is part of every other action."""
    rule = next((row for row in RULES if _all_hold(row.conditions, actor, case)), None)
    if rule is None:
        return DENIED
    conditions, refusal = _ALSO_NEEDED.get(action, ((), ""))
    if not _all_hold(conditions, actor, case):
        return Decision(allowed=False, rule=rule.code, reason=refusal)
    disclosure = _live_disclosure(actor, case) if Disclosed() in rule.conditions else None
    absence = stands_in(actor, case) if IsSubstitute() in rule.conditions else None
    return Decision(
        allowed=True,
        rule=rule.code,
        reason=f"Je ziet dit dossier, {_because(absence) if absence else rule.reason}.",
        disclosure_id=disclosure.id if disclosure else None,
        behalf_of=absence.absent_id if absence else None,
    )


def _because(absence: AbsenceView) -> str:
    days = f"van {in_words(absence.starts_on)} tot en met {in_words(absence.ends_on)}"
    return f"omdat je {absence.name or 'een collega'} vervangt, {days}"


def may_read_note(actor: Actor, case: CaseView, sealed_for: UUID | None) -> bool:
    """Whether the actor may read a note of the case; `sealed_for` is the author of a sealed note, else None."""
    if not decide(actor, case).allowed:
        return False
    return sealed_for is None or sealed_for == actor.membership_id or may_unseal(actor)


def may_unseal(actor: Actor) -> bool:
    """Whether the actor, once a case is open to them, also reads what others sealed in it."""
    conditions, _refusal = _ALSO_NEEDED[Action.UNSEAL]
    return all(isinstance(row, Holds | IsKind) and row.holds_for(actor) for row in conditions)


def sees_all(actor: Actor) -> bool:
    """Whether a rule about the actor alone (R1) already opens every case of the school."""
    return any(
        all(isinstance(row, Holds | IsKind) and row.holds_for(actor) for row in rule.conditions) for rule in RULES
    )


def _all_hold(conditions: tuple[Condition, ...], actor: Actor, case: CaseView) -> bool:
    return all(
        row.holds_for(actor) if isinstance(row, Holds | IsKind) else row.holds(actor, case) for row in conditions
    )


def _live_disclosure(actor: Actor, case: CaseView) -> DisclosureView | None:
    return next((row for row in case.disclosures if row.is_live_for(actor)), None)


__all__ = [
    "DENIED",
    "PARTNER",
    "RULES",
    "STAFF",
    "SYSTEM",
    "AbsenceView",
    "Action",
    "Actor",
    "CaseView",
    "Decision",
    "DisclosureView",
    "Mentorship",
    "Rule",
    "decide",
    "may_read_note",
    "may_unseal",
    "sees_all",
]
