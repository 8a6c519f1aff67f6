"""The profile of one school on a day: its files and plugins, with the revisions that hold then laid over them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock

import structlog

from core.schools.answers import Collected
from core.schools.assemble import assemble, of_law, stacked
from core.schools.check import check
from core.schools.files import Alliance, SchoolFile
from core.schools.overlay import DUTCH_KEYS, read_own_values
from core.schools.own_fields import Layers, OwnField, own_fields
from core.schools.own_paths import HOOKS, Changes, folded, tables_of
from core.schools.problems import SetupProblem, errors
from core.schools.profile import SchoolProfile
from core.schools.revised import NOTHING, Published, PublishedRevision, holding_on, in_order
from core.schools.strict import merged

MOST_HELD = 8
"""Profiles of one school that a process holds at once; each is some megabytes."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a set of own values makes of a school. The profile may not be used when there are errors."""

    profile: SchoolProfile | None
    problems: tuple[SetupProblem, ...]

    @property
    def errors(self) -> tuple[SetupProblem, ...]:
        """What keeps it from being published."""
        return errors(self.problems)


class Revising:
    """One school: its file, its stack of plugins and its revisions. None of them changes: `by` gives another one.

    `base` is the profile without any revision, `number` that of the newest one.
    """

    def __init__(self, file: SchoolFile, alliance: Alliance, stack: Sequence[Collected], base: SchoolProfile) -> None:
        self.base, self.mark, self.number = base, NOTHING.mark, 0
        self.revisions: tuple[PublishedRevision, ...] = ()
        self.file, self.alliance, self.stack = file, alliance, tuple(stack)
        self._made: dict[tuple[int, ...], SchoolProfile] = {}
        self._lock = Lock()

    def by(self, published: Published) -> "Revising":
        """The same school by these revisions; profiles are made when they are first asked for."""
        other = Revising(self.file, self.alliance, self.stack, self.base)
        other.mark, other.revisions = published.mark, in_order(published.revisions)
        other.number = max((one.number for one in other.revisions), default=0)
        return other

    def profile(self, day: date) -> SchoolProfile:
        """The profile on a day."""
        revisions = holding_on(self.revisions, day)
        if not revisions:
            return self.base
        key = tuple(one.number for one in revisions)
        made = self._made.get(key)
        if made is None:
            with self._lock:
                made = self._made.get(key) or self._make(revisions)
                if len(self._made) >= MOST_HELD:
                    self._made.pop(next(iter(self._made)))
                self._made[key] = made
        return made

    def state(self, day: date) -> dict[str, object]:
        """What the revisions set on a day, by path, as kept."""
        return folded(one.changes for one in holding_on(self.revisions, day))

    def tried(self, state: Changes) -> Tried:
        """What these values make of the school, with everything that is wrong; `state` replaces every revision."""
        tried = self._laid(state)
        if tried.profile is None or tried.errors:
            return tried
        return replace(tried, problems=(*tried.problems, *check(tried.profile, self.file.where)))

    def fields(self, state: Changes) -> tuple[OwnField, ...]:
        """Every value that the school may set, with what each layer says; `state` is what the revisions say."""
        law = of_law(self.file.sector)
        layers = Layers(
            law=stacked((law,)),
            plugin=stacked((law, *self.stack)),
            file={key: table for key, table in self.file.told.items() if key in HOOKS},
            revision=tables_of(state),
        )
        return own_fields(layers)

    def _laid(self, state: Changes) -> Tried:
        file_tables = {key: table for key, table in self.file.told.items() if key in HOOKS}
        own, wrong = read_own_values(self.file.where, merged(file_tables, tables_of(state)))
        if wrong:
            return Tried(profile=None, problems=tuple(replace(one, school_id=self.file.id) for one in wrong))
        assembled = assemble(replace(self.file, own=own), self.alliance, self.stack)
        return Tried(profile=assembled.profile, problems=assembled.problems)

    def _make(self, revisions: tuple[PublishedRevision, ...]) -> SchoolProfile:
        """The profile of these revisions; checked again only when files or plugins are not those of the publication.

        What a new file or plugin no longer allows is left out and told, one value at a time; the school stays open.
        """
        state = folded(one.changes for one in revisions)
        known = all(one.basis == self.base.digest for one in revisions)
        for _attempt in range(2):
            tried = self._laid(state) if known else self.tried(state)
            if tried.profile is not None and not tried.errors:
                return tried.profile
            for wrong in tried.errors:
                log.error("revision_value_left_out", school=self.file.id, key=wrong.key, says=wrong.says)
            state = _without(state, tried.errors)
            known = False
        return self.base


def _without(state: Changes, wrong: Iterable[SetupProblem]) -> dict[str, object]:
    """The state without the values at which something is wrong."""
    places = [place for one in wrong for place in (one.key, _own_place(one.key)) if place]
    return {path: value for path, value in state.items() if not any(_lies(path, place) for place in places)}


def _own_place(key: str) -> str:
    """The own value that a fault of the profile is about: `deadlines/x/length` is below `termijnen.x`."""
    hook, _slash, rest = key.partition("/")
    return f"{DUTCH_KEYS[hook]}.{rest.split('/')[0]}" if rest and hook in DUTCH_KEYS else ""


def _lies(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}.") or place.startswith(f"{path}.")
