"""Loep as a plugin: the table of contents. Each hook returns the values of one module."""

from core.contract import hookimpl
from core.contract.consents import ConsentRule
from core.contract.deadlines import Deadline, Obligation, Threshold
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
from core.contract.school import About, CareLevel, Chapter, StaffRole, Wording
from core.contract.teams import ConversationKind, TeamComposition
from plugins.loep import (
    about,
    admission,
    building,
    consents,
    deadlines,
    decisions,
    documents,
    goals,
    guides,
    levels,
    partners,
    placement,
    provisions,
    readings,
    roles,
    routes,
    systems,
    talks,
    teams,
    texts,
)


class Loep:
    """Primary school Loep, groups 1 to 8."""

    @hookimpl
    def about(self) -> tuple[About, ...]:
        """The school in short."""
        return about.ABOUT

    @hookimpl
    def care_levels(self) -> tuple[CareLevel, ...]:
        """The five care levels (§ 3.2.1)."""
        return levels.LEVELS

    @hookimpl
    def staff_roles(self) -> tuple[StaffRole, ...]:
        """The people of chapter 6, and of the teams (§ 3.2.4)."""
        return roles.ROLES

    @hookimpl
    def team_compositions(self) -> tuple[TeamComposition, ...]:
        """VOT and OT (§ 3.2.4), learning teams and staff talks (§ 3.1), networks (§ 1.1, § 6.4), MR (§ 8.1.3)."""
        return teams.TEAMS

    @hookimpl
    def conversation_kinds(self) -> tuple[ConversationKind, ...]:
        """Discussions, learning team, talks with parents (§ 3.1, § 3.2, § 8.1.2)."""
        return talks.TALKS

    @hookimpl
    def support_routes(self) -> tuple[SupportRoute, ...]:
        """The didactic and the social-emotional care route (§ 3.2.1)."""
        return routes.ROUTES

    @hookimpl
    def admission_rules(self) -> tuple[AdmissionRule, ...]:
        """Conditions at admission and at a transfer (§ 1.2, § 2)."""
        return admission.ADMISSION

    @hookimpl
    def placement_rules(self) -> tuple[PlacementRule, ...]:
        """Conditions at trial and final placement (§ 2), and how groups are made (§ 1.1)."""
        return placement.PLACEMENT

    @hookimpl
    def decision_rights(self) -> tuple[DecisionRight, ...]:
        """Who decides what (§ 2, § 3.2.3, § 3.2.4, § 6.3)."""
        return decisions.DECISIONS

    @hookimpl
    def deadlines(self) -> tuple[Deadline, ...]:
        """The decision after a trial placement (§ 2). The document gives no term for a case."""
        return deadlines.DEADLINES

    @hookimpl
    def thresholds(self) -> tuple[Threshold, ...]:
        """Four to five conversations with the JOS (§ 6.3)."""
        return deadlines.THRESHOLDS

    @hookimpl
    def obligations(self) -> tuple[Obligation, ...]:
        """The rounds of talks with parents (§ 8.1.2) and the yearly survey on safety (§ 7.1)."""
        return deadlines.OBLIGATIONS

    @hookimpl
    def provisions(self) -> tuple[Provision, ...]:
        """Measures in class (§ 4.1), interventions (§ 4.2), advice and trajectories (§ 4.4)."""
        return provisions.PROVISIONS

    @hookimpl
    def trainings(self) -> tuple[Training, ...]:
        """Kanjertraining (§ 4.3)."""
        return guides.TRAININGS

    @hookimpl
    def facilities(self) -> tuple[Facility, ...]:
        """The building (chapter 7) and the parents' room (§ 8.1.3)."""
        return building.FACILITIES

    @hookimpl
    def partners(self) -> tuple[Partner, ...]:
        """The organisations of § 6.2 and § 6.3, and the Wereldschool (§ 2)."""
        return partners.PARTNERS

    @hookimpl
    def document_templates(self) -> tuple[DocumentTemplate, ...]:
        """The concern form, the documents of a case and those of group, placement and school (§ 2 to § 5)."""
        return documents.DOCUMENTS

    @hookimpl
    def guides(self) -> tuple[Guide, ...]:
        """The behaviour protocol (§ 4.4) and the ways of working (§ 4.1, chapter 5)."""
        return guides.GUIDES

    @hookimpl
    def systems(self) -> tuple[SchoolSystem, ...]:
        """Tracking systems and the systems beside them (§ 3.1, § 3.2.3, § 4.1, § 8.1, § 9.1)."""
        return systems.SYSTEMS

    @hookimpl
    def consent_rules(self) -> tuple[ConsentRule, ...]:
        """Consent for the VOT and for the involvement of the SWV (§ 3.2.3, § 3.2.4)."""
        return consents.CONSENTS

    @hookimpl
    def goals(self) -> tuple[Goal, ...]:
        """The goals for four years (§ 9.1)."""
        return goals.GOALS

    @hookimpl
    def chapters(self) -> tuple[Chapter, ...]:
        """The document, paragraph by paragraph."""
        return texts.chapters()

    @hookimpl
    def wording(self) -> tuple[Wording, ...]:
        """The words of Loep."""
        return about.WORDING

    @hookimpl
    def remarks(self) -> tuple[Remark, ...]:
        """What the document leaves open or says twice, how we read it, and what touches the law."""
        return readings.REMARKS
