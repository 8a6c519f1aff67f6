"""The session of the house: no way around the wall, and work for after the commit."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy.engine import Connection

log = logging.getLogger(__name__)

_AFTER = "after_commit"
_OPEN = "raw_connection"


class PastTheWall(RuntimeError):
    """A way to the database that the wall does not see. Use the ORM, or `core.db.raw` with a reason."""


class HouseSession(FlaskSession):
    """Refuses the calls that `do_orm_execute` never sees, and runs what waits for the commit."""

    def connection(self, *args: Any, **kwargs: Any) -> Connection:
        """Only for `core.db.raw`; anyone else gets `PastTheWall`."""
        if not self.info.get(_OPEN):
            raise PastTheWall("session.connection() gaat om de muur heen")
        return super().connection(*args, **kwargs)

    def bulk_save_objects(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: no flush guard."""
        raise PastTheWall("bulk_save_objects gaat om de muur heen")

    def bulk_insert_mappings(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: no flush guard."""
        raise PastTheWall("bulk_insert_mappings gaat om de muur heen")

    def bulk_update_mappings(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: no flush guard and no school in the WHERE."""
        raise PastTheWall("bulk_update_mappings gaat om de muur heen")

    def commit(self) -> None:
        """Commit, then run the callables of `after_commit`; their failures are logged and change nothing."""
        super().commit()
        waiting: list[Callable[[], None]] = self.info.pop(_AFTER, [])
        for call in waiting:
            self._run(call)

    def rollback(self) -> None:
        """Roll back and forget what waited for the commit."""
        self.info.pop(_AFTER, None)
        super().rollback()

    def run_after_commit(self, call: Callable[[], None]) -> None:
        """Let `call` wait until this transaction has been committed."""
        self.info.setdefault(_AFTER, []).append(call)

    def _run(self, call: Callable[[], None]) -> None:
        try:
            call()
            super().commit()
        except Exception:
            log.exception("after_commit failed: %r", call)
            super().rollback()

    @contextmanager
    def open_connection(self) -> Iterator[Connection]:
        """The bare connection of this transaction. Only `core.db.raw` calls this."""
        self.info[_OPEN] = True
        try:
            yield self.connection()
        finally:
            self.info.pop(_OPEN, None)
