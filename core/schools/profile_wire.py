"""A profile as JSON and back, and its digest.

What decides goes into the digest and into the stored version: every declared value, without the names of contact
persons (they decide nothing and must not be kept for ever), and without the looks of the school.

A profile stored years ago must load. What this platform does not know is left out and named in `lost`: unknown keys of
a value are dropped, a value that cannot be made without them is left out, and so is a list of an unknown hook.
"""

from collections.abc import Iterable
from dataclasses import asdict, fields, replace
from hashlib import sha256
from typing import Any, cast

from core.contract.hooks import DECLARING
from core.contract.partners import Partner
from core.contract.school import Sector
from core.contract.source import Declared
from core.contract.wire import UnreadableValue, canonical, from_wire, to_wire, wire_classes
from core.schools.answers import kind_of, misfits
from core.schools.profile import School, SchoolProfile

FORMAT = 1
_MOST_TEXTS = 20_000
_TEXTS: dict[int, tuple[Declared, str]] = {}
"""By the identity of a value: the value itself, so that it stays what it is, and its JSON."""


def profile_to_wire(profile: SchoolProfile) -> dict[str, Any]:
    """The whole profile as JSON data."""
    return {
        "format": FORMAT,
        "school": to_wire(asdict(profile.school)),
        "digest": profile.digest,
        "origin": dict(profile.origin),
        "values": {hook: to_wire(profile.declared(hook)) for hook in DECLARING},
        "retired": [[hook, to_wire(value)] for hook, value in profile.retired],
    }


def without_contacts(profile: SchoolProfile) -> SchoolProfile:
    """The profile without the names of contact persons: what is kept for ever."""
    gone = tuple((hook, _nameless(value)) for hook, value in profile.retired)
    partners = tuple(cast("Partner", _nameless(partner)) for partner in profile.partners)
    return replace(profile, partners=partners, retired=gone)


def digested(profile: SchoolProfile) -> SchoolProfile:
    """The profile with the digest of everything in it that decides: that of the JSON of [values, retired, sector].

    A revision changes one value of many hundreds: the JSON of each value is written once, however often it is used.
    """
    hooks = (f'"{hook}":[{",".join(map(_text, profile.declared(hook)))}]' for hook in sorted(DECLARING))
    retired = (f'["{hook}",{_text(value)}]' for hook, value in profile.retired)
    whole = f"[{{{','.join(hooks)}}},[{','.join(retired)}],{canonical(profile.school.sector.value)}]"
    return replace(profile, digest=sha256(whole.encode()).hexdigest())


def _text(value: Declared) -> str:
    """The canonical JSON of a value, without names of contact persons. Values never change, so it is kept."""
    known = _TEXTS.get(id(value))
    if known is not None and known[0] is value:
        return known[1]
    text = canonical(to_wire(_nameless(value)))
    if len(_TEXTS) >= _MOST_TEXTS:
        _TEXTS.clear()
    _TEXTS[id(value)] = value, text
    return text


def _nameless(value: Declared) -> Declared:
    return replace(value, contacts=()) if isinstance(value, Partner) else value


def profile_from_wire(data: dict[str, Any]) -> SchoolProfile:
    """The profile that `profile_to_wire` wrote, then or now. UnreadableValue when even the school is unreadable."""
    lost: list[str] = []
    try:
        known = {key: data["school"][key] for key in _names(School) if key in data["school"]}
        school = School(**(known | {"sector": Sector(known["sector"])}))
        digest = str(data["digest"])
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableValue(f"Dit is geen bewaard profiel: {error}.") from error
    stored = cast("dict[str, list[Any]]", data.get("values", {}))
    lost += [f"{hook}: onbekend soort waarde" for hook in stored if hook not in DECLARING]
    values = {hook: tuple(_read(hook, stored.get(hook, ()), lost)) for hook in DECLARING}
    old = [(hook, item) for hook, item in data.get("retired", ()) if hook in DECLARING]
    retired = tuple((hook, value) for hook, item in old for value in _read(hook, (item,), lost))
    made: dict[str, Any] = {**values, "retired": retired, "origin": dict(data.get("origin", {}))}
    return SchoolProfile(school=school, digest=digest, lost=tuple(lost), **made)


def _read(hook: str, items: Iterable[Any], lost: list[str]) -> Iterable[Declared]:
    for item in items:
        name = f"{hook}/{item.get('code', '?') if isinstance(item, dict) else '?'}"
        try:
            value = from_wire(_known(item, name, lost))
        except (UnreadableValue, KeyError, TypeError, ValueError, ArithmeticError):
            value = None
        if isinstance(value, kind_of(hook)) and not any(misfits(value, kind_of(hook), "")):
            yield value
        else:
            lost.append(f"{name}: niet meer te lezen")


def _known(item: Any, name: str, lost: list[str]) -> Any:
    """The data without keys that its kind of value does not have (any more)."""
    if isinstance(item, list):
        return [_known(part, name, lost) for part in item]
    if not isinstance(item, dict):
        return item
    made = wire_classes().get(str(item.get("is")))
    keys = set(item) if made is None else {*_names(made), "is"}
    lost += [f"{name}: {item.get('is')}.{key} is onbekend" for key in item if key not in keys]
    return {key: _known(value, name, lost) for key, value in item.items() if key in keys}


def _names(made: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(made))
