"""Words that the templates of cases share."""

from typing import Any

from core.access.school import profile
from core.access.scope import scope, scope_or_none
from core.contract.facts import ConsentStatus
from core.contract.permissions import Permission
from core.features.cases import rules
from core.features.cases.documents import templates
from core.features.cases.rooms import room
from core.features.consents.rules import ConsentState
from core.web.dates import moment
from core.web.language import _

DOCUMENT_STATES = {"draft": "concept", "made": "gemaakt", "agreed": "vastgesteld"}

_CONSENT_WORDS = {
    ConsentStatus.NOT_ASKED: ("waiting", "Nog niet gevraagd"),
    ConsentStatus.WAITING: ("waiting", "Wacht op antwoord"),
    ConsentStatus.GIVEN: ("good", "Gegeven"),
    ConsentStatus.REFUSED: ("bad", "Geweigerd"),
    ConsentStatus.CONFLICT: ("bad", "Ouders niet eens"),
    ConsentStatus.WITHDRAWN: ("bad", "Ingetrokken"),
}


@room.context_processor
def words() -> dict[str, Any]:
    """What every template of this room may use; nothing on a page for somebody who is not at the school."""
    if scope_or_none() is None:
        return {}
    return {
        "consent_more": consent_more,
        "consent_word": consent_word,
        "director_word": profile().word("director", _("regiehouder")),
        "document_state": document_state,
        "levels": profile().care_levels,
        "moment": moment,
        "may_close": Permission.CASES_READ_ALL in scope().permissions,
        "may_take": may_take,
        "role_label": role_label,
        "taker": taker,
        "template_label": template_label,
        "templates": templates(),
        "today": scope().today,
    }


def document_state(state: str) -> str:
    """The state of a document in a word."""
    return _(DOCUMENT_STATES.get(state, state))


def role_label(code: str) -> str:
    """The school's name of a role; the code when the profile no longer knows it."""
    try:
        return profile().role(code).label
    except LookupError:
        return code


def template_label(code: str) -> str:
    """The name of a document, with a capital."""
    try:
        label = profile().template(code).label
    except LookupError:
        label = code
    return label[:1].upper() + label[1:]


def may_take(following: rules.NextStep) -> bool:
    """Whether the reader may set this step: it is theirs, and nothing stops it that they may not override."""
    if not rules.may_enter(following.step, scope().roles):
        return False
    return following.open or rules.may_override(following.findings, scope().roles)


def taker(following: rules.NextStep) -> str:
    """Who sets this step, in a sentence."""
    step = following.step
    if following.decision is not None:
        teams = _(" of ").join(profile().team(code).short for code in following.decision.teams)
        return _("Het %(teams)s neemt het besluit; jij kunt het voorbereiden.", teams=teams)
    if step.enters_after:
        return _(
            "Deze stap volgt vanzelf op de bespreking in het %(team)s.", team=profile().team(step.enters_after).short
        )
    owners = _(" of ").join(role_label(code) for code in step.owners)
    return _("Deze stap zet: %(wie)s.", wie=owners)


def consent_word(state: ConsentState) -> tuple[str, str]:
    """Shape and word of a state of consent."""
    kind, word = _CONSENT_WORDS[state.fact.status]
    if state.fact.status is ConsentStatus.WAITING and state.fact.missing:
        word = _("Wacht op %(wie)s", wie=_(" en ").join(state.fact.missing))
    return kind, _(word)


def consent_more(state: ConsentState) -> str:
    """What is said behind the word: who gave it and when, or who stands in the way."""
    if state.fact.explanation:
        return state.fact.explanation.removeprefix(f"{consent_word(state)[1]} ")
    if state.fact.refused_by:
        return _("door %(wie)s", wie=_(" en ").join(state.fact.refused_by))
    return ""
