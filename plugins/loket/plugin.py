"""Loket Zwijndrechtse Waard: the table of contents of its support profile. One hook, one module."""

from core.contract import hookimpl
from core.contract.consents import ConsentRule
from core.contract.deadlines import Deadline, Obligation, Threshold
from core.contract.decisions import DecisionRight
from core.contract.documents import DocumentTemplate
from core.contract.facts import Facts
from core.contract.findings import Finding
from core.contract.partners import (
    AdmissionRule,
    Facility,
    Guide,
    Partner,
    PlacementRule,
    Provision,
    SchoolSystem,
    Training,
)
from core.contract.remarks import Remark
from core.contract.requirements import Requirement
from core.contract.routes import SupportRoute
from core.contract.school import About, CareLevel, Chapter, StaffRole, Wording
from core.contract.teams import ConversationKind, TeamComposition
from plugins.loket import (
    about,
    admission,
    coach,
    consents,
    deadlines,
    decisions,
    documents,
    indus,
    judging,
    levels,
    library,
    lwoo,
    lwoo_advice,
    obligations,
    offer,
    outsiders,
    partners,
    remarks,
    roles,
    routes,
    side_entry,
    talks,
    teams,
    texts,
    thresholds,
    trainings,
    vip_room,
)


class Loket:
    """What Loket declares. The plan names no goals for some years and no retention: there only the law speaks."""

    @hookimpl
    def about(self) -> tuple[About, ...]:
        """Loket in short (§ 1, § 2.4, § 3.8)."""
        return (about.ABOUT,)

    @hookimpl
    def wording(self) -> tuple[Wording, ...]:
        """The school's own words."""
        return about.WORDING

    @hookimpl
    def care_levels(self) -> tuple[CareLevel, ...]:
        """Basic and extra support (§ 1, § 2, § 3.4)."""
        return levels.LEVELS

    @hookimpl
    def staff_roles(self) -> tuple[StaffRole, ...]:
        """The coach (§ 2.3), the other staff, the partners with a seat, the family."""
        return (coach.COACH, *roles.SCHOOL_STAFF, *outsiders.OUTSIDERS)

    @hookimpl
    def team_compositions(self) -> tuple[TeamComposition, ...]:
        """The support team, the wide support team and the committees (§ 2.7, § 3.1, § 4.1, § 5)."""
        return teams.TEAMS

    @hookimpl
    def conversation_kinds(self) -> tuple[ConversationKind, ...]:
        """The talks with pupils and parents (§ 2.3, § 3.3, § 3.6, § 3.7, § 3.8, § 5)."""
        return (*talks.TALKS, *indus.TALKS)

    @hookimpl
    def support_routes(self) -> tuple[SupportRoute, ...]:
        """The care route, school social work, referral, GOAL and Indus (§ 3.2, § 3.6, § 3.7, § 5)."""
        return routes.ROUTES

    @hookimpl
    def admission_rules(self) -> tuple[AdmissionRule, ...]:
        """Year 1, side-entry and the lwoo advice (§ 4.1)."""
        return (*admission.ADMISSION, *side_entry.SIDE_ENTRY, *lwoo_advice.ADMISSION)

    @hookimpl
    def placement_rules(self) -> tuple[PlacementRule, ...]:
        """Lwoo per pupil, and the sizes of the classes (§ 2.4, § 4.1)."""
        return lwoo.PLACEMENT

    @hookimpl
    def decision_rights(self) -> tuple[DecisionRight, ...]:
        """Who decides what (§ 1, § 2.6, § 3.1, § 3.4, § 4.1, § 5)."""
        return decisions.DECISIONS

    @hookimpl
    def consent_rules(self) -> tuple[ConsentRule, ...]:
        """Consent by purpose (§ 2.7, § 3.1, § 3.6, § 4.1)."""
        return consents.CONSENTS

    @hookimpl
    def document_templates(self) -> tuple[DocumentTemplate, ...]:
        """The zorgmelding, the documents of a case, and those that the plan only names."""
        return documents.DOCUMENTS

    @hookimpl
    def deadlines(self) -> tuple[Deadline, ...]:
        """Two weeks to the agenda, the same day in SOM, an evaluation when a term ends (§ 3.2, § 3.3, § 3.4)."""
        return deadlines.DEADLINES

    @hookimpl
    def obligations(self) -> tuple[Obligation, ...]:
        """Hand-over, lesson visits, NT2, tests, the VIP-room (§ 2.2, § 2.3, § 2.5, § 2.6)."""
        return obligations.OBLIGATIONS

    @hookimpl
    def thresholds(self) -> tuple[Threshold, ...]:
        """Days of a coach, the 3/6/9 rule, sick hours, and the caps on help (§ 2.3, § 2.6, § 3.4, § 3.6)."""
        return thresholds.THRESHOLDS

    @hookimpl
    def partners(self) -> tuple[Partner, ...]:
        """The organisations around the school; the plan names no contact persons."""
        return partners.PARTNERS

    @hookimpl
    def provisions(self) -> tuple[Provision, ...]:
        """What Loket offers (§ 1, § 2, § 3.4, § 3.7, § 3.9, § 5)."""
        return offer.PROVISIONS

    @hookimpl
    def trainings(self) -> tuple[Training, ...]:
        """Trainings of staff and pupils (§ 1, § 2.2, § 2.3, appendix 1)."""
        return trainings.TRAININGS

    @hookimpl
    def facilities(self) -> tuple[Facility, ...]:
        """The VIP-room (§ 2.6)."""
        return (vip_room.FACILITY,)

    @hookimpl
    def guides(self) -> tuple[Guide, ...]:
        """Handelingswijzers, protocols and ways of working (§ 2.1, § 2.2, § 2.8, appendix 1)."""
        return library.GUIDES

    @hookimpl
    def systems(self) -> tuple[SchoolSystem, ...]:
        """SOM and the other systems (§ 2.1, § 2.2, § 2.3, § 2.8)."""
        return library.SYSTEMS

    @hookimpl
    def chapters(self) -> tuple[Chapter, ...]:
        """The text of the support plan."""
        return texts.CHAPTERS

    @hookimpl
    def remarks(self) -> tuple[Remark, ...]:
        """What the plan leaves open or has wrong, and where it collides with the law."""
        return remarks.REMARKS

    @hookimpl
    def judge_requirement(self, requirement: Requirement, facts: Facts) -> Finding | None:
        """A talk about the OPP counts only after that OPP was made (§ 3.3)."""
        return judging.judge(requirement, facts)
