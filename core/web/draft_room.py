"""Where a page sends what is being typed: `/<school>/concept/<form>/<subject>`, JSON in and JSON out."""

from typing import Any

from flask import Flask, Response, jsonify, request
from marshmallow import fields, validate
from werkzeug.exceptions import RequestEntityTooLarge

from core.access.rooms import SchoolRoom
from core.contract.permissions import Permission
from core.web import drafts
from core.web.language import _, clock
from core.web.payload import HOUSEKEEPING
from core.web.schema import DutchSchema, Line, checked
from core.web.text import scrubbed

LARGEST = 200_000
"""Bytes of JSON: about fifty pages of text."""

room = SchoolRoom("drafts", __name__)


class DraftSchema(DutchSchema):
    """`fields`: names with lists of texts as typed; `basis` as last received; `version` of the thing written about."""

    fields_ = fields.Dict(
        keys=fields.String(validate=validate.Length(1, 100)),
        values=fields.List(fields.String(validate=validate.Length(max=LARGEST))),
        required=True,
        data_key="fields",
        validate=validate.Length(max=300),
    )
    basis = Line(load_default="")
    version = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(0, 2**31))


@room.post(
    "/concept/<slug:form>/<slug:subject>", permission=Permission.HOME, purpose="eigen concept bewaren", keep=True
)
def keep(form: str, subject: str) -> Response:
    """Save, then say whether another person saved the thing itself in between (409; the draft is kept all the same)."""
    if (request.content_length or 0) > LARGEST:
        raise RequestEntityTooLarge
    sent: dict[str, Any] = checked(DraftSchema(), _keepable(request.get_json(silent=True)))
    texts = {name: texts for name, texts in sent["fields_"].items() if name not in HOUSEKEEPING}
    draft = drafts.save(form, subject, texts, sent["basis"])
    answer = {"basis": draft.saved_at.isoformat(), "line": drafts.saved_line(draft.saved_at)}
    overtaken = drafts.overtaken(form, subject, sent["version"])
    if overtaken is None:
        return jsonify(answer)
    answer["line"] = _(
        "%(wie)s bewaarde dit om %(tijd)s, terwijl jij schreef. Jouw tekst is bewaard als concept.",
        wie=overtaken.who,
        tijd=clock(overtaken.at),
    )
    response = jsonify(answer)
    response.status_code = 409
    return response


def _keepable(value: Any) -> Any:
    """What was typed, without characters that cannot be kept: a draft is not refused over one of them."""
    if isinstance(value, str):
        return scrubbed(value)
    if isinstance(value, list):
        return [_keepable(item) for item in value]
    return {_keepable(key): _keepable(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def install_drafts(app: Flask) -> None:
    """Register the room."""
    app.register_blueprint(room)
