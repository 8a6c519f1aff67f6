"""Groups of a file become groups of the school, in the file's school year; the ones that are not there are made."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.scope import scope
from core.contract.dates import school_year_label
from core.db.engine import session
from core.features.exchange.models import DeliveryLine
from core.features.pupils.models import PupilGroup
from core.features.pupils.names import folded


class KnownGroups:
    """Where a group's label leads to, in one school year. Labels are compared without accents and capitals."""

    def __init__(self, school_year: str, lines: Iterable[DeliveryLine]) -> None:
        self._year = school_year or school_year_label(scope().today)
        known = session().scalars(
            select(PupilGroup).where(PupilGroup.school_year == self._year, PupilGroup.ended_on.is_(None))
        )
        self._ids: dict[str, UUID] = {folded(group.label): group.id for group in known}
        self._ranks: dict[str, set[int | None]] = {}
        for line in lines:
            if label := line.values.get("group"):
                self._ranks.setdefault(folded(str(label)), set()).add(line.values.get("year_rank"))

    def place(self, label: str) -> UUID:
        """The group with this label; made when it is not there."""
        found = self._ids.get(folded(label))
        if found is not None:
            return found
        ranks = self._ranks.get(folded(label), set()) - {None}
        group = PupilGroup(
            label=label, year_rank=next(iter(ranks)) if len(ranks) == 1 else None, school_year=self._year
        )
        session().add(group)
        session().flush()
        ledger.record(action="group.create", object_type="pupil_group", object_id=group.id)
        self._ids[folded(label)] = group.id
        return group.id
