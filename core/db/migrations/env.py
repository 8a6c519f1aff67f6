"""Alembic's entrance. `core.db.migrate` hands over a connection that is already in a transaction."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from core.db.base import Base
from core.db.types import JsonDocument, PlainText, UtcDateTime, WholeNumber


def render_item(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write our types as plain SQLAlchemy types: a migration must keep its meaning when the code moves on."""
    if kind != "type":
        return False
    if isinstance(item, PlainText):
        return "sa.Text()" if item.length is None else f"sa.String({item.length})"
    if isinstance(item, JsonDocument):
        autogen.imports.add("from sqlalchemy.dialects import postgresql")
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    if isinstance(item, WholeNumber):
        return "sa.BigInteger()"
    return "sa.DateTime(timezone=True)" if isinstance(item, UtcDateTime) else False


def run() -> None:
    """Run the asked migrations on the connection of `core.db.migrate`."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_item=render_item,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
    )
    context.run_migrations()


run()
