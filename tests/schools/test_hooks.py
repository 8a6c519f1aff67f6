"""Every hook, answered by Haven, ends up where it belongs: in the profile, with its origin, or in a judgement."""

from datetime import date

import pytest

from core.contract.facts import Facts, PupilFacts
from core.contract.findings import State
from core.contract.holidays import Holiday, SchoolCalendar
from core.contract.requirements import AgeBetween
from core.schools.profile import BY_LAW, SchoolProfile
from tests.schools.harbour import Quay
from tests.third_school import Haven, at

pytestmark = pytest.mark.pure

FACTS = Facts(today=date(2026, 11, 26), pupil=PupilFacts(born=date(2009, 1, 1)))


@pytest.fixture
def haven(quay: Quay) -> SchoolProfile:
    return quay.profile()


def own(profile: SchoolProfile, hook: str) -> list[str]:
    """Codes that the plugin gave."""
    values = profile.declared(hook)
    return [value.code for value in values if profile.origin[f"{hook}/{value.code}"] == "haven"]


def of_law(profile: SchoolProfile, hook: str) -> list[str]:
    return [value.code for value in profile.declared(hook) if profile.origin[f"{hook}/{value.code}"] == BY_LAW]


def test_hook_about(haven: SchoolProfile) -> None:
    assert haven.in_short.group_word == "dek"
    assert [year.label for year in haven.years] == ["dek 1", "dek 2", "dek 3"]
    assert haven.year(2).label == "dek 2"


def test_hook_care_levels(haven: SchoolProfile) -> None:
    assert own(haven, "care_levels") == ["kalm", "bries", "storm"]
    assert haven.level("storm").extra


def test_hook_staff_roles(haven: SchoolProfile) -> None:
    assert own(haven, "staff_roles") == ["maat", "kapitein", "loods", "leerling", "thuis"]
    assert of_law(haven, "staff_roles") == ["beheerder"]
    assert (haven.mentor_roles, haven.care_owner_roles) == (("maat",), ("kapitein",))


def test_hook_team_compositions(haven: SchoolProfile) -> None:
    assert [seat.role for seat in haven.seats_of("bemanning")] == ["kapitein", "maat", "loods"]


def test_hook_conversation_kinds(haven: SchoolProfile) -> None:
    assert haven.conversation_kind("dekgesprek").leaders == ("maat",)


def test_hook_support_routes(haven: SchoolProfile) -> None:
    assert haven.route("vaart").place("koers") == 3


def test_hook_admission_rules(haven: SchoolProfile) -> None:
    assert own(haven, "admission_rules") == ["elf_jaar", "bij_twijfel"]


def test_hook_placement_rules(haven: SchoolProfile) -> None:
    assert own(haven, "placement_rules") == ["proefvaart", "dek", "beneden"]


def test_hook_decision_rights(haven: SchoolProfile) -> None:
    assert haven.decision("koers_wijzigen").teams == ("bemanning",)


def test_hook_deadlines(haven: SchoolProfile) -> None:
    assert own(haven, "deadlines") == ["sein_beantwoorden", "vaart_nabespreken"]
    assert haven.deadline("opp_zes_weken").due_on(date(2026, 11, 26)) == date(2027, 1, 7)
    assert haven.deadline("opp_zes_weken").owner == "kapitein"
    winter = SchoolCalendar(
        holidays=(Holiday(label="ijs", first=date(2026, 12, 19), last=date(2027, 1, 3), source=at("4")),)
    )
    assert haven.deadline("vaart_nabespreken").due_on(date(2026, 12, 10), winter) == date(2027, 1, 7)


def test_hook_thresholds(haven: SchoolProfile) -> None:
    assert own(haven, "thresholds") == ["zeeziek"]


def test_hook_obligations(haven: SchoolProfile) -> None:
    assert own(haven, "obligations") == ["sloepenrol"]
    assert of_law(haven, "obligations") == ["schoolgids_ondersteuning"]


def test_hook_provisions(haven: SchoolProfile) -> None:
    assert own(haven, "provisions") == ["hangmat"]


def test_hook_trainings(haven: SchoolProfile) -> None:
    assert own(haven, "trainings") == ["knopen"]


def test_hook_facilities(haven: SchoolProfile) -> None:
    assert own(haven, "facilities") == ["loopplank", "lift"]


def test_hook_partners(haven: SchoolProfile) -> None:
    assert haven.partner("loodswezen").seat == "loods"


def test_hook_document_templates(haven: SchoolProfile) -> None:
    assert [form.code for form in haven.intake_forms] == ["noodsein"]
    assert not haven.template("opp").intake


def test_hook_guides(haven: SchoolProfile) -> None:
    assert own(haven, "guides") == ["man_overboord"]


def test_hook_systems(haven: SchoolProfile) -> None:
    assert haven.system("logboek").holds_reference


def test_hook_consent_rules(haven: SchoolProfile) -> None:
    assert own(haven, "consent_rules") == ["aan_boord"]
    assert of_law(haven, "consent_rules") == ["delen_buiten_school", "handelingsdeel"]


def test_hook_retention_periods(haven: SchoolProfile) -> None:
    assert own(haven, "retention_periods") == ["logboeken"]
    assert {period.length for period in haven.retention_periods} == {1, 2, 3, 5, 7}


def test_hook_goals(haven: SchoolProfile) -> None:
    assert own(haven, "goals") == ["droog"]


def test_hook_chapters(haven: SchoolProfile) -> None:
    assert [chapter.order for chapter in haven.chapters] == list(range(1, 10))


def test_hook_wording(haven: SchoolProfile) -> None:
    assert (haven.word("pupil_group", "klas"), haven.word("iets", "klas")) == ("dek", "klas")


def test_hook_remarks(haven: SchoolProfile) -> None:
    assert own(haven, "remarks") == ["a_3", "bladzijde_9", "te_jong"]


def test_hook_judge_requirement(quay: Quay) -> None:
    registry = quay.load()
    rule = AgeBetween(source=at("5"), least=11)
    (finding,) = registry.judge(registry.profile("haven"), rule, FACTS)
    assert (finding.state, finding.judged_by) == (State.UNMET, "haven")
    assert finding.reason == "Op zee is niemand ouder dan vijftien."


def test_hook_case_changed(quay: Quay) -> None:
    plugin = Haven()
    quay.load(plugin=plugin).case_changed("haven", "step", FACTS)
    assert plugin.heard == ["step"]
