"""Every hook has its section, its test and an answer in the third school; the core names no school."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.contract.facts import Facts, PupilFacts
from core.contract.hooks import DECLARING, SchoolHooks
from core.contract.requirements import AgeBetween
from core.schools.answers import sifted
from core.schools.relay import HOOKS
from tests.third_school import Haven, at

pytestmark = pytest.mark.pure

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs/hooks.md").read_text(encoding="utf-8")
TESTS = (ROOT / "tests/schools/test_hooks.py").read_text(encoding="utf-8")
SCHOOLS = re.compile(r"loep|loket", re.IGNORECASE)


def heading(hook: str) -> str:
    """The heading of a hook: its signature as it is written, with the names of types only."""
    signature = str(inspect.signature(getattr(SchoolHooks, hook)))
    return f"## {hook}{re.sub(r'(?:[a-z]+[.])+(?=[A-Z])', '', signature)}"


def examples() -> list[str]:
    return re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)


def documented() -> dict[str, Callable[..., Any]]:
    """The examples, run: the function of each hook."""
    space: dict[str, Any] = {}
    for example in examples():
        exec(example, space)
    return {name: space[name] for name in HOOKS}


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_has_a_section_with_its_exact_signature(hook: str) -> None:
    assert f"{heading(hook)}\n" in DOCS


@pytest.mark.parametrize("hook", HOOKS)
def test_a_section_tells_when_what_and_silence(hook: str) -> None:
    section = DOCS.split(f"{heading(hook)}\n")[1].split("\n## ")[0]
    assert [word for word in ("**Asked**", "**Answer**", "**Silence**", "```python") if word not in section] == []


def test_the_page_has_no_hook_that_does_not_exist() -> None:
    assert re.findall(r"^## (\w+)\(", DOCS, re.MULTILINE) == list(HOOKS)


@pytest.mark.parametrize("hook", HOOKS)
def test_the_docstring_has_the_fixed_form(hook: str) -> None:
    text = inspect.getdoc(getattr(SchoolHooks, hook)) or ""
    needed = ("*Asked*", "*Answer*") if hook == "case_changed" else ("*Asked*", "*Answer*", "*Silence*")
    assert [word for word in needed if word not in text] == []


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_has_a_test(hook: str) -> None:
    assert f"def test_hook_{hook}(" in TESTS


@pytest.mark.parametrize("hook", DECLARING)
def test_the_third_school_declares_something(hook: str) -> None:
    assert list(getattr(Haven(), hook)())


def test_the_third_school_behaves() -> None:
    facts = Facts(today=date(2026, 11, 26), pupil=PupilFacts(born=date(2008, 1, 1)))
    assert Haven().judge_requirement(AgeBetween(source=at("5"), least=11), facts) is not None
    haven = Haven()
    haven.case_changed("step", facts)
    assert haven.heard == ["step"]


def test_the_examples_of_the_page_answer_what_the_hook_asks() -> None:
    made = documented()
    answers: dict[str, Iterable[object]] = {hook: tuple(made[hook](None)) for hook in DECLARING}
    collected = sifted("docs", answers)
    assert not [str(problem) for problem in collected.problems]
    assert all(collected.values[hook] for hook in DECLARING)
    facts = Facts(today=date(2026, 11, 26), pupil=PupilFacts(flags=frozenset({"zieke_zus"})))
    assert made["judge_requirement"](None, AgeBetween(source=at("5"), least=4), facts).reason


def named(written: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Each line that names a school."""
    for name, text in written:
        for number, line in enumerate(text.splitlines(), 1):
            if SCHOOLS.search(line):
                yield f"{name}:{number}: {line.strip()}"


def core_files() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "core").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            try:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def test_the_core_names_no_school() -> None:
    assert not list(named(core_files()))


@pytest.mark.planted
def test_a_named_school_is_found() -> None:
    assert list(named([("core/x.html", "<p>\nWelkom bij LOKET</p>")])) == ["core/x.html:2: Welkom bij LOKET</p>"]
