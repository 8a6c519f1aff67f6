"""What a person typed in a form that could not be handled, to show it again and to send it again."""

import re
from dataclasses import dataclass

from flask import request
from werkzeug.exceptions import HTTPException

from core.web.forgery import is_elsewhere
from core.web.problems import StaleVersion

_SECRET = re.compile(r"wachtwoord|password|geheim|token|code", re.IGNORECASE)
_AGAIN = frozenset({400, 409, 429, 500, 503})


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAgain:
    """The texts, and whether the page may offer to send them again (never with a secret left out)."""

    action: str
    texts: tuple[tuple[str, str], ...]
    can_resend: bool

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """What is worth reading: texts of a person, not ids and ticks."""
        return tuple((name, text) for name, text in self.texts if name != "key" and (" " in text or len(text) > 40))


def typed_again(status: int) -> TypedAgain | None:
    """The form of this request, or None when there is none or when it may not be repeated.

    Only for posts that our own pages made: a form that another site made up is never put before a person.
    """
    if request.method != "POST" or status not in _AGAIN or is_elsewhere():
        return None
    try:
        sent = list(request.form.items(multi=True))
    except HTTPException:
        return None
    texts = tuple((name, text) for name, text in sent if name != "csrf_token" and not _SECRET.search(name))
    if not texts:
        return None
    secrets_left_out = any(_SECRET.search(name) for name, _text in sent if name != "csrf_token")
    return TypedAgain(
        action=request.full_path.rstrip("?"), texts=texts, can_resend=not secrets_left_out and not request.files
    )


def the_rest(problem: StaleVersion) -> dict[str, list[str]]:
    """The fields of this form about which there is no difference, so that the next attempt sends them again."""
    asked = {difference.field for difference in problem.differences} | {"csrf_token", "version"}
    return {name: request.form.getlist(name) for name in request.form if name not in asked and "~" not in name}
