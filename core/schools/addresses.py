"""Which names of files can be addresses."""

import re

_SLUG = re.compile(r"[a-z][a-z0-9-]{1,39}\Z")
TAKEN = frozenset(
    {
        *("aanmelden", "afmelden", "account", "agenda", "hulp", "post", "privacy", "profiel", "scholen", "static"),
        *("swv", "thema", "toegankelijkheid", "uitnodiging", "weergave"),
    }
)
"""First words of addresses of the platform itself, which no school can have."""


def wrong_name(slug: str, *, of_school: bool) -> str:
    """What is wrong with the name of a file, as a Dutch sentence; empty when nothing is."""
    if not _SLUG.match(slug):
        return "De naam van het bestand wordt het adres van de school: 2 tot 40 kleine letters, cijfers en streepjes."
    if of_school and slug in TAKEN:
        return f"Het adres /{slug} is van het platform zelf. Geef het bestand een andere naam."
    return ""
