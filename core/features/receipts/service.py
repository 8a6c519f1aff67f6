"""Judging decisions again: one, or all of a school one after the other with flat memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from core.access.school import profile, registry
from core.features.receipts.rules import DecisionRecord, Replay, judge_as_kept, replay, replay_with
from core.features.receipts.sources import DecisionSource, sources
from core.schools.profile import SchoolProfile
from core.schools.versions import profile_of

BATCH = 200
_MOST_HELD = 8
"""Versions of the profile that are held at once; each is some megabytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """A decision with what judging it again gave."""

    record: DecisionRecord
    replay: Replay


Again = Callable[[DecisionRecord], Replay]
"""One way of judging a decision again."""


def as_then() -> Again:
    """Under the version of its own day; plugins are asked where that is the version in force."""
    held: dict[str, SchoolProfile] = {profile().digest: profile()}

    def again(record: DecisionRecord) -> Replay:
        try:
            found = held.get(record.digest) or profile_of(record.digest)
        except LookupError as gone:
            return Replay(lost=str(gone.args[0]))
        if len(held) > _MOST_HELD:
            held.pop(next(digest for digest in held if digest != profile().digest))
        held[record.digest] = found
        if found.digest == profile().digest:
            return replay_with(record, found, partial(registry().judging, found))
        return _as_kept(record, found)

    return again


def under(rules: SchoolProfile) -> Again:
    """Under other rules of this school: those in force, or ones that somebody proposes. Plugins are asked as they are
    now."""
    return lambda record: replay_with(record, rules, partial(registry().judging, rules))


def replay_all(
    again: Again, only: DecisionSource | None = None, between: Callable[[], None] = lambda: None
) -> Iterator[Replayed]:
    """Every decision that the reader may see, one after the other, oldest first.

    Reads `BATCH` at a time and keeps none; `between` is called after each batch (a command commits there, so that it
    does not keep others from writing).
    """
    for source in (only,) if only else sources():
        after = None
        while batch := source.page(after, BATCH):
            yield from (Replayed(record=record, replay=again(record)) for record in batch)
            after = batch[-1].id
            between()


def _as_kept(record: DecisionRecord, rules: SchoolProfile) -> Replay:
    try:
        judge = judge_as_kept(record, rules)
    except (ValueError, LookupError):  # cannot be read or judged; `replay` says so before it judges
        judge = partial(registry().judge, rules)
    return replay(record, rules, judge)
