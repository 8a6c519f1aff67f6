"""Addresses inside templates: a list asks for the same address fifty times, each with another id.

What `url_for` makes of one endpoint is kept as a pattern, and only the ids are filled in. Anything but ids goes through
`url_for` itself.
"""

from uuid import UUID

from flask import Flask, current_app, request, url_for

PATTERNS = "dekkend-address-patterns"
MOST = 20_000
"""Patterns kept: a hundred per school, and a stranger's address of an unknown school may not fill the memory."""
_MARKS = tuple(UUID(int=(0xD0 << 120) + number) for number in range(4))
"""Ids that stand in a pattern where the ids of a row will."""


def quick_url_for(endpoint: str, /, **values: object) -> str:
    """As Flask's `url_for` on this page."""
    ids = [value for value in values.values() if isinstance(value, UUID)]
    if len(ids) < len(values) or len(ids) > len(_MARKS) or endpoint.startswith(".") or not request:
        return url_for(endpoint, **values)  # type: ignore[arg-type]  # Flask's own words (_external) come through here
    found = _pattern(endpoint, tuple(values))
    for mark, value in zip(_MARKS, ids, strict=False):
        found = found.replace(str(mark), str(value), 1)
    return found


def _pattern(endpoint: str, names: tuple[str, ...]) -> str:
    patterns: dict[tuple[object, ...], str] = current_app.extensions[PATTERNS]
    here = request.view_args or {}
    key = (endpoint, names, here.get("school"), here.get("alliance"), request.script_root)
    if key not in patterns:
        if len(patterns) >= MOST:
            patterns.clear()
        patterns[key] = url_for(endpoint, **dict(zip(names, _MARKS, strict=False)))  # type: ignore[arg-type]
    return patterns[key]


def install_addresses(app: Flask) -> None:
    """Give templates this `url_for`."""
    app.extensions[PATTERNS] = {}
    app.jinja_env.globals["url_for"] = quick_url_for
