"""The questions of requirements about people and meetings: what happened, with whom, and what came of it."""

from collections.abc import Iterator

from core.contract.facts import Facts
from core.contract.parties import Party
from core.contract.requirements import (
    ApprovedBy,
    Consulted,
    ConversationWith,
    DecidedIn,
    HumanVerdict,
    Informed,
    MeetingHeld,
    ObservationBy,
    OutcomeIs,
    Recorded,
    ReportPresent,
)
from core.features.enquiries.rules import CHILD, OTHER, YES_OR_NO, Fact, Group, Question, key_of
from core.schools.profile import SchoolProfile


def outcome(part: OutcomeIs, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    """What came of the newest happening of a kind."""
    labels = {known.code: known.label for kind in rules.conversation_kinds for known in kind.outcomes}
    labels |= {known.code: known.label for team in rules.team_compositions for known in team.outcomes}
    named = tuple((code, labels.get(code, part.wanted)) for code in part.outcomes)
    yield Question(
        key=key_of(Fact.OUTCOME, part.kind, part.about),
        fact=Fact.OUTCOME,
        group=Group.TALKS,
        label=f"{part.label}: wat kwam eruit?",
        about=(part.kind, part.about),
        choices=(*named, (OTHER, "iets anders")),
    )


def verdict(part: HumanVerdict, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    """What only a person can answer."""
    # two schools may use one code for two questions: then these are two questions
    question = part.condition(nobody)
    key = key_of(Fact.VERDICT, part.code, question)
    yield Question(
        key=key, fact=Fact.VERDICT, group=Group.JUDGED, label=question, about=(part.code,), choices=YES_OR_NO
    )


def talk(part: ConversationWith, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    """Whether a conversation with these people was held."""
    roles = tuple(sorted(party.role for party in part.parties))
    yield _happened("conversation", part.about, part.condition(nobody), roles)


def consulted(part: Consulted, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    """Whether each party was consulted."""
    for party in part.parties:
        yield _happened("consultation", part.about, f"Er is overlegd met {_named(party)}.", (party.role,))


def informed(part: Informed, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    """Whether the party was told."""
    yield _happened("information", part.about, part.condition(nobody), (part.party.role,))


def observed(part: ObservationBy, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    """Whether somebody of this role observed."""
    yield _happened("observation", "", part.condition(nobody), (part.party.role,))


def approved(part: ApprovedBy, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    """Whether each party approved."""
    for party in part.parties:
        yield _happened("approval", part.about, f"Akkoord van {_named(party)}.", (party.role,))


def met(part: MeetingHeld, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    """Whether a team discussed it."""
    yield _happened("meeting", part.team, part.condition(nobody))


def decided(part: DecidedIn, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    """Whether a decision was taken."""
    yield _happened("decision", part.decision, part.condition(nobody), (), part.team)


def report(part: ReportPresent, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    """Whether a report is there."""
    yield _happened("report", part.kind, part.condition(nobody))


def recorded(part: Recorded, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    """Whether something was noted, as often as is asked."""
    yield _happened(part.kind, part.about, part.condition(nobody), (), "", part.times)


def _happened(kind: str, about: str, label: str, roles: tuple[str, ...] = (), *more: object) -> Question:
    """Whether something happened; `more` is a reference and how often."""
    reference, times = (*map(str, more), "", "1")[:2] if more else ("", "1")
    parts = (kind, about, reference, times or "1")
    group = Group.PAPERS if kind == "report" else Group.TALKS
    key = key_of(Fact.HAPPENING, *parts, *roles)
    return Question(key=key, fact=Fact.HAPPENING, group=group, label=label, about=parts, roles=roles, choices=YES_OR_NO)


def _named(party: Party) -> str:
    return party.label.replace("{leerling}", CHILD)
