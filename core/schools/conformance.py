"""The tests that every plugin inherits, also one that lives elsewhere. Only pytest and Dekkend are needed.

    class TestHaven(SchoolConformance):
        plugin, school, settings = Haven, "haven", Path(__file__).parents[1] / "settings"

`level` is the level that the profile has to reach: not less, and, so that a step forward is kept, not more. The
platform finds the same level by itself at each start; a test that ran somewhere is never a reason to show one.
"""

import ast
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from core.contract.hooks import DECLARING
from core.contract.wire import from_wire, to_wire
from core.schools.check import Conformance, conformance, unaccounted
from core.schools.collect import collect_from
from core.schools.problems import ProblemKind, errors
from core.schools.registry import Registry

MAY_IMPORT = "core.contract"
NEVER = frozenset({"flask", "jinja2", "marshmallow", "sqlalchemy", "werkzeug"})
"""What a plugin has no business with: it declares values and sees no request, page or table."""


@cache
def _registry(plugin: Callable[[], object], name: str, settings: Path) -> Registry:
    return Registry.load(settings, plugins={name: plugin()})


class SchoolConformance:
    """Inherit this in a class whose name begins with `Test`, and say which plugin it is about."""

    plugin: ClassVar[Callable[[], object]]
    """The class of the plugin, or whatever makes it."""
    school: ClassVar[str]
    """The school that uses it: the name of its file, without .toml. So also the name under which it is installed."""
    settings: ClassVar[Path]
    """The folder with `schools` and `alliances`."""
    level: ClassVar[Conformance] = Conformance.ACCOUNTED

    @property
    def registry(self) -> Registry:
        """The platform with this school."""
        return _registry(type(self).plugin, self.school, self.settings)

    def test_the_platform_starts_the_school(self) -> None:
        problems = errors(self.registry.problems(self.school))
        _nothing("De school start niet", problems, self._reached() is Conformance.REFUSED)

    def test_the_profile_is_at_its_level(self) -> None:
        reached = self._reached()
        told = f"Het profiel is “{reached.value}” en deze test vraagt “{self.level.value}”"
        _nothing(told, self._open(), reached is not self.level)

    def test_every_answer_is_the_same_a_second_time(self) -> None:
        first, second = (collect_from(self.school, type(self).plugin()).values for _time in range(2))
        wrong = (hook for hook in DECLARING if first[hook] != second[hook])
        _nothing("Deze hooks antwoorden de tweede keer iets anders", wrong)

    def test_every_value_can_be_kept_and_read_again(self) -> None:
        values = collect_from(self.school, type(self).plugin()).values
        wrong = (f"{hook}/{v.code}" for hook in DECLARING for v in values[hook] if from_wire(to_wire(v)) != v)
        _nothing("Deze waarden komen anders terug uit de database", wrong)

    def test_the_plugin_imports_the_contract_only(self) -> None:
        folder = Path(str(sys.modules[type(self).plugin.__module__].__file__)).parent
        strange = (line for file in sorted(folder.rglob("*.py")) for line in _strange(file))
        _nothing("Een plugin gebruikt van Dekkend alleen core.contract", strange)

    def _reached(self) -> Conformance:
        problems = self.registry.problems(self.school)
        if self.school in self.registry.quarantined:
            return Conformance.REFUSED
        return conformance(self.registry.profile(self.school), problems)

    def _open(self) -> Iterator[str]:
        """What keeps the profile from a higher level; a note keeps it from none."""
        problems = self.registry.problems(self.school)
        yield from (str(problem) for problem in problems if problem.kind is not ProblemKind.NOTE)
        if self.school not in self.registry.quarantined:
            for place, says in unaccounted(self.registry.profile(self.school)):
                yield f"{place}: {says}"


def _strange(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name in _imported(node):
                own = name == MAY_IMPORT or name.startswith(f"{MAY_IMPORT}.")
                if name.partition(".")[0] in {"core", *NEVER} and not own:
                    yield f"{file.name}, regel {node.lineno}: {name}"


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    """The names of modules; `from core import contract` counts as core.contract."""
    if isinstance(node, ast.ImportFrom):
        return [f"core.{alias.name}" for alias in node.names] if node.module == "core" else [node.module or ""]
    return [alias.name for alias in node.names]


def _nothing(told: str, found: Iterable[Any], wrong: bool | None = None) -> None:
    """Fail with the sentence and what was found below it; when `wrong` is not given, with anything found."""
    lines = [f"- {line}" for line in found]
    if wrong or (wrong is None and lines):
        raise AssertionError("\n".join([f"{told}:" if lines else f"{told}.", *lines]))
