"""What the plan leaves open or has wrong, and what collides with the law, from `remarks.toml` beside this file."""

import tomllib
from importlib.resources import files
from typing import Any

from core.contract.remarks import Alternative, OwnValue, Remark, RemarkKind
from plugins.loket.source import law, sop


def _code(part: dict[str, Any]) -> str:
    """A code that never changes: "a_26" for reading A-26, and what the file says for the others."""
    return str(part["code"]) if "code" in part else str(part["mark"]).lower().replace("-", "_")


def _alternative(part: dict[str, Any]) -> Alternative:
    own = tuple(OwnValue(**value) for value in part.get("own", ()))
    return Alternative(code=part["code"], label=part["label"], own=own)


def _remark(kind: RemarkKind, part: dict[str, Any]) -> Remark:
    return Remark(
        code=_code(part),
        label=part["label"],
        source=sop(part["section"], part["quote"]),
        kind=kind,
        says=part["says"],
        chosen=part.get("chosen", ""),
        mark=part.get("mark", ""),
        against=law(*part["against"]) if "against" in part else None,
        about=tuple(part.get("about", ())),
        alternatives=tuple(_alternative(one) for one in part.get("alternative", ())),
    )


def _load() -> tuple[Remark, ...]:
    read = tomllib.loads(files(__package__).joinpath("remarks.toml").read_text(encoding="utf-8"))
    return tuple(_remark(kind, part) for kind in RemarkKind for part in read[kind.value])


REMARKS = _load()
