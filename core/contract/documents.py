"""Forms and documents: fixed parts, and for a form what each answer records."""

from dataclasses import dataclass
from enum import StrEnum

from core.contract.parties import Party
from core.contract.requirements.base import Requirement
from core.contract.source import Declared, Source, Statement


class FieldKind(StrEnum):
    """How a field is asked. The concern form uses at most five fields."""

    PUPIL = "pupil"
    TEXT = "text"
    CHOICE = "choice"
    PARTIES = "parties"
    CONSENT = "consent"


class DocumentOf(StrEnum):
    """Whom a document is about: only one of a pupil is made in a case."""

    PUPIL = "pupil"
    GROUP = "group"
    SCHOOL = "school"
    APPLICATION = "application"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to choose from."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A question of a form or a part of a document.

    What the answer records: PARTIES each ticked party as a `consultation`; CONSENT the givers of `purpose`; a TEXT
    with `verdict` also answers that human verdict with "yes" and the text as reason; a CHOICE with `decides_route`
    chooses the route. A part of a document that `gathers` kinds of happenings begins with what the case holds of them,
    each with its day. `{leerling}` in texts stands for the pupil's first name.
    """

    code: str
    label: str
    kind: FieldKind
    source: Source
    help: str = ""
    required: bool = True
    missing: str = ""
    choices: tuple[Choice, ...] = ()
    parties: tuple[Party, ...] = ()
    all_parties: bool = False
    purpose: str = ""
    verdict: str = ""
    decides_route: bool = False
    gathers: tuple[str, ...] = ()
    rows: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTemplate(Declared):
    """A form or document of the school. `intake` marks the form by which a concern is reported.

    `verb` is the button ("Verstuur zorgmelding"); `sent` the sentence afterwards; `notifies` roles told at once;
    `reporters` roles that may send it; `routes` the routes it may start; `reference_to` the system that gets a
    reference afterwards. `of` is whom it is about; it may only be made when all of `before` holds, and must be there
    when all of `wanted` holds; `authors` are the roles that make it, `part_of` the document it belongs to, `place`
    where it is kept, `status` how far the school is with it, `rules` what else the school says of it. `supplied` is
    False where the school names a document that its own text does not hold.
    """

    fields: tuple[Field, ...] = ()
    intake: bool = False
    title: str = ""
    intro: str = ""
    verb: str = ""
    sent: str = ""
    notifies: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    starts_at: str = ""
    reference_to: str = ""
    safety: str = ""
    supplied: bool = True
    of: DocumentOf = DocumentOf.PUPIL
    before: tuple[Requirement, ...] = ()
    wanted: tuple[Requirement, ...] = ()
    authors: tuple[str, ...] = ()
    part_of: str = ""
    place: str = ""
    status: str = ""
    rules: tuple[Statement, ...] = ()
