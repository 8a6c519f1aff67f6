"""Every kind of value of the contract makes the round trip through JSON without loss."""

import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.contract.requirements import AgeBetween, Requirement
from core.contract.requirements.base import Requirement as Abstract
from core.contract.source import Source
from core.contract.wire import UnreadableValue, canonical, digest_of, from_wire, to_wire, wire_classes
from tests.contract.cases import SOURCE

pytestmark = pytest.mark.pure

CONCRETE = {name: made for name, made in wire_classes().items() if made is not Abstract}
WORDS = st.text(max_size=8)


SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(-(10**6), 10**6),
    bool: st.booleans(),
    date: st.dates(),
    Decimal: st.decimals(-1000, 1000, places=2),
}


def values_of(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    """Values of a type as the contract declares it; deep nesting stops at a simple requirement."""
    if kind in SIMPLE:
        return SIMPLE[kind]
    if get_origin(kind) is not None:
        return several(get_origin(kind), get_args(kind), depth)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    if kind is not Requirement:
        return built(kind, depth)
    leaf = st.builds(AgeBetween, source=st.just(SOURCE), least=st.integers(0, 20))
    return leaf if depth == 0 else st.sampled_from(requirement_kinds()).flatmap(lambda made: built(made, depth - 1))


def several(origin: Any, parts: tuple[Any, ...], depth: int) -> st.SearchStrategy[Any]:
    if origin in (Union, UnionType):
        return st.none() | values_of(next(part for part in parts if part is not NoneType), depth)
    if origin is frozenset:
        return st.frozensets(values_of(parts[0], depth), max_size=3)
    if parts[-1] is Ellipsis:
        return st.lists(values_of(parts[0], depth), max_size=2).map(tuple)
    return st.tuples(*(values_of(part, depth) for part in parts))


def requirement_kinds() -> list[type]:
    return [made for made in CONCRETE.values() if issubclass(made, Abstract)]


def built(made: type, depth: int) -> st.SearchStrategy[Any]:
    hints = get_type_hints(made)
    return st.builds(made, **{field.name: values_of(hints[field.name], depth) for field in fields(made)})


@pytest.mark.parametrize("name", sorted(CONCRETE))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_round_trip(name: str, data: st.DataObject) -> None:
    value = data.draw(built(CONCRETE[name], 1))
    through = json.loads(canonical(to_wire(value)))
    assert from_wire(through) == value


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(UnreadableValue, match="Onbekend soort waarde: Popen"):
        from_wire({"is": "Popen", "args": ["ls"]})


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(UnreadableValue, match="Source kent geen extra"):
        from_wire({**to_wire(SOURCE), "extra": 1})


def test_the_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
    assert digest_of(to_wire(SOURCE)) != digest_of(to_wire(Source(document="SOP", section="3.3")))
