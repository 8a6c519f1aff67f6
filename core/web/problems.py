"""One kind of exception for everything a person must be told: a Dutch sentence, a status, errors per field, a way out.

Raise it anywhere at or above a service of a feature; `core.web.errors` makes the page or the JSON, once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.contract.findings import Finding
from core.web.language import _

FieldErrors = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A link that leads on: `label` is what the person reads, `href` a path of this site."""

    label: str
    href: str


class Problem(Exception):
    """Something that keeps a person from what they wanted.

    `message` is a whole Dutch sentence for that person; `errors` sentences per field; `link` the way out; `kind` a
    word for machines (in JSON), `status` the HTTP status.
    """

    status = 422
    kind = "problem"

    def __init__(
        self, message: str, *, errors: FieldErrors | None = None, link: Way | None = None, status: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.errors: FieldErrors = dict(errors or {})
        self.link = link
        if status is not None:
            self.status = status


NOTHING_HERE = _("Op dit adres staat niets voor jou.")


class NotFound(Problem):
    """Nothing at this address for this reader. The same words whether it does not exist or is not theirs to know."""

    status = 404
    kind = "not_found"

    def __init__(self, message: str = "", *, link: Way | None = None) -> None:
        super().__init__(message or _(NOTHING_HERE), link=link)


class Invalid(Problem):
    """What was sent does not fit the schema; `errors` says why, per field."""

    status = 422
    kind = "invalid"


class Refused(Problem):
    """The school's own rules say not yet: `findings` holds every condition that stops it, never only the first."""

    status = 422
    kind = "refused"

    def __init__(self, message: str, *, findings: Sequence[Finding] = (), link: Way | None = None) -> None:
        super().__init__(message, link=link)
        self.findings = tuple(findings)


class Conflict(Problem):
    """Somebody or something was there first."""

    status = 409
    kind = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field of which two texts exist. `field` is the name in the form, `label` what the person reads."""

    field: str
    label: str
    mine: str
    theirs: str


class StaleVersion(Conflict):
    """Another person saved first. Both texts are kept: the page shows them side by side and asks per field.

    `who` and `at` tell who saved and when; `version` is what the next attempt builds on and comes back as `version`;
    `kept` the other fields, by default those of the form that was sent.
    """

    kind = "stale_version"

    def __init__(
        self,
        *,
        who: str,
        at: datetime,
        differences: Sequence[Difference],
        version: int,
        kept: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        super().__init__(_("%(who)s bewaarde dit, terwijl jij schreef.", who=who))
        self.who = who
        self.at = at
        self.differences = tuple(differences)
        self.version = version
        self.kept: Mapping[str, Sequence[str]] = dict(kept or {})


class TooMany(Problem):
    """Too often in too short a time; `wait` is in seconds and goes into `Retry-After`."""

    status = 429
    kind = "too_many"

    def __init__(self, message: str = "", *, wait: int = 60) -> None:
        super().__init__(message or _("Dit ging vaker dan een mens het doet. Wacht even en probeer het dan opnieuw."))
        self.wait = wait
