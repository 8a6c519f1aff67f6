"""Rows of people: the staff, the pupils and their parents of one school of a benchmark."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from core.access.people import Membership, MembershipRole, Person
from core.contract.dates import school_year
from core.contract.school import RoleKind
from core.db.ids import new_id
from core.features.pupils.models import Guardian, Guardianship, Pupil, PupilGroup, PupilMentor
from core.features.pupils.names import folded
from core.schools.profile import SchoolProfile

Rows = dict[type[Any], list[dict[str, Any]]]
FIRST = ("Anna", "Bram", "Cato", "Dirk", "Elin", "Fien", "Guus", "Hatice", "Imre", "Jade", "Kofi", "Lotte", "Mees")
FAMILY = ("Zonnebloem", "Hagelwit", "Regenboog", "Klaproos", "Dauwdruppel", "Sterrenwacht", "Wilgenroos", "IJsvogel")
TEACHERS = 24


class SchoolPeople:
    """The rows of one school: who works there, and who goes there."""

    def __init__(self, profile: SchoolProfile, place: int, moment: datetime) -> None:
        self.profile, self.place, self.moment = profile, place, moment.astimezone(UTC)
        self.id, self.today = profile.school.id, moment.date()
        self.found: Rows = {}
        self.staff: dict[str, list[UUID]] = {}
        self.people: dict[UUID, UUID] = {}

    def add(self, model: type[Any], **values: Any) -> UUID:
        """One more row; its id."""
        made = new_id()
        row = {"school_id": self.id, "id": made, **values}
        if hasattr(model, "version"):
            row["version"] = 1
        self.found.setdefault(model, []).append(row)
        return made

    def fill_staff(self) -> None:
        since = self.today - timedelta(days=400)
        for role in self.profile.staff_roles:
            if role.kind is RoleKind.FAMILY:
                continue
            for number in range(TEACHERS if role.mentors else 2 if role.owns_care else 1):
                self._member(role.code, role.kind.value, number, since)

    def _member(self, role: str, kind: str, number: int, since: date) -> None:
        person = new_id()
        name, mail = f"{FIRST[number % 13]} {role} {number + 1}", f"{role}{number + 1}@{self.id}.example"
        self.found.setdefault(Person, []).append(
            {"id": person, "name": name, "email": mail, "password_hash": None, "created_at": self.moment}
        )
        member = self.add(Membership, person_id=person, kind=kind, starts_on=since)
        part = self.profile.role(role).ranges
        code = part[number % len(part)].code if part else None
        self.add(MembershipRole, membership_id=member, role_code=role, range_code=code, starts_on=since)
        self.staff.setdefault(role, []).append(member)
        self.people[member] = person

    def add_pupil(self, number: int) -> UUID:
        years = self.profile.years
        year = years[number % len(years)]
        first, family = FIRST[(number * 7 + self.place) % 13], f"{FAMILY[number % 8]} {number}"
        pupil = self.add(
            Pupil,
            first_name=first,
            family_name=family,
            sort_name=folded(f"{family} {first}"),
            search_name=folded(f"{first} {family}"),
            birth_date=self.today - timedelta(days=365 * (4 + year.rank) + number % 300),
            year_rank=year.rank,
            group_id=self._group(year.rank, number),
            enrolled_on=self.today - timedelta(days=300),
        )
        for role in self.profile.mentor_roles:
            member = self.staff[role][number % len(self.staff[role])]
            self.add(PupilMentor, pupil_id=pupil, membership_id=member, role_code=role, starts_on=self.today)
        for relation in ("moeder", "vader"):
            guardian = self.add(Guardian, name=f"{relation} {family}")
            self.add(Guardianship, pupil_id=pupil, guardian_id=guardian, relation=relation)
        return pupil

    def _group(self, rank: int, number: int) -> UUID:
        groups = self.found.setdefault(PupilGroup, [])
        label = f"{rank}{'abc'[number % 3]}"
        known = next((row["id"] for row in groups if row["label"] == label), None)
        first, last = school_year(self.today)
        year = f"{first.year}-{last.year}"
        return known or self.add(PupilGroup, label=label, year_rank=rank, school_year=year)
