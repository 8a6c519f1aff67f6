"""Invented names, recognisable as such: plants, weather and water (`names.toml`). No real person is meant."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from random import Random
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(files("core.demo").joinpath("names.toml").read_text(encoding="utf-8"))

GUARDIANS: list[str] = _DATA["voornamen_medewerkers"]
CONCERNS: list[tuple[str, str]] = [(seen, tried) for seen, tried in _DATA["zorgen"]]
"""What somebody saw, and what was tried: for concern forms."""
TALKS: list[str] = _DATA["gesprekken"]
PARTS: list[str] = _DATA["onderdelen"]


def pupils(seed: str) -> Iterator[tuple[str, str, str]]:
    """First name, infix and family name, without end, the same for the same seed; no pair comes twice soon."""
    chance = Random(seed)  # noqa: S311  # names for a demonstration, not a secret
    pairs = [(first, family) for first in _DATA["voornamen"] for family in _DATA["achternamen"]]
    chance.shuffle(pairs)
    while True:
        for first, family in pairs:
            yield first, chance.choice(_DATA["tussenvoegsels"]), family


def staff(seed: str) -> Iterator[str]:
    """Full names of staff and partners."""
    chance = Random(seed)  # noqa: S311  # as above
    firsts, families = _DATA["voornamen_medewerkers"], _DATA["achternamen_medewerkers"]
    pairs = [f"{first} {family}" for first in firsts for family in families]
    chance.shuffle(pairs)
    while True:
        yield from pairs
