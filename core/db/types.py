"""Column types that refuse what one of the two databases cannot keep.

Measured: SQLite stores a NUL character and PostgreSQL does not; a lone surrogate or an integer over 63 bits breaks
both, deep inside a driver. Here such a value is refused when it is assigned, with a sentence, before any SQL.
"""

import json
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, String, Text, event
from sqlalchemy import Uuid as Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.orm import ColumnProperty, QueryableAttribute
from sqlalchemy.types import TypeDecorator, TypeEngine

HIGHEST_NUMBER = 2**63 - 1


class Unstorable(ValueError, DontWrapMixin):
    """A value that cannot be kept. `args[0]` is a Dutch sentence for the person who typed it."""


def storable_text(value: str) -> str:
    """The text in Unicode NFC. Raises `Unstorable` on a NUL character or a lone surrogate."""
    if "\x00" in value:
        raise Unstorable("De tekst bevat een teken dat niet bewaard kan worden (NUL).")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Unstorable("De tekst bevat een half teken dat niet bewaard kan worden.") from error
    return unicodedata.normalize("NFC", value)


class PlainText(TypeDecorator[str]):
    """Text in NFC of at most `length` characters; without a length as long as need be."""

    impl = String
    cache_ok = True

    def __init__(self, length: int | None = None) -> None:
        super().__init__(length)
        self.length = length
        if length is None:
            self.__dict__["impl"] = Text()

    def refuse_or_mend(self, value: Any) -> str | None:
        """The value as it will be kept; raises `Unstorable`."""
        if value is None:
            return None
        if not isinstance(value, str):
            raise Unstorable(f"Hier hoort tekst, geen {type(value).__name__}.")
        text = storable_text(value)
        if self.length is not None and len(text) > self.length:
            raise Unstorable(f"De tekst is te lang: {len(text)} tekens, er passen er {self.length}.")
        return text

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return self.refuse_or_mend(value)


class WholeNumber(TypeDecorator[int]):
    """An integer of at most 63 bits and a sign."""

    impl = BigInteger
    cache_ok = True

    def refuse_or_mend(self, value: Any) -> int | None:
        """The value as it will be kept; raises `Unstorable`."""
        if value is None:
            return None
        if not isinstance(value, int):
            raise Unstorable("Hier hoort een heel getal.")
        if not -HIGHEST_NUMBER - 1 <= value <= HIGHEST_NUMBER:
            raise Unstorable("Het getal is te groot om te bewaren.")
        return int(value)

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        return self.refuse_or_mend(value)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware in Python, UTC in the database."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime]:
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def refuse_or_mend(self, value: Any) -> datetime | None:
        """The same moment in UTC; raises `Unstorable` when it has no time zone."""
        if value is None:
            return None
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise Unstorable("Een tijdstip heeft een tijdzone nodig.")
        return value.astimezone(UTC)

    def process_bind_param(self, value: Any, dialect: Dialect) -> datetime | None:
        moment = self.refuse_or_mend(value)
        return moment.replace(tzinfo=None) if moment is not None and dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class JsonDocument(TypeDecorator[Any]):
    """A JSON value. Changes inside it are not noticed: assign a new value."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        json_type: TypeEngine[Any] = (
            JSONB(none_as_null=True) if dialect.name == "postgresql" else JSON(none_as_null=True)
        )
        return dialect.type_descriptor(json_type)

    def refuse_or_mend(self, value: Any) -> Any:
        """A copy with texts in NFC and keys as text; raises `Unstorable` on what JSON or a database cannot hold."""
        mended = _mended(value)
        try:
            json.dumps(mended, allow_nan=False)
        except (TypeError, ValueError) as error:
            raise Unstorable("Dit gegeven past niet in JSON.") from error
        return mended

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return self.refuse_or_mend(value)


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, Mapping):
        return {storable_text(str(key)): _mended(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_mended(inner) for inner in value]
    return value


def check_on_assignment(cls: type[Any], key: str, attribute: QueryableAttribute[Any]) -> None:
    """Let the column's type judge each assigned value. Listens to `attribute_instrument` of the base class."""
    prop = getattr(attribute, "property", None)
    if not isinstance(prop, ColumnProperty):
        return
    judge: Callable[[Any], Any] | None = getattr(getattr(prop.columns[0], "type", None), "refuse_or_mend", None)
    if judge is None:
        return

    def on_set(target: object, value: Any, old: Any, initiator: object) -> Any:
        return value if _is_sql(value) else judge(value)

    event.listen(attribute, "set", on_set, retval=True)


def _is_sql(value: Any) -> bool:
    return hasattr(value, "__clause_element__") or hasattr(value, "_compiler_dispatch")
