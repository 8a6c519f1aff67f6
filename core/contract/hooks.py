"""The hooks a school's plugin may implement. Each declares one kind of value; two behave.

Every docstring has the same form: one sentence; *Asked*: when; *Answer*: what; *Silence*: what no answer means.
No hook receives the application, a request, a session or a model. A plugin may prevent or propose, never grant.
"""

from collections.abc import Iterable

import pluggy

from core.contract.consents import ConsentRule
from core.contract.deadlines import Deadline, Obligation, RetentionPeriod, Threshold
from core.contract.decisions import DecisionRight
from core.contract.documents import DocumentTemplate
from core.contract.facts import Facts
from core.contract.findings import Finding
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
from core.contract.requirements import Requirement
from core.contract.routes import SupportRoute
from core.contract.school import About, CareLevel, Chapter, StaffRole, Wording
from core.contract.teams import ConversationKind, TeamComposition

PROJECT = "dekkend"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class SchoolHooks:
    """What can be asked of a school."""

    @hookspec
    def about(self) -> Iterable[About]:
        """The school in short: name, sector, years. *Asked* once at start. *Answer* one value. *Silence* is refused."""

    @hookspec
    def care_levels(self) -> Iterable[CareLevel]:
        """The ladder of support. *Asked* once at start. *Answer* any number, ranks from 1. *Silence* is refused."""

    @hookspec
    def staff_roles(self) -> Iterable[StaffRole]:
        """Who works with pupils, in which role. *Asked* once at start. *Answer* roles. *Silence* is refused."""

    @hookspec
    def team_compositions(self) -> Iterable[TeamComposition]:
        """The teams that meet. *Asked* once at start. *Answer* teams. *Silence*: the school has no teams."""

    @hookspec
    def conversation_kinds(self) -> Iterable[ConversationKind]:
        """Kinds of conversation. *Asked* once at start. *Answer* kinds. *Silence*: only free talks."""

    @hookspec
    def support_routes(self) -> Iterable[SupportRoute]:
        """The routes a case walks. *Asked* once at start. *Answer* routes. *Silence* is refused."""

    @hookspec
    def admission_rules(self) -> Iterable[AdmissionRule]:
        """Conditions at admission. *Asked* once at start. *Answer* rules. *Silence*: only the law."""

    @hookspec
    def placement_rules(self) -> Iterable[PlacementRule]:
        """Conditions at placement. *Asked* once at start. *Answer* rules. *Silence*: none."""

    @hookspec
    def decision_rights(self) -> Iterable[DecisionRight]:
        """Who may decide what. *Asked* once at start. *Answer* rights. *Silence*: no team decides anything."""

    @hookspec
    def deadlines(self) -> Iterable[Deadline]:
        """Terms. *Asked* once at start. *Answer* terms. *Silence*: only the law's."""

    @hookspec
    def thresholds(self) -> Iterable[Threshold]:
        """Counters that call for action. *Asked* once at start. *Answer* thresholds. *Silence*: none."""

    @hookspec
    def obligations(self) -> Iterable[Obligation]:
        """Duties that return. *Asked* once at start. *Answer* obligations. *Silence*: none."""

    @hookspec
    def provisions(self) -> Iterable[Provision]:
        """What the school offers. *Asked* once at start. *Answer* provisions. *Silence*: none."""

    @hookspec
    def trainings(self) -> Iterable[Training]:
        """Trainings of staff, pupils, parents. *Asked* once at start. *Answer* trainings. *Silence*: none."""

    @hookspec
    def facilities(self) -> Iterable[Facility]:
        """Rooms and facts of the building. *Asked* once at start. *Answer* facilities. *Silence*: none."""

    @hookspec
    def partners(self) -> Iterable[Partner]:
        """The organisations the school works with. *Asked* once at start. *Answer* partners. *Silence*: none."""

    @hookspec
    def document_templates(self) -> Iterable[DocumentTemplate]:
        """Forms and documents. *Asked* once at start. *Answer* at least one `intake`. *Silence* is refused."""

    @hookspec
    def guides(self) -> Iterable[Guide]:
        """Protocols and guides. *Asked* once at start. *Answer* guides. *Silence*: none."""

    @hookspec
    def systems(self) -> Iterable[SchoolSystem]:
        """The systems the school uses. *Asked* once at start. *Answer* systems. *Silence*: none."""

    @hookspec
    def consent_rules(self) -> Iterable[ConsentRule]:
        """Consent per purpose. *Asked* once at start. *Answer* rules. *Silence*: only the law's."""

    @hookspec
    def retention_periods(self) -> Iterable[RetentionPeriod]:
        """How long data is kept. *Asked* once at start. *Answer* periods. *Silence*: only the law's."""

    @hookspec
    def goals(self) -> Iterable[Goal]:
        """The school's goals for some years. *Asked* once at start. *Answer* goals. *Silence*: none."""

    @hookspec
    def chapters(self) -> Iterable[Chapter]:
        """The paragraphs of the document. *Asked* once at start. *Answer* chapters in order. *Silence*: none."""

    @hookspec
    def wording(self) -> Iterable[Wording]:
        """Words for words of the core. *Asked* once at start. *Answer* words. *Silence*: the core's words."""

    @hookspec
    def remarks(self) -> Iterable[Remark]:
        """What the document leaves open, says twice or says against the law. *Asked* once at start. *Answer* remarks.
        *Silence*: nothing to remark."""

    @hookspec(firstresult=True)
    def judge_requirement(self, requirement: Requirement, facts: Facts) -> Finding | None:
        """Judge a condition in the school's own way. *Asked* each time a condition is judged. *Answer* a finding, or
        None to leave it to the core; a finding may turn met into unmet or unknown, never the reverse. *Silence*: the
        core judges."""

    @hookspec
    def case_changed(self, kind: str, facts: Facts) -> None:
        """Hear that a case changed. *Asked* after the commit; it cannot fail the request. *Answer* nothing."""


DECLARING: tuple[str, ...] = tuple(
    name for name in vars(SchoolHooks) if not name.startswith("_") and name not in {"judge_requirement", "case_changed"}
)
"""The hooks that declare values, in the order in which a profile lists them."""
