"""Starts the collecting child, listens to it for a bounded time, and judges what comes out."""

import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import Any

from core.contract.hooks import DECLARING
from core.contract.wire import UnreadableValue, from_wire
from core.schools.answers import Collected, sifted
from core.schools.problems import SetupProblem

LIMIT_SECONDS = 5.0
STARTING_SECONDS = 10.0
"""What Python itself may take to start on a busy machine, before the first plugin is asked."""
MOST_BYTES = 20_000_000


def collect(names: Sequence[str], limit: float = LIMIT_SECONDS) -> dict[str, Collected]:
    """What the named installed plugins declare. One child asks them all; `limit` seconds for each of them.

    When the child stops in the middle of a plugin, that plugin gets the blame and a new child asks the rest.
    """
    left = list(dict.fromkeys(names))
    found: dict[str, Collected] = {}
    while left:
        running = left[0]
        reason = ""
        for message in _messages(left, limit):
            reason = message.get("stopped", "")
            running = message.get("begin", running)
            if "done" in message and message["done"] in left:
                found[message["done"]] = _read(message)
        left = [name for name in left if name not in found]
        if left:
            culprit = running if running in left else left[0]
            found[culprit] = _failed(culprit, reason or "De plugin stopte zonder antwoord.")
            left.remove(culprit)
    return found


def _messages(names: Sequence[str], limit: float) -> Iterator[dict[str, Any]]:
    """What the child says, line by line; ends with {"stopped": why} when it had to be stopped or talked junk."""
    command = [sys.executable, "-m", "core.schools.collect", *names]
    child = subprocess.Popen(  # noqa: S603  # our own module with the names from the configuration
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_bare_environment(),
        start_new_session=True,
    )
    try:
        for line in _lines(child, limit):
            yield json.loads(line)
    except TimeoutError:
        yield {"stopped": f"De plugin antwoordde niet binnen {limit:g} seconden en is gestopt."}
    except (ValueError, AttributeError):
        yield {"stopped": "De plugin gaf iets terug dat niet te lezen is."}
    finally:
        _end(child)


def _lines(child: "subprocess.Popen[bytes]", limit: float) -> Iterator[bytes]:
    """Whole lines of the child's output. TimeoutError when no new line is whole within the limit."""
    assert child.stdout is not None  # noqa: S101  # opened as a pipe above
    waiting, total, until = b"", 0, monotonic() + STARTING_SECONDS + limit
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            if not selector.select(max(0.0, until - monotonic())):
                raise TimeoutError
            part = os.read(child.stdout.fileno(), 1 << 16)
            total += len(part)
            if not part:
                return
            if total > MOST_BYTES:
                raise ValueError("more than a profile can be")
            *whole, waiting = (waiting + part).split(b"\n")
            if whole:
                until = monotonic() + limit
            yield from whole


def _end(child: "subprocess.Popen[bytes]") -> None:
    if child.poll() is None:
        try:
            child.wait(0.2)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdout:
        child.stdout.close()


def _bare_environment() -> dict[str, str]:
    """No secrets for plugins: only what Python needs to find the same packages."""
    path = os.pathsep.join(part or os.getcwd() for part in sys.path)  # noqa: PTH109
    return {"PYTHONPATH": path, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "PATH": os.environ.get("PATH", "")}


def _read(message: dict[str, Any]) -> Collected:
    name = str(message["done"])
    answers: dict[str, tuple[object, ...]] = {}
    try:
        told = tuple(
            SetupProblem(where=str(p["where"]), key=str(p["key"]), says=str(p["says"])) for p in message["problems"]
        )
        for hook in DECLARING:
            answers[hook] = tuple(from_wire(value) for value in message["values"].get(hook, ()))
    except (UnreadableValue, TypeError, ValueError, KeyError, AttributeError, ArithmeticError) as error:
        return _failed(name, f"Het antwoord van de plugin is niet te lezen: {error}")
    collected = sifted(name, dict(answers))
    return Collected(plugin=name, values=collected.values, problems=(*told, *collected.problems))


def _failed(name: str, says: str) -> Collected:
    return Collected(plugin=name, values={}, problems=(SetupProblem(where=f"plugin {name}", key="", says=says),))
