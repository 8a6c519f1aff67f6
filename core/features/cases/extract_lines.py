"""A printed dossier as values, and the work of writing one: for whom, from which notes, what was left out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from core.features.cases import extract_rules as rules
from core.features.cases.facts import CaseFile
from core.features.cases.models import CaseNote
from core.web.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractLine:
    """One thing on paper: the day, a title, and perhaps text in paragraphs."""

    title: str
    on: date | None = None
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractPart:
    """A part with its lines."""

    code: str
    title: str
    lines: tuple[ExtractLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractText:
    """The whole: `left_out` says in sentences what does not stand on it; `note_ids` which notes do."""

    parts: tuple[ExtractPart, ...]
    left_out: tuple[str, ...]
    note_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """For whom it is: `kind` of `extract_rules`, and the guardian when it is one."""

    kind: str
    guardian_id: UUID | None = None

    @property
    def family(self) -> bool:
        """A parent, or the pupil."""
        return self.kind in (rules.GUARDIAN, rules.PUPIL)


@dataclass(slots=True)
class ExtractWork:
    """The work at hand: the case, the reader, the notes that are not sealed, and what was left out so far."""

    file: CaseFile
    reader: Reader
    notes: Mapping[UUID, CaseNote]
    names: Mapping[UUID, str]
    secrets: Collection[str]
    left_out: list[str] = field(default_factory=list)

    def fit(self, lines: Iterable[ExtractLine], what: str) -> tuple[ExtractLine, ...]:
        """The lines without those that tell a secret address."""
        whole = tuple(lines)
        kept = tuple(one for one in whole if not rules.tells_a_secret(f"{one.title} {one.body}", self.secrets))
        if len(kept) < len(whole):
            gone = len(whole) - len(kept)
            self.left_out.append(
                _("%(wat)s: %(aantal)s keer, want daar staat een geheim adres in.", wat=what, aantal=gone)
            )
        return kept
