"""Readings of the school's document: which choices were made, and what the school says of them."""

from dataclasses import dataclass

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.remarks import Alternative, Remark
from core.contract.source import Source
from core.db.clock import now
from core.db.engine import session
from core.features.publication import sentences
from core.features.setup.models import CONFIRMED, OTHERWISE, ReadingAnswer
from core.schools.alternative_lines import choice_lines, own_lines
from core.schools.alternatives import in_force
from core.schools.readings import Reading, readings
from core.web.language import _
from core.web.problems import NotFound, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativeLine:
    """Another way to read. `choice` are the lines of the school's file that choose it, `own` the values that follow;
    both empty where only the plugin can change it. `holds` tells whether it is in force."""

    code: str
    label: str
    choice: str
    own: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """A reading as people judge it. `key` is its address, `quote` the school's own text, `rests` what rests on it.

    `answer` is the school's last word, `stale` when it was given to another reading than this one.
    """

    key: str
    mark: str
    label: str
    quote: str
    says: str
    chosen: str
    source: Source
    rests: tuple[str, ...]
    answer: ReadingAnswer | None = None
    stale: bool = False
    alternatives: tuple[AlternativeLine, ...] = ()

    @property
    def wanted(self) -> AlternativeLine | None:
        """The alternative that the school chose last; None where it confirmed, or used words of its own."""
        code = self.answer.alternative if self.answer else ""
        return next((one for one in self.alternatives if code and one.code == code), None)

    @property
    def confirmed(self) -> bool:
        """Whether the school confirmed this very reading."""
        return self.answer is not None and self.answer.outcome == CONFIRMED and not self.stale


def reading_lines() -> tuple[ReadingLine, ...]:
    """Every reading of the school with its last answer, in the order of its number."""
    rows = session().scalars(select(ReadingAnswer).order_by(ReadingAnswer.at, ReadingAnswer.id))
    last = {row.mark: row for row in rows}
    return tuple(_line(one, last.get(one.mark)) for one in readings(profile()))


def reading_line(key: str) -> ReadingLine:
    """One reading by its address. NotFound otherwise."""
    found = next((line for line in reading_lines() if line.key == key), None)
    if found is None:
        raise NotFound()
    return found


def answer(line: ReadingLine, outcome: str, words: str, alternative: str = "") -> None:
    """Keep what the school says of a reading. It changes no rule: that is done in the school's file or the plugin."""
    current = scope()
    if current.membership_id is None:
        raise Problem(_("Alleen iemand van de school kan dit bevestigen."))
    if outcome not in (CONFIRMED, OTHERWISE):
        raise Problem(_("Kies of de lezing klopt."))
    if alternative and alternative not in {one.code for one in line.alternatives}:
        raise Problem(_("Deze keuze is er niet. Kies een andere."))
    if outcome == OTHERWISE and not (words.strip() or alternative):
        raise Problem(_("Kies hoe jullie het lezen, of schrijf het op."))
    session().add(
        ReadingAnswer(
            mark=line.mark,
            outcome=outcome,
            chosen=line.chosen,
            words=words.strip() if outcome == OTHERWISE else "",
            alternative=alternative if outcome == OTHERWISE else "",
            person_name=current.person_name,
            membership_id=current.membership_id,
            at=now(),
        )
    )
    ledger.record(action="reading.answer", object_type="profile", detail={"reading": line.mark, "outcome": outcome})


def _line(one: Reading, last: ReadingAnswer | None) -> ReadingLine:
    matter = one.matter
    chosen = matter.chosen if matter else ""
    return ReadingLine(
        key=one.mark.lower(),
        mark=one.mark,
        label=matter.label if matter else one.mark,
        quote=one.source.quote,
        says=matter.says if matter else "",
        chosen=chosen,
        source=one.source,
        rests=tuple(_rests(one)),
        answer=last,
        stale=last is not None and last.chosen != chosen,
        alternatives=tuple(_alternative(matter, other) for other in matter.alternatives) if matter else (),
    )


def _alternative(matter: Remark, other: Alternative) -> AlternativeLine:
    return AlternativeLine(
        code=other.code,
        label=other.label,
        choice=choice_lines(matter, other) if other.own else "",
        own=own_lines(other),
        holds=in_force(profile(), other),
    )


def _rests(one: Reading) -> list[str]:
    found = []
    for place in one.places:
        hook, _slash, code = place.partition("/")
        labels = [value.label for value in profile().declared(hook) if value.code == code]
        found += [sentences.about_anyone(label) for label in labels]
    return list(dict.fromkeys(found))
