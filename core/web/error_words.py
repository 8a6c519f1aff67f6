"""Titles and sentences for HTTP errors: what happened, and what a person can do. Never a number as a title."""

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from core.access.scope import PARTNER, scope_or_none
from core.web.language import _
from core.web.problems import NOTHING_HERE

_TITLES = {
    400: _("Dit konden wij niet lezen"),
    401: _("Je bent niet ingelogd"),
    403: _("Dit is niet voor jou open"),
    404: _("Hier staat niets"),
    405: _("Dit kan hier niet"),
    409: _("Iemand was je voor"),
    413: _("Dit is te groot"),
    415: _("Dit soort bestand kennen wij niet"),
    422: _("Dit kan nog niet"),
    429: _("Even wachten"),
    500: _("Dit lukte niet"),
    503: _("Dekkend is even niet te bereiken"),
}
_SENTENCES = {
    400: _("Er kwam iets binnen dat wij niet kunnen lezen. Ga een pagina terug en probeer het opnieuw."),
    401: _("Log in en open de pagina opnieuw."),
    404: _("Op dit adres staat niets voor jou. Misschien is de link oud, of klopt er een letter niet."),
    405: _("Deze pagina kun je openen, maar je kunt er niets naartoe sturen. Ga een pagina terug."),
    409: _("Iemand anders bewaarde dit, terwijl jij schreef."),
    415: _("Kies een ander soort bestand."),
    422: _("Niet alles klopt nog."),
    429: _("Dit ging vaker dan een mens het doet. Wacht een minuut en probeer het dan opnieuw."),
    503: _("Probeer het over een minuut opnieuw. Er is niets verloren van wat al bewaard was."),
}
_TITLES_TO_GUESTS = {401: _("U bent niet ingelogd"), 403: _("Dit is niet voor u open"), 409: _("Iemand was u voor")}
_SENTENCES_TO_GUESTS = {
    403: _("Deze pagina hoort niet bij wat u met deze school doet. Denkt u van wel? Vraag het de school."),
    404: _("Op dit adres staat niets voor u. Misschien is de link oud, of klopt er een letter niet."),
    405: _("Deze pagina kunt u openen, maar u kunt er niets naartoe sturen. Ga een pagina terug."),
    409: _("Iemand anders bewaarde dit, terwijl u schreef."),
}
_ABOUT_A_CASE_TO_GUESTS = _(
    "Dit dossier is niet, of niet meer, met u gedeeld. Denkt u dat dit niet klopt? Vraag het de school."
)
_NOTHING_TO_GUESTS = _("Op dit adres staat niets voor u.")
"""To staff *je*, to people from outside *u*. What is not here speaks to nobody in particular."""

_KINDS = {
    400: "bad_request",
    401: "signed_out",
    403: "forbidden",
    404: "not_found",
    405: "method",
    413: "too_large",
    429: "too_many",
}

_ABOUT_A_CASE = frozenset({"case", "case_id"})


def is_guest() -> bool:
    """Whether the reader comes from outside the school: then the page says *u*."""
    current = scope_or_none()
    return current is not None and current.kind == PARTNER


def to_reader(message: str) -> str:
    """The sentence of a problem; the one that says nothing but "not here" in the form for this reader."""
    return _(_NOTHING_TO_GUESTS) if is_guest() and message == _(NOTHING_HERE) else message


def title(status: int) -> str:
    """The heading of the page."""
    if is_guest() and status in _TITLES_TO_GUESTS:
        return _(_TITLES_TO_GUESTS[status])
    return _(_TITLES.get(status, _TITLES[500] if status >= 500 else _TITLES[400]))


def kind(status: int) -> str:
    """The word for machines."""
    return _KINDS.get(status, "http")


def sentence(error: HTTPException) -> str:
    """What happened and what to do, in words for this error on this page."""
    status = error.code or 500
    if is_guest() and (status == 403) and _ABOUT_A_CASE & set(request.view_args or ()):
        return _(_ABOUT_A_CASE_TO_GUESTS)
    if is_guest() and status in _SENTENCES_TO_GUESTS:
        return _(_SENTENCES_TO_GUESTS[status])
    if status == 403:
        return _forbidden()
    if status == 413:
        return _too_large()
    return _(_SENTENCES.get(status, _SENTENCES[400]))


def _too_large() -> str:
    return _(
        "Een bestand mag ten hoogste %(mb)d MB zijn. Kies een kleiner bestand, of verdeel het in stukken.",
        mb=current_app.config["LARGEST_FILE_MB"],
    )


def _forbidden() -> str:
    # the name of the child is never shown here
    if _ABOUT_A_CASE & set(request.view_args or ()):
        return _("Je hoort niet bij de mensen rond dit dossier. Denk je van wel? Vraag het de regiehouder.")
    return _(
        "Deze pagina hoort niet bij wat jij op deze school doet. Denk je van wel? Vraag het wie de accounts beheert."
    )


def fault(code: str) -> str:
    """The sentence of a fault of ours, with whom to call when the platform says so (`HELP_LINE`)."""
    line = current_app.config.get("HELP_LINE", "")
    if line:
        return _("Probeer het over een minuut opnieuw, of bel %(lijn)s en noem %(code)s.", lijn=line, code=code)
    return _(
        "Probeer het over een minuut opnieuw. Lukt het dan nog niet, geef dan deze code door: %(code)s.", code=code
    )
