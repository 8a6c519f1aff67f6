"""What an address may hold: `uuid` (from Werkzeug) and `slug`. No int, no free text: an odd id is a 404 at the door."""

from flask import Flask
from werkzeug.routing import BaseConverter


class SlugConverter(BaseConverter):
    """Lower case letters, digits and single hyphens, 1 to 40 characters: a school, or a word of the program."""

    regex = r"(?=[a-z0-9-]{1,40}(?![a-z0-9-]))[a-z0-9](?:-?[a-z0-9]){0,39}"


def install_converters(app: Flask) -> None:
    """Make `<slug:school>` known to the routes."""
    app.url_map.converters["slug"] = SlugConverter
