"""Writes the package of a new school: all of it, or nothing."""

import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from core.schools.new.wanted import NotWritten, Wanted

ALLIANCE = "settings/alliances/voorbeeld.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written: the folder of the package, and files in a folder of settings."""

    package: Path
    settings: tuple[Path, ...] = ()


def contents(asked: Wanted) -> dict[str, str]:
    """The text of every file of the package, by its place in it."""
    words = asked.words()
    rooms = {"school": asked.module, "school.toml": f"{asked.slug}.toml"}
    found = {}
    for place, template in _templates(files(__package__).joinpath("templates")):
        name = "/".join(rooms.get(part, part) for part in place.removesuffix(".txt").split("/"))
        found[name] = Template(template.read_text(encoding="utf-8")).substitute(words)
    return found


def write(asked: Wanted, into: Path, config: Path | None = None) -> Written:
    """Write the package in a new folder of `into`; with `config` also the school's file in that folder of settings.

    Raises NotWritten, and leaves nothing behind, when a place does not exist, is taken or cannot be written.
    """
    package, made = into / asked.distribution, contents(asked)
    settings = {} if config is None else _settings(asked, made, config)
    for folder in (into, *([config] if config else [])):
        if not folder.is_dir():
            raise NotWritten(f"De map {folder} bestaat niet. Maak haar eerst, of kies een andere.")
    for place in (package, *settings):
        if place.exists() or place.is_symlink():
            raise NotWritten(f"{place} bestaat al. Er is niets geschreven.")
    with _all_or_nothing() as put:
        put(package, made)
        for place, text in settings.items():
            put(place, text)
    return Written(package=package, settings=tuple(settings))


def _templates(folder: Traversable, at: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _templates(entry, f"{at}{entry.name}/")
        elif entry.name.endswith(".txt"):
            yield at + entry.name, entry


def _settings(asked: Wanted, made: Mapping[str, str], config: Path) -> dict[Path, str]:
    """The files for a folder of settings. An alliance that is there already stays as it is."""
    school = f"schools/{asked.slug}.toml"
    found = {config / school: made[f"settings/{school}"]}
    alliance = config / ALLIANCE.removeprefix("settings/")
    return found if alliance.exists() else {**found, alliance: made[ALLIANCE]}


class _Draft:
    """Writes beside the place where something belongs, so that moving it there is one act of the file system."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Path, Path]] = []
        self.moved: list[Path] = []
        self.folders: list[Path] = []

    def __call__(self, place: Path, content: str | Mapping[str, str]) -> None:
        if not place.parent.exists():
            place.parent.mkdir()
            self.folders.append(place.parent)
        beside = place.parent / f".{place.name}.{secrets.token_hex(4)}"
        self.waiting.append((beside, place))
        if isinstance(content, str):
            beside.write_text(content, encoding="utf-8")
            return
        beside.mkdir()
        for name, text in content.items():
            file = beside / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def move(self) -> None:
        for beside, place in self.waiting:
            beside.rename(place)
            self.moved.append(place)

    def undo(self) -> None:
        for place in (*(beside for beside, _place in self.waiting), *self.moved):
            if place.is_dir():
                shutil.rmtree(place, ignore_errors=True)
            else:
                place.unlink(missing_ok=True)
        for folder in self.folders:
            folder.rmdir()


@contextmanager
def _all_or_nothing() -> Iterator[_Draft]:
    put = _Draft()
    try:
        yield put
        put.move()
    except OSError as error:
        put.undo()
        where = f" ({error.filename})" if error.filename else ""
        raise NotWritten(
            f"Hier kan niet worden geschreven{where}: {error.strerror}. Er is niets achtergebleven."
        ) from error
    except BaseException:
        put.undo()
        raise
