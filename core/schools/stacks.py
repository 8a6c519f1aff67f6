"""From the files of the schools to stacks of plugins, and from a stack to the school's profile."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.contract.school import About, Sector
from core.schools.answers import Collected
from core.schools.assemble import assemble
from core.schools.check import check
from core.schools.child import collect
from core.schools.collect import collect_from
from core.schools.discover import ImportFailed, bring_in, discover
from core.schools.files import Alliance, SchoolFile
from core.schools.problems import SetupProblem, errors
from core.schools.profile import SchoolProfile
from core.schools.relay import Relay
from core.schools.revising import Revising


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginOffer:
    """A plugin that is installed. `sector` is None for one that goes under others; `works`: it can be asked."""

    name: str
    version: str
    sector: Sector | None
    works: bool


class Stacks:
    """The plugins that the schools name, each collected once.

    A plugin is only brought into this process, to judge, after the child has shown that it can be asked.
    """

    def __init__(self, given: dict[str, object], limit: float) -> None:
        self._offers = discover()
        self._given, self._plugins, self._limit = given, dict(given), limit
        self._collected: dict[str, Collected] = {}

    def want(self, names: Iterable[str]) -> None:
        """Collect these plugins, those that are not known yet, in one child process."""
        new = sorted(set(names) - set(self._collected))
        known = {name: collect_from(name, self._given[name]) for name in new if name in self._given}
        self._collected = {**self._collected, **known, **collect([n for n in new if n not in known], self._limit)}

    @property
    def problems(self) -> tuple[SetupProblem, ...]:
        """What is wrong with the plugins that were asked for, and with what is installed."""
        told = (problem for collected in self._collected.values() for problem in collected.problems)
        return (*self._offers.problems, *told)

    @property
    def installed(self) -> tuple[str, ...]:
        """The names of every plugin that a school may name."""
        return tuple(sorted({*self._offers.by_name, *self._given}))

    def offers(self) -> tuple["PluginOffer", ...]:
        """Every plugin that a school may name."""
        self.want(self.installed)
        return tuple(self._offer(name) for name in self.installed)

    def version(self, name: str) -> str:
        """The version of the package that brings a plugin; empty when no package does."""
        point = self._offers.by_name.get(name)
        return point.dist.version if point is not None and point.dist is not None else ""

    def _offer(self, name: str) -> "PluginOffer":
        collected = self._collected[name]
        about = next((value for value in collected.values.get("about", ()) if isinstance(value, About)), None)
        return PluginOffer(
            name=name,
            version=self.version(name),
            sector=about.sector if about else None,
            works=not errors(collected.problems),
        )

    def of(self, file: SchoolFile) -> tuple[Collected, ...]:
        """What the stack of a school declares."""
        return tuple(self._collected[name] for name in file.plugins)

    def relay(self, file: SchoolFile) -> Relay:
        """The plugins of one school, ready to judge; one that cannot be brought in stands in its problems."""
        stack: dict[str, object] = {}
        failed: list[SetupProblem] = []
        for name in file.plugins:
            if errors(self._collected[name].problems):
                continue
            try:
                stack[name] = self._plugins.setdefault(name, None) or bring_in(name, self._offers)
            except ImportFailed as error:
                failed.append(SetupProblem(where=f"plugin {name}", key="", says=str(error)))
        self._plugins |= stack
        relay = Relay(stack)
        relay.problems = (*relay.problems, *failed)
        return relay


def opened(
    file: SchoolFile, alliances: Sequence[Alliance], stacks: Stacks
) -> tuple[SchoolProfile | None, tuple[SetupProblem, ...]]:
    """The profile of a school and everything that is wrong with it; None when its plugins could not be asked."""
    alliance = next((known for known in alliances if known.id == file.alliance), None)
    if alliance is None:
        names = ", ".join(known.id for known in alliances) or "geen enkel"
        says = f"Dit samenwerkingsverband heeft geen bestand. Wel bekend: {names}."
        return None, (_of(file, "samenwerkingsverband", says),)
    stack = stacks.of(file)
    failed = [collected.plugin for collected in stack if errors(collected.problems)]
    if failed:
        says = f"De plugin {' en '.join(failed)} heeft fouten. Zolang die er zijn, start deze school niet."
        return None, (_of(file, "plugins", says),)
    assembled = assemble(file, alliance, stack)
    return assembled.profile, (*assembled.problems, *check(assembled.profile, file.where))


def revising_of(file: SchoolFile, alliances: Sequence[Alliance], stacks: Stacks, profile: SchoolProfile) -> Revising:
    """The revisions of a school that `opened` gave this profile; none yet."""
    alliance = next(known for known in alliances if known.id == file.alliance)
    return Revising(file, alliance, stacks.of(file), profile)


def _of(file: SchoolFile, key: str, says: str) -> SetupProblem:
    return SetupProblem(where=file.where, key=key, says=says, school_id=file.id)
