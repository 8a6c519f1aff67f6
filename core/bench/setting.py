"""The settings of a benchmark: invented schools on the two stacks of the platform's own configuration."""

import json
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flask import Flask

from core.app import ROOT, create_app


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One database with so many schools. `url` is the address of an empty database; `folder` holds configuration.

    `pupils` and `cases` are per school: 60 schools have 30,000 pupils and 12,000 cases. `times`: requests per page.
    """

    folder: Path
    url: str
    schools: int
    pupils: int = 500
    cases: int = 200
    times: int = 40

    @property
    def kind(self) -> str:
        """The kind of database: `sqlite` or `postgresql`."""
        return self.url.partition(":")[0].partition("+")[0]

    def written(self) -> str:
        """As one line, for another process."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def read(cls, line: str) -> "Setting":
        """From `written`."""
        found: dict[str, Any] = json.loads(line)
        return cls(**{**found, "folder": Path(found["folder"])})


def bench_app(setting: Setting) -> Flask:
    """The application on this setting; the configuration is written when it is not there yet."""
    config = setting.folder / "config"
    if not config.exists():
        write_schools(config, setting.schools)
    given: dict[str, Any] = {
        "VAR": str(setting.folder),
        "DATABASE_URL": setting.url,
        "SCHOOLS": [config],
        "TODAY": "",
        "SECRET_KEY": "only-for-a-benchmark",
    }
    return create_app(given)


def write_schools(config: Path, number: int) -> None:
    """Schools `proef01`, `proef02`, ..., in turn on each stack that the platform's own schools use."""
    for folder in ("alliances", "schools"):
        (config / folder).mkdir(parents=True)
    for alliance in (ROOT / "config" / "alliances").glob("*.toml"):
        (config / "alliances" / alliance.name).write_bytes(alliance.read_bytes())
    stacks = [tomllib.loads(place.read_text("utf-8")) for place in sorted((ROOT / "config" / "schools").glob("*.toml"))]
    for place in range(number):
        like = stacks[place % len(stacks)]
        lines = [
            f'naam = "Proefschool {place + 1:02}"',
            f'samenwerkingsverband = "{like["samenwerkingsverband"]}"',
            f'bestuur = "Stichting Proef {place + 1:02}"',
            f'sector = "{like["sector"]}"',
            f"plugins = {list(like['plugins'])!r}".replace("'", '"'),
        ]
        (config / "schools" / f"proef{place + 1:02}.toml").write_text("\n".join(lines) + "\n", "utf-8")
