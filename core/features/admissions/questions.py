"""What is asked about a child who applies: only what a declared rule needs, each with the rules that need it. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from core.contract.partners import AdmissionRule, PlacementRule
from core.contract.requirements import (
    AdviceIn,
    AdviceInDoubt,
    AgeBetween,
    AllOf,
    AnyOf,
    ConsentFor,
    Consulted,
    ConversationWith,
    DocumentIn,
    FlagSet,
    HumanVerdict,
    Informed,
    InNetherlandsFor,
    ObservationBy,
    OnlyIf,
    Recorded,
    ReportPresent,
    Requirement,
    Softened,
)
from core.contract.source import Source

Rule = AdmissionRule | PlacementRule


class AskedKind(StrEnum):
    """How a fact is asked: with the child, as yes or no, or as something that happens later."""

    BORN = "born"
    ARRIVAL = "arrival"
    ADVICE = "advice"
    DOUBT = "doubt"
    FLAG = "flag"
    NOTED = "application"
    REPORT = "report"
    DOCUMENT = "document"
    CONSENT = "consent"
    CONSULTATION = "consultation"
    CONVERSATION = "conversation"
    INFORMATION = "information"
    OBSERVATION = "observation"


YES_OR_NO = frozenset({AskedKind.FLAG, AskedKind.NOTED, AskedKind.DOUBT})
LATER = frozenset(
    {
        AskedKind.REPORT, AskedKind.DOCUMENT, AskedKind.CONSENT, AskedKind.CONSULTATION, AskedKind.CONVERSATION,
        AskedKind.INFORMATION, AskedKind.OBSERVATION,
    }
)  # fmt: skip
"""What is written down when it happened, each by an act of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why something is asked: a rule of the school with its paragraph."""

    label: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFact:
    """One fact that rules need. `about` narrows it, `roles` are those who take part; `purposes` the consents that must
    live before it may be asked of somebody else; `options` the answers that the rules name."""

    kind: AskedKind
    code: str
    label: str
    because: tuple[Because, ...]
    about: str = ""
    roles: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    options: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """As an address names it: `report.okr`."""
        return f"{self.kind.value}.{self.code}"


def asked_facts(rules: Iterable[Rule], year: int | None) -> tuple[AskedFact, ...]:
    """Every fact that the rules for this year need, each once, in the order of the rules."""
    found: dict[str, AskedFact] = {}
    for rule in rules:
        if rule.retired or (rule.limits and not rule.limits.holds(year=year)):
            continue
        why = Because(label=rule.label, source=rule.source)
        for fact in _facts(rule.requirement, ()):
            known = found.get(fact.key, fact)
            because = tuple(dict.fromkeys((*known.because, why)))
            options = tuple(dict.fromkeys((*known.options, *fact.options)))
            found[fact.key] = replace(known, because=because, options=options)
    return tuple(found.values())


def _facts(wanted: Requirement, purposes: tuple[str, ...]) -> Iterator[AskedFact]:
    if isinstance(wanted, AllOf):
        purposes = tuple(part.purpose for part in wanted.parts if isinstance(part, ConsentFor))
    parts = _parts(wanted)
    for part in parts:
        yield from _facts(part, purposes)
    if not parts:
        yield from _of_pupil(wanted)
        yield from _of_record(wanted, purposes)


def _parts(wanted: Requirement) -> tuple[Requirement, ...]:
    match wanted:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return parts
        case OnlyIf(when=when, then=then):
            return (when, then)
        case Softened(part=part):
            return (part,)
    return ()


def leaves(wanted: Requirement) -> Iterator[Requirement]:
    """The requirements of which one is made, without those that only combine."""
    parts = _parts(wanted)
    for part in parts:
        yield from leaves(part)
    if not parts:
        yield wanted


def _asked(kind: AskedKind, code: str, label: str, **more: tuple[str, ...] | str) -> AskedFact:
    return AskedFact(kind=kind, code=code, label=label, because=(), **more)  # type: ignore[arg-type]


def _of_pupil(wanted: Requirement) -> Iterator[AskedFact]:
    match wanted:
        case AgeBetween():
            yield _asked(AskedKind.BORN, "born", "Geboortedatum")
        case InNetherlandsFor():
            yield _asked(AskedKind.ARRIVAL, "arrival", "In Nederland sinds")
        case AdviceIn(advices=advices):
            yield _asked(AskedKind.ADVICE, "advice", "Advies van de vorige school", options=advices)
        case AdviceInDoubt():
            yield _asked(AskedKind.DOUBT, "advice_in_doubt", "Is er twijfel over het advies?")
        case FlagSet(flag=flag, label=label):
            yield _asked(AskedKind.FLAG, flag, label)


def _of_record(wanted: Requirement, purposes: tuple[str, ...]) -> Iterator[AskedFact]:
    match wanted:
        case Recorded(kind="application", about=about, label=label):
            yield _asked(AskedKind.NOTED, about, label)
        case ReportPresent(kind=kind, label=label):
            yield _asked(AskedKind.REPORT, kind, label, purposes=purposes)
        case DocumentIn(document=document, label=label):
            yield _asked(AskedKind.DOCUMENT, document, label[:1].upper() + label[1:])
        case ConsentFor(purpose=purpose, label=label):
            yield _asked(AskedKind.CONSENT, purpose, f"Toestemming voor {label}")
        case Consulted(parties=parties, about=about):
            for party in parties:
                said = f"Overleg met {party.label}"
                yield _asked(AskedKind.CONSULTATION, party.role, said, about=about, roles=(party.role,))
        case ConversationWith(parties=parties, about=about):
            roles = tuple(party.role for party in parties)
            yield _asked(AskedKind.CONVERSATION, about or "gesprek", wanted.sentence(), about=about, roles=roles)
        case Informed(party=party, about=about):
            said = f"Verteld aan {party.label}"
            yield _asked(AskedKind.INFORMATION, about or party.role, said, about=about, roles=(party.role,))
        case ObservationBy(party=party):
            yield _asked(AskedKind.OBSERVATION, party.role, f"Observatie door {party.label}", roles=(party.role,))


def verdicts(rules: Iterable[Rule]) -> dict[str, tuple[HumanVerdict, Because]]:
    """Every question that only a person can answer, by code, with the rule that asks it."""
    found: dict[str, tuple[HumanVerdict, Because]] = {}
    for rule in rules:
        for asked in leaves(rule.requirement):
            if isinstance(asked, HumanVerdict):
                found.setdefault(asked.code, (asked, Because(label=rule.label, source=rule.source)))
    return found
