"""What decisions ask: the requirements inside others, the questions that only a person answers, and rules as texts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from core.contract.facts import Facts
from core.contract.findings import Severity
from core.contract.requirements import AllOf, AnyOf, HumanVerdict, OnlyIf, Requirement, Softened
from core.contract.source import Source
from core.schools.judging import parts_of
from core.schools.profile import SchoolProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """One condition as it read: what it says, the sentence of the document, how heavy it weighs, and who may go on
    regardless (labels). `one_of`: one of several is enough; `only_if`: the sentence that must hold first."""

    says: str
    source: Source
    quote: str
    warns: bool
    override: tuple[str, ...] = ()
    one_of: bool = False
    only_if: str = ""


def rule_texts(asked: Iterable[Requirement], facts: Facts, rules: SchoolProfile) -> tuple[RuleText, ...]:
    """The conditions apart, in the order of the school; each once."""
    found = (text for whole in asked for text in _texts(whole, facts, rules))
    return tuple(dict.fromkeys(found))


def _texts(whole: Requirement, facts: Facts, rules: SchoolProfile) -> Iterator[RuleText]:
    match whole:
        case AllOf(parts=parts):
            yield from (text for part in parts for text in _texts(part, facts, rules))
        case AnyOf(parts=parts):
            yield from (replace(text, one_of=True) for part in parts for text in _texts(part, facts, rules))
        case Softened(part=part):
            yield from (replace(text, warns=True) for text in _texts(part, facts, rules))
        case OnlyIf(when=first, then=then):
            yield from (replace(text, only_if=first.condition(facts)) for text in _texts(then, facts, rules))
        case _:
            yield RuleText(
                says=whole.condition(facts),
                source=whole.source,
                quote=whole.source.quote,
                warns=whole.severity is Severity.WARNS,
                override=tuple(_role(rules, code) for code in whole.override),
            )


def questions_of(rules: SchoolProfile) -> Iterator[HumanVerdict]:
    """Every question of a profile that only a person answers, wherever a step or a decision asks it."""
    guards = [guard for route in rules.support_routes for step in route.steps for guard in step.guards]
    guards += [guard for right in rules.decision_rights for guard in right.guards]
    return (part for whole in guards for part in parts_of(whole) if isinstance(part, HumanVerdict))


def _role(rules: SchoolProfile, code: str) -> str:
    try:
        return rules.role(code).label
    except LookupError:
        return code
