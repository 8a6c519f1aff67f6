"""The reader as a statement asks for them, and statements that are made once and sent for everybody.

Making a statement and finding out what it compiles to costs more than sending it. So the lists that pages show are made
once per process; who reads, at which school and on which day is filled in each time one is sent.
"""

from collections.abc import Callable, Hashable
from contextvars import Context
from functools import lru_cache, wraps
from typing import TypeVar
from uuid import UUID

from sqlalchemy import BindParameter, Date, Executable, String, bindparam
from sqlalchemy.types import TypeEngine

from core.access.alliance_scope import alliance_scope
from core.access.scope import scope
from core.db.types import UtcDateTime, Uuid

REMEMBERED = "dekkend_remembered"
"""Execution option: the statement holds nothing of one request, so that what is added to it may be kept with it."""
NOBODY = UUID(int=0)
"""The membership of who has none (the program itself): equal to no member, and never unknown as NULL would be."""
MOST = 256
"""Forms kept per function; each holds one combination of its arguments."""

S = TypeVar("S", bound=Executable)
T = TypeVar("T")


def asked(name: str, value: Callable[[], T], kind: TypeEngine[T]) -> BindParameter[T]:
    """A value that is asked when the statement is sent; `name` is unique in the house."""
    return bindparam(f"reader_{name}", callable_=value, type_=kind)


SCHOOL: BindParameter[str] = asked("school", lambda: scope().school_id, String())
ALLIANCE: BindParameter[str] = asked("alliance", lambda: alliance_scope().alliance_id, String())
MEMBERSHIP: BindParameter[UUID] = asked("membership", lambda: scope().membership_id or NOBODY, Uuid())
TODAY = asked("today", lambda: scope().today, Date())
NOW = asked("now", lambda: scope().now, UtcDateTime())


def remembered(make: Callable[..., S]) -> Callable[..., S]:
    """Make the statement once per combination of arguments, which are hashable and given by place.

    It is made outside every request: whoever asks there for scope, profile or session gets an error instead of a
    statement that would show one reader's rows to the next.
    """

    @wraps(make)
    def outside(*args: Hashable) -> S:
        return make(*args).execution_options(**{REMEMBERED: True})

    @lru_cache(maxsize=MOST)
    @wraps(make)
    def made(*args: Hashable) -> S:
        return Context().run(outside, *args)

    return made
