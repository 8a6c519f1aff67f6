"""Other ways to read the document: the lines that choose one change the rule; what cannot be carried is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.contract.remarks import Alternative, OwnValue, Remark
from core.schools.alternative_lines import choice_lines, own_lines
from core.schools.alternatives import in_force, wrong_with
from core.schools.problems import errors
from core.schools.profile import SchoolProfile
from core.schools.registry import Registry
from tests.schools.harbour import Quay, changed
from tests.third_school import Haven

pytestmark = pytest.mark.pure

CONFIG = Path(__file__).parents[2] / "config"


def reading(profile: SchoolProfile) -> Remark:
    """The reading of Haven that offers alternatives."""
    return next(one for one in profile.remarks if one.alternatives)


@pytest.mark.parametrize("lines", ["keuze", "eigen waarden"])
def test_de_regels_van_de_bladzijde_veranderen_de_regel(quay: Quay, lines: str) -> None:
    before = quay.profile()
    remark = reading(before)
    other = remark.alternatives[0]
    own = choice_lines(remark, other) if lines == "keuze" else own_lines(other)
    after = quay.profile(own)
    assert (before.deadline("sein_beantwoorden").length, after.deadline("sein_beantwoorden").length) == (3, 1)
    assert (in_force(before, other), in_force(after, other)) == (False, True)
    assert reading(after).chosen == (other.label if lines == "keuze" else remark.chosen)


@pytest.mark.parametrize(
    ("keuze", "says"), [("nergens", "kent de keuze nergens niet"), ("per_maand", "kan alleen in de plugin")]
)
def test_een_keuze_die_niet_kan(quay: Quay, keuze: str, says: str) -> None:
    assert any(says in told for told in quay.problems(f'[lezingen.a_3]\nkeuze = "{keuze}"\n'))


def test_een_onbekende_lezing(quay: Quay) -> None:
    assert any("geen lezing" in told for told in quay.problems('[lezingen.a_99]\nkeuze = "x"\n'))


def test_een_eigen_waarde_die_anders_zegt_wordt_gemeld(quay: Quay) -> None:
    own = '[lezingen.a_3]\nkeuze = "drie_dagen_te_lang"\n[termijnen.sein_beantwoorden]\nlengte = 4\n'
    profile = quay.profile(own)
    assert profile.deadline("sein_beantwoorden").length == 4
    assert any("is niet van kracht" in problem.says for problem in quay.load(own).problems())


@pytest.mark.parametrize(
    "own",
    [
        OwnValue(hook="deadlines", code="sein_beantwoorden", key="lengte", value="99"),
        OwnValue(hook="deadlines", code="nergens", key="lengte", value="1"),
        OwnValue(hook="deadlines", code="sein_beantwoorden", key="breedte", value="1"),
        OwnValue(hook="deadlines", code="sein_beantwoorden", key="lengte", value="een"),
        OwnValue(hook="planeten", code="mars", key="lengte", value="1"),
    ],
)
def test_een_keuze_die_de_school_nooit_kan_maken_is_een_fout(quay: Quay, own: OwnValue) -> None:
    remarks = [
        replace(one, alternatives=(Alternative(code="fout", label="Fout.", own=(own,)),)) if one.alternatives else one
        for one in Haven().remarks()
    ]
    found = errors(quay.load(plugin=changed(remarks=remarks)).problems())
    assert [problem.key for problem in found] == ["remarks/a_3/fout"]


@pytest.mark.parametrize("slug", ["loep", "loket"])
def test_elke_keuze_van_een_echte_school_kan_en_is_nog_niet_gemaakt(slug: str) -> None:
    profile = Registry.load(CONFIG).profile(slug)
    offered = [one for remark in profile.remarks for one in remark.alternatives]
    assert any(one.own for one in offered)
    assert any(not one.own for one in offered)
    assert [(one.code, wrong_with(profile, one)) for one in offered if wrong_with(profile, one)] == []
    assert [one.code for one in offered if in_force(profile, one)] == []
