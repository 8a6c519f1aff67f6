"""Events between features: who looks up announces, who wants to know listens.

A listener runs inside the announcer's transaction; when it raises, everything is rolled back. What must wait until
the work is safe (mail, `case_changed`) goes through `after_commit`.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from core.db.engine import session

E = TypeVar("E")
Listener = Callable[[E], None]

_listeners: dict[type[Any], list[Callable[[Any], None]]] = defaultdict(list)


def listen(event_type: type[E]) -> Callable[[Listener[E]], Listener[E]]:
    """Register the function for announcements of exactly this type, in the order of import."""

    def register(listener: Listener[E]) -> Listener[E]:
        if listener not in _listeners[event_type]:
            _listeners[event_type].append(listener)
        return listener

    return register


def announce(event: object) -> None:
    """Tell every listener, now, in this transaction. Whatever a listener raises goes up."""
    for listener in tuple(_listeners.get(type(event), ())):
        listener(event)


def listeners(event_type: type[Any]) -> tuple[Callable[[Any], None], ...]:
    """Who listens to this type; for the architecture tests."""
    return tuple(_listeners.get(event_type, ()))


def after_commit(call: Callable[[], None]) -> None:
    """Run `call` after the current transaction has been committed; never when it is rolled back."""
    session().run_after_commit(call)
