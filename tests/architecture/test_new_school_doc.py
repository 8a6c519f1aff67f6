"""docs/new-school.md is true: run from top to bottom it makes a school, and a case walks that school's route."""

import os
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from core.access.scope import Scope
from core.features.cases.concern_answers import Concern, Incomplete
from core.features.cases.concerns import report
from core.features.cases.facts import load
from core.features.consents.rules import Answer
from core.features.duties import service as duties
from core.features.meetings import agenda
from core.web.problems import NotFound
from tests.clock import FixedClock
from tests.factories_meetings import plan_meeting, say
from tests.new_school import ROOT, platform, run
from tests.world import World

# Its database is a file of its own, on either run.
pytestmark = [pytest.mark.pure, pytest.mark.world]

PAGE = (ROOT / "docs/new-school.md").read_text(encoding="utf-8")
BLOCK = re.compile(
    r"(?:^\*\*`(?P<file>[\w./-]+)`\*\*\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```", re.DOTALL | re.MULTILINE
)
ROW = re.compile(r"^\| `([\w./-]+)` \| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \|$", re.MULTILINE)
NOT_RUN = (".tools/bin/uv", ".venv/bin/granian")
"""Commands that change the installation that tests, or that do not end."""
PROGRAMS = {
    "dekkend": f"{sys.executable} -c 'from core.cli import main; main()'",
    "python": sys.executable,
    "ruff": f"{sys.executable} -m ruff",
}
NO_CACHES = {"RUFF_NO_CACHE": "true", "MYPY_CACHE_DIR": os.devnull, "PYTEST_ADDOPTS": "-p no:cacheprovider"}
TODAY = date(2026, 11, 26)


@dataclass
class Followed:
    """Somebody who follows the page in a folder of their own: what they typed, and what came back."""

    beside: Path
    setting: str = ""
    answers: list[tuple[str, int, str]] = field(default_factory=list)
    compared: list[tuple[str, str]] = field(default_factory=list)

    @property
    def package(self) -> Path:
        """The package of the page."""
        return self.beside / "dekkend-school-haven"

    def command(self, line: str) -> None:
        """Type one line in the folder of Dekkend, with the package where the page says it stands."""
        if line.startswith("export "):
            self.setting = f"{line}; "
        elif not line.startswith(NOT_RUN):
            words = re.sub(r"(?<!\S)\.venv/bin/(\w+)", lambda found: PROGRAMS[found[1]], line)
            words = re.sub(r"\.\.(?=/dekkend|$)", str(self.beside), self.setting + words)
            done = run(["sh", "-c", words], ROOT, self.package, **NO_CACHES)
            said = (done.stdout or done.stderr).replace(str(self.beside), "..")
            self.answers.append((line, done.returncode, said))

    def change(self, name: str, text: str) -> None:
        """Make the change of a block: each hunk stands exactly once in the file."""
        file = self.package / name
        for hunk in text.split("@@\n"):
            lines = hunk.splitlines(keepends=True)
            old = "".join(line[1:] for line in lines if line[0] in " -")
            new = "".join(line[1:] for line in lines if line[0] in " +")
            was = file.read_text(encoding="utf-8")
            assert was.count(old) == 1, (name, old)
            file.write_text(was.replace(old, new), encoding="utf-8")

    def install(self) -> None:
        """What an editable installation writes: the name of the package and its entry points, beside its code."""
        project = tomllib.loads((self.package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        info = self.package / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
        info.mkdir()
        head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
        (info / "METADATA").write_text(head, encoding="utf-8")
        points = "".join(f"{n} = {a}\n" for n, a in project["entry-points"]["dekkend.schools"].items())
        (info / "entry_points.txt").write_text(f"[dekkend.schools]\n{points}", encoding="utf-8")


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """The page, followed to its end."""
    reader = Followed(beside=tmp_path_factory.mktemp("beside"))
    before = ""
    for block in BLOCK.finditer(PAGE):
        if block["kind"] == "sh":
            for line in block["text"].splitlines():
                reader.command(line)
            if "school new" in block["text"]:
                reader.install()
        elif block["kind"] == "diff":
            reader.change(block["file"], block["text"])
        elif before == "sh" and not block["text"].startswith(".."):
            reader.compared.append((reader.answers[-1][2], block["text"]))
        before = block["kind"]
    return reader


def test_every_command_of_the_page_does_what_the_page_says(followed: Followed) -> None:
    assert [said for said, _told in followed.compared] == [told for _said, told in followed.compared]
    assert len(followed.compared) == 6
    wrong = [said for _line, status, said in followed.answers if status]
    assert wrong == [told for _said, told in followed.compared if told.startswith("FOUT")]
    assert len(followed.answers) >= 13


def test_the_tree_of_the_page_is_what_was_written(followed: Followed) -> None:
    (tree,) = (block["text"] for block in BLOCK.finditer(PAGE) if block["text"].startswith("../dekkend"))
    named = [line.split()[0].rstrip("/") for line in tree.splitlines()[1:]]
    assert all((followed.package / name).exists() for name in named)
    assert (followed.package / "dist/dekkend_school_haven-0.1.0-py3-none-any.whl").exists()


def test_the_marks_of_the_page_are_in_the_package(followed: Followed) -> None:
    changed = {block["file"] for block in BLOCK.finditer(PAGE) if block["kind"] == "diff"}
    marked = {name for name in changed if "CHANGE" in (followed.package / name).read_text(encoding="utf-8")}
    assert marked == changed


@pytest.mark.planted
@pytest.mark.parametrize(("name", "instead", "wrong", "says"), ROW.findall(PAGE))
def test_a_common_mistake_is_told_as_the_page_says(
    followed: Followed, tmp_path: Path, name: str, instead: str, wrong: str, says: str
) -> None:
    package = tmp_path / "dekkend-school-haven"
    shutil.copytree(followed.package, package)
    text = (package / name).read_text(encoding="utf-8")
    assert instead in text
    (package / name).write_text(text.replace(instead, wrong, 1), encoding="utf-8")
    words = ["school", "--config", str(package / "settings"), "check"]
    done = run([sys.executable, "-c", "from core.cli import main; main()", *words], ROOT, package)
    assert says in done.stdout


def test_the_page_has_its_table_of_mistakes() -> None:
    assert len(ROW.findall(PAGE)) > 15


@pytest.fixture
def haven(followed: Followed, tmp_path: Path, clock: FixedClock) -> Iterator[World]:
    """A platform with the school of the page alone, with people in every role, on an empty database of its own."""
    with platform("haven", followed.package / "settings", followed.package, tmp_path, clock) as world:
        yield world


def acting(haven: World, key: str) -> AbstractContextManager[Scope]:
    """What somebody of Haven does, in one transaction."""
    return haven.acting("haven", haven.loep.membership(key))


def concern(haven: World, *consulted: str) -> Concern:
    return Concern(
        form="zorgmelding",
        route="ondersteuningsroute",
        pupil_id=haven.loep.pupil_together.id,
        texts={"wat_zie_je": "Stil."},
        parties={"overleg": frozenset(consulted)},
    )


def test_the_changes_of_the_page_count(haven: World) -> None:
    """The form asks the pupil too, the term is five days, and consent opens and closes the case for the partner."""
    with pytest.raises(Incomplete) as refused, acting(haven, "mentor"):
        report(concern(haven, "ouders"))
    assert set(refused.value.errors) == {"overleg"}
    with acting(haven, "mentor"):
        case_id = report(concern(haven, "ouders", "leerling")).case.id
        assert [d.due_on for d in duties.open_duties(case_id) if d.rule == "melding_op_agenda"] == [date(2026, 12, 1)]
    with acting(haven, "zorgcoordinator"):
        say(case_id, "bespreken_ot", Answer.GIVEN)
        agenda.put_on(plan_meeting("ondersteuningsteam", TODAY), case_id)
    with acting(haven, "swv_adviseur"):
        assert load(case_id).case.id == case_id
    with acting(haven, "zorgcoordinator"):
        say(case_id, "bespreken_ot", Answer.WITHDRAWN, only=haven.loep.pupil_together.guardian_ids[0])
    with pytest.raises(NotFound), acting(haven, "swv_adviseur"):
        load(case_id)
