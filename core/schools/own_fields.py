"""Every own value that a school may set, as one list: where it stands, what may stand there, and who said what so far.

The form in the browser, the difference of two revisions and the sentences of a refusal are all made of this list; it is
itself made of the schema that reads a school's file (`overlay.py`), so a key that is added there is in the form.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.contract.deadlines import Deadline
from core.contract.partners import Guide, Partner
from core.contract.remarks import Remark
from core.contract.school import Wording
from core.contract.source import Declared, Source
from core.contract.teams import RhythmUnit, TeamComposition
from core.schools.overlay import DUTCH_KEYS, OwnValues
from core.schools.own_bounds import LABELS, Bounds, bounds_of
from core.schools.own_guides import FIXED, sections_of
from core.schools.own_layer import OWN_SOURCE, Values
from core.schools.own_paths import FieldKind, flattened, keys_of, kind_of_key, schema_of
from core.schools.own_values import length_bounds, must_stay
from core.schools.strict import merged

CORE_WORDS = {"pupil_group": "groep", "mentor": "mentor", "guardians": "ouders", "director": "regiehouder"}
"""The words that the pages themselves ask, and what they say without one."""
_APART = frozenset({"new", "texts", *FIXED})
"""Keys that are drawn in another way, or that only a value of the school itself has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnField:
    """One value of a school's overlay.

    `path` is its address in the school's file; `subject` what it is about, `label` what is set of it. `law`, `plugin`,
    `file` and `revision` are what each layer says, as TOML holds it, None where it says nothing; `source` is the
    paragraph of the value it belongs to. `fixed` tells why it cannot be changed, and is empty where it can.
    """

    path: str
    hook: str
    code: str
    key: str
    subject: str
    label: str
    kind: FieldKind
    source: Source
    bounds: Bounds
    law: Any = None
    plugin: Any = None
    file: Any = None
    revision: Any = None
    fixed: str = ""

    @property
    def under(self) -> Any:
        """What holds without the revisions."""
        return self.file if self.file is not None else self.plugin if self.plugin is not None else self.law

    @property
    def in_force(self) -> Any:
        """What holds."""
        return self.revision if self.revision is not None else self.under

    @property
    def is_own(self) -> bool:
        """Whether the school itself said it."""
        return self.file is not None or self.revision is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What each layer says: `law` and `plugin` the values (of the plugins over the law), the others Dutch tables."""

    law: Values
    plugin: Values
    file: Mapping[str, Any] = field(default_factory=dict)
    revision: Mapping[str, Any] = field(default_factory=dict)


def own_fields(layers: Layers) -> tuple[OwnField, ...]:
    """Every value that the school may set, by table in the order of the schema, then by value, then by key."""
    own = flattened(layers.file), flattened(layers.revision)
    return tuple(one for hook in OwnValues().fields for one in _of_hook(layers, hook, own))


def _of_hook(layers: Layers, hook: str, own: "Own") -> Iterator[OwnField]:
    values = _values(layers, hook)
    for value in values.values():
        law = layers.law[hook].get(value.code)
        declared = value.code in layers.plugin[hook]
        for told in _keys(hook, value):
            yield _field(hook, value, told, (law, declared), own)


def _values(layers: Layers, hook: str) -> dict[str, Declared]:
    """The values of a hook, with those that only the school itself names: words, and new partners."""
    values = dict(layers.plugin[hook])
    table = merged(*(dict(tables.get(DUTCH_KEYS[hook], {})) for tables in (layers.file, layers.revision)))
    if hook == "wording":
        for code in (*CORE_WORDS, *table):
            values.setdefault(code, _word(code))
    elif hook == "partners":
        for code, keys in table.items():
            if code not in values and isinstance(keys, Mapping):
                values[code] = new_partner(code, str(keys.get("naam", code)))
    return values


def _word(code: str) -> Wording:
    return Wording(code=code, label=CORE_WORDS.get(code, ""), source=Source(document=OWN_SOURCE, section=code))


def new_partner(code: str, label: str) -> Declared:
    """A partner that only the school names."""
    return Partner(code=code, label=label, source=Source(document=OWN_SOURCE, section=f"partners.{code}"))


Own = tuple[dict[str, Any], dict[str, Any]]
Told = tuple[str, str]
"""The English name of a key, and the code of a part inside it."""


def _keys(hook: str, value: Declared) -> Iterator[Told]:
    if schema_of(hook) is None:
        yield "label", ""
    for name in keys_of(hook):
        if name == "texts" and isinstance(value, Guide):
            yield from ((name, section.code) for section in sections_of(value))
        elif name not in _APART and _has(value, name):
            yield name, ""


def _has(value: Declared, name: str) -> bool:
    """Whether this value can have the key: a rhythm counts in one unit, and not every value has every field."""
    if isinstance(value, TeamComposition) and name in ("minimum", "days"):
        return (value.rhythm.unit is RhythmUnit.EVERY_DAYS) is (name == "days") and (
            value.rhythm.unit is not RhythmUnit.EVERY_WEEK
        )
    if isinstance(value, Remark):
        return any(one.own for one in value.alternatives)
    return name == "off" or hasattr(value, name)


def _field(hook: str, value: Declared, told: Told, said: tuple[Declared | None, bool], own: Own) -> OwnField:
    name, part = told
    law, declared = said
    key = keys_of(hook).get(name, "")
    path = ".".join(one for one in (DUTCH_KEYS[hook], value.code, key, part) if one)
    return OwnField(
        path=path,
        hook=hook,
        code=value.code,
        key=key,
        subject=value.label,
        label=_label(hook, value, name, part),
        kind=FieldKind.TEXT if hook == "wording" else kind_of_key(hook, key),
        source=_source(value, name, part),
        bounds=bounds_of(value, hook, name),
        law=said_by(law, name, part) if law is not None else None,
        plugin=said_by(value, name, part) if declared and value is not law else None,
        file=own[0].get(path),
        revision=own[1].get(path),
        fixed=_fixed(value, name),
    )


def _fixed(value: Declared, name: str) -> str:
    if name == "off":
        return must_stay(value)
    if name == "length" and isinstance(value, Deadline):
        least, most = length_bounds(value)
        if not any(length != value.length for length in range(max(1, least), most + 1)):
            return f"Hier is niets te kiezen: het is altijd {value.length}."
    return ""


def _label(hook: str, value: Declared, name: str, part: str) -> str:
    if part and isinstance(value, Guide):
        return next(section.label for section in sections_of(value) if section.code == part)
    return "Woord" if hook == "wording" else LABELS[name]


def _source(value: Declared, name: str, part: str) -> Source:
    if part and isinstance(value, Guide):
        return next(section.source for section in sections_of(value) if section.code == part)
    return value.rhythm.source if isinstance(value, TeamComposition) and name in ("minimum", "days") else value.source


def said_by(value: Declared, name: str, part: str = "") -> Any:
    """What a value says at a key, as TOML would write it."""
    if name in ("minimum", "days"):
        return value.rhythm.number if isinstance(value, TeamComposition) else None
    if name == "off":
        return value.retired
    if part and isinstance(value, Guide):
        return next((section.text for section in value.sections if section.code == part), "")
    found = getattr(value, name)
    return list(found) if isinstance(found, tuple) else found
