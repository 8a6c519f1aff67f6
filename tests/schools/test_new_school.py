"""`dekkend school new`: it refuses in a Dutch sentence, writes everything or nothing, and says what comes next."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from core.cli import cli
from tests.schools.harbour import Quay

pytestmark = pytest.mark.pure

EMPTY = Path(__file__).parent
"""A folder without schools: only what is installed is known."""


def new(*words: str, config: Path = EMPTY) -> Result:
    """The outcome of `dekkend school new ...` on a platform with these settings."""
    return CliRunner().invoke(cli, ["school", "--config", str(config), "new", *words])


def files(place: Path) -> list[str]:
    return sorted(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file())


def test_it_writes_a_package_and_tells_what_to_do_next(tmp_path: Path) -> None:
    result = new("haven", "--sector", "vo", "--label", "De Haven", "--into", str(tmp_path))
    assert (result.exit_code, result.stderr) == (0, "")
    package = tmp_path / "dekkend-school-haven"
    assert f"Geschreven: {package}\n" in result.output
    for step in ("pip install", f"{package}/settings check haven", f"-m pytest {package}", "CHANGE", "README.md"):
        assert step in result.output
    assert [name for name in files(package) if "/" not in name] == ["README.md", "pyproject.toml"]
    assert "school_haven/plugin.py" in files(package)
    assert "settings/schools/haven.toml" in files(package)
    assert 'naam = "De Haven"' in (package / "settings/schools/haven.toml").read_text(encoding="utf-8")


def test_what_is_not_asked_has_a_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = new("de-oude-haven")
    assert result.exit_code == 0
    assert "--editable ./dekkend-school-de-oude-haven\n" in result.output
    text = (tmp_path / "dekkend-school-de-oude-haven/settings/schools/de-oude-haven.toml").read_text(encoding="utf-8")
    assert 'naam = "De Oude Haven"' in text
    assert 'sector = "PO"' in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Hoe heet de school? Bijvoorbeeld: dekkend school new haven."),
        (
            ("Haven",),
            "“Haven” kan niet. De naam van het bestand wordt het adres van de school: 2 tot 40 kleine letters",
        ),
        (("h",), "“h” kan niet."),
        (("1haven",), "“1haven” kan niet."),
        (("../haven",), "“../haven” kan niet."),
        (("haven-",), "“haven-” kan niet. Een streepje staat tussen twee woorden."),
        (("ha--ven",), "“ha--ven” kan niet."),
        (("h" * 41,), "kan niet."),
        (("account",), "Het adres /account is van het platform zelf."),
        (("loep",), "De school of plugin loep is er al. Kies een andere naam, of pas die school aan."),
        (("haven", "--sector", "HBO"), "De sector “HBO” kan niet. Kies PO (basisschool) of VO (middelbare school)."),
        (("haven", "--label", "x" * 61), "mag 60 tekens lang zijn, deze heeft er 61."),
        (("haven", "--label", 'De "Haven"'), "In de naam van de school kan het teken '\"' niet staan."),
        (("haven", "--label", "De {haven}"), "In de naam van de school kan het teken '{' niet staan."),
        (("haven", "--label", "De\nHaven"), "In de naam van de school kan het teken '\\n' niet staan."),
        (("haven", "--into", "nergens"), "De map nergens bestaat niet. Maak haar eerst, of kies een andere."),
        (("haven", "--config", "nergens"), "De map nergens bestaat niet."),
    ],
)
def test_it_refuses_in_a_sentence_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = new(*words)
    assert (result.exit_code, result.stdout, list(tmp_path.iterdir())) == (1, "", [])
    assert says in result.stderr
    assert not result.stderr.startswith("Error")


@pytest.mark.parametrize("longest", ["h" * 40, "de-" + "h" * 37])
def test_the_longest_name_is_allowed(tmp_path: Path, longest: str) -> None:
    assert new(longest, "--label", "x" * 60, "--into", str(tmp_path)).exit_code == 0


def test_a_school_with_mistakes_is_there_too(quay: Quay, tmp_path: Path) -> None:
    quay.write(head='naam = "Kapot"\n', slug="kapot")
    result = new("kapot", "--into", str(tmp_path), config=quay.place)
    assert (result.exit_code, (tmp_path / "dekkend-school-kapot").exists()) == (1, False)
    assert "De school of plugin kapot is er al." in result.stderr


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "dekkend-school-haven").mkdir()
    result = new("haven", "--into", str(tmp_path))
    assert result.exit_code == 1
    assert f"{tmp_path / 'dekkend-school-haven'} bestaat al. Er is niets geschreven." in result.stderr
    assert files(tmp_path) == []


def test_the_file_of_the_school_goes_into_a_folder_of_settings(quay: Quay, tmp_path: Path) -> None:
    quay.place.mkdir()
    into = tmp_path / "beside"
    into.mkdir()
    result = new("haven", "--into", str(into), "--config", str(quay.place))
    assert result.exit_code == 0
    assert files(quay.place) == ["alliances/voorbeeld.toml", "schools/haven.toml"]
    assert str(quay.place / "schools/haven.toml") in result.output


def test_an_alliance_that_is_there_is_not_overwritten(quay: Quay, tmp_path: Path) -> None:
    theirs = quay.place / "alliances/voorbeeld.toml"
    theirs.parent.mkdir(parents=True)
    theirs.write_text('naam = "Van hen"\nsector = "PO"\n', encoding="utf-8")
    assert new("haven", "--into", str(tmp_path), "--config", str(quay.place)).exit_code == 0
    assert "Van hen" in theirs.read_text(encoding="utf-8")


def test_a_school_file_that_is_there_stops_everything(quay: Quay, tmp_path: Path) -> None:
    (quay.place / "schools").mkdir(parents=True)
    (quay.place / "schools/haven.toml").write_text("# van een ander\n", encoding="utf-8")
    into = tmp_path / "beside"
    into.mkdir()
    result = new("haven", "--into", str(into), "--config", str(quay.place))
    assert (result.exit_code, files(into)) == (1, [])
    assert "haven.toml bestaat al. Er is niets geschreven." in result.stderr


@pytest.mark.parametrize("broken_at", [1, 2, 15, 28, 29, 30])
def test_a_disk_that_fills_up_leaves_nothing_behind(
    quay: Quay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken_at: int
) -> None:
    into = tmp_path / "beside"
    for folder in (into, quay.place):
        folder.mkdir()
    written, really = [0], Path.write_text

    def write_text(self: Path, text: str, encoding: str) -> int:
        written[0] += 1
        if written[0] == broken_at:
            raise OSError(28, "No space left on device", str(self))
        return really(self, text, encoding=encoding)

    monkeypatch.setattr(Path, "write_text", write_text)
    result = new("haven", "--into", str(into), "--config", str(quay.place))
    assert (result.exit_code, list(into.iterdir()), list(quay.place.iterdir())) == (1, [], [])
    assert "Hier kan niet worden geschreven" in result.stderr
    assert "Er is niets achtergebleven." in result.stderr


@pytest.mark.parametrize("broken_at", [1, 2, 3])
def test_a_move_that_fails_takes_the_earlier_ones_back(
    quay: Quay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken_at: int
) -> None:
    into = tmp_path / "beside"
    for folder in (into, quay.place):
        folder.mkdir()
    moved, really = [0], Path.rename

    def rename(self: Path, target: Path) -> Path:
        moved[0] += 1
        if moved[0] == broken_at:
            raise PermissionError(13, "Permission denied", str(target))
        return really(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    result = new("haven", "--into", str(into), "--config", str(quay.place))
    assert (result.exit_code, list(into.iterdir()), list(quay.place.iterdir())) == (1, [], [])
    assert "Permission denied" in result.stderr


def test_a_place_that_cannot_be_written_is_told() -> None:
    result = new("haven", "--into", "/proc")
    assert result.exit_code == 1
    assert "Hier kan niet worden geschreven (/proc/" in result.stderr


def test_the_help_is_dutch_and_shows_an_example() -> None:
    text = new("--help").output
    for part in (
        "NAAM",
        "--sector",
        "--label",
        "--into",
        "--config",
        'dekkend school new haven --sector VO --label "De',
    ):
        assert part in text
