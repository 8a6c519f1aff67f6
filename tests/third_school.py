"""Haven: a school that exists in tests only, unlike the real ones in everything. It answers every hook.

Three levels, one route of four steps, a team that is made for each case, consent that one guardian gives by word of
mouth. If the core works for Haven, it names no school.
"""

from collections.abc import Iterable
from decimal import Decimal

from core.contract import hookimpl
from core.contract.consents import ConsentForm, ConsentRule, Giver, GiverRule
from core.contract.deadlines import Deadline, Moment, RetentionPeriod, Threshold, Unit
from core.contract.decisions import DecisionRight
from core.contract.documents import DocumentTemplate, Field, FieldKind
from core.contract.facts import Facts
from core.contract.findings import Finding, State
from core.contract.permissions import PARTNER_PERMISSIONS, Permission
from core.contract.requirements import AgeBetween, Party, Requirement
from core.contract.routes import RouteStep, SupportRoute
from core.contract.school import About, CareLevel, RoleKind, Sector, StaffRole, Wording, Year
from core.contract.teams import ConversationKind, Outcome, Rhythm, RhythmUnit, Seat, TeamComposition
from tests.third_school_offer import HavenOffer, at, talk_allowed

PARENTS = Party(role="thuis", label="het thuisfront")


STEPS = (
    RouteStep(code="sein", label="Sein", source=at("4"), owners=("maat",), next=("overleg",)),
    RouteStep(
        code="overleg",
        label="Overleg",
        source=at("4"),
        owners=("kapitein",),
        verb="Roep de bemanning bijeen",
        level="bries",
        guards=(talk_allowed(),),
        team="bemanning",
        records="dekgesprek",
        next=("koers", "ligplaats"),
    ),
    RouteStep(
        code="koers",
        label="Nieuwe koers",
        source=at("4"),
        owners=(),
        decided_by="koers_wijzigen",
        level="storm",
        next=("ligplaats",),
    ),
    RouteStep(code="ligplaats", label="Ligplaats", source=at("4"), owners=("kapitein",), ends=True),
)


class Haven(HavenOffer):
    """The plugin. Behaviour: at sea nobody is older than 15. `heard` notes what it was told after a commit."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    @hookimpl
    def about(self) -> Iterable[About]:
        years = tuple(Year(code=f"dek_{n}", label=f"dek {n}", source=at("1"), rank=n) for n in range(1, 4))
        yield About(
            code="haven",
            label="Zeevaartschool Haven",
            source=at("1"),
            sector=Sector.VO,
            board="Stichting Kade",
            years=years,
            group_word="dek",
            document="Logboek Haven",
        )

    @hookimpl
    def care_levels(self) -> Iterable[CareLevel]:
        yield CareLevel(code="kalm", label="Kalm water", source=at("2"), rank=1, automatic=True)
        yield CareLevel(code="bries", label="Bries", source=at("2"), rank=2, actors=("maat",))
        yield CareLevel(code="storm", label="Storm", source=at("2"), rank=3, extra=True, actors=("kapitein",))

    @hookimpl
    def staff_roles(self) -> Iterable[StaffRole]:
        works = {Permission.HOME, Permission.PUPILS_READ, Permission.CASES_WORK, Permission.MEETINGS_READ}
        mate = works | {Permission.CONCERNS_REPORT, Permission.CASES_READ_OWN, Permission.CONSENTS_RECORD}
        yield StaffRole(
            code="maat", label="Maat", source=at("2.1"), permissions=frozenset(mate), mentors=True, first_contact=True
        )
        captain = set(Permission) - {Permission.STAFF_MANAGE, Permission.CASES_READ_DISCLOSED}
        yield StaffRole(
            code="kapitein",
            label="Kapitein",
            source=at("2.1"),
            permissions=frozenset(captain),
            capacity=1,
            owns_care=True,
        )
        yield StaffRole(
            code="loods",
            label="Loods",
            source=at("2.1"),
            kind=RoleKind.PARTNER,
            organisation="Loodswezen",
            permissions=PARTNER_PERMISSIONS,
        )
        yield StaffRole(code="leerling", label="Leerling", source=at("2.1"), kind=RoleKind.FAMILY)
        yield StaffRole(code="thuis", label="Thuisfront", source=at("2.1"), kind=RoleKind.FAMILY)

    @hookimpl
    def team_compositions(self) -> Iterable[TeamComposition]:
        seats = tuple(Seat(role=role, label=role, source=at("3")) for role in ("kapitein", "maat", "loods"))
        yield TeamComposition(
            code="bemanning",
            label="Bemanning",
            source=at("3"),
            short="bem",
            seats=seats,
            rhythm=Rhythm(unit=RhythmUnit.PER_CASE, source=at("3")),
            consent="aan_boord",
            chair="kapitein",
            outcomes=(Outcome(code="vast", label="We leggen aan", source=at("3")),),
        )

    @hookimpl
    def conversation_kinds(self) -> Iterable[ConversationKind]:
        yield ConversationKind(
            code="dekgesprek",
            label="Gesprek aan dek",
            source=at("3"),
            parties=(PARENTS,),
            leaders=("maat",),
            outcomes=(Outcome(code="rustig", label="Het is weer rustig", source=at("3")),),
        )

    @hookimpl
    def support_routes(self) -> Iterable[SupportRoute]:
        yield SupportRoute(code="vaart", label="Vaarroute", source=at("4"), steps=STEPS)

    @hookimpl
    def decision_rights(self) -> Iterable[DecisionRight]:
        yield DecisionRight(
            code="koers_wijzigen",
            label="Koers wijzigen",
            source=at("4"),
            teams=("bemanning",),
            approvers=(Party(role="kapitein", label="de kapitein"),),
            step="koers",
        )

    @hookimpl
    def deadlines(self) -> Iterable[Deadline]:
        yield Deadline(
            code="sein_beantwoorden",
            label="Beantwoord het sein over {leerling}",
            source=at("4"),
            starts=Moment(kind="concern", about="noodsein"),
            ends=Moment(kind="meeting", about="bemanning"),
            length=3,
            unit=Unit.DAYS,
            owner="kapitein",
            explains="Het sein kwam op {start}.",
            least=1,
            most=5,
        )
        yield Deadline(
            code="vaart_nabespreken",
            label="Bespreek de vaart na met {leerling}",
            source=at("4"),
            starts=Moment(kind="meeting", about="bemanning"),
            ends=Moment(kind="conversation", about="dekgesprek"),
            length=2,
            unit=Unit.SCHOOL_WEEKS,
            owner="kapitein",
            explains="De bemanning sprak op {start}. In de vakantie ligt het schip stil.",
        )

    @hookimpl
    def thresholds(self) -> Iterable[Threshold]:
        rough = {"counter": "zeeziekte", "number": Decimal("2.5"), "owner": "maat", "action": "Bel het thuisfront"}
        yield Threshold(code="zeeziek", label="Zeeziek", source=at("5"), passes=True, soft=True, **rough)

    @hookimpl
    def document_templates(self) -> Iterable[DocumentTemplate]:
        fields = (
            Field(code="wie", label="Over wie gaat het?", kind=FieldKind.PUPIL, source=at("4")),
            Field(code="wat", label="Wat zie je?", kind=FieldKind.TEXT, source=at("4")),
            Field(code="mag", label="Mag het?", kind=FieldKind.CONSENT, source=at("4"), purpose="aan_boord"),
        )
        yield DocumentTemplate(
            code="noodsein",
            label="Noodsein",
            source=at("4"),
            fields=fields,
            intake=True,
            verb="Geef sein",
            notifies=("kapitein",),
            reporters=("maat",),
            routes=("vaart",),
            starts_at="sein",
            reference_to="logboek",
        )
        yield DocumentTemplate(code="opp", label="Ontwikkelingsperspectief", source=at("4"))

    @hookimpl
    def consent_rules(self) -> Iterable[ConsentRule]:
        yield ConsentRule(
            code="aan_boord",
            label="het gesprek in de bemanning",
            source=at("3"),
            givers=(GiverRule(giver=Giver.EVERY_HOLDER, source=at("3")),),
            forms=(ConsentForm.ORAL,),
            opens_for=("loods",),
            teams=("bemanning",),
        )

    @hookimpl
    def retention_periods(self) -> Iterable[RetentionPeriod]:
        yield RetentionPeriod(
            code="logboeken", label="Logboeken", source=at("6"), data="log", starts=Moment(kind="departure"), length=1
        )

    @hookimpl
    def wording(self) -> Iterable[Wording]:
        yield Wording(code="pupil_group", label="dek", source=at("1"))

    @hookimpl
    def judge_requirement(self, requirement: Requirement, facts: Facts) -> Finding | None:
        if isinstance(requirement, AgeBetween) and facts.pupil.born and facts.pupil.born.year < 2010:
            return Finding(
                state=State.UNMET,
                condition=requirement.condition(facts),
                reason="Op zee is niemand ouder dan vijftien.",
                source=at("8"),
            )
        return None

    @hookimpl
    def case_changed(self, kind: str, facts: Facts) -> None:
        self.heard.append(kind)
