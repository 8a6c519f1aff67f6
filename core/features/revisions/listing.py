"""Every value that a school may set, as a page lists it: searched, only what was changed, by paragraph."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.features.publication.plurals import PLURALS
from core.features.publication.sentences import about_anyone
from core.features.revisions.words import shown, shown_kept
from core.schools.own_fields import OwnField
from core.schools.profile import SchoolProfile
from core.web.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """One value of the overlay: what it is called, what holds, and what the law, the plugin and the school say."""

    field: OwnField
    holds: str
    law: str
    plugin: str
    own: str
    bounds: str
    changes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLine:
    """What can be set of one declared value, together: one page."""

    hook: str
    code: str
    subject: str
    mark: str
    fields: tuple[FieldLine, ...]

    @property
    def own(self) -> tuple[FieldLine, ...]:
        """What the school itself said of it."""
        return tuple(line for line in self.fields if line.field.is_own or line.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The values of one kind."""

    hook: str
    noun: str
    values: tuple[ValueLine, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What the reader asked for: a text, a chapter (its number), only what the school said itself."""

    text: str = ""
    chapter: str = ""
    own: bool = False

    @property
    def narrows(self) -> bool:
        """Whether something is left out."""
        return bool(self.text or self.chapter or self.own)


def line_of(field: OwnField, changes: Iterable[str] = ()) -> FieldLine:
    """One value as a page shows it."""
    return FieldLine(
        field=field,
        holds=shown(field, field.in_force),
        law=shown(field, field.law),
        plugin=shown(field, field.plugin),
        own=shown(field, field.revision if field.revision is not None else field.file),
        bounds=field.fixed or field.bounds.in_full,
        changes=field.path in set(changes),
    )


def listed(fields: Sequence[OwnField], sought: Sought, changes: Iterable[str] = ()) -> tuple[Listed, ...]:
    """The values by kind, in the order of the schema; kinds of which nothing is left are left out."""
    changed, by_hook = frozenset(changes), dict[str, dict[str, list[OwnField]]]()
    for field in fields:
        by_hook.setdefault(field.hook, {}).setdefault(field.code, []).append(field)
    found = []
    for hook, codes in by_hook.items():
        lines = (_value(hook, code, told, changed) for code, told in codes.items())
        values = tuple(line for line in lines if _fits(line, sought))
        found.append(Listed(hook=hook, noun=_(PLURALS[hook]), values=values, total=len(codes)))
    return tuple(one for one in found if one.values)


def _value(hook: str, code: str, told: Sequence[OwnField], changed: frozenset[str]) -> ValueLine:
    first = told[0]
    return ValueLine(
        hook=hook,
        code=code,
        subject=about_anyone(first.subject) or code,
        mark=first.source.mark,
        fields=tuple(line_of(field, changed) for field in told),
    )


def _fits(line: ValueLine, sought: Sought) -> bool:
    section = line.fields[0].field.source.section
    if sought.chapter and not (section == sought.chapter or section.startswith(f"{sought.chapter}.")):
        return False
    if sought.own and not line.own:
        return False
    whole = " ".join(
        (
            line.code,
            line.subject,
            line.mark,
            *(f"{one.field.path} {one.field.label} {one.holds}" for one in line.fields),
        )
    )
    return sought.text.casefold() in whole.casefold()


def chapters(profile: SchoolProfile) -> list[tuple[str, str]]:
    """The chapters of the school's document with a number of their own, for the filter."""
    tops = (part for part in profile.chapters if "." not in part.source.section)
    return [(part.source.section, f"{part.source.section} {part.label}") for part in tops]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One change of a draft: what it was before the draft, and what it becomes."""

    path: str
    hook: str
    code: str
    subject: str
    label: str
    mark: str
    before: str
    after: str


def change_lines(
    changes: Mapping[str, Any], fields: Iterable[OwnField], under: Mapping[str, Any]
) -> tuple[ChangeLine, ...]:
    """The changes in the order of the list; what the school does not have any more stands last, by its path."""
    by_path = {field.path: field for field in fields}
    ordered = [path for path in by_path if path in changes]
    return tuple(_change(path, changes[path], by_path[path], under) for path in ordered) + tuple(
        ChangeLine(path=path, hook="", code="", subject=path, label="", mark="", before="", after=str(value or ""))
        for path, value in changes.items()
        if path not in by_path and not path.endswith(".nieuw")
    )


def _change(path: str, value: Any, field: OwnField, under: Mapping[str, Any]) -> ChangeLine:
    before = shown_kept(field, under[path]) if path in under else shown(field, field.under)
    after = shown(field, field.under) if value is None else shown_kept(field, value)
    return ChangeLine(
        path=path,
        hook=field.hook,
        code=field.code,
        subject=about_anyone(field.subject) or field.code,
        label=field.label,
        mark=field.source.mark,
        before=before,
        after=after,
    )
