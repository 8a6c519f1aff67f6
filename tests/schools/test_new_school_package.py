"""What `dekkend school new` writes is a school: whole, tidy, honest about being an example, and a case walks it."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from core.contract.hooks import DECLARING
from core.contract.school import Sector
from core.features.cases.concern_answers import Concern, Incomplete
from core.features.cases.concerns import report
from core.features.cases.facts import load
from core.features.cases.record import NewNote, add_note
from core.features.consents.rules import Answer
from core.features.duties import service as duties
from core.features.meetings import agenda
from core.features.meetings.closing import close_item
from core.features.meetings.completeness import NotClosed
from core.features.meetings.items import item_of
from core.features.meetings.planning import meeting_of
from core.features.meetings.written import Closing
from core.schools.new.files import contents
from core.schools.new.wanted import Wanted
from core.web.problems import NotFound, Refused
from tests.clock import FixedClock
from tests.factories_meetings import plan_meeting, say
from tests.new_school import ROOT, dekkend, installed, platform, run, written
from tests.world import World

# Its database is a file of its own, on either run.
pytestmark = [pytest.mark.pure, pytest.mark.world]

TODAY = date(2026, 11, 26)
KEYS = {Sector.PO: ("leerkracht", "intern_begeleider"), Sector.VO: ("mentor", "zorgcoordinator")}
REMARK = "Dit is nog het voorbeeld. Schrijf het profiel van de school zelf in chapters.toml en source.py."


@dataclass(frozen=True, kw_only=True)
class Package:
    """A written package, and where it is installed."""

    sector: Sector
    source: Path
    place: Path

    @property
    def slug(self) -> str:
        """The name of the school."""
        return self.source.name.removeprefix("dekkend-school-")

    @property
    def settings(self) -> Path:
        """Its folder of settings."""
        return self.source / "settings"


@pytest.fixture(scope="module", params=list(Sector), ids=lambda sector: sector.value)
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A package of each sector, built and installed without a network."""
    folder = tmp_path_factory.mktemp("beside")
    source = written(folder, f"haven-{request.param.lower()}", request.param, "De Haven")
    return Package(sector=request.param, source=source, place=installed(source, folder / "installed"))


def test_its_own_tests_pass_untouched(package: Package) -> None:
    told = run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"], package.source)
    assert told.returncode == 0, told.stdout
    assert re.search(r"^\d\d passed in", told.stdout, re.MULTILINE)


def test_the_platform_starts_it_and_says_that_it_is_an_example(package: Package) -> None:
    about = ["school", "--config", str(package.settings)]
    told = dekkend(package.source, *about, "check", package.slug, place=package.place)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [
        f"OPMERKING  [{package.slug}] plugin {package.slug}, about/school/document: {REMARK}",
        "Scholen: 1. Fouten: 0. Opmerkingen: 1.",
    ]
    told = dekkend(package.source, *about, "list", place=package.place)
    assert told.stdout.startswith(f"{package.slug:<22} {'werkt':<14} De Haven (Samenwerkingsverband Voorbeeld)\n")
    told = dekkend(package.source, *about, "show", package.slug, place=package.place)
    assert f"{package.sector.value}\n" in told.stdout
    assert f"[{package.slug}, § 4.1]" in told.stdout


def test_with_a_document_of_its_own_it_is_accounted_for(package: Package, tmp_path: Path) -> None:
    """Nothing but the name of the example stands between the package and the highest level."""
    source = written(tmp_path, package.slug, package.sector)
    file = next(source.glob("school_*/source.py"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('DOCUMENT = "Voorbeeldprofiel"', 'DOCUMENT = "SOP Haven"'), encoding="utf-8")
    told = run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"], source)
    assert "Het profiel is “verantwoord” en deze test vraagt “werkt”." in told.stdout
    promise = source / "tests/test_conformance.py"
    text = promise.read_text(encoding="utf-8")
    promise.write_text(text.replace("level = Conformance.WORKS", "level = Conformance.ACCOUNTED"), encoding="utf-8")
    told = run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"], source)
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize(
    ("slug", "label"), [("ij", "IJ"), ("h" * 40, "x" * 60), ("de-oude-haven-2", "De Oude Haven ’t Hoekje aan ’t IJ")]
)
@pytest.mark.parametrize("sector", list(Sector))
def test_its_code_is_in_form_whatever_the_school_is_called(
    tmp_path: Path, sector: Sector, slug: str, label: str
) -> None:
    source = written(tmp_path, slug, sector, label)
    ruff = [sys.executable, "-m", "ruff"]
    for words in (["check", "--no-cache", "."], ["format", "--no-cache", "--check", "."]):
        told = run([*ruff, *words], source)
        assert told.returncode == 0, told.stdout
    files = [(path, path.read_text(encoding="utf-8").splitlines()) for path in source.rglob("*.py")]
    assert [path for path, lines in files if len(lines) > 200] == []


def test_its_types_are_strict(package: Package) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(package.place / "mypy")]
    told = run(command, package.source, MYPYPATH=f"{ROOT}:.")
    assert told.returncode == 0, told.stdout


def test_every_template_is_filled_in_and_no_hook_is_forgotten() -> None:
    made = contents(Wanted(slug="haven", label="De Haven", sector=Sector.PO))
    assert [name for name, text in made.items() if "$" in text or name.endswith(".txt")] == []
    answered = set(re.findall(r"def (\w+)\(self\)", made["school_haven/plugin.py"]))
    assert set(DECLARING) - answered == {"retention_periods"}
    listed = set(re.findall(r"`school_haven/(\w+\.\w+)`", made["README.md"]))
    assert {name.split("/")[1] for name in made if name.startswith("school_haven/")} - listed == {
        "__init__.py",
        "py.typed",
    }
    speaking = [name for name in made if name.endswith((".py", ".toml")) and "CHANGE" in made[name]]
    assert len(speaking) > 15


@pytest.fixture
def haven(package: Package, tmp_path: Path, clock: FixedClock) -> Iterator[World]:
    """A platform with this school alone, with people in every role."""
    with platform(package.slug, package.settings, package.place, tmp_path, clock) as world:
        yield world


def concern(haven: World, *consulted: str) -> Concern:
    return Concern(
        form="zorgmelding",
        route="ondersteuningsroute",
        pupil_id=haven.loep.pupil_together.id,
        texts={"wat_zie_je": "Stil in de klas."},
        parties={"overleg": frozenset(consulted)},
    )


def test_a_case_walks_from_concern_to_decision(package: Package, haven: World) -> None:
    mentor, owner = (haven.loep.membership(key) for key in KEYS[package.sector])
    with pytest.raises(Incomplete) as refused, haven.acting(package.slug, mentor):
        report(concern(haven, "leerling"))
    assert set(refused.value.errors) == {"overleg"}
    with haven.acting(package.slug, mentor):
        case_id = report(concern(haven, "ouders")).case.id
        assert [d.due_on for d in duties.open_duties(case_id) if d.rule == "melding_op_agenda"] == [date(2026, 12, 6)]
    with pytest.raises(Refused, match="toestemming"), haven.acting(package.slug, owner):
        agenda.put_on(plan_meeting("ondersteuningsteam", TODAY), case_id)
    with haven.acting(package.slug, owner):
        say(case_id, "bespreken_ot", Answer.GIVEN)
    with pytest.raises(NotFound), haven.acting(package.slug, haven.loep.membership("swv_adviseur")):
        load(case_id)
    decided(package, haven, case_id)
    with haven.acting(package.slug, owner):
        case = load(case_id).case
        assert (case.step_code, case.level_code) == ("plan", "extra")
        assert {d.rule for d in duties.open_duties(case_id)} == {"opp_zes_weken", "plan_evalueren", "step:plan"}


def decided(package: Package, haven: World, case_id: UUID) -> None:
    """The team decides on extra support: refused without the talk that the step asks, taken after it."""
    owner = haven.loep.membership(KEYS[package.sector][1])
    closing = Closing(
        minutes={"wat_nodig": "Rust.", "afspraak": "Een plan."},
        outcome="verder",
        directors=(owner.id,),
        decisions=("extra_ondersteuning",),
    )
    with haven.acting(package.slug, owner):
        meeting = plan_meeting("ondersteuningsteam", TODAY)
        item = agenda.put_on(meeting, case_id)
    with haven.acting(package.slug, haven.loep.membership("swv_adviseur")):
        assert load(case_id).case.id == case_id
    with pytest.raises(NotClosed) as refused, haven.acting(package.slug, owner):
        close_item(item_of(meeting.id, item.id), meeting_of(meeting.id), closing)
    assert [finding.source.mark for finding in refused.value.findings if finding.stops] == ["§ 4.3"]
    with haven.acting(package.slug, owner):
        both = frozenset({"ouders", "leerling"})
        add_note(load(case_id), NewNote(kind="conversation", on=TODAY, body="Goed.", about="plangesprek", roles=both))
        close_item(item_of(meeting.id, item.id), meeting_of(meeting.id), closing)
