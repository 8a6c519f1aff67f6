"""An applicant who is admitted becomes a pupil, with parents and characteristics, in the same act."""

from uuid import UUID

from core.access.school import profile
from core.access.scope import scope
from core.contract.admission_outcomes import TRIAL
from core.db.engine import session
from core.features.admissions.application_facts import ApplicationFile
from core.features.admissions.models import Application, Placement
from core.features.pupils import guardians, records
from core.features.pupils.guardians import GuardianInput
from core.features.pupils.models import Pupil
from core.features.pupils.records import PupilInput
from core.features.pupils.service import pupil_of
from core.schools.versions import remember
from core.web.language import _
from core.web.problems import Problem


def enrol(file: ApplicationFile, same: UUID | None, although_double: bool) -> Pupil:
    """The pupil that this child becomes; `LikelyDouble` when a pupil may be the same child and nobody looked."""
    application = file.application
    if application.first_day is None:
        raise Problem(_("Vul eerst de eerste schooldag in."))
    wanted = input_of(application)
    if same is None:
        pupil = records.create_pupil(wanted, although_double=although_double)
        session().flush()
        _parents(application, pupil.id)
    else:
        pupil = _returning(same, wanted)
    pupil.flags = sorted({*pupil.flags, *file.facts.pupil.flags})
    session().flush()
    return pupil


def input_of(application: Application) -> PupilInput:
    """What an application tells of the pupil to be."""
    return PupilInput(
        first_name=application.first_name,
        infix=application.infix,
        family_name=application.family_name,
        enrolled_on=application.first_day or scope().today,
        birth_date=application.birth_date,
        year_rank=application.year_rank,
        in_netherlands_since=application.in_netherlands_since,
    )


def _returning(same: UUID, wanted: PupilInput) -> Pupil:
    """Only a pupil who may be this child can be chosen; who had left is back from the first day."""
    if same not in {double.id for double in records.doubles_of(wanted)}:
        raise Problem(_("Kies een leerling uit de lijst."))
    pupil = pupil_of(same)
    if pupil.left_on is not None:
        pupil.left_on, pupil.enrolled_on, pupil.year_rank = None, wanted.enrolled_on, wanted.year_rank
    return pupil


def _parents(application: Application, pupil_id: UUID) -> None:
    for one in application.guardians:
        new = GuardianInput(
            name=one["name"],
            relation=one["relation"],
            authority=bool(one["authority"]),
            lives_apart=False,
            address=application.address,
        )
        guardians.add_guardian(pupil_id, new)


def begin_placement(application: Application, pupil: Pupil) -> Placement | None:
    """Where the school has conditions for a placement, its list opens with the admission."""
    if not any(rule.phase == TRIAL and not rule.retired for rule in profile().placement_rules):
        return None
    placement = Placement(
        school_id=scope().school_id,
        pupil_id=pupil.id,
        application_id=application.id,
        state="open",
        profile_digest=remember(profile()),
    )
    session().add(placement)
    session().flush()
    return placement
