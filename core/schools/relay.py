"""One plugin manager per stack of plugins, and who gave which answer.

pluggy cannot tell which plugin gave an answer (its issues 235 and 485), so each plugin is asked apart, through a
caller that leaves the others out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from time import perf_counter
from typing import Any

import pluggy

from core.contract.facts import Facts
from core.contract.hooks import PROJECT, SchoolHooks
from core.contract.requirements import Requirement
from core.schools.apart import PATIENCE_SECONDS, Copies, apart
from core.schools.problems import SetupProblem

Asked = tuple[int, int]
"""The `id` of a requirement and of the facts about which it was asked."""
HOOKS: tuple[str, ...] = tuple(name for name in vars(SchoolHooks) if not name.startswith("_"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one plugin answered to one hook: a value or the exception it raised, and how long it took."""

    plugin: str
    value: Any = None
    error: BaseException | None = None
    seconds: float = 0.0


class Relay:
    """The plugins of one school, in the order of the stack. `problems` tells which of them do not fit the hooks."""

    def __init__(self, plugins: Mapping[str, object]) -> None:
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(SchoolHooks)
        self.names: tuple[str, ...] = ()
        self.problems: tuple[SetupProblem, ...] = ()
        self._callers: dict[tuple[str, str], Any] = {}
        self.patience = PATIENCE_SECONDS
        self._copies = Copies()
        for name, plugin in plugins.items():
            self._admit(name, plugin)

    def values(self, hook: str) -> Iterator[Answer]:
        """The answers to a declaring hook, in the order of the stack; plugins without an answer are left out."""
        for name in self.names:
            if self.answers_to(name, hook):
                yield self._ask(name, hook, {})

    @property
    def judges(self) -> bool:
        """Whether a plugin of this school judges requirements at all."""
        return any(self.answers_to(name, "judge_requirement") for name in self.names)

    def judgements(self, requirement: Requirement, facts: Facts) -> Iterator[Answer]:
        """What each plugin that judges says of a requirement; each in a thread of its own, on copies of its own."""
        for name in self.names:
            if self.answers_to(name, "judge_requirement"):
                given = {"requirement": self._copies.of(requirement), "facts": self._copies.of(facts)}
                yield self._apart(name, "judge_requirement", given)

    def judged_together(self, asked: Sequence[tuple[Requirement, Facts]]) -> Mapping[Asked, tuple[Answer, ...]]:
        """What each plugin that judges says of many requirements, by the `id` of requirement and facts: one thread per
        plugin, as patient as for each of the facts apart. No copy of the facts is kept."""
        copies = {id(facts): _copied(facts) for facts in {id(facts): facts for _part, facts in asked}.values()}
        found: dict[Asked, tuple[Answer, ...]] = {}
        for name in self.names:
            if self.answers_to(name, "judge_requirement"):
                given = [{"requirement": self._copies.of(part), "facts": copies[id(facts)]} for part, facts in asked]
                for (part, facts), answer in zip(asked, self._all_apart(name, given, len(copies)), strict=True):
                    key = (id(part), id(facts))
                    found[key] = (*found.get(key, ()), answer)
        return found

    def _all_apart(self, name: str, given: Sequence[dict[str, object]], cases: int) -> Sequence[Answer]:
        answers = apart(lambda: [self._ask(name, "judge_requirement", one) for one in given], self.patience * cases)
        return answers or [self._late(name) for _one in given]

    def tell_case_changed(self, kind: str, facts: Facts) -> Iterator[Answer]:
        """Tell every plugin that a case changed; apart, as when it judges."""
        for name in self.names:
            if self.answers_to(name, "case_changed"):
                yield self._apart(name, "case_changed", {"kind": kind, "facts": self._copies.of(facts)})

    def answers_to(self, name: str, hook: str) -> bool:
        """Whether the plugin implements the hook."""
        return self._caller(name, hook) is not None

    def _apart(self, name: str, hook: str, arguments: dict[str, object]) -> Answer:
        """Ask where nothing of this request can be reached, and wait no longer than `self.patience` seconds."""
        return apart(lambda: self._ask(name, hook, arguments), self.patience) or self._late(name)

    def _late(self, name: str) -> Answer:
        late = TimeoutError(f"geen antwoord binnen {self.patience:g} seconden")
        return Answer(plugin=name, error=late, seconds=self.patience)

    def _ask(self, name: str, hook: str, arguments: dict[str, object]) -> Answer:
        caller = self._caller(name, hook)
        begun = perf_counter()
        try:
            value = caller(**arguments)
        except (Exception, SystemExit) as error:  # whatever a plugin does wrong stays with that plugin
            return Answer(plugin=name, error=error, seconds=perf_counter() - begun)
        return Answer(plugin=name, value=value, seconds=perf_counter() - begun)

    def _caller(self, name: str, hook: str) -> Any:
        """What reaches the hook of this plugin alone, or None. Kept: one list of places judges thousands of times."""
        if (name, hook) not in self._callers:
            own = self._manager.get_hookcallers(self._manager.get_plugin(name)) or []
            others = [self._manager.get_plugin(other) for other in self.names if other != name]
            found = any(caller.name == hook for caller in own)
            self._callers[name, hook] = self._manager.subset_hook_caller(hook, others) if found else None
        return self._callers[name, hook]

    def _admit(self, name: str, plugin: object) -> None:
        try:
            self._manager.register(plugin, name)
            wrong = self._misfits(name, plugin)
            if not wrong:
                self._manager.check_pending()
        except (pluggy.PluginValidationError, ValueError, TypeError) as error:
            wrong = (SetupProblem(where=f"plugin {name}", key="", says=f"De plugin past niet op de hooks: {error}"),)
        if not wrong:
            self.names = (*self.names, name)
            return
        self.problems = (*self.problems, *wrong)
        if self._manager.get_plugin(name) is not None:
            self._manager.unregister(name=name)

    def _misfits(self, name: str, plugin: object) -> tuple[SetupProblem, ...]:
        """Answers to hooks that do not exist, and wrappers, which could change what other plugins say."""
        wrong = []
        for caller in self._manager.get_hookcallers(plugin) or []:
            if not caller.has_spec():
                near = get_close_matches(caller.name, HOOKS, 1)
                hint = f" Bedoel je {near[0]}?" if near else ""
                wrong.append((caller.name, f"Deze hook bestaat niet.{hint}"))
            for own in caller.get_hookimpls():
                if own.plugin_name == name and (own.hookwrapper or own.wrapper):
                    wrong.append((caller.name, "Een plugin mag geen antwoorden van andere plugins omwikkelen."))
        return tuple(SetupProblem(where=f"plugin {name}", key=key, says=says) for key, says in wrong)


def _copied(facts: Facts) -> Facts:
    """Facts of which no object that can be changed is shared; many times faster than `deepcopy`."""
    return replace(
        facts,
        pupil=replace(facts.pupil),
        happenings=tuple(replace(one) for one in facts.happenings),
        consents=tuple(replace(one) for one in facts.consents),
    )
