"""The listed exceptions to need-to-know: what a service may count or name of cases its reader may not open.

Only columns, never whole objects; only the reasons below. A test compares this list with its callers.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from core.db.engine import session

BEYOND = "dekkend_beyond"
_WRITING = "writing_for"

REASONS: Mapping[str, str] = {
    "counts": "Een telling per school of per team noemt niemand.",
    "one-per-route": "Een nieuwe melding mag geen tweede dossier op dezelfde route openen.",
    "own-consequences": "Een gebeurtenis werkt door in rijen die wie haar veroorzaakt zelf niet mag lezen.",
}


def beyond_need_to_know(reason: str) -> dict[str, str]:
    """Execution options for one statement: `stmt.execution_options(**beyond_need_to_know("counts"))`.

    The school filter stays. Raises `KeyError` for a reason that is not in `REASONS`.
    """
    if reason not in REASONS:
        raise KeyError(f"{reason!r} staat niet in core.access.beyond.REASONS")
    return {BEYOND: reason}


@contextmanager
def writing_for(reason: str) -> Iterator[None]:
    """Inside, a service may write rows of cases that the reader may not open, and load them whole for that.

    Flushes at the end. Raises `KeyError` for a reason that is not in `REASONS`.
    """
    if reason not in REASONS:
        raise KeyError(f"{reason!r} staat niet in core.access.beyond.REASONS")
    info = session().info
    earlier = info.get(_WRITING)
    info[_WRITING] = reason
    try:
        yield
        session().flush()
    finally:
        info[_WRITING] = earlier


def writes_beyond() -> bool:
    """Whether the current session is inside `writing_for`."""
    return bool(session().info.get(_WRITING))
