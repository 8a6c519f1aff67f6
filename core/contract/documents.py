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
    chooses the route. `{leerling}` in texts stands for the pupil's first name.
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
    rows: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTemplate(Declared):
    """A form or document of the school. `intake` marks the form by which a concern is reported.

    `verb` is the button ("Verstuur zorgmelding"); `sent` the sentence afterwards; `notifies` roles told at once;
    `reporters` roles that may send it; `routes` the routes it may start; `reference_to` the system that gets a
    reference afterwards. `before` tells for whom or when it is made, `authors` the roles that make it, `part_of` the
    document it belongs to, `rules` what else the school says of it. `supplied` is False where the school names a
    document that its own text does not hold.
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
    before: tuple[Requirement, ...] = ()
    authors: tuple[str, ...] = ()
    part_of: str = ""
    rules: tuple[Statement, ...] = ()
