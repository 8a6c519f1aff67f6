"""The list of pupils as a table for a file."""

from collections.abc import Iterable, Mapping

from core.features.pupils.listing import PupilRow
from core.web.language import _


def table_of(rows: Iterable[PupilRow], words: Mapping[str, str]) -> list[list[str]]:
    """Head and rows as text; dates as 2012-03-04, which every spreadsheet understands."""
    head = [
        _("Naam"), words["group"].capitalize(), _("Leerjaar"), words["mentor"].capitalize(), _("Geboortedatum"),
        _("Leerlingnummer"), _("Laatste dag"),
    ]  # fmt: skip
    return [
        head,
        *(
            [
                row.name,
                row.group,
                row.year,
                ", ".join(mentor.name for mentor in row.mentors),
                row.birth_date.isoformat() if row.birth_date else "",
                row.number,
                row.left_on.isoformat() if row.left_on else "",
            ]
            for row in rows
        ),
    ]
