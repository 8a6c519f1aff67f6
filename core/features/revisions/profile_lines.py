"""What a change makes of the profile, value by value, as a page shows it."""

from dataclasses import dataclass

from core.features.publication.plurals import PLURALS
from core.features.publication.sentences import about_anyone
from core.schools.profile import SchoolProfile
from core.schools.profile_difference import ChangeKind, FieldDifference, ValueDifference, differences
from core.schools.profile_wire import without_contacts
from core.web.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWords:
    """One part of a value: what it is called, and its words before and after."""

    term: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileLine:
    """One value of the profile that is otherwise. `fields` is empty for a value that came or went."""

    noun: str
    label: str
    mark: str
    came: bool
    went: bool
    fields: tuple[FieldWords, ...]


def profile_lines(before: SchoolProfile, after: SchoolProfile) -> tuple[ProfileLine, ...]:
    """Everything that is otherwise, without the names of contact persons: they are no rules."""
    return tuple(_line(one) for one in differences(without_contacts(before), without_contacts(after)))


def _line(one: ValueDifference) -> ProfileLine:
    return ProfileLine(
        noun=_(PLURALS[one.hook]),
        label=about_anyone(one.label),
        mark=one.source.mark,
        came=one.kind is ChangeKind.ADDED,
        went=one.kind is ChangeKind.REMOVED,
        fields=tuple(_words(field) for field in one.fields),
    )


def _words(field: FieldDifference) -> FieldWords:
    nothing = _("niets")
    return FieldWords(
        term=field.term, was=about_anyone(field.old) or nothing, becomes=about_anyone(field.new) or nothing
    )
