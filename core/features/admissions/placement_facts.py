"""A placement as loaded: the pupil, what happened, the facts of today, and what the school's rules say of them."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from sqlalchemy import func, select

from core.access.school import judge, profile
from core.access.scope import scope
from core.contract.facts import Facts, Happening
from core.contract.partners import PlacementRule
from core.db.engine import session
from core.features.admissions import placement_rules as rules
from core.features.admissions.application_facts import standing
from core.features.admissions.models import AdmissionEvent, GroupForm, Placement
from core.features.admissions.placement_rules import GroupCount, JudgedCondition
from core.features.admissions.questions import AskedFact, asked_facts
from core.features.admissions.record import events_of
from core.features.cases.models import SupportCase
from core.features.pupils.models import Pupil, PupilGroup
from core.features.pupils.service import pupil_facts, pupil_of, still_here
from core.web.problems import NotFound


@dataclass(frozen=True)
class PlacementFile:
    """A placement with everything the rules look at. Made anew after each change."""

    placement: Placement
    pupil: Pupil
    group: PupilGroup | None
    count: GroupCount | None
    events: tuple[AdmissionEvent, ...]
    facts: Facts

    @property
    def name(self) -> str:
        """The child's first name."""
        return self.pupil.first_name

    def judged(self, wanted: tuple[PlacementRule, ...]) -> tuple[JudgedCondition, ...]:
        """These rules with their findings."""
        return rules.judged(wanted, self.facts, judge)

    @cached_property
    def asked(self) -> tuple[AskedFact, ...]:
        """What the rules of a placement need to know."""
        return asked_facts(profile().placement_rules, None)

    def fact(self, key: str) -> AskedFact:
        """The asked fact of an address; NotFound otherwise."""
        found = next((fact for fact in self.asked if fact.key == key), None)
        if found is None:
            raise NotFound()
        return found


def load(placement_id: UUID) -> PlacementFile:
    """The placement with its facts; NotFound otherwise."""
    found = session().scalars(select(Placement).where(Placement.id == placement_id)).one_or_none()
    if found is None:
        raise NotFound()
    return file_of(found)


def file_of(placement: Placement) -> PlacementFile:
    """The file of a placement that was loaded already."""
    session().flush()
    pupil, events = pupil_of(placement.pupil_id), events_of(placement)
    group = _group(placement.group_id or pupil.group_id)
    count = count_of(group) if group else None
    return PlacementFile(placement, pupil, group, count, events, _facts(placement, pupil, events))


def _facts(placement: Placement, pupil: Pupil, events: tuple[AdmissionEvent, ...]) -> Facts:
    # what is planned ahead is judged on the day on which it begins
    today = max(scope().today, placement.starts_on or scope().today)
    return Facts(
        today=today,
        call_name=pupil.first_name,
        pupil=pupil_facts(pupil),
        happenings=(*_period(placement), *standing(events)),
        documents=tuple({e.about: e.outcome for e in events if e.kind == "document"}.items()),
    )


def _period(placement: Placement) -> tuple[Happening, ...]:
    """The trial as the rules call it: its begin and, ahead of time, its end."""
    length = rules.trial_length(profile().placement_rules)
    if length is None or placement.starts_on is None or placement.ends_on is None:
        return ()
    begins = Happening(kind="period", about=length.starts, on=placement.starts_on)
    return (begins, Happening(kind="period", about=length.ends, on=placement.ends_on))


def _group(group_id: UUID | None) -> PupilGroup | None:
    if group_id is None:
        return None
    return session().scalars(select(PupilGroup).where(PupilGroup.id == group_id)).one_or_none()


def count_of(group: PupilGroup) -> GroupCount:
    """A group in numbers: its pupils, those of them with an open case, and the aim of its kind."""
    here = (Pupil.group_id == group.id, still_here(scope().today))
    pupils = session().scalar(select(func.count(Pupil.id)).where(*here)) or 0
    caring = session().scalar(
        select(func.count(func.distinct(SupportCase.pupil_id)))
        .join(Pupil, (Pupil.school_id == SupportCase.school_id) & (Pupil.id == SupportCase.pupil_id))
        .where(SupportCase.closed_on.is_(None), *here)
    )
    form = session().scalars(select(GroupForm).where(GroupForm.group_id == group.id)).one_or_none()
    aim = rules.aim_of(profile().placement_rules, form.rule_code if form else "")
    return GroupCount(pupils=pupils, caring=caring or 0, aim=aim)
