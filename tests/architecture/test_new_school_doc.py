"""docs/new-school.md is true: its files make a school, its commands work, and a case walks that school's route."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from core.access.scope import Scope, working_at
from core.app import create_app
from core.db import migrate
from core.db.clock import set_clock
from core.db.engine import db
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
from core.features.meetings.models import AgendaItem, Meeting
from core.features.meetings.planning import meeting_of
from core.features.meetings.written import Closing
from core.web.problems import NotFound, Refused
from tests.clock import FixedClock
from tests.factories_meetings import plan_meeting, say
from tests.world import World, profile_of
from tests.world_builder import build_school

# Its database is a file of its own, on either run.
pytestmark = pytest.mark.pure

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/new-school.md").read_text(encoding="utf-8")
FILES = re.findall(r"^\*\*`([\w./-]+)`\*\*\n\n```\w+\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
SHELL = re.findall(r"^```sh\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
SAID = re.findall(r"^```text\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
NOT_RUN = (".tools/bin/uv", ".venv/bin/granian")
"""Commands that fetch from elsewhere, or that do not end."""
TODAY = date(2026, 11, 26)


def install(package: Path) -> None:
    """What the installer would write: the name of the package and its entry points, beside its code."""
    project = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = package / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir()
    head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(head, encoding="utf-8")
    lines = [
        line
        for group, points in project["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {address}" for name, address in points.items()))
    ]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the page, written down and installed, in a folder called haven."""
    place = tmp_path_factory.mktemp("beside") / "haven"
    for name, text in FILES:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    install(place)
    return place


def run(package: Path, line: str) -> subprocess.CompletedProcess[str]:
    """A command of the page, in the folder of Dekkend, with the package where the page says it stands."""
    python = f"{sys.executable} -m"
    words = line.replace(".venv/bin/python -m pytest", f"{python} pytest -p no:cacheprovider --rootdir ../haven")
    words = words.replace(".venv/bin/dekkend", f"{sys.executable} -c 'from core.cli import main; main()'")
    words = words.replace("../haven", str(package))
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("DEKKEND", "DATABASE", "PYTEST"))}
    environment = {**keep, "PYTHONPATH": f"{package}{os.pathsep}{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(["sh", "-c", words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_page_tells_every_file_of_its_tree() -> None:
    tree = SAID[0]
    names = {Path(name).name for name, _text in FILES} - {"__init__.py"}
    assert {name for name in names if name not in tree} == set()


def test_every_command_of_the_page_works_and_says_what_the_page_says(package: Path) -> None:
    setting, said = "", {}
    for line in "".join(SHELL).splitlines():
        if line.startswith("export "):
            setting = f"{line}; "
        elif not line.startswith(NOT_RUN):
            done = run(package, setting + line)
            assert done.returncode == 0, (line, done.stdout, done.stderr)
            said[line.split()[-1]] = done.stdout
    assert [said["check"], said["list"]] == SAID[1:3]


@pytest.mark.planted
def test_the_mistake_of_the_page_is_found(package: Path) -> None:
    route = package / "haven/route.py"
    good = route.read_text(encoding="utf-8")
    route.write_text(good.replace('team="zorgteam"', 'team="zorgteem"', 1), encoding="utf-8")
    try:
        done = run(package, ".venv/bin/dekkend school --config ../haven/settings check")
    finally:
        route.write_text(good, encoding="utf-8")
    assert (done.returncode, done.stdout) == (1, SAID[3])


@pytest.fixture
def haven(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock) -> Iterator[World]:
    """A platform with the school of the page alone, with people in every role, on an empty database of its own."""
    monkeypatch.syspath_prepend(str(package))
    place = f"sqlite:///{tmp_path / 'haven.sqlite'}"
    settings = {"SCHOOLS": [package / "settings"], "DATABASE_URL": place, "VAR": str(tmp_path), "SECRET_KEY": "a test"}
    app = create_app({"TESTING": True, **settings})
    migrate.upgrade(app)
    set_clock(app, clock)
    with working_at(app, "haven", "test"):
        school = build_school(profile_of(app, "haven"), {})
    yield World(app=app, loep=school, loket=school)
    with app.app_context():
        db.engine.dispose()
    for name in [name for name in sys.modules if name.partition(".")[0] == "haven"]:
        monkeypatch.delitem(sys.modules, name)


def acting(haven: World, key: str) -> AbstractContextManager[Scope]:
    """What somebody of Haven does, in one transaction."""
    return haven.acting("haven", haven.loep.membership(key))


def concern(haven: World, *consulted: str) -> Concern:
    parties = {"overleg": frozenset(consulted)}
    pupil = haven.loep.pupil_together
    return Concern(form="zorgmelding", route="zorgroute", pupil_id=pupil.id, texts={"wat": "Stil."}, parties=parties)


def test_a_concern_without_the_parents_is_not_sent(haven: World) -> None:
    with pytest.raises(Incomplete) as refused, acting(haven, "mentor"):
        report(concern(haven, "leerling"))
    assert set(refused.value.errors) == {"overleg"}


def test_a_case_walks_the_route_of_the_page(haven: World) -> None:
    with acting(haven, "mentor"):
        case_id = report(concern(haven, "ouders")).case.id
        assert [d.due_on for d in duties.open_duties(case_id) if d.rule == "melding_op_agenda"] == [date(2026, 12, 6)]
    with pytest.raises(Refused, match="toestemming"), acting(haven, "zorgcoordinator"):
        agenda.put_on(plan_meeting("zorgteam", TODAY), case_id)
    with acting(haven, "zorgcoordinator"):
        say(case_id, "zorgteam", Answer.GIVEN)
    with pytest.raises(NotFound), acting(haven, "schoolarts"):
        load(case_id)
    with acting(haven, "zorgcoordinator"):
        meeting = plan_meeting("zorgteam", TODAY)
        item = agenda.put_on(meeting, case_id)
    with acting(haven, "schoolarts"):
        assert load(case_id).case.id == case_id
    decide(haven, case_id, meeting, item)
    with acting(haven, "zorgcoordinator"):
        case = load(case_id).case
        assert (case.step_code, case.level_code) == ("plan", "extra")
        assert {d.rule for d in duties.open_duties(case_id)} == {"opp_zes_weken", "step:plan"}
        say(case_id, "zorgteam", Answer.WITHDRAWN, only=haven.loep.pupil_together.guardian_ids[0])
    with pytest.raises(NotFound), acting(haven, "schoolarts"):
        load(case_id)


def decide(haven: World, case_id: UUID, meeting: Meeting, item: AgendaItem) -> None:
    """The team decides on extra support: refused without the talk that the step asks, taken after it."""
    closing = Closing(minutes={"afspraak": "Een plan."}, outcome="verder", decisions=("extra_ondersteuning",))
    with pytest.raises(NotClosed) as refused, acting(haven, "zorgcoordinator"):
        close_item(item_of(meeting.id, item.id), meeting_of(meeting.id), closing)
    assert [finding.source.mark for finding in refused.value.findings if finding.stops] == ["§ 4"]
    with acting(haven, "zorgcoordinator"):
        both = frozenset({"ouders", "leerling"})
        add_note(load(case_id), NewNote(kind="conversation", on=TODAY, body="Goed.", about="zorggesprek", roles=both))
        close_item(item_of(meeting.id, item.id), meeting_of(meeting.id), closing)
