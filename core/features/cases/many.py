"""Heads of many cases at once, for agendas and lists: the case, the pupil with group, and who may have to consent."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select

from core.db.engine import session
from core.features.cases.facts import Kin, subject_of
from core.features.cases.models import SupportCase
from core.features.consents.answers import Subject
from core.features.pupils.models import Guardian, Guardianship, Pupil, PupilGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHead:
    """A case with its pupil, the label of the group (empty when there is none) and the kin."""

    case: SupportCase
    pupil: Pupil
    group: str
    kin: tuple[Kin, ...]

    @property
    def subject(self) -> Subject:
        """Whose consent is asked."""
        return subject_of(self.case.id, self.pupil, self.kin)


def heads(*where: ColumnElement[bool]) -> dict[UUID, CaseHead]:
    """The cases that the reader may see and that fit, by id, oldest first; one statement."""
    statement = (
        select(SupportCase, Pupil, PupilGroup.label, Guardianship, Guardian)
        .join(Pupil, and_(Pupil.school_id == SupportCase.school_id, Pupil.id == SupportCase.pupil_id))
        .outerjoin(PupilGroup, and_(PupilGroup.school_id == Pupil.school_id, PupilGroup.id == Pupil.group_id))
        .outerjoin(
            Guardianship,
            and_(
                Guardianship.school_id == Pupil.school_id,
                Guardianship.pupil_id == Pupil.id,
                Guardianship.ended_on.is_(None),
            ),
        )
        .outerjoin(
            Guardian, and_(Guardian.school_id == Guardianship.school_id, Guardian.id == Guardianship.guardian_id)
        )
        .where(*where)
        .order_by(SupportCase.opened_on, SupportCase.id, Guardian.name)
    )
    found: dict[UUID, CaseHead] = {}
    for case, pupil, group, tie, guardian in session().execute(statement):
        kin = found[case.id].kin if case.id in found else ()
        if guardian is not None:
            kin = (*kin, Kin(guardian=guardian, tie=tie))
        found[case.id] = CaseHead(case=case, pupil=pupil, group=group or "", kin=kin)
    return found
