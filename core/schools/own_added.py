"""What only the school itself has: partners and guides that no plugin knows, and its own texts."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from core.contract.partners import Guide, Partner
from core.contract.source import Declared, Source
from core.schools.own_guides import filled, new_guide, sections_of
from core.schools.own_layer import OWN_SOURCE, Layer, plain_fields, put
from core.schools.profile import OWN_VALUE


def lay_texts(layer: Layer, hook: str, value: Declared, texts: dict[str, str]) -> Declared:
    """The school's own text of the sections of a guide."""
    assert isinstance(value, Guide)  # noqa: S101
    known = {section.code for section in sections_of(value)}
    for code in sorted(set(texts) - known):
        says = f"Deze wijzer heeft geen deel {code}. Wel: {', '.join(sorted(known))}."
        layer.refuse(hook, value.code, f"teksten.{code}", says)
    for code in known & set(texts):
        layer.origin[f"{hook}/{value.code}/{code}"] = OWN_VALUE
    return filled(value, texts)


def _add_partner(layer: Layer, code: str, changes: dict[str, Any]) -> None:
    changes.pop("new")
    if "label" not in changes:
        layer.refuse("partners", code, "naam", "Een nieuwe partner heeft een naam nodig.")
        return
    source = Source(document=OWN_SOURCE, section=f"partners.{code}")
    partner = Partner(code=code, label=changes["label"], source=source)
    put(layer, "partners", replace(partner, **plain_fields(layer, "partners", partner, changes)))


def _add_guide(layer: Layer, code: str, changes: dict[str, Any]) -> None:
    changes.pop("new")
    missing = [key for key, name in (("naam", "label"), ("soort", "kind")) if name not in changes]
    for key in missing:
        layer.refuse("guides", code, key, "Een nieuwe wijzer heeft een naam en een soort nodig.")
    if missing:
        return
    known = [value for value in layer.values["guides"].values() if isinstance(value, Guide)]
    source = Source(document=layer.where, section=f"wijzers.{code}")
    guide = lay_texts(
        layer, "guides", new_guide(code, changes["label"], changes["kind"], source, known), changes.pop("texts")
    )
    off = changes.pop("off", False)
    put(layer, "guides", replace(guide, **plain_fields(layer, "guides", guide, changes), retired=off))


ADDED: dict[str, Callable[[Layer, str, dict[str, Any]], None]] = {"partners": _add_partner, "guides": _add_guide}
"""By hook: how a value that only the school names comes in."""
