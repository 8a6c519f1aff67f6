"""The effective profile: every value with its origin, paragraph and reading; what is wrong; the versions."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.access import ledger
from core.access.school import profile, registry
from core.contract.hooks import DECLARING
from core.contract.source import Declared, Source
from core.features.publication import sentences, words
from core.features.publication.plurals import PLURALS
from core.schools.check import Conformance, conformance
from core.schools.problems import SetupProblem
from core.schools.profile import BY_LAW, OWN_VALUE
from core.schools.profile_wire import profile_to_wire, without_contacts
from core.schools.walk import within
from core.web.language import _


class Origin(StrEnum):
    """Who says so: the law, the plugin of the school, or the school's own file."""

    LAW = "wet"
    PLUGIN = "plugin"
    OWN = "eigen"


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveValue:
    """One value in force. `said` is the value in a line, `origin_words` who says so ("plugin haven")."""

    code: str
    label: str
    said: str
    origin: Origin
    origin_words: str
    source: Source
    readings: tuple[str, ...] = ()

    def holds(self, text: str) -> bool:
        """Whether the text stands somewhere in the line; capitals do not matter."""
        whole = (self.code, self.label, self.said, self.origin_words, self.source.mark, *self.readings)
        return text.casefold() in " ".join(whole).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueGroup:
    """The values of one kind, with what they are called. `total` counts them before anything was filtered out."""

    hook: str
    noun: str
    values: tuple[EffectiveValue, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the reader asked for: a text, a kind of value (a hook), an origin. Empty means all."""

    text: str = ""
    hook: str = ""
    origin: Origin | None = None


def groups(wanted: Wanted) -> tuple[ValueGroup, ...]:
    """The values in force, by kind in the order of the hooks; kinds of which nothing is left are left out."""
    return tuple(group for hook in DECLARING if (group := _group(hook, wanted)).values)


def _group(hook: str, wanted: Wanted) -> ValueGroup:
    everything = tuple(_values(hook))
    if wanted.hook not in ("", hook):
        shown: tuple[EffectiveValue, ...] = ()
    else:
        shown = tuple(
            value
            for value in everything
            if wanted.origin in (None, value.origin) and (not wanted.text or value.holds(wanted.text))
        )
    return ValueGroup(hook=hook, noun=_(PLURALS[hook]), values=shown, total=len(everything))


def _values(hook: str) -> Iterator[EffectiveValue]:
    for value in profile().declared(hook):
        origin, said = _origin(hook, value)
        yield EffectiveValue(
            code=value.code,
            label=sentences.about_anyone(value.label),
            said=sentences.about_anyone(words.in_words(value)) if words.in_words(value) else "",
            origin=origin,
            origin_words=said,
            source=value.source,
            readings=_readings(value),
        )


def _readings(value: Declared) -> tuple[str, ...]:
    """Every reading in the value and its parts, each once, its own first."""
    inner = (part.reading for _place, part in within("", value) if isinstance(part, Source))
    return tuple(dict.fromkeys(reading for reading in (value.source.reading, *inner) if reading))


def _origin(hook: str, value: Declared) -> tuple[Origin, str]:
    named = profile().origin.get(f"{hook}/{value.code}", "")
    if named == BY_LAW:
        return Origin.LAW, BY_LAW
    if named == OWN_VALUE:
        return Origin.OWN, OWN_VALUE
    return Origin.PLUGIN, f"plugin {named}".rstrip()


def counts() -> dict[Origin | None, int]:
    """How many values each origin has; under None all of them."""
    found: dict[Origin | None, int] = {None: 0, **dict.fromkeys(Origin, 0)}
    for hook in DECLARING:
        for value in profile().declared(hook):
            found[_origin(hook, value)[0]] += 1
            found[None] += 1
    return found


def hooks_with_values() -> list[tuple[str, str]]:
    """Pairs of hook and what its values are called, for the filter."""
    return [(hook, _(PLURALS[hook])) for hook in DECLARING if profile().declared(hook)]


def problems() -> tuple[SetupProblem, ...]:
    """What is wrong, and what the platform remarks, at this school; errors first."""
    found = registry().problems(profile().school.id)
    return tuple(sorted(found, key=lambda problem: not problem.is_error))


def level() -> Conformance:
    """How far the profile of this school goes."""
    return conformance(profile(), registry().problems(profile().school.id))


def export() -> dict[str, object]:
    """The whole profile as JSON data, without the names of contact persons; recorded in the ledger."""
    ledger.record(action="profile.export", object_type="profile", detail={"digest": profile().digest})
    return profile_to_wire(without_contacts(profile()))
