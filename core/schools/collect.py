"""The child process that asks plugins what they declare: `python -m core.schools.collect NAME ...`.

It prints one line of JSON when it begins a plugin and one when it has finished it. A plugin that hangs, eats memory or
ends the process harms nothing but this child. What a plugin prints goes to standard error.
"""

import json
import os
import resource
import sys
from typing import TextIO

from core.contract.hooks import DECLARING
from core.contract.wire import to_wire
from core.schools.answers import Collected, sifted
from core.schools.discover import ImportFailed, bring_in, discover
from core.schools.problems import SetupProblem
from core.schools.relay import Relay

MEMORY = 768 * 1024 * 1024


def collect_from(name: str, plugin: object) -> Collected:
    """What a plugin object declares, asked in this process."""
    relay = Relay({name: plugin})
    answers: dict[str, list[object]] = {}
    problems = list(relay.problems)
    for hook in DECLARING:
        answers[hook] = []
        for answer in relay.values(hook):
            try:
                if answer.error is not None:
                    raise answer.error
                for part in answer.value:  # pluggy gives a list of answers; each is an iterable of values
                    answers[hook] += list(part)
            except (Exception, SystemExit) as error:  # generators fail while they are read
                problems.append(SetupProblem(where=f"plugin {name}", key=hook, says=_trouble(error)))
    collected = sifted(name, {hook: tuple(values) for hook, values in answers.items()})
    return Collected(plugin=name, values=collected.values, problems=(*problems, *collected.problems))


def _trouble(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "De plugin gebruikt te veel geheugen."
    return f"De plugin gaf een fout: {type(error).__name__}: {error}"


def _collect_installed(name: str) -> Collected:
    offers = discover()
    try:
        return collect_from(name, bring_in(name, offers))
    except (ImportFailed, MemoryError) as error:
        says = str(error) if isinstance(error, ImportFailed) else _trouble(error)
        problem = SetupProblem(where=f"plugin {name}", key="", says=says)
        return Collected(plugin=name, values={}, problems=(problem,))


def _line(collected: Collected) -> str:
    problems = [{"where": p.where, "key": p.key, "says": p.says} for p in collected.problems]
    return json.dumps({"done": collected.plugin, "values": to_wire(collected.values), "problems": problems})


def _own_channel() -> TextIO:
    """Standard output for our lines alone; whatever else prints goes to standard error."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return channel


def main(names: list[str]) -> None:
    """Collect each named plugin in turn."""
    channel = _own_channel()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for name in names:
        print(json.dumps({"begin": name}), file=channel, flush=True)
        print(_line(_collect_installed(name)), file=channel, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
