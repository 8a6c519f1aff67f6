"""What people do for an application: answer a question of the school, and write down what happened."""

from core.access.school import profile
from core.access.scope import scope
from core.contract.requirements import HumanVerdict
from core.features.admissions.application_facts import UNDONE, ApplicationFile
from core.features.admissions.questions import leaves, verdicts
from core.features.admissions.record import Event, NewDuty, close_duties, happened, logged, open_duty
from core.features.admissions.rules import UNDECIDED
from core.web.language import _
from core.web.problems import Conflict, Invalid, NotFound, Problem

ASK = "ask"
"""The rule of a duty by which a role is asked one question (`ask-<code>:application:<id>`)."""


def question_of(file: ApplicationFile, code: str) -> HumanVerdict:
    """The question of the school with this code; NotFound where no rule asks it of this child now."""
    known = verdicts(profile().admission_rules)
    asked_now = {f.act_about for one in file.judged for f in one.findings if f.act == "verdict" or f.asks}
    answered = {h.about for h in file.facts.happenings if h.kind == "verdict"}
    if code not in known or code not in asked_now | answered:
        raise NotFound()
    return known[code][0]


def judge_question(file: ApplicationFile, code: str, yes: bool, reason: str) -> None:
    """Record the answer of a person to a question that no computer can answer."""
    question = question_of(file, code)
    check_undecided(file)
    if not scope().roles & set(question.by):
        asked = ", ".join(profile().role(role).label for role in question.by)
        raise Problem(_("Deze vraag beantwoordt: %(wie)s.", wie=asked), status=403)
    if not reason.strip():
        raise Invalid(_("Een oordeel heeft een reden nodig."), errors={"reason": [_("Schrijf op waarom.")]})
    _check_first(file, code)
    said = question.question.replace("{leerling}", file.name)
    happened(
        file.application,
        file.name,
        Event(
            kind="verdict",
            about=code,
            on=scope().today,
            outcome="yes" if yes else "no",
            reason=reason,
            roles=scope().roles,
            summary=f"{said} {_('Ja.') if yes else _('Nee.')}"[:400],
        ),
    )
    close_duties(file.application, _("Beantwoord."), frozenset({f"{ASK}-{code}"}))
    logged(file.application, "application.verdict", question=code)


def _check_first(file: ApplicationFile, code: str) -> None:
    """Some answers wait for another one: a judgement on a hand-over waits for the hand-over itself."""
    for one in file.judged:
        asked = [part for part in leaves(one.rule.requirement) if isinstance(part, HumanVerdict)]
        codes = [part.code for part in asked]
        if not one.rule.settled_first or not one.applies or code not in codes[1:]:
            continue
        for earlier in asked[: codes.index(code)]:
            latest = file.facts.latest("verdict", earlier.code)
            if latest is None or latest.outcome != "yes":
                said = _("Eerst dit: %(vraag)s", vraag=earlier.condition(file.facts))
                raise Invalid(said, errors={"reason": [said]})


def take_back(file: ApplicationFile, code: str, reason: str) -> None:
    """Take an answer back: the question stands open again. What was said stays in the history."""
    question = question_of(file, code)
    check_undecided(file)
    if not scope().roles & set(question.by):
        raise Problem(_("Alleen wie de vraag mag beantwoorden, trekt het antwoord in."), status=403)
    said = question.question.replace("{leerling}", file.name)
    happened(
        file.application,
        file.name,
        Event(
            kind=UNDONE,
            about=code,
            on=scope().today,
            reason=reason,
            summary=_("Ingetrokken: %(vraag)s", vraag=said)[:400],
        ),
    )
    logged(file.application, "application.verdict_undone", question=code)


def ask_role(file: ApplicationFile, code: str) -> None:
    """Put a question on the list of whoever may answer it (the exam secretary, say)."""
    question = question_of(file, code)
    check_undecided(file)
    for role in question.by[:1]:
        said = question.question.replace("{leerling}", file.name)
        new = NewDuty(
            code=f"{ASK}-{code}",
            label=said,
            owner_role=role,
            started_on=scope().today,
            explains=_("Dit wil de school weten voor de aanmelding van %(kind)s.", kind=file.name),
        )
        open_duty(file.application, new)
    said = _("Gevraagd aan: %(wie)s.", wie=", ".join(profile().role(role).label for role in question.by[:1]))
    happened(file.application, file.name, Event(kind="asked", about=code, on=scope().today, summary=said))
    logged(file.application, "application.ask", question=code)


def check_undecided(file: ApplicationFile) -> None:
    """Conflict once there is a decision."""
    if file.application.state not in UNDECIDED:
        raise Conflict(_("Over deze aanmelding is al besloten."))
