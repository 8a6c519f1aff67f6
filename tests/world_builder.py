"""How the world of the tests is filled; see tests/world.py for how to use it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from uuid import UUID

from core.access.scope import scope
from core.contract.school import RoleKind, Sector, StaffRole
from core.schools.profile import SchoolProfile
from tests import factories as make

BOTH, PARTNER_BOTH = "both", "partner_both"
ROLES_OF_SHARED = {
    BOTH: {"loep": "leerkracht", "loket": "leerlingcoordinator"},
    PARTNER_BOTH: {"loep": "smw", "loket": "smw"},
}
FIRST_NAMES = (
    "Yara", "Milan", "Noor", "Daan", "Yasmin", "Joris", "Pip", "Bram", "Sterre", "Zoë", "Ties", "Fenna",
    "Sam", "Loïs", "Kaan", "Wende", "Guus", "Amina", "Rune", "Mees", "Ilse", "Teun", "Nova", "Olle",
)  # fmt: skip
FAMILY_NAMES = (
    ("", "Zonnebloem"), ("", "Dauwdruppel"), ("", "Vlindervanger"), ("van den", "Kiezel"), ("", "Maanlicht"),
    ("", "Appelwang"), ("de", "Kwetter"), ("", "Regenboog"), ("", "Zandkorrel"), ("van der", "Wolk"), ("", "Lisdodde"),
    ("", "Ereprijs"), ("", "Kamperfoelie"), ("van", "Nevel"), ("", "Meidoorn"), ("", "Akelei"), ("op 't", "Duin"),
    ("", "Hagelsteen"), ("", "Ijspegel"), ("", "Klaproos"), ("", "Windvlaag"), ("ten", "Storm"), ("", "Rijp"),
    ("", "Ochtendrood"),
)  # fmt: skip
STAFF_NAMES = (
    "Hanna Lisdodde", "Kees Kamperfoelie", "Ans Akelei", "Marit Meidoorn", "Otto Olm", "Ruud Rietgors", "Els Ereprijs",
    "Bas Berenklauw", "Floor Fluitenkruid", "Wim Wilg", "Truus Tijm", "Noud Nevel", "Lena Linde", "Jip Jeneverbes",
    "Sien Salie", "Arie Alsem", "Mia Munt", "Piet Populier", "Greet Gagel", "Hugo Hulst", "Roos Rogge", "Dirk Den",
    "Vera Vlier", "Koos Klaver", "Tine Tormentil", "Cor Ceder", "Bep Beuk", "Jaap Jasmijn", "Nel Narcis", "Ad Aster",
)  # fmt: skip
PUPILS_PER_GROUP = 8


@dataclass(frozen=True, kw_only=True)
class PersonInWorld:
    """A person with an account; the password is PASSWORD."""

    id: UUID
    name: str
    email: str


@dataclass(frozen=True, kw_only=True)
class MembershipInWorld:
    """A person at one school. `id` is of the membership; `key` as in `school.membership(key)`."""

    id: UUID
    key: str
    school_id: str
    person: PersonInWorld
    kind: str
    roles: tuple[str, ...]
    range_code: str | None = None
    organisation: str | None = None

    @property
    def person_id(self) -> UUID:
        """The person's id."""
        return self.person.id

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name


@dataclass(frozen=True, kw_only=True)
class PupilInWorld:
    """A pupil. `guardian_ids` in order; `mentor` is the key of the mentor's membership."""

    id: UUID
    first_name: str
    full_name: str
    birth_date: date
    year_rank: int
    group_id: UUID
    mentor: str
    guardian_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class SchoolInWorld:
    """A school with its people and pupils. `pupils` in three groups of eight, in the order of `group_ids`."""

    id: str
    canary: str
    group_ids: tuple[UUID, ...]
    pupils: tuple[PupilInWorld, ...]
    members: dict[str, MembershipInWorld]

    def membership(self, key: str) -> MembershipInWorld:
        """The membership with this key; KeyError names those that exist."""
        if key not in self.members:
            raise KeyError(f"{self.id} has no {key!r}; it has {', '.join(sorted(self.members))}")
        return self.members[key]

    def person(self, key: str) -> PersonInWorld:
        """The person of that membership."""
        return self.membership(key).person

    @property
    def pupil_together(self) -> PupilInWorld:
        """Both parents at one address, both with authority."""
        return self.pupils[0]

    @property
    def pupil_apart(self) -> PupilInWorld:
        """Parents who live apart, both with authority."""
        return self.pupils[1]

    @property
    def pupil_secret(self) -> PupilInWorld:
        """The mother's address is secret; the father lives apart."""
        return self.pupils[2]

    @property
    def pupil_one_holder(self) -> PupilInWorld:
        """Only the mother has authority; the father is known."""
        return self.pupils[3]

    @property
    def pupil_almost_18(self) -> PupilInWorld:
        """17 years and 11 months on 26 November 2026 (a school with pupils of that age only)."""
        return self.pupils[-2]

    @property
    def pupil_18(self) -> PupilInWorld:
        """Turns 18 on 26 November 2026 (a school with pupils of that age only)."""
        return self.pupils[-1]


def shared_people() -> dict[str, PersonInWorld]:
    """The two people who belong to both schools; in no scope, because people are shared."""
    both = make.make_person("Robin Tweestroom", "both@dekkend.example")
    partner = make.make_person("Sanne Overbrug", "partner_both@dekkend.example")
    return {BOTH: _person(both), PARTNER_BOTH: _person(partner)}


def build_school(profile: SchoolProfile, shared: dict[str, PersonInWorld]) -> SchoolInWorld:
    """Everything of one school, in its system scope."""
    school_id = profile.school.id
    canary = f"kanarie-{school_id}"
    members = {member.key: member for member in _members(profile, canary, shared)}
    pupils, group_ids = _pupils(profile, canary, members)
    return SchoolInWorld(id=school_id, canary=canary, group_ids=group_ids, pupils=pupils, members=members)


def _members(profile: SchoolProfile, canary: str, shared: dict[str, PersonInWorld]) -> Iterator[MembershipInWorld]:
    number = count()
    for role in profile.staff_roles:
        if role.kind is not RoleKind.FAMILY:
            for place, range_code in enumerate(_holders(role), start=1):
                key = role.code if place == 1 else f"{role.code}{place}"
                name = f"{STAFF_NAMES[next(number) % len(STAFF_NAMES)]} {canary}-{key}"
                person = _person(make.make_person(name, f"{key}@{profile.school.id}.example"))
                yield _member(person, key, role, range_code, canary)
    for key, person in shared.items():
        yield _member(person, key, profile.role(ROLES_OF_SHARED[key][profile.school.id]), None, canary)


def _holders(role: StaffRole) -> tuple[str | None, ...]:
    """The ranges of the people who hold the role: one per range, two where it holds two or mentors."""
    if role.ranges:
        return tuple(part.code for part in role.ranges)
    return (None, None) if role.mentors or role.capacity == 2 else (None,)


def _member(person: PersonInWorld, key: str, role: StaffRole, range_code: str | None, canary: str) -> MembershipInWorld:
    is_partner = role.kind is RoleKind.PARTNER
    organisation = f"{role.organisation or 'Partner'} {canary}-org" if is_partner else None
    kind = "partner" if is_partner else "staff"
    made = make.make_membership(person.id, (role.code, range_code), kind=kind, organisation=organisation)
    return MembershipInWorld(
        id=made.id,
        key=key,
        school_id=scope().school_id,
        person=person,
        kind=kind,
        roles=(role.code,),
        range_code=range_code,
        organisation=organisation,
    )


def _person(made: make.Person) -> PersonInWorld:
    return PersonInWorld(id=made.id, name=made.name, email=made.email)


def _pupils(
    profile: SchoolProfile, canary: str, members: dict[str, MembershipInWorld]
) -> tuple[tuple[PupilInWorld, ...], tuple[UUID, ...]]:
    years = profile.years
    ranks = (years[0].rank, years[len(years) // 2].rank, years[-1].rank)
    role = profile.mentor_roles[0]
    mentors = (members[role], members[role], members[f"{role}2"])
    found: list[PupilInWorld] = []
    groups = []
    for place, (rank, mentor) in enumerate(zip(ranks, mentors, strict=True)):
        group = make.make_group(f"{profile.year(rank).label}A {canary}-g{place}", rank)
        groups.append(group.id)
        for number in range(place * PUPILS_PER_GROUP, (place + 1) * PUPILS_PER_GROUP):
            born = _birth_date(profile, rank, number)
            found.append(_pupil(canary, number, (rank, group.id, born), (role, mentor)))
    return tuple(found), tuple(groups)


def _birth_date(profile: SchoolProfile, rank: int, number: int) -> date:
    """An age that fits the year; the last two of a VO school stand at their eighteenth birthday (26 November 2026)."""
    if profile.school.sector is Sector.VO and number == 3 * PUPILS_PER_GROUP - 2:
        return date(2008, 12, 26)
    if profile.school.sector is Sector.VO and number == 3 * PUPILS_PER_GROUP - 1:
        return date(2008, 11, 26)
    first_age = 12 if profile.school.sector is Sector.VO else 4
    return date(2026 - first_age - rank + 1, number % 9 + 1, number % 27 + 1)


def _pupil(
    canary: str, number: int, place: tuple[int, UUID, date], mentor: tuple[str, MembershipInWorld]
) -> PupilInWorld:
    infix, family = FAMILY_NAMES[number]
    rank, group_id, born = place
    pupil = make.make_pupil(
        FIRST_NAMES[number],
        f"{family}-{canary}-{number:02d}",
        infix,
        number=f"{canary}-nr-{number:02d}",
        birth_date=born,
        year_rank=rank,
        group_id=group_id,
        enrolled_on=date(2026 - rank + 1, 8, 1),
    )
    make.make_mentor(pupil.id, mentor[1].id, mentor[0], starts_on=pupil.enrolled_on)
    return PupilInWorld(
        id=pupil.id,
        first_name=pupil.first_name,
        full_name=pupil.full_name,
        birth_date=born,
        year_rank=rank,
        group_id=group_id,
        mentor=mentor[1].key,
        guardian_ids=_guardians(pupil, canary, number),
    )


def _guardians(pupil: make.Pupil, canary: str, number: int) -> tuple[UUID, UUID]:
    """Pupil 0 and most others: together; 1: apart; 2: apart, her address secret; 3: she alone has authority."""
    apart, secret, alone = number in (1, 2), number == 2, number == 3
    tag = f"{canary}-{number:02d}"
    mother = make.make_guardian(
        f"Moeder {pupil.family_name}",
        phone="06-00000001",
        mail=f"moeder-{tag}@thuis.example",
        address=f"{'Geheimpad' if secret else 'Zonnepad'} 1, {tag}-moeder",
        secret_address=secret,
    )
    father = make.make_guardian(
        f"Vader {pupil.family_name}",
        phone="06-00000002",
        mail=f"vader-{tag}@thuis.example",
        address=f"{'Maanpad 2' if apart else 'Zonnepad 1'}, {tag}-vader",
    )
    make.make_guardianship(pupil, mother, "moeder", lives_apart=apart)
    make.make_guardianship(pupil, father, "vader", lives_apart=apart, authority=not alone)
    return (mother.id, father.id)
