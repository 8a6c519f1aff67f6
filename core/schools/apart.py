"""Asking a plugin while people wait: in a thread of its own, on copies of its own, and not for longer than it may take.

A new thread has none of the context of the request: no application, no session, no scope, so nothing of this school or
another can be reached from it. A copy may be mutilated: the core judges on the original. A thread that hangs cannot be
killed; its plugin is not asked again, and the thread ends with the process.
"""

from collections.abc import Callable
from contextvars import Context
from copy import deepcopy
from threading import Lock, Thread, current_thread
from typing import TypeVar

Found = TypeVar("Found")
Copied = TypeVar("Copied")

PATIENCE_SECONDS = 2.0
THREAD = "plugin"
MOST_COPIES = 5000


def apart(ask: Callable[[], Found], patience: float) -> Found | None:
    """What `ask` returns, or None when that takes longer than `patience` seconds or raises.

    Who is apart already stays there: work that asks many plugins goes apart once, and waits for all of them together.
    """
    if current_thread().name == THREAD:
        return ask()
    found: list[Found] = []

    def run() -> None:
        found.append(Context().run(ask))

    thread = Thread(target=run, name=THREAD, daemon=True)
    thread.start()
    thread.join(patience)
    return found[0] if found else None


class Copies:
    """One copy of each value that plugins are shown. Values are frozen, so a copy made once stays true; what a plugin
    does to its copy changes only what it sees itself."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[object, object]] = {}
        self._lock = Lock()

    def of(self, value: Copied) -> Copied:
        """The copy of this very value."""
        with self._lock:
            kept = self._made.get(id(value))
            if kept is None:
                if len(self._made) >= MOST_COPIES:
                    self._made.clear()
                # the original is kept with it: as long as it lives, no other value has its id
                kept = self._made[id(value)] = (value, deepcopy(value))
        copy: Copied = kept[1]  # type: ignore[assignment]
        return copy
