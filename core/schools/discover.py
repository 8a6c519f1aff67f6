"""Which plugins are installed: the entry points of the group `dekkend.schools`, read once."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from core.schools.problems import SetupProblem

GROUP = "dekkend.schools"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """The plugins on offer, by name; names that two distributions offer are left out and told in `problems`."""

    by_name: dict[str, EntryPoint]
    problems: tuple[SetupProblem, ...]


def discover(points: Iterable[EntryPoint] | None = None) -> Offers:
    """The offered plugins, not yet imported. `points` stands in for the installed ones."""
    found: dict[str, list[EntryPoint]] = {}
    for point in entry_points(group=GROUP) if points is None else points:
        found.setdefault(point.name, []).append(point)
    doubles = {name: offered for name, offered in found.items() if len(offered) > 1}
    problems = tuple(
        SetupProblem(
            where=f"plugin {name}",
            key=GROUP,
            says=f"Deze naam wordt {len(offered)} keer aangeboden, door {_distributions(offered)}. Verwijder er een.",
        )
        for name, offered in doubles.items()
    )
    return Offers(by_name={name: o[0] for name, o in found.items() if name not in doubles}, problems=problems)


def bring_in(name: str, offers: Offers) -> object:
    """The plugin, imported and made. Raises ImportFailed with a Dutch sentence."""
    point = offers.by_name.get(name)
    if point is None:
        known = ", ".join(sorted(offers.by_name)) or "geen enkele"
        raise ImportFailed(f"Deze plugin is niet geïnstalleerd. Wel geïnstalleerd: {known}.")
    try:
        plugin = point.load()
        return plugin() if isinstance(plugin, type) else plugin
    except (Exception, SystemExit) as error:  # a plugin may fail in any way
        raise ImportFailed(f"De plugin kan niet worden geladen: {type(error).__name__}: {error}") from error


class ImportFailed(Exception):
    """A plugin that is not installed or cannot be imported; the sentence says why."""


def _distributions(offered: list[EntryPoint]) -> str:
    return " en ".join(point.dist.name if point.dist else point.value for point in offered)
