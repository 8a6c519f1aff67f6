"""Finding pupils by name, spelling forgiven.

First what was typed, as part of a name. Only where that gives little, the names that hold a third of each typed word
are fetched (bounded) and compared in Python: no school is so large that this is felt, and a whole board still answers.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select

from core.access.scope import scope
from core.db.engine import session
from core.features.pupils import names
from core.features.pupils.models import Pupil, PupilGroup
from core.features.pupils.service import PupilChoice, mentor_pupils, still_here

FEW = 5
"""With fewer hits than this the search looks further."""
MOST_COMPARED = 3_000
MOST_ALIKE = 10
MOST_FOUND = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernChoices:
    """Whom a reader may report about: `own` pupils first, then what the search step `found`."""

    own: tuple[PupilChoice, ...]
    found: tuple[PupilChoice, ...]


def holds_words(query: str) -> ColumnElement[bool]:
    """The SQL condition: every typed word is part of the name. False when nothing that counts was typed."""
    words = names.words_of(query)
    each = [or_(*(Pupil.search_name.contains(text) for text in names.spellings(word))) for word in words]
    return and_(*each) if each else false()


def alike(query: str, but: Collection[UUID] = (), *where: ColumnElement[bool]) -> tuple[UUID, ...]:
    """Ids of pupils whose name looks like the query, in order of name, without those in `but`. One statement."""
    words = names.words_of(query)
    if not words:
        return ()
    near = [or_(*(Pupil.search_name.contains(part) for part in names.pieces(word))) for word in words]
    statement = (
        select(Pupil.id, Pupil.search_name)
        .where(*near, *where, Pupil.merged_into_id.is_(None))
        .order_by(Pupil.sort_name, Pupil.id)
        .limit(MOST_COMPARED)
    )
    known = set(but)
    rows = (row for row in session().execute(statement) if row.id not in known)
    return tuple(row.id for row in rows if names.fits(words, row.search_name))[:MOST_ALIKE]


def find(query: str) -> tuple[PupilChoice, ...]:
    """Up to 30 pupils who are still at school, exact hits first, then names that look like it."""
    here = still_here(scope().today)
    hits = _choices(holds_words(query), here)
    if len(hits) >= FEW:
        return hits
    close = alike(query, {hit.id for hit in hits}, here)
    return (*hits, *(_choices(Pupil.id.in_(close)) if close else ()))


def choices_for_concern(query: str = "", chosen: UUID | None = None) -> ConcernChoices:
    """Own pupils, and what the search step found; a pupil chosen on another page is among them.

    A select with 1,200 names helps nobody: the page shows this and a search field that reloads it.
    """
    here = still_here(scope().today)
    mine = mentor_pupils()
    own = _choices(Pupil.id.in_(mine), here, most=200) if mine else ()
    found = find(query) if query.strip() else ()
    if chosen is not None and chosen not in {choice.id for choice in (*own, *found)}:
        found = (*_choices(Pupil.id == chosen, here), *found)
    known = {choice.id for choice in own}
    return ConcernChoices(own=own, found=tuple(choice for choice in found if choice.id not in known))


def _choices(*where: ColumnElement[bool], most: int = MOST_FOUND) -> tuple[PupilChoice, ...]:
    statement = (
        select(Pupil, PupilGroup.label)
        .outerjoin(PupilGroup, (PupilGroup.school_id == Pupil.school_id) & (PupilGroup.id == Pupil.group_id))
        .where(*where)
        .order_by(Pupil.sort_name, Pupil.id)
        .limit(most)
    )
    return tuple(
        PupilChoice(id=pupil.id, name=pupil.full_name, group=label or "")
        for pupil, label in session().execute(statement)
    )
