"""Loket Zwijndrechtse Waard: the table of contents of its support profile. One hook, one module."""

from core.contract import hookimpl
from core.contract.consents import ConsentRule
from core.contract.deadlines import Deadline, Obligation, Threshold
from core.contract.decisions import DecisionRight
from core.contract.documents import DocumentTemplate
from core.contract.facts import Facts
from core.contract.findings import Finding
from core.contract.partners import Facility, Guide, Partner, Provision, SchoolSystem, Training
from core.contract.requirements import Requirement
from core.contract.routes import SupportRoute
from core.contract.school import About, CareLevel, Chapter, StaffRole, Wording
from core.contract.teams import ConversationKind, TeamComposition
from plugins.loket import (
    about,
    coach,
    consents,
    deadlines,
    decisions,
    documents,
    judging,
    levels,
    library,
    offer,
    outsiders,
    partners,
    roles,
    routes,
    talks,
    teams,
    texts,
    thresholds,
)


class Loket:
    """What Loket declares. Admission, placement, goals and retention are not declared: only the law speaks there."""

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
        """Basic and extra support (§ 2, § 3.4)."""
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
        """The talks with pupils and parents (§ 2.3, § 3.3, § 3.6, § 3.8)."""
        return talks.TALKS

    @hookimpl
    def support_routes(self) -> tuple[SupportRoute, ...]:
        """The care route and the route to school social work (§ 3.2, § 3.6)."""
        return routes.ROUTES

    @hookimpl
    def decision_rights(self) -> tuple[DecisionRight, ...]:
        """Who decides what (§ 3.1, § 3.4, § 4.1, § 5)."""
        return decisions.DECISIONS

    @hookimpl
    def consent_rules(self) -> tuple[ConsentRule, ...]:
        """Consent by purpose (§ 2.7, § 3.1, § 3.6, § 4.1)."""
        return consents.CONSENTS

    @hookimpl
    def document_templates(self) -> tuple[DocumentTemplate, ...]:
        """The zorgmelding and the documents (§ 3)."""
        return documents.DOCUMENTS

    @hookimpl
    def deadlines(self) -> tuple[Deadline, ...]:
        """Two weeks to the agenda, the same day in SOM (§ 3.2)."""
        return deadlines.DEADLINES

    @hookimpl
    def obligations(self) -> tuple[Obligation, ...]:
        """The hand-over from year 2 to year 3 (§ 2.3)."""
        return deadlines.OBLIGATIONS

    @hookimpl
    def thresholds(self) -> tuple[Threshold, ...]:
        """The 3/6/9 rule, sick hours, and the caps on help (§ 2.3, § 2.6, § 3.4, § 3.6)."""
        return thresholds.THRESHOLDS

    @hookimpl
    def partners(self) -> tuple[Partner, ...]:
        """The organisations around the school; the plan names no contact persons."""
        return partners.PARTNERS

    @hookimpl
    def provisions(self) -> tuple[Provision, ...]:
        """What Loket offers (§ 1, § 2, § 3.4)."""
        return offer.PROVISIONS

    @hookimpl
    def trainings(self) -> tuple[Training, ...]:
        """Trainings of teachers and pupils (§ 2.2, § 2.3, appendix 1)."""
        return offer.TRAININGS

    @hookimpl
    def facilities(self) -> tuple[Facility, ...]:
        """The VIP-room (§ 2.6)."""
        return offer.FACILITIES

    @hookimpl
    def guides(self) -> tuple[Guide, ...]:
        """Handelingswijzers and protocols (§ 2.8, appendix 1)."""
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
    def judge_requirement(self, requirement: Requirement, facts: Facts) -> Finding | None:
        """A talk about the OPP counts only after that OPP was made (§ 3.3)."""
        return judging.judge(requirement, facts)
