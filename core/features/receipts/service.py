"""Judging decisions again: one, or all of a school one after the other with flat memory."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from core.access.school import profile, registry
from core.contract.facts import Facts
from core.contract.requirements import Requirement
from core.features.receipts.rules import DecisionRecord, Judge, Replay, judge_as_kept, replay, replay_of
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


class Again:
    """One way of judging decisions again: `rules_of` says by which rules. `prepare` is for many at once."""

    def __init__(self, rules_of: Callable[[DecisionRecord], SchoolProfile], *, as_kept: bool) -> None:
        self._rules_of, self._as_kept = rules_of, as_kept
        self._ready: dict[UUID, tuple[Facts, Judge]] = {}

    def __call__(self, record: DecisionRecord) -> Replay:
        """What judging this decision again gives."""
        try:
            rules = self._rules_of(record)
        except LookupError as gone:
            return Replay(lost=str(gone.args[0]))
        if self._as_kept and rules.digest != profile().digest:
            return _as_kept(record, rules)
        if record.id not in self._ready:
            self._ask([(record, rules)])
        if record.id not in self._ready:
            return replay(record, rules, partial(registry().judge, rules))
        facts, judge = self._ready.pop(record.id)
        return replay_of(record, facts, rules, judge)

    def prepare(self, batch: Iterable[DecisionRecord]) -> None:
        """Ask the plugins about all of these at once, each by the rules under which it will be judged."""
        for rules, records in self._by_rules(batch).items():
            self._ask([(record, rules) for record in records])

    def _by_rules(self, batch: Iterable[DecisionRecord]) -> dict[SchoolProfile, list[DecisionRecord]]:
        found: dict[SchoolProfile, list[DecisionRecord]] = {}
        for record in batch:
            with suppress(LookupError):
                rules = self._rules_of(record)
                if not self._as_kept or rules.digest == profile().digest:
                    found.setdefault(rules, []).append(record)
        return found

    def _ask(self, records: list[tuple[DecisionRecord, SchoolProfile]]) -> None:
        read: list[tuple[UUID, Facts]] = []
        asked: list[tuple[Requirement, Facts]] = []
        for record, rules in records:
            with suppress(LookupError, ValueError):  # what cannot be read or is not known any more is told by `replay`
                facts = record.read_facts()
                asked += [(whole, facts) for whole in record.asks(rules, record.kind, facts)]
                read.append((record.id, facts))
        if read:
            judge = registry().judging(records[0][1], asked)
            self._ready |= {found: (facts, judge) for found, facts in read}


def as_then() -> Again:
    """Under the version of its own day; plugins are asked where that is the version in force."""
    held: dict[str, SchoolProfile] = {profile().digest: profile()}

    def rules_of(record: DecisionRecord) -> SchoolProfile:
        if record.digest not in held:
            if len(held) > _MOST_HELD:
                held.pop(next(digest for digest in held if digest != profile().digest))
            held[record.digest] = profile_of(record.digest)
        return held[record.digest]

    return Again(rules_of, as_kept=True)


def under(rules: SchoolProfile) -> Again:
    """Under other rules of this school: those in force, or ones that somebody proposes. Plugins are asked as they are
    now."""
    return Again(lambda record: rules, as_kept=False)


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
            again.prepare(batch)
            yield from (Replayed(record=record, replay=again(record)) for record in batch)
            after = batch[-1].id
            between()


def _as_kept(record: DecisionRecord, rules: SchoolProfile) -> Replay:
    try:
        judge = judge_as_kept(record, rules)
    except (ValueError, LookupError):  # cannot be read or judged; `replay` says so before it judges
        judge = partial(registry().judge, rules)
    return replay(record, rules, judge)
