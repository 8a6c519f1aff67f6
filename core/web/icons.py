"""The nine shapes and the lock of the visual language, each drawn once. A shape never stands without a word."""

from markupsafe import Markup

_SHAPES = {
    "unmet": '<rect x="1.4" y="1.4" width="13.2" height="13.2" rx="1.5"/>'
    '<path d="m5.2 5.2 5.6 5.6M10.8 5.2 5.2 10.8"/>',
    "unknown": '<circle cx="8" cy="8" r="6.9" stroke-dasharray="2.7 2.3"/>'
    '<path d="M6 6.3a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1.1M8 11.6v.1"/>',
    "ask": '<circle cx="8" cy="5" r="2.7"/><path d="M2.6 14.2C3.2 11.2 5.3 9.8 8 9.8s4.8 1.4 5.4 4.4"/>',
    "caution": '<path d="M8 1.7 14.7 13.8H1.3z"/><path d="M8 6.2v3.6M8 11.8v.1"/>',
    "met": '<circle cx="8" cy="8" r="6.9"/><path d="M4.9 8.3 7 10.4l4.2-4.6"/>',
    "closed": '<rect x="2.8" y="7" width="10.4" height="7.2" rx="1"/><path d="M5 7V4.8a3 3 0 0 1 6 0V7"/>',
    "own": '<circle cx="8" cy="8" r="5.6" fill="currentColor"/>',
    "partner": '<circle cx="8" cy="8" r="5.6"/><path d="M8 2.4a5.6 5.6 0 0 1 0 11.2z" fill="currentColor"/>',
    "none": '<path d="M4 8h8"/>',
}
NAMES = frozenset(_SHAPES)


def icon(name: str) -> Markup:
    """The shape as inline SVG, hidden from screen readers. Raises KeyError for a name that is not in `NAMES`."""
    # the parts are constants of this file
    return Markup(  # noqa: S704
        f'<svg class="dk-i" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{_SHAPES[name]}</svg>'
    )
