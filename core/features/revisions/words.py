"""Own values and what is done with them, as a reader sees it."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from core.contract.dates import in_words
from core.features.publication.sentences import about_anyone, number
from core.schools.own_fields import OwnField
from core.schools.own_paths import restored
from core.web.language import _


def shown(field: OwnField, value: Any) -> str:
    """A value of a layer as a reader sees it; empty for nothing."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return _("uit") if value else _("aan")
    if isinstance(value, Decimal):
        value = number(value)
    if isinstance(value, date):
        value = in_words(value)
    if isinstance(value, list):
        names: Sequence[str] = [str(one["naam"]) if isinstance(one, Mapping) else str(one) for one in value]
        return ", ".join(names)
    return about_anyone(f"{value} {field.bounds.unit}".strip())


def shown_kept(field: OwnField, value: Any) -> str:
    """The same of a value as it is kept; what is taken away is said so."""
    return _("terug naar het profiel") if value is None else shown(field, restored(field.path, value))
