"""Filling a school: people in every role, groups, pupils with guardians and a mentor."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import cycle
from random import Random
from uuid import UUID

from core.access.passwords import hash_password
from core.access.people import Membership, MembershipRole, Person
from core.contract.dates import school_year, school_year_label
from core.contract.school import RoleKind, Sector, StaffRole
from core.db.clock import now
from core.db.engine import session
from core.db.ids import new_id
from core.demo import names
from core.demo.stage import Actor, Child, Stage
from core.features.pupils.models import Guardian, Guardianship, Pupil, PupilGroup, PupilMentor
from core.features.pupils.names import Name, search_name, sort_name

PASSWORD = "demo-wachtwoord-2026"  # noqa: S105  # printed on the screen of the demonstration
LONG_AGO_YEARS = 4


def fill(stage: Stage, pupils: int) -> None:
    """People, groups and pupils, since some years before today."""
    since = date(stage.today.year - LONG_AGO_YEARS, 8, 1)
    secret = hash_password(PASSWORD)
    with stage.as_system(since):
        seed = names.staff(stage.school_id)
        for role in stage.profile.staff_roles:
            if role.kind is not RoleKind.FAMILY:
                stage.cast[role.code] = [_actor(stage, role, part, next(seed), secret) for part in _places(stage, role)]
    with stage.as_system(stage.today):
        stage.children.extend(_children(stage, pupils))


def _places(stage: Stage, role: StaffRole) -> Sequence[str | None]:
    """A holder per range, as many as the role may have, and a mentor per group."""
    if role.ranges:
        return [part.code for part in role.ranges]
    if role.mentors:
        return [None] * len(stage.profile.years)
    return [None] * (role.capacity or 1)


def _actor(stage: Stage, role: StaffRole, part: str | None, name: str, secret: str) -> Actor:
    number = len([one for holders in stage.cast.values() for one in holders if one.role == role.code]) + 1
    place = len(stage.cast) * 10 + number
    email = f"{name.lower().replace(' ', '.')}@{stage.school_id}.example"
    person = Person(id=new_id(), name=name, email=email, password_hash=secret, created_at=now())
    session().add(person)
    since = date(stage.today.year - LONG_AGO_YEARS, 8, 1)
    kind = "partner" if role.kind is RoleKind.PARTNER else "staff"
    member = Membership(
        school_id=stage.school_id,
        person_id=person.id,
        kind=kind,
        organisation=role.organisation or None,
        starts_on=since,
        days_per_week=4.0 if place else None,
    )
    session().add(member)
    session().add(MembershipRole(membership_id=member.id, role_code=role.code, range_code=part, starts_on=since))
    return Actor(person_id=person.id, membership_id=member.id, name=name, email=email, role=role.code, range_code=part)


def _children(stage: Stage, wanted: int) -> Iterator[Child]:
    chance = Random(f"{stage.school_id}-pupils")  # noqa: S311  # an invented school, not a secret
    years = stage.profile.years
    label = school_year_label(stage.today)
    mentors = stage.cast[stage.profile.mentor_roles[0]]
    rooms = []
    for year, mentor in zip(years, cycle(mentors), strict=False):
        group = PupilGroup(label=_group_label(stage, year.rank), year_rank=year.rank, school_year=label)
        session().add(group)
        rooms.append((year.rank, group.id, mentor))
    seed = names.pupils(stage.school_id)
    for number in range(wanted):
        rank, group_id, mentor = rooms[number % len(rooms)]
        yield _child(stage, (rank, group_id, mentor), next(seed), chance)


def _group_label(stage: Stage, rank: int) -> str:
    number = stage.profile.year(rank).label.split()[-1]
    return f"{number}A" if stage.profile.school.sector is Sector.VO else f"groep {number}"


def _child(stage: Stage, room: tuple[int, UUID, Actor], name: tuple[str, str, str], chance: Random) -> Child:
    rank, group_id, mentor = room
    first, infix, family = name
    starts = school_year(stage.today)[0]
    age = (11 if stage.profile.school.sector is Sector.VO else 3) + rank
    whole = Name(first=first, infix=infix, family=family)
    pupil = Pupil(
        first_name=first,
        infix=infix,
        family_name=family,
        sort_name=sort_name(whole),
        search_name=search_name(whole),
        birth_date=date(starts.year - age, chance.randint(1, 12), chance.randint(1, 28)),
        year_rank=rank,
        group_id=group_id,
        enrolled_on=date(starts.year - (rank - 1), 8, 1),
        in_netherlands_since=date(starts.year - 1, 3, 10) if chance.random() < 0.04 else None,
        flags=[],
    )
    session().add(pupil)
    session().add(
        PupilMentor(pupil_id=pupil.id, membership_id=mentor.membership_id, role_code=mentor.role, starts_on=starts)
    )
    _family(pupil, family, chance)
    return Child(id=pupil.id, name=pupil.full_name, year=rank, mentor=mentor)


def _family(pupil: Pupil, family: str, chance: Random) -> None:
    """Two parents mostly; some live apart, some have one holder of authority, a few a secret address."""
    apart, alone, hidden = chance.random() < 0.3, chance.random() < 0.1, chance.random() < 0.03
    mother = Guardian(name=f"{chance.choice(names.GUARDIANS)} {family}", secret_address=hidden, phone="010 000 00 00")
    session().add(mother)
    session().add(Guardianship(pupil_id=pupil.id, guardian_id=mother.id, relation="moeder", lives_apart=apart))
    if alone:
        return
    father = Guardian(name=f"{chance.choice(names.GUARDIANS)} {family}", phone="010 000 00 00")
    session().add(father)
    session().add(
        Guardianship(
            pupil_id=pupil.id,
            guardian_id=father.id,
            relation="vader",
            lives_apart=apart,
            authority=chance.random() > 0.08,
        )
    )
