"""Lays a school's own values over the plugin's: rename, fill in, set numbers within bounds, switch off."""

from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from core.contract.deadlines import Deadline, Threshold
from core.contract.remarks import Remark
from core.contract.school import Wording
from core.contract.source import Declared, Source
from core.contract.teams import RhythmUnit, TeamComposition
from core.schools.alternative_lines import values_of
from core.schools.nouns import NOUNS
from core.schools.own_added import ADDED, lay_texts
from core.schools.own_guides import FIXED
from core.schools.own_layer import OWN_SOURCE, Layer, plain_fields, put


def lay_over(layer: Layer, own: dict[str, Any]) -> None:
    """Change the values of the layer by the own values of the school (hook, code, changes).

    The readings come first: what the school says itself of a value counts for more than what follows from a reading.
    """
    for code, changes in own.get("remarks", {}).items():
        _read_otherwise(layer, code, changes.get("choice", ""))
    for hook, table in own.items():
        if hook == "remarks":
            continue
        for code, changes in table.items():
            if hook == "wording":
                _word(layer, code, changes)
            elif code in layer.values[hook]:
                _change(layer, hook, code, dict(changes))
            elif hook in ADDED and changes.get("new"):
                ADDED[hook](layer, code, dict(changes))
            else:
                near = get_close_matches(code, layer.values[hook], 1)
                hint = f" Bedoel je {near[0]}?" if near else ""
                layer.refuse(hook, code, "", f"Deze school heeft geen {NOUNS[hook]} met de code {code}.{hint}")


def _read_otherwise(layer: Layer, code: str, choice: str) -> None:
    """Choose an alternative of a reading, with the own values that it stands for."""
    remark = layer.values["remarks"].get(code)
    if not isinstance(remark, Remark):
        layer.refuse("remarks", code, "", f"Deze school heeft geen lezing met de code {code}.")
        return
    chosen = next((one for one in remark.alternatives if one.code == choice), None)
    if chosen is None:
        known = ", ".join(one.code for one in remark.alternatives) or "geen enkele"
        layer.refuse("remarks", code, "keuze", f"Deze lezing kent de keuze {choice} niet. Wel: {known}.")
    elif not chosen.own:
        layer.refuse("remarks", code, "keuze", "Deze keuze kan alleen in de plugin. Neem contact op met wie hem maakt.")
    else:
        own, problems = values_of(chosen)
        layer.problems += problems
        lay_over(layer, own)
        put(layer, "remarks", replace(remark, choice=choice, chosen=chosen.label))


def _word(layer: Layer, code: str, label: str) -> None:
    source = Source(document=OWN_SOURCE, section=f"woorden.{code}")
    put(layer, "wording", Wording(code=code, label=label, source=source))


def _change(layer: Layer, hook: str, code: str, changes: dict[str, Any]) -> None:
    value = layer.values[hook][code]
    if changes.pop("new", False):
        layer.refuse(hook, code, "nieuw", f"De plugin kent {code} al. Laat `nieuw` weg om hem aan te vullen.")
        return
    for name in sorted(FIXED.keys() & changes.keys()) if hook == "guides" else ():
        changes.pop(name)
        layer.refuse(hook, code, FIXED[name], "Dit staat vast. Alleen van een eigen wijzer bepaalt de school het.")
    off = changes.pop("off", False)
    for key, check in _BOUNDED.items():
        if key in changes:
            value = check(layer, hook, value, changes.pop(key))
    value = replace(value, **plain_fields(layer, hook, value, changes))
    if off:
        why = must_stay(value)
        if why:
            layer.refuse(hook, code, "uit", why)
        else:
            value = replace(value, retired=True)
    put(layer, hook, value)


def length_bounds(value: Deadline) -> tuple[int, int]:
    """From where to where a school may choose the length; nothing when the first is more than the second."""
    least = value.least if value.least is not None else 1
    return least, min(bound for bound in (value.most or value.length, value.floor) if bound is not None)


def _length(layer: Layer, hook: str, value: Declared, length: int) -> Declared:
    assert isinstance(value, Deadline)  # noqa: S101  # the schema of this hook alone has a length
    least, most = length_bounds(value)
    if least <= length <= most:
        return replace(value, length=length)
    reason, paragraph = "", f" Zie {value.source.mark}."
    if value.floor is not None and length > value.floor:
        article = (value.floor_source or value.source).mark
        reason = f" Langer mag niet van de wet ({article})."
    layer.refuse(
        hook, value.code, "lengte", f"{length} mag hier niet: kies {least} tot en met {most}.{reason or paragraph}"
    )
    return value


def _minimum(layer: Layer, hook: str, value: Declared, number: int) -> Declared:
    assert isinstance(value, TeamComposition)  # noqa: S101
    if value.rhythm.unit not in (RhythmUnit.PER_SCHOOL_YEAR, RhythmUnit.UNSTATED, RhythmUnit.PER_CASE):
        layer.refuse(hook, value.code, "minimum", "Dit overleg telt niet per schooljaar.")
    elif number < value.rhythm.number:
        says = f"{number} is minder dan de {value.rhythm.number} keer uit {value.rhythm.source.mark}."
        layer.refuse(hook, value.code, "minimum", says)
    else:
        rhythm = replace(value.rhythm, number=number, unit=RhythmUnit.PER_SCHOOL_YEAR)
        return replace(value, rhythm=rhythm)
    return value


def _days(layer: Layer, hook: str, value: Declared, number: int) -> Declared:
    assert isinstance(value, TeamComposition)  # noqa: S101
    if value.rhythm.unit is not RhythmUnit.EVERY_DAYS:
        layer.refuse(hook, value.code, "dagen", "Dit overleg heeft geen ritme in dagen.")
    elif number > value.rhythm.number:
        says = f"{number} dagen is minder vaak dan de {value.rhythm.number} dagen uit {value.rhythm.source.mark}."
        layer.refuse(hook, value.code, "dagen", says)
    else:
        return replace(value, rhythm=replace(value.rhythm, number=number))
    return value


_BOUNDED: dict[str, Callable[[Layer, str, Declared, Any], Declared]] = {
    "texts": lay_texts,
    "length": _length,
    "minimum": _minimum,
    "days": _days,
}


def must_stay(value: Declared) -> str:
    """Why a value cannot be switched off; empty when it can."""
    if value.source.law or (isinstance(value, Deadline) and value.floor_source is not None):
        return "Dit staat in de wet en kan niet uit."
    if isinstance(value, Threshold) and not value.soft:
        return "Dit signaal is een harde regel van de school en kan niet uit."
    return ""
