"""The list of partners as a table for a file. The school's own notes stay in the house."""

from collections.abc import Iterable

from core.features.directory.listing import PartnerRow
from core.features.directory.rules import ContactLine
from core.features.publication import sentences
from core.web.language import _


def table_of(rows: Iterable[PartnerRow]) -> list[list[str]]:
    """Head and rows as text. Contact persons and checks are empty for who comes from outside."""
    head = [
        _("Partner"), _("Ook bekend als"), _("Diensten"), _("Wanneer"), _("Voor"), _("Gebied"), _("Niveau"),
        _("Hoe dichtbij"), _("Stand"), _("Eerst"), _("Wie meldt aan"), _("Zo gaat het"), _("Contactpersonen"),
        _("Nagekeken"), _("Paragraaf"),
    ]  # fmt: skip
    return [head, *(_row(row) for row in rows)]


def _row(row: PartnerRow) -> list[str]:
    partner = row.partner
    return [
        partner.label,
        ", ".join(partner.aliases),
        ", ".join(partner.services) or partner.description,
        ", ".join(partner.indications),
        row.limits,
        row.domains,
        row.level,
        row.scope,
        row.standing or _("in te schakelen"),
        " ".join(sentences.condition(one) for one in partner.before),
        row.registrars,
        partner.reach,
        "; ".join(_contact(line) for line in row.contacts if not line.gone),
        row.checked,
        partner.source.mark,
    ]


def _contact(line: ContactLine) -> str:
    return ", ".join(part for part in (line.name, line.phone, line.mail) if part)
