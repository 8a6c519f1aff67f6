"""The profile of one school: everything it declares, frozen, with the origin of each value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from core.contract.consents import ConsentRule
from core.contract.deadlines import Deadline, Obligation, RetentionPeriod, Threshold
from core.contract.decisions import DecisionRight
from core.contract.documents import DocumentTemplate
from core.contract.partners import (
    AdmissionRule,
    Facility,
    Goal,
    Guide,
    Partner,
    PlacementRule,
    Provision,
    SchoolSystem,
    Training,
)
from core.contract.remarks import Remark
from core.contract.routes import SupportRoute
from core.contract.school import About, CareLevel, Chapter, Sector, StaffRole, Wording, Year
from core.contract.source import Declared
from core.contract.teams import ConversationKind, Seat, TeamComposition
from core.schools.nouns import NOUNS

BY_LAW = "wet"
OWN_VALUE = "eigen waarde"

V = TypeVar("V", bound=Declared)


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school as its file names it. `id` is the slug in its address; `published`: anybody may read its profile."""

    id: str
    name: str
    alliance_id: str
    alliance_name: str
    board: str
    sector: Sector
    accent: str
    brin: str = ""
    phone: str = ""
    published: bool = False


@dataclass(frozen=True, kw_only=True, repr=False)
class SchoolProfile:
    """What the school declares: one tuple per hook, in declared order, without retired values.

    `origin` tells for "hook/code" who said so: "wet", a plugin's name or "eigen waarde". `digest` names this version of
    everything that decides. `retired` holds (hook, value) of what is no longer used but may still be
    pointed to; lookups find those too. `lost` names what a newer or older platform wrote and this one cannot read.
    """

    school: School
    digest: str
    origin: Mapping[str, str] = field(default_factory=dict)
    about: tuple[About, ...] = ()
    care_levels: tuple[CareLevel, ...] = ()
    staff_roles: tuple[StaffRole, ...] = ()
    team_compositions: tuple[TeamComposition, ...] = ()
    conversation_kinds: tuple[ConversationKind, ...] = ()
    support_routes: tuple[SupportRoute, ...] = ()
    admission_rules: tuple[AdmissionRule, ...] = ()
    placement_rules: tuple[PlacementRule, ...] = ()
    decision_rights: tuple[DecisionRight, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    provisions: tuple[Provision, ...] = ()
    trainings: tuple[Training, ...] = ()
    facilities: tuple[Facility, ...] = ()
    partners: tuple[Partner, ...] = ()
    document_templates: tuple[DocumentTemplate, ...] = ()
    guides: tuple[Guide, ...] = ()
    systems: tuple[SchoolSystem, ...] = ()
    consent_rules: tuple[ConsentRule, ...] = ()
    retention_periods: tuple[RetentionPeriod, ...] = ()
    goals: tuple[Goal, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    wording: tuple[Wording, ...] = ()
    remarks: tuple[Remark, ...] = ()
    retired: tuple[tuple[str, Declared], ...] = ()
    lost: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((self.school.id, self.digest))

    def __repr__(self) -> str:
        return f"<SchoolProfile {self.school.id} {self.digest[:8]}>"

    def role(self, code: str) -> StaffRole:
        """The role with this code. Every lookup raises LookupError with a Dutch sentence for an unknown code."""
        return self._find("staff_roles", self.staff_roles, code)

    def team(self, code: str) -> TeamComposition:
        """The team with this code."""
        return self._find("team_compositions", self.team_compositions, code)

    def route(self, code: str) -> SupportRoute:
        """The route with this code."""
        return self._find("support_routes", self.support_routes, code)

    def level(self, code: str) -> CareLevel:
        """The care level with this code."""
        return self._find("care_levels", self.care_levels, code)

    def decision(self, code: str) -> DecisionRight:
        """The kind of decision with this code."""
        return self._find("decision_rights", self.decision_rights, code)

    def consent_rule(self, code: str) -> ConsentRule:
        """The consent rule of this purpose."""
        return self._find("consent_rules", self.consent_rules, code)

    def template(self, code: str) -> DocumentTemplate:
        """The form or document with this code."""
        return self._find("document_templates", self.document_templates, code)

    def conversation_kind(self, code: str) -> ConversationKind:
        """The kind of conversation with this code."""
        return self._find("conversation_kinds", self.conversation_kinds, code)

    def deadline(self, code: str) -> Deadline:
        """The term with this code."""
        return self._find("deadlines", self.deadlines, code)

    def partner(self, code: str) -> Partner:
        """The partner with this code."""
        return self._find("partners", self.partners, code)

    def system(self, code: str) -> SchoolSystem:
        """The system with this code."""
        return self._find("systems", self.systems, code)

    def year(self, rank: int) -> Year:
        """The year of the school with this rank (1 is the first)."""
        for year in self.years:
            if year.rank == rank:
                return year
        raise LookupError(f"{self.school.name} heeft geen leerjaar met nummer {rank}.")

    @property
    def in_short(self) -> About:
        """The one value of `about`."""
        return self.about[0]

    @property
    def years(self) -> tuple[Year, ...]:
        """The years of the school, lowest first."""
        return tuple(sorted(self.in_short.years, key=lambda year: year.rank))

    @cached_property
    def mentor_roles(self) -> tuple[str, ...]:
        """Codes of the roles that guide a pupil personally."""
        return tuple(role.code for role in self.staff_roles if role.mentors)

    @cached_property
    def care_owner_roles(self) -> tuple[str, ...]:
        """Codes of the roles that own the care structure."""
        return tuple(role.code for role in self.staff_roles if role.owns_care)

    @cached_property
    def intake_forms(self) -> tuple[DocumentTemplate, ...]:
        """The forms by which a concern is reported."""
        return tuple(form for form in self.document_templates if form.intake)

    def seats_of(self, team: str) -> tuple[Seat, ...]:
        """The seats of a team, those of the teams it extends first. LookupError for an unknown team."""
        found: list[Seat] = []
        seen: set[str] = set()
        while team and team not in seen:
            seen.add(team)
            composition = self.team(team)
            found = [*composition.seats, *found]
            team = composition.extends
        return tuple(found)

    def word(self, code: str, default: str) -> str:
        """The school's word for a word of the core."""
        return next((word.label for word in self.wording if word.code == code), default)

    def declared(self, hook: str) -> tuple[Declared, ...]:
        """The values of a hook by the name of the hook."""
        values: tuple[Declared, ...] = getattr(self, hook)
        return values

    def _find(self, hook: str, values: Iterable[V], code: str) -> V:
        old = (cast("V", value) for of, value in self.retired if of == hook)
        for value in (*values, *old):
            if value.code == code:
                return value
        raise LookupError(f"{self.school.name} kent geen {NOUNS[hook]} met de code {code}.")
