"""From what a browser sends to what a schema loads: one value or a list, rows, ticked boxes, nothing for empty."""

import re
from typing import Any

from marshmallow import Schema, fields
from werkzeug.datastructures import MultiDict

from core.web.sentences import AnyField

HOUSEKEEPING = frozenset({"csrf_token", "key"})
"""Fields of every form that belong to the machinery, not to the schema."""

MOST_ROWS = 200
_ROW = re.compile(r"(?P<list>[a-z_]+)-(?P<row>[0-9]{1,3})-(?P<field>[a-z_]+)")


def payload(schema: Schema, sent: MultiDict[str, Any]) -> dict[str, Any]:
    """The sent form as a mapping for `schema.load`.

    Empty text counts as not filled in. A box that was not ticked counts as no. Rows of a nested list are sent as
    `tasks-0-what`, `tasks-0-who`; a row without any text is left out.
    """
    by_name = {field.data_key or name: field for name, field in schema.fields.items() if not field.dump_only}
    found: dict[str, Any] = {}
    for name in sent:
        if name in HOUSEKEEPING:
            continue
        field = by_name.get(name)
        if field is None and _is_row(name, by_name):
            continue
        texts = [text for text in sent.getlist(name) if text != ""]
        if isinstance(field, fields.List):
            found[name] = texts
        elif texts or field is None:
            found[name] = texts[0] if texts else ""
    for name, field in by_name.items():
        if isinstance(field, fields.Boolean) and not isinstance(found.get(name), bool):
            found[name] = name in found
        elif isinstance(field, fields.Nested) and field.many:
            found[name] = rows(field, name, sent)
        elif isinstance(field, fields.List) and not found.get(name):
            found.pop(name, None)
    return found


def _is_row(name: str, by_name: dict[str, AnyField]) -> bool:
    match = _ROW.fullmatch(name)
    return bool(match) and isinstance(by_name.get(match["list"] if match else ""), fields.Nested)


def rows(field: fields.Nested, name: str, sent: MultiDict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a nested list, in order of their number, each through `payload` of the nested schema."""
    by_row: dict[int, MultiDict[str, Any]] = {}
    for key in sent:
        match = _ROW.fullmatch(key)
        if match and match["list"] == name and int(match["row"]) < MOST_ROWS:
            by_row.setdefault(int(match["row"]), MultiDict()).setlist(match["field"], sent.getlist(key))
    filled = [
        by_row[number] for number in sorted(by_row) if any(text for _name, text in by_row[number].items(multi=True))
    ]
    return [payload(field.schema, row) for row in filled]
