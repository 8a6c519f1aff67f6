"""What the documents point at exists: files, commands and decisions."""

import re
from pathlib import Path

import click
import pytest

from core.cli import cli

pytestmark = pytest.mark.pure

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
COMMAND = re.compile(r"(?<![\w-])dekkend((?: [a-z][a-z-]+)+)")


def missing_links(page: Path) -> list[str]:
    named = LINK.findall(page.read_text(encoding="utf-8"))
    return [name for name in named if "://" not in name and not (page.parent / name).exists()]


def missing_commands(text: str, program: click.Command) -> list[str]:
    """The commands that stand in code, inline or fenced, and that the program does not know."""
    called = [words.strip() for code in CODE.findall(text) for words in COMMAND.findall(code)]
    return [words for words in called if not known(words.split(), program)]


def known(words: list[str], command: click.Command | None) -> bool:
    """Whether the words lead to a command; what follows a command are its arguments."""
    while words and isinstance(command, click.Group):
        command = command.get_command(click.Context(command), words[0])
        words = words[1:]
    return command is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_files_that_a_page_points_at_exist(page: Path) -> None:
    assert not missing_links(page)


def test_the_commands_that_the_pages_name_exist() -> None:
    named = {page.name: missing_commands(page.read_text(encoding="utf-8"), cli) for page in PAGES}
    assert not {page: commands for page, commands in named.items() if commands}


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(page.name[:4]) for page in sorted((ROOT / "docs/decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.planted
def test_a_link_and_a_command_that_do_not_exist_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[here](nowhere.md) and [there](https://example.invalid/x.md)", encoding="utf-8")
    assert missing_links(page) == ["nowhere.md"]
    program = click.Group("dekkend", commands={"school": click.Group(commands={"check": click.Command("check")})})
    text = "`dekkend nonsense`, `dekkend school check loep`\n```sh\ndekkend school nothing --at-all\n```"
    assert missing_commands(text, program) == ["nonsense", "school nothing"]
