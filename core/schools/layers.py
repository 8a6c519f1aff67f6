"""What was set in the browser, as further files: a layer says where it comes from and what it sets under Dutch keys.

Whoever keeps such settings in the database registers a source; the registry reads all sources, in the order of their
`place`, whenever the number of `core.db.platform_version` is another one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.schools.files import Table, merged
from core.schools.overlay import DUTCH_KEYS


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLayer:
    """Settings of one school over its file and over earlier layers. `replaces`: the own values below it count no more.

    `founds`: the layer makes the school; it is left out where a file of that name exists already. Any other layer is
    left out where there is no school.
    """

    school_id: str
    where: str
    data: Mapping[str, Any]
    founds: bool = False
    replaces: bool = False


LayerSource = Callable[[], Iterable[KeptLayer]]
_sources: dict[str, tuple[int, LayerSource]] = {}


def layers_from(name: str, place: int, source: LayerSource) -> None:
    """Let this source be read, after those with a lower place. It runs without a scope, for all schools at once."""
    _sources[name] = (place, source)


def read_layers() -> tuple[KeptLayer, ...]:
    """Every layer of every source, in order; needs an application context."""
    ordered = sorted(_sources.values(), key=lambda one: one[0])
    return tuple(layer for _place, source in ordered for layer in source())


def laid_over(tables: Mapping[str, Table], layers: Iterable[KeptLayer]) -> dict[str, Table]:
    """The tables of the files with every layer over them."""
    found = dict(tables)
    for layer in layers:
        if layer.founds == (layer.school_id in found):
            continue
        where, data = found.get(layer.school_id, ("", {}))
        under = {key: value for key, value in data.items() if not (layer.replaces and key in _OWN)}
        place = f"{where} + {layer.where}" if where else layer.where
        found[layer.school_id] = (place, merged(under, dict(layer.data)))
    return found


_OWN = frozenset(DUTCH_KEYS.values())
