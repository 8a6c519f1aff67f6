"""Havens in which one thing does not fit, each with what the check says of it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from core.contract.consents import ConsentRule, Giver, GiverRule
from core.contract.deadlines import Moment
from core.contract.documents import Field, FieldKind
from core.contract.partners import ContactPerson
from core.contract.permissions import Permission
from core.contract.requirements import (
    ConsentFor,
    ConversationWith,
    DocumentIn,
    HumanVerdict,
    LevelReached,
    OutcomeIs,
    Party,
    Requirement,
)
from core.contract.routes import RouteStep
from core.contract.school import Sector
from core.contract.source import Declared
from tests.schools.harbour import changed
from tests.third_school import Haven, at


def with_change(hook: str, code: str, **changes: Any) -> object:
    """A Haven in which one value differs; a change may be a function of the old value."""
    values: Iterable[Declared] = getattr(Haven(), hook)()
    return changed(**{hook: [_changed(value, changes) if value.code == code else value for value in values]})


def _changed(value: Declared, changes: dict[str, Any]) -> Declared:
    made = {name: new(getattr(value, name)) if callable(new) else new for name, new in changes.items()}
    return replace(value, **made)


def in_step(code: str, **changes: Any) -> Callable[[tuple[RouteStep, ...]], tuple[RouteStep, ...]]:
    return lambda steps: tuple(replace(step, **changes) if step.code == code else step for step in steps)


def guarded(requirement: Requirement) -> object:
    return with_change("support_routes", "vaart", steps=in_step("koers", guards=(requirement,)))


STEP = RouteStep(code="x", label="x", source=at("4"), owners=("maat",))
SIX_FIELDS = tuple(Field(code=f"v{n}", label="v", kind=FieldKind.TEXT, source=at("4")) for n in range(6))
NOBODY_AT_TWELVE = ConsentRule(
    code="zingen",
    label="het zingen",
    source=at("3"),
    givers=(
        GiverRule(giver=Giver.PUPIL, from_age=13, source=at("3")),
        GiverRule(giver=Giver.EVERY_HOLDER, below_age=12, source=at("3")),
    ),
)
BROKEN = [
    ("geen over", changed(about=[]), "about: Een school beschrijft zichzelf precies één keer; hier 0 keer."),
    ("andere sector", with_change("about", "haven", sector=Sector.PO), "De plugin is voor PO, de school is VO."),
    ("geen niveaus", changed(care_levels=[]), "care_levels: Deze hook moet een antwoord geven"),
    ("rangen", with_change("care_levels", "storm", rank=4), "moeten 1 tot en met 3 zijn, hier: [1, 2, 4]."),
    ("vanzelf", with_change("care_levels", "storm", automatic=True), "Alleen het laagste niveau kan vanzelf gelden"),
    ("geen begeleider", with_change("staff_roles", "maat", mentors=False), "begeleidt leerlingen persoonlijk"),
    ("geen eigenaar", with_change("staff_roles", "kapitein", owns_care=False), "eigenaar van de zorgstructuur"),
    ("geen formulier", with_change("document_templates", "noodsein", intake=False), "waarmee een zorg gemeld wordt"),
    (
        "rol bestaat niet",
        with_change("thresholds", "zeeziek", owner="mat"),
        "thresholds/zeeziek/owner: Rol mat bestaat niet. Bedoel je maat?",
    ),
    (
        "stoel",
        with_change("partners", "loodswezen", seat="lods"),
        "partners/loodswezen/seat: Rol lods bestaat niet. Bedoel je loods?",
    ),
    (
        "familie zet stap",
        with_change("support_routes", "vaart", steps=in_step("sein", owners=("thuis",))),
        "Thuisfront heeft geen account en kan dit dus niet doen.",
    ),
    (
        "familie meldt",
        with_change("document_templates", "noodsein", reporters=("leerling",)),
        "Leerling heeft geen account",
    ),
    (
        "overleg breidt zichzelf uit",
        with_change("team_compositions", "bemanning", extends="bemanning"),
        "breidt in een kring zichzelf uit",
    ),
    (
        "volgende stap",
        with_change("support_routes", "vaart", steps=in_step("sein", next=("overlg",))),
        "De route heeft geen stap overlg.",
    ),
    (
        "niemand zet de stap",
        with_change("support_routes", "vaart", steps=in_step("overleg", owners=())),
        "Niemand kan deze stap zetten",
    ),
    (
        "na het einde",
        with_change("support_routes", "vaart", steps=in_step("ligplaats", next=("sein",))),
        "er kan niets na komen",
    ),
    (
        "te kort",
        with_change("support_routes", "vaart", steps=(STEP, replace(STEP, code="y"))),
        "ten minste 3 stappen, deze heeft er 2",
    ),
    (
        "twee keer dezelfde stap",
        with_change("support_routes", "vaart", steps=lambda steps: (*steps, steps[0])),
        "vaart/steps: De code sein komt twee keer voor.",
    ),
    (
        "niveau van een stap",
        with_change("support_routes", "vaart", steps=in_step("koers", level="orkaan")),
        "steps/koers/level: Zorgniveau orkaan bestaat niet.",
    ),
    (
        "besluit van een stap",
        with_change("support_routes", "vaart", steps=in_step("koers", decided_by="x")),
        "Soort besluit x bestaat niet.",
    ),
    ("besluit naar stap", with_change("decision_rights", "koers_wijzigen", step="haven"), "heeft een stap haven."),
    ("niemand besluit", with_change("decision_rights", "koers_wijzigen", teams=()), "Niemand mag dit besluit nemen"),
    (
        "begin van formulier",
        with_change("document_templates", "noodsein", starts_at="x"),
        "De route vaart heeft geen stap x.",
    ),
    (
        "toestemming onbekend",
        guarded(ConsentFor(source=at("3"), purpose="aan_bord", label="x")),
        "Toestemming aan_bord bestaat niet. Bedoel je aan_boord?",
    ),
    (
        "gesprek onbekend",
        guarded(ConversationWith(source=at("3"), parties=(), about="x")),
        "Soort gesprek x bestaat niet.",
    ),
    (
        "partij onbekend",
        guarded(ConversationWith(source=at("3"), parties=(Party(role="oma", label="oma"),))),
        "Rol oma bestaat niet.",
    ),
    (
        "document onbekend",
        guarded(DocumentIn(source=at("3"), document="plan", label="x")),
        "Formulier of document plan bestaat niet.",
    ),
    (
        "rang van niveau",
        guarded(LevelReached(source=at("3"), level="storm", rank=2, label="x")),
        "Niveau storm heeft rang 3, niet 2.",
    ),
    (
        "uitkomst onbekend",
        guarded(
            OutcomeIs(
                source=at("3"), kind="conversation", about="dekgesprek", label="x", outcomes=("ruzie",), wanted="x"
            )
        ),
        "Gesprek aan dek heeft geen uitkomst ruzie.",
    ),
    (
        "oordeel van familie",
        guarded(HumanVerdict(source=at("3"), code="q", question="?", by=("thuis",))),
        "Thuisfront heeft geen account",
    ),
    (
        "overrulen",
        guarded(ConsentFor(source=at("3"), purpose="aan_boord", label="x", override=("god",))),
        "override: Rol god bestaat niet.",
    ),
    (
        "moment",
        with_change("deadlines", "sein_beantwoorden", ends=Moment(kind="agenda", about="ot")),
        "ends/about: Overleg ot bestaat niet.",
    ),
    (
        "zelfde moment",
        with_change("deadlines", "sein_beantwoorden", ends=Moment(kind="concern", about="noodsein")),
        "Begin en einde zijn dezelfde gebeurtenis.",
    ),
    ("langer dan grens", with_change("deadlines", "sein_beantwoorden", length=9), "langer dan de bovengrens (5)"),
    ("vloer zonder artikel", with_change("deadlines", "sein_beantwoorden", floor=5), "hoort het artikel"),
    (
        "te veel velden",
        with_change("document_templates", "noodsein", fields=SIX_FIELDS),
        "heeft 6 velden. Een zorg melden mag er 5 vragen.",
    ),
    (
        "partner ziet te veel",
        with_change("staff_roles", "loods", permissions=frozenset({Permission.CASES_READ_ALL})),
        "Een partner mag dit niet krijgen (Loods): cases.read_all.",
    ),
    (
        "familie met rechten",
        with_change("staff_roles", "thuis", permissions=frozenset({Permission.HOME})),
        "Wie geen account heeft mag dit niet krijgen",
    ),
    (
        "geen gever",
        changed(consent_rules=[*Haven().consent_rules(), NOBODY_AT_TWELVE]),
        "Bij een leerling van 12 jaar geeft niemand deze toestemming.",
    ),
    (
        "naam in plugin",
        with_change("partners", "loodswezen", contacts=(ContactPerson(name="Lies"),)),
        "horen in het bestand van de school",
    ),
]
