"""Plugins that misbehave while they declare: each becomes a problem that names plugin and hook."""

from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from time import perf_counter

import pytest

from core.schools.answers import Collected
from core.schools.child import collect
from core.schools.collect import collect_from
from core.schools.discover import ImportFailed, bring_in, discover
from tests.schools.harbour import changed
from tests.third_school import Haven, at

pytestmark = pytest.mark.pure

Install = Callable[[str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put a plugin on the path, as a distribution of its own with an entry point."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def write(name: str, body: str) -> None:
        code = "import os, sys, time\nfrom core.contract.hooks import hookimpl\n"
        code += "from core.contract.partners import Goal\nfrom core.contract.source import Source\n"
        code += "AT = Source(document='D', section='1')\nGOOD = Goal(code='goed', label='Goed', source=AT, years=1)\n"
        (tmp_path / f"crew_{name}.py").write_text(
            code + f"class Plugin:\n    @hookimpl\n    def goals(self):\n{body}\n"
        )
        info = tmp_path / f"crew_{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: crew-{name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[dekkend.schools]\n{name} = crew_{name}:Plugin\n")

    return write


def says(collected: Collected) -> str:
    return " | ".join(str(problem) for problem in collected.problems)


def test_good_plugins_are_collected_in_one_child(install: Install) -> None:
    install("een", "        return [GOOD]")
    install("twee", "        print('babbel'); return (GOOD,)")
    found = collect(["een", "twee"])
    assert [value.code for value in found["een"].values["goals"]] == ["goed"]
    assert found["een"].values == found["twee"].values
    assert not says(found["een"]) + says(found["twee"])


def test_a_hanging_plugin_is_stopped_and_the_others_still_answer(install: Install) -> None:
    install("hangt", "        time.sleep(60)")
    install("werkt", "        return [GOOD]")
    begun = perf_counter()
    found = collect(["hangt", "werkt"], limit=1.5)
    assert perf_counter() - begun < 20
    assert "plugin hangt: De plugin antwoordde niet binnen 1.5 seconden en is gestopt." in says(found["hangt"])
    assert found["werkt"].values["goals"]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        pytest.param("        raise ValueError('stuk')", "goals: De plugin gaf een fout: ValueError: stuk", id="fout"),
        pytest.param("        yield GOOD\n        1 / 0", "goals: De plugin gaf een fout: ZeroDiv", id="halverwege"),
        pytest.param("        return ['goed']", "goals/1: Hier hoort Goal, de plugin gaf str.", id="verkeerde soort"),
        pytest.param("        return [GOOD, GOOD]", "goals/goed: De code goed komt twee keer voor.", id="dubbele code"),
        pytest.param("        os._exit(3)", "De plugin stopte zonder antwoord.", id="stopt het proces"),
        pytest.param("        sys.exit(3)", "goals: De plugin gaf een fout: SystemExit: 3", id="stopt netjes"),
        pytest.param("        os.write(3, b'x\\n'); return []", "niet te lezen", id="onzin op de lijn"),
        pytest.param("        b = 'x' * 10**10; return []", "De plugin gebruikt te veel geheugen.", id="geheugen"),
        pytest.param("        return 5", "goals: De plugin gaf een fout: TypeError", id="geen lijst"),
    ],
)
def test_a_bad_plugin_becomes_a_problem(install: Install, body: str, sentence: str) -> None:
    install("slecht", body)
    found = collect(["slecht"], limit=5)["slecht"]
    assert sentence in says(found)
    assert all(problem.where == "plugin slecht" for problem in found.problems)


def test_a_plugin_sees_no_secret_of_the_platform(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "geheim")
    install("gluurt", "        raise ValueError(os.environ.get('SECRET_KEY', 'niets te zien'))")
    assert "niets te zien" in says(collect(["gluurt"])["gluurt"])


def test_a_plugin_that_is_not_installed_is_named_with_those_that_are(install: Install) -> None:
    install("aanwezig", "        return []")
    found = says(collect(["afwezig"])["afwezig"])
    assert "plugin afwezig: Deze plugin is niet geïnstalleerd." in found
    assert "aanwezig" in found


def test_an_import_error_is_told(install: Install) -> None:
    install("kapot", "        return []\nraise RuntimeError('lek')")
    assert "De plugin kan niet worden geladen: RuntimeError: lek" in says(collect(["kapot"])["kapot"])


def test_two_distributions_with_one_name_are_both_refused() -> None:
    class Point:
        """An entry point with a distribution, as importlib gives it."""

        def __init__(self, dist: str) -> None:
            self.name, self.value, self.dist = "haven", "m:P", type("Dist", (), {"name": dist})()

    offers = discover([Point("kade-een"), Point("kade-twee")])  # type: ignore[list-item]
    assert not offers.by_name
    assert "kade-een en kade-twee" in offers.problems[0].says


def test_a_class_is_made_and_an_object_is_used() -> None:
    offers = discover([EntryPoint("haven", "tests.third_school:Haven", "dekkend.schools")])
    assert isinstance(bring_in("haven", offers), Haven)
    with pytest.raises(ImportFailed, match="niet geïnstalleerd"):
        bring_in("anders", offers)


def test_a_misspelt_hook_is_refused_with_a_hint() -> None:
    misspelt = changed(care_levls=[])
    (problem,) = collect_from("haven", misspelt).problems
    assert str(problem) == "plugin haven, care_levls: Deze hook bestaat niet. Bedoel je care_levels?"


def test_a_text_where_a_tuple_belongs_is_found() -> None:
    level = next(iter(Haven().care_levels()))
    object.__setattr__(level, "actors", "maat")
    (problem,) = collect_from("haven", changed(care_levels=[level])).problems
    assert problem.key == "care_levels/kalm/actors"
    assert problem.says == "Hier hoort een tuple, er staat str. Mist er een komma?"


def test_a_source_without_a_paragraph_is_found_deep_inside() -> None:
    (team,) = Haven().team_compositions()
    object.__setattr__(team.seats[0], "source", at(""))
    keys = [problem.key for problem in collect_from("haven", changed(team_compositions=[team])).problems]
    assert keys == ["team_compositions/bemanning/seats/1/source"]
